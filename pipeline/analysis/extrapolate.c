#include "extrapolate.h"

#include "csvread.h"
#include "decimal.h"
#include "naive.h"
#include "period.h"
#include "status.h"

#include <math.h>
#include <stdlib.h>

/* how far beyond the deadline is looked for the month in which the target is reached */
enum { BEYOND = 12 };
/* the past origins: 3, 6, ... months before the report */
enum { ORIGINS = 8, APART = 3 };

static const struct {
    enum forecast_method method;
    enum naive_status (*function)(const double *, size_t, size_t, double *, double *, double *);
} benchmarks[] = {{METHOD_SEASONAL_NAIVE, naive_seasonal}, {METHOD_DRIFT, naive_drift}};

static struct forecast empty_forecast(const struct ahead_area *a, const struct ahead_areas *areas,
                                      enum forecast_method method, int origin)
{
    return (struct forecast){.report_period = areas->report_period,
                             .area = a->area,
                             .series = a->series,
                             .method = (int)method,
                             .origin = origin};
}

static void set_month(struct forecast *f, struct ahead_month m)
{
    f->mean = m.mean;
    f->lo95 = m.lo95;
    f->lo80 = m.lo80;
    f->hi80 = m.hi80;
    f->hi95 = m.hi95;
}

/* Below zero there is nobody. */
static struct ahead_month above_zero(struct ahead_month m)
{
    return (struct ahead_month){fmax(m.mean, 0), fmax(m.lo95, 0), fmax(m.lo80, 0), fmax(m.hi80, 0),
                                fmax(m.hi95, 0)};
}

static void add_benchmarks(struct forecast_tables *t, const struct ahead_area *a,
                           const struct ahead_areas *areas)
{
    int origin = a->last->period;
    size_t horizon = (size_t)(areas->p->deadline - origin);
    double *mean = mem_new(horizon, sizeof *mean), *sd = mem_new(horizon, sizeof *sd), df;

    for (size_t b = 0; b < sizeof benchmarks / sizeof benchmarks[0]; b++) {
        struct forecast f = empty_forecast(a, areas, benchmarks[b].method, origin);

        if (benchmarks[b].function(a->y, a->n, horizon, mean, sd, &df) != NAIVE_OK)
            continue;
        for (size_t h = 0; h < horizon; h++) {
            f.period = origin + 1 + (int)h;
            set_month(&f, above_zero(ahead_interval(mean[h], sd[h], df)));
            forecast_add(t, &f);
        }
    }
    free(sd);
    free(mean);
}

static void add_forecast(struct forecast_tables *t, const struct ahead_area *a,
                         const struct ahead *h, const struct ahead_areas *areas)
{
    struct forecast f =
        empty_forecast(a, areas, a->parts ? METHOD_SUM_OF_AREAS : METHOD_POOL, h->origin);

    f.shown = a->rows[0].role == PROGRESS_HEADLINE;
    for (f.period = h->start; f.period <= areas->p->deadline; f.period++) {
        struct ahead_month m = ahead_month(h, f.period, EXTRAPOLATE_DRAWS);

        set_month(&f, m);
        forecast_add(t, &f);
    }
}

static struct outlook empty_outlook(const struct ahead_area *a, const struct ahead_areas *areas)
{
    const double none = (double)NAN;

    return (struct outlook){
        .report_period = areas->report_period,
        .area = a->area,
        .series = a->series,
        .origin = a->last ? a->last->period : PERIOD_NONE,
        .actual = a->last ? a->last->actual : DECIMAL_NONE,
        .deadline = areas->p->deadline,
        .target = a->rows[0].target,
        .mean = none,
        .lo95 = none,
        .lo80 = none,
        .hi80 = none,
        .hi95 = none,
        .target_gap = none,
        .probability = none,
        .probability_reached = none,
        .even_period = PERIOD_NONE,
        .likely_period = PERIOD_NONE,
        .looked_until = PERIOD_NONE,
        .status_reason = "",
    };
}

/* By when the target has been reached, and how likely that is until the deadline. */
static void set_reached(struct outlook *o, const struct ahead *h, double target, int direction)
{
    double *share = mem_new(h->horizon, sizeof *share);

    ahead_reached(h, target, direction, EXTRAPOLATE_DRAWS, share);
    for (size_t m = h->horizon; m-- > 0;) {
        if (share[m] >= 0.5)
            o->even_period = h->start + (int)m;
        if (share[m] >= 0.8)
            o->likely_period = h->start + (int)m;
    }
    o->looked_until = h->start + (int)h->horizon - 1;
    /* counted in the draws, where the other is computed: at least as large it must be */
    o->probability_reached = fmax(share[o->deadline - h->start], o->probability);
    free(share);
}

static double probability_at(const struct ahead_area *a, const struct ahead *h,
                             const struct programme *p, size_t draws)
{
    if (!h->made || h->start > p->deadline || a->rows[0].target == DECIMAL_NONE)
        return (double)NAN;
    return ahead_probability(h, p->deadline, decimal_double(a->rows[0].target), p->direction,
                             draws);
}

static void set_outlook(struct outlook *o, const struct ahead_area *a, const struct ahead *h,
                        const struct programme *p)
{
    struct ahead_month m = ahead_month(h, p->deadline, EXTRAPOLATE_DRAWS);

    o->method = a->parts ? METHOD_SUM_OF_AREAS : METHOD_POOL;
    o->intake = h->intake;
    o->mean = m.mean;
    o->lo95 = m.lo95;
    o->lo80 = m.lo80;
    o->hi80 = m.hi80;
    o->hi95 = m.hi95;
    o->probability = probability_at(a, h, p, EXTRAPOLATE_DRAWS);
    if (a->rows[0].target == DECIMAL_NONE)
        return;
    o->target_gap = o->mean - decimal_double(o->target);
    set_reached(o, h, decimal_double(o->target), p->direction);
}

static enum forecast_reason reason_for(const struct ahead_area *a, const struct ahead *h,
                                       const struct programme *p)
{
    if (!a->last)
        return REASON_NO_FIGURES;
    if (a->last->period >= p->deadline)
        return REASON_DEADLINE_REACHED;
    if (!h->made)
        return a->parts ? REASON_PARTS : REASON_TOO_FEW;
    return REASON_NONE;
}

static void add_rows(struct forecast_tables *t, const struct ahead_areas *areas, size_t i,
                     const struct ahead *now, struct ahead *const *past)
{
    const struct ahead_area *a = &areas->area[i];
    struct outlook o = empty_outlook(a, areas);
    double p[ORIGINS + 1];

    o.reason = reason_for(a, &now[i], areas->p);
    if (o.reason == REASON_NONE) {
        add_forecast(t, a, &now[i], areas);
        set_outlook(&o, a, &now[i], areas->p);
        for (int k = 0; k < ORIGINS; k++)
            p[k] = probability_at(a, &past[k][i], areas->p, EXTRAPOLATE_PAST_DRAWS);
        p[ORIGINS] = o.probability;
        o.status = (int)status_replay(p, ORIGINS + 1, &o.status_reason);
    }
    if (o.reason == REASON_NONE || o.reason == REASON_TOO_FEW || o.reason == REASON_PARTS)
        add_benchmarks(t, a, areas);
    outlook_add(t, &o);
}

static void add_paths(struct text *out, const struct ahead_areas *areas, const struct ahead *now)
{
    text_add(out, "draw");
    for (size_t i = 0; i < areas->n; i++)
        if (now[i].made && now[i].start <= areas->p->deadline) {
            text_add(out, ",");
            csv_add_outside_field(out, areas->p->geography.area[areas->area[i].area].area_code);
            text_addf(out, " %s", areas->area[i].series->series);
        }
    text_add(out, "\n");
    for (size_t d = 0; d < EXTRAPOLATE_DRAWS; d++) {
        text_addf(out, "%zu", d + 1);
        for (size_t i = 0; i < areas->n; i++)
            if (now[i].made && now[i].start <= areas->p->deadline) {
                size_t m = (size_t)(areas->p->deadline - now[i].start);

                text_add(out, ",");
                number_add(out, now[i].value[m * EXTRAPOLATE_DRAWS + d]);
            }
        text_add(out, "\n");
    }
}

void extrapolate_run(struct forecast_tables *t, struct scorecard *scores, const struct programme *p,
                     const struct progress_table *progress, const struct observations *observations,
                     const struct assumptions *register_, struct text *paths)
{
    struct ahead_areas areas;
    struct ahead *now, *past[ORIGINS];
    int until = p->deadline + BEYOND;

    ahead_areas_make(&areas, p, progress);
    if (observations && register_)
        extrapolate_intake(&areas, observations, register_, until);
    now = mem_new(areas.n, sizeof *now);
    ahead_make(now, &areas, areas.report_period, until, EXTRAPOLATE_DRAWS, NULL);
    for (int k = 0; k < ORIGINS; k++) {
        int cut = areas.report_period - APART * (ORIGINS - k),
            year = cut + score_spans[SCORE_SPANS - 1];

        past[k] = mem_new(areas.n, sizeof *now);
        ahead_make(past[k], &areas, cut, year > p->deadline ? year : p->deadline,
                   EXTRAPOLATE_PAST_DRAWS, now);
    }
    for (int whole = 1; whole >= 0; whole--) /* wholes first, as in the geography */
        for (size_t i = 0; i < areas.n; i++)
            if ((areas.area[i].area == p->root) == whole)
                add_rows(t, &areas, i, now, past);
    if (scores)
        extrapolate_score(scores, &areas, past, ORIGINS);
    if (paths)
        add_paths(paths, &areas, now);
    for (int k = 0; k < ORIGINS; k++) {
        ahead_free(past[k], areas.n);
        free(past[k]);
    }
    ahead_free(now, areas.n);
    free(now);
    ahead_areas_free(&areas);
}
