/* Rates: what the observations tell of leaving, joining, finishing and arriving, each with its
 * uncertainty, and what the assumptions register stands in for. */
#ifndef HW_RATES_H
#define HW_RATES_H

#include "assumption.h"
#include "flows.h"
#include "intake.h"

#include <stdbool.h>

/* One number and what it rests on. */
struct rate {
    double value, low, high; /* low and high: the 10 % and 90 % points; NaN when not known */
    double weight;           /* a share: of how many; a number a month: in how many months. 0 when
                                it is taken as certain */
    int basis;               /* enum assumption_basis */
};

struct rates {
    const struct assumptions *reg;
    struct rate of[ASSUMPTIONS];
    double season[12]; /* other joiners in each calendar month (January first), as multiples of the
                          mean month */
};

/* The rates of all areas together, from the flows of n areas as known in as_of:
 * - leaver_rate      leavers / opening headcount, of the last window_months up to each origin;
 * - other_joiners    a month and area, with the season of the calendar months;
 * - completion       newly qualified / started, of cohorts that have all had the time to arrive;
 * - delay_0..6       when those arrive, shared out between cohorts in training at the same time by
 *                    expectation-maximisation;
 * - participation    actual / headcount of the last month, with its spread over the window;
 * - leaver_shock, joiner_shock   the standard deviation of the logarithm of the rates of whole
 * years, less what chance explains (1 / people). An assumption that is `given`, or that the
 * observations do not tell, has the register's value. */
void rates_pooled(struct rates *r, const struct assumptions *reg, const struct flows *f, size_t n);

/* The rates of one area: its own where it has at least 6 months of the flow (20 starters for
 * completion), else the pooled ones. */
void rates_of_area(struct rates *r, const struct rates *pooled, const struct flows *f);

/* Has the area all that a stock and flow model needs: participation, leaving, joining? */
bool rates_complete(const struct rates *r);

/* How many of a cohort (those who started in `start`) have arrived by the origin of *f. */
double rates_arrived(const struct rates *r, const struct flows *f, int start);

/* The yield of a place in the area, for intake_cumulative(). */
struct intake_yield rates_yield(const struct rates *r);

/* The intake of an area as a regressor: x[i] is the newly qualified FTE expected to have arrived by
 * the end of month first + i, from all cohorts observed to have started. *known_until is the last
 * month before the intake that follows the last known one could begin to arrive: from then on x
 * stands still because nothing is known, not because nobody comes; PERIOD_NONE when no cohort is
 * known, and then x is 0. Returns 0, or -1 when the rates are not known (x is then 0 too). */
int rates_intake(const struct rates *r, const struct flows *f, int first, size_t n, double *x,
                 int *known_until);

#endif
