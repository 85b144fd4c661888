/* What a list of numbers is like: its level, its spread, and how much each follows the one before.
 * A missing value is NaN. */
#ifndef HW_DESCRIBE_H
#define HW_DESCRIBE_H

#include <stddef.h>

enum describe_status { DESCRIBE_OK, DESCRIBE_EMPTY, DESCRIBE_TOO_LARGE };

struct describe {
    size_t n, missing; /* values that are there, and that are not */
    double mean;
    double sd;   /* divisor n - 1; NaN when n is 1 */
    double lag1; /* NaN when n is 1 or all values are the same */
    double min, lower_quartile, median, upper_quartile, max;
};

/* Describe y[n], in the order of time. Mean, sd and quartiles (R's type 7) are of the values that
 * are there: gsl_stats_mean, gsl_stats_sd, gsl_stats_quantile_from_sorted_data. With m pairs of
 * neighbours that are both there,
 *     lag1 = (sum (y_t - mean)(y_(t+1) - mean) / (m + 1)) / (sum (y_t - mean)^2 / n),
 * which without missing values is the definition of NIST StRD, and with them that of R's
 * acf(na.action = na.pass). The sums are taken in long double.
 *
 * Returns DESCRIBE_EMPTY without a value (d->n and d->missing are set, all else is NaN),
 * DESCRIBE_TOO_LARGE when a value or a result is not finite. */
enum describe_status describe_values(const double *y, size_t n, struct describe *d);

#endif
