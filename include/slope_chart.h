/* What became of several areas from column to column: a few named in colour, the others grey. The
 * last of three columns is a forecast: its lines are dashed. */
#ifndef HW_SLOPE_CHART_H
#define HW_SLOPE_CHART_H

#include "picture.h"

enum { SLOPE_COLUMNS = 3, SLOPE_NAMED = 4 };

struct slope_line {
    double value[SLOPE_COLUMNS]; /* NaN: the line stops, and goes on behind it */
    const char *words;           /* at the right end; NULL: a grey line without a name */
};

struct slope_chart {
    const struct slope_line *line;
    size_t n, columns;                       /* 2 or 3; at most SLOPE_NAMED lines have words */
    const char *column_words[SLOPE_COLUMNS]; /* below them */
    const char *between[SLOPE_COLUMNS - 1];  /* how far one is from the next: "52 months" */
    const char *unit;
    double height; /* of the plot, points */
};

/* Draw into a picture of this width in points. */
void slope_chart_draw(const struct slope_chart *c, struct picture *p, const struct typeset *t,
                      double width);

#endif
