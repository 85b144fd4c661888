/* Which area a row is of. */
#include "extract_row.h"

#include "period.h"

#include <string.h>

static const char *cell(const struct row *r, int column)
{
    return column < 0 ? "" : row_cell(r, (size_t)column);
}

/* The code counts; a name that contradicts it may mean that the wrong one was typed. */
static void check_name(struct row *r, int area, int names)
{
    struct extract *e = r->e;
    const struct geography *g = &e->programme->geography;
    const char *name = cell(r, names);
    const struct area *own = &g->area[area];
    struct text message = {0};
    int other;

    if (!*name || geography_is_named(g, area, name))
        return;
    other = geography_match_name(g, name, row_date(r)).area;
    if (other >= 0)
        text_addf(&message, "is the name of %s", g->area[other].area_code);
    else
        text_add(&message, "is no name of an area");
    text_addf(&message,
              ", but the code beside it, %s, is that of %s: the row was taken for %s; correct the "
              "one that is wrong",
              own->area_code, own->name, own->area_code);
    extract_report_on(e, "other_name", r->line, (size_t)names + 1, name, own->area_code,
                      r->key.period, message.data);
    text_free(&message);
}

/* Is the code the text, with zeros in front? */
static bool lacks_zeros(const char *text, const char *code)
{
    size_t n = strlen(text), all = strlen(code);

    return n && n < all && strspn(text, "0123456789") == n && strspn(code, "0") >= all - n &&
           !strcmp(code + all - n, text);
}

/* The area whose code has become this text on its way through a spreadsheet, and how; or -1. */
static int area_meant(const struct row *r, const char *text, const char **how)
{
    const struct geography *g = &r->e->programme->geography;
    int area = -1;

    if (*text == '\'') {
        *how = "an apostrophe stands in front of it";
        area = geography_match_written(g, text + 1, row_date(r)).area;
    }
    for (size_t i = 0; i < g->n && area < 0; i++)
        if (lacks_zeros(text, g->area[i].area_code)) {
            *how = "a spreadsheet has taken its zeros away";
            area = (int)i;
        }
    return area;
}

/* Returns false when the code is none that was damaged. */
static bool add_damaged(struct text *t, const struct row *r, struct unmapped_row *u)
{
    const char *how;
    int area = area_meant(r, u->code, &how);
    const struct area *a = &r->e->programme->geography.area[area < 0 ? 0 : area];

    if (area < 0)
        return false;
    u->match = (struct area_match){area, -1};
    text_addf(t, "is not the code of an area, but \"%s\" is, of %s: the row is refused; %s",
              a->area_code, a->name, how);
    return true;
}

static void add_unknown(struct text *t, const struct row *r, struct unmapped_row *u)
{
    const struct programme *p = r->e->programme;
    int near = -1;

    if (u->coded)
        u->match = geography_match_name(&p->geography, u->name, row_date(r));
    if (u->coded && u->match.area >= 0 && u->match.other < 0)
        text_addf(
            t, "is not the code of an area; the name beside it belongs to %s: the row is refused",
            p->geography.area[u->match.area].area_code);
    else {
        if (u->match.area < 0)
            near = geography_nearest(&p->geography, *u->name ? u->name : u->code);
        text_addf(t, "is not the %s of an area", u->coded ? "code" : "name");
        if (near >= 0)
            text_addf(t, ", perhaps %s, %s", p->geography.area[near].area_code,
                      p->geography.area[near].name);
        text_addf(t, ": the row is refused; correct it, or add the area to %s", p->areas_path);
    }
}

static void add_ambiguous(struct text *t, const struct row *r, const struct area_match *m)
{
    const struct area *area = r->e->programme->geography.area;

    text_addf(t,
              "may be %s, %s, or %s, %s: the row is refused; write the code, or say in the table "
              "of aliases which one is meant",
              area[m->area].area_code, area[m->area].name, area[m->other].area_code,
              area[m->other].name);
}

/* A text of this row that stands for no area, met for the first time. */
static struct unmapped_row *add_unmapped(struct row *r, struct unmapped_row *u, bool ambiguous)
{
    struct text message = {0};
    struct unmapped_row *added;

    u->check = ambiguous ? "ambiguous_area" : "unknown_area";
    if (ambiguous)
        add_ambiguous(&message, r, &u->match);
    else if (!u->coded || !add_damaged(&message, r, u))
        add_unknown(&message, r, u);
    u->message = message.data;
    added = unmapped_add(&r->e->unmapped, u);
    text_free(&message);
    return added;
}

/* The text in column i stands for no area, or for several. Whose row it is, for what else is found
 * in it, the name may tell. */
static void refuse_text(struct row *r, size_t i, int names, struct area_match match)
{
    const struct extract *e = r->e;
    bool coded = e->rule[i]->role == ROLE_AREA_CODE;
    struct unmapped_row u = {.code = coded ? row_cell(r, i) : "",
                             .name = cell(r, names),
                             .coded = coded,
                             .period = r->key.period,
                             .file = e->name,
                             .match = match,
                             .field = i + 1};
    struct unmapped_row *met = unmapped_find(&e->unmapped, &u);

    if (!met)
        met = add_unmapped(r, &u, match.area >= 0);
    if (met->match.area >= 0 && met->match.other < 0)
        r->key.area_code = e->programme->geography.area[met->match.area].area_code;
    unmapped_count(met, r->line);
    r->good = false;
}

/* An old code beside a new one, or the code of another list: they must mean one area. */
static bool agrees(struct row *r, size_t i, int area)
{
    const struct geography *g = &r->e->programme->geography;

    if (!r->key.area_code || !strcmp(r->key.area_code, g->area[area].area_code))
        return true;
    row_refuse(r, "codes_differ", i,
               "is the code of %s, but \"%s\" in column %zu is that of %s: the row is refused; "
               "correct the one that is wrong",
               g->area[area].name, row_cell(r, r->code), r->code + 1,
               g->area[geography_find(g, r->key.area_code)].name);
    return false;
}

static void take_area(struct row *r, size_t i, int area)
{
    if (!r->key.area_code)
        r->code = i;
    r->key.area_code = r->e->programme->geography.area[area].area_code;
}

/* Where there is no column of codes. */
static void read_name(struct row *r, size_t i)
{
    struct area_match m =
        geography_match_name(&r->e->programme->geography, row_cell(r, i), row_date(r));

    if (m.area >= 0 && m.other < 0)
        take_area(r, i, m.area);
    else
        refuse_text(r, i, (int)i, m);
}

void row_read_area(struct row *r)
{
    struct extract *e = r->e;
    const struct geography *g = &e->programme->geography;
    int codes = row_column(e, ROLE_AREA_CODE), names = row_column(e, ROLE_AREA_NAME);

    r->key.area_code = NULL; /* what was thought of it to name a bad period's area */
    if (codes < 0) {
        read_name(r, (size_t)names);
        return;
    }
    for (size_t i = 0; i < e->columns; i++) {
        struct area_match m;

        if (e->rule[i]->role != ROLE_AREA_CODE || !*row_cell(r, i))
            continue;
        m = geography_match_written(g, row_cell(r, i), row_date(r));
        if (m.area < 0 || m.other >= 0) {
            refuse_text(r, i, names, m);
            return;
        }
        if (!agrees(r, i, m.area))
            return;
        take_area(r, i, m.area);
    }
    if (r->key.area_code)
        check_name(r, geography_find(g, r->key.area_code), names);
    else
        refuse_text(r, (size_t)codes, names, (struct area_match){-1, -1});
}

static void report_line(struct extract *e, const struct unmapped_row *u, size_t k)
{
    const struct geography *g = &e->programme->geography;
    const char *area =
        u->match.area < 0 || u->match.other >= 0 ? NULL : g->area[u->match.area].area_code;
    struct text message = {0};

    text_add(&message, u->message);
    if (k + 1 == u->n && u->rows > u->n)
        text_addf(&message, "; so in %zu more rows", u->rows - u->n);
    extract_report_on(e, u->check, u->line[k], u->field, u->coded ? u->code : u->name, area,
                      u->period, message.data);
    text_free(&message);
}

void extract_report_unmapped(struct extract *e)
{
    for (size_t i = 0; i < e->unmapped.n; i++)
        for (size_t k = 0; k < e->unmapped.row[i].n; k++)
            report_line(e, &e->unmapped.row[i], k);
}
