/* Which month a row is of. */
#include "extract_row.h"

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

/* Does the period fit the month in which the extract was collected, and the area exist then? */
void row_check_period(struct row *r, size_t i)
{
    struct extract *e = r->e;
    const struct geography *g = &e->programme->geography;
    int area = r->key.area_code ? geography_find(g, r->key.area_code) : -1;
    struct text from = {0}, to = {0};

    check_early(r, i);
    r->key.collected = e->collected == PERIOD_NONE ? r->key.period : e->collected;
    if (r->key.period > r->key.collected)
        row_refuse(r, "future_period", i,
                   "is later than the month in the file's name: the row is refused; correct it, or "
                   "name the file by the month in which it was collected");
    if (area >= 0 && !geography_open(g, area, r->key.collected)) {
        period_add(&from, g->area[area].valid_from);
        period_add(&to, g->area[area].valid_to);
        row_refuse(r, "closed_area", r->code,
                   "is an area from %s to %s, not when this was collected: the row is refused",
                   from.len ? from.data : "the beginning", to.len ? to.data : "today");
    }
    text_free(&from);
    text_free(&to);
}

/* A date stands for its month by its last day; another day may mean another month's figure. Said
 * once of a file. */
static void check_day(struct row *r, size_t i, int day)
{
    struct extract *e = r->e;
    struct text month = {0};

    if (!day || e->day_said || day == period_last_day(r->key.period))
        return;
    period_add(&month, r->key.period);
    extract_report(e, "not_last_day", r->line, i + 1, row_cell(r, i),
                   "is not the last day of its month: it counts as %s (said once of a file)",
                   month.data);
    e->day_said = true;
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
