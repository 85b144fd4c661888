/* Scales: from values to points on an axis. */
#ifndef HW_SCALE_H
#define HW_SCALE_H

#include <stddef.h>

/* A linear scale with round ticks: first, first + step, ... up to last. Steps are 1, 2, 2.5 or 5
 * times a power of ten. */
struct scale {
    double first, step;
    size_t ticks;    /* at least 2 */
    double from, to; /* where first and the last tick stand, in points */
};

/* The scale with the finest step that has at most `most` ticks (3 or more) and holds low to high.
 */
struct scale scale_make(double low, double high, size_t most, double from, double to);

/* Where a value stands, also beyond the ends. */
double scale_at(const struct scale *s, double value);

/* The value of tick i. */
double scale_tick(const struct scale *s, size_t i);

/* How many decimals the ticks need, 0 to 3. */
int scale_decimals(const struct scale *s);

#endif
