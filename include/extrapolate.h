/* Extrapolate: progress in, forecasts, outlook and scorecard out. */
#ifndef HW_EXTRAPOLATE_H
#define HW_EXTRAPOLATE_H

#include "ahead.h"
#include "assumption.h"
#include "forecast.h"
#include "observation.h"
#include "progress.h"
#include "scorecard.h"
#include "text.h"

/* how many draws the forecasts of now and those of the past have */
enum { EXTRAPOLATE_DRAWS = 4096, EXTRAPOLATE_PAST_DRAWS = 512 };

/* Forecast every area in its headline series, and a whole in the series of its parts, from the last
 * actual to the deadline (ahead.h), with the benchmarks beside it, and tell the outlook; fill the
 * scorecard from the forecasts of 3, 6, ... 24 months before. observations and register (either may
 * be NULL) tell the intake that is known to come. Rows are added to the tables, which the caller
 * frees. paths, if not NULL, receives the draws for the deadline as CSV: a row a draw, a column an
 * area. */
void extrapolate_run(struct forecast_tables *t, struct scorecard *scores, const struct programme *p,
                     const struct progress_table *progress, const struct observations *observations,
                     const struct assumptions *register_, struct text *paths);

/* Put the known intake of every smallest area into *areas, up to the period `until`, where it is
 * known until the deadline (flows.h, rates.h). */
void extrapolate_intake(struct ahead_areas *areas, const struct observations *observations,
                        const struct assumptions *register_, int until);

/* Score the forecasts made at some origins: past[origins][areas->n]. */
void extrapolate_score(struct scorecard *scores, const struct ahead_areas *areas,
                       struct ahead *const *past, size_t origins);

#endif
