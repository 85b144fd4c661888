/* What is usual: an interval from a straight line, and a middle and a spread that a few wild values
 * cannot move. */
#ifndef HW_USUAL_H
#define HW_USUAL_H

#include <stdbool.h>
#include <stddef.h>

/* The most values that are looked at. */
enum { USUAL_MOST = 24 };

/* The 95 % prediction interval at x = `at` of the least-squares line through n points (4 to
 * USUAL_MOST, not all at one x):
 *     fit +- t(0.975, n - 2) s sqrt(1 + 1/n + (at - mean x)^2 / sum (x - mean x)^2),
 * s^2 the residual sum of squares by n - 2. As R's predict(lm(y ~ x), interval = "prediction").
 * Returns false when there are too few. */
bool usual_interval(const double *x, const double *y, size_t n, double at, double *fit, double *low,
                    double *high);

/* The median of n values (1 to USUAL_MOST). */
double usual_median(const double *y, size_t n);

/* 1.4826 times the median absolute deviation from the median: R's mad(). */
double usual_spread(const double *y, size_t n);

#endif
