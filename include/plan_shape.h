/* The shape of the line that stands in for a plan of the whole: the target comes when those in
 * training arrive, and not in equal steps. */
#ifndef HW_PLAN_SHAPE_H
#define HW_PLAN_SHAPE_H

#include "assumption.h"
#include "observation.h"
#include "trajectory.h"

struct plan_shape {
    int first;     /* the programme's baseline */
    size_t n;      /* months from there to its deadline; 0 when the shape is not known */
    double *share; /* [n], of all who are expected to arrive between baseline and deadline, by the
                      end of each month: never falls, 0 in the first and 1 in the last */
};

/* Make the shape from the flows of the root's headline series, as known in the period as_of:
 *     share(t) = (x(t) - x(baseline)) / (x(deadline) - x(baseline)),
 * x being rates_intake(), with the arrival profile pooled from the smallest areas (from the root's
 * own flows where those have no figures). The cohorts that had started before the baseline count
 * too, with those of them who arrive after it. Source: the project's own definition of an
 * intake-shaped plan, P(t) = B + (T - B) F(t).
 *
 * There is none (n is 0) where a decrease is planned; where a cohort that can arrive between
 * baseline and deadline is not told: a month without a number of starters, when the same month of
 * the year before or after has some; where the intake is not known until the deadline; and where
 * nobody arrives. Freed with plan_shape_free(), twice is harmless. */
void plan_shape_make(struct plan_shape *s, const struct programme *p, const struct observations *o,
                     const struct assumptions *reg, int as_of);
void plan_shape_free(struct plan_shape *s);

/* What is planned for a period: `line` (of trajectory_of()) itself, unless it is a straight line
 * and there is a shape; then baseline + target growth x share, exact in the first and the last
 * month, on the basis BASIS_INTAKE_SHAPED. */
struct planned plan_shape_of(const struct plan_shape *s, const struct programme *p,
                             struct planned line, int period);

#endif
