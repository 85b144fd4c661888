#include "caterpillar_chart.h"

#include "chart.h"
#include "fit.h"
#include "label.h"
#include "scale.h"

#include <assert.h>
#include <math.h>

enum { TOP = 18, BOTTOM = 4, RIGHT = 104, LABEL = 230, MOST_TICKS = 5 };

struct drawing {
    const struct caterpillar_chart *c;
    struct picture *p;
    const struct typeset *t;
    struct scale value;
    double left, right;
    struct label_map map;
};

static void set_scale(struct drawing *d, double width, double height)
{
    const struct caterpillar_chart *c = d->c;
    double low = c->reference, high = c->reference;

    for (size_t i = 0; i < c->n; i++) {
        low = fmin(low, fmin(c->row[i].value, c->row[i].lower)); /* fmin leaves NaN out */
        high = fmax(high, fmax(c->row[i].value, c->row[i].upper));
    }
    if (isnan(low))
        low = high = 0;
    d->value = scale_make(low, high, MOST_TICKS, height - BOTTOM, TOP);
    d->left = value_axis_width(&d->value, d->t) + 6;
    d->right = width - RIGHT;
    d->map.bounds = (struct box){d->left + 2, TOP - 4, d->right - d->left - 4, height - TOP + 2};
}

static double x_of(const struct drawing *d, size_t i)
{
    return d->left + (d->right - d->left) * ((double)i + 0.5) / (double)d->c->n;
}

/* Others are grey and without names. The interval is drawn over the rim of its symbol. */
static void draw_row(struct drawing *d, size_t i)
{
    const struct caterpillar_row *row = &d->c->row[i];
    double x = x_of(d, i), room = (d->right - d->left) / (double)d->c->n, y;

    if (isnan(row->value))
        return;
    y = scale_at(&d->value, row->value);
    picture_symbol(d->p, row->own ? INK_ACTUAL : INK_CONTEXT,
                   row->own ? SYMBOL_DIAMOND : SYMBOL_CIRCLE, row->own ? 8 : fmin(4, room * 0.8),
                   false, x, y);
    if (!isnan(row->lower) && !isnan(row->upper)) {
        struct point ends[] = {{x, scale_at(&d->value, row->lower)},
                               {x, scale_at(&d->value, row->upper)}};

        picture_line(d->p, row->own ? INK_ACTUAL : INK_CONTEXT,
                     row->own ? 2.5 : fmin(1.5, room / 2), DASH_SOLID, ends, 2);
        label_avoid_line(&d->map, ends, 2);
    }
    label_avoid_box(&d->map, (struct box){x - 2, y - 2, 4, 4});
}

static void draw_reference(struct drawing *d)
{
    double y = scale_at(&d->value, d->c->reference), top;
    struct fit f;

    if (isnan(d->c->reference))
        return;
    f = fit_text(d->t, &chart_strong, d->c->reference_words, RIGHT - 8, 3);
    top = fmin(fmax(y - fit_height(&f) / 2, 0), d->p->height - fit_height(&f));
    picture_segment(d->p, INK_TARGET, 1, DASH_DASHED, d->left, y, d->right, y);
    label_avoid_line(&d->map, (struct point[]){{d->left, y}, {d->right, y}}, 2);
    fit_draw(&f, d->p, &chart_strong, d->right + 6, top, ALIGN_LEFT, false);
}

static void name_own(struct drawing *d, size_t i)
{
    const struct caterpillar_row *row = &d->c->row[i];
    struct text words = {0};
    struct point near = {x_of(d, i), scale_at(&d->value, row->value)};
    struct fit f;
    struct box box;
    double x, y;

    text_addf(&words, "%s %s", row->words, row->label);
    f = fit_text(d->t, &chart_strong, text_of(&words), LABEL, 2);
    box = label_place(&d->map, near, f.width, fit_height(&f));
    x = fmin(fmax(near.x, box.x), box.x + box.width);
    y = fmin(fmax(near.y, box.y), box.y + box.height);
    if (hypot(x - near.x, y - near.y) > 12)
        picture_segment(d->p, INK_ACTUAL, 0.5, DASH_SOLID, x, y, near.x, near.y);
    fit_draw(&f, d->p, &chart_strong, box.x, box.y, ALIGN_LEFT, true);
    text_free(&words);
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
    draw_reference(&d);
    for (int own = 0; own < 2; own++) /* one's own on top */
        for (size_t i = 0; i < c->n; i++)
            if (c->row[i].own == own)
                draw_row(&d, i);
    for (size_t i = 0; i < c->n; i++)
        if (c->row[i].own && !isnan(c->row[i].value))
            name_own(&d, i);
    label_map_free(&d.map);
}
