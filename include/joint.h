/* Joint paths: what several areas may do together, so that sums of areas have honest intervals.
 *
 * In each draw one number from 0 to 1 picks a member of every area's pool, by the members' weights:
 * which form is right is a doubt that all areas share. In each month ahead one past month is
 * picked, the same for all areas, and each area has its own standardised error of that month: areas
 * that moved together go on moving together. Then, for each area, member and month, the values are
 * put in place of the same rank in the member's t distribution: each area's draws have the
 * distribution of its pool, their dependence is that of the past (the Schaake shuffle; Clark and
 * others, J. Hydrometeorology 5 (2004) 243-262).
 *
 * Values are rounded to 2^-20, so that they add up exactly in whatever order; with a number of
 * draws that is a power of two so do their means. */
#ifndef HW_JOINT_H
#define HW_JOINT_H

#include "pool.h"

#include <stdint.h>

struct joint_area {
    const struct pool *pool;
    const struct smoothing_series *series;
    size_t lead; /* months by which its last known month is later than the earliest */
};

/* Draw. value[(area * horizon + h) * draws + d] is the value of the area h + 1 months after the
 * earliest last month; months that an area's lead covers are left as they are. Each pool must have
 * a horizon of at least horizon - lead. */
void joint_draw(const struct joint_area *area, size_t areas, size_t horizon, size_t draws,
                uint32_t seed, double *value);

/* Round to 2^-20, as the paths are. */
double joint_round(double x);

/* The p-quantile (R's type 7) of n draws in rising order. */
double joint_quantile(const double *sorted, size_t n, double p);

/* Sort n draws in rising order. */
void joint_sort(double *draws, size_t n);

#endif
