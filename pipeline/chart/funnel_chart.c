#include "funnel_chart.h"

#include "chart.h"
#include "decimal.h"
#include "fit.h"
#include "label.h"
#include "scale.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

enum { TOP = 20, AXIS = 34, RIGHT = 108, STEPS = 96, MOST_TICKS = 8, LABEL = 132 };

/* of names: the half of a point that they keep clear of, how near needs no line, how far is too
 * far, and in how many places a line is looked at; points */
enum { HALF = 4, NEAR = 12, FAR = 40, LEADER = 24, AWAY = 15 };

/* one row a line of limits, from the top down */
static const struct {
    const char *words;
    double p;
    bool upper;
    enum dash dash;
} limits[] = {
    {"99.8% limit", 0.001, true, DASH_SOLID},
    {"95% limit", 0.025, true, DASH_DASHED},
    {"95% limit", 0.025, false, DASH_DASHED},
    {"99.8% limit", 0.001, false, DASH_SOLID},
};

enum { LIMITS = sizeof limits / sizeof limits[0] };

/* Populations run along a logarithmic axis where the largest is more than 4 times the smallest:
 * else all but the largest stand in one heap. */
struct drawing {
    const struct funnel_chart *c;
    struct picture *p;
    const struct typeset *t;
    struct scale rate, population;
    double low, high; /* populations at the ends of a logarithmic axis */
    double left, right, bottom;
    double *at; /* [n_at] the populations that curves are drawn through */
    size_t n_at;
    struct label_map map, names; /* what names keep clear of; names and the lines to them */
};

static double x_of(const struct drawing *d, double population)
{
    if (d->high > 0)
        return d->left + (d->right - d->left) * log(population / d->low) / log(d->high / d->low);
    return scale_at(&d->population, population);
}

/* A limit as a rate; NaN where there is none. */
static double limit_at(const struct drawing *d, size_t i, double population)
{
    const struct funnel_chart *c = d->c;
    double expected = c->average * population / 1000 / c->participation, lower, upper;

    if (funnel_limits_at(expected, c->tau2, limits[i].p, &lower, &upper))
        return (double)NAN;
    return c->average * (limits[i].upper ? upper : lower);
}

static int by_value(const void *x, const void *y)
{
    const double *a = x, *b = y;

    return (*a > *b) - (*a < *b);
}

static double most_population(const struct funnel_chart *c)
{
    double most = 0;

    for (size_t i = 0; i < c->n; i++)
        most = fmax(most, c->point[i].population);
    return most;
}

static double least_population(const struct funnel_chart *c)
{
    double least = INFINITY;

    for (size_t i = 0; i < c->n; i++)
        least = fmin(least, c->point[i].population);
    return least;
}

/* All rates are on the axis. Limits too, but not where they would press the rates flat. It starts
 * at zero only where that costs little: nothing here is read from its length. */
static void set_rate_scale(struct drawing *d)
{
    double high = d->c->average, low = high, least = least_population(d->c);

    for (size_t i = 0; i < d->c->n; i++) {
        high = fmax(high, d->c->point[i].rate);
        low = fmin(low, d->c->point[i].rate);
    }
    high = fmax(high, fmin(limit_at(d, 0, least), 2 * high)); /* fmin leaves NaN out */
    low = fmin(low, limit_at(d, LIMITS - 1, least));
    low = low < high / 4 ? 0 : low;
    d->bottom = TOP + d->c->height;
    d->rate = scale_make(low, high > 0 ? high : 1, MOST_TICKS, d->bottom, TOP);
    d->left = value_axis_width(&d->rate, d->t) + 6;
}

static void set_population_axis(struct drawing *d, double width)
{
    double least = least_population(d->c), most = most_population(d->c);

    d->right = width - RIGHT;
    d->population = value_axis_across(0, most, MOST_TICKS, d->left, d->right, d->t);
    if (most > 4 * least) {
        d->low = least / 1.15;
        d->high = most * 1.15;
    }
}

/* Where curves bend, and at every area, so that an area's limits are points of the curves. */
static void set_places(struct drawing *d)
{
    const struct funnel_chart *c = d->c;
    double first = d->high > 0 ? d->low : least_population(c),
           last = d->high > 0 ? d->high : scale_tick(&d->population, d->population.ticks - 1);

    d->at = mem_new(STEPS + 1 + c->n, sizeof *d->at);
    for (size_t i = 0; i <= STEPS; i++)
        d->at[d->n_at++] = first * pow(last / first, (double)i / STEPS);
    for (size_t i = 0; i < c->n; i++)
        d->at[d->n_at++] = c->point[i].population;
    qsort(d->at, d->n_at, sizeof *d->at, by_value);
}

static void population_tick(const struct drawing *d, double value, double *free_from)
{
    struct text words = {0};
    double x = x_of(d, value), half;

    decimal_show(&words, decimal_from(value), value >= 1 ? 0 : 3);
    half = typeset_width(d->t, &chart_muted, text_of(&words)) / 2;
    picture_segment(d->p, INK_MUTED, 0.75, DASH_SOLID, x, d->bottom, x, d->bottom + 4);
    if (x - half > *free_from) {
        picture_words(d->p, &chart_muted, x, d->bottom + 15, ALIGN_CENTRE, text_of(&words));
        *free_from = x + half + 8;
    }
    text_free(&words);
}

static void draw_population_axis(const struct drawing *d)
{
    static const double steps[] = {1, 2, 5};
    double free_from = 0;
    struct text words = {0};

    picture_segment(d->p, INK_MUTED, 0.75, DASH_SOLID, d->left, d->bottom, d->right, d->bottom);
    if (!(d->high > 0))
        for (size_t i = 0; i < d->population.ticks; i++)
            population_tick(d, scale_tick(&d->population, i), &free_from);
    else
        for (double power = pow(10, floor(log10(d->low))); power < d->high; power *= 10)
            for (size_t i = 0; i < 3; i++)
                if (power * steps[i] >= d->low && power * steps[i] <= d->high)
                    population_tick(d, power * steps[i], &free_from);
    text_addf(&words, "Population: %s%s", d->c->population_words,
              d->high > 0 ? " (logarithmic scale: equal steps are equal ratios)" : "");
    struct fit f = fit_text(d->t, &chart_muted, text_of(&words), d->p->width - d->left, 1);
    fit_draw(&f, d->p, &chart_muted, d->left, d->bottom + 20, ALIGN_LEFT, false);
    text_free(&words);
}

/* Where the limit leaves the plot at its top or comes into it. */
static struct point crossing(const struct drawing *d, struct point a, struct point b)
{
    double top = d->rate.to, share = (top - a.y) / (b.y - a.y);

    return (struct point){a.x + share * (b.x - a.x), top};
}

/* A curve is cut off at the top of the plot; as it comes nearer to the average with every step, it
 * comes in once and stays. */
static void draw_limit(struct drawing *d, size_t i)
{
    struct point *run = mem_new(d->n_at + 1, sizeof *run), before = {0, 0};
    size_t n = 0;
    bool out = false;

    for (size_t k = 0; k < d->n_at; k++) {
        double value = limit_at(d, i, d->at[k]);
        struct point here = {x_of(d, d->at[k]), isnan(value) ? 0 : scale_at(&d->rate, value)};

        if (isnan(value))
            continue;
        if (here.y >= d->rate.to - 1e-9) {
            if (out && !n)
                run[n++] = crossing(d, before, here);
            run[n++] = here;
        }
        out = here.y < d->rate.to - 1e-9;
        before = here;
    }
    if (n > 1) {
        picture_line(d->p, INK_MUTED, 1, limits[i].dash, run, n);
        label_avoid_line(&d->map, run, n);
    }
    free(run);
}

/* Names of the lines at their right ends, each with a sample of its line. */
static void draw_line_names(const struct drawing *d)
{
    double y[LIMITS + 1], height[LIMITS + 1], last = d->at[d->n_at - 1], x = d->right + 4;
    struct fit average =
        fit_text(d->t, &chart_strong, d->c->average_words, RIGHT - 26, FIT_MOST - 1);

    for (size_t i = 0; i < LIMITS; i++) {
        double value = limit_at(d, i, last);

        height[i] = FIT_LINE + 1;
        y[i] = scale_at(&d->rate, isnan(value) ? d->c->average : value) - height[i] / 2;
        y[i] = fmax(y[i], d->rate.to - height[i] / 2);
    }
    height[LIMITS] = fit_height(&average) + 1;
    y[LIMITS] = scale_at(&d->rate, d->c->average) - height[LIMITS] / 2;
    label_spread(y, height, LIMITS + 1, d->rate.to - FIT_LINE / 2.0, d->bottom + 8);
    for (size_t i = 0; i < LIMITS; i++) {
        picture_segment(d->p, INK_MUTED, 1, limits[i].dash, x, y[i] + 6, x + 16, y[i] + 6);
        picture_words(d->p, &chart_muted, x + 20, y[i] + FIT_LINE - 2, ALIGN_LEFT, limits[i].words);
    }
    picture_segment(d->p, INK_TARGET, 1.5, DASH_SOLID, x, y[LIMITS] + 6, x + 16, y[LIMITS] + 6);
    fit_draw(&average, d->p, &chart_strong, x + 20, y[LIMITS] + 1, ALIGN_LEFT, false);
}

static bool is_outside(const struct funnel_point *point)
{
    return point->flag != FUNNEL_INSIDE;
}

static struct point place_of(const struct drawing *d, const struct funnel_point *point)
{
    return (struct point){x_of(d, point->population), scale_at(&d->rate, point->rate)};
}

/* Outside has a direction, and beyond the outer limits it is filled. */
static void draw_point(const struct drawing *d, const struct funnel_point *point)
{
    struct point at = place_of(d, point);
    bool high = point->flag == FUNNEL_HIGH_95 || point->flag == FUNNEL_HIGH_998;
    bool inner = point->flag == FUNNEL_HIGH_95 || point->flag == FUNNEL_LOW_95;

    if (is_outside(point))
        picture_symbol(d->p, INK_ACTUAL, high ? SYMBOL_TRIANGLE_UP : SYMBOL_TRIANGLE_DOWN, 9, inner,
                       at.x, at.y);
    else
        picture_symbol(d->p, INK_CONTEXT, SYMBOL_CIRCLE, 5, false, at.x, at.y);
}

/* Does it lie on another name or point, or stick out? Lines may run below a name, which has a rim.
 */
static bool is_taken(const struct drawing *d, struct box box)
{
    struct label_map names = d->map;

    names.n_ends = 0;
    names.n_boxes--; /* its own */
    return label_clash(&names, box) > 0.01;
}

/* A thin line from a name to its point, where they are not next to each other, as small boxes.
 * Returns how many. */
static size_t leader_boxes(struct box name, struct point at, struct box *box)
{
    struct point end[2];
    double x, y;

    label_leader(name, at, end);
    x = end[1].x;
    y = end[1].y;
    if (hypot(x - at.x, y - at.y) < NEAR)
        return 0;
    for (size_t i = 0; i < LEADER; i++) {
        double share = (double)i / (LEADER - 1);

        box[i] = (struct box){x + share * (at.x - x) - 0.5, y + share * (at.y - y) - 0.5, 1, 1};
    }
    return LEADER;
}

static bool crosses(const struct drawing *d, const struct box *box, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (label_clash(&d->names, box[i]) > 0.01)
            return true;
    return false;
}

/* From now on names keep clear of both the name and the line to it. */
static void take(struct drawing *d, struct box name, const struct box *box, size_t n)
{
    label_avoid_box(&d->names, name);
    for (size_t i = 0; i < n; i++) {
        label_avoid_box(&d->names, box[i]);
        label_avoid_box(&d->map, box[i]);
    }
}

/* How far a point is from a box: 0 inside. */
static double distance(struct box b, struct point at)
{
    return hypot(fmax(fmax(b.x - at.x, at.x - b.x - b.width), 0),
                 fmax(fmax(b.y - at.y, at.y - b.y - b.height), 0));
}

/* Would a reader take it for the name of another named point? */
static bool is_ambiguous(const struct drawing *d, const struct funnel_point *point, struct box name)
{
    const struct funnel_chart *c = d->c;
    double own = distance(name, place_of(d, point));

    for (size_t i = 0; i < c->n; i++)
        if (&c->point[i] != point && is_outside(&c->point[i]) &&
            distance(name, place_of(d, &c->point[i])) < own + 1)
            return true;
    return false;
}

/* The next best place is one away from all other named points, with a line to its own. */
static struct box place_name(struct drawing *d, const struct funnel_point *point,
                             const struct fit *f)
{
    const struct funnel_chart *c = d->c;
    size_t boxes = d->map.n_boxes, ends = d->map.n_ends;
    struct box name = label_place(&d->map, place_of(d, point), f->width, fit_height(f));

    if (!is_ambiguous(d, point, name))
        return name;
    d->map.n_boxes = boxes;
    d->map.n_ends = ends;
    for (size_t i = 0; i < c->n; i++) {
        struct point at = place_of(d, &c->point[i]);

        if (&c->point[i] != point && is_outside(&c->point[i]))
            label_avoid_box(&d->map, (struct box){at.x - AWAY, at.y - AWAY, 2 * AWAY, 2 * AWAY});
    }
    name = label_place(&d->map, place_of(d, point), f->width, fit_height(f));
    d->map.n_boxes = boxes;
    label_avoid_box(&d->map, name);
    return name;
}

static size_t name_point(struct drawing *d, const struct funnel_point *point)
{
    struct point at = place_of(d, point);
    struct fit f = fit_text(d->t, &chart_text, point->label, LABEL, 3);
    size_t ends = d->map.n_ends;
    struct box name = place_name(d, point, &f), leader[LEADER];
    size_t n = leader_boxes(name, at, leader);
    double length = n ? hypot(leader[0].x + 0.5 - at.x, leader[0].y + 0.5 - at.y) : 0;

    if (is_taken(d, name) || length > FAR || crosses(d, leader, n)) {
        d->map.n_boxes--;
        d->map.n_ends = ends;
        return 1;
    }
    if (n)
        picture_segment(d->p, INK_ACTUAL, 0.5, DASH_SOLID, leader[0].x + 0.5, leader[0].y + 0.5,
                        at.x, at.y);
    take(d, name, leader, n);
    fit_draw(&f, d->p, &chart_text, name.x, name.y, ALIGN_LEFT, true);
    return 0;
}

/* The farthest out first: they have the first choice. */
static bool is_far(const struct funnel_point *point)
{
    return point->flag == FUNNEL_LOW_998 || point->flag == FUNNEL_HIGH_998;
}

static size_t draw_points(struct drawing *d)
{
    const struct funnel_chart *c = d->c;
    size_t unnamed = 0;

    for (size_t i = 0; i < c->n; i++) {
        struct point at = place_of(d, &c->point[i]);

        label_avoid_box(&d->map, (struct box){at.x - HALF, at.y - HALF, 2 * HALF, 2 * HALF});
    }
    for (int outside = 0; outside < 2; outside++)
        for (size_t i = 0; i < c->n; i++)
            if (is_outside(&c->point[i]) == outside)
                draw_point(d, &c->point[i]);
    for (int near = 0; near < 2; near++)
        for (size_t i = 0; i < c->n; i++)
            if (is_outside(&c->point[i]) && is_far(&c->point[i]) != near)
                unnamed += name_point(d, &c->point[i]);
    return unnamed;
}

size_t funnel_chart_draw(const struct funnel_chart *c, struct picture *p, const struct typeset *t,
                         double width)
{
    struct drawing d = {.c = c, .p = p, .t = t};
    size_t unnamed;
    double y;

    assert(c->n >= 1 && c->participation > 0);
    picture_open(p, width, TOP + c->height + AXIS);
    set_rate_scale(&d);
    set_population_axis(&d, width);
    set_places(&d);
    d.map.bounds = (struct box){d.left + 2, TOP, d.right - d.left - 4, c->height - 2};
    d.names.bounds = d.map.bounds;
    value_axis_title(&d.rate, p, c->unit);
    value_axis_draw(&d.rate, p, d.left, d.right);
    draw_population_axis(&d);
    y = scale_at(&d.rate, c->average);
    picture_segment(p, INK_TARGET, 1.5, DASH_SOLID, d.left, y, d.right, y);
    label_avoid_line(&d.map, (struct point[]){{d.left, y}, {d.right, y}}, 2);
    for (size_t i = 0; i < LIMITS; i++)
        draw_limit(&d, i);
    draw_line_names(&d);
    unnamed = draw_points(&d);
    label_map_free(&d.map);
    label_map_free(&d.names);
    free(d.at);
    return unnamed;
}
