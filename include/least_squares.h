/* Least squares inside an optimiser: Householder's QR over columns that lie one behind the other,
 * in place. Four to five times as fast as gsl_linalg_QR_decomp on the small, tall matrices of the
 * forecasts (`make bench`), with the same digits. For coefficients to be reported use
 * regression.h.
 * Source: Golub and Van Loan, "Matrix Computations", 5.1 to 5.3. */
#ifndef HW_LEAST_SQUARES_H
#define HW_LEAST_SQUARES_H

#include <stddef.h>

/* Minimise |e - G z|^2 for g[columns * rows] (column by column) and e[rows], rows >= columns.
 * Leaves R in g, with the reflections below it, and Q'e in e. Returns the least sum of squares, or
 * -1 when G has not full rank (a diagonal of R below 1e-11 of the largest). */
double least_squares_reduce(double *g, double *e, size_t rows, size_t columns);

/* Then z[columns] by back-substitution. */
void least_squares_solve(const double *g, const double *e, size_t rows, size_t columns, double *z);

/* Then the variance of z[column] for errors of variance 1: the diagonal of (G'G)^-1. */
double least_squares_variance(const double *g, size_t rows, size_t columns, size_t column);

#endif
