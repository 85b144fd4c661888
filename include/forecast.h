/* Forecasts: for each area and method one row a month from the last actual to the deadline, and one
 * row of outlook. Amounts end in the programme's measure; for fte:
 *
 * forecast.csv  report_period,area_code,area_name,series,method,shown,origin,period,mean_fte,
 *               lo95_fte,lo80_fte,hi80_fte,hi95_fte,note
 * outlook.csv   report_period,area_code,area_name,series,method,reason,origin,actual_fte,deadline,
 *               target_fte,mean_fte,lo95_fte,lo80_fte,hi80_fte,hi95_fte,target_gap_fte,note
 *
 * lo and hi bound the interval that should hold the actual 80 or 95 times in 100. The outlook is of
 * the method shown; where there is none, reason says why. */
#ifndef HW_FORECAST_H
#define HW_FORECAST_H

#include "mem.h"
#include "programme.h"

#include <stdint.h>

enum forecast_method { METHOD_NONE, METHOD_DRIFT, METHOD_SEASONAL_NAIVE };
enum forecast_reason { REASON_NONE, REASON_DEADLINE_REACHED, REASON_NO_FIGURES, REASON_TOO_FEW };

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
    double mean, lo95, lo80, hi80, hi95; /* for the deadline */
    double target_gap;                   /* mean - target */
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

/* The outlook of an area, or NULL. */
const struct outlook *forecast_outlook(const struct forecast_tables *t, int area);

#endif
