#include "rank.h"

#include "mem.h"
#include "random.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct drawn {
    double rate;
    size_t area;
};

static int highest_first(const void *x, const void *y)
{
    const struct drawn *a = x, *b = y;

    if (a->rate != b->rate)
        return a->rate < b->rate ? 1 : -1;
    return a->area < b->area ? -1 : 1;
}

static bool streams_differ(const char *const *name, size_t n, uint32_t seed)
{
    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < i; k++)
            if (random_seed(seed, name[i]) == random_seed(seed, name[k]))
                return false;
    return true;
}

/* times[i * n + r]: how often area i stood at rank r, counted from 0. */
static void count_ranks(const double *shape, const double *rate, const char *const *name, size_t n,
                        size_t draws, uint32_t seed, size_t *times)
{
    struct random_stream **stream = mem_new(n, sizeof(struct random_stream *));
    struct drawn *drawn = mem_new(n, sizeof *drawn);

    for (size_t i = 0; i < n; i++)
        stream[i] = random_new(seed, name[i]);
    for (size_t k = 0; k < draws; k++) {
        for (size_t i = 0; i < n; i++)
            drawn[i] = (struct drawn){random_gamma(stream[i], shape[i], rate[i]), i};
        qsort(drawn, n, sizeof *drawn, highest_first);
        for (size_t r = 0; r < n; r++)
            times[drawn[r].area * n + r]++;
    }
    for (size_t i = 0; i < n; i++)
        random_free(stream[i]);
    free(drawn);
    free(stream);
}

/* The smallest rank with at least this share of the draws at or below it, counted from 1. */
static double point(const size_t *times, size_t n, size_t draws, double share)
{
    size_t sum = 0, r = 0;

    while (r < n && (double)(sum += times[r]) < share * (double)draws)
        r++;
    return (double)(r + 1);
}

static double part(const size_t *times, size_t from, size_t to, size_t draws)
{
    size_t sum = 0;

    for (size_t r = from; r < to; r++)
        sum += times[r];
    return (double)sum / (double)draws;
}

enum rank_status rank_simulate(const double *shape, const double *rate, const char *const *name,
                               size_t n, size_t draws, uint32_t seed, struct rank *rank)
{
    size_t *times, quarter = n / 4;

    if (n < RANK_LEAST)
        return RANK_TOO_FEW;
    for (size_t i = 0; i < n; i++) {
        if (!(shape[i] > 0) || !(rate[i] > 0) || !isfinite(shape[i] + rate[i]))
            return RANK_ARGUMENT;
        for (size_t k = 0; k < i; k++)
            if (!strcmp(name[i], name[k]))
                return RANK_ARGUMENT;
    }
    if (!draws)
        return RANK_ARGUMENT;
    while (!streams_differ(name, n, seed))
        seed++;
    times = mem_new(n * n, sizeof *times);
    count_ranks(shape, rate, name, n, draws, seed, times);
    for (size_t i = 0; i < n; i++) {
        const size_t *own = times + i * n;

        rank[i] = (struct rank){
            .median = point(own, n, draws, 0.5),
            .lower = point(own, n, draws, 0.025),
            .upper = point(own, n, draws, 0.975),
            .top_quarter = quarter ? part(own, 0, quarter, draws) : (double)NAN,
            .bottom_quarter = quarter ? part(own, n - quarter, n, draws) : (double)NAN,
        };
    }
    free(times);
    return RANK_OK;
}
