#include "extrapolate.h"

#include "decimal.h"
#include "diag.h"
#include "distribution.h"
#include "naive.h"
#include "period.h"

#include <math.h>
#include <stdlib.h>

/* The series of one area up to its last actual, missing months as NaN, and room for the forecast.
 */
struct run {
    const struct progress *rows; /* of one area and series, from the baseline on */
    size_t n;                    /* up to and with the last actual */
    size_t horizon;              /* months from there to the deadline */
    double *y, *mean, *sd;
};

static const struct {
    enum forecast_method method;
    enum naive_status (*function)(const double *, size_t, size_t, double *, double *, double *);
} methods[] = {
    {METHOD_SEASONAL_NAIVE, naive_seasonal}, /* the better one first: it is shown when it can be */
    {METHOD_DRIFT, naive_drift},
};

/* 0.9 leaves a tenth above: the 80 % interval; 0.975 the 95 % one. */
static int intervals(struct forecast *f, double mean, double sd, double df)
{
    double q80, q95;

    if (distribution_t_quantile(0.9, df, &q80) || distribution_t_quantile(0.975, df, &q95))
        return -1;
    f->mean = mean;
    f->lo80 = mean - q80 * sd;
    f->hi80 = mean + q80 * sd;
    f->lo95 = mean - q95 * sd;
    f->hi95 = mean + q95 * sd;
    return 0;
}

static struct outlook empty_outlook(const struct progress *last, const struct progress *row,
                                    const struct programme *p, enum forecast_reason reason)
{
    return (struct outlook){
        .report_period = row->report_period,
        .area = row->area,
        .series = row->series,
        .reason = reason,
        .origin = last ? last->period : PERIOD_NONE,
        .actual = last ? last->actual : DECIMAL_NONE,
        .deadline = p->deadline,
        .target = row->target,
        .mean = (double)NAN,
        .lo95 = (double)NAN,
        .lo80 = (double)NAN,
        .hi80 = (double)NAN,
        .hi95 = (double)NAN,
        .target_gap = (double)NAN,
    };
}

/* Run the methods; the first that works is shown. Returns how many worked, or -1. */
static int run_methods(struct forecast_tables *t, const struct run *run, struct outlook *outlook)
{
    const struct progress *last = &run->rows[run->n - 1];
    int worked = 0;

    for (size_t m = 0; m < sizeof methods / sizeof methods[0]; m++) {
        struct forecast f = {.report_period = last->report_period,
                             .area = last->area,
                             .series = last->series,
                             .method = methods[m].method,
                             .shown = !worked,
                             .origin = last->period};
        double df;

        if (methods[m].function(run->y, run->n, run->horizon, run->mean, run->sd, &df) != NAIVE_OK)
            continue;
        for (size_t h = 0; h < run->horizon; h++) {
            f.period = last->period + (int)h + 1;
            if (intervals(&f, run->mean[h], run->sd[h], df)) {
                diag_error("%s: no quantile for %g degrees of freedom", last->series->series, df);
                return -1;
            }
            forecast_add(t, &f);
        }
        if (!worked++) {
            outlook->method = f.method;
            outlook->mean = f.mean;
            outlook->lo95 = f.lo95;
            outlook->lo80 = f.lo80;
            outlook->hi80 = f.hi80;
            outlook->hi95 = f.hi95;
            outlook->target_gap = f.mean - decimal_double(outlook->target);
        }
    }
    return worked;
}

static int run_area(struct forecast_tables *t, const struct programme *p,
                    const struct progress *rows, size_t n)
{
    const struct progress *last = progress_latest(rows, n);
    struct outlook outlook;
    struct run run;
    int worked;

    outlook = empty_outlook(last, rows, p, last ? REASON_NONE : REASON_NO_FIGURES);
    if (last && last->period >= p->deadline)
        outlook.reason = REASON_DEADLINE_REACHED;
    if (outlook.reason != REASON_NONE) {
        outlook_add(t, &outlook);
        return 0;
    }
    run.rows = rows;
    run.n = (size_t)(last - rows) + 1;
    run.horizon = (size_t)(p->deadline - last->period);
    run.y = mem_new(run.n, sizeof *run.y);
    run.mean = mem_new(run.horizon, sizeof *run.mean);
    run.sd = mem_new(run.horizon, sizeof *run.sd);
    for (size_t i = 0; i < run.n; i++)
        run.y[i] = decimal_double(rows[i].actual);
    worked = run_methods(t, &run, &outlook);
    if (!worked)
        outlook.reason = REASON_TOO_FEW;
    if (worked >= 0)
        outlook_add(t, &outlook);
    free(run.sd);
    free(run.mean);
    free(run.y);
    return worked < 0 ? -1 : 0;
}

int extrapolate_run(struct forecast_tables *t, const struct programme *p,
                    const struct progress_table *progress)
{
    int result = 0;

    for (size_t a = 0; a < p->geography.n; a++) {
        size_t n;
        const struct progress *rows = progress_rows(progress, (int)a, PROGRESS_HEADLINE, NULL, &n);

        if (n)
            result |= run_area(t, p, rows, n);
    }
    return result;
}
