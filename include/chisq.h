/* The quantiles of the chi-square distribution, and with them the exact limits of a Poisson count.
 * gsl_cdf_chisq_Pinv does not converge for many degrees of freedom (GSL 2.7.1: under about 0.3, and
 * many from 4,600 up); this one does. */
#ifndef HW_CHISQ_H
#define HW_CHISQ_H

enum chisq_tail { CHISQ_LOWER, CHISQ_UPPER };

/* The value with the probability p (0 < p < 1) below it (CHISQ_LOWER) or above it (CHISQ_UPPER),
 * with df > 0 degrees of freedom: R's qchisq(p, df, lower.tail = ). Newton's method on the
 * logarithm of gsl_sf_gamma_inc_P or _Q over that of the value, both concave, from the
 * approximation of Wilson and Hilferty 1931; from df 4,000 on the expansion of Cornish and
 * Fisher. Within 1e-11 of R for p of 1e-6 and more. Returns 0, or -1 when the arguments make no
 * sense or it does not converge. */
int chisq_quantile(double p, double df, enum chisq_tail tail, double *quantile);

#endif
