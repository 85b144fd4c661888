/* What each assumption changes of a result: bars on both sides of what is expected.
 *
 *      label      1.1% −96 [####|~~~~] 0.9% +93      one end for its low, one for its high value
 */
#ifndef HW_TORNADO_CHART_H
#define HW_TORNADO_CHART_H

#include "picture.h"

struct tornado_bar {
    const char *label;
    double low, high; /* what the low and the high value change of the result */
    const char *low_words, *high_words;
};

struct tornado_chart {
    const struct tornado_bar *bar; /* in the order given */
    size_t n;                      /* at least 1 */
    const char *centre_words;      /* over the line that bars start from */
    const char *low_key, *high_key;
    double label_width; /* points; a longer label is wrapped, and cut after three lines */
};

/* Draw into a picture of this width in points. */
void tornado_chart_draw(const struct tornado_chart *c, struct picture *p, const struct typeset *t,
                        double width);

#endif
