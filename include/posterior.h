/* What counts tell of a share or of a number a month, with the Jeffreys prior: Beta(x + 1/2, n - x
 * + 1/2) for x of n, Gamma(x + 1/2, months) for x events in so many months. Every function returns
 * 0, or -1 when the arguments make no sense or the library does not converge; it never aborts.
 * Source: Brown, Cai, DasGupta, Statistical Science 16 (2001) 101-133; gsl_cdf_beta_P,
 * gsl_cdf_gamma_Pinv. */
#ifndef HW_POSTERIOR_H
#define HW_POSTERIOR_H

/* The p-quantile (0 < p < 1) of a share that was `share` (0 to 1) of n > 0. */
int posterior_share_quantile(double share, double n, double p, double *quantile);

/* The p-quantile of a number a month that was `mean` >= 0 over so many months > 0. */
int posterior_rate_quantile(double mean, double months, double p, double *quantile);

#endif
