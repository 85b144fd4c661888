/* Intake: how many of those who have started training will be at work by when. Pure numbers; a
 * month is a number that counts months, from whatever beginning. */
#ifndef HW_INTAKE_H
#define HW_INTAKE_H

#include <stddef.h>

enum intake_status { INTAKE_OK, INTAKE_REFUSED };

/* How many months after qualifying somebody may arrive: the delay profile has this many shares. */
enum { INTAKE_DELAYS = 7 };

/* Those who started in one month. */
struct intake_cohort {
    int start;     /* the month in which they started */
    double places; /* how many started, people */
};

/* What becomes of a place. */
struct intake_yield {
    int training_months;         /* from the start to qualifying */
    double completion;           /* share of those who start that qualifies, 0 to 1 */
    double employed;             /* share of those who qualify that comes to work here, 0 to 1 */
    double participation;        /* FTE for each person; 1 gives people instead of FTE */
    double delay[INTAKE_DELAYS]; /* share of those who come that does so k months after qualifying;
                                    they sum to 1 */
};

/* The newly qualified FTE expected to have arrived by the end of each of the n months first,
 * first + 1, ..., from the n_cohorts cohorts, which may stand in any order:
 *     x[i] = participation x sum_c places_c x completion x employed x F(first + i - start_c
 *            - training_months),   F(k) = delay[0] + ... + delay[k], 0 for k < 0.
 * No leaving is taken off. x has room for n values and never falls from one month to the next.
 * Returns INTAKE_REFUSED, with x untouched, when a number of the yield or of a cohort is negative
 * or not finite, or the delays do not sum to 1 within 1e-6. Source: the project's own definition of
 * the intake regressor (cohort x completion x employed x participation x arrival profile). */
enum intake_status intake_cumulative(const struct intake_cohort *cohort, size_t n_cohorts,
                                     const struct intake_yield *yield, int first, size_t n,
                                     double *x);

#endif
