/* Track: observations and trajectories in, progress out. The arithmetic of the target. */
#ifndef HW_TRACK_H
#define HW_TRACK_H

#include "assumption.h"
#include "observation.h"
#include "progress.h"
#include "trajectory.h"

/* Work out the progress of every area that exists in the report's period, from the baseline to the
 * deadline (or the report's period, when that is later), using only what had been collected by the
 * report's period. Formulas: shared definitions of progress.h;
 *     growth = actual - baseline,  share = growth / (target - baseline),  gap = actual -
 * trajectory, required = (target - actual) / months left,  achieved_k = (actual - actual k months
 * before) / k. The share is not defined where the target is within 2 % of the baseline. A straight
 * line that stands in for a plan of the whole takes the shape of the intake where that is known
 * (plan_shape.h); reg is the assumptions register, NULL without one: then it stays straight. Rows
 * are added to *t, which the caller frees with progress_free(). */
void track_run(struct progress_table *t, const struct programme *p, const struct observations *o,
               const struct trajectories *plan, const struct assumptions *reg, int report_period);

#endif
