#include "inequality.h"

#include "mem.h"

#include <math.h>
#include <stdlib.h>

struct weighted {
    double rate, weight;
};

static int lowest_first(const void *x, const void *y)
{
    const struct weighted *a = x, *b = y;

    if (a->rate != b->rate)
        return a->rate < b->rate ? -1 : 1;
    return (a->weight > b->weight) - (a->weight < b->weight);
}

static enum inequality_status refuse(const double *amount, const double *population, size_t n)
{
    double sum = 0;

    if (n < INEQUALITY_LEAST)
        return INEQUALITY_TOO_FEW;
    for (size_t i = 0; i < n; i++) {
        if (!(amount[i] >= 0) || !(population[i] > 0) || !isfinite(amount[i] + population[i]))
            return INEQUALITY_ARGUMENT;
        sum += amount[i];
    }
    return sum > 0 ? INEQUALITY_OK : INEQUALITY_ARGUMENT;
}

/* The rates in their order, with their weights; returns the sum of the weights. */
static double sort_rates(const double *amount, const double *population, size_t n,
                         struct weighted *sorted)
{
    double weights = 0;

    for (size_t i = 0; i < n; i++) {
        sorted[i] = (struct weighted){amount[i] / population[i], population[i]};
        weights += population[i];
    }
    qsort(sorted, n, sizeof *sorted, lowest_first);
    return weights;
}

static double point(const struct weighted *sorted, size_t n, double weights, double p)
{
    double sum = 0;

    /* the sum is of as many roundings as there are areas: a hair under the share is the share */
    for (size_t i = 0; i < n; i++)
        if ((sum += sorted[i].weight) >= p * weights * (1 - 1e-12))
            return sorted[i].rate;
    return sorted[n - 1].rate;
}

/* The double sum of the Gini in one pass over the sorted rates. */
static double gini(const struct weighted *sorted, size_t n, double weights, double all)
{
    double below = 0, below_amount = 0, sum = 0;

    for (size_t i = 0; i < n; i++) {
        double amount = sorted[i].rate * sorted[i].weight;

        sum += amount * below - sorted[i].weight * below_amount;
        below += sorted[i].weight;
        below_amount += amount;
    }
    return sum / (all * weights * weights);
}

/* A share of the amount times the log of a rate over another. */
static double term(double share, double ratio)
{
    return share > 0 ? share * log(ratio) : 0;
}

/* Theil's parts: for every group, found at its first area, what lies between and within. */
static void split(const double *amount, const double *population, const int *group, size_t n,
                  double amounts, double all, struct inequality *result)
{
    for (size_t i = 0; i < n; i++) {
        double a = 0, w = 0;
        size_t first = 0;

        while (group && group[first] != group[i])
            first++;
        if (first < i)
            continue;
        for (size_t k = 0; k < n; k++)
            if (!group || group[k] == group[i]) {
                a += amount[k];
                w += population[k];
            }
        result->between += term(a / amounts, a / w / all);
        for (size_t k = 0; k < n; k++)
            if (!group || group[k] == group[i])
                result->within += term(amount[k] / amounts, amount[k] / population[k] / (a / w));
        if (!group)
            break;
    }
}

enum inequality_status inequality_measure(const double *amount, const double *population,
                                          const int *group, size_t n, struct inequality *result)
{
    enum inequality_status status = refuse(amount, population, n);
    struct weighted *sorted;
    double weights, amounts = 0, all, squares = 0, tenth;

    if (status)
        return status;
    *result = (struct inequality){0};
    sorted = mem_new(n, sizeof *sorted);
    weights = sort_rates(amount, population, n, sorted);
    for (size_t i = 0; i < n; i++)
        amounts += amount[i];
    all = amounts / weights;
    for (size_t i = 0; i < n; i++) {
        double rate = amount[i] / population[i];

        squares += population[i] * (rate - all) * (rate - all);
        result->theil += term(amount[i] / amounts, rate / all);
    }
    result->cv = sqrt(squares / weights) / all;
    result->gini = gini(sorted, n, weights, all);
    split(amount, population, group, n, amounts, all, result);
    tenth = point(sorted, n, weights, 0.1);
    result->ratio = tenth > 0 ? point(sorted, n, weights, 0.9) / tenth : (double)NAN;
    free(sorted);
    return INEQUALITY_OK;
}

enum inequality_status inequality_point(const double *amount, const double *population, size_t n,
                                        double p, double *rate)
{
    enum inequality_status status = refuse(amount, population, n);
    struct weighted *sorted;
    double weights;

    if (status || !(p > 0 && p < 1))
        return status ? status : INEQUALITY_ARGUMENT;
    sorted = mem_new(n, sizeof *sorted);
    weights = sort_rates(amount, population, n, sorted);
    *rate = point(sorted, n, weights, p);
    free(sorted);
    return INEQUALITY_OK;
}

double inequality_chance(double count, size_t n)
{
    return count > 0 ? (double)n / count : (double)NAN;
}

static int by_value(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;

    return (a > b) - (a < b);
}

/* The 2.5 and 97.5 % points of the values, those that are not known put aside. */
static void bounds(double *value, size_t n, double *lower, double *upper)
{
    size_t known = 0;

    for (size_t i = 0; i < n; i++)
        if (!isnan(value[i]))
            value[known++] = value[i];
    *lower = *upper = (double)NAN;
    if (!known)
        return;
    qsort(value, known, sizeof *value, by_value);
    *lower = value[(size_t)ceil(0.025 * (double)known) - 1];
    *upper = value[(size_t)ceil(0.975 * (double)known) - 1];
}

/* Which of the measures have an interval. */
static const size_t resampled[] = {
    offsetof(struct inequality, cv), offsetof(struct inequality, gini),
    offsetof(struct inequality, theil), offsetof(struct inequality, ratio)};

static double *field(struct inequality *q, size_t at)
{
    return (double *)(void *)((char *)q + at);
}

enum inequality_status inequality_bootstrap(const double *amount, const double *population,
                                            size_t n, struct random_stream *stream,
                                            struct inequality *lower, struct inequality *upper)
{
    enum inequality_status status = refuse(amount, population, n);
    double *a, *w, *value;
    struct inequality *sample;

    *lower = *upper = (struct inequality){(double)NAN, (double)NAN, (double)NAN,
                                          (double)NAN, (double)NAN, (double)NAN};
    if (status)
        return status;
    a = mem_new(n, sizeof *a);
    w = mem_new(n, sizeof *w);
    value = mem_new(INEQUALITY_RESAMPLES, sizeof *value);
    sample = mem_new(INEQUALITY_RESAMPLES, sizeof *sample);
    for (size_t k = 0; k < INEQUALITY_RESAMPLES; k++) {
        for (size_t i = 0; i < n; i++) {
            size_t from = random_below(stream, n);

            a[i] = amount[from];
            w[i] = population[from];
        }
        sample[k] = *lower;
        inequality_measure(a, w, NULL, n, &sample[k]); /* refused when all drawn are 0: stays NaN */
    }
    for (size_t m = 0; m < sizeof resampled / sizeof resampled[0]; m++) {
        for (size_t k = 0; k < INEQUALITY_RESAMPLES; k++)
            value[k] = *field(&sample[k], resampled[m]);
        bounds(value, INEQUALITY_RESAMPLES, field(lower, resampled[m]), field(upper, resampled[m]));
    }
    free(sample);
    free(value);
    free(w);
    free(a);
    return INEQUALITY_OK;
}

enum inequality_status inequality_best_quarter(const double *amount, const double *population,
                                               size_t n, double *best, double *more)
{
    enum inequality_status status = inequality_point(amount, population, n, 0.75, best);

    if (status)
        return status;
    *more = 0;
    for (size_t i = 0; i < n; i++)
        *more += fmax(0, *best * population[i] - amount[i]);
    return INEQUALITY_OK;
}
