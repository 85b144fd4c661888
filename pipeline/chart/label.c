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
        clash += 40 * overlap(box, m->box[i]);
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

struct box label_choose(struct label_map *m, const struct box *place, size_t n)
{
    double least = label_clash(m, place[0]);
    size_t best = 0;

    for (size_t i = 1; i < n; i++) {
        double clash = label_clash(m, place[i]);

        if (clash < least - 1e-9) {
            least = clash;
            best = i;
        }
    }
    label_avoid_box(m, place[best]);
    return place[best];
}

void label_dotted_line(const struct label_map *m, struct picture *p, double x, double top,
                       double bottom)
{
    double y = top;

    while (y < bottom) {
        double stop = bottom, from = y;

        for (size_t i = 0; i < m->n_boxes; i++) {
            const struct box *b = &m->box[i];

            if (x < b->x - 2 || x > b->x + b->width + 2)
                continue;
            if (b->y <= y && b->y + b->height > y)
                y = b->y + b->height;
            else if (b->y > y)
                stop = fmin(stop, b->y);
        }
        if (y > from)
            continue; /* a label stood here */
        picture_segment(p, INK_MUTED, 1, DASH_DOTTED, x, y, x, stop);
        y = stop;
    }
}

enum { NEAR = 12, CROSSING = 15, STEP = 4 };

bool label_leader(struct box box, struct point near, struct point end[2])
{
    end[0] = near;
    end[1] = (struct point){fmin(fmax(near.x, box.x), box.x + box.width),
                            fmin(fmax(near.y, box.y), box.y + box.height)};
    return hypot(end[1].x - near.x, end[1].y - near.y) > NEAR;
}

static double side_of(struct point p, struct point q, struct point r)
{
    return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
}

static bool do_cross(struct point a, struct point b, struct point p, struct point q)
{
    return side_of(a, b, p) * side_of(a, b, q) < 0 && side_of(p, q, a) * side_of(p, q, b) < 0;
}

/* A leader over the words of another label would strike them out. Boxes that hold the point itself
 * cannot be helped. */
static double leader_clash(const struct label_map *m, struct box box, struct point near)
{
    struct point end[2];
    double clash = 0;

    if (!label_leader(box, near, end))
        return 0;
    for (size_t i = 0; i < m->n_boxes; i++)
        if (inside(m->box[i], near, (struct point){near.x + 0.01, near.y}) <= 0)
            clash += 100 * inside(m->box[i], end[0], end[1]);
    for (size_t i = 0; i + 1 < m->n_ends; i += 2)
        clash += CROSSING * do_cross(end[0], end[1], m->end[i], m->end[i + 1]);
    return clash;
}

/* What speaks against a place: what is in its way, and that it is far. */
static double cost_of(const struct label_map *m, struct box box, struct point near, double rings)
{
    return label_clash(m, box) + leader_clash(m, box, near) + STEP * rings;
}

/* All places not too far: between the rings there is room that they miss. */
static void search_all(const struct label_map *m, struct point near, struct box size,
                       double dislike, struct box *best, double *least)
{
    enum { REACH = 100, ACROSS = 6, DOWN = 4, RING = 13 };
    const struct box *b = &m->bounds;
    double left = fmax(b->x, near.x - size.width - REACH);
    double top = fmax(b->y, near.y - size.height - REACH);
    double right = fmin(b->x + b->width - size.width, near.x + REACH);
    double bottom = fmin(b->y + b->height - size.height, near.y + REACH);

    for (double y = top; y <= bottom; y += DOWN)
        for (double x = left; x <= right; x += ACROSS) {
            struct box box = {x, y, size.width, size.height};
            struct point end[2];
            double rings, cost;

            label_leader(box, near, end);
            rings = hypot(end[1].x - near.x, end[1].y - near.y) / RING;
            if (STEP * rings + dislike >= *least)
                continue;
            cost = cost_of(m, box, near, rings) + dislike;
            if (cost < *least - 1e-9) {
                *least = cost;
                *best = box;
            }
        }
}

static void search_rings(const struct label_map *m, struct point near, struct box size,
                         double dislike, struct box *best, double *least)
{
    enum { RINGS = 8, SIDES = sizeof sides / sizeof sides[0] };

    for (int i = 0; i < RINGS * SIDES; i++) {
        struct box box = place_at(near, size.width, size.height, i / SIDES, i % SIDES);
        double cost = cost_of(m, box, near, i / SIDES) + dislike;

        if (cost < *least - 1e-9) {
            *least = cost;
            *best = box;
        }
    }
}

static struct box take(struct label_map *m, struct point near, struct box best)
{
    struct point end[2];

    label_avoid_box(m, best);
    if (label_leader(best, near, end))
        label_avoid_line(m, end, 2);
    return best;
}

struct box label_place(struct label_map *m, struct point near, double width, double height)
{
    struct box best = place_at(near, width, height, 0, 0);
    double least = INFINITY;

    search_rings(m, near, best, 0, &best, &least);
    return take(m, near, best);
}

struct box label_place_one(struct label_map *m, struct point near, const struct box *shape,
                           size_t n)
{
    enum { ENOUGH = 8, DISLIKE = 8 };
    struct box best = place_at(near, shape->width, shape->height, 0, 0);
    double least = INFINITY;

    for (size_t k = 0; k < n && least > ENOUGH; k++)
        search_rings(m, near, shape[k], DISLIKE * (double)k, &best, &least);
    for (size_t k = 0; k < n && least > ENOUGH; k++)
        search_all(m, near, shape[k], DISLIKE * (double)k, &best, &least);
    return take(m, near, best);
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

/* The last byte before `n` at which a character begins. */
static size_t character_at(const char *text, size_t n)
{
    while (n && (text[n] & 0xC0) == 0x80)
        n--;
    return n;
}

static bool fits(struct text *cut, const struct typeset *t, const struct style *style,
                 const char *text, size_t n, double width, size_t most)
{
    struct text_line line[MOST_CUT];

    while (n && text[n - 1] == ' ')
        n--;
    text_clear(cut);
    text_add_bytes(cut, text, n);
    text_add(cut, "\u2026");
    return t->wrap(t->self, style, text_of(cut), width, line, MOST_CUT) <= most;
}

/* By halves: a word that is cut may stand on a line where all of it had no room. */
void label_cut(struct text *cut, const struct typeset *t, const struct style *style,
               const char *text, double width, size_t most)
{
    struct text_line line[MOST_CUT + 1];
    size_t n = t->wrap(t->self, style, text, width, line, MOST_CUT + 1), from = 0, to;

    if (n <= most) {
        text_add(cut, text);
        return;
    }
    to = line[most].start + line[most].n; /* the end of the first line too many */
    while (to - from > 1) {
        size_t middle = character_at(text, from + (to - from) / 2);

        if (middle <= from)
            break;
        if (fits(cut, t, style, text, middle, width, most))
            from = middle;
        else
            to = middle;
    }
    fits(cut, t, style, text, from, width, most);
}
