/* Ranks with their uncertainty: where an area would stand if chance were taken away is not one
 * place but a range of them. Goldstein and Spiegelhalter, JRSS A 159 (1996) 385-443. */
#ifndef HW_RANK_H
#define HW_RANK_H

#include <stddef.h>
#include <stdint.h>

enum rank_status { RANK_OK, RANK_TOO_FEW, RANK_ARGUMENT };

enum { RANK_LEAST = 2, RANK_LEAST_FOR_QUARTERS = 4, RANK_DRAWS = 10000 };

/* Rank 1 is the highest rate. */
struct rank {
    double median, lower, upper;        /* the 50, 2.5 and 97.5 % points of the rank */
    double top_quarter, bottom_quarter; /* probabilities; NaN with fewer than four areas */
};

/* Draw `draws` times a rate of each of n areas from Gamma(shape[i], rate[i]), rank every draw, and
 * describe the ranks of each area in rank[n]. A point of the ranks is the smallest rank at or below
 * which the area stands in at least that share of the draws (R's quantile type 1). The top quarter
 * is the first n / 4 ranks, rounded down, the bottom quarter the last as many.
 *
 * Every area draws from a stream of its own, made of the seed and name[i] (its code): adding an
 * area does not change what another one draws. Where two names happen to have the same stream, the
 * next seed that keeps them all apart is taken. The Monte Carlo error of a probability p is
 * sqrt(p (1 - p) / draws): 0.005 at most with 10,000 draws. The names must differ. */
enum rank_status rank_simulate(const double *shape, const double *rate, const char *const *name,
                               size_t n, size_t draws, uint32_t seed, struct rank *rank);

#endif
