/* Scorecard: how past forecasts did.
 *
 *     report_period,area_code,area_name,series,method,months_ahead,forecasts,mean_error_fte,
 *     mean_absolute_error_fte,within_80,within_95,note
 *
 * One row for each area, series, method and 3, 6 and 12 months ahead. An error is actual less
 * forecast: above zero, forecasts were too low. within_80 and within_95 count the forecasts whose
 * interval held the actual. The forecasts are made anew, with today's figures, as they would have
 * been made 3, 6, ... 24 months before the report. */
#ifndef HW_SCORECARD_H
#define HW_SCORECARD_H

#include "forecast.h"

enum { SCORE_SPANS = 3 };
extern const int score_spans[SCORE_SPANS]; /* 3, 6, 12 months */

struct score {
    int report_period, area;
    const struct series *series;
    int method; /* enum forecast_method */
    int months_ahead;
    size_t forecasts, within_80, within_95;
    double mean_error, mean_absolute_error;
};

struct scorecard {
    struct score *row;
    size_t n, capacity;
    struct arena texts;
};

void scorecard_add(struct scorecard *s, const struct score *row);

/* Write to a path (NULL is standard output), or read back. Return 0, or -1 after saying why. Freed
 * with scorecard_free(), twice is harmless. */
int scorecard_write(const struct scorecard *s, const struct programme *p, const char *path);
int scorecard_read(struct scorecard *s, const struct programme *p, const char *path);
void scorecard_free(struct scorecard *s);

/* The row of an area, series, method and months ahead, or NULL. */
const struct score *scorecard_find(const struct scorecard *s, int area, const struct series *series,
                                   enum forecast_method method, int months_ahead);

#endif
