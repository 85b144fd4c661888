/* Ahead: the forecasts of all areas from one origin, so made that parts add up to their wholes.
 *
 * An area of the smallest level, and one whose headline is a series of its own, has the pool of its
 * series (pool.h). A whole in the series of its smallest areas is the sum of their joint paths
 * (joint.h), and has a forecast only when each of them has. */
#ifndef HW_AHEAD_H
#define HW_AHEAD_H

#include "pool.h"
#include "progress.h"

enum { AHEAD_MOST_BREAKS = SMOOTHING_MOST_COLUMNS - 1 };

/* What an area is forecast from; made once, used at several origins. */
struct ahead_area {
    int area;
    const struct series *series;
    const struct progress *rows; /* from the baseline to the deadline */
    size_t n_rows;
    const struct progress *last; /* the last row with an actual, or NULL */
    size_t *part, parts; /* indices of the areas that it is the sum of; 0 for its own pool */
    int first;           /* the period of y[0]: the first with an actual */
    size_t n;            /* months from there to the last actual */
    double *y;           /* [n]: NaN where missing */
    size_t break_at[AHEAD_MOST_BREAKS], breaks; /* months of y with the status b, the last ones */
    double *intake; /* known to come, cumulative, from y[0] as far as is forecast; or NULL */
};

/* What is ahead of an area from an origin. */
struct ahead {
    int origin;  /* the last period with an actual, or PERIOD_NONE */
    bool made;   /* is there a forecast? */
    bool intake; /* with the known intake? */
    int start;   /* the period of value[0]: the month after the origin */
    size_t horizon;
    double *value;                   /* [horizon * draws]: the paths */
    double *step[AHEAD_MOST_BREAKS]; /* a column for each break: 0 before, 1 from it on */
    struct smoothing_column column[SMOOTHING_MOST_COLUMNS];
    struct smoothing_series series;
    struct pool pool;         /* of an area that is no sum */
    const struct pool *exact; /* what is computed, not drawn: its own pool, or that of the one area
                                 that it is the sum of; else NULL */
};

struct ahead_areas {
    const struct programme *p;
    int report_period;
    struct ahead_area *area;
    size_t n;
};

/* Look at every area that has progress: the smallest first, then the wholes. *areas refers to
 * the progress table. Freed with ahead_areas_free(). */
void ahead_areas_make(struct ahead_areas *areas, const struct programme *p,
                      const struct progress_table *progress);
void ahead_areas_free(struct ahead_areas *areas);

/* Forecast all areas from what was known until the period `cut`, up to the period `until`, with so
 * many draws (a power of two): ahead[areas->n], freed with ahead_free(). like is an array of
 * forecasts from another origin, where the searches begin, or NULL. */
void ahead_make(struct ahead *ahead, const struct ahead_areas *areas, int cut, int until,
                size_t draws, const struct ahead *like);
void ahead_free(struct ahead *ahead, size_t n);

/* The forecast of an area for a period after the origin. */
struct ahead_month {
    double mean, lo95, lo80, hi80, hi95;
};

/* The month of a forecast with a t distribution, which the benchmarks have; NaN where its quantiles
 * cannot be found. */
struct ahead_month ahead_interval(double mean, double sd, double df);

struct ahead_month ahead_month(const struct ahead *ahead, int period, size_t draws);

/* The probability that the value of the period is at least (direction 1) or at most (-1) the
 * target.
 */
double ahead_probability(const struct ahead *ahead, int period, double target, int direction,
                         size_t draws);

/* The share of the draws that have reached the target in some month up to each period from the
 * start on: share[horizon]. */
void ahead_reached(const struct ahead *ahead, double target, int direction, size_t draws,
                   double *share);

#endif
