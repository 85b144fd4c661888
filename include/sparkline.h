/* A sparkline: the last months as a line without axes, in a cell beside the words that say the
 * same. It tells the shape, not the size: each has the height of its own least and most. */
#ifndef HW_SPARKLINE_H
#define HW_SPARKLINE_H

#include "picture.h"

enum { SPARKLINE_MONTHS = 24, SPARKLINE_WIDTH = 42, SPARKLINE_HEIGHT = 16 }; /* points */

/* Fill an empty picture with n values in the order of months. A missing one (NaN) is a gap, never
 * joined; the last one that is known is marked with a dot, hollow when it is not that of the last
 * month. Freed with picture_free(). */
void sparkline_draw(const double *value, size_t n, struct picture *p);

#endif
