/* The forecast of a monthly series: a weighted mixture of 12 forms of exponential smoothing
 * ({raw, log} x {no trend, linear, damped} x {no season, months}; smoothing.h).
 *
 * A form's weight is exp(-0.125 d), d its AICc less the least one, but for a tenth of the weight,
 * which is shared by exp(-0.02 d): it keeps the tails honest where one form fits too well. Its
 * months ahead have a t distribution around its mean, its sd times 1.05; on the log scale where the
 * form is. The forecast is the mixture: its median, its quantiles, its probability of a target,
 * none of them by simulation. Forms on the log scale take part where the least value is at least a
 * tenth of the median, their sd 12 months ahead is under 0.5 and no column is an amount. With fewer
 * than 24 months, or more than a quarter of them missing, the six forms without season; below six,
 * or with more than a quarter missing below 24, nothing. Source: pools of simple methods beat
 * single methods in the M3 and M4 competitions (Makridakis, Spiliotis, Assimakopoulos, Int. J.
 * Forecasting 36 (2020) 54-74); docs/methods.md has what was measured here. */
#ifndef HW_POOL_H
#define HW_POOL_H

#include "smoothing.h"

enum { POOL_FORMS = 12, POOL_LEAST = 6, POOL_LEAST_SEASONAL = 24 };

enum pool_status { POOL_OK, POOL_TOO_FEW, POOL_NO_FIT };

struct pool {
    size_t n; /* the members */
    struct smoothing_fit fit[POOL_FORMS];
    double weight[POOL_FORMS]; /* add up to 1 */
    size_t months, horizon;
    double *mean, *sd;    /* [n][horizon] on the forms' scales; the sd times 1.05 */
    double *residual;     /* [n][months] over sigma: NaN where a month is missing */
    bool constant;        /* all known values are the same: so is the forecast */
    double value;         /* that value */
    int form[POOL_FORMS]; /* which of the 12 each member is */
};

/* Fit the forms to a series that ends with a known month. like may be the pool of a like series (an
 * earlier origin of the same one), where the searches then begin; or NULL. Freed with pool_free(),
 * also after a failure; twice is harmless. */
enum pool_status pool_fit(struct pool *pool, const struct smoothing_series *series, size_t horizon,
                          const struct pool *like);
void pool_free(struct pool *pool);

/* P(value <= x) h months ahead (1 to horizon). */
double pool_probability(const struct pool *pool, size_t h, double x);

/* The p-quantile (0 < p < 1) h months ahead; NaN where it cannot be found. */
double pool_quantile(const struct pool *pool, size_t h, double p);

#endif
