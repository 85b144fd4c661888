#include "slope_chart.h"

#include "chart.h"
#include "fit.h"
#include "label.h"
#include "scale.h"

#include <assert.h>
#include <math.h>

enum { TOP = 20, AXIS = 32, LABELS = 158, MOST_TICKS = 6, LABEL_LINES = 3, LEADER = 12 };

/* one row a named line: how it differs from the others, in colour and otherwise */
static const struct {
    enum ink ink;
    enum symbol symbol;
} looks[SLOPE_NAMED] = {
    {INK_ACTUAL, SYMBOL_CIRCLE},
    {INK_SECOND, SYMBOL_SQUARE},
    {INK_THIRD, SYMBOL_DIAMOND},
    {INK_FOURTH, SYMBOL_TRIANGLE_UP},
};

struct drawing {
    const struct slope_chart *c;
    struct picture *p;
    const struct typeset *t;
    struct scale value;
    double left, right, bottom;
};

static double x_of(const struct drawing *d, size_t column)
{
    return d->left + (d->right - d->left) * (double)column / (double)(d->c->columns - 1);
}

static void set_scale(struct drawing *d, double width)
{
    const struct slope_chart *c = d->c;
    double low = (double)NAN, high = low;

    for (size_t i = 0; i < c->n; i++)
        for (size_t k = 0; k < c->columns; k++) {
            low = fmin(low, c->line[i].value[k]); /* fmin leaves NaN out */
            high = fmax(high, c->line[i].value[k]);
        }
    if (isnan(low))
        low = high = 0;
    d->bottom = TOP + c->height;
    d->value = scale_make(low, high, MOST_TICKS, d->bottom, TOP);
    d->left = value_axis_width(&d->value, d->t) + 12;
    d->right = width - LABELS - LEADER;
}

static void draw_columns(const struct drawing *d)
{
    const struct slope_chart *c = d->c;
    double share = (d->right - d->left) / (double)(c->columns - 1);

    for (size_t k = 0; k < c->columns; k++) {
        double x = x_of(d, k);

        picture_segment(d->p, INK_GRID, 0.75, DASH_SOLID, x, TOP, x, d->bottom);
        picture_words(d->p, &chart_text, k ? x : d->left - 8, d->bottom + 14,
                      k ? ALIGN_CENTRE : ALIGN_LEFT, c->column_words[k]);
        if (k + 1 < c->columns)
            picture_words(d->p, &chart_muted, x + share / 2, d->bottom + 27, ALIGN_CENTRE,
                          c->between[k]);
    }
}

static void draw_line(const struct drawing *d, const struct slope_line *line, size_t look)
{
    enum ink ink = line->words ? looks[look].ink : INK_CONTEXT;

    for (size_t k = 0; k + 1 < d->c->columns; k++)
        if (!isnan(line->value[k]) && !isnan(line->value[k + 1]))
            picture_segment(d->p, ink, line->words ? 2 : 0.75, k ? DASH_DASHED : DASH_SOLID,
                            x_of(d, k), scale_at(&d->value, line->value[k]), x_of(d, k + 1),
                            scale_at(&d->value, line->value[k + 1]));
    for (size_t k = 0; k < d->c->columns && line->words; k++)
        if (!isnan(line->value[k]))
            picture_symbol(d->p, ink, looks[look].symbol, 7, k == 2, x_of(d, k),
                           scale_at(&d->value, line->value[k]));
}

/* The last known point of a line. */
static size_t end_of(const struct drawing *d, const struct slope_line *line)
{
    size_t k = d->c->columns;

    while (k > 0 && isnan(line->value[k - 1]))
        k--;
    return k;
}

static void draw_names(const struct drawing *d)
{
    const struct slope_line *named[SLOPE_NAMED];
    double y[SLOPE_NAMED], height[SLOPE_NAMED], x = d->right + LEADER;
    struct fit f[SLOPE_NAMED];
    size_t n = 0;

    for (size_t i = 0; i < d->c->n; i++) {
        const struct slope_line *line = &d->c->line[i];

        if (!line->words)
            continue;
        assert(n < SLOPE_NAMED);
        f[n] = fit_text(d->t, &chart_text, line->words, LABELS - 14, LABEL_LINES);
        height[n] = fit_height(&f[n]) + 2;
        y[n] = d->bottom - height[n];
        if (end_of(d, line))
            y[n] = scale_at(&d->value, line->value[end_of(d, line) - 1]) - FIT_LINE / 2.0;
        named[n++] = line;
    }
    label_spread(y, height, n, TOP - 8, d->bottom + 2);
    for (size_t i = 0; i < n; i++) {
        size_t end = end_of(d, named[i]);

        if (end == d->c->columns)
            picture_segment(d->p, looks[i].ink, 0.5, DASH_SOLID, d->right + 4,
                            scale_at(&d->value, named[i]->value[end - 1]), x + 3, y[i] + 6);
        picture_symbol(d->p, looks[i].ink, looks[i].symbol, 6.5, false, x + 5, y[i] + 6);
        fit_draw(&f[i], d->p, &chart_text, x + 12, y[i], ALIGN_LEFT, false);
    }
}

void slope_chart_draw(const struct slope_chart *c, struct picture *p, const struct typeset *t,
                      double width)
{
    struct drawing d = {.c = c, .p = p, .t = t};
    size_t look = 0;

    assert(c->columns >= 2 && c->columns <= SLOPE_COLUMNS);
    picture_open(p, width, TOP + c->height + AXIS);
    set_scale(&d, width);
    value_axis_title(&d.value, p, c->unit);
    value_axis_draw(&d.value, p, d.left - 8, d.right);
    draw_columns(&d);
    for (size_t i = 0; i < c->n; i++)
        if (!c->line[i].words)
            draw_line(&d, &c->line[i], 0);
    for (size_t i = 0; i < c->n; i++)
        if (c->line[i].words)
            draw_line(&d, &c->line[i], look++);
    draw_names(&d);
}
