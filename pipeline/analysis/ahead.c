#include "ahead.h"

#include "distribution.h"
#include "joint.h"
#include "mem.h"
#include "period.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>

/* of the random numbers; another one would move a probability by its Monte Carlo error */
static const uint32_t seed = 1;

/* How many months of y are known at the cut, up to and with the last actual; 0 when none is. */
static size_t months_known(const struct ahead_area *a, int cut)
{
    size_t n = cut < a->first ? 0 : (size_t)(cut - a->first) + 1;

    n = n < a->n ? n : a->n;
    while (n && isnan(a->y[n - 1]))
        n--;
    return n;
}

/* A break of level needs this many months on each side of it to be told. */
enum { BREAK_SIDE = 3 };

/* The known intake, and a step for each break of level. */
static void add_columns(struct ahead *h, const struct ahead_area *a)
{
    size_t n = h->series.n, steps = 0;

    h->series.column = h->column;
    h->intake = a->intake != NULL;
    if (h->intake)
        h->column[h->series.columns++] = smoothing_intake(a->intake);
    for (size_t b = 0; b < a->breaks; b++) {
        double *step;

        if (a->break_at[b] < BREAK_SIDE || a->break_at[b] + BREAK_SIDE > n)
            continue;
        step = h->step[steps++] = mem_new(n + h->horizon, sizeof *step);
        for (size_t t = a->break_at[b]; t < n + h->horizon; t++)
            step[t] = 1;
        h->column[h->series.columns++] = (struct smoothing_column){step, 0, 0, false};
    }
}

static void fit(struct ahead *h, const struct ahead_area *a, int cut, int until,
                const struct ahead *like)
{
    size_t n = a->n ? months_known(a, cut) : 0;

    if (!n)
        return;
    h->origin = a->first + (int)n - 1;
    h->start = h->origin + 1;
    if (h->start > until)
        return;
    h->horizon = (size_t)(until - h->origin);
    h->series = (struct smoothing_series){.y = a->y, .n = n};
    add_columns(h, a);
    h->made = pool_fit(&h->pool, &h->series, h->horizon, like ? &like->pool : NULL) == POOL_OK;
    h->exact = &h->pool;
}

/* Draw the paths of the areas that have a pool in this series, together. */
static void draw_together(struct ahead *ahead, const struct ahead_areas *areas,
                          const struct series *series, size_t draws)
{
    struct joint_area *joint = mem_new(areas->n, sizeof *joint);
    struct ahead **drawn = mem_new(areas->n, sizeof *drawn);
    size_t n = 0, horizon = 0;
    double *all;

    for (size_t i = 0; i < areas->n; i++)
        if (ahead[i].made && areas->area[i].series == series) {
            drawn[n++] = &ahead[i];
            horizon = ahead[i].horizon > horizon ? ahead[i].horizon : horizon;
        }
    for (size_t i = 0; i < n; i++)
        joint[i] =
            (struct joint_area){&drawn[i]->pool, &drawn[i]->series, horizon - drawn[i]->horizon};
    all = mem_new(n * horizon * draws + 1, sizeof *all);
    joint_draw(joint, n, horizon, draws, seed, all);
    for (size_t i = 0; i < n; i++) {
        size_t size = drawn[i]->horizon * draws;
        const double *from = all + (i * horizon + joint[i].lead) * draws;

        drawn[i]->value = mem_new(size, sizeof *all);
        for (size_t k = 0; k < size; k++) /* people are not fewer than none */
            drawn[i]->value[k] = from[k] > 0 ? from[k] : 0;
    }
    free(all);
    free(drawn);
    free(joint);
}

/* A part's value in a period: its path, or its actual where that is known already. */
static double part_value(const struct ahead_area *a, const struct ahead *h, int period,
                         size_t draws, size_t draw)
{
    if (period >= h->start)
        return h->value[(size_t)(period - h->start) * draws + draw];
    return joint_round(a->y[period - a->first]);
}

static bool known(const struct ahead_area *a, const struct ahead *h, int period)
{
    return period >= h->start || (period >= a->first && !isnan(a->y[period - a->first]));
}

/* The first month from which on every part has a path, or its actual, in every month. */
static int sum_start(const struct ahead_area *sum, const struct ahead_areas *areas,
                     const struct ahead *ahead)
{
    int earliest = INT_MAX, start = INT_MIN;

    for (size_t k = 0; k < sum->parts; k++) {
        earliest = ahead[sum->part[k]].start < earliest ? ahead[sum->part[k]].start : earliest;
        start = ahead[sum->part[k]].start > start ? ahead[sum->part[k]].start : start;
    }
    for (; start > earliest; start--)
        for (size_t k = 0; k < sum->parts; k++)
            if (!known(&areas->area[sum->part[k]], &ahead[sum->part[k]], start - 1))
                return start;
    return start;
}

static void add_up(struct ahead *h, const struct ahead_area *a, const struct ahead_areas *areas,
                   const struct ahead *ahead, int until, size_t draws)
{
    h->made = true;
    h->intake = true;
    for (size_t k = 0; k < a->parts; k++) {
        h->made &= ahead[a->part[k]].made;
        h->intake &= ahead[a->part[k]].intake;
    }
    if (!h->made)
        return;
    h->start = sum_start(a, areas, ahead);
    h->origin = h->start - 1;
    h->horizon = (size_t)(until - h->origin);
    if (a->parts == 1)
        h->exact = &ahead[a->part[0]].pool;
    h->value = mem_new(h->horizon * draws, sizeof *h->value);
    for (size_t k = 0; k < a->parts; k++)
        for (size_t m = 0; m < h->horizon; m++)
            for (size_t d = 0; d < draws; d++)
                h->value[m * draws + d] += part_value(&areas->area[a->part[k]], &ahead[a->part[k]],
                                                      h->start + (int)m, draws, d);
}

void ahead_make(struct ahead *ahead, const struct ahead_areas *areas, int cut, int until,
                size_t draws, const struct ahead *like)
{
    for (size_t i = 0; i < areas->n; i++) {
        ahead[i] = (struct ahead){.origin = PERIOD_NONE};
        if (!areas->area[i].parts)
            fit(&ahead[i], &areas->area[i], cut, until, like ? &like[i] : NULL);
    }
    for (size_t i = 0; i < areas->n; i++)
        if (ahead[i].made && !ahead[i].value)
            draw_together(ahead, areas, areas->area[i].series, draws);
    for (size_t i = 0; i < areas->n; i++)
        if (areas->area[i].parts)
            add_up(&ahead[i], &areas->area[i], areas, ahead, until, draws);
}

void ahead_free(struct ahead *ahead, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        pool_free(&ahead[i].pool);
        for (size_t b = 0; b < AHEAD_MOST_BREAKS; b++)
            free(ahead[i].step[b]);
        free(ahead[i].value);
        ahead[i] = (struct ahead){.origin = PERIOD_NONE};
    }
}

static const double *month_draws(const struct ahead *h, int period, size_t draws)
{
    return h->value + (size_t)(period - h->start) * draws;
}

struct ahead_month ahead_interval(double mean, double sd, double df)
{
    double q80 = (double)NAN, q95 = (double)NAN;

    distribution_t_quantile(0.9, df, &q80);
    distribution_t_quantile(0.975, df, &q95);
    return (struct ahead_month){mean, mean - q95 * sd, mean - q80 * sd, mean + q80 * sd,
                                mean + q95 * sd};
}

struct ahead_month ahead_month(const struct ahead *h, int period, size_t draws)
{
    static const double levels[] = {0.025, 0.1, 0.9, 0.975};
    const double *value = month_draws(h, period, draws);
    double sum = 0, q[4], *sorted = NULL;

    for (size_t d = 0; d < draws; d++)
        sum += value[d]; /* exact: see joint.h */
    if (!h->exact) {
        sorted = mem_new(draws, sizeof *sorted);
        for (size_t d = 0; d < draws; d++)
            sorted[d] = value[d];
        joint_sort(sorted, draws);
    }
    for (int i = 0; i < 4; i++)
        q[i] = sorted ? joint_quantile(sorted, draws, levels[i])
                      : fmax(0, pool_quantile(h->exact, (size_t)(period - h->origin), levels[i]));
    free(sorted);
    return (struct ahead_month){sum / (double)draws, q[0], q[1], q[2], q[3]};
}

double ahead_probability(const struct ahead *h, int period, double target, int direction,
                         size_t draws)
{
    const double *value = month_draws(h, period, draws);
    size_t reached = 0;

    if (h->exact) {
        double below = pool_probability(h->exact, (size_t)(period - h->origin), target);

        if (h->exact->constant)
            return direction * (h->exact->value - target) >= 0;
        return fmin(fmax(direction > 0 ? 1 - below : below, 0), 1);
    }
    for (size_t d = 0; d < draws; d++)
        reached += direction * (value[d] - target) >= 0;
    return (double)reached / (double)draws;
}

void ahead_reached(const struct ahead *h, double target, int direction, size_t draws, double *share)
{
    for (size_t m = 0; m < h->horizon; m++)
        share[m] = 0;
    for (size_t d = 0; d < draws; d++)
        for (size_t m = 0; m < h->horizon; m++)
            if (direction * (h->value[m * draws + d] - target) >= 0) {
                share[m]++;
                break;
            }
    for (size_t m = 0; m < h->horizon; m++)
        share[m] = (m ? share[m - 1] : 0) + share[m] / (double)draws;
}
