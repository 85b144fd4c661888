#include "random.h"

#include "mem.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

struct random_stream {
    gsl_rng *generator;
};

/* The finishing steps of MurmurHash3. */
static uint32_t finish(uint32_t h)
{
    h ^= h >> 16;
    h *= 0x85ebca6bu;
    h ^= h >> 13;
    h *= 0xc2b2ae35u;
    return h ^ h >> 16;
}

/* FNV-1a, then those steps: near seeds and names end far apart. */
static uint32_t mix(uint32_t seed, const char *name)
{
    uint32_t h = 2166136261u ^ seed;

    for (; *name; name++)
        h = (h ^ (unsigned char)*name) * 16777619u;
    return finish(h);
}

uint32_t random_seed(uint32_t seed, const char *name)
{
    return mix(seed, name) | 1u;
}

struct random_stream *random_new_seeded(uint32_t seed)
{
    struct random_stream *r = mem_new(1, sizeof *r);

    gsl_set_error_handler_off();
    r->generator = gsl_rng_alloc(gsl_rng_mt19937);
    if (!r->generator)
        mem_fail();
    gsl_rng_set(r->generator, seed);
    return r;
}

struct random_stream *random_new(uint32_t seed, const char *name)
{
    return random_new_seeded(random_seed(seed, name));
}

/* Put a seed into a set with open addressing, 0 being an empty place; false when it is there. */
static bool take_seed(uint32_t *set, size_t places, uint32_t seed)
{
    size_t at = seed % places;

    if (!seed)
        return false;
    for (; set[at]; at = (at + 1) % places)
        if (set[at] == seed)
            return false;
    set[at] = seed;
    return true;
}

void random_seeds(uint32_t base, const char *const *name, size_t n, size_t blocks, uint32_t *seed)
{
    size_t places = 2 * n * blocks + 1;
    uint32_t *set = mem_new(places, sizeof *set);

    for (size_t i = 0; i < n; i++)
        for (size_t b = 0; b < blocks; b++) {
            uint32_t *s = &seed[i * blocks + b];

            *s = finish(mix(base, name[i]) + 0x9e3779b9u * (uint32_t)(b + 1));
            while (!take_seed(set, places, *s))
                *s = finish(*s + 0x9e3779b9u);
        }
    free(set);
}

void random_free(struct random_stream *r)
{
    if (r)
        gsl_rng_free(r->generator);
    free(r);
}

double random_normal(struct random_stream *r)
{
    return gsl_ran_gaussian_ratio_method(r->generator, 1);
}

unsigned random_poisson(struct random_stream *r, double mean)
{
    return mean > 0 ? gsl_ran_poisson(r->generator, mean) : 0;
}

double random_gamma(struct random_stream *r, double shape, double rate)
{
    return gsl_ran_gamma(r->generator, shape, 1 / rate);
}

size_t random_below(struct random_stream *r, size_t n)
{
    return gsl_rng_uniform_int(r->generator, n);
}

unsigned random_binomial(struct random_stream *r, double p, unsigned n)
{
    if (!(p > 0) || !n)
        return 0;
    return p < 1 ? gsl_ran_binomial(r->generator, p, n) : n;
}

double random_beta(struct random_stream *r, double a, double b)
{
    return gsl_ran_beta(r->generator, a, b);
}

double random_trials(struct random_stream *r, double p, unsigned successes)
{
    if (!successes)
        return 0;
    if (!(successes <= 1e9 * p)) /* GSL counts in 32 bits */
        return INFINITY;
    return p < 1 ? successes + (double)gsl_ran_negative_binomial(r->generator, p, successes)
                 : successes;
}
