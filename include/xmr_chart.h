/* The control chart of an area's monthly changes: points by colour and shape, mean, limits, and the
 * change that would be needed. Each segment has its own mean and limits; nothing is joined over a
 * missing month or a break. */
#ifndef HW_XMR_CHART_H
#define HW_XMR_CHART_H

#include "picture.h"
#include "signals.h"

struct xmr_chart {
    const struct signal *rows; /* of one area, series and role, by month; at least one */
    size_t n;
    double needed;     /* per cent a month; NaN when it is not known */
    double height;     /* of the plot, points */
    const char *title; /* of the values' axis: "% of FTE, less a year before" */
};

/* Fill an empty picture of this width. Freed with picture_free(). */
void xmr_chart_draw(const struct xmr_chart *c, struct picture *p, const struct typeset *t,
                    double width);

#endif
