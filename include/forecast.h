/* Forecasts: for each area and method one row a month from the last actual to the deadline, and one
 * row of outlook for each area and series. Amounts end in the programme's measure; for fte:
 *
 * forecast.csv  report_period,area_code,area_name,series,method,shown,origin,period,mean_fte,
 *               lo95_fte,lo80_fte,hi80_fte,hi95_fte,note
 * outlook.csv   report_period,area_code,area_name,series,method,intake,reason,origin,actual_fte,
 *               deadline,target_fte,mean_fte,lo95_fte,lo80_fte,hi80_fte,hi95_fte,target_gap_fte,
 *               probability,probability_reached,even_period,likely_period,looked_until,status,
 *               status_reason,note
 *
 * lo and hi bound the interval that should hold the actual 80 or 95 times in 100. probability is
 * that of standing at the target on the deadline; probability_reached of having reached it in some
 * month until then, be it lost again. even_period and likely_period are the first months by which
 * it has been reached with a probability of 0.5 and 0.8, empty where that is not before
 * looked_until. Where there is no forecast, reason says why. */
#ifndef HW_FORECAST_H
#define HW_FORECAST_H

#include "mem.h"
#include "programme.h"

#include <stdint.h>

enum forecast_method {
    METHOD_NONE,
    METHOD_POOL,         /* exponential smoothing, 12 forms: pool.h */
    METHOD_SUM_OF_AREAS, /* of the joint paths of the smallest areas: joint.h */
    METHOD_DRIFT,        /* a benchmark */
    METHOD_SEASONAL_NAIVE
};
#define FORECAST_METHODS ";pool;sum_of_areas;drift;seasonal_naive"

enum forecast_reason {
    REASON_NONE,
    REASON_DEADLINE_REACHED,
    REASON_NO_FIGURES,
    REASON_TOO_FEW,
    REASON_PARTS /* an area that it is the sum of has no forecast */
};

/* by the probability, with hysteresis: status.h */
enum forecast_status { STATUS_GREY, STATUS_RED, STATUS_AMBER, STATUS_GREEN };

struct forecast {
    int report_period, area;
    const struct series *series;
    int method; /* enum forecast_method */
    int shown;  /* 1 when this is the method that the reports show */
    int origin; /* the period of the last actual */
    int period;
    double mean, lo95, lo80, hi80, hi95;
};

struct outlook {
    int report_period, area;
    const struct series *series;
    int method, reason; /* enum forecast_method, enum forecast_reason */
    int origin;
    int64_t actual; /* of the origin */
    int deadline;
    int64_t target;
    int intake;                          /* 1: what is known to come is counted in */
    double mean, lo95, lo80, hi80, hi95; /* for the deadline */
    double target_gap;                   /* mean - target */
    double probability;                  /* of standing at the target on the deadline */
    double probability_reached;          /* of having reached it in some month until then */
    int even_period, likely_period;      /* by when with 0.5 and 0.8, or PERIOD_NONE */
    int looked_until;                    /* the last month that was looked at for them */
    int status;                          /* enum forecast_status */
    const char *status_reason;           /* the rule that gave it */
};

struct forecast_tables {
    struct forecast *forecast;
    size_t n_forecasts, capacity;
    struct outlook *outlook;
    size_t n_outlooks, outlook_capacity;
    struct arena texts;
};

void forecast_add(struct forecast_tables *t, const struct forecast *row);
void outlook_add(struct forecast_tables *t, const struct outlook *row);

/* Write one of the two tables (NULL is standard output). Return 0, or -1 after saying why. */
int forecast_write(const struct forecast_tables *t, const struct programme *p, const char *path);
int outlook_write(const struct forecast_tables *t, const struct programme *p, const char *path);

/* Read both. Returns 0, or -1 after saying why. Freed with forecast_free(), twice is harmless. */
int forecast_read(struct forecast_tables *t, const struct programme *p, const char *forecast_path,
                  const char *outlook_path);
void forecast_free(struct forecast_tables *t);

/* The rows of the method shown for an area, in the order of their periods; *n is 0 when there are
 * none. */
const struct forecast *forecast_shown(const struct forecast_tables *t, int area, size_t *n);

/* The outlook of an area in its headline series, or NULL; in another series. */
const struct outlook *forecast_outlook(const struct forecast_tables *t, int area);
const struct outlook *forecast_outlook_in(const struct forecast_tables *t, int area,
                                          const struct series *series);

#endif
