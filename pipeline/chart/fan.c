/* The bands of a forecast: 80 and 95 times in 100. Pale as they are, their rims can be seen. */
#include "chart.h"

#include "scale.h"

#include <stdlib.h>

/* The points of one rim, from the start on. */
static struct point *rim(const struct time_axis *a, const struct scale *s, struct point start,
                         const struct forecast *fan, size_t n, bool wide, bool upper)
{
    struct point *point = mem_new(n + 1, sizeof *point);

    point[0] = start;
    for (size_t i = 0; i < n; i++) {
        double low = wide ? fan[i].lo95 : fan[i].lo80, high = wide ? fan[i].hi95 : fan[i].hi80;

        point[i + 1] = (struct point){time_at(a, fan[i].period), scale_at(s, upper ? high : low)};
    }
    return point;
}

static void draw_band(struct picture *p, const struct time_axis *a, const struct scale *s,
                      struct point start, const struct forecast *fan, size_t n, bool wide)
{
    struct point *high = rim(a, s, start, fan, n, wide, true);
    struct point *low = rim(a, s, start, fan, n, wide, false);
    struct point *edge = mem_new(2 * n + 1, sizeof *edge);

    for (size_t i = 0; i <= n; i++)
        edge[i] = high[i];
    for (size_t i = 0; i < n; i++)
        edge[n + 1 + i] = low[n - i];
    picture_area(p, wide ? INK_FAN_95 : INK_FAN_80, edge, 2 * n + 1);
    if (wide) {
        picture_line(p, INK_ACTUAL, 0.5, DASH_SOLID, high, n + 1);
        picture_line(p, INK_ACTUAL, 0.5, DASH_SOLID, low, n + 1);
    }
    free(edge);
    free(low);
    free(high);
}

void fan_draw(struct picture *p, const struct time_axis *a, const struct scale *s,
              struct point start, const struct forecast *fan, size_t n)
{
    draw_band(p, a, s, start, fan, n, true);
    draw_band(p, a, s, start, fan, n, false);
}
