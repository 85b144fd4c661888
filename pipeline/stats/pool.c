#include "pool.h"

#include "mem.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_roots.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

#include <math.h>
#include <stdlib.h>

static const double softness = 0.125, widening = 1.05;
static const double least_share_of_median = 0.1, most_log_sd = 0.5;
static const double even_share = 0.1, even_softness = 0.02; /* of the weight, more evenly */

static struct smoothing_form form_at(int i)
{
    return (struct smoothing_form){
        .log = i >= POOL_FORMS / 2, .seasonal = i / 3 % 2, .trend = (enum smoothing_trend)(i % 3)};
}

struct shape {
    size_t known;
    bool seasonal, log, constant;
    double value;
};

static bool has_amount(const struct smoothing_series *s)
{
    bool amount = false;

    for (size_t c = 0; c < s->columns; c++)
        amount |= s->column[c].amount;
    return amount;
}

static enum pool_status look(const struct smoothing_series *s, struct shape *shape)
{
    double *sorted = mem_new(s->n ? s->n : 1, sizeof *sorted);
    enum pool_status status = POOL_OK;
    bool gaps;

    *shape = (struct shape){0};
    for (size_t t = 0; t < s->n; t++)
        if (!isnan(s->y[t]))
            sorted[shape->known++] = s->y[t];
    gaps = 4 * shape->known < 3 * s->n;
    if (shape->known < POOL_LEAST || (gaps && shape->known < POOL_LEAST_SEASONAL))
        status = POOL_TOO_FEW;
    else {
        gsl_sort(sorted, 1, shape->known);
        shape->seasonal = shape->known >= POOL_LEAST_SEASONAL && !gaps;
        shape->log = !has_amount(s) && sorted[0] > 0 &&
                     sorted[0] >= least_share_of_median *
                                      gsl_stats_median_from_sorted_data(sorted, 1, shape->known);
        shape->value = sorted[0];
        shape->constant = !(sorted[shape->known - 1] > sorted[0]);
    }
    free(sorted);
    return status;
}

/* Fit one form as member number pool->n; count it in if it may take part. */
static void try_form(struct pool *pool, const struct smoothing_series *series, int form,
                     const struct pool *like)
{
    double *mean = pool->mean + pool->n * pool->horizon, *sd = pool->sd + pool->n * pool->horizon;
    double *residual = pool->residual + pool->n * series->n;
    struct smoothing_fit *fit = &pool->fit[pool->n];
    const struct smoothing_fit *start = NULL;
    double year_mean[SMOOTHING_YEAR], year_sd[SMOOTHING_YEAR];

    for (size_t i = 0; like && i < like->n; i++)
        if (like->form[i] == form)
            start = &like->fit[i];
    if (smoothing_fit(fit, form_at(form), series, start, residual) != SMOOTHING_OK)
        return;
    if (fit->form.log) {
        smoothing_forecast(fit, series, SMOOTHING_YEAR, year_mean, year_sd);
        if (!(year_sd[SMOOTHING_YEAR - 1] < most_log_sd))
            return;
    }
    smoothing_forecast(fit, series, pool->horizon, mean, sd);
    for (size_t h = 0; h < pool->horizon; h++) {
        sd[h] *= widening;
        if (!isfinite(mean[h]) || !isfinite(sd[h]))
            return;
    }
    for (size_t t = 0; t < series->n; t++)
        residual[t] /= fit->sigma;
    pool->form[pool->n++] = form;
}

static void weigh(struct pool *pool)
{
    double least = HUGE_VAL, sum = 0, even = 0;

    for (size_t i = 0; i < pool->n; i++)
        least = fmin(least, pool->fit[i].aicc);
    for (size_t i = 0; i < pool->n; i++) {
        sum += exp(-softness * (pool->fit[i].aicc - least));
        even += exp(-even_softness * (pool->fit[i].aicc - least));
    }
    for (size_t i = 0; i < pool->n; i++) {
        double worse = pool->fit[i].aicc - least;

        pool->weight[i] = (1 - even_share) * exp(-softness * worse) / sum +
                          even_share * exp(-even_softness * worse) / even;
    }
}

enum pool_status pool_fit(struct pool *pool, const struct smoothing_series *series, size_t horizon,
                          const struct pool *like)
{
    struct shape shape;
    enum pool_status status;

    gsl_set_error_handler_off();
    *pool = (struct pool){.months = series->n, .horizon = horizon};
    status = look(series, &shape);
    if (status != POOL_OK)
        return status;
    pool->constant = shape.constant;
    pool->value = shape.value;
    if (shape.constant)
        return POOL_OK;
    pool->mean = mem_new(POOL_FORMS * horizon + 1, sizeof *pool->mean);
    pool->sd = mem_new(POOL_FORMS * horizon + 1, sizeof *pool->sd);
    pool->residual = mem_new(POOL_FORMS * series->n, sizeof *pool->residual);
    for (int i = 0; i < POOL_FORMS; i++)
        if ((shape.seasonal || !form_at(i).seasonal) && (shape.log || !form_at(i).log))
            try_form(pool, series, i, like);
    if (!pool->n)
        return POOL_NO_FIT;
    weigh(pool);
    return POOL_OK;
}

void pool_free(struct pool *pool)
{
    free(pool->residual);
    free(pool->sd);
    free(pool->mean);
    *pool = (struct pool){0};
}

double pool_probability(const struct pool *pool, size_t h, double x)
{
    double p = 0;

    if (pool->constant)
        return x >= pool->value;
    for (size_t i = 0; i < pool->n; i++) {
        const struct smoothing_fit *f = &pool->fit[i];
        size_t at = i * pool->horizon + h - 1;

        if (f->form.log && x <= 0)
            continue;
        p += pool->weight[i] *
             gsl_cdf_tdist_P(((f->form.log ? log(x) : x) - pool->mean[at]) / pool->sd[at], f->df);
    }
    return p;
}

struct search {
    const struct pool *pool;
    size_t h;
    double p;
};

static double beyond(double x, void *context)
{
    const struct search *s = context;

    return pool_probability(s->pool, s->h, x) - s->p;
}

double pool_quantile(const struct pool *pool, size_t h, double p)
{
    struct search search = {pool, h, p};
    gsl_function f = {beyond, &search};
    gsl_root_fsolver *solver;
    double low = HUGE_VAL, high = -HUGE_VAL, root = (double)NAN;

    if (pool->constant)
        return pool->value;
    for (size_t i = 0; i < pool->n; i++) {
        const struct smoothing_fit *fit = &pool->fit[i];
        size_t at = i * pool->horizon + h - 1;
        double q = pool->mean[at] + pool->sd[at] * gsl_cdf_tdist_Pinv(p, fit->df);

        q = fit->form.log ? exp(q) : q;
        low = fmin(low, q);
        high = fmax(high, q);
    }
    if (!(low < high))
        return isfinite(low) ? low : (double)NAN;
    /* the members' own quantiles lie on both sides of the mixture's, but for rounding */
    if (beyond(low, &search) >= 0)
        return low;
    if (beyond(high, &search) <= 0)
        return high;
    solver = gsl_root_fsolver_alloc(gsl_root_fsolver_brent);
    if (!solver)
        mem_fail();
    if (!gsl_root_fsolver_set(solver, &f, low, high))
        for (int i = 0; i < 100 && !gsl_root_fsolver_iterate(solver); i++) {
            root = gsl_root_fsolver_root(solver);
            if (gsl_root_test_interval(gsl_root_fsolver_x_lower(solver),
                                       gsl_root_fsolver_x_upper(solver), 0, 1e-11) == GSL_SUCCESS)
                break;
        }
    gsl_root_fsolver_free(solver);
    return root;
}
