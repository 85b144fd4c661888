/* Status: the probability of reaching the target in one of three words, so that a wobble does not
 * change it from one publication to the next.
 *
 * green from 0.7 on, red below 0.3, amber between. The word of the publication before stands unless
 * the probability has passed the border by 0.05, or has been beyond it in two publications running.
 */
#ifndef HW_STATUS_H
#define HW_STATUS_H

#include "forecast.h"

extern const double status_green, status_red, status_margin;

/* The status after n publications with the probabilities p[n], oldest first; NaN is a publication
 * without one, and the next begins anew. *reason says in a few words why it is not simply that of
 * the last probability, or is "". Grey when the last is NaN or n is 0. */
enum forecast_status status_replay(const double *p, size_t n, const char **reason);

/* The status of a probability alone. */
enum forecast_status status_of(double p);

#endif
