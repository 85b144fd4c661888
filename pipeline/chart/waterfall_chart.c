/*
 *      people; the axis starts at 900, not at zero
 *      1,000 -      +60
 *             940  #####       +12   1,002
 *            #####.....#####.. |##|..#####      steps hang from where the last one ended
 *        900 -~~~~-------------------~~~~~      a total that does not start at zero is broken
 *            March  joined left  ?   June
 */
#include "waterfall_chart.h"

#include "chart.h"
#include "scale.h"

#include <math.h>

enum { TOP = 18, HEAD = 18, LINE = 13, MOST_LINES = 6, MOST_TICKS = 6, TOOTH = 5 };

/* Of the axis: where steps take up less than this share of it, it does not start at zero. */
static const double least_share = 0.3;

struct drawing {
    const struct waterfall_chart *c;
    struct picture *p;
    const struct typeset *t;
    struct scale scale;
    double left, slot, bar, bottom;
};

/* From where to where a step goes, given where the one before it ended. */
static void ends_of(const struct waterfall_step *s, double before, double *from, double *to)
{
    *from = s->total ? 0 : before;
    *to = s->total ? s->value : before + s->value;
}

static void set_scale(struct drawing *d)
{
    double low = INFINITY, high = -INFINITY, from, to = 0, bottom = d->bottom;

    for (size_t i = 0; i < d->c->n; i++) {
        ends_of(&d->c->step[i], to, &from, &to);
        low = fmin(low, to);
        high = fmax(high, to);
    }
    if (low > 0 && high - low > 0 && (high - low) / high < least_share)
        low -= (high - low) / 2; /* totals keep a body to stand on */
    else
        low = fmin(low, 0);
    high = fmax(high, 0);
    low = low == high ? low - 1 : low;
    d->scale = scale_make(low, high, MOST_TICKS, bottom, TOP + HEAD);
    if (d->scale.first < 0 && low >= 0)
        d->scale = scale_make(0, high, MOST_TICKS, bottom, TOP + HEAD);
}

static double x_of(const struct drawing *d, size_t i)
{
    return d->left + ((double)i + 0.5) * d->slot - d->bar / 2;
}

static enum ink ink_of(const struct waterfall_step *s)
{
    return s->total ? INK_ACTUAL : s->value < 0 ? INK_PLAN : INK_SECOND;
}

/* A band of paper with teeth across the foot of a bar. */
static void draw_break(const struct drawing *d, double x, double y)
{
    enum { POINTS = 9 };
    struct point zigzag[POINTS];

    for (int k = 0; k < POINTS; k++)
        zigzag[k] =
            (struct point){x + d->bar * k / (POINTS - 1), y + (k % 2 ? TOOTH / 2.0 : -TOOTH / 2.0)};
    picture_line(d->p, INK_PAPER, 3, DASH_SOLID, zigzag, POINTS);
}

static void draw_outline(const struct drawing *d, double x, double y, double height)
{
    struct point corner[] = {
        {x, y}, {x + d->bar, y}, {x + d->bar, y + height}, {x, y + height}, {x, y}};

    picture_box(d->p, INK_PAPER, x, y, d->bar, height);
    picture_line(d->p, INK_MUTED, 1, DASH_DASHED, corner, 5);
}

static void draw_bar(const struct drawing *d, size_t i, double from, double to)
{
    const struct waterfall_step *s = &d->c->step[i];
    double x = x_of(d, i), y1 = scale_at(&d->scale, fmax(from, d->scale.first));
    double y2 = scale_at(&d->scale, to), y = fmin(y1, y2), height = fabs(y2 - y1);

    if (height < 1) /* nothing: a line, so that it can be seen that there is nothing */
        picture_segment(d->p, INK_MUTED, 1, DASH_SOLID, x, y2, x + d->bar, y2);
    else if (s->unexplained)
        draw_outline(d, x, y, height);
    else
        picture_box(d->p, ink_of(s), x, y, d->bar, height);
    if (s->total && d->scale.first > 0)
        draw_break(d, x, d->bottom - 8);
    picture_words(d->p, s->total ? &chart_strong : &chart_text, x + d->bar / 2, y - 4, ALIGN_CENTRE,
                  s->words);
    picture_halo(d->p);
    if (i + 1 < d->c->n)
        picture_segment(d->p, INK_MUTED, 0.75, DASH_SOLID, x + d->bar, y2, x_of(d, i + 1), y2);
}

/* Labels below the bars, wrapped to their slots; with draw false only measured. */
static double draw_labels(const struct drawing *d, bool draw)
{
    size_t most = 1;

    for (size_t i = 0; i < d->c->n; i++) {
        const struct waterfall_step *s = &d->c->step[i];
        const struct style *style = s->total ? &chart_strong : &chart_text;
        struct text_line line[MOST_LINES];
        size_t n = d->t->wrap(d->t->self, style, s->label, d->slot - 6, line, MOST_LINES);

        n = n < MOST_LINES ? n : MOST_LINES;
        most = n > most ? n : most;
        for (size_t k = 0; draw && k < n; k++)
            picture_text(d->p, style, x_of(d, i) + d->bar / 2,
                         d->bottom + 3 + (double)(k + 1) * LINE - 2, ALIGN_CENTRE,
                         s->label + line[k].start, line[k].n);
    }
    return (double)most * LINE + 5;
}

void waterfall_chart_draw(const struct waterfall_chart *c, struct picture *p,
                          const struct typeset *t, double width)
{
    struct drawing d = {.c = c, .p = p, .t = t, .bottom = TOP + HEAD + c->height};
    double from, to = 0;

    set_scale(&d);
    d.left = value_axis_width(&d.scale, t) + 6;
    d.slot = (width - d.left) / (double)c->n;
    d.bar = fmin(0.72 * d.slot, 90);
    picture_open(p, width, d.bottom + draw_labels(&d, false));
    value_axis_draw(&d.scale, p, d.left, width);
    value_axis_title(&d.scale, p, c->unit);
    for (size_t i = 0; i < c->n; i++) {
        ends_of(&c->step[i], to, &from, &to);
        draw_bar(&d, i, from, to);
    }
    picture_segment(p, INK_MUTED, 0.75, DASH_SOLID, d.left,
                    scale_at(&d.scale, fmax(0, d.scale.first)), width,
                    scale_at(&d.scale, fmax(0, d.scale.first)));
    draw_labels(&d, true);
}
