/*
 *      Started training, people a month
 *       20 |  #     #
 *        0 |__#__x__#________________
 *      Newly qualified who joined   | Expected to join        a dotted line: now
 *       20 |     #                  |    [//]
 *        0 |__#__#__________________|____[//]____
 *         2013          2014
 *      Needed  |---------------------| 60
 *      Due     |[//////////]           34
 */
#include "pipeline_chart.h"

#include "chart.h"
#include "scale.h"

#include <math.h>

enum {
    HEAD = 18,
    PLOT = 62,
    AXIS = 24,
    LINE = 13,
    BAR = 11,
    ROW = 17,
    MOST_TICKS = 4,
    HATCH = 4 /* points between two strokes */
};

struct drawing {
    const struct pipeline_chart *c;
    struct picture *p;
    const struct typeset *t;
    struct scale scale; /* of a panel whose top is at 0 */
    struct time_axis time;
    double bar, width;
};

static double most_of(const struct pipeline_chart *c)
{
    double most = 0;

    for (size_t i = 0; i < c->n; i++) {
        const struct pipeline_month *m = &c->month[i];

        most = fmax(most,
                    fmax(fmax(isnan(m->started) ? 0 : m->started, isnan(m->joined) ? 0 : m->joined),
                         isnan(m->expected) ? 0 : m->expected));
    }
    return fmax(most, 3); /* whole people on the axis */
}

/* Slanting strokes in a box, and its outline: to be told from a full one without colour. */
static void hatched_box(struct picture *p, enum ink ink, double x, double y, double width,
                        double height)
{
    struct point corner[] = {
        {x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}, {x, y}};

    if (width <= 0 || height <= 0)
        return;
    picture_box(p, INK_PAPER, x, y, width, height);
    for (double at = HATCH; at < width + height; at += HATCH) {
        double x1 = x + fmin(at, width), y1 = y + fmax(0, at - width);
        double x2 = x + fmax(0, at - height), y2 = y + fmin(at, height);

        picture_segment(p, ink, 0.6, DASH_SOLID, x1, y1, x2, y2);
    }
    picture_line(p, ink, 0.9, DASH_SOLID, corner, 5);
}

static double x_of(const struct drawing *d, int period)
{
    return time_at(&d->time, period);
}

static void draw_bar(const struct drawing *d, double top, int period, double value, enum ink ink,
                     bool expected)
{
    double y = scale_at(&d->scale, value), x = x_of(d, period) - d->bar / 2;

    if (expected)
        hatched_box(d->p, ink, x, top + y, d->bar, PLOT - y);
    else if (value > 0)
        picture_box(d->p, ink, x, top + y, d->bar, PLOT - y);
}

static void draw_unknown(const struct drawing *d, double top, int period)
{
    picture_symbol(d->p, INK_MUTED, SYMBOL_CROSS, 5, false, x_of(d, period), top + PLOT);
}

static void draw_grid(const struct drawing *d, double top)
{
    struct scale moved = d->scale;

    moved.from += top;
    moved.to += top;
    value_axis_draw(&moved, d->p, d->time.from - d->bar / 2 - 2, d->width);
    picture_segment(d->p, INK_MUTED, 0.75, DASH_SOLID, d->time.from - d->bar / 2 - 2, top + PLOT,
                    d->width, top + PLOT);
}

static bool has_future(const struct pipeline_chart *c)
{
    return c->month[c->n - 1].period > c->now;
}

/* The words over the second panel: those of the future stand where they cannot meet those of the
 * past, or, where there is no room beside them, on a line of their own. Returns the lines. */
static int draw_heads(const struct drawing *d, double y, bool draw)
{
    const struct pipeline_chart *c = d->c;
    double past = typeset_width(d->t, &chart_muted, c->joined_words);
    double future = typeset_width(d->t, &chart_muted, c->expected_words);
    bool beside = past + future + 24 < d->width;

    if (draw)
        picture_words(d->p, &chart_muted, 0, y + 10, ALIGN_LEFT, c->joined_words);
    if (!has_future(c))
        return 1;
    if (draw)
        picture_words(d->p, &chart_muted, d->width, y + (beside ? 10 : 10 + LINE), ALIGN_RIGHT,
                      c->expected_words);
    return beside ? 1 : 2;
}

static void draw_now(const struct drawing *d, double top, double bottom)
{
    double x = (x_of(d, d->c->now) + x_of(d, d->c->now + 1)) / 2;

    if (has_future(d->c) && d->c->now >= d->c->month[0].period)
        picture_segment(d->p, INK_MUTED, 0.9, DASH_DOTTED, x, top, x, bottom);
}

static void draw_started(const struct drawing *d, double top)
{
    draw_grid(d, top);
    for (size_t i = 0; i < d->c->n; i++) {
        const struct pipeline_month *m = &d->c->month[i];

        if (!isnan(m->started))
            draw_bar(d, top, m->period, m->started, INK_SECOND, false);
        else if (m->period <= d->c->now)
            draw_unknown(d, top, m->period);
    }
}

static void draw_joined(const struct drawing *d, double top)
{
    draw_grid(d, top);
    for (size_t i = 0; i < d->c->n; i++) {
        const struct pipeline_month *m = &d->c->month[i];

        if (m->period > d->c->now && !isnan(m->expected))
            draw_bar(d, top, m->period, m->expected, INK_ACTUAL, true);
        else if (m->period <= d->c->now && !isnan(m->joined))
            draw_bar(d, top, m->period, m->joined, INK_ACTUAL, false);
        else if (m->period <= d->c->now)
            draw_unknown(d, top, m->period);
    }
}

static bool has_total(const struct pipeline_chart *c)
{
    return !isnan(c->due);
}

/* What is due against what is needed, on a scale of its own: they are totals, not months. */
static void draw_totals(const struct drawing *d, double y)
{
    const struct pipeline_chart *c = d->c;
    bool needed = !isnan(c->needed);
    double most = fmax(c->due, needed ? c->needed : 0), left, right, words;

    left = fmax(typeset_width(d->t, &chart_text, c->due_label),
                needed ? typeset_width(d->t, &chart_strong, c->needed_label) : 0) +
           10;
    words = fmax(typeset_width(d->t, &chart_text, c->due_words),
                 needed ? typeset_width(d->t, &chart_strong, c->needed_words) : 0) +
            8;
    right = fmax(d->width - words, left + 1);
    most = most > 0 ? most : 1;
    if (needed) {
        double end = left + (right - left) * c->needed / most;

        picture_words(d->p, &chart_strong, 0, y + 10, ALIGN_LEFT, c->needed_label);
        picture_box(d->p, INK_TARGET, left, y + 1, end - left, BAR);
        picture_words(d->p, &chart_strong, end + 5, y + 10, ALIGN_LEFT, c->needed_words);
        y += ROW;
    }
    picture_words(d->p, &chart_text, 0, y + 10, ALIGN_LEFT, c->due_label);
    hatched_box(d->p, INK_ACTUAL, left, y + 1, (right - left) * c->due / most, BAR);
    picture_words(d->p, &chart_text, left + (right - left) * c->due / most + 5, y + 10, ALIGN_LEFT,
                  c->due_words);
    picture_segment(d->p, INK_MUTED, 0.75, DASH_SOLID, left, y - (needed ? ROW : 0) - 1, left,
                    y + BAR + 3);
}

void pipeline_chart_draw(const struct pipeline_chart *c, struct picture *p, const struct typeset *t,
                         double width)
{
    struct drawing d = {.c = c, .p = p, .t = t, .width = width};
    double top = HEAD, labels, second, bottom, end;
    int first = c->month[0].period, last = c->month[c->n - 1].period;

    d.scale = scale_make(0, most_of(c), MOST_TICKS, PLOT, 0);
    labels = value_axis_width(&d.scale, t) + 8;
    d.bar = fmin(0.75 * (width - labels) / (double)c->n, 26);
    d.time = (struct time_axis){first, last > first ? last : first + 1, labels + d.bar / 2,
                                width - d.bar / 2 - 2};
    second = top + PLOT + 12 + HEAD + LINE * (draw_heads(&d, 0, false) - 1);
    bottom = second + PLOT;
    end = bottom + AXIS + (has_total(c) ? 4 + ROW * (1 + !isnan(c->needed)) : 0);
    picture_open(p, width, end);
    picture_words(p, &chart_muted, 0, 10, ALIGN_LEFT, c->started_words);
    draw_started(&d, top);
    draw_heads(&d, top + PLOT + 12, true);
    draw_joined(&d, second);
    draw_now(&d, top, top + PLOT);
    draw_now(&d, second, bottom);
    time_axis_draw(&d.time, p, t, bottom);
    if (has_total(c))
        draw_totals(&d, bottom + AXIS + 4);
}
