#include "sparkline.h"

#include <math.h>
#include <stdlib.h>

enum { MARGIN = 3, DOT = 4 }; /* points: room for the dot at an edge */

struct spark {
    const double *value;
    size_t n;
    double low, high;
};

static struct point at(const struct spark *s, size_t i)
{
    double width = SPARKLINE_WIDTH - 2 * MARGIN, height = SPARKLINE_HEIGHT - 2 * MARGIN;
    double share = s->high > s->low ? (s->value[i] - s->low) / (s->high - s->low) : 0.5;

    return (struct point){MARGIN + (s->n > 1 ? width * (double)i / (double)(s->n - 1) : width),
                          MARGIN + height * (1 - share)};
}

void sparkline_draw(const double *value, size_t n, struct picture *p)
{
    struct spark s = {value, n, INFINITY, -INFINITY};
    struct point *run = mem_new(n + 1, sizeof *run);
    size_t length = 0, last = n;

    picture_open(p, SPARKLINE_WIDTH, SPARKLINE_HEIGHT);
    for (size_t i = 0; i < n; i++)
        if (!isnan(value[i])) {
            s.low = fmin(s.low, value[i]);
            s.high = fmax(s.high, value[i]);
            last = i;
        }
    for (size_t i = 0; i <= n; i++) {
        if (i < n && !isnan(value[i])) {
            run[length++] = at(&s, i);
            continue;
        }
        if (length > 1)
            picture_line(p, INK_ACTUAL, 1.25, DASH_SOLID, run, length);
        else if (length == 1 && i != last + 1) /* a month alone */
            picture_symbol(p, INK_ACTUAL, SYMBOL_CIRCLE, 1.75, false, run[0].x, run[0].y);
        length = 0;
    }
    if (last < n)
        picture_symbol(p, INK_ACTUAL, SYMBOL_CIRCLE, DOT, last + 1 < n, at(&s, last).x,
                       at(&s, last).y);
    free(run);
}
