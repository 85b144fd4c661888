/* How a first total became a last one: a bar for each total, and between them a bar for each step
 * from where the one before it ended. */
#ifndef HW_WATERFALL_CHART_H
#define HW_WATERFALL_CHART_H

#include "picture.h"

struct waterfall_step {
    const char *label; /* below the bar; wrapped */
    const char *words; /* above it: the value as it is to be read, with its sign */
    double value;      /* of a total its size, of a step the change that it makes */
    bool total;
    bool unexplained; /* a step that nobody accounts for: drawn as an outline */
};

struct waterfall_chart {
    const struct waterfall_step *step;
    size_t n;         /* at least 1; the first is a total */
    const char *unit; /* "people" */
    double height;    /* of the plot, points */
};

/* The axis starts at zero where the steps can then be seen; else the words above it say where it
 * starts, and the bars of totals are broken by a zigzag. */
void waterfall_chart_draw(const struct waterfall_chart *c, struct picture *p,
                          const struct typeset *t, double width);

#endif
