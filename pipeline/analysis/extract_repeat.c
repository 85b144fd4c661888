/* A part that stands in the file again, where the layout says that each stands once. */
#include "extract_row.h"

#include "text.h"

bool row_tells_part(const struct extract *e, size_t i)
{
    const struct layout_rule *r = e->rule[i];

    return r->role == ROLE_PART && (!e->once || *r->detail);
}

bool extract_parts_stand_once(const struct extract *e)
{
    for (size_t i = 0; i < e->columns; i++)
        if (e->rule[i]->role == ROLE_PART && *e->rule[i]->detail)
            return true;
    return false;
}

/* The texts that say which part it is, and of which staff group: groups are kept apart. */
static void add_key(struct text *t, const struct row *r)
{
    for (size_t i = 0; i < r->e->columns; i++)
        if (row_tells_part(r->e, i) || r->e->rule[i]->role == ROLE_STAFF_GROUP) {
            text_add(t, row_cell(r, i));
            text_add(t, "\n");
        }
}

/* The value itself is not repeated: it may be one that was suppressed. */
static void report(struct row *r, const struct observation *o, const struct extract_once_row *first)
{
    struct findings *f = &r->e->in->findings;
    struct text message = {0};

    text_addf(&message, "the figure (%s) of this part stands already in line %zu%s",
              r->measure->name, first->line,
              first->differs ? " with another value: there is no sum; take one of them away"
                             : " with the same value: used once");
    extract_report_on(r->e, first->differs ? "duplicate_month" : "duplicate_row", r->line,
                      o->source_field, NULL, o->area_code, o->period, message.data);
    f->row[f->n - 1].measure = r->measure->measure;
    text_free(&message);
}

enum row_repeat row_check_once(struct row *r, const struct observation *o)
{
    struct extract_once_row *first;
    struct text key = {0};

    if (!r->e->once || row_is_total(r))
        return ROW_FIRST;
    add_key(&key, r);
    first = extract_once_find(r->e->once, o, text_of(&key));
    text_free(&key);
    if (first->line == r->line)
        return ROW_FIRST;
    first->differs |= first->value != o->value || first->status != o->status;
    report(r, o, first);
    return first->differs ? ROW_DIFFERS : ROW_AGAIN;
}
