/* Least squares, to the digits that the data hold.
 *
 * Columns are centred (when there is an intercept) and scaled, powers are taken of the centred and
 * scaled x; Householder QR with column pivoting (Businger and Golub 1965) solves in long double,
 * and the coefficients and their covariance are mapped back. Normal equations are never formed. */
#ifndef HW_REGRESSION_H
#define HW_REGRESSION_H

#include <stdbool.h>
#include <stddef.h>

enum regression_status {
    REGRESSION_OK,
    REGRESSION_TOO_FEW,   /* fewer complete rows than coefficients, or no coefficient at all */
    REGRESSION_RANK,      /* a column follows from the others to the last digit of the data */
    REGRESSION_TOO_LARGE, /* a value is infinite, or a result is */
};

struct regression {
    size_t n;   /* complete rows: the others, with a NaN in y or x, are left out */
    size_t p;   /* coefficients */
    size_t df;  /* n - p */
    double rss; /* residual sum of squares */
    double rsd; /* residual standard deviation, sqrt(rss / df); NaN when df is 0 */
    double r2;  /* 1 - rss / sum (y - mean y)^2; without intercept 1 - rss / sum y^2; NaN when
                   that sum is 0 */
};

/* y[n] on the k columns of x, row after row: x[n * k]. estimate and error (the standard errors,
 * NaN when df is 0) have room for k values, and one more in front with an intercept. */
enum regression_status regression_linear(const double *y, const double *x, size_t n, size_t k,
                                         bool intercept, double *estimate, double *error,
                                         struct regression *r);

/* y[n] on the powers 1 to degree of x[n]. */
enum regression_status regression_powers(const double *y, const double *x, size_t n, size_t degree,
                                         bool intercept, double *estimate, double *error,
                                         struct regression *r);

#endif
