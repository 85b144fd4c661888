/* Which rows are totals, what they and the others add to the two sides of a total, and what is said
 * in the end. */
#include "extract_row.h"

#include "decimal.h"
#include "text.h"

static int kind_of(enum layout_role role)
{
    return role == ROLE_STAFF_GROUP ? TOTAL_OF_GROUPS
           : role == ROLE_PART      ? TOTAL_OF_PARTS
           : role == ROLE_AREA_CODE ? TOTAL_OF_AREAS
                                    : 0;
}

/* Is the rule about totals in column i? */
static bool is_about(const struct layout_rule *total, const struct extract *e, size_t i)
{
    return total->role == ROLE_TOTAL && kind_of(e->rule[i]->role) &&
           text_same_words(total->column, e->rule[i]->column);
}

int extract_total_kinds(const struct extract *e)
{
    int kinds = 0;

    for (size_t i = 0; i < e->columns; i++)
        for (size_t j = 0; j < e->layout->n; j++)
            if (is_about(&e->layout->rule[j], e, i))
                kinds |= kind_of(e->rule[i]->role);
    return kinds;
}

int extract_row_totals(const struct extract *e, const char *const *field)
{
    int totals = 0;

    for (size_t i = 0; e->total_kinds && i < e->columns; i++)
        for (size_t j = 0; j < e->layout->n; j++)
            if (is_about(&e->layout->rule[j], e, i) &&
                text_same_words(e->layout->rule[j].detail, field[i]))
                totals |= kind_of(e->rule[i]->role);
    return totals;
}

/* The part that the row is: the texts of its columns of parts. */
static const char *part_of(const struct row *r, struct text *t)
{
    for (size_t i = 0; i < r->e->columns; i++)
        if (row_tells_part(r->e, i)) {
            if (t->len)
                text_add(t, "\n");
            text_add(t, row_cell(r, i));
        }
    return text_of(t);
}

void row_add_to_totals(struct row *r, const struct observation *o)
{
    int kinds = r->e->total_kinds, is = r->totals;
    struct text part = {0};

    if (kinds & TOTAL_OF_GROUPS)
        extract_totals_add(r->into, TOTAL_OF_GROUPS, o, o->area_code, part_of(r, &part),
                           is & TOTAL_OF_GROUPS);
    if (r->counts && (kinds & TOTAL_OF_PARTS) && !(is & TOTAL_OF_AREAS))
        extract_totals_add(r->into, TOTAL_OF_PARTS, o, o->area_code, "", is & TOTAL_OF_PARTS);
    if (r->counts && (kinds & TOTAL_OF_AREAS) &&
        (is & (TOTAL_OF_PARTS | TOTAL_OF_AREAS)) != TOTAL_OF_PARTS)
        extract_totals_add(r->into, TOTAL_OF_AREAS, o, NULL, "", is & TOTAL_OF_AREAS);
    text_free(&part);
}

/* One may be in several parts: then a total may be less than their sum. */
static bool may_overlap(const struct extract *e, const char *measure)
{
    for (size_t i = 0; i < e->layout->n; i++)
        if (e->layout->rule[i].role == ROLE_OVERLAP &&
            catalogue_measure(&e->programme->catalogue, e->layout->rule[i].column) ==
                catalogue_measure(&e->programme->catalogue, measure))
            return true;
    return false;
}

static bool is_wrong(const struct extract *e, const struct extract_total *t)
{
    if (!t->totals || !t->known || t->gap || t->total == t->sum)
        return false;
    return t->total > t->sum || !may_overlap(e, t->measure);
}

static void report(struct extract *e, const struct extract_total *t)
{
    const char *what = t->kind == TOTAL_OF_GROUPS  ? "all staff groups"
                       : t->kind == TOTAL_OF_PARTS ? "all parts of the area"
                                                   : "all areas";
    struct text total = {0}, message = {0};

    decimal_add(&total, t->total);
    text_addf(&message, "is the total of %s", what);
    if (t->totals > 1)
        text_addf(&message, " (in %zu rows)", t->totals);
    text_add(&message, ", but the other rows add up to ");
    decimal_add(&message, t->sum);
    text_add(&message, ": a total is not used; ask which of them is right");
    extract_report_on(e, "total_differs", t->line, t->field, text_of(&total), t->area_code,
                      t->period, message.data);
    text_free(&message);
    text_free(&total);
}

void extract_check_totals(struct extract *e)
{
    bool unknown = e->totals.unknown || e->sums.unknown;

    for (size_t i = 0; i < e->totals.n && !unknown; i++)
        if (is_wrong(e, &e->totals.row[i]))
            report(e, &e->totals.row[i]);
}

enum extract_fate row_add_quietly(struct row *r, enum extract_fate (*read)(struct row *r))
{
    struct extract *e = r->e, copy = *e;
    struct ingest aside = {.extracts = 0};
    enum extract_fate fate;

    copy.in = &aside;
    copy.unmapped = (struct unmapped){0};
    r->e = &copy;
    fate = read(r);
    r->into->unknown |= fate == EXTRACT_REFUSED && !r->totals;
    r->e = e;
    e->texts = copy.texts;
    ingest_free(&aside);
    unmapped_free(&copy.unmapped);
    return fate;
}
