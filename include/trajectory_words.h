/* What stands at the ends of the lines of a trajectory chart. Each adds to *words. */
#ifndef HW_TRAJECTORY_WORDS_H
#define HW_TRAJECTORY_WORDS_H

#include "chart.h"
#include "trajectory.h"

/* "Trajectory 330.2 in Sep 2014, agreed again Apr 2014 (grey: the first)": of the last actual's
 * month (last may be NULL), else of the plan's end. */
void trajectory_plan_words(const struct trajectory_chart *c, const struct progress *last,
                           const struct progress *end, struct text *words);

/* "Straight line, not a government trajectory", cut to four lines of this width in points: all of a
 * long caveat stands in the text of the report. */
void trajectory_line_words(const struct trajectory_line *line, const struct typeset *t,
                           double width, struct text *words);

/* "Forecast 760.3; 8 in 10: 738.4 to 782.3"; without an interval that reads as a point. */
void trajectory_forecast_words(const struct trajectory_chart *c, const struct forecast *f,
                               struct text *words);

#endif
