/* Small multiples: a panel for each area, all on the same axes, with actual (solid), plan (dashed),
 * and the last value in words. A month without a figure is a gap. */
#ifndef HW_MULTIPLES_CHART_H
#define HW_MULTIPLES_CHART_H

#include "picture.h"

struct multiple {
    const char *label;
    const double *actual, *plan; /* [months]; NaN where not known */
    const char *last_words;      /* of the last actual; NULL when there is none */
    bool own;                    /* the panel that the reader looks for: its title is bold */
};

struct multiples_chart {
    const struct multiple *panel;
    size_t n;                              /* at least 1 */
    size_t from, count;                    /* the panels drawn; the axes are the same for all n */
    int first, last;                       /* periods: months = last - first + 1, at least 2 */
    const char *actual_words, *plan_words; /* of the key; no plan when NULL */
    const char *unit;
};

/* How many panels from c->from on fit into a width and a height in points: at least 1. */
size_t multiples_chart_panels(const struct multiples_chart *c, const struct typeset *t,
                              double width, double height);

/* Draw into a picture of this width in points. */
void multiples_chart_draw(const struct multiples_chart *c, struct picture *p,
                          const struct typeset *t, double width);

#endif
