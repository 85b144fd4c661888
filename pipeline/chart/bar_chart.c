/*
 *                      less  |  more                 words above, when bars go both ways
 *      label of a row  ######|          −12.3        value at the bar's end
 *      another label         |####  4.5
 */
#include "chart.h"

#include "label.h"
#include "scale.h"

#include <math.h>
#include <stdlib.h>

enum { LINE = 13, PAD = 4, LABEL_LINES = 3 };

struct row {
    const struct bar *bar;
    struct text label; /* cut to what there is room for */
    struct text_line line[LABEL_LINES];
    size_t lines;
};

struct drawing {
    const struct bar_chart *c;
    struct picture *p;
    const struct typeset *t;
    struct row *row;
    size_t n;
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

static double row_height(const struct row *r)
{
    return (double)r->lines * LINE + PAD;
}

static struct row row_of(const struct drawing *d, const struct bar *b)
{
    struct row r = {.bar = b};

    label_cut(&r.label, d->t, row_style(b), b->label, d->c->label_width, LABEL_LINES);
    r.lines = d->t->wrap(d->t->self, row_style(b), text_of(&r.label), d->c->label_width, r.line,
                         LABEL_LINES);
    r.lines = r.lines < LABEL_LINES ? r.lines : LABEL_LINES;
    return r;
}

static double head_of(const struct bar_chart *c)
{
    return c->less || c->more ? LINE + 4 : 2;
}

size_t bar_chart_rows(const struct bar_chart *c, const struct typeset *t, double height)
{
    struct drawing d = {.c = c, .t = t};
    double y = head_of(c) + 2;
    size_t i = c->from;

    for (; i < c->n; i++) {
        struct row r = row_of(&d, &c->bar[i]);

        text_free(&r.label);
        y += row_height(&r);
        if (y > height && i > c->from)
            break;
    }
    return i - c->from;
}

static void make_rows(struct drawing *d)
{
    d->n = d->c->count ? d->c->count : d->c->n - d->c->from;
    d->row = mem_new(d->n + 1, sizeof *d->row);
    for (size_t i = 0; i < d->n; i++)
        d->row[i] = row_of(d, &d->c->bar[d->c->from + i]);
}

static void free_rows(struct drawing *d)
{
    for (size_t i = 0; i < d->n; i++)
        text_free(&d->row[i].label);
    free(d->row);
}

static double head_width(const struct drawing *d, const char *words)
{
    return words ? typeset_width(d->t, &chart_muted, words) + 7 : 0;
}

/* Room for the labels on the left, for the words at the ends of the longest bars, and for those
 * above. The scale is that of all bars, also where some stand in another part. */
static void set_room(struct drawing *d, double width)
{
    const struct bar_chart *c = d->c;
    double labels = 0, before = 0, behind = 0;

    for (size_t i = 0; i < d->n; i++)
        for (size_t k = 0; k < d->row[i].lines; k++)
            labels = fmax(labels, d->t->width(d->t->self, row_style(d->row[i].bar),
                                              d->row[i].label.data + d->row[i].line[k].start,
                                              d->row[i].line[k].n));
    for (size_t i = 0; i < c->n; i++) {
        const struct bar *b = &c->bar[i];
        double words = typeset_width(d->t, row_style(b), b->words) + 6;

        if (b->value < 0)
            before = fmax(before, words);
        else if (!isnan(b->value))
            behind = fmax(behind, words);
        if (!isnan(b->value)) {
            d->low = fmin(d->low, b->value);
            d->high = fmax(d->high, b->value);
        }
    }
    if (!(d->high > d->low))
        d->high = d->low + 1;
    d->left = fmax(labels + 10 + before, d->low < 0 ? head_width(d, c->less) : 0);
    d->right = width - behind - 2;
    if (d->high > 0 && d->low < 0) /* zero stands left of the words above */
        d->right = fmin(d->right, d->left + (width - head_width(d, c->more) - d->left) *
                                                (d->low - d->high) / d->low);
    d->zero = x_of(d, 0);
}

static void draw_value(const struct drawing *d, const struct bar *b, double y)
{
    double end = x_of(d, b->value);

    if (b->value < 0)
        picture_words(d->p, row_style(b), end - 5, y, ALIGN_RIGHT, b->words);
    else
        picture_words(d->p, row_style(b), end + 5, y, ALIGN_LEFT, b->words);
}

/* Words in place of a bar, on the side with more room. */
static void draw_no_value(const struct drawing *d, const struct bar *b, double middle)
{
    bool right = d->p->width - d->zero > d->zero - d->left + 40;

    picture_words(d->p, &chart_muted, d->zero + (right ? 5 : -5), middle + 3.5,
                  right ? ALIGN_LEFT : ALIGN_RIGHT, b->words);
}

static void draw_row(const struct drawing *d, const struct row *r, double y)
{
    const struct bar *b = r->bar;
    double middle = y + row_height(r) / 2;

    for (size_t k = 0; k < r->lines; k++)
        picture_text(d->p, row_style(b), 0, y + PAD / 2.0 + (double)(k + 1) * LINE - 3, ALIGN_LEFT,
                     r->label.data + r->line[k].start, r->line[k].n);
    if (isnan(b->value)) {
        draw_no_value(d, b, middle);
        return;
    }
    picture_box(d->p, b->ink, fmin(d->zero, x_of(d, b->value)), middle - 5.5,
                fabs(x_of(d, b->value) - d->zero), 11);
    draw_value(d, b, middle + 3.5);
}

static void draw_head(const struct drawing *d)
{
    const struct bar_chart *c = d->c;

    if (c->less && d->low < 0)
        picture_words(d->p, &chart_muted, d->zero - 5, 10, ALIGN_RIGHT, c->less);
    if (c->more && d->high > 0)
        picture_words(d->p, &chart_muted, d->zero + 5, 10, ALIGN_LEFT, c->more);
}

void bar_chart_draw(const struct bar_chart *c, struct picture *p, const struct typeset *t,
                    double width)
{
    struct drawing d = {.c = c, .p = p, .t = t};
    double top = head_of(c), y = top;

    make_rows(&d);
    for (size_t i = 0; i < d.n; i++)
        y += row_height(&d.row[i]);
    picture_open(p, width, y + 2);
    set_room(&d, width);
    draw_head(&d);
    y = top;
    for (size_t i = 0; i < d.n; i++) {
        draw_row(&d, &d.row[i], y);
        y += row_height(&d.row[i]);
    }
    picture_segment(p, INK_MUTED, 0.75, DASH_SOLID, d.zero, top, d.zero, y);
    free_rows(&d);
}
