#include "compare.h"

#include "decimal.h"
#include "figure.h"
#include "interval.h"
#include "period.h"
#include "spread.h"

#include <math.h>
#include <stdlib.h>

struct work {
    const struct programme *p;
    const struct observations *o;
    const struct progress_table *progress;
    int report_period, period;
    int *leaf; /* the areas to be compared */
    size_t n;
};

/* The rows by which an area is compared: the sum of the smallest areas where there is one, so that
 * totals and parts are of one series. */
static const struct progress *rows_of(const struct work *w, int area, size_t *n)
{
    const struct progress *rows = progress_rows(w->progress, area, PROGRESS_SUMMED, NULL, n);

    return rows ? rows : progress_rows(w->progress, area, PROGRESS_HEADLINE, NULL, n);
}

static size_t known_in(const struct work *w, int period)
{
    size_t known = 0;

    for (size_t i = 0; i < w->n; i++) {
        size_t n;
        const struct progress *rows = rows_of(w, w->leaf[i], &n);
        const struct progress *row = progress_at(rows, n, period);

        known += row && row->actual != DECIMAL_NONE;
    }
    return known;
}

static int month_compared(const struct work *w)
{
    for (int period = w->report_period; period > w->report_period - COMPARE_MONTHS; period--)
        if (w->n && 4 * known_in(w, period) >= 3 * w->n)
            return period;
    return w->report_period;
}

static void find_population(const struct work *w, struct comparison *c)
{
    const struct programme *p = w->p;

    if (!p->population_series || !p->population_measure)
        return;
    for (int period = w->period; period > w->period - COMPARE_MONTHS; period--) {
        struct figure f =
            figure_of(p, w->o, p->population_series->series, p->population_measure->measure,
                      c->area, period, w->report_period);

        if (f.value != DECIMAL_NONE && f.value > 0) {
            c->population = f.value;
            c->population_period = period;
            return;
        }
    }
}

static bool is_leaf(const struct work *w, int area)
{
    for (size_t i = 0; i < w->n; i++)
        if (w->leaf[i] == area)
            return true;
    return false;
}

/* Take away what is not to be told of a small area by itself. */
static void hide(struct comparison *c)
{
    c->actual = c->headcount = c->growth = DECIMAL_NONE;
    c->growth_share_pct = (double)NAN;
}

static void find_headcount(const struct work *w, struct comparison *c)
{
    const struct measure *people = catalogue_measure(&w->p->catalogue, "headcount");

    if (people == w->p->measure)
        c->headcount = c->actual;
    else if (people)
        c->headcount = figure_of(w->p, w->o, c->series->series, people->measure, c->area, w->period,
                                 w->report_period)
                           .value;
}

static struct comparison row_of(const struct work *w, int area)
{
    size_t n;
    const struct progress *rows = rows_of(w, area, &n), *now = progress_at(rows, n, w->period);
    struct comparison c = comparisons_empty(w->report_period, area, rows->series, rows->role);

    c.period = w->period;
    c.rate_reason = COMPARISON_NO_FIGURE;
    if (now) {
        c.actual = now->actual;
        c.status = now->status;
        c.areas_present = now->areas_present;
        c.areas_expected = now->areas_expected;
        c.growth = now->growth;
        c.growth_share_pct = now->growth_share_pct;
    }
    find_population(w, &c);
    if (c.actual != DECIMAL_NONE) {
        find_headcount(w, &c);
        c.rate_reason = c.actual < COMPARE_SMALL * DECIMAL_ONE ? COMPARISON_SMALL
                        : c.population == DECIMAL_NONE         ? COMPARISON_NO_POPULATION
                                                               : COMPARISON_FINE;
        if (c.rate_reason == COMPARISON_SMALL && is_leaf(w, area))
            hide(&c);
    }
    c.funnel_reason = c.rank_reason = is_leaf(w, area) ? c.rate_reason : COMPARISON_TOTAL;
    return c;
}

/* Amount for each of the people, in the areas compared that tell of both; NaN when none does. */
static double participation_of(struct comparison *const *row, size_t n)
{
    double amount = 0, people = 0;

    for (size_t i = 0; i < n; i++)
        if (row[i]->headcount != DECIMAL_NONE && row[i]->headcount > 0) {
            amount += decimal_double(row[i]->actual);
            people += decimal_double(row[i]->headcount);
        }
    return people > 0 ? amount / people : (double)NAN;
}

static void set_rate(struct comparison *c, double participation)
{
    double each = isnan(participation) ? 1 : participation;
    double people = decimal_double(c->actual) / each;
    struct interval interval;

    if (c->rate_reason != COMPARISON_FINE)
        return;
    c->rate = 1000 * decimal_double(c->actual) / decimal_double(c->population);
    c->basis = isnan(participation) ? COMPARISON_AMOUNT : COMPARISON_HEADCOUNT;
    if (interval_rate(people, decimal_double(c->population), 1000 * each, 0.95, &interval)) {
        c->rate_reason = COMPARISON_NUMERIC;
        return;
    }
    c->rate_lower = interval.lower;
    c->rate_upper = interval.upper;
}

/* The areas of the smallest level whose rates are known go on to be compared with each other. */
static void compare_leaves(struct comparison_tables *t, const struct work *w)
{
    struct comparison **row = mem_new(w->n + 1, sizeof *row);
    double *people = mem_new(w->n + 1, sizeof *people), participation;
    struct inequality_row whole = {.report_period = w->report_period,
                                   .area = w->p->root,
                                   .period = w->period,
                                   .series = w->n ? programme_headline(w->p, w->leaf[0]) : NULL};
    size_t n = 0;

    for (size_t i = 0; i < t->n; i++)
        if (is_leaf(w, t->row[i].area) && t->row[i].rate_reason == COMPARISON_FINE)
            row[n++] = &t->row[i];
    participation = participation_of(row, n);
    for (size_t i = 0; i < t->n; i++)
        set_rate(&t->row[i], participation);
    for (size_t i = 0; i < n; i++)
        people[i] = decimal_double(row[i]->actual) / (isnan(participation) ? 1 : participation);
    spread_run(t, w->p, row, people, n, participation, &whole, w->n);
    free(people);
    free(row);
}

void compare_run(struct comparison_tables *t, const struct programme *p,
                 const struct observations *o, const struct progress_table *progress)
{
    struct work w = {.p = p, .o = o, .progress = progress};

    if (!progress->n)
        return;
    w.report_period = progress->row[0].report_period;
    w.leaf = mem_new(p->geography.n, sizeof *w.leaf);
    w.n = geography_leaves(&p->geography, p->root, w.report_period, w.leaf);
    w.period = month_compared(&w);
    for (size_t a = 0; a < p->geography.n; a++) {
        size_t n;

        if (rows_of(&w, (int)a, &n)) {
            struct comparison c = row_of(&w, (int)a);

            comparisons_add(t, &c);
        }
    }
    compare_leaves(t, &w);
    free(w.leaf);
}
