/* Which month a row is of. */
#include "extract_row.h"

#include "decimal.h"
#include "period.h"
#include "period_form.h"

/* A month long before the programme is a mistyped year, or a file of another one. */
static void check_early(struct row *r, size_t i)
{
    struct extract *e = r->e;
    const struct series *series =
        r->key.series ? catalogue_series(&e->programme->catalogue, r->key.series) : NULL;

    if (i >= e->columns || e->early_said || r->key.period == PERIOD_NONE ||
        r->key.period >= programme_earliest(e->programme, series))
        return;
    extract_report_on(e, "early_period", r->line, i + 1,
                      row_column(e, ROLE_PERIODS) < 0 ? row_cell(r, i) : e->header[i],
                      r->key.area_code, r->key.period,
                      "is years before the programme's baseline: is the year right? (said once "
                      "of a file)");
    e->early_said = true;
}

/* Nothing but zeros, or nothing at all? */
static bool is_nothing(const char *s)
{
    int64_t value;

    return !*s || (decimal_parse(s, &value) == DECIMAL_OK && !value);
}

/* The values that column i says the period of: its own, or all of the row. */
static bool holds_nothing(const struct row *r, size_t i)
{
    const struct extract *e = r->e;

    if (i < e->columns && e->rule[i]->role == ROLE_PERIODS)
        return is_nothing(row_cell(r, i));
    for (size_t k = 0; k < e->columns; k++)
        if (e->rule[k]->role == ROLE_VALUE && !is_nothing(row_cell(r, k)))
            return false;
    return true;
}

/* "; from 2015-04 its figures are those of A (0.6) and B (0.4)" */
static void add_successors(struct text *t, const struct geography *g, int area)
{
    const struct successor *s;
    size_t n = geography_successors(g, area, &s);

    for (size_t i = 0; i < n; i++) {
        bool first = !i || s[i].from_period != s[i - 1].from_period;

        text_add(t, first ? "; from " : " and ");
        if (first) {
            period_add(t, s[i].from_period);
            text_add(t, " use ");
        }
        text_add(t, g->area[s[i].to].area_code);
        if (s[i].share != DECIMAL_NONE && s[i].share < DECIMAL_ONE) {
            text_add(t, " (");
            decimal_add(t, s[i].share);
            text_add(t, " of it)");
        }
    }
}

/* "; before 2015-04 use Q44 and Q48" */
static void add_predecessors(struct text *t, const struct geography *g, int area)
{
    bool first = true;

    for (size_t i = 0; i < g->n_successors; i++) {
        if (g->successor[i].to != area)
            continue;
        text_add(t, first ? "; before " : " and ");
        if (first) {
            period_add(t, g->successor[i].from_period);
            text_add(t, " use ");
        }
        text_add(t, g->area[g->successor[i].from].area_code);
        first = false;
    }
}

static void refuse_closed(struct row *r, int area)
{
    const struct geography *g = &r->e->programme->geography;
    const struct area *a = &g->area[area];
    struct text from = {0}, to = {0}, others = {0};

    period_add(&from, a->valid_from);
    period_add(&to, a->valid_to);
    if (a->valid_from != PERIOD_NONE && r->key.collected < a->valid_from)
        add_predecessors(&others, g, area);
    else
        add_successors(&others, g, area);
    row_refuse(r, "closed_area", r->code,
               "is an area from %s to %s, not in the figure's month nor when this was collected: "
               "the row is refused%s",
               from.len ? from.data : "the beginning", to.len ? to.data : "today",
               text_of(&others));
    text_free(&from);
    text_free(&to);
    text_free(&others);
}

/* Does the period fit the month in which the extract was collected, and the area exist then? */
void row_check_period(struct row *r, size_t i)
{
    struct extract *e = r->e;
    const struct geography *g = &e->programme->geography;
    int area = r->key.area_code ? geography_find(g, r->key.area_code) : -1;

    check_early(r, i);
    r->key.collected = e->collected == PERIOD_NONE ? r->key.period : e->collected;
    r->closed = area >= 0 && !geography_open(g, area, r->key.collected) &&
                !geography_open(g, area, r->key.period);
    if (r->key.period > r->key.collected)
        row_refuse(r, "future_period", i,
                   "is later than the month in the file's name: the row is refused; correct it, or "
                   "name the file by the month in which it was collected");
    if (r->closed && r->good && holds_nothing(r, i)) {
        r->passed = true;
    } else if (r->closed) {
        r->closed = false;
        refuse_closed(r, area);
    }
}

/* A date stands for its month by its last day; another day may mean another month's figure. Said
 * once of a file. */
static void check_day(struct row *r, size_t i, int day)
{
    struct extract *e = r->e;
    struct text month = {0}, message = {0};

    if (!day || e->day_said || day == period_last_day(r->key.period))
        return;
    period_add(&month, r->key.period);
    text_addf(&message, "is not the last day of its month: it counts as %s (said once of a file)",
              month.data);
    extract_report_on(e, "not_last_day", r->line, i + 1, row_cell(r, i), r->key.area_code,
                      r->key.period, message.data);
    e->day_said = true;
    text_free(&message);
    text_free(&month);
}

void row_read_period(struct row *r, size_t i)
{
    struct text why = {0};
    int day;

    r->key.period = extract_layout_period(r->e->layout, row_cell(r, i), &day);
    if (r->key.period != PERIOD_NONE) {
        check_day(r, i, day);
        return;
    }
    period_form_explain(&why, row_cell(r, i));
    row_refuse(r, "bad_period", i,
               "is not a month such as 2014-09 or 2014-09-30: the row is refused%s", text_of(&why));
    text_free(&why);
}
