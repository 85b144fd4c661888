/* A standing: everything that a report says of one area, gathered from the tables once. */
#ifndef HW_STANDING_H
#define HW_STANDING_H

#include "comparisons.h"
#include "finding.h"
#include "forecast.h"
#include "need.h"
#include "observation.h"
#include "programme.h"
#include "progress.h"
#include "scorecard.h"
#include "signals.h"

/* The tables that the reports are made of. */
struct report_input {
    const struct programme *programme;
    const struct observations *observations;
    const struct findings *findings;
    const struct progress_table *progress;
    const struct forecast_tables *forecasts;
    const struct scorecard *scores;
    const struct signal_tables *signals;
    const struct need_tables *needs;
    const struct comparison_tables *comparisons;
    const struct assumptions *assumptions; /* that the plan used; these three may be NULL */
    const struct actions *actions;
    const struct signoffs *signoffs;
    int period; /* of the report */
};

struct standing {
    const struct report_input *in;
    const struct programme *p;
    int area;
    const char *name;
    const struct series *series;
    const struct progress *rows; /* of its headline series, from the baseline to the deadline */
    size_t n;
    const struct progress *now;     /* the last row with an actual, NULL when there is none */
    const struct progress *current; /* the row of the report's period, NULL before the baseline */
    const struct outlook *outlook;  /* NULL when there is none */
    const struct forecast *fan;     /* the forecast shown; n_fan is 0 when there is none */
    size_t n_fan;
    int decimals; /* of its amounts: 0 from ten thousand on and where people are counted, else 1 */
};

/* Gather what the tables hold of an area, its headline series; role other than PROGRESS_HEADLINE
 * takes that one, without a forecast. */
struct standing standing_of(const struct report_input *in, int area, enum progress_role role);

/* Is the latest figure older than the report's period? */
bool standing_is_stale(const struct standing *s);

/* Has the target been reached by the latest figure, in the direction of its plan? */
bool standing_reached(const struct standing *s);

/* The same by one row of it; false for NULL and for a row without an actual or a target. */
bool standing_reached_in(const struct standing *s, const struct progress *row);

/* By how much it is apart from its plan in the report's own month: from the trajectory, from the
 * deadline on from the target. DECIMAL_NONE when one of the two is not known. */
int64_t standing_gap(const struct standing *s);

/* Which way its own plan goes from its own baseline: +1 or -1; that of the programme when they are
 * the same or not known. */
int standing_direction(const struct standing *s, const struct progress *row);

/* How many decimals a difference between amounts is shown with, whatever their size: 0 where people
 * are counted, else 1. */
int standing_gap_decimals(const struct programme *p);

/* The month from which one return came in place of several parts; PERIOD_NONE when that never was.
 */
int standing_break(const struct standing *s);

#endif
