/* Many comparisons at once: which of them still stand, and how many chance alone would flag. */
#ifndef HW_MULTIPLE_H
#define HW_MULTIPLE_H

#include <stddef.h>

/* The two-sided p-value of a standard normal z: 2 (1 - Phi(|z|)). NaN for NaN.
 * Source: gsl_cdf_ugaussian_Q. */
double multiple_p_of_z(double z);

/* The p-values of n comparisons of one question adjusted by Benjamini and Hochberg (JRSS B 57,
 * 1995, 289-300): with the p in order, adjusted_(i) = min over k >= i of min(1, p_(k) m / k), where
 * m counts the comparisons that have a p (a p that is NaN has an adjusted one of NaN). To flag what
 * has an adjusted p of at most q keeps the expected share of false flags at q or below, when the
 * comparisons are independent or positively dependent. The same as R's p.adjust(p, "BH").
 *
 * adjusted[n] may be p itself. Returns 0, or -1 when a p is below 0 or above 1; then adjusted is as
 * it was. */
int multiple_adjust(const double *p, size_t n, double *adjusted);

/* How many of n comparisons lie outside limits that hold a share `inside` (0.95, 0.998) of them
 * when nothing but chance is at work, and the probability that at least one does, were they
 * independent: n (1 - inside) and 1 - inside^n. */
double multiple_expected(size_t n, double inside);
double multiple_any(size_t n, double inside);

#endif
