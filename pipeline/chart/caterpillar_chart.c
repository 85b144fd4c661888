#include "caterpillar_chart.h"

#include "chart.h"
#include "fit.h"
#include "scale.h"

#include <assert.h>
#include <math.h>

enum { HEAD = 18, AXIS = 34, PAD = 3, MOST_TICKS = 7, MOST_LABEL_LINES = 3, GAP = 12 };

struct drawing {
    const struct caterpillar_chart *c;
    struct picture *p;
    const struct typeset *t;
    struct scale value;
};

static const struct style *row_style(const struct caterpillar_row *row)
{
    return row->own ? &chart_strong : &chart_text;
}

static struct fit label_of(const struct drawing *d, const struct caterpillar_row *row)
{
    return fit_text(d->t, row_style(row), row->label, d->c->label_width, MOST_LABEL_LINES);
}

static double row_height(const struct drawing *d, const struct caterpillar_row *row)
{
    struct fit f = label_of(d, row);

    return fit_height(&f) + PAD;
}

size_t caterpillar_chart_rows(const struct caterpillar_chart *c, const struct typeset *t,
                              double height)
{
    struct drawing d = {.c = c, .t = t};
    double y = HEAD + AXIS;
    size_t i = c->from;

    while (i < c->n) {
        y += row_height(&d, &c->row[i]);
        if (y > height && i > c->from)
            break;
        i++;
    }
    return i - c->from;
}

/* Room for the labels on the left and the words on the right, of all rows: charts of one figure
 * that goes over several pages look alike. */
static void set_scale(struct drawing *d, double width)
{
    const struct caterpillar_chart *c = d->c;
    double low = c->reference, high = low, labels = 0, words = 0;

    for (size_t i = 0; i < c->n; i++) {
        const struct caterpillar_row *row = &c->row[i];
        struct fit f = label_of(d, row);

        labels = fmax(labels, f.width);
        if (isnan(row->value))
            continue;
        words = fmax(words, typeset_width(d->t, row_style(row), row->words));
        low = fmin(low, fmin(row->value, row->lower)); /* fmin leaves NaN out */
        high = fmax(high, fmax(row->value, row->upper));
    }
    if (isnan(low))
        low = high = 0;
    d->value = value_axis_across(low, high, MOST_TICKS, labels + GAP, width - words - GAP, d->t);
}

static void draw_row(const struct drawing *d, const struct caterpillar_row *row, double y)
{
    struct fit f = label_of(d, row);
    double middle = y + row_height(d, row) / 2;

    fit_draw(&f, d->p, row_style(row), 0, y + PAD / 2.0, ALIGN_LEFT, false);
    if (isnan(row->value)) {
        picture_words(d->p, &chart_muted, d->value.from + 4, middle + 3.5, ALIGN_LEFT, row->words);
        picture_halo(d->p);
        return;
    }
    picture_symbol(d->p, row->ink, row->symbol, row->own ? 8 : 6.5, false,
                   scale_at(&d->value, row->value), middle); /* its rim below the interval */
    if (!isnan(row->lower) && !isnan(row->upper))
        picture_segment(d->p, row->ink, row->own ? 2.5 : 1.5, DASH_SOLID,
                        scale_at(&d->value, row->lower), middle, scale_at(&d->value, row->upper),
                        middle);
    picture_words(d->p, row_style(row), d->p->width, middle + 3.5, ALIGN_RIGHT, row->words);
}

static void draw_axis(const struct drawing *d, double bottom)
{
    struct fit unit = fit_text(d->t, &chart_muted, d->c->unit, d->p->width - d->value.from, 1);

    value_axis_across_draw(&d->value, d->p, HEAD, bottom);
    fit_draw(&unit, d->p, &chart_muted, d->value.from, bottom + 18, ALIGN_LEFT, false);
}

/* The words stand over their line, and inside the picture. */
static void draw_reference(const struct drawing *d, double bottom)
{
    struct fit f;
    double x = scale_at(&d->value, d->c->reference), middle;

    if (isnan(d->c->reference))
        return;
    f = fit_text(d->t, &chart_strong, d->c->reference_words, d->p->width / 2, 1);
    middle = fmin(fmax(x, f.width / 2), d->p->width - f.width / 2);
    fit_draw(&f, d->p, &chart_strong, middle, 1, ALIGN_CENTRE, false);
    picture_segment(d->p, INK_TARGET, 1, DASH_DASHED, x, HEAD - 2, x, bottom);
}

void caterpillar_chart_draw(const struct caterpillar_chart *c, struct picture *p,
                            const struct typeset *t, double width)
{
    struct drawing d = {.c = c, .p = p, .t = t};
    double bottom = HEAD, y = HEAD;

    assert(c->from + c->count <= c->n && c->count >= 1);
    for (size_t i = c->from; i < c->from + c->count; i++)
        bottom += row_height(&d, &c->row[i]);
    picture_open(p, width, bottom + AXIS);
    set_scale(&d, width);
    draw_axis(&d, bottom);
    draw_reference(&d, bottom);
    for (size_t i = c->from; i < c->from + c->count; i++) {
        draw_row(&d, &c->row[i], y);
        y += row_height(&d, &c->row[i]);
    }
}
