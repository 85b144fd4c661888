#include "smoothing.h"

#include "least_squares.h"
#include "mem.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_multimin.h>

#include <math.h>
#include <stdlib.h>

enum { MOST_WEIGHTS = 4, SEASONAL_STARTS = SMOOTHING_YEAR - 1, SEASONAL_COST = 6 };
enum { A, B, G, PHI };

/* where the search begins, and how it is kept in bounds */
static const double first_weights[MOST_WEIGHTS] = {0.3, 0.1, 0.1, 0.95};
static const double lower[MOST_WEIGHTS] = {1e-4, 1e-4, 1e-4, 0.8};
static const double upper[MOST_WEIGHTS] = {0.9999, 0.9999, 0.9999, 0.98};
static const double penalty = 0.01;
static const double first_step = 1, like_step = 0.4, last_step = 0.05;
enum { MOST_STEPS = 120 };

/* the least share of the data's size that counts as an error: what is below is rounding */
static const double least_error = 1e-9;

struct state {
    double level, slope, season[SMOOTHING_YEAR];
};

struct work {
    const struct smoothing_series *series;
    struct smoothing_form form;
    size_t n, known, columns, rows; /* columns: starts and regressors; rows: months and priors */
    size_t weights, role[MOST_WEIGHTS]; /* the weights that are searched for */
    double floor;                       /* the least sum of squares */
    double sigma;                       /* of the errors, for the rows of the priors */
    double *y;                          /* [n] on the form's scale */
    bool *missing;                      /* [n] */
    double *unit;                       /* [12 n]: responses to the seasonal starts */
    double *error;                      /* [n] */
    double *g, *e;                      /* [columns * rows], [rows] */
};

struct smoothing_column smoothing_intake(const double *x)
{
    return (struct smoothing_column){x, 1, 0.15, true};
}

/* Run the recursion over u (NULL is zeros) from a state, which moves on. */
static void filter(const struct work *w, const double weight[MOST_WEIGHTS], const double *u,
                   struct state *s, double *error)
{
    const double a = weight[A], ba = weight[B] * a, g = weight[G] * (1 - a), phi = weight[PHI];
    double level = s->level, slope = s->slope;
    size_t month = 0;

    for (size_t t = 0; t < w->n; t++) {
        double *season = &s->season[month], base = level + phi * slope;
        double e = w->missing[t] ? 0 : (u ? u[t] : 0) - base - *season;

        level = base + a * e;
        slope = phi * slope + ba * e;
        *season += g * e;
        error[t] = e;
        month = month + 1 == SMOOTHING_YEAR ? 0 : month + 1;
    }
    s->level = level;
    s->slope = slope;
}

/* Put sign * (a - b) of the known months (b may be NULL) into a column of G, or into e. */
static void put(const struct work *w, double *to, double sign, const double *a, const double *b)
{
    size_t row = 0;

    for (size_t t = 0; t < w->n; t++)
        if (!w->missing[t])
            to[row++] = sign * (b ? a[t] - b[t] : a[t]);
    for (; row < w->rows; row++)
        to[row] = 0;
}

static void put_start(struct work *w, const double *weight, struct state start, size_t column)
{
    filter(w, weight, NULL, &start, w->error);
    put(w, w->g + column * w->rows, -1, w->error, NULL);
}

/* The responses to the 12 seasonal starts: without missing months each is the first one, later. */
static void put_seasons(struct work *w, const double *weight, size_t column)
{
    for (size_t m = 0; m < SMOOTHING_YEAR; m++) {
        struct state s = {0};

        if (!m || w->known < w->n) {
            s.season[m] = 1;
            filter(w, weight, NULL, &s, w->unit + m * w->n);
            continue;
        }
        for (size_t t = 0; t < w->n; t++)
            w->unit[m * w->n + t] = t < m ? 0 : w->unit[t - m];
    }
    for (size_t m = 0; m < SEASONAL_STARTS; m++)
        put(w, w->g + (column + m) * w->rows, -1, w->unit + m * w->n,
            w->unit + SEASONAL_STARTS * w->n);
}

static void put_regressors(struct work *w, const double *weight, size_t first)
{
    size_t row = w->known;

    for (size_t c = 0; c < w->series->columns; c++) {
        const struct smoothing_column *column = &w->series->column[c];
        struct state s = {0};
        double *to = w->g + (first + c) * w->rows;

        filter(w, weight, column->x, &s, w->error);
        put(w, to, 1, w->error, NULL);
        if (column->prior_sd > 0) {
            to[row] = w->sigma / column->prior_sd;
            w->e[row++] = w->sigma * column->prior_mean / column->prior_sd;
        }
    }
}

/* The least sum of squares for the weights; negative where the starts are not determined. */
static double sum_of_squares(struct work *w, const double *weight)
{
    struct state zero = {0};
    size_t column = 1;

    filter(w, weight, w->y, &zero, w->error);
    put(w, w->e, 1, w->error, NULL);
    put_start(w, weight, (struct state){.level = 1}, 0);
    if (w->form.trend != TREND_NONE)
        put_start(w, weight, (struct state){.slope = 1}, column++);
    if (w->form.seasonal) {
        put_seasons(w, weight, column);
        column += SEASONAL_STARTS;
    }
    put_regressors(w, weight, column);
    return least_squares_reduce(w->g, w->e, w->rows, w->columns);
}

static void weights_of(const struct work *w, const gsl_vector *u, double weight[MOST_WEIGHTS])
{
    weight[A] = weight[B] = weight[G] = 0;
    weight[PHI] = w->form.trend == TREND_NONE ? 0 : 1;
    for (size_t i = 0; i < w->weights; i++) {
        size_t r = w->role[i];

        weight[r] = lower[r] + (upper[r] - lower[r]) / (1 + exp(-gsl_vector_get(u, i)));
    }
}

static double objective(const gsl_vector *u, void *context)
{
    struct work *w = context;
    double weight[MOST_WEIGHTS], ss, size = 0;

    weights_of(w, u, weight);
    ss = sum_of_squares(w, weight);
    if (!(ss >= 0) || isinf(ss))
        return 1e300;
    for (size_t i = 0; i < w->weights; i++)
        size += gsl_vector_get(u, i) * gsl_vector_get(u, i);
    return (double)w->known * log(ss + w->floor) + penalty * size;
}

/* Nelder and Mead from one start; the best so far stands in u and *least. */
static void search(struct work *w, const double *start, double size, gsl_vector *u, double *least)
{
    gsl_multimin_function f = {objective, w->weights, w};
    gsl_multimin_fminimizer *m =
        gsl_multimin_fminimizer_alloc(gsl_multimin_fminimizer_nmsimplex2, w->weights);
    gsl_vector *x = gsl_vector_alloc(w->weights), *step = gsl_vector_alloc(w->weights);

    if (!m || !x || !step)
        mem_fail();
    for (size_t i = 0; i < w->weights; i++) {
        size_t r = w->role[i];
        double share = (start[r] - lower[r]) / (upper[r] - lower[r]);

        share = fmin(fmax(share, 1e-3), 1 - 1e-3);
        gsl_vector_set(x, i, log(share / (1 - share)));
    }
    gsl_vector_set_all(step, size);
    if (!gsl_multimin_fminimizer_set(m, &f, x, step))
        for (int i = 0; i < MOST_STEPS; i++)
            if (gsl_multimin_fminimizer_iterate(m) ||
                gsl_multimin_test_size(gsl_multimin_fminimizer_size(m), last_step) != GSL_CONTINUE)
                break;
    if (gsl_multimin_fminimizer_minimum(m) < *least) {
        *least = gsl_multimin_fminimizer_minimum(m);
        gsl_vector_memcpy(u, gsl_multimin_fminimizer_x(m));
    }
    gsl_vector_free(step);
    gsl_vector_free(x);
    gsl_multimin_fminimizer_free(m);
}

/* With the weights found: the starts, the filter once more from them, and what follows. */
static enum smoothing_status finish(struct work *w, const double *weight, struct smoothing_fit *fit,
                                    double *residual, double ss)
{
    double z[2 + SEASONAL_STARTS + SMOOTHING_MOST_COLUMNS] = {0}, *adjusted, likelihood, q, cost;
    struct state s = {0};
    size_t j = 1;

    least_squares_solve(w->g, w->e, w->rows, w->columns, z);
    s.level = z[0];
    if (w->form.trend != TREND_NONE)
        s.slope = z[j++];
    if (w->form.seasonal)
        for (size_t m = 0; m < SEASONAL_STARTS; m++) {
            s.season[m] = z[j++];
            s.season[SEASONAL_STARTS] -= s.season[m];
        }
    adjusted = mem_new(w->n, sizeof *adjusted);
    for (size_t t = 0; t < w->n; t++)
        adjusted[t] = w->missing[t] ? 0 : w->y[t];
    for (size_t c = 0; c < w->series->columns; c++) {
        fit->beta[c] = z[j + c];
        fit->beta_variance[c] = least_squares_variance(w->g, w->rows, w->columns, j + c);
        for (size_t t = 0; t < w->n; t++)
            adjusted[t] -= z[j + c] * w->series->column[c].x[t];
    }
    filter(w, weight, adjusted, &s, w->error);
    free(adjusted);
    for (size_t t = 0; residual && t < w->n; t++)
        residual[t] = w->missing[t] ? (double)NAN : w->error[t];
    fit->a = weight[A];
    fit->b = weight[B];
    fit->g = weight[G];
    fit->phi = weight[PHI];
    fit->level = s.level;
    fit->slope = s.slope;
    for (size_t m = 0; m < SMOOTHING_YEAR; m++)
        fit->season[m] = s.season[m];
    fit->df = (double)w->known - (double)w->columns - (double)w->weights;
    fit->sigma = sqrt((ss + w->floor) / fit->df);
    cost = (double)(w->columns + w->weights + 1) -
           (w->form.seasonal ? SEASONAL_STARTS - SEASONAL_COST : 0);
    q = (double)w->known - cost - 1;
    if (!(q > 0))
        return SMOOTHING_TOO_FEW;
    likelihood = -(double)w->known / 2 * (log(2 * M_PI * (ss + w->floor) / (double)w->known) + 1);
    for (size_t t = 0; w->form.log && t < w->n; t++)
        likelihood -= w->missing[t] ? 0 : w->y[t];
    fit->aicc = -2 * likelihood + 2 * cost + 2 * cost * (cost + 1) / q;
    return isfinite(fit->aicc) && isfinite(fit->level) ? SMOOTHING_OK : SMOOTHING_SINGULAR;
}

/* Which weights are searched for, and how large the matrices are. */
static enum smoothing_status plan(struct work *w)
{
    const struct smoothing_series *s = w->series;
    double size = 0;

    w->n = s->n;
    w->role[w->weights++] = A;
    if (w->form.trend != TREND_NONE)
        w->role[w->weights++] = B;
    if (w->form.seasonal)
        w->role[w->weights++] = G;
    if (w->form.trend == TREND_DAMPED)
        w->role[w->weights++] = PHI;
    w->columns =
        1 + (w->form.trend != TREND_NONE) + (w->form.seasonal ? SEASONAL_STARTS : 0) + s->columns;
    for (size_t t = 0; t < s->n; t++) {
        w->known += !isnan(s->y[t]);
        if (w->form.log && s->y[t] <= 0)
            return SMOOTHING_NOT_ABOVE_ZERO;
    }
    w->rows = w->known;
    for (size_t c = 0; c < s->columns; c++)
        w->rows += s->column[c].prior_sd > 0;
    if (w->known < w->columns + w->weights + 1)
        return SMOOTHING_TOO_FEW;
    w->y = mem_new(w->n, sizeof *w->y);
    w->missing = mem_new(w->n, sizeof *w->missing);
    w->unit = mem_new(w->form.seasonal ? w->n * SMOOTHING_YEAR : 1, sizeof *w->unit);
    w->error = mem_new(w->n, sizeof *w->error);
    w->g = mem_new(w->columns * w->rows, sizeof *w->g);
    w->e = mem_new(w->rows, sizeof *w->e);
    for (size_t t = 0; t < w->n; t++) {
        w->missing[t] = isnan(s->y[t]);
        w->y[t] = w->form.log ? log(s->y[t]) : s->y[t];
        if (!w->missing[t])
            size = fmax(size, fabs(w->y[t]));
    }
    w->floor = (double)w->known * pow(least_error * (size > 0 ? size : 1), 2);
    return SMOOTHING_OK;
}

static void work_free(struct work *w)
{
    free(w->e);
    free(w->g);
    free(w->error);
    free(w->unit);
    free(w->missing);
    free(w->y);
}

/* Search, and once more with the errors' size now known where a prior needs it. */
static enum smoothing_status solve(struct work *w, struct smoothing_fit *fit,
                                   const struct smoothing_fit *start, double *residual)
{
    bool priors = w->rows > w->known;
    gsl_vector *u = gsl_vector_calloc(w->weights);
    enum smoothing_status status = SMOOTHING_SINGULAR;

    if (!u)
        mem_fail();
    for (int round = 0; round < (priors && !start ? 2 : 1); round++) {
        const struct smoothing_fit *from = round ? fit : start;
        const double like[MOST_WEIGHTS] = {from ? from->a : 0, from ? from->b : 0,
                                           from ? from->g : 0, from ? from->phi : 0};
        double weight[MOST_WEIGHTS], least = 1e299, ss;

        search(w, from ? like : first_weights, from ? like_step : first_step, u, &least);
        if (!(least < 1e299))
            break;
        weights_of(w, u, weight);
        ss = sum_of_squares(w, weight);
        status = ss >= 0 ? finish(w, weight, fit, residual, ss) : SMOOTHING_SINGULAR;
        if (status != SMOOTHING_OK)
            break;
        w->sigma = fit->sigma;
    }
    gsl_vector_free(u);
    return status;
}

/* The size of the errors before any fit: half the median change would do; the mean of squares of
 * the changes over a year is safe where the season is strong. */
static double first_sigma(const struct work *w)
{
    double sum = 0, n = 0;

    for (size_t t = 1; t < w->n; t++)
        if (!w->missing[t] && !w->missing[t - 1]) {
            sum += (w->y[t] - w->y[t - 1]) * (w->y[t] - w->y[t - 1]);
            n++;
        }
    return n > 0 && sum > 0 ? sqrt(sum / n) : 1;
}

enum smoothing_status smoothing_fit(struct smoothing_fit *fit, struct smoothing_form form,
                                    const struct smoothing_series *series,
                                    const struct smoothing_fit *start, double *residual)
{
    struct work w = {.series = series, .form = form};
    enum smoothing_status status;

    gsl_set_error_handler_off();
    *fit = (struct smoothing_fit){.form = form};
    if (series->columns > SMOOTHING_MOST_COLUMNS)
        return SMOOTHING_TOO_FEW;
    status = plan(&w);
    if (status == SMOOTHING_OK) {
        w.sigma = start ? start->sigma : first_sigma(&w);
        status = solve(&w, fit, start, residual);
    }
    work_free(&w);
    return status;
}

static double regressors(const struct smoothing_fit *fit, const struct smoothing_series *series,
                         size_t t)
{
    double sum = 0;

    for (size_t c = 0; c < series->columns; c++)
        sum += fit->beta[c] * series->column[c].x[t];
    return sum;
}

/* What the coefficients of the columns being estimates adds to the variance, in sigma^2. */
static double regressor_variance(const struct smoothing_fit *fit,
                                 const struct smoothing_series *series, size_t t)
{
    double sum = 0;

    for (size_t c = 0; c < series->columns; c++) {
        double change = series->column[c].x[t] - series->column[c].x[series->n - 1];

        sum += change * change * fit->beta_variance[c];
    }
    return sum;
}

void smoothing_forecast(const struct smoothing_fit *fit, const struct smoothing_series *series,
                        size_t horizon, double *mean, double *sd)
{
    double damp = 1, sum = 0, variance = 1;

    for (size_t h = 0; h < horizon; h++) {
        size_t t = series->n + h;
        double c;

        damp *= fit->phi;
        sum += damp;
        mean[h] = fit->level + sum * fit->slope + fit->season[t % SMOOTHING_YEAR] +
                  regressors(fit, series, t);
        sd[h] = fit->sigma * sqrt(variance + regressor_variance(fit, series, t));
        c = fit->a + fit->b * fit->a * sum;
        if ((h + 1) % SMOOTHING_YEAR == 0)
            c += fit->g * (1 - fit->a);
        variance += c * c;
    }
}

void smoothing_path(const struct smoothing_fit *fit, const struct smoothing_series *series,
                    size_t horizon, const double *error, double *value)
{
    double level = fit->level, slope = fit->slope, season[SMOOTHING_YEAR];

    for (size_t m = 0; m < SMOOTHING_YEAR; m++)
        season[m] = fit->season[m];
    for (size_t h = 0; h < horizon; h++) {
        size_t t = series->n + h;
        double base = level + fit->phi * slope, e = error[h];
        double y = base + season[t % SMOOTHING_YEAR] + regressors(fit, series, t) + e;

        level = base + fit->a * e;
        slope = fit->phi * slope + fit->b * fit->a * e;
        season[t % SMOOTHING_YEAR] += fit->g * (1 - fit->a) * e;
        value[h] = fit->form.log ? exp(y) : y;
    }
}
