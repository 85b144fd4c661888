#include "shrinkage.h"

#include "chisq.h"
#include "mem.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_multimin.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

enum { MOST_STEPS = 2000 };

/* beyond this the areas' rates differ by less than a thousandth: equal, for any use */
#define ALPHA_FULL 1e6

/* of the simplex, in logarithms: a ten-thousandth of alpha moves no estimate that is shown */
#define SIZE_DONE   1e-7
#define SIZE_ENOUGH 1e-4

struct counted {
    const double *count, *population;
    size_t n;
};

/* Minus the log likelihood of log alpha and log mean, less what does not depend on them.
 * lnpoch and log1p keep their digits where alpha is large, where lgamma(alpha + x) - lgamma(alpha)
 * would lose them all. */
static double minus_likelihood(const gsl_vector *x, void *data)
{
    const struct counted *c = data;
    double alpha = exp(gsl_vector_get(x, 0)), beta = alpha / exp(gsl_vector_get(x, 1));
    double sum = 0;

    for (size_t i = 0; i < c->n; i++) {
        double more = log1p(c->population[i] / beta);
        gsl_sf_result poch;

        if (gsl_sf_lnpoch_e(alpha, c->count[i], &poch))
            return (double)INFINITY;
        sum += poch.val - (alpha + c->count[i]) * more - c->count[i] * log(beta);
    }
    return isfinite(sum) ? -sum : (double)INFINITY;
}

static enum shrinkage_status maximise(struct counted *c, double alpha, struct shrinkage *fit)
{
    gsl_multimin_function f = {minus_likelihood, 2, c};
    gsl_multimin_fminimizer *m =
        gsl_multimin_fminimizer_alloc(gsl_multimin_fminimizer_nmsimplex2, 2);
    gsl_vector *start = gsl_vector_alloc(2), *step = gsl_vector_alloc(2);
    enum shrinkage_status status = SHRINKAGE_NOT_CONVERGED;
    double size = (double)INFINITY;
    int state;

    if (!m || !start || !step)
        mem_fail();
    gsl_vector_set(start, 0, log(alpha));
    gsl_vector_set(start, 1, log(fit->mean));
    gsl_vector_set(step, 0, 0.5);
    gsl_vector_set(step, 1, 0.05);
    state = gsl_multimin_fminimizer_set(m, &f, start, step);
    for (int i = 0; !state && i < MOST_STEPS; i++) {
        state = gsl_multimin_fminimizer_iterate(m);
        fit->alpha = exp(gsl_vector_get(m->x, 0));
        fit->mean = exp(gsl_vector_get(m->x, 1));
        size = gsl_multimin_fminimizer_size(m);
        if (size < SIZE_DONE || fit->alpha > ALPHA_FULL)
            break;
    }
    if (fit->alpha > ALPHA_FULL)
        status = SHRINKAGE_FULL;
    else if (size < SIZE_ENOUGH) /* it stops early where the likelihood is flat to the last digit */
        status = SHRINKAGE_OK;
    gsl_vector_free(step);
    gsl_vector_free(start);
    gsl_multimin_fminimizer_free(m);
    return status;
}

static enum shrinkage_status full(struct shrinkage *fit)
{
    fit->mean = fit->count / fit->population;
    fit->alpha = fit->beta = (double)INFINITY;
    fit->cv = 0;
    return SHRINKAGE_FULL;
}

enum shrinkage_status shrinkage_fit(const double *count, const double *population, size_t n,
                                    struct shrinkage *fit)
{
    struct counted c = {count, population, n};
    double v = 0;
    enum shrinkage_status status;

    gsl_set_error_handler_off(); /* the default one ends the program */
    *fit = (struct shrinkage){.alpha = (double)NAN};
    for (size_t i = 0; i < n; i++) {
        if (!(count[i] >= 0) || !(population[i] > 0) || !isfinite(count[i] + population[i]))
            return SHRINKAGE_ARGUMENT;
        fit->count += count[i];
        fit->population += population[i];
    }
    if (n < SHRINKAGE_LEAST || fit->count <= 0)
        return SHRINKAGE_TOO_FEW;
    fit->mean = fit->count / fit->population;
    for (size_t i = 0; i < n; i++) {
        double g = count[i] / population[i] - fit->mean;

        v += population[i] * g * g;
    }
    v = v / fit->population - fit->mean / (fit->population / (double)n);
    if (!(v > 0))
        return full(fit);
    status = maximise(&c, fit->mean * fit->mean / v, fit);
    if (status ==
        SHRINKAGE_OK) /* a simplex may shrink on a slope: once more from where it stopped */
        status = maximise(&c, fit->alpha, fit);
    if (status == SHRINKAGE_FULL)
        return full(fit);
    fit->beta = fit->alpha / fit->mean;
    fit->cv = 1 / sqrt(fit->alpha);
    return status;
}

void shrinkage_posterior(const struct shrinkage *fit, double count, double population,
                         double *shape, double *rate)
{
    int full_one = isinf(fit->alpha);

    *shape = full_one ? fit->count : fit->alpha + count;
    *rate = full_one ? fit->population : fit->beta + population;
}

enum shrinkage_status shrinkage_estimate(const struct shrinkage *fit, double count,
                                         double population, double confidence, double *estimate,
                                         double *lower, double *upper)
{
    double shape, rate, tail = (1 - confidence) / 2;

    if (!(count >= 0) || !(population > 0) || !(confidence > 0 && confidence < 1))
        return SHRINKAGE_ARGUMENT;
    gsl_set_error_handler_off();
    shrinkage_posterior(fit, count, population, &shape, &rate);
    *estimate = shape / rate;
    if (chisq_quantile(tail, 2 * shape, CHISQ_LOWER, lower) ||
        chisq_quantile(tail, 2 * shape, CHISQ_UPPER, upper))
        return SHRINKAGE_NOT_CONVERGED;
    *lower /= 2 * rate;
    *upper /= 2 * rate;
    return SHRINKAGE_OK;
}
