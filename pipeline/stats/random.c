#include "random.h"

#include "mem.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <stdlib.h>

struct random_stream {
    gsl_rng *generator;
};

/* FNV-1a, then the finishing steps of MurmurHash3: near seeds and names end far apart. */
static uint32_t mix(uint32_t seed, const char *name)
{
    uint32_t h = 2166136261u ^ seed;

    for (; *name; name++)
        h = (h ^ (unsigned char)*name) * 16777619u;
    h ^= h >> 16;
    h *= 0x85ebca6bu;
    h ^= h >> 13;
    h *= 0xc2b2ae35u;
    return h ^ h >> 16;
}

uint32_t random_seed(uint32_t seed, const char *name)
{
    return mix(seed, name) | 1u;
}

struct random_stream *random_new(uint32_t seed, const char *name)
{
    struct random_stream *r = mem_new(1, sizeof *r);

    gsl_set_error_handler_off();
    r->generator = gsl_rng_alloc(gsl_rng_mt19937);
    if (!r->generator)
        mem_fail();
    gsl_rng_set(r->generator, random_seed(seed, name));
    return r;
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
