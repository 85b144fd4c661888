#include "label.h"

#include <math.h>
#include <stdlib.h>

void label_map_free(struct label_map *m)
{
    free(m->box);
    free(m->end);
    *m = (struct label_map){.n_boxes = 0};
}

void label_avoid_box(struct label_map *m, struct box box)
{
    m->box = mem_grow(m->box, &m->box_capacity, m->n_boxes + 1, sizeof *m->box);
    m->box[m->n_boxes++] = box;
}

void label_avoid_line(struct label_map *m, const struct point *point, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        m->end = mem_grow(m->end, &m->end_capacity, m->n_ends + 2, sizeof *m->end);
        m->end[m->n_ends++] = point[i - 1];
        m->end[m->n_ends++] = point[i];
    }
}

static double overlap(struct box a, struct box b)
{
    double width = fmin(a.x + a.width, b.x + b.width) - fmax(a.x, b.x);
    double height = fmin(a.y + a.height, b.y + b.height) - fmax(a.y, b.y);

    return width > 0 && height > 0 ? width * height : 0;
}

/* The length of the segment inside the box (Liang and Barsky's clipping). */
static double inside(struct box b, struct point p, struct point q)
{
    double dx = q.x - p.x, dy = q.y - p.y, from = 0, to = 1;
    double d[] = {-dx, dx, -dy, dy};
    double r[] = {p.x - b.x, b.x + b.width - p.x, p.y - b.y, b.y + b.height - p.y};

    for (int i = 0; i < 4; i++) {
        if (d[i] < 0)
            from = fmax(from, r[i] / d[i]);
        else if (d[i] > 0)
            to = fmin(to, r[i] / d[i]);
        else if (r[i] < 0)
            return 0;
    }
    return to > from ? (to - from) * hypot(dx, dy) : 0;
}

double label_clash(const struct label_map *m, struct box box)
{
    double clash = box.width * box.height - overlap(box, m->bounds); /* what sticks out */

    clash *= 100;
    for (size_t i = 0; i < m->n_boxes; i++)
        clash += 10 * overlap(box, m->box[i]);
    for (size_t i = 0; i + 1 < m->n_ends; i += 2)
        clash += inside(box, m->end[i], m->end[i + 1]);
    return clash;
}

/* Places all round the point, ring by ring: above before below, left before right. Each says where
 * the box's middle stands, in halves of its size, and which way it moves out with the rings. */
static const struct {
    struct point middle, out;
} sides[] = {
    {{-1, -1}, {-1, -1}}, {{0, -1}, {0, -1}},  {{1, 1}, {1, 1}},   {{0, 1}, {0, 1}},
    {{1, -1}, {1, -1}},   {{-1, 1}, {-1, 1}},  {{-1, 0}, {-1, 0}}, {{1, 0}, {1, 0}},
    {{1, -1}, {0, -1}},   {{-1, -1}, {0, -1}}, {{1, 1}, {0, 1}},   {{-1, 1}, {0, 1}},
};

static struct box place_at(struct point near, double width, double height, int ring, int side)
{
    double gap = 5 + 13 * ring;

    return (struct box){near.x + (sides[side].middle.x - 1) * width / 2 + sides[side].out.x * gap,
                        near.y + (sides[side].middle.y - 1) * height / 2 + sides[side].out.y * gap,
                        width, height};
}

struct box label_place(struct label_map *m, struct point near, double width, double height)
{
    enum { RINGS = 6, SIDES = sizeof sides / sizeof sides[0], STEP = 4 };
    struct box best = place_at(near, width, height, 0, 0);
    double least = INFINITY;

    for (int i = 0; i < RINGS * SIDES; i++) {
        struct box box = place_at(near, width, height, i / SIDES, i % SIDES);
        double cost = label_clash(m, box) + STEP * (i / SIDES); /* what is far needs a reason */

        if (cost < least - 1e-9) {
            least = cost;
            best = box;
        }
    }
    label_avoid_box(m, best);
    return best;
}

void label_spread(double *y, const double *height, size_t n, double top, double bottom)
{
    size_t *order = mem_new(n, sizeof *order);
    double at = top;

    for (size_t i = 0; i < n; i++) { /* insertion sort: a handful of labels */
        size_t k = i;

        for (; k && y[order[k - 1]] > y[i]; k--)
            order[k] = order[k - 1];
        order[k] = i;
    }
    for (size_t i = 0; i < n; i++) {
        y[order[i]] = fmax(y[order[i]], at);
        at = y[order[i]] + height[order[i]];
    }
    at = bottom;
    for (size_t i = n; i-- > 0;) {
        y[order[i]] = fmin(y[order[i]], at - height[order[i]]);
        at = y[order[i]];
    }
    free(order);
}
