/* Extrapolate: progress in, forecasts out. */
#ifndef HW_EXTRAPOLATE_H
#define HW_EXTRAPOLATE_H

#include "forecast.h"
#include "progress.h"

/* Forecast the headline series of every area from its last actual to the deadline, with each method
 * that its history allows. Shown is the seasonal naive where last year's same months are known,
 * else the drift. An area without a forecast gets an outlook with the reason. Rows are added to *t,
 * which the caller frees with forecast_free(). Returns 0, or -1 when a quantile fails, after saying
 * so. */
int extrapolate_run(struct forecast_tables *t, const struct programme *p,
                    const struct progress_table *progress);

#endif
