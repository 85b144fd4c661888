/* Random numbers that are the same on every machine: GSL's mt19937, one stream for each purpose. */
#ifndef HW_RANDOM_H
#define HW_RANDOM_H

#include <stdint.h>

struct random_stream;

/* A stream for the seed and a name ("Q46"): other names give other, unrelated streams. Freed with
 * random_free(). */
struct random_stream *random_new(uint32_t seed, const char *name);
void random_free(struct random_stream *r);

/* Standard normal (ratio method, gsl_ran_gaussian_ratio_method). */
double random_normal(struct random_stream *r);

/* Poisson with mean >= 0; a mean of 0 gives 0. */
unsigned random_poisson(struct random_stream *r, double mean);

#endif
