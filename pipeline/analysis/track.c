#include "track.h"

#include "decimal.h"
#include "figure.h"
#include "period.h"
#include "plan_shape.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What the rows of one area and series have in common. */
struct tracked {
    const struct programme *p;
    const struct observations *o;
    const struct trajectories *plan;
    const struct plan_shape *shape;
    int report_period;
    int area;
    const struct series *series;
    enum progress_role role;
    int64_t baseline, target;
};

static struct figure figure_at(const struct tracked *a, int period)
{
    return figure_of(a->p, a->o, a->series->series, a->p->measure->measure, a->area, period,
                     a->report_period);
}

/* The given baseline of the whole; the published one of an area; else its own figure of then. */
static int64_t baseline_of(const struct tracked *a)
{
    const struct programme *p = a->p;
    bool revised;
    const struct observation *given = NULL;

    if (a->role == PROGRESS_BESIDE || a->role == PROGRESS_SUMMED)
        return figure_at(a, p->baseline_period).value;
    if (a->area == p->root)
        return p->baseline;
    if (p->baseline_series)
        given = observations_find(a->o, p->baseline_series->series, p->measure->measure,
                                  p->geography.area[a->area].area_code, p->baseline_period,
                                  a->report_period, &revised);
    return given ? given->value : figure_at(a, p->baseline_period).value;
}

static struct planned planned_for(const struct tracked *a, int period)
{
    if (a->role == PROGRESS_SUMMED)
        return trajectory_of_parts(a->plan, a->p, a->area, period, a->report_period);
    if (a->role == PROGRESS_HEADLINE)
        return plan_shape_of(a->shape, a->p,
                             trajectory_of(a->plan, a->p, a->area, period, a->report_period),
                             period);
    return (struct planned){DECIMAL_NONE, BASIS_NONE, 0, PERIOD_NONE, DECIMAL_NONE};
}

static int64_t target_of(const struct tracked *a)
{
    if (a->role == PROGRESS_HEADLINE && a->area == a->p->root)
        return a->p->target;
    return planned_for(a, a->p->deadline).value;
}

/* A series shown beside the headline has a baseline of its own, and grows by the same target. */
static int64_t planned_growth(const struct tracked *a)
{
    if (a->role == PROGRESS_BESIDE && a->area == a->p->root)
        return a->p->target_growth;
    return decimal_minus(a->target, a->baseline);
}

static double share(const struct tracked *a, int64_t growth)
{
    int64_t planned = planned_growth(a);

    if (growth == DECIMAL_NONE || planned == DECIMAL_NONE || !planned ||
        fabs(decimal_double(planned)) < 0.02 * decimal_double(a->baseline))
        return (double)NAN;
    return 100 * decimal_double(growth) / decimal_double(planned);
}

static double achieved(const struct tracked *a, int64_t actual, int period, int months)
{
    struct figure then = {.value = DECIMAL_NONE};

    if (actual != DECIMAL_NONE && period - months >= a->p->baseline_period)
        then = figure_at(a, period - months);
    return decimal_per(decimal_minus(actual, then.value), months);
}

static void add_parts(const struct tracked *a, struct progress *row)
{
    struct figure parts = figure_of_parts(a->p, a->o, a->series->series, a->p->measure->measure,
                                          a->area, row->period, a->report_period);

    row->parts = parts.value;
    if (*row->source_file)
        row->unexplained = decimal_minus(row->actual, parts.value);
}

static void track_period(const struct tracked *a, struct progress_table *t, int period)
{
    const struct programme *p = a->p;
    struct figure f = {.value = DECIMAL_NONE};
    struct planned planned = planned_for(a, period);
    struct progress row = {.report_period = a->report_period,
                           .area = a->area,
                           .series = a->series,
                           .role = a->role,
                           .period = period,
                           .baseline = a->baseline,
                           .target = a->target,
                           .months_left = p->deadline - period,
                           .parts = DECIMAL_NONE,
                           .unexplained = DECIMAL_NONE,
                           .source_file = ""};

    if (period <= a->report_period)
        f = figure_at(a, period);
    if (a->role == PROGRESS_PUBLISHED && f.value == DECIMAL_NONE)
        return;
    row.actual = f.value;
    row.status = period <= a->report_period ? f.status : '\0';
    row.areas_present = f.present;
    row.areas_expected = f.expected;
    if (f.source_file) {
        row.source_file = f.source_file;
        row.source_line = f.source_line;
    }
    row.trajectory = planned.value;
    row.basis = planned.basis;
    row.version = planned.version;
    row.agreed = planned.agreed;
    row.first_trajectory = planned.first;
    row.growth = decimal_minus(row.actual, row.baseline);
    row.growth_share_pct = share(a, row.growth);
    row.gap = decimal_minus(row.actual, row.trajectory);
    row.target_gap = decimal_minus(row.actual, row.target);
    row.required_per_month =
        row.months_left > 0 ? -decimal_per(row.target_gap, row.months_left) : (double)NAN;
    for (int i = 0; i < PROGRESS_SPANS; i++)
        row.achieved_per_month[i] = achieved(a, row.actual, period, progress_spans[i]);
    if (row.actual != DECIMAL_NONE && a->role != PROGRESS_BESIDE)
        add_parts(a, &row);
    progress_add(t, &row);
}

static void track_series(struct tracked *a, struct progress_table *t, const struct series *series,
                         enum progress_role role)
{
    int last = a->report_period;

    if (!series)
        return;
    a->series = series;
    a->role = role;
    a->baseline = baseline_of(a);
    a->target = target_of(a);
    if (role <= PROGRESS_SUMMED && last < a->p->deadline)
        last = a->p->deadline;
    for (int period = a->p->baseline_period; period <= last; period++)
        track_period(a, t, period);
}

/* The series of the smallest areas below, when the area itself is judged on another one. */
static const struct series *series_below(const struct tracked *a)
{
    int *leaf = mem_new(a->p->geography.n, sizeof *leaf);
    size_t n = geography_leaves(&a->p->geography, a->area, a->report_period, leaf);
    const struct series *below = n ? programme_headline(a->p, leaf[0]) : NULL;

    free(leaf);
    return below == programme_headline(a->p, a->area) ? NULL : below;
}

static void track_area(struct tracked *a, struct progress_table *t)
{
    const struct programme *p = a->p;
    const struct series *headline = programme_headline(p, a->area);

    track_series(a, t, headline, PROGRESS_HEADLINE);
    track_series(a, t, series_below(a), PROGRESS_SUMMED);
    for (size_t i = 0; a->area == p->root && i < p->catalogue.n_series; i++)
        if (catalogue_lists(p->beside, p->catalogue.series[i].series))
            track_series(a, t, &p->catalogue.series[i], PROGRESS_BESIDE);
    if (headline != p->published_series)
        track_series(a, t, p->published_series, PROGRESS_PUBLISHED);
}

void track_run(struct progress_table *t, const struct programme *p, const struct observations *o,
               const struct trajectories *plan, const struct assumptions *reg, int report_period)
{
    const struct geography *g = &p->geography;
    struct plan_shape shape = {0};

    if (reg &&
        trajectory_of(plan, p, p->root, p->deadline, report_period).basis == BASIS_STRAIGHT_LINE)
        plan_shape_make(&shape, p, o, reg, report_period);

    for (size_t i = 0; i < g->n; i++) {
        struct tracked a = {.p = p,
                            .o = o,
                            .plan = plan,
                            .shape = &shape,
                            .report_period = report_period,
                            .area = (int)i};

        if (g->area[i].level >= 0 && g->area[i].whole < 0 &&
            geography_open(g, (int)i, report_period))
            track_area(&a, t);
    }
    plan_shape_free(&shape);
}
