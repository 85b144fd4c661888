/*
 *      label      o=========@  |        >        baseline, now, plan for now, target
 */
#include "chart.h"

#include "label.h"
#include "scale.h"

#include <math.h>

enum { KEY = 20, ROW = 26, AXIS = 20, MOST_TICKS = 8, LABEL_LINES = 2 };

struct drawing {
    const struct dumbbell_chart *c;
    struct picture *p;
    const struct typeset *t;
    struct scale value;
};

/* one row a point of a dumbbell, drawn in this order: its symbol, and how far above the line it
 * stands, so that none hides another */
static const struct {
    enum symbol symbol;
    bool hollow;
    enum ink ink;
    double size, raised;
} looks[] = {
    {SYMBOL_CIRCLE, true, INK_ACTUAL, 7, 0},
    {SYMBOL_CIRCLE, false, INK_ACTUAL, 9, 0},
    {SYMBOL_DIAMOND, false, INK_PLAN, 7.5, 8.5},
    {SYMBOL_BAR, false, INK_TARGET, 14, 0},
};

enum { BASELINE, NOW, PLAN, TARGET, POINTS };

static double value_of(const struct dumbbell *row, int k)
{
    const double values[] = {row->baseline, row->now, row->plan, row->target};

    return values[k];
}

static void draw_key(const struct drawing *d)
{
    const char *const words[] = {d->c->baseline_words, d->c->now_words, d->c->plan_words,
                                 d->c->target_words};
    double x = 0;

    for (int k = 0; k < POINTS; k++) {
        if (!words[k])
            continue;
        picture_symbol(d->p, looks[k].ink, looks[k].symbol, looks[k].size, looks[k].hollow, x + 6,
                       8);
        picture_words(d->p, &chart_text, x + 14, 11.5, ALIGN_LEFT, words[k]);
        x += 14 + typeset_width(d->t, &chart_text, words[k]) + 12;
    }
}

static void draw_label(const struct drawing *d, const struct style *style, const char *label,
                       double middle)
{
    struct text_line line[LABEL_LINES];
    struct text cut = {0};
    size_t n;

    label_cut(&cut, d->t, style, label, d->c->label_width, LABEL_LINES);
    n = d->t->wrap(d->t->self, style, text_of(&cut), d->c->label_width, line, LABEL_LINES);
    n = n < LABEL_LINES ? n : LABEL_LINES;
    for (size_t i = 0; i < n; i++)
        picture_text(d->p, style, 0, middle + 3.5 + ((double)i - (double)(n - 1) / 2) * 11.5,
                     ALIGN_LEFT, cut.data + line[i].start, line[i].n);
    text_free(&cut);
}

static void draw_row(const struct drawing *d, const struct dumbbell *row, double y)
{
    double middle = y + ROW / 2.0;

    draw_label(d, &chart_text, row->label, middle);
    picture_segment(d->p, INK_GRID, 0.5, DASH_SOLID, d->value.from, middle, d->value.to, middle);
    if (!isnan(row->baseline) && !isnan(row->now))
        picture_segment(d->p, INK_ACTUAL, 2.5, DASH_SOLID, scale_at(&d->value, row->baseline),
                        middle, scale_at(&d->value, row->now), middle);
    for (int k = 0; k < POINTS; k++)
        if (!isnan(value_of(row, k)))
            picture_symbol(d->p, looks[k].ink, looks[k].symbol, looks[k].size, looks[k].hollow,
                           scale_at(&d->value, value_of(row, k)), middle - looks[k].raised);
    picture_words(d->p, isnan(row->now) ? &chart_muted : &chart_strong, d->p->width, middle + 3.5,
                  ALIGN_RIGHT, row->now_words);
}

size_t dumbbell_chart_rows(const struct dumbbell_chart *c, double height)
{
    size_t rows = (size_t)fmax(1, floor((height - KEY - AXIS) / ROW));

    return rows < c->n - c->from ? rows : c->n - c->from;
}

void dumbbell_chart_draw(const struct dumbbell_chart *c, struct picture *p, const struct typeset *t,
                         double width)
{
    struct drawing d = {.c = c, .p = p, .t = t};
    size_t count = c->count ? c->count : c->n - c->from;
    double bottom = KEY + ROW * (double)count, high = 0;
    double left = c->label_width + 12, right = 0;

    for (size_t i = 0; i < c->n; i++) {
        right = fmax(right, typeset_width(t, &chart_strong, c->row[i].now_words) + 14);
        for (int k = 0; k < POINTS; k++)
            high = isnan(value_of(&c->row[i], k)) ? high : fmax(high, value_of(&c->row[i], k));
    }
    picture_open(p, width, bottom + AXIS);
    d.value = value_axis_across(0, high, MOST_TICKS, left, width - right, t);
    draw_key(&d);
    value_axis_across_draw(&d.value, p, KEY, bottom);
    picture_words(p, &chart_muted, 0, bottom + 13, ALIGN_LEFT, c->unit);
    for (size_t i = 0; i < count; i++)
        draw_row(&d, &c->row[c->from + i], KEY + ROW * (double)i);
}
