/* Random numbers that are the same on every machine: GSL's mt19937, one stream for each purpose. */
#ifndef HW_RANDOM_H
#define HW_RANDOM_H

#include <stddef.h>
#include <stdint.h>

struct random_stream;

/* A stream for the seed and a name ("Q46"): other names give other, unrelated streams. Freed with
 * random_free(). */
struct random_stream *random_new(uint32_t seed, const char *name);
void random_free(struct random_stream *r);

/* The seed that mt19937 is given for the two: odd, so that it is never 0, which mt19937 takes for
 * 4357. Two names with the same seed here would have the same stream. */
uint32_t random_seed(uint32_t seed, const char *name);

/* Standard normal (ratio method, gsl_ran_gaussian_ratio_method). */
double random_normal(struct random_stream *r);

/* Poisson with mean >= 0; a mean of 0 gives 0. */
unsigned random_poisson(struct random_stream *r, double mean);

/* Gamma with shape > 0 and rate > 0, whose mean is shape / rate (Marsaglia and Tsang 2000,
 * gsl_ran_gamma). */
double random_gamma(struct random_stream *r, double shape, double rate);

/* A whole number from 0 to n - 1, n > 0 (gsl_rng_uniform_int). */
size_t random_below(struct random_stream *r, size_t n);

#endif
