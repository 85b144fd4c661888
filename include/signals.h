/* Signals: control charts of how every area moves, and what they say. Charted is never the number
 * itself, which is meant to grow, but one of
 *     flow      the change of a month less the change of the same month a year before, in per cent
 *               of the number a month before: d_t = 100 ((Y_t - Y_(t-1)) - (Y_(t-12) - Y_(t-13))) /
 *               Y_(t-1);
 *     plan_gap  actual less trajectory in per cent of the trajectory.
 *
 * signals.csv    a row for each month charted:
 *                report_period,area_code,area_name,level,series,role,chart,period,actual_<measure>,
 *                value_pct,segment,limits,mean_pct,lower_limit_pct,upper_limit_pct,
 *                lower_near_pct,upper_near_pct,point_type,rule,note
 * variation.csv  a row for each area, series and role, charted or not:
 *                report_period,area_code,area_name,level,series,role,chart,reason,points,period,
 *                value_pct,limits,base_from,base_to,mean_pct,lower_limit_pct,upper_limit_pct,
 *                variation,rule,since,needed_pct,assurance,assurance_reason,note
 *
 * role is as in progress.h. limits are own, of the months base_from to base_to of the series
 * itself, or shared, of all areas of the smallest level together. variation is the type of the last
 * point; since is the first month of the unbroken run of points of that type. needed_pct is the
 * flow that, month by month, would reach the target at the deadline, and assurance says whether
 * the limits promise it; a plan_gap has neither. */
#ifndef HW_SIGNALS_H
#define HW_SIGNALS_H

#include "mem.h"
#include "programme.h"
#include "xmr.h"

#include <stdint.h>

enum signal_chart { SIGNAL_FLOW, SIGNAL_PLAN_GAP };
enum signal_limits { SIGNAL_NO_LIMITS, SIGNAL_OWN, SIGNAL_SHARED };
enum signal_reason {
    SIGNAL_FINE,
    SIGNAL_NO_FIGURES,
    SIGNAL_TOO_FEW,
    SIGNAL_NO_TRAJECTORY,
    SIGNAL_DEADLINE,  /* reached: nothing is needed any more */
    SIGNAL_NO_TARGET, /* for the area */
    SIGNAL_GAP,       /* a month of the last year is missing */
    SIGNAL_SMALL,     /* numbers: no percentages */
    SIGNAL_NO_CHART,
    SIGNAL_NOT_THIS_CHART
};

/* Amounts are per cent, NaN when not known. */
struct signal {
    int report_period, area;
    const struct series *series;
    int role, chart; /* enum progress_role, enum signal_chart */
    int period;
    int64_t actual; /* in the programme's measure */
    double value;
    size_t segment; /* from 1; the next begins at a break */
    int limits;     /* enum signal_limits */
    double mean, lower, upper, lower_near, upper_near;
    int type, rule; /* enum xmr_type, enum xmr_rule */
};

struct variation {
    int report_period, area;
    const struct series *series;
    int role, chart;
    int reason;    /* why there is no chart: enum signal_reason */
    size_t points; /* with a value */
    int period;    /* of the last point with a value */
    double value;
    int limits;
    int base_from, base_to; /* of own limits */
    double mean, lower, upper;
    int type, rule; /* of the last point */
    int since;      /* PERIOD_NONE when nothing is out of the common */
    double needed;
    int assurance, assurance_reason; /* enum xmr_assurance, enum signal_reason */
};

struct signal_tables {
    struct signal *signal; /* in the order of progress.csv */
    size_t n_signals, capacity;
    struct variation *variation;
    size_t n_variations, variation_capacity;
    struct arena texts;
};

void signals_add(struct signal_tables *t, const struct signal *row);
void signals_add_variation(struct signal_tables *t, const struct variation *row);

/* Write one of the two tables (NULL is standard output). Return 0, or -1 after saying why. */
int signals_write(const struct signal_tables *t, const struct programme *p, const char *path);
int signals_write_variation(const struct signal_tables *t, const struct programme *p,
                            const char *path);

/* Read both. Returns 0, or -1 after saying why. Freed with signals_free(), twice is harmless. */
int signals_read(struct signal_tables *t, const struct programme *p, const char *signals_path,
                 const char *variation_path);
void signals_free(struct signal_tables *t);

/* The months charted of an area in a role (enum progress_role) and series (NULL: the first one), in
 * order; *n is 0 when there are none. */
const struct signal *signals_of(const struct signal_tables *t, int area, int role,
                                const struct series *series, size_t *n);

/* What the same chart says, or NULL. */
const struct variation *signals_variation(const struct signal_tables *t, int area, int role,
                                          const struct series *series);

#endif
