/* Several series of one area over the same months, each named at its end, never joined. */
#include "chart.h"

#include "decimal.h"
#include "label.h"
#include "period.h"
#include "scale.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

enum {
    TOP = 20,
    PLOT = 150,
    BOTTOM = 20,
    MOST_TICKS = 6,
    END_LABELS = 128,
    NAME_WIDTH = 100,
    MOST = 4
};

/* one row a line: how it differs from the others, in colour and otherwise */
static const struct {
    enum ink ink;
    double width;
    enum dash dash;
} looks[MOST] = {
    {INK_ACTUAL, 2.25, DASH_SOLID},
    {INK_SECOND, 2, DASH_DASHED},
    {INK_THIRD, 1.75, DASH_DOTTED},
    {INK_CONTEXT, 1.5, DASH_SOLID},
};

struct drawing {
    const struct series_chart *c;
    struct picture *p;
    const struct typeset *t;
    struct time_axis time;
    struct scale value;
};

static void set_scales(struct drawing *d, double width)
{
    const struct series_chart *c = d->c;
    double low = INFINITY, high = -INFINITY;

    for (size_t i = 0; i < c->n; i++)
        for (size_t k = 0; k < c->line[i].n; k++) {
            double value = decimal_double(c->line[i].rows[k].actual);

            low = isnan(value) ? low : fmin(low, value);
            high = isnan(value) ? high : fmax(high, value);
        }
    if (low > high)
        low = high = 0;
    d->value = scale_make(low, high, MOST_TICKS, TOP + PLOT, TOP);
    d->time = (struct time_axis){c->first, c->last, value_axis_width(&d->value, d->t) + 6,
                                 width - END_LABELS};
}

static struct point point_of(const struct drawing *d, const struct progress *row)
{
    return (struct point){time_at(&d->time, row->period),
                          scale_at(&d->value, decimal_double(row->actual))};
}

static void draw_line(const struct drawing *d, size_t i)
{
    const struct series_line *line = &d->c->line[i];
    struct point *run = mem_new(line->n, sizeof *run);
    size_t n = 0;

    for (size_t k = 0; k <= line->n; k++) {
        if (k < line->n && line->rows[k].actual != DECIMAL_NONE) {
            run[n++] = point_of(d, &line->rows[k]);
            continue;
        }
        if (n > 1)
            picture_line(d->p, looks[i].ink, looks[i].width, looks[i].dash, run, n);
        else if (n == 1)
            picture_symbol(d->p, looks[i].ink, SYMBOL_CIRCLE, 5.5, line->rows[k - 1].status == 'p',
                           run[0].x, run[0].y);
        n = 0;
    }
    free(run);
}

/* "Minimum Data Set 10,424 in April 2014"; of a long name only what lets all labels have room. */
static void end_words(const struct drawing *d, const struct series_line *line,
                      const struct progress *last, struct text *words)
{
    label_cut(words, d->t, &chart_text, line->name, NAME_WIDTH, d->c->n > 2 ? 1 : 2);
    text_add(words, " ");
    decimal_show(words, last->actual, d->c->decimals);
    text_add(words, " in ");
    period_add_words(words, last->period);
}

static size_t make_end_labels(const struct drawing *d, struct end_label *e)
{
    const struct series_chart *c = d->c;
    size_t n = 0;

    for (size_t i = 0; i < c->n; i++) {
        const struct progress *last = progress_latest(c->line[i].rows, c->line[i].n);

        if (!last)
            continue;
        e[n] = (struct end_label){.y = point_of(d, last).y,
                                  .ink = looks[i].ink,
                                  .dash = looks[i].dash,
                                  .width = looks[i].width};
        end_words(d, &c->line[i], last, &e[n++].words);
    }
    return n;
}

void series_chart_draw(const struct series_chart *c, struct picture *p, const struct typeset *t,
                       double width)
{
    struct drawing d = {.c = c, .p = p, .t = t};
    struct end_label end[MOST_END_LABELS];
    size_t n;

    assert(c->n >= 1 && c->n <= MOST);
    picture_open(p, width, TOP + PLOT + BOTTOM);
    set_scales(&d, width);
    value_axis_draw(&d.value, p, d.time.from, d.time.to);
    time_axis_draw(&d.time, p, t, TOP + PLOT);
    value_axis_title(&d.value, p, c->unit);
    for (size_t i = c->n; i-- > 0;)
        draw_line(&d, i);
    n = make_end_labels(&d, end);
    end_labels_draw(end, n, p, t, d.time.to + 8);
}
