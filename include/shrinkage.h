/* Shrinkage of rates: what is known of one area is joined with what is known of all.
 *
 * count_i ~ Poisson(theta_i population_i), theta_i ~ Gamma(shape alpha, rate beta). The count alone
 * is then negative binomial, and alpha and beta are those that make what was counted most likely
 * (Clayton and Kaldor, Biometrics 43, 1987, 671-681). Given them, theta_i is
 * Gamma(alpha + count_i, beta + population_i), whose mean lies between the area's own rate and that
 * of all: the smaller the area, the nearer to that of all. */
#ifndef HW_SHRINKAGE_H
#define HW_SHRINKAGE_H

#include <stddef.h>

enum shrinkage_status {
    SHRINKAGE_OK,
    SHRINKAGE_FULL,    /* the areas differ by no more than chance: each has the rate of all */
    SHRINKAGE_TOO_FEW, /* areas, or nothing was counted at all */
    SHRINKAGE_ARGUMENT,
    SHRINKAGE_NOT_CONVERGED
};

enum { SHRINKAGE_LEAST = 3 };

struct shrinkage {
    double alpha, beta; /* of the distribution of the areas' rates; infinite when full */
    double mean; /* alpha / beta: of the areas' rates, in counts for each of the population */
    double cv;   /* 1 / sqrt(alpha): how far areas differ beyond chance, as a share */
    double count, population; /* of all areas together */
};

/* Fit alpha and beta to the counts (>= 0, need not be whole) and populations (> 0) of n areas.
 *
 * The start is by moments: g_i = count_i / population_i, m = sum count / sum population,
 * v = sum population (g - m)^2 / sum population - m / mean population, alpha = m^2 / v,
 * beta = m / v; from there the likelihood is maximised over log alpha and log of the mean with
 * gsl_multimin_fminimizer_nmsimplex2. v <= 0, or a likelihood that rises without end towards equal
 * rates, is SHRINKAGE_FULL, with *fit set: alpha and beta infinite, the mean that of all together.
 * With any other status than these two *fit is not to be used. */
enum shrinkage_status shrinkage_fit(const double *count, const double *population, size_t n,
                                    struct shrinkage *fit);

/* The shape and rate of the gamma distribution that theta has, given an area's count and
 * population. In a full shrinkage it is the one of the rate of all together, the same for every
 * area: Gamma(sum count, sum population). */
void shrinkage_posterior(const struct shrinkage *fit, double count, double population,
                         double *shape, double *rate);

/* The estimate (posterior mean) of an area's rate, and the bounds between which it lies with the
 * probability `confidence` (0.95), by chisq_quantile: gsl_cdf_gamma_Pinv fails for large shapes.
 * The same units as fit.mean. In a distribution as skewed as one of shape 0.01 the mean can lie
 * above its 97.5 % point. Alpha and beta count as known, so that with few areas the bounds are a
 * little too near. */
enum shrinkage_status shrinkage_estimate(const struct shrinkage *fit, double count,
                                         double population, double confidence, double *estimate,
                                         double *lower, double *upper);

#endif
