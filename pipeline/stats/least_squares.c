#include "least_squares.h"

#include <math.h>
#include <stdlib.h>

static const double least_diagonal = 1e-11;

/* Four sums side by side, so that the processor need not wait for each addition. */
static double dot(const double *a, const double *b, size_t n)
{
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    size_t i = 0;

    for (; i + 4 <= n; i += 4) {
        s0 += a[i] * b[i];
        s1 += a[i + 1] * b[i + 1];
        s2 += a[i + 2] * b[i + 2];
        s3 += a[i + 3] * b[i + 3];
    }
    for (; i < n; i++)
        s0 += a[i] * b[i];
    return (s0 + s1) + (s2 + s3);
}

/* Reflect column x by the vector v with v'v = 2 / factor. */
static void reflect(const double *v, double factor, double *restrict x, size_t n)
{
    double s = factor * dot(v, x, n);

    for (size_t i = 0; i < n; i++)
        x[i] -= s * v[i];
}

double least_squares_reduce(double *g, double *e, size_t rows, size_t columns)
{
    double largest = 0, smallest = HUGE_VAL;

    for (size_t j = 0; j < columns; j++) {
        double *v = g + j * rows + j;
        size_t n = rows - j;
        double norm = sqrt(dot(v, v, n)), diagonal = v[0] > 0 ? -norm : norm;

        largest = fmax(largest, norm);
        smallest = fmin(smallest, norm);
        if (!(norm > 0) || !isfinite(norm))
            return -1;
        v[0] -= diagonal;
        for (size_t k = j + 1; k < columns; k++)
            reflect(v, -1 / (diagonal * v[0]), g + k * rows + j, n);
        reflect(v, -1 / (diagonal * v[0]), e + j, n);
        v[0] = diagonal;
    }
    if (!(smallest > least_diagonal * largest))
        return -1;
    return dot(e + columns, e + columns, rows - columns);
}

void least_squares_solve(const double *g, const double *e, size_t rows, size_t columns, double *z)
{
    for (size_t j = columns; j-- > 0;) {
        z[j] = e[j];
        for (size_t k = j + 1; k < columns; k++)
            z[j] -= g[k * rows + j] * z[k];
        z[j] /= g[j * rows + j];
    }
}

double least_squares_variance(const double *g, size_t rows, size_t columns, size_t column)
{
    /* the row of R^-1: u R = unit row; its squares' sum */
    double sum = 0;
    double u[32] = {0};

    for (size_t j = column; j < columns && columns <= sizeof u / sizeof u[0]; j++) {
        u[j] = j == column;
        for (size_t k = column; k < j; k++)
            u[j] -= u[k] * g[j * rows + k];
        u[j] /= g[j * rows + j];
        sum += u[j] * u[j];
    }
    return sum;
}
