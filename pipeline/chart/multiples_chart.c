#include "multiples_chart.h"

#include "chart.h"
#include "fit.h"
#include "label.h"
#include "scale.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

enum { KEY = 36, PLOT = 64, AXIS = 22, BESIDE = 18, MOST_TICKS = 5, TITLE_LINES = 3 };

struct drawing {
    const struct multiples_chart *c;
    struct picture *p;
    const struct typeset *t;
    struct scale value; /* its ends are those of the first row of panels */
    size_t columns, months;
    double left, panel; /* where the first panel starts, and how wide one is */
    double title, row;  /* how high a title is, and a panel with it */
};

static size_t columns_for(size_t n)
{
    return n <= 3 ? 3 : n == 4 || n > 9 ? 4 : 3;
}

static void set_scale(struct drawing *d, double width)
{
    const struct multiples_chart *c = d->c;
    double low = (double)NAN, high = low;

    for (size_t i = 0; i < c->n; i++)
        for (size_t k = 0; k < d->months; k++) {
            double plan = c->plan_words ? c->panel[i].plan[k] : (double)NAN;

            low = fmin(low, fmin(c->panel[i].actual[k], plan)); /* fmin leaves NaN out */
            high = fmax(high, fmax(c->panel[i].actual[k], plan));
        }
    if (isnan(low))
        low = high = 0;
    d->value = scale_make(low, high, MOST_TICKS, 0, 1); /* its place follows from the titles */
    d->left = value_axis_width(&d->value, d->t) + 6;
    d->panel = (width - d->left - BESIDE * (double)(d->columns - 1) - 12) / (double)d->columns;
}

static struct fit title_of(const struct drawing *d, const struct multiple *m)
{
    return fit_text(d->t, m->own ? &chart_strong : &chart_text, m->label, d->panel + 4,
                    TITLE_LINES);
}

/* The room for titles is that of the panels up to `end`. */
static struct drawing lay_out(const struct multiples_chart *c, size_t end, struct picture *p,
                              const struct typeset *t, double width)
{
    struct drawing d = {.c = c, .p = p, .t = t, .columns = columns_for(c->n)};

    d.months = (size_t)(c->last - c->first) + 1;
    set_scale(&d, width);
    for (size_t i = c->from; i < end; i++) {
        struct fit f = title_of(&d, &c->panel[i]);

        d.title = fmax(d.title, fit_height(&f) + 4);
    }
    d.row = d.title + PLOT + AXIS;
    d.value.from = KEY + d.title + PLOT;
    d.value.to = KEY + d.title;
    return d;
}

size_t multiples_chart_panels(const struct multiples_chart *c, const struct typeset *t,
                              double width, double height)
{
    struct drawing d = lay_out(c, c->n, NULL, t, width);
    size_t left = c->n - c->from, rows = 1;

    while (KEY + (double)(rows + 1) * d.row <= height)
        rows++;
    return left < rows * d.columns ? left : rows * d.columns;
}

/* "solid line: actual", one after the other under the name of the unit */
static void draw_key(const struct drawing *d)
{
    const struct multiples_chart *c = d->c;
    double x = d->left + 20 + 4;

    picture_segment(d->p, INK_ACTUAL, 2, DASH_SOLID, d->left, 22, d->left + 20, 22);
    picture_words(d->p, &chart_text, x, 25.5, ALIGN_LEFT, c->actual_words);
    x += typeset_width(d->t, &chart_text, c->actual_words) + 16;
    if (!c->plan_words)
        return;
    picture_segment(d->p, INK_PLAN, 1.5, DASH_DASHED, x, 22, x + 20, 22);
    picture_words(d->p, &chart_text, x + 24, 25.5, ALIGN_LEFT, c->plan_words);
}

static void draw_run(const struct drawing *d, const struct time_axis *time, const double *value,
                     double down, bool plan, struct label_map *map)
{
    struct point *run = mem_new(d->months, sizeof *run);
    size_t n = 0;

    for (size_t k = 0; k <= d->months; k++) {
        if (k < d->months && !isnan(value[k])) {
            run[n++] = (struct point){time_at(time, d->c->first + (int)k),
                                      scale_at(&d->value, value[k]) + down};
            continue;
        }
        if (n > 1)
            picture_line(d->p, plan ? INK_PLAN : INK_ACTUAL, plan ? 1.25 : 1.75,
                         plan ? DASH_DASHED : DASH_SOLID, run, n);
        else if (n)
            picture_symbol(d->p, plan ? INK_PLAN : INK_ACTUAL, SYMBOL_CIRCLE, 3, false, run[0].x,
                           run[0].y);
        label_avoid_line(map, run, n);
        n = 0;
    }
    free(run);
}

/* The last actual is a dot below its line: the rim of paper round it would cut the line off. */
static void draw_actual(const struct drawing *d, const struct multiple *m,
                        const struct time_axis *time, double down, struct label_map *map)
{
    size_t k = d->months;
    struct point at;
    struct box box;

    while (k > 0 && isnan(m->actual[k - 1]))
        k--;
    if (!k || !m->last_words) {
        picture_words(d->p, &chart_muted, time->from + 4, d->value.to + down + 12, ALIGN_LEFT,
                      "no figure");
        return;
    }
    at = (struct point){time_at(time, d->c->first + (int)k - 1),
                        scale_at(&d->value, m->actual[k - 1]) + down};
    picture_symbol(d->p, INK_ACTUAL, SYMBOL_CIRCLE, 5, false, at.x, at.y);
    draw_run(d, time, m->actual, down, false, map);
    box = label_place(map, at, typeset_width(d->t, &chart_strong, m->last_words), FIT_LINE - 2);
    picture_words(d->p, &chart_strong, box.x, box.y + FIT_LINE - 3.5, ALIGN_LEFT, m->last_words);
    picture_halo(d->p);
}

/* In a picture of its own, so that labels keep clear of those of the next panel. */
static void draw_months(const struct drawing *d, const struct time_axis *time, double y)
{
    enum { BEFORE = 3, BEHIND = BESIDE - 6 };
    struct time_axis inside = {time->first, time->last, BEFORE, BEFORE + d->panel};
    struct picture axis;

    picture_open(&axis, BEFORE + d->panel + BEHIND, AXIS);
    time_axis_draw(&inside, &axis, d->t, 0);
    picture_include(d->p, &axis, time->from - BEFORE, y);
    picture_free(&axis);
}

static void draw_panel(const struct drawing *d, size_t i)
{
    const struct multiple *m = &d->c->panel[i];
    size_t place = i - d->c->from, column = place % d->columns;
    double x = d->left + (double)column * (d->panel + BESIDE);
    double down = (double)(place / d->columns) * d->row;
    struct time_axis time = {d->c->first, d->c->last, x, x + d->panel};
    struct scale value = d->value;
    struct label_map map = {.bounds = {x, value.to + down - 3, d->panel + 10, PLOT + 3}};
    const struct style *style = m->own ? &chart_strong : &chart_text;
    struct fit f = title_of(d, m);

    value.from += down;
    value.to += down;
    fit_draw(&f, d->p, style, x, value.to - 4 - fit_height(&f), ALIGN_LEFT, false);
    if (!column)
        value_axis_draw(&value, d->p, x, x + d->panel);
    for (size_t k = 0; k < value.ticks && column; k++)
        picture_segment(d->p, INK_GRID, 0.5, DASH_SOLID, x, scale_at(&value, scale_tick(&value, k)),
                        x + d->panel, scale_at(&value, scale_tick(&value, k)));
    draw_months(d, &time, value.from);
    if (d->c->plan_words)
        draw_run(d, &time, m->plan, down, true, &map);
    draw_actual(d, m, &time, down, &map);
    label_map_free(&map);
}

void multiples_chart_draw(const struct multiples_chart *c, struct picture *p,
                          const struct typeset *t, double width)
{
    struct drawing d = lay_out(c, c->from + c->count, p, t, width);
    size_t rows = (c->count + d.columns - 1) / d.columns;

    assert(c->last > c->first && c->count >= 1 && c->from + c->count <= c->n);
    picture_open(p, width, KEY + (double)rows * d.row);
    value_axis_title(&d.value, p, c->unit);
    draw_key(&d);
    for (size_t i = c->from; i < c->from + c->count; i++)
        draw_panel(&d, i);
}
