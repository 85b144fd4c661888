/* Control: progress in, control charts and what they say out. */
#ifndef HW_CONTROL_H
#define HW_CONTROL_H

#include "progress.h"
#include "signals.h"

/* The rules and limits that every chart has, for a reader to be told of. */
enum {
    CONTROL_BASE = 24,       /* months charted that limits of its own are made of, then kept */
    CONTROL_OWN_MONTHS = 24, /* figures needed for limits of its own */
    CONTROL_SMALL = 10       /* an area with less than that is not charted */
};

/* Chart every area in each of its roles but `published`, month by month up to its last actual; see
 * signals.h for what is charted. A flow needs the figures of 14 months. Amounts of 0 or less, and
 * trajectories that nobody planned, are not divided by.
 *
 * Limits: xmr.h with the rules mdc2023, runs of 7 and screened ranges. With CONTROL_OWN_MONTHS
 * figures (11 flows) they are the series' own, from its first CONTROL_BASE months charted, and stay
 * there: limits that follow the data hide a slow drift. A break starts a new chart: a figure marked
 * so, or one return that comes in place of several parts; a total breaks where areas with half of
 * its amount do. The flows that reach across a break are left out (its month, and the same one a
 * year later). With fewer figures the limits are shared: with d in all areas of the smallest level
 * in the same series, c = the mean moving range of d sqrt(Y), Y being the area's mean amount, a
 * chart has the mean of all d and the range c / sqrt(Y) (a share of people who come and go by
 * themselves varies as 1 / sqrt of their number). A total
 * of several areas gets none: its areas move together.
 *
 * needed, for a flow: m months before the deadline with target T, last actual Y, and last year's
 * changes repeated summing to S over them, (T - Y - S) / sum_(h<=m) ceil(h / 12) a month, in per
 * cent of Y; the sum is m for m <= 12. Assurance: xmr_assurance() of it. Source: shared definitions
 * of signals.h; nothing of the kind exists elsewhere.
 *
 * Rows are added to *t, which the caller frees with signals_free(). */
void control_run(struct signal_tables *t, const struct programme *p,
                 const struct progress_table *progress, enum signal_chart chart);

#endif
