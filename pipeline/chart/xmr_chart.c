#include "xmr_chart.h"

#include "chart.h"
#include "decimal.h"
#include "icon.h"
#include "label.h"
#include "period.h"
#include "scale.h"

#include <math.h>
#include <stdlib.h>

enum {
    TOP = 20,
    BOTTOM = 20,
    END_LABELS = 144,
    MOST_TICKS = 6,
    LEAST_MONTHS = 12,
    LINE = 13,
    SAMPLE = 7,
    WIDE_LABELS = 178,
    MANY = 1000
};

struct drawing {
    const struct xmr_chart *c;
    struct picture *p;
    const struct typeset *t;
    struct time_axis time;
    struct scale value;
    double bottom, size; /* of the plot; of a point */
    int places;          /* of the numbers in words */
    struct label_map labels;
    struct label_map words; /* the boxes of the labels alone */
};

static double x_of(const struct drawing *d, const struct signal *s)
{
    return time_at(&d->time, s->period);
}

static double y_of(const struct drawing *d, double value)
{
    return scale_at(&d->value, value);
}

static void include(double *low, double *high, double value)
{
    if (!isnan(value)) {
        *low = fmin(*low, value);
        *high = fmax(*high, value);
    }
}

static const struct signal *last_value(const struct xmr_chart *c)
{
    for (size_t i = c->n; i-- > 0;)
        if (!isnan(c->rows[i].value))
            return &c->rows[i];
    return NULL;
}

static bool reads_alike(double a, double b)
{
    return fabs(round(10 * a) - round(10 * b)) < 0.5;
}

/* One decimal, or two where the last value, or what is needed, would read like a limit. */
static int places_for(const struct xmr_chart *c)
{
    const struct signal *s = last_value(c);

    return s && (reads_alike(s->value, s->lower) || reads_alike(s->value, s->upper) ||
                 reads_alike(c->needed, s->lower) || reads_alike(c->needed, s->upper))
               ? 2
               : 1;
}

static void set_scales(struct drawing *d, double width)
{
    const struct xmr_chart *c = d->c;
    int first = c->rows[0].period, last = c->rows[c->n - 1].period;
    double low = INFINITY, high = -INFINITY, left, ends = END_LABELS;

    d->places = places_for(c);
    for (size_t i = 0; i < c->n; i++) {
        include(&low, &high, c->rows[i].value);
        include(&low, &high, c->rows[i].lower);
        include(&low, &high, c->rows[i].upper);
    }
    include(&low, &high, c->needed);
    if (low > high)
        low = high = 0;
    if (fmax(-low, high) >= MANY) { /* a change from next to nothing */
        d->places = 0;
        ends = WIDE_LABELS;
    }
    d->bottom = TOP + c->height;
    d->value = scale_make(low, high, MOST_TICKS, d->bottom - 6, TOP + 4);
    left = value_axis_width(&d->value, d->t) + 6;
    if (last - first < LEAST_MONTHS - 1)
        first = last - LEAST_MONTHS + 1;
    d->time = (struct time_axis){first, last, left + 5, width - ends};
    d->size = fmin(5.5, fmax(2.5, 0.75 * (d->time.to - d->time.from) / (last - first)));
    d->labels.bounds = (struct box){left, TOP, d->time.to + 4 - left, c->height};
}

/* The rows i..end of one segment. */
static size_t segment_end(const struct xmr_chart *c, size_t i)
{
    size_t end = i + 1;

    while (end < c->n && c->rows[end].segment == c->rows[i].segment)
        end++;
    return end;
}

static void draw_level(struct drawing *d, enum ink ink, double width, enum dash dash, double from,
                       double to, double value)
{
    struct point ends[2];

    if (isnan(value))
        return;
    ends[0] = (struct point){from, y_of(d, value)};
    ends[1] = (struct point){to, y_of(d, value)};
    picture_line(d->p, ink, width, dash, ends, 2);
    label_avoid_line(&d->labels, ends, 2);
}

static void draw_segment(struct drawing *d, size_t i, size_t end)
{
    const struct signal *s = &d->c->rows[i];
    double from = x_of(d, s) - 4, to = x_of(d, &d->c->rows[end - 1]) + 4;

    draw_level(d, INK_TEXT, 1, DASH_SOLID, from, to, s->mean);
    draw_level(d, INK_COMMON, 1.25, DASH_DASHED, from, to, s->lower);
    draw_level(d, INK_COMMON, 1.25, DASH_DASHED, from, to, s->upper);
}

/* Months in a row with a value are joined; nothing else is. */
static void draw_line(struct drawing *d)
{
    const struct xmr_chart *c = d->c;
    struct point *run = mem_new(c->n, sizeof *run);
    size_t n = 0;

    for (size_t i = 0; i <= c->n; i++) {
        const struct signal *s = &c->rows[i];
        bool known = i < c->n && !isnan(s->value);

        if (n && (!known || s->period != s[-1].period + 1 || s->segment != s[-1].segment)) {
            if (n > 1) {
                picture_line(d->p, INK_COMMON, 0.75, DASH_SOLID, run, n);
                label_avoid_line(&d->labels, run, n);
            }
            n = 0;
        }
        if (known)
            run[n++] = (struct point){x_of(d, s), y_of(d, s->value)};
    }
    free(run);
}

/* Of a value that nothing can be said of: it is drawn hollow. */
static struct point_look look_of(const struct signal *s)
{
    return icon_point(s->type == XMR_NO_TYPE ? XMR_COMMON_CAUSE : (enum xmr_type)s->type);
}

static void draw_point(struct drawing *d, const struct signal *s)
{
    struct point_look look = look_of(s);
    double size = s->type == XMR_COMMON_CAUSE ? d->size : 1.35 * d->size;
    double x = x_of(d, s), y = y_of(d, s->value);

    picture_symbol(d->p, look.ink, look.symbol, size, s->type == XMR_NO_TYPE, x, y);
    label_avoid_box(&d->labels, (struct box){x - size / 2, y - size / 2, size, size});
}

/* A point for each value, a cross on the axis for each month without one. */
static void draw_points(struct drawing *d)
{
    const struct xmr_chart *c = d->c;
    size_t i = 0;

    for (int period = c->rows[0].period; period <= c->rows[c->n - 1].period; period++) {
        double x = time_at(&d->time, period);

        if (c->rows[i].period == period && !isnan(c->rows[i].value))
            draw_point(d, &c->rows[i]);
        else
            picture_symbol(d->p, INK_MUTED, SYMBOL_CROSS, fmin(5, d->size + 1), false, x,
                           d->bottom - 4);
        i += c->rows[i].period == period;
    }
}

/* Between the last month of a segment and the first of the next, which is row i. */
static double break_x(const struct drawing *d, size_t i)
{
    return (x_of(d, &d->c->rows[i - 1]) + x_of(d, &d->c->rows[i])) / 2;
}

static void avoid_break(struct drawing *d, size_t i)
{
    double x = break_x(d, i);

    label_avoid_line(&d->labels, (struct point[]){{x, TOP}, {x, d->bottom}}, 2);
}

/* Where a new segment begins: a dotted line, which stops for words, and a word of its own. */
static void draw_break(struct drawing *d, size_t i)
{
    double x = break_x(d, i);
    struct box box = label_place(&d->labels, (struct point){x, TOP + 8},
                                 typeset_width(d->t, &chart_muted, "Break"), LINE);

    picture_words(d->p, &chart_muted, box.x, box.y + LINE - 3, ALIGN_LEFT, "Break");
    picture_halo(d->p);
    label_avoid_box(&d->words, box);
    label_dotted_line(&d->words, d->p, x, TOP, d->bottom);
}

static void add_end(const struct drawing *d, struct end_label *e, size_t *n, const char *name,
                    double value, struct end_label look, const char *after)
{
    if (isnan(value))
        return;
    e[*n] = look;
    e[*n].y = y_of(d, value);
    text_add(&e[*n].words, name);
    decimal_show_signed(&e[*n].words, decimal_from(value), d->places);
    text_addf(&e[*n].words, "%%%s", after);
    ++*n;
}

/* "−1.9% in Sep 2014": at the end, since the plot is full of points and limits. */
static void add_last(const struct drawing *d, struct end_label *e, size_t *n)
{
    const struct signal *s = last_value(d->c);
    struct point_look look;
    struct text when = {0};

    if (!s)
        return;
    look = look_of(s);
    text_add(&when, " in ");
    period_add_short(&when, s->period);
    add_end(d, e, n, "", s->value,
            (struct end_label){.ink = look.ink,
                               .symbol = look.symbol,
                               .size = s->type == XMR_NO_TYPE ? 0 : SAMPLE,
                               .strong = true},
            text_of(&when));
    text_free(&when);
}

static void draw_ends(struct drawing *d)
{
    const struct signal *s = &d->c->rows[d->c->n - 1];
    const struct end_label limit = {.ink = INK_COMMON, .dash = DASH_DASHED, .width = 1.25};
    const struct end_label mean = {.ink = INK_TEXT, .width = 1};
    const struct end_label needed = {.ink = INK_TARGET, .dash = DASH_DASHED, .width = 1.5};
    struct end_label end[MOST_END_LABELS];
    size_t n = 0;

    add_end(d, end, &n, "Upper limit ", s->upper, limit, "");
    add_end(d, end, &n, "Needed ", d->c->needed, needed, " a month");
    add_end(d, end, &n, "Mean ", s->mean, mean, "");
    add_end(d, end, &n, "Lower limit ", s->lower, limit, "");
    add_last(d, end, &n);
    end_labels_draw(end, n, d->p, d->t, d->time.to + 12);
}

void xmr_chart_draw(const struct xmr_chart *c, struct picture *p, const struct typeset *t,
                    double width)
{
    struct drawing d = {.c = c, .p = p, .t = t};

    picture_open(p, width, TOP + c->height + BOTTOM);
    set_scales(&d, width);
    value_axis_draw(&d.value, p, d.time.from - 5, d.time.to + 4);
    time_axis_draw(&d.time, p, t, d.bottom);
    value_axis_title(&d.value, p, c->title);
    for (size_t i = 0; i < c->n; i = segment_end(c, i))
        draw_segment(&d, i, segment_end(c, i));
    draw_level(&d, INK_TARGET, 1.5, DASH_DASHED, d.time.from - 4, d.time.to + 4, c->needed);
    draw_line(&d);
    draw_points(&d);
    for (size_t i = segment_end(c, 0); i < c->n; i = segment_end(c, i))
        avoid_break(&d, i);
    for (size_t i = segment_end(c, 0); i < c->n; i = segment_end(c, i))
        draw_break(&d, i);
    draw_ends(&d);
    label_map_free(&d.labels);
    label_map_free(&d.words);
}
