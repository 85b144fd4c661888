/*
 *                      less  |  more                 words above, when bars go both ways
 *      label of a row  ######|          −12.3        value at the bar's end
 *      another label         |####  4.5
 *
 * with a reference line the values stand in a column at the right
 */
#include "chart.h"

#include "scale.h"

#include <math.h>
#include <string.h>

enum { LINE = 13, PAD = 4, MOST_LABEL_LINES = 12 };

struct drawing {
    const struct bar_chart *c;
    struct picture *p;
    const struct typeset *t;
    double left, right; /* of the bars */
    double low, high;   /* values */
    double zero;
};

static const struct style *row_style(const struct bar *b)
{
    return b->strong ? &chart_strong : &chart_text;
}

static double x_of(const struct drawing *d, double value)
{
    return d->left + (value - d->low) / (d->high - d->low) * (d->right - d->left);
}

static size_t label_lines(const struct bar_chart *c, const struct typeset *t, const struct bar *b,
                          struct text_line *line)
{
    size_t n = t->wrap(t->self, row_style(b), b->label, c->label_width, line, MOST_LABEL_LINES);

    return n < MOST_LABEL_LINES ? n : MOST_LABEL_LINES;
}

static double row_height(const struct bar_chart *c, const struct typeset *t, const struct bar *b)
{
    struct text_line line[MOST_LABEL_LINES];

    return (double)label_lines(c, t, b, line) * LINE + PAD;
}

/* Room for the labels on the left and for the words at the ends of the longest bars. */
static void set_room(struct drawing *d, double width)
{
    const struct bar_chart *c = d->c;
    double labels = 0, before = 0, behind = 0;

    for (size_t i = 0; i < c->n; i++) {
        struct text_line line[MOST_LABEL_LINES];
        const struct bar *b = &c->bar[i];
        size_t n = label_lines(c, d->t, b, line);
        double words = typeset_width(d->t, row_style(b), b->words) + 6;

        for (size_t k = 0; k < n; k++)
            labels = fmax(
                labels, d->t->width(d->t->self, row_style(b), b->label + line[k].start, line[k].n));
        if (b->value < 0 && isnan(c->reference))
            before = fmax(before, words);
        else if (!isnan(b->value))
            behind = fmax(behind, words);
        if (!isnan(b->value)) {
            d->low = fmin(d->low, b->value);
            d->high = fmax(d->high, b->value);
        }
    }
    if (!isnan(c->reference)) {
        d->low = fmin(d->low, c->reference);
        d->high = fmax(d->high, c->reference);
    }
    if (!(d->high > d->low))
        d->high = d->low + 1;
    d->left = labels + 10 + before;
    d->right = width - behind - 2;
    d->zero = x_of(d, 0);
}

/* At the end of the bar. Where there is a reference line, in a column at the right: at the end of a
 * bar that is just short of the line, the line would run through the value. */
static void draw_value(const struct drawing *d, const struct bar *b, double y)
{
    double end = x_of(d, b->value);

    if (!isnan(d->c->reference))
        picture_words(d->p, row_style(b), d->p->width - 2, y, ALIGN_RIGHT, b->words);
    else if (b->value < 0)
        picture_words(d->p, row_style(b), end - 5, y, ALIGN_RIGHT, b->words);
    else
        picture_words(d->p, row_style(b), end + 5, y, ALIGN_LEFT, b->words);
}

/* The reference line seen on a bar that reaches beyond it. */
static void cross_bar(const struct drawing *d, const struct bar *b, double middle)
{
    double reference = d->c->reference;

    if (!isnan(reference) && b->value > reference)
        picture_segment(d->p, INK_PAPER, 1.5, DASH_SOLID, x_of(d, reference), middle - 5.5,
                        x_of(d, reference), middle + 5.5);
}

/* Words in place of a bar, on the side with more room; the reference line stops for them. */
static void draw_no_value(const struct drawing *d, const struct bar *b, double middle)
{
    bool right = d->p->width - d->zero > d->zero - d->left + 40;
    double width = typeset_width(d->t, &chart_muted, b->words);

    if (!isnan(d->c->reference))
        picture_box(d->p, INK_PAPER, right ? d->zero + 2 : d->zero - width - 8, middle - LINE / 2.0,
                    width + 6, LINE);
    picture_words(d->p, &chart_muted, d->zero + (right ? 5 : -5), middle + 3.5,
                  right ? ALIGN_LEFT : ALIGN_RIGHT, b->words);
}

static void draw_row(const struct drawing *d, const struct bar *b, double y)
{
    struct text_line line[MOST_LABEL_LINES];
    size_t n = label_lines(d->c, d->t, b, line);
    double middle = y + ((double)n * LINE + PAD) / 2;

    for (size_t k = 0; k < n; k++)
        picture_text(d->p, row_style(b), 0, y + PAD / 2.0 + (double)(k + 1) * LINE - 3, ALIGN_LEFT,
                     b->label + line[k].start, line[k].n);
    if (isnan(b->value)) {
        draw_no_value(d, b, middle);
        return;
    }
    picture_box(d->p, b->ink, fmin(d->zero, x_of(d, b->value)), middle - 5.5,
                fabs(x_of(d, b->value) - d->zero), 11);
    cross_bar(d, b, middle);
    draw_value(d, b, middle + 3.5);
}

static void draw_head(const struct drawing *d)
{
    const struct bar_chart *c = d->c;

    if (c->less && d->low < 0)
        picture_words(d->p, &chart_muted, d->zero - 5, 10, ALIGN_RIGHT, c->less);
    if (c->more && d->high > 0)
        picture_words(d->p, &chart_muted, d->zero + 5, 10, ALIGN_LEFT, c->more);
    if (!isnan(c->reference)) {
        double x = x_of(d, c->reference);
        double half = typeset_width(d->t, &chart_strong, c->reference_words) / 2;

        picture_words(d->p, &chart_strong, fmin(x, d->p->width - half), 10, ALIGN_CENTRE,
                      c->reference_words);
    }
}

static double head_of(const struct bar_chart *c)
{
    return c->less || c->more || !isnan(c->reference) ? LINE + 4 : 2;
}

size_t bar_chart_rows(const struct bar_chart *c, const struct typeset *t, double height)
{
    double y = head_of(c) + 2;
    size_t i = c->from;

    for (; i < c->n; i++) {
        y += row_height(c, t, &c->bar[i]);
        if (y > height && i > c->from)
            break;
    }
    return i - c->from;
}

void bar_chart_draw(const struct bar_chart *c, struct picture *p, const struct typeset *t,
                    double width)
{
    struct drawing d = {.c = c, .p = p, .t = t};
    double top = head_of(c), y = top;
    size_t end = c->count ? c->from + c->count : c->n;

    for (size_t i = c->from; i < end; i++)
        y += row_height(c, t, &c->bar[i]);
    picture_open(p, width, y + 2);
    set_room(&d, width);
    draw_head(&d);
    if (!isnan(c->reference))
        picture_segment(p, INK_TARGET, 1, DASH_DASHED, x_of(&d, c->reference), top,
                        x_of(&d, c->reference), y);
    y = top;
    for (size_t i = c->from; i < end; i++) {
        draw_row(&d, &c->bar[i], y);
        y += row_height(c, t, &c->bar[i]);
    }
    picture_segment(p, INK_MUTED, 0.75, DASH_SOLID, d.zero, top, d.zero, y);
}
