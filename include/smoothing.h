/* Exponential smoothing with additive errors: one member of the pool (pool.h).
 *
 * For y, or log y, and the weights a, b, g and the damping phi, with s of the same month a year
 * before and known columns x:
 *     e_t = y_t - (l + phi d + s + x_t' beta)
 *     l <- l + phi d + a e,   d <- phi d + b a e,   s <- s + g (1 - a) e.
 * For given weights the errors are linear in the starts (l, d, 11 of the 12 s, which sum to zero)
 * and in beta: e = e0 - G z. They are found by least squares (Householder QR), so that only the
 * weights, four at most, are searched for (Nelder and Mead). A missing month makes no error and
 * leaves the sum of squares alone; breaks of level and a known intake are columns.
 * Source: Hyndman, Koehler, Ord, Snyder, "Forecasting with Exponential Smoothing" (2008), ch. 2, 5
 * and 6 (class 1 variances). */
#ifndef HW_SMOOTHING_H
#define HW_SMOOTHING_H

#include <stdbool.h>
#include <stddef.h>

enum { SMOOTHING_YEAR = 12, SMOOTHING_MOST_COLUMNS = 4 };

enum smoothing_trend { TREND_NONE, TREND_LINEAR, TREND_DAMPED };

struct smoothing_form {
    bool log, seasonal;
    enum smoothing_trend trend;
};

/* A column known for the n months and the months to be forecast, with a prior of its coefficient
 * where prior_sd > 0: beta ~ N(prior_mean, prior_sd^2). */
struct smoothing_column {
    const double *x;
    double prior_mean, prior_sd;
    bool amount; /* in units of y, which the logarithm knows nothing of */
};

/* The column of a known intake, a running total: all of it comes, give or take 15 %
 * (docs/methods.md).
 */
struct smoothing_column smoothing_intake(const double *x);

struct smoothing_series {
    const double *y; /* [n]: NaN where missing */
    size_t n;
    const struct smoothing_column *column;
    size_t columns;
};

enum smoothing_status {
    SMOOTHING_OK,
    SMOOTHING_TOO_FEW,  /* no degree of freedom is left, or AICc is not defined */
    SMOOTHING_SINGULAR, /* the starts are not determined by the known months */
    SMOOTHING_NOT_ABOVE_ZERO,
};

struct smoothing_fit {
    struct smoothing_form form;
    double a, b, g, phi;
    double level, slope, season[SMOOTHING_YEAR]; /* after month n; season[t % 12] */
    double beta[SMOOTHING_MOST_COLUMNS];
    double beta_variance[SMOOTHING_MOST_COLUMNS]; /* in sigma^2 */
    double df;    /* known months less starts, columns and weights */
    double sigma; /* sqrt(SS / df) */
    double aicc;  /* the 11 seasonal starts counted as 6 parameters */
};

/* Fit a form. residual[n] receives the errors (NaN where a month is missing); it may be NULL.
 * start may hold the fit of the same form to a like series, to begin the search there; or be NULL.
 */
enum smoothing_status smoothing_fit(struct smoothing_fit *fit, struct smoothing_form form,
                                    const struct smoothing_series *series,
                                    const struct smoothing_fit *start, double *residual);

/* The means and standard deviations (t distribution, fit->df) of the next `horizon` months, on the
 * scale of the form: sd_h^2 = sigma^2 (1 + sum_(j<h) c_j^2), c_j = a + b a (phi + .. + phi^j) +
 * g (1 - a) where 12 divides j. */
void smoothing_forecast(const struct smoothing_fit *fit, const struct smoothing_series *series,
                        size_t horizon, double *mean, double *sd);

/* Draw a path: error[h] are the errors of the next `horizon` months on the form's scale; value[h]
 * receives the path on the scale of y. */
void smoothing_path(const struct smoothing_fit *fit, const struct smoothing_series *series,
                    size_t horizon, const double *error, double *value);

#endif
