/* A file without a header: which layout its first rows have. */
#include "ingest.h"

#include "decimal.h"
#include "period.h"

#include <string.h>

/* Each column of a header is compared with each of a layout. */
enum { MOST_HELD = 10, MOST_COLUMNS = 4000 };

static void hold(struct extract *e, struct csvstream *s)
{
    const char *const *field = csvstream_fields(s);
    struct extract_held *h = &e->held[e->n_held++];

    *h = (struct extract_held){s->line, s->n, arena_new(&e->texts, s->n, sizeof *h->field), s->cut};
    for (size_t i = 0; i < s->n; i++)
        h->field[i] = arena_text(&e->texts, field[i]);
}

static bool is_code(const struct programme *p, const char *text)
{
    return geography_match_written(&p->geography, text, PERIOD_NONE).area >= 0;
}

static bool is_value(const struct extract_layout *l, const char *text)
{
    int64_t value;

    return !*text || extract_layout_lookup(l, ROLE_MARK, text) || !decimal_parse(text, &value);
}

/* Can this text stand in a column of this role? */
static bool can_be(const struct programme *p, const struct extract_layout *l,
                   const struct layout_rule *r, const char *text)
{
    const struct catalogue *c = &p->catalogue;
    int day;

    switch (r->role) {
    case ROLE_PERIOD:
        return extract_layout_period(l, text, &day) != PERIOD_NONE;
    case ROLE_AREA_CODE:
        return !*text || is_code(p, text);
    case ROLE_SERIES:
        return catalogue_series(c, extract_layout_word(l, text)) != NULL;
    case ROLE_MEASURE:
        return catalogue_measure(c, extract_layout_word(l, text)) != NULL;
    case ROLE_VALUE:
        return is_value(l, text);
    default:
        return true;
    }
}

/* The rule of column i, or NULL. */
static const struct layout_rule *rule_of(const struct extract_layout *l, size_t i)
{
    char place[LAYOUT_PLACE];

    extract_layout_place(place, i);
    return extract_layout_column(l, place);
}

static bool is_row(const struct programme *p, const struct extract_layout *l,
                   const struct extract_held *h)
{
    bool placed = false;

    for (size_t i = 0; h->n == l->columns && i < h->n; i++) {
        const struct layout_rule *r = rule_of(l, i);

        if (r && !can_be(p, l, r, h->field[i]))
            return false;
        placed |= r && r->role == ROLE_AREA_CODE && *h->field[i];
    }
    return placed;
}

/* A header holds neither a month nor the code of an area where rows do. */
static bool is_no_header(const struct programme *p, const struct extract_layout *l,
                         const struct extract_held *h)
{
    for (size_t i = 0; i < h->n; i++) {
        const struct layout_rule *r = rule_of(l, i);

        if (r && *h->field[i] && (r->role == ROLE_PERIOD || r->role == ROLE_AREA_CODE) &&
            can_be(p, l, r, h->field[i]))
            return true;
    }
    return false;
}

static bool fits(const struct extract *e, const struct extract_layout *l)
{
    for (size_t i = 0; is_no_header(e->programme, l, &e->held[0]) && i < e->n_held; i++)
        if (is_row(e->programme, l, &e->held[i]))
            return true;
    return false;
}

/* A layout for files without a header, of rows of so many fields; `after` is the one before it, or
 * NULL. */
static const struct extract_layout *next_of(const struct extract *e, size_t columns,
                                            const struct extract_layout *after)
{
    const struct extract_layouts *all = e->layouts;

    for (size_t i = after ? (size_t)(after - all->layout) + 1 : 0; i < all->n; i++)
        if (all->layout[i].columns == columns)
            return &all->layout[i];
    return NULL;
}

/* The layout that fits when no other does. Returns 0; 1 when none does; else -1, which is said. */
static int choose(struct extract *e, size_t columns, const struct extract_layout **layout)
{
    const struct extract_layout *found = NULL;

    for (const struct extract_layout *l = next_of(e, columns, NULL); l;
         l = next_of(e, columns, l)) {
        if (!fits(e, l))
            continue;
        if (found) {
            extract_report(e, "two_layouts", e->held[0].line, 0, NULL,
                           "the file may have layout \"%s\" or \"%s\": nobody can tell, and it is "
                           "refused; give it a header, or take one of the layouts away",
                           found->name, l->name);
            return -1;
        }
        found = l;
    }
    *layout = found;
    return !found;
}

size_t extract_later_header(struct extract *e, struct csvstream *s)
{
    size_t line = 0, columns = e->columns;

    if (!e->n_held) {
        e->held = arena_new(&e->texts, MOST_HELD, sizeof *e->held);
        hold(e, s);
    }
    e->columns = 0;
    while (e->n_held < MOST_HELD && csvstream_next(s) == CSV_RECORD)
        hold(e, s);
    e->columns = columns;
    for (size_t i = 1; i < e->n_held && !line; i++) {
        const struct extract_held *h = &e->held[i];
        const struct extract_layout *near, *second;

        if (h->n <= MOST_COLUMNS &&
            extract_layout_match(e->layouts, h->field, h->n, &near, &second))
            line = h->line;
    }
    e->n_held = 0;
    return line;
}

int extract_hold(struct extract *e, struct csvstream *s)
{
    const struct extract_layout *layout;
    enum csv_state state = CSV_RECORD;
    size_t columns = s->n;
    int result;

    if (!next_of(e, columns, NULL))
        return 1;
    e->held = arena_new(&e->texts, MOST_HELD, sizeof *e->held);
    e->columns = 0; /* what is found meanwhile must not name them by the first row */
    do {
        hold(e, s);
    } while (e->n_held < MOST_HELD && (state = csvstream_next(s)) == CSV_RECORD);
    e->columns = columns;
    result = choose(e, columns, &layout);
    if (!result)
        result = extract_take_layout(e, layout);
    if (result < 0)
        e->n_held = 0;
    else if (!result && state == CSV_FAULT)
        extract_report_fault(e, s);
    return result;
}
