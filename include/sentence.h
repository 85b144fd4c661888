/* Sentences made from the numbers, which cannot contradict them: what is said is decided by the
 * numbers as they are shown. All results live in the arena. */
#ifndef HW_SENTENCE_H
#define HW_SENTENCE_H

#include "standing.h"

/* The headline of the report: one to three sentences for every case: no figure, an old one, below,
 * on or above the trajectory, target reached or missed. */
const char *sentence_lead(struct arena *a, const struct standing *s);

/* "No figure for September 2014 ...", or "" when the latest figure is of the report's period. */
const char *sentence_stale(struct arena *a, const struct standing *s);

/* What the forecast says, how it was made and which way it errs; or why there is none. */
const char *sentence_forecast(struct arena *a, const struct standing *s);

/* "amber: 30% to 70%", or "amber, as before" where the probability alone would say otherwise. */
const char *sentence_status(struct arena *a, const struct standing *s);

/* The rule of the status. */
const char *sentence_status_rule(struct arena *a);

/* What the control chart of the monthly changes says: signal or noise; or why it says nothing. */
const char *sentence_signal(struct arena *a, const struct standing *s);

/* How many decimals its numbers need: one, or two where the last change would read the same as a
 * limit. */
int sentence_signal_decimals(const struct variation *v);

/* What it would take, by the model of joiners and leavers; "" where the forecast finds the target
 * likely enough, and where there is no such model. */
const char *sentence_needs(struct arena *a, const struct standing *s);

/* "below its trajectory", "in line with its trajectory", "above a straight line ...": without the
 * number. */
const char *sentence_gap_words(struct arena *a, const struct standing *s);

/* When the trajectory was agreed again: since when, and the gap to the first one; else "". */
const char *sentence_replanned(struct arena *a, const struct standing *s);

/* "promised" of the whole, "planned" of its parts, which nobody promised. */
const char *sentence_growth_words(const struct standing *s);

/* "4,200 promised", "8.0 fewer planned": the change from baseline to target, "of the ..."; both
 * must be known. It says which way where the area's plan goes against the programme. */
const char *sentence_planned_words(struct arena *a, const struct standing *s,
                                   const struct progress *row);

/* At most ten words over a chart. */
const char *sentence_trajectory_headline(struct arena *a, const struct standing *s);
const char *sentence_rate_headline(struct arena *a, const struct standing *s);

/* Alternative texts. */
const char *sentence_trajectory_alternative(struct arena *a, const struct standing *s);
const char *sentence_rate_alternative(struct arena *a, const struct standing *s);

/* "FTE health visitors", or "health visitors" where the unit is people. */
const char *sentence_subject(struct arena *a, const struct programme *p);

/* "FTE: Full-time equivalents", or "Headcount: people": what the unit stands for. */
const char *sentence_measure(struct arena *a, const struct measure *m);

/* "25 Area Teams" when all have a figure, else "24 of 25 Area Teams": for a figure that was summed.
 */
const char *sentence_coverage(struct arena *a, const struct standing *s,
                              const struct progress *row);

#endif
