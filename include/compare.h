/* Compare: progress and observations in, areas side by side out. */
#ifndef HW_COMPARE_H
#define HW_COMPARE_H

#include "comparisons.h"
#include "observation.h"
#include "progress.h"

enum { COMPARE_SMALL = 10, COMPARE_MONTHS = 12 };

/* Compare the areas of the smallest level in one month: the latest of the twelve up to the report's
 * in which at least three quarters of them have a figure, else the report's own. Only what had been
 * collected by the report's period is used.
 *
 * rate: amount per 1,000 of the population, which is the latest known of the twelve months up to
 * the month compared. Its interval answers "could so many people have fallen to the area by
 * chance?": it is that of a count of people (interval_rate), and neither that of the month's
 * figure, which is counted and not drawn, nor one for FTE, which are no count. People = amount /
 * participation, participation = sum of amounts / sum of observed headcounts in the areas compared
 * that have both; without any headcount the amount itself stands for people (interval_basis
 * amount). Areas under COMPARE_SMALL are shown only in totals.
 *
 * What follows for the areas together: spread.h. Rows are added to *t, which the caller frees with
 * comparisons_free(). */
void compare_run(struct comparison_tables *t, const struct programme *p,
                 const struct observations *o, const struct progress_table *progress);

#endif
