#include "tornado_chart.h"

#include "chart.h"
#include "fit.h"

#include <assert.h>
#include <math.h>

enum { HEAD = 34, PAD = 6, THICK = 12, LABEL_LINES = 3 };

struct drawing {
    const struct tornado_chart *c;
    struct picture *p;
    const struct typeset *t;
    double left, right, low, high;
};

static double x_of(const struct drawing *d, double value)
{
    return d->left + (value - d->low) / (d->high - d->low) * (d->right - d->left);
}

static struct fit label_of(const struct drawing *d, const struct tornado_bar *b)
{
    return fit_text(d->t, &chart_text, b->label, d->c->label_width, LABEL_LINES);
}

static double row_height(const struct drawing *d, const struct tornado_bar *b)
{
    struct fit f = label_of(d, b);

    return fmax(fit_height(&f), THICK) + PAD;
}

/* Which end stands at the left: where both are on one side, that with the lesser value. */
static bool low_is_left(const struct tornado_bar *b)
{
    return b->low <= b->high;
}

static void set_room(struct drawing *d, double width)
{
    double before = 0, behind = 0;

    for (size_t i = 0; i < d->c->n; i++) {
        const struct tornado_bar *b = &d->c->bar[i];
        double low = typeset_width(d->t, &chart_text, b->low_words) + 6;
        double high = typeset_width(d->t, &chart_text, b->high_words) + 6;

        before = fmax(before, low_is_left(b) ? low : high);
        behind = fmax(behind, low_is_left(b) ? high : low);
        d->low = fmin(d->low, fmin(b->low, b->high));
        d->high = fmax(d->high, fmax(b->low, b->high));
    }
    if (!(d->high > d->low))
        d->high = d->low + 1;
    d->left = d->c->label_width + 12 + before;
    d->right = width - behind;
}

static void draw_key(const struct drawing *d)
{
    const struct tornado_chart *c = d->c;
    double x = d->c->label_width + 12;

    picture_box(d->p, INK_SECOND, x, 2, 10, 10);
    picture_words(d->p, &chart_text, x + 14, 10.5, ALIGN_LEFT, c->low_key);
    x += 14 + typeset_width(d->t, &chart_text, c->low_key) + 16;
    picture_box(d->p, INK_ACTUAL, x, 2, 10, 10);
    picture_words(d->p, &chart_text, x + 14, 10.5, ALIGN_LEFT, c->high_key);
}

static void draw_end(const struct drawing *d, double value, bool left, enum ink ink,
                     const char *words, double middle)
{
    double zero = x_of(d, 0), x = x_of(d, value);

    picture_box(d->p, ink, fmin(zero, x), middle - THICK / 2.0, fabs(x - zero), THICK);
    x = left ? fmin(x, zero) : fmax(x, zero);
    picture_words(d->p, &chart_text, left ? x - 4 : x + 4, middle + 3.5,
                  left ? ALIGN_RIGHT : ALIGN_LEFT, words);
}

static void draw_row(const struct drawing *d, const struct tornado_bar *b, double y)
{
    struct fit f = label_of(d, b);
    double middle = y + row_height(d, b) / 2;
    bool low_left = low_is_left(b);

    fit_draw(&f, d->p, &chart_text, 0, middle - fit_height(&f) / 2, ALIGN_LEFT, false);
    draw_end(d, b->low, low_left, INK_SECOND, b->low_words, middle);
    draw_end(d, b->high, !low_left, INK_ACTUAL, b->high_words, middle);
}

void tornado_chart_draw(const struct tornado_chart *c, struct picture *p, const struct typeset *t,
                        double width)
{
    struct drawing d = {.c = c, .p = p, .t = t};
    double y = HEAD, zero;
    struct fit f = fit_text(t, &chart_strong, c->centre_words, width / 2, 1);

    assert(c->n >= 1);
    for (size_t i = 0; i < c->n; i++)
        y += row_height(&d, &c->bar[i]);
    picture_open(p, width, y + 2);
    set_room(&d, width);
    draw_key(&d);
    zero = x_of(&d, 0);
    fit_draw(&f, p, &chart_strong, fmin(fmax(zero, f.width / 2), width - f.width / 2), HEAD - 16,
             ALIGN_CENTRE, false);
    y = HEAD;
    for (size_t i = 0; i < c->n; i++) {
        draw_row(&d, &c->bar[i], y);
        y += row_height(&d, &c->bar[i]);
    }
    picture_segment(p, INK_TARGET, 1, DASH_SOLID, zero, HEAD - 2, zero, y);
}
