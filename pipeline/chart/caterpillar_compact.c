#include "caterpillar_chart.h"

#include "chart.h"
#include "fit.h"
#include "label.h"
#include "scale.h"

#include <assert.h>
#include <math.h>

enum { TOP = 18, BOTTOM = 6, RIGHT = 138, MOST_TICKS = 5 };

struct drawing {
    const struct caterpillar_chart *c;
    struct picture *p;
    const struct typeset *t;
    struct scale value;
    double left, right;
};

static void set_scale(struct drawing *d, double width, double height)
{
    const struct caterpillar_chart *c = d->c;
    double low = c->reference, high = low;

    for (size_t i = 0; i < c->n; i++) {
        low = fmin(low, fmin(c->row[i].value, c->row[i].lower)); /* fmin leaves NaN out */
        high = fmax(high, fmax(c->row[i].value, c->row[i].upper));
    }
    if (isnan(low))
        low = high = 0;
    d->value = scale_make(low, high, MOST_TICKS, height - BOTTOM, TOP);
    d->left = value_axis_width(&d->value, d->t) + 6;
    d->right = width - RIGHT;
}

static double x_of(const struct drawing *d, size_t i)
{
    return d->left + (d->right - d->left) * ((double)i + 0.5) / (double)d->c->n;
}

/* Others are grey and without names; a symbol for each would hide its neighbours' intervals. */
static void draw_row(const struct drawing *d, size_t i)
{
    const struct caterpillar_row *row = &d->c->row[i];
    double x = x_of(d, i), room = (d->right - d->left) / (double)d->c->n, y;
    double half = fmin(2.5, 0.4 * room);
    enum ink ink = row->own ? INK_ACTUAL : INK_CONTEXT;

    if (isnan(row->value))
        return;
    y = scale_at(&d->value, row->value);
    if (row->own)
        picture_symbol(d->p, ink, SYMBOL_DIAMOND, 8, false, x, y);
    else
        picture_segment(d->p, ink, 2, DASH_SOLID, x - half, y, x + half, y);
    if (!isnan(row->lower) && !isnan(row->upper))
        picture_segment(d->p, ink, row->own ? 2.5 : fmin(1, 0.4 * room), DASH_SOLID, x,
                        scale_at(&d->value, row->lower), x, scale_at(&d->value, row->upper));
}

/* The names stand at the right, each with a sample of its mark: in the plot one would hide
 * intervals. */
static void draw_names(const struct drawing *d, const struct caterpillar_row *own)
{
    const struct style *style = &chart_strong;
    struct text words = {0};
    double y[2], height[2] = {0, 0}, x = d->right + 6;
    struct fit line, name;

    if (own)
        text_addf(&words, "%s %s", own->words, own->label);
    line =
        fit_text(d->t, style, isnan(d->c->reference) ? "" : d->c->reference_words, RIGHT - 28, 3);
    name = fit_text(d->t, style, text_of(&words), RIGHT - 28, 4);
    height[0] = isnan(d->c->reference) ? 0 : fit_height(&line) + 2;
    height[1] = own ? fit_height(&name) + 2 : 0;
    y[0] = isnan(d->c->reference) ? 0 : scale_at(&d->value, d->c->reference) - FIT_LINE / 2.0;
    y[1] = own ? scale_at(&d->value, own->value) - FIT_LINE / 2.0 : d->p->height;
    label_spread(y, height, 2, 0, d->p->height);
    if (height[0] > 0) {
        picture_segment(d->p, INK_TARGET, 1, DASH_DASHED, x, y[0] + 6, x + 16, y[0] + 6);
        fit_draw(&line, d->p, style, x + 20, y[0], ALIGN_LEFT, false);
    }
    if (own) {
        picture_symbol(d->p, INK_ACTUAL, SYMBOL_DIAMOND, 8, false, x + 10, y[1] + 6);
        fit_draw(&name, d->p, style, x + 20, y[1], ALIGN_LEFT, false);
    }
    text_free(&words);
}

static const struct caterpillar_row *own_row(const struct caterpillar_chart *c)
{
    for (size_t i = 0; i < c->n; i++)
        if (c->row[i].own && !isnan(c->row[i].value))
            return &c->row[i];
    return NULL;
}

void caterpillar_compact_draw(const struct caterpillar_chart *c, struct picture *p,
                              const struct typeset *t, double width, double height)
{
    struct drawing d = {.c = c, .p = p, .t = t};

    assert(c->n >= 1);
    picture_open(p, width, height);
    set_scale(&d, width, height);
    value_axis_title(&d.value, p, c->unit);
    value_axis_draw(&d.value, p, d.left, d.right);
    if (!isnan(c->reference))
        picture_segment(p, INK_TARGET, 1, DASH_DASHED, d.left, scale_at(&d.value, c->reference),
                        d.right, scale_at(&d.value, c->reference));
    for (int own = 0; own < 2; own++) /* one's own on top */
        for (size_t i = 0; i < c->n; i++)
            if (c->row[i].own == own)
                draw_row(&d, i);
    draw_names(&d, own_row(c));
}
