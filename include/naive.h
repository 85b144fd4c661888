/* The two naive forecasts of a monthly series, as benchmarks with honest intervals: their variance
 * grows with the horizon and counts what is not known of the parameters. A missing month is NaN. */
#ifndef HW_NAIVE_H
#define HW_NAIVE_H

#include <stddef.h>

enum naive_status { NAIVE_OK, NAIVE_TOO_FEW, NAIVE_GAP };

enum { NAIVE_LEAST_CHANGES = 11, NAIVE_LEAST_SEASONAL = 12 };

/* Random walk with drift. The last known value y_T and the mean monthly change b over the K months
 * from the first to the last known value give y_T + h b; with the m changes d_i over k_i months,
 *     s^2 = sum (d_i - k_i b)^2 / k_i / (m - 1),   sd_h^2 = s^2 (h + h^2 / K),   df = m - 1.
 * Without missing months this is Hyndman and Athanasopoulos, "Forecasting: principles and practice"
 * (3rd ed.), 5.2 and 5.5, R's forecast::rwf(drift = TRUE).
 *
 * y[n]: the series up to its last known value (y[n - 1] must not be NaN). mean and sd have room for
 * `horizon` values. Returns NAIVE_TOO_FEW with fewer than NAIVE_LEAST_CHANGES changes. */
enum naive_status naive_drift(const double *y, size_t n, size_t horizon, double *mean, double *sd,
                              double *df);

/* Seasonal naive: the same month of the last year known, f_h = y_(T+h-12k), k = ceil(h / 12). With
 * m known changes w over twelve months,
 *     s^2 = sum w^2 / m,   sd_h^2 = s^2 (1 + floor((h - 1) / 12)),   df = m.
 * Source: R's forecast::snaive; Hyndman and Athanasopoulos, 5.2 and 5.5.
 *
 * Returns NAIVE_TOO_FEW with fewer than NAIVE_LEAST_SEASONAL known w, NAIVE_GAP when a month of the
 * year before that is needed is missing. */
enum naive_status naive_seasonal(const double *y, size_t n, size_t horizon, double *mean,
                                 double *sd, double *df);

#endif
