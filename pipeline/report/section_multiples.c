/* A panel for each area on shared axes: which lines have left their plans? */
#include "report.h"

#include "decimal.h"
#include "multiples_chart.h"
#include "words.h"

#include <math.h>
#include <stdlib.h>

enum { PAGE = 580 };

struct work {
    const struct report *r;
    struct multiple *panel;
    size_t n, months, known;
    bool plan; /* any area has one */
    bool gaps; /* in any area's actuals, between two figures */
};

static double index_of(int64_t value, double baseline)
{
    return 100 * decimal_double(value) / baseline;
}

static struct multiple panel_of(struct work *w, int area)
{
    const struct report *r = w->r;
    struct standing s = standing_of(r->in, area, PROGRESS_HEADLINE);
    double *actual = arena_new(r->a, w->months, sizeof *actual);
    double *plan = arena_new(r->a, w->months, sizeof *plan), last = (double)NAN;
    double baseline = decimal_double(s.n ? s.rows[0].baseline : DECIMAL_NONE);
    bool gap = false;
    struct multiple m = {.label = s.name, .actual = actual, .plan = plan};

    for (size_t k = 0; k < w->months; k++) {
        int period = r->in->programme->baseline_period + (int)k;
        const struct progress *row = progress_at(s.rows, s.n, period);

        actual[k] = plan[k] = (double)NAN;
        if (!row || !(baseline > 0))
            continue;
        if (period <= r->in->period)
            actual[k] = index_of(row->actual, baseline);
        plan[k] = index_of(row->trajectory, baseline);
        w->plan |= !isnan(plan[k]);
        w->gaps |= gap && !isnan(actual[k]);
        gap = !isnan(last) && isnan(actual[k]);
        last = isnan(actual[k]) ? last : actual[k];
    }
    w->known += !isnan(last);
    m.last_words = isnan(last) ? NULL : words_rate(r->a, last, 0);
    return m;
}

/* "14 of 25 Area Teams are below plan": what the panels show. */
static const char *headline(const struct work *w, const int *area)
{
    const struct report *r = w->r;
    const struct programme *p = r->in->programme;
    size_t known;
    const char *behind = report_behind_words(r, area, w->n, "plan", &known);

    if (known && w->plan)
        return behind;
    return arena_format(r->a, "%zu %s since %s", w->n,
                        programme_level_words(p, p->geography.area[area[0]].level, w->n),
                        words_month(r->a, p->baseline_period));
}

static const char *alternative(const struct work *w, const struct multiples_chart *c)
{
    const struct report *r = w->r;
    const char *text =
        arena_format(r->a,
                     "Line charts on shared axes, one for each of %zu areas: actual%s as an "
                     "index of the baseline. Latest:",
                     c->count, w->plan ? " and plan" : "");

    for (size_t i = c->from; i < c->from + c->count; i++)
        text = arena_format(r->a, "%s%s %s %s", text, i > c->from ? ";" : "", c->panel[i].label,
                            c->panel[i].last_words ? c->panel[i].last_words : "no figure");
    return arena_format(r->a, "%s.", text);
}

/* A row for each month of an area in which something is drawn. */
static void add_rows(const struct work *w, struct table_block *t, const struct multiple *m)
{
    const struct report *r = w->r;

    for (size_t k = 0; k < w->months; k++) {
        int period = r->in->programme->baseline_period + (int)k;
        const char *cell[] = {m->label, words_month_short(r->a, period),
                              period > r->in->period ? "[z]" : words_rate(r->a, m->actual[k], 1),
                              words_rate(r->a, m->plan[k], 1)};

        if (!isnan(m->actual[k]) || !isnan(m->plan[k]))
            table_row(r->d, t, cell, 4, false);
    }
    if (!m->last_words)
        table_row(r->d, t, (const char *[]){m->label, "[x]", "[x]", "[x]"}, 4, false);
}

static void add_data(const struct work *w, struct figure_block *f, const struct multiples_chart *c)
{
    const struct report *r = w->r;
    struct table_column *column = arena_new(r->a, 4, sizeof *column);
    struct table_block *t;

    column[0] = (struct table_column){"Area", ALIGN_LEFT, 2.4};
    column[1] = (struct table_column){"Month", ALIGN_LEFT, 1};
    column[2] = (struct table_column){"Actual, baseline = 100", ALIGN_RIGHT, 1};
    column[3] = (struct table_column){"Plan, baseline = 100", ALIGN_RIGHT, 1};
    t = figure_data(r->d, f, column, 4);
    for (size_t i = c->from; i < c->from + c->count; i++)
        add_rows(w, t, &c->panel[i]);
}

void section_multiples(const struct report *r, const int *area, size_t n)
{
    const struct programme *p = r->in->programme;
    int last = r->in->period > p->deadline ? r->in->period : p->deadline;
    struct work w = {.r = r, .n = n, .months = (size_t)(last - p->baseline_period) + 1};
    struct multiples_chart chart = {.n = n, .first = p->baseline_period, .last = last};
    const char *base = words_month(r->a, p->baseline_period);
    struct row_figures say = {.name = "multiples"};

    if (!n || last <= p->baseline_period)
        return;
    w.panel = arena_new(r->a, n, sizeof *w.panel);
    for (size_t i = 0; i < n; i++)
        w.panel[i] = panel_of(&w, area[i]);
    if (!w.known)
        return;
    chart.panel = w.panel;
    chart.unit = arena_format(r->a, "%s, %s = 100", p->measure->unit, base);
    chart.actual_words = "actual, with its latest value";
    chart.plan_words = w.plan ? "plan" : NULL;
    say.headline = headline(&w, area);
    say.subtitle = arena_format(r->a, "%s as an index, %s = 100, to %s, all on the same axes. %s.",
                                p->measure->unit, base, words_month(r->a, r->in->period),
                                report_series_words(programme_headline(p, area[0])));
    for (size_t i = 1; chart.from < n; i++, chart.from += chart.count) {
        struct figure_block *f;

        chart.count = multiples_chart_panels(&chart, r->t, r->width, PAGE);
        say.alternative = alternative(&w, &chart);
        f = figure_of_page(r, &say, chart.from, chart.count, n, i);
        multiples_chart_draw(&chart, &f->picture, r->t, r->width);
        if (w.gaps)
            figure_note(r->d, f, "A gap in a line: months without a figure.");
        add_data(&w, f, &chart);
    }
}
