/* Quantiles of distributions. Every function returns 0, or -1 when the arguments make no sense or
 * the library does not converge; it never aborts. */
#ifndef HW_DISTRIBUTION_H
#define HW_DISTRIBUTION_H

/* The p-quantile (0 < p < 1) of Student's t with df > 0 degrees of freedom.
 * Source: gsl_cdf_tdist_Pinv. */
int distribution_t_quantile(double p, double df, double *quantile);

#endif
