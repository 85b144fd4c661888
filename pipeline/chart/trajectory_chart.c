/*
 *      FTE; the axis starts at 7,000, not at zero
 *      |- - - - - - - - - - - - - - - - - - - - - - - -      target, a dashed black line
 *      |                            _ - -        | end        what the lines are, at their ends
 *      |              _ - -      ___/  (fan)     | labels
 *      |____------_______----x                   |
 *      2011     2012     2013     2014     2015
 */
#include "chart.h"

#include "decimal.h"
#include "label.h"
#include "period.h"
#include "scale.h"
#include "trajectory_words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TOP = 20, TITLE = 15, BOTTOM = 20, MOST_TICKS = 7, END_LABELS = 118, LINE = 13 };

static const double FROM_ZERO = 0.4;

struct drawing {
    const struct trajectory_chart *c;
    struct picture *p;
    const struct typeset *t;
    struct time_axis time;
    struct scale value;
    struct label_map labels;
};

static double x_of(const struct drawing *d, int period)
{
    return time_at(&d->time, period);
}

static double y_of(const struct drawing *d, double value)
{
    return scale_at(&d->value, value);
}

static void include(double *low, double *high, double value)
{
    if (isnan(value))
        return;
    *low = fmin(*low, value);
    *high = fmax(*high, value);
}

/* Nobody is counted by halves. */
static struct scale make_scale(const struct drawing *d, double low, double high)
{
    struct scale s;

    for (size_t most = MOST_TICKS; most > 2; most--) {
        s = scale_make(low, high, most, TOP + d->c->height, TOP);
        if (!d->c->programme->measure->whole_numbers || !scale_decimals(&s))
            return s;
    }
    return scale_make(floor(low), floor(low) + MOST_TICKS - 1, MOST_TICKS, TOP + d->c->height, TOP);
}

static void set_scales(struct drawing *d, double width)
{
    const struct trajectory_chart *c = d->c;
    double low = INFINITY, high = -INFINITY, left;

    for (size_t i = 0; i < c->n; i++) {
        include(&low, &high, decimal_double(c->rows[i].actual));
        include(&low, &high, decimal_double(c->rows[i].trajectory));
        include(&low, &high, decimal_double(c->rows[i].first_trajectory));
    }
    include(&low, &high, decimal_double(c->rows[0].baseline));
    include(&low, &high, decimal_double(c->rows[0].target));
    for (size_t i = 0; i < c->n_fan; i++) {
        include(&low, &high, c->fan[i].lo95);
        include(&low, &high, c->fan[i].hi95);
    }
    if (low > high)
        low = high = 0;
    if (low < FROM_ZERO * high) /* so low that the axis may as well start at zero */
        low = fmin(low, 0);
    d->value = make_scale(d, low, high);
    left = value_axis_width(&d->value, d->t) + 6;
    d->time =
        (struct time_axis){c->rows[0].period, c->rows[c->n - 1].period, left, width - END_LABELS};
    d->labels.bounds = (struct box){left, 0, width - END_LABELS - left, TOP + d->c->height};
}

static void draw_axes(struct drawing *d)
{
    value_axis_draw(&d->value, d->p, d->time.from, d->time.to);
    time_axis_draw(&d->time, d->p, d->t, TOP + d->c->height);
    value_axis_title(&d->value, d->p, d->c->programme->measure->unit);
    label_avoid_box(
        &d->labels,
        (struct box){0, 0, typeset_width(d->t, &chart_muted, d->p->mark[d->p->n - 1].text), TITLE});
}

/* The fan opens from the last actual. */
static void draw_fan(struct drawing *d)
{
    const struct trajectory_chart *c = d->c;
    const struct progress *last = progress_latest(c->rows, c->n);
    struct point *middle;

    if (!c->n_fan || !last)
        return;
    middle = mem_new(c->n_fan + 1, sizeof *middle);
    middle[0] = (struct point){x_of(d, last->period), y_of(d, decimal_double(last->actual))};
    for (size_t i = 0; i < c->n_fan; i++)
        middle[i + 1] = (struct point){x_of(d, c->fan[i].period), y_of(d, c->fan[i].mean)};
    fan_draw(d->p, &d->time, &d->value, middle[0], c->fan, c->n_fan);
    picture_line(d->p, INK_ACTUAL, 1.25, DASH_DOTTED, middle, c->n_fan + 1);
    label_avoid_line(&d->labels, middle, c->n_fan + 1);
    for (int rim = 0; rim < 2; rim++) {
        for (size_t i = 0; i < c->n_fan; i++)
            middle[i + 1].y = y_of(d, rim ? c->fan[i].hi95 : c->fan[i].lo95);
        label_avoid_line(&d->labels, middle, c->n_fan + 1);
    }
    free(middle);
}

/* One piece of the plan: rows from..to, of the version in force or the first. */
static void draw_plan_piece(struct drawing *d, size_t from, size_t to, bool first)
{
    struct point *point = mem_new(d->c->n, sizeof *point);
    size_t n = 0;

    for (size_t i = from; i < to; i++) {
        const struct progress *row = &d->c->rows[i];
        int64_t value = first ? row->first_trajectory : row->trajectory;

        if (value != DECIMAL_NONE)
            point[n++] = (struct point){x_of(d, row->period), y_of(d, decimal_double(value))};
    }
    if (n > 1) {
        picture_line(d->p, first ? INK_CONTEXT : INK_PLAN, first ? 1.25 : 1.75, DASH_DASHED, point,
                     n);
        label_avoid_line(&d->labels, point, n);
    }
    free(point);
}

/* Where the plan was agreed again the line is broken, and the first plan goes on in grey: a fall of
 * the plan is not to be taken for a gain on it. */
static void draw_plan(struct drawing *d)
{
    const struct trajectory_chart *c = d->c;
    size_t again = 0, end = c->n;

    while (again < c->n &&
           (c->rows[again].agreed == PERIOD_NONE || c->rows[again].period <= c->rows[again].agreed))
        again++;
    if (again < c->n && c->rows[again].first_trajectory != c->rows[again].trajectory) {
        draw_plan_piece(d, again ? again - 1 : 0, end, true);
        end = again;
    }
    draw_plan_piece(d, 0, end, false);
    if (end < c->n)
        draw_plan_piece(d, end, c->n, false);
}

static void draw_target(struct drawing *d)
{
    double y = y_of(d, decimal_double(d->c->rows[0].target));

    if (isnan(y))
        return;
    picture_segment(d->p, INK_TARGET, 1, DASH_DASHED, d->time.from, y, d->time.to, y);
    label_avoid_line(&d->labels, (struct point[]){{d->time.from, y}, {d->time.to, y}}, 2);
}

/* Words along the line of the target, above or below it, where least is in their way; rather at its
 * left end and above it. */
static void label_target(struct drawing *d)
{
    enum { STEPS = 8 };
    const struct trajectory_chart *c = d->c;
    double y = y_of(d, decimal_double(c->rows[0].target)), width, room;
    struct box place[2 * STEPS], box;
    struct text words = {0};

    if (isnan(y))
        return;
    text_add(&words, "Target ");
    decimal_show(&words, c->rows[0].target, c->decimals);
    text_add(&words, " by ");
    period_add_words(&words, c->programme->deadline);
    width = typeset_width(d->t, &chart_strong, words.data);
    room = d->time.to - d->time.from - 12 - width;
    for (int i = 0; i < 2 * STEPS; i++)
        place[i] = (struct box){d->time.from + 6 + room * (i / 2) / (STEPS - 1),
                                i % 2 ? y + 3 : y - LINE - 1, width, LINE - 1};
    box = label_choose(&d->labels, place, 2 * STEPS);
    picture_words(d->p, &chart_strong, box.x, box.y + CHART_TEXT, ALIGN_LEFT, words.data);
    picture_halo(d->p);
    text_free(&words);
}

static bool has_break(const struct trajectory_chart *c)
{
    return c->break_period != PERIOD_NONE && c->break_period > c->rows[0].period;
}

/* Between two months. */
static double break_x(const struct drawing *d)
{
    return x_of(d, d->c->break_period) - (d->time.to - d->time.from) / (double)d->c->n / 2;
}

/* Drawn when all labels have their places: it stops for them. */
static void draw_break_line(struct drawing *d)
{
    double x = has_break(d->c) ? break_x(d) : 0;

    if (x > 0)
        label_dotted_line(&d->labels, d->p, x, TOP, TOP + d->c->height);
}

static void avoid_break(struct drawing *d)
{
    double x = has_break(d->c) ? break_x(d) : 0;

    if (x > 0)
        label_avoid_line(&d->labels, (struct point[]){{x, TOP}, {x, TOP + d->c->height}}, 2);
}

/* The words of the dotted line stand beside it, rather at its left and near the bottom. */
static void label_break(struct drawing *d)
{
    enum { STEPS = 32 };
    const struct trajectory_chart *c = d->c;
    struct box place[2 * STEPS], box;
    double x, width;

    if (!has_break(c))
        return;
    x = break_x(d);
    width = typeset_width(d->t, &chart_muted, c->break_words);
    for (int i = 0; i < 2 * STEPS; i++)
        place[i] = (struct box){i % 2 ? x + 4 : x - 4 - width,
                                TOP + (c->height - LINE - 3) * (STEPS - 1 - i / 2) / (STEPS - 1),
                                width, LINE - 1};
    box = label_choose(&d->labels, place, 2 * STEPS);
    picture_words(d->p, &chart_muted, box.x, box.y + CHART_TEXT, ALIGN_LEFT, c->break_words);
    picture_halo(d->p);
}

/* A cross near the axis for a month without a figure. Where they would stand too close for that, a
 * line joins the first and last of a run. */
static void draw_gaps(struct drawing *d, size_t from, size_t to)
{
    double y = TOP + d->c->height - 5, first = x_of(d, d->c->rows[from].period);
    double last = x_of(d, d->c->rows[to - 1].period);
    bool close = to - from > 2 && (last - first) / (double)(to - from - 1) < 8;

    if (close)
        picture_segment(d->p, INK_MUTED, 1, DASH_SOLID, first, y, last, y);
    for (size_t i = from; i < to; i += close && i + 1 < to ? to - from - 1 : 1)
        picture_symbol(d->p, INK_MUTED, SYMBOL_CROSS, 5, false, x_of(d, d->c->rows[i].period), y);
    label_avoid_box(&d->labels, (struct box){first - 3, y - 4, last - first + 6, 8});
}

/* The months without a figure, from the first that has one to that of the report. */
static void mark_gaps(struct drawing *d)
{
    const struct trajectory_chart *c = d->c;
    size_t from = 0;

    while (from < c->n && c->rows[from].actual == DECIMAL_NONE)
        from++;
    for (size_t i = from; i < c->n; i = from + 1) {
        for (from = i; from < c->n && c->rows[from].actual == DECIMAL_NONE &&
                       c->rows[from].period <= c->rows[from].report_period;)
            from++;
        if (from > i)
            draw_gaps(d, i, from);
    }
}

/* One piece of line for each run of known months; a month alone, and a provisional one, is a dot.
 */
static void draw_actual(struct drawing *d)
{
    const struct trajectory_chart *c = d->c;
    struct point *run = mem_new(c->n, sizeof *run);
    const struct progress *last = progress_latest(c->rows, c->n);
    size_t n = 0;

    for (size_t i = 0; i <= c->n; i++) {
        bool known = i < c->n && c->rows[i].actual != DECIMAL_NONE;

        if (known) {
            run[n++] = (struct point){x_of(d, c->rows[i].period),
                                      y_of(d, decimal_double(c->rows[i].actual))};
            continue;
        }
        if (n > 1) {
            picture_line(d->p, INK_ACTUAL, 2.25, DASH_SOLID, run, n);
            label_avoid_line(&d->labels, run, n);
            if (last && c->rows[i - 1].period !=
                            last->period) /* it would seem to be the label of this end */
                label_avoid_box(&d->labels,
                                (struct box){run[n - 1].x - 12, run[n - 1].y - 12, 24, 24});
        } else if (n == 1) {
            picture_symbol(d->p, INK_ACTUAL, SYMBOL_CIRCLE, 5.5, false, run[0].x, run[0].y);
            label_avoid_box(&d->labels, (struct box){run[0].x - 5, run[0].y - 5, 10, 10});
        }
        n = 0;
    }
    for (size_t i = 0; i < c->n; i++)
        if (c->rows[i].actual != DECIMAL_NONE && c->rows[i].status == 'p')
            picture_symbol(d->p, INK_ACTUAL, SYMBOL_CIRCLE, 6, true, x_of(d, c->rows[i].period),
                           y_of(d, decimal_double(c->rows[i].actual)));
    free(run);
}

/* Two lines of words near a point, where least is in the way; or one, where there is no room. */
static void label_point(struct drawing *d, const char *first, const char *second, double x,
                        double y)
{
    enum { BETWEEN = 5 };
    double one = typeset_width(d->t, &chart_strong, first);
    double two = typeset_width(d->t, &chart_text, second);
    const struct box shape[] = {{.width = fmax(one, two), .height = 2 * LINE + 2},
                                {.width = one + BETWEEN + two, .height = LINE}};
    struct box box = label_place_one(&d->labels, (struct point){x, y}, shape, 2);
    bool beside = box.height < 2 * LINE;
    struct point leader[2];

    if (label_leader(box, (struct point){x, y}, leader))
        picture_line(d->p, INK_MUTED, 0.75, DASH_SOLID, leader, 2);
    picture_words(d->p, &chart_strong, box.x, box.y + LINE - 3, ALIGN_LEFT, first);
    picture_halo(d->p);
    picture_words(d->p, &chart_text, box.x + (beside ? one + BETWEEN : 0),
                  box.y + (beside ? 1 : 2) * LINE - 3, ALIGN_LEFT, second);
    picture_halo(d->p);
}

/* At the right end there is no room inside: the actual is then named like a line. */
static bool ends_at_right(const struct drawing *d, const struct progress *last)
{
    return !d->c->n_fan && last && x_of(d, last->period) > d->time.to - 30;
}

/* Is the last actual that of the baseline itself? The two are then one point. */
static bool is_baseline(const struct trajectory_chart *c, const struct progress *last)
{
    return last && last->period == c->programme->baseline_period && last->actual == last->baseline;
}

static void label_actual(struct drawing *d)
{
    const struct trajectory_chart *c = d->c;
    const struct progress *last = progress_latest(c->rows, c->n);
    struct text first = {0}, second = {0};
    double x, y;

    if (!last || ends_at_right(d, last))
        return;
    x = x_of(d, last->period);
    y = y_of(d, decimal_double(last->actual));
    text_add(&first, is_baseline(c, last) ? "Baseline and actual " : "Actual ");
    decimal_show(&first, last->actual, c->decimals);
    period_add_words(&second, last->period);
    if (last->status == 'p')
        text_add(&second, ", provisional");
    label_point(d, first.data, second.data, x, y);
    text_free(&first);
    text_free(&second);
}

/* The last actual and the baseline, before all labels: these keep clear of them. */
static void draw_ends(struct drawing *d)
{
    const struct trajectory_chart *c = d->c;
    const struct progress *last = progress_latest(c->rows, c->n);
    double x = last ? x_of(d, last->period) : 0;
    double y = last ? y_of(d, decimal_double(last->actual)) : 0;

    if (last && last->status != 'p')
        picture_symbol(d->p, INK_ACTUAL, SYMBOL_CIRCLE, 6, false, x, y);
    if (last)
        label_avoid_box(&d->labels, (struct box){x - 4, y - 4, 8, 8});
    x = d->time.from;
    y = y_of(d, decimal_double(c->rows[0].baseline));
    if (isnan(y))
        return;
    picture_symbol(d->p, INK_TARGET, SYMBOL_SQUARE, 5.5, false, x, y);
    label_avoid_box(&d->labels, (struct box){x - 4, y - 4, 8, 8});
}

static void label_baseline(struct drawing *d)
{
    const struct trajectory_chart *c = d->c;
    struct text first = {0}, second = {0};
    double x = d->time.from, y;

    if (c->rows[0].baseline == DECIMAL_NONE || is_baseline(c, progress_latest(c->rows, c->n)))
        return;
    y = y_of(d, decimal_double(c->rows[0].baseline));
    text_add(&first, "Baseline ");
    decimal_show(&first, c->rows[0].baseline, c->decimals);
    period_add_words(&second, c->programme->baseline_period);
    label_point(d, first.data, second.data, x, y);
    text_free(&first);
    text_free(&second);
}

static size_t make_end_labels(struct drawing *d, struct end_label *e)
{
    const struct trajectory_chart *c = d->c;
    const struct progress *end = &c->rows[c->n - 1], *last = progress_latest(c->rows, c->n);
    struct trajectory_line line;
    size_t n = 0;

    while (end > c->rows && end->trajectory == DECIMAL_NONE)
        end--;
    line = trajectory_line_of(c->programme, end->basis);
    if (end->trajectory != DECIMAL_NONE) {
        e[n] = (struct end_label){.y = y_of(d, decimal_double(end->trajectory)),
                                  .ink = INK_PLAN,
                                  .dash = DASH_DASHED,
                                  .width = 1.75};
        if (line.name)
            trajectory_line_words(&line, d->t, END_LABELS - 26, &e[n].words);
        else
            trajectory_plan_words(c, last, end, &e[n].words);
        n++;
    }
    if (ends_at_right(d, last)) {
        e[n] = (struct end_label){.y = y_of(d, decimal_double(last->actual)),
                                  .ink = INK_ACTUAL,
                                  .width = last->status == 'p' ? 0 : 2.25};
        text_add(&e[n].words, "Actual ");
        decimal_show(&e[n].words, last->actual, c->decimals);
        text_add(&e[n].words, " in ");
        period_add_words(&e[n].words, last->period);
        text_add(&e[n].words, last->status == 'p' ? ", provisional" : "");
        n++;
    }
    if (c->n_fan) {
        const struct forecast *f = &c->fan[c->n_fan - 1];

        e[n] = (struct end_label){
            .y = y_of(d, f->mean), .ink = INK_ACTUAL, .dash = DASH_DOTTED, .width = 1.25};
        trajectory_forecast_words(c, f, &e[n].words);
        n++;
    }
    return n;
}

void trajectory_chart_draw(const struct trajectory_chart *c, struct picture *p,
                           const struct typeset *t, double width)
{
    struct drawing d = {.c = c, .p = p, .t = t};
    struct end_label end[MOST_END_LABELS];
    size_t n;

    picture_open(p, width, TOP + c->height + BOTTOM);
    set_scales(&d, width);
    draw_axes(&d);
    draw_fan(&d);
    draw_plan(&d);
    draw_target(&d);
    draw_actual(&d);
    mark_gaps(&d);
    draw_ends(&d);
    avoid_break(&d);
    label_target(&d);
    label_actual(&d);
    label_baseline(&d);
    label_break(&d); /* last: it has the most places to choose from */
    draw_break_line(&d);
    n = make_end_labels(&d, end);
    end_labels_draw(end, n, p, t, d.time.to + 8);
    label_map_free(&d.labels);
}
