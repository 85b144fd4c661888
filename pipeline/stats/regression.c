#include "regression.h"

#include "mem.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

/* The problem in a basis where it is well conditioned: basis coefficients c, wanted b = back c. */
struct problem {
    size_t n, p;
    long double *x;    /* [p][n], a column of the basis each; the factor R when factored */
    long double *y;    /* [n]; Q'y when factored */
    long double *back; /* [p][p] */
    size_t *order;     /* [p]: which column of the basis stands where */
    long double blur;  /* how far the digits of the data may move a column of length 1 */
};

static void problem_new(struct problem *w, size_t n, size_t p)
{
    *w = (struct problem){.n = n, .p = p, .blur = 1};
    w->x = mem_new(n * p, sizeof *w->x);
    w->y = mem_new(n, sizeof *w->y);
    w->back = mem_new(p * p, sizeof *w->back);
    w->order = mem_new(p, sizeof *w->order);
}

static void problem_free(struct problem *w)
{
    free(w->x);
    free(w->y);
    free(w->back);
    free(w->order);
}

static long double norm(const long double *x, size_t n)
{
    long double squares = 0;

    for (size_t i = 0; i < n; i++)
        squares += x[i] * x[i];
    return sqrtl(squares);
}

static long double largest(const long double *x, size_t n)
{
    long double most = 0;

    for (size_t i = 0; i < n; i++)
        most = fmaxl(most, fabsl(x[i]));
    return most;
}

/* Every column of the basis gets the length 1. */
static void scale(struct problem *w)
{
    for (size_t j = 0; j < w->p; j++) {
        long double length = norm(w->x + j * w->n, w->n);

        if (!(length > 0))
            continue; /* found by the rank check */
        for (size_t i = 0; i < w->n; i++)
            w->x[j * w->n + i] /= length;
        for (size_t i = 0; i < w->p; i++)
            w->back[i * w->p + j] /= length;
    }
}

/* Turn the column so that all but its first item are zero, and the rest and y with it. */
static void reflect(struct problem *w, size_t k)
{
    long double *v = w->x + k * w->n, alpha = norm(v + k, w->n - k), half;

    if (v[k] > 0)
        alpha = -alpha;
    v[k] -= alpha;
    half = norm(v + k, w->n - k);
    half = half * half / 2;
    for (size_t j = k + 1; j <= w->p; j++) {
        long double *c = j < w->p ? w->x + j * w->n : w->y, dot = 0;

        for (size_t i = k; i < w->n; i++)
            dot += v[i] * c[i];
        for (size_t i = k; i < w->n; i++)
            c[i] -= dot / half * v[i];
    }
    v[k] = alpha;
}

static void swap_columns(struct problem *w, size_t a, size_t b)
{
    size_t order = w->order[a];

    w->order[a] = w->order[b];
    w->order[b] = order;
    for (size_t i = 0; i < w->n; i++) {
        long double x = w->x[a * w->n + i];

        w->x[a * w->n + i] = w->x[b * w->n + i];
        w->x[b * w->n + i] = x;
    }
}

/* QR with the longest remaining column first; false when what remains is within the blur. */
static bool factor(struct problem *w)
{
    for (size_t j = 0; j < w->p; j++)
        w->order[j] = j;
    for (size_t k = 0; k < w->p; k++) {
        long double most = -1;
        size_t best = k;

        for (size_t j = k; j < w->p; j++) {
            long double length = norm(w->x + j * w->n + k, w->n - k);

            if (length > most) {
                most = length;
                best = j;
            }
        }
        if (!(most > 4 * (long double)DBL_EPSILON * w->blur))
            return false;
        swap_columns(w, k, best);
        reflect(w, k);
    }
    return true;
}

/* Solve R c = q in place, R being the leading m rows. */
static void back_substitute(const struct problem *w, long double *q, size_t m)
{
    for (size_t k = m; k-- > 0;) {
        for (size_t j = k + 1; j < m; j++)
            q[k] -= w->x[j * w->n + k] * q[j];
        q[k] /= w->x[k * w->n + k];
    }
}

/* Row i of back, in the order of the factored columns, times c. */
static long double map_back(const struct problem *w, size_t i, const long double *c)
{
    long double b = 0;

    for (size_t k = 0; k < w->p; k++)
        b += w->back[i * w->p + w->order[k]] * c[k];
    return b;
}

/* The standard errors, but for the factor rsd: the lengths of the rows of back R^-1. */
static void errors(const struct problem *w, double rsd, double *error)
{
    long double *squares = mem_new(w->p, sizeof *squares), *c = mem_new(w->p, sizeof *c);

    for (size_t k = 0; k < w->p; k++) {
        for (size_t i = 0; i < w->p; i++)
            c[i] = i == k;
        back_substitute(w, c, k + 1);
        for (size_t i = 0; i < w->p; i++) {
            long double b = map_back(w, i, c);

            squares[i] += b * b;
        }
    }
    for (size_t i = 0; i < w->p; i++)
        error[i] = (double)((long double)rsd * sqrtl(squares[i]));
    free(squares);
    free(c);
}

static long double total_squares(const struct problem *w, bool intercept)
{
    long double mean = 0, squares = 0;

    if (intercept)
        for (size_t i = 0; i < w->n; i++)
            mean += w->y[i] / (long double)w->n;
    for (size_t i = 0; i < w->n; i++)
        squares += (w->y[i] - mean) * (w->y[i] - mean);
    return squares;
}

static enum regression_status solve(struct problem *w, bool intercept, double *estimate,
                                    double *error, struct regression *r)
{
    long double total = total_squares(w, intercept), rss;
    bool finite;

    *r = (struct regression){.n = w->n, .p = w->p, .df = w->n - w->p};
    scale(w);
    if (!isfinite(total) || !isfinite(w->blur))
        return REGRESSION_TOO_LARGE;
    if (!factor(w))
        return REGRESSION_RANK;
    rss = norm(w->y + w->p, r->df);
    rss *= rss;
    r->rss = (double)rss;
    r->rsd = r->df ? (double)sqrtl(rss / (long double)r->df) : (double)NAN;
    r->r2 = total > 0 ? (double)(1 - rss / total) : (double)NAN;
    back_substitute(w, w->y, w->p);
    errors(w, r->rsd, error);
    finite = isfinite(r->rss);
    for (size_t i = 0; i < w->p; i++) {
        estimate[i] = (double)map_back(w, i, w->y);
        finite = finite && isfinite(estimate[i]) && (!r->df || isfinite(error[i]));
    }
    return finite ? REGRESSION_OK : REGRESSION_TOO_LARGE;
}

static bool complete(const double *y, const double *x, size_t k, size_t row)
{
    for (size_t j = 0; j < k; j++)
        if (isnan(x[row * k + j]))
            return false;
    return !isnan(y[row]);
}

/* Column j of the basis from column j of x: (x - middle) / half, with the blur that x has. */
static void centre(struct problem *w, long double *x, bool intercept, long double *middle,
                   long double *half)
{
    long double most = largest(x, w->n), mean = 0;

    if (intercept)
        for (size_t i = 0; i < w->n; i++)
            mean += x[i] / (long double)w->n;
    for (size_t i = 0; i < w->n; i++)
        x[i] -= mean;
    *half = largest(x, w->n);
    *middle = mean;
    w->blur = fmaxl(w->blur, most / *half);
    if (!(*half > 0) || isnan(w->blur)) {
        w->blur = 1 / (long double)DBL_EPSILON; /* all the same: no column of its own */
        *half = 1;
    }
    if (!isfinite(most))
        w->blur = most;
    for (size_t i = 0; i < w->n; i++)
        x[i] /= *half;
}

/* Fill w with the complete rows. Returns how many columns stand before the regressors: 0 or 1. */
static size_t fill(struct problem *w, const double *y, const double *x, size_t n, size_t k,
                   bool intercept)
{
    size_t at = 0, first = intercept;

    for (size_t i = 0; i < n; i++) {
        if (!complete(y, x, k, i))
            continue;
        w->y[at] = (long double)y[i];
        if (intercept)
            w->x[at] = 1;
        for (size_t j = 0; j < k; j++)
            w->x[(first + j) * w->n + at] = (long double)x[i * k + j];
        at++;
    }
    return first;
}

static size_t count(const double *y, const double *x, size_t n, size_t k)
{
    size_t rows = 0;

    for (size_t i = 0; i < n; i++)
        rows += complete(y, x, k, i);
    return rows;
}

enum regression_status regression_linear(const double *y, const double *x, size_t n, size_t k,
                                         bool intercept, double *estimate, double *error,
                                         struct regression *r)
{
    size_t rows = count(y, x, n, k), p = k + intercept, first;
    enum regression_status status;
    struct problem w;

    *r = (struct regression){.n = rows, .p = p};
    if (!p || rows < p)
        return REGRESSION_TOO_FEW;
    problem_new(&w, rows, p);
    first = fill(&w, y, x, n, k, intercept);
    if (intercept)
        w.back[0] = 1;
    for (size_t j = first; j < p; j++) {
        long double middle, half;

        centre(&w, w.x + j * rows, intercept, &middle, &half);
        w.back[j * p + j] = 1 / half;
        if (intercept)
            w.back[j] = -middle / half;
    }
    status = solve(&w, intercept, estimate, error, r);
    problem_free(&w);
    return status;
}

/* z^k = ((x - middle) / half)^k = sum_i C(k, i) x^i (-middle)^(k - i) / half^k */
static void expand(struct problem *w, size_t first, long double middle, long double half)
{
    for (size_t j = 0; j < w->p; j++) {
        size_t k = j + 1 - first;
        long double term = 1 / powl(half, (long double)k);

        for (size_t i = k + 1; i-- > 0;) {
            if (i + first >= 1)
                w->back[(i + first - 1) * w->p + j] = term;
            term *= -middle * (long double)i / (long double)(k - i + 1);
        }
    }
}

enum regression_status regression_powers(const double *y, const double *x, size_t n, size_t degree,
                                         bool intercept, double *estimate, double *error,
                                         struct regression *r)
{
    size_t rows = count(y, x, n, 1), p = degree + intercept, first;
    enum regression_status status;
    long double middle, half;
    struct problem w;

    *r = (struct regression){.n = rows, .p = p};
    if (!degree || rows < p)
        return REGRESSION_TOO_FEW;
    problem_new(&w, rows, p);
    first = fill(&w, y, x, n, 1, intercept);
    centre(&w, w.x + first * rows, intercept, &middle, &half);
    for (size_t j = first + 1; j < p; j++)
        for (size_t i = 0; i < rows; i++)
            w.x[j * rows + i] = w.x[(j - 1) * rows + i] * w.x[first * rows + i];
    w.blur *= (long double)degree;
    expand(&w, first, middle, half);
    status = solve(&w, intercept, estimate, error, r);
    problem_free(&w);
    return status;
}
