#include "naive.h"

#include <math.h>

enum { YEAR = 12 };

/* Walk over the known changes: returns the next known month after `from`, or n. */
static size_t next_known(const double *y, size_t n, size_t from)
{
    size_t i = from + 1;

    while (i < n && isnan(y[i]))
        i++;
    return i;
}

enum naive_status naive_drift(const double *y, size_t n, size_t horizon, double *mean, double *sd,
                              double *df)
{
    size_t first = 0, changes = 0;
    double months, drift, squares = 0, variance;

    while (first < n && isnan(y[first]))
        first++;
    for (size_t i = first, j; (j = next_known(y, n, i)) < n; i = j)
        changes++;
    if (changes < NAIVE_LEAST_CHANGES || isnan(y[n - 1]))
        return NAIVE_TOO_FEW;
    months = (double)(n - 1 - first);
    drift = (y[n - 1] - y[first]) / months;
    for (size_t i = first, j; (j = next_known(y, n, i)) < n; i = j) {
        double k = (double)(j - i), e = y[j] - y[i] - k * drift;

        squares += e * e / k;
    }
    *df = (double)(changes - 1);
    variance = squares / *df;
    for (size_t i = 0; i < horizon; i++) {
        double h = (double)(i + 1);

        mean[i] = y[n - 1] + h * drift;
        sd[i] = sqrt(variance * (h + h * h / months));
    }
    return NAIVE_OK;
}

enum naive_status naive_seasonal(const double *y, size_t n, size_t horizon, double *mean,
                                 double *sd, double *df)
{
    double squares = 0, known = 0;

    for (size_t i = YEAR; i < n; i++) {
        double w = y[i] - y[i - YEAR];

        if (!isnan(w)) {
            squares += w * w;
            known++;
        }
    }
    if (known < NAIVE_LEAST_SEASONAL)
        return NAIVE_TOO_FEW;
    for (size_t h = 0; h < horizon; h++) {
        mean[h] = y[n - YEAR + h % YEAR];
        if (isnan(mean[h]))
            return NAIVE_GAP;
        sd[h] = sqrt(squares / known * (1 + (double)(h / YEAR)));
    }
    *df = known;
    return NAIVE_OK;
}
