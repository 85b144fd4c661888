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
/* A seed for each block of each name: block b of name i has seed[i * blocks + b]. They are mixed
 * from all of base, name and block, all differ, and none is 0, which mt19937 takes for 4357. The
 * names must differ. */
void random_seeds(uint32_t base, const char *const *name, size_t n, size_t blocks, uint32_t *seed);

/* The stream of such a seed. */
struct random_stream *random_new_seeded(uint32_t seed);

/* Standard normal (ratio method, gsl_ran_gaussian_ratio_method). */
double random_normal(struct random_stream *r);

/* Poisson with mean >= 0; a mean of 0 gives 0. */
unsigned random_poisson(struct random_stream *r, double mean);

/* Gamma with shape > 0 and rate > 0, whose mean is shape / rate (Marsaglia and Tsang 2000,
 * gsl_ran_gamma). */
double random_gamma(struct random_stream *r, double shape, double rate);

/* A whole number from 0 to n - 1, n > 0 (gsl_rng_uniform_int). */
size_t random_below(struct random_stream *r, size_t n);
/* How many of n with chance p each; p <= 0 gives 0 and p >= 1 gives n, without a draw. */
unsigned random_binomial(struct random_stream *r, double p, unsigned n);

/* Beta with both parameters > 0 (gsl_ran_beta). */
double random_beta(struct random_stream *r, double a, double b);

/* How many trials with chance 0 < p <= 1 each are needed for so many successes: the successes and
 * the failures before the last of them (gsl_ran_negative_binomial). INFINITY where more than a
 * thousand million are expected. */
double random_trials(struct random_stream *r, double p, unsigned successes);

#endif
