/* Figures that were collected more than once: how far the latest is from the first. */
#ifndef HW_REVISION_CHART_H
#define HW_REVISION_CHART_H

#include "picture.h"

struct revision {
    const char *label; /* "Mar 2014" */
    double change;     /* latest less first */
    const char *words; /* at the right: "187.1 to 177.7 (−9.4)" */
};

struct revision_chart {
    const struct revision *row;
    size_t n;                   /* at least 1 */
    const char *first;          /* over the line that all rows start from: "as first collected" */
    const char *lower, *higher; /* on its two sides */
};

/* A hollow circle for the first, a full one for the latest, and a line between them: one row each,
 * all on one scale. A row without a change has both in one place. */
void revision_chart_draw(const struct revision_chart *c, struct picture *p, const struct typeset *t,
                         double width);

#endif
