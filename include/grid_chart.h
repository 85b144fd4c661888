/* Variation by assurance: every area once, in the cell of what its control chart says. A cell with
 * more areas than it can name says how many. */
#ifndef HW_GRID_CHART_H
#define HW_GRID_CHART_H

#include "icon.h"

#include <stddef.h>

struct grid_area {
    const char *name;
    enum xmr_type variation;      /* XMR_NO_TYPE: it has no chart */
    enum xmr_assurance assurance; /* XMR_NO_ASSURANCE: it is not judged */
};

struct grid_chart {
    const struct grid_area *area;
    size_t n;
    const char *level, *levels; /* "Area Team", "Area Teams" */
    const char *not_judged;     /* why none is judged: heads the only column then */
};

/* Fill an empty picture of this width. Freed with picture_free(). */
void grid_chart_draw(const struct grid_chart *c, struct picture *p, const struct typeset *t,
                     double width);

#endif
