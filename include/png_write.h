/* PNG files: a palette of up to 256 colours, the resolution, and the alternative text inside. */
#ifndef HW_PNG_WRITE_H
#define HW_PNG_WRITE_H

#include "canvas.h"

/* Add the PNG of a raster to *out. `pixels_a_point` becomes its resolution (pHYs); title and
 * description go into iTXt chunks. With more than 256 colours the most frequent ones are kept and
 * the others take the nearest: only the soft edges of letters and lines have so many. Source: PNG
 * specification, second edition. */
void png_write(struct text *out, const struct raster *r, double pixels_a_point, const char *title,
               const char *description);

#endif
