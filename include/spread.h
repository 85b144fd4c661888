/* Spread: do areas differ by more than chance, where does each stand, and how unequal are they? */
#ifndef HW_SPREAD_H
#define HW_SPREAD_H

#include "comparisons.h"

enum { SPREAD_LEAST = 3 };

#define SPREAD_SHARE 0.10 /* of false flags that may stand, on average */

/* Fill in the funnel, the shrunken rates and the ranks of n areas whose rates are known, and add
 * the rows of inequality. row[i] points into t->row; people[i] is the area's number of people by
 * the model of compare.h, participation the amount for each of them, expected how many areas there
 * should be, area the whole, period the month compared.
 *
 * Funnel: the rate form of funnel.h on people over population with the adjustment cqc, widened only
 * when phi > 1 + 2 sqrt(2 / n): by less than that phi strays by itself. p is that of z_adjusted;
 * p_adjusted and `stands` are of multiple_adjust() at SPREAD_SHARE. Shrinkage: shrinkage.h on the
 * same. Ranks: rank.h with RANK_DRAWS draws of the shrunken rates, streams named by the areas'
 * codes; none when the areas are alike. Inequality: inequality.h on amounts and population, regions
 * being the areas' parents; from raw rates, and the best quarter also from shrunken ones.
 * cv_beyond_chance = sqrt(max(0, cv^2 - chance)). With fewer than SPREAD_LEAST areas only reasons
 * are filled in. */
void spread_run(struct comparison_tables *t, const struct programme *p, struct comparison **row,
                const double *people, size_t n, double participation,
                const struct inequality_row *whole, size_t expected);

#endif
