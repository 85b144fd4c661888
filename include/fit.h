/* Texts in little room: wrapped, and cut with an ellipsis where they are longer than their lines.
 * What is cut stands in full in the table of the figure's data. */
#ifndef HW_FIT_H
#define HW_FIT_H

#include "picture.h"

enum { FIT_LINE = 12, FIT_MOST = 4 }; /* points from line to line; the most lines */

/* A text as it fits. */
struct fit {
    const char *text;
    struct text_line line[FIT_MOST];
    size_t n;     /* lines, at least 1 */
    bool cut;     /* the last one ends with an ellipsis */
    double width; /* of the widest line, points */
};

/* Fit a text into `most` (1 to FIT_MOST) lines of this width in points. The text must outlive it.
 */
struct fit fit_text(const struct typeset *t, const struct style *style, const char *text,
                    double width, size_t most);

/* How high it is: FIT_LINE for each of its lines. */
double fit_height(const struct fit *f);

/* Draw it, its top at y and its lines aligned to x; with a rim of paper where `halo`. */
void fit_draw(const struct fit *f, struct picture *p, const struct style *style, double x, double y,
              enum align align, bool halo);

#endif
