/* Values with their intervals, in the order given. Named, a row for each:
 *
 *      label of a row     --o--|             1.2      the reference: a dashed line with its words
 *      another label           | --o--       3.4
 *
 * or compact, an upright interval for each, of which only one's own is named. */
#ifndef HW_CATERPILLAR_CHART_H
#define HW_CATERPILLAR_CHART_H

#include "picture.h"

struct caterpillar_row {
    const char *label;
    double value, lower, upper; /* a value that is NaN: only the words are shown */
    const char *words;          /* at the right: the value as it is to be read */
    enum ink ink;
    enum symbol symbol;
    bool own; /* the row that the reader looks for */
};

struct caterpillar_chart {
    const struct caterpillar_row *row;
    size_t n;           /* at least 1 */
    size_t from, count; /* the rows drawn; the axis is the same for all n */
    double reference;   /* NaN when there is none */
    const char *reference_words;
    const char *unit;
    double label_width; /* the most that labels may take, points; a longer one is cut */
};

/* How many rows from c->from on fit into a height in points: at least 1. */
size_t caterpillar_chart_rows(const struct caterpillar_chart *c, const struct typeset *t,
                              double height);

/* Draw into a picture of this width in points. */
void caterpillar_chart_draw(const struct caterpillar_chart *c, struct picture *p,
                            const struct typeset *t, double width);

/* The compact form of all n rows, as high as it is told to be. */
void caterpillar_compact_draw(const struct caterpillar_chart *c, struct picture *p,
                              const struct typeset *t, double width, double height);

#endif
