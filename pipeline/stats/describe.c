#include "describe.h"

#include "mem.h"

#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>
#include <math.h>
#include <stdlib.h>

static double lag1(const double *y, size_t n, double mean, size_t known)
{
    long double products = 0, squares = 0, pairs = 0;

    for (size_t i = 0; i < n; i++) {
        long double e = (long double)y[i] - (long double)mean;

        if (isnan(y[i]))
            continue;
        squares += e * e;
        if (i + 1 < n && !isnan(y[i + 1])) {
            products += e * ((long double)y[i + 1] - (long double)mean);
            pairs++;
        }
    }
    if (known < 2 || squares <= 0)
        return (double)NAN;
    return (double)(products / (pairs + 1) / (squares / (long double)known));
}

static int finite(const struct describe *d)
{
    return isfinite(d->mean) && isfinite(d->min) && isfinite(d->max) && !isinf(d->sd) &&
           !isinf(d->lag1);
}

enum describe_status describe_values(const double *y, size_t n, struct describe *d)
{
    const double none = (double)NAN;
    double *sorted = mem_new(n + 1, sizeof *sorted);

    *d = (struct describe){0, 0, none, none, none, none, none, none, none, none};
    for (size_t i = 0; i < n; i++)
        if (!isnan(y[i]))
            sorted[d->n++] = y[i];
    d->missing = n - d->n;
    if (d->n) {
        d->mean = gsl_stats_mean(sorted, 1, d->n);
        if (d->n > 1)
            d->sd = gsl_stats_sd(sorted, 1, d->n);
        d->lag1 = lag1(y, n, d->mean, d->n);
        gsl_sort(sorted, 1, d->n);
        d->min = sorted[0];
        d->lower_quartile = gsl_stats_quantile_from_sorted_data(sorted, 1, d->n, 0.25);
        d->median = gsl_stats_quantile_from_sorted_data(sorted, 1, d->n, 0.5);
        d->upper_quartile = gsl_stats_quantile_from_sorted_data(sorted, 1, d->n, 0.75);
        d->max = sorted[d->n - 1];
    }
    free(sorted);
    return !d->n ? DESCRIBE_EMPTY : finite(d) ? DESCRIBE_OK : DESCRIBE_TOO_LARGE;
}
