#include "control.h"

#include "decimal.h"
#include "period.h"

#include <math.h>
#include <stdlib.h>

enum { YEAR = 12, BREAK_STATUS = 'b' };

/* values that make CONTROL_OWN_MONTHS figures: a flow uses up 13 of them */
static const size_t own_values[] = {CONTROL_OWN_MONTHS - YEAR - 1, CONTROL_OWN_MONTHS};

/* One area, role and series. */
struct series_run {
    const struct progress *rows;
    size_t n;      /* up to and with the last actual */
    bool *starts;  /* [n]: a break, where a new chart begins */
    double *value; /* [n], NaN where there is none */
    double size;   /* mean actual of the months charted */
    bool smallest; /* an area of the smallest level, on its headline */
    bool single;   /* such an area, or a total of only one */
    bool small;    /* under CONTROL_SMALL: no percentages */
};

struct control {
    const struct programme *p;
    enum signal_chart chart;
    struct series_run *run;
    size_t n;
};

static const struct xmr_options options = {
    .rules = XMR_MDC2023, .run = XMR_RUN, .baseline = CONTROL_BASE, .screen = true};

static double flow(const struct series_run *r, size_t t)
{
    double y[4];
    const size_t back[] = {0, 1, YEAR, YEAR + 1};

    if (t < YEAR + 1 || r->starts[t] || r->starts[t - YEAR])
        return (double)NAN;
    for (int i = 0; i < 4; i++)
        y[i] = decimal_double(r->rows[t - back[i]].actual);
    return y[1] > 0 ? 100 * ((y[0] - y[1]) - (y[2] - y[3])) / y[1] : (double)NAN;
}

static double plan_gap(const struct series_run *r, size_t t)
{
    const struct progress *row = &r->rows[t];
    double planned = decimal_double(row->trajectory);

    if (row->basis == BASIS_NONE || row->basis == BASIS_STRAIGHT_LINE ||
        row->basis == BASIS_INTAKE_SHAPED || !(planned > 0))
        return (double)NAN;
    return 100 * decimal_double(row->gap) / planned;
}

/* Breaks: figures marked so, and one return that comes in place of several parts. */
static void find_breaks(const struct geography *g, struct series_run *r)
{
    int *part = mem_new(g->n, sizeof *part);
    bool has_parts = geography_parts(g, r->rows->area, part) > 0, in_parts = false;

    free(part);
    r->starts = mem_new(r->n + 1, sizeof *r->starts);
    for (size_t i = 0; i < r->n; i++) {
        bool own = *r->rows[i].source_file != '\0';

        if (r->rows[i].actual == DECIMAL_NONE)
            continue;
        /* a sum has the marks of its parts, be they ever so small */
        r->starts[i] = own && (r->rows[i].status == BREAK_STATUS || (has_parts && in_parts));
        in_parts = !own;
    }
}

/* The amount of a total's smallest areas that break at each of its months. */
static void add_broken(const struct control *c, const struct series_run *total, int leaf,
                       double *amount)
{
    for (size_t k = 0; k < c->n; k++) {
        const struct series_run *r = &c->run[k];

        if (!r->smallest || r->rows->area != leaf || r->rows->series != total->rows->series)
            continue;
        for (size_t i = 0; i < r->n && i < total->n; i++)
            amount[i] += r->starts[i] ? decimal_double(r->rows[i].actual) : 0;
    }
}

/* Breaks of a total, and whether it is one. */
static void look_below(const struct control *c, struct series_run *total)
{
    const struct geography *g = &c->p->geography;
    int *leaf = mem_new(g->n, sizeof *leaf);
    size_t n = geography_leaves(g, total->rows->area, total->rows->report_period, leaf);
    double *amount = mem_new(total->n + 1, sizeof *amount);

    total->single = n == 1;
    for (size_t i = 0; i < n; i++)
        add_broken(c, total, leaf[i], amount);
    for (size_t i = 0; i < total->n; i++)
        if (amount[i] > 0 && amount[i] >= decimal_double(total->rows[i].actual) / 2)
            total->starts[i] = true;
    free(amount);
    free(leaf);
}

static void value_run(const struct control *c, struct series_run *r)
{
    double sum = 0, known = 0;

    r->value = mem_new(r->n + 1, sizeof *r->value);
    for (size_t i = 0; i < r->n; i++) {
        r->value[i] = r->small                  ? (double)NAN
                      : c->chart == SIGNAL_FLOW ? flow(r, i)
                                                : plan_gap(r, i);
        if (!isnan(r->value[i])) {
            sum += decimal_double(r->rows[i].actual);
            known++;
        }
    }
    r->size = known > 0 ? sum / known : (double)NAN;
}

/* The runs of all areas, roles and series that are to be charted. */
static void gather(struct control *c, const struct progress_table *t)
{
    const struct geography *g = &c->p->geography;
    size_t capacity = 0, n;

    for (size_t i = 0; i < t->n; i += n) {
        const struct progress *rows = &t->row[i], *last;
        struct series_run r = {.rows = rows};

        for (n = 1; i + n < t->n && rows[n].area == rows->area && rows[n].role == rows->role &&
                    rows[n].series == rows->series;)
            n++;
        if (rows->role == PROGRESS_PUBLISHED)
            continue;
        last = progress_latest(rows, n);
        r.n = last ? (size_t)(last - rows) + 1 : 0;
        r.smallest =
            rows->role == PROGRESS_HEADLINE && g->area[rows->area].level == (int)g->n_levels - 1;
        r.single = r.smallest;
        r.small = last && last->actual < CONTROL_SMALL * DECIMAL_ONE;
        find_breaks(g, &r);
        c->run = mem_grow(c->run, &capacity, c->n + 1, sizeof *c->run);
        c->run[c->n++] = r;
    }
    for (size_t i = 0; i < c->n; i++) {
        struct series_run *r = &c->run[i];

        if (!r->smallest)
            look_below(c, r);
        value_run(c, r);
    }
}

/* The mean and moving range that a series too short for its own limits is given; NaN when all areas
 * together are too short, and for a total: its areas move together, not each for itself. */
static void shared(const struct control *c, const struct series_run *r, double *mean, double *range)
{
    size_t all = 0, known = 0, m = 0;
    double *scaled, sum = 0;

    for (size_t k = 0; k < c->n; k++)
        all += c->run[k].n + 1;
    scaled = mem_new(all, sizeof *scaled);
    for (size_t k = 0; k < c->n; k++) {
        const struct series_run *other = &c->run[k];

        if (!other->smallest || other->rows[0].series != r->rows[0].series)
            continue;
        for (size_t i = 0; i < other->n; i++) {
            scaled[m++] = other->value[i] * sqrt(other->size);
            if (!isnan(other->value[i])) {
                sum += other->value[i];
                known++;
            }
        }
        scaled[m++] = (double)NAN; /* no range reaches from one area to the next */
    }
    *mean = *range = (double)NAN;
    if (r->single && known >= own_values[c->chart]) {
        *mean = sum / (double)known;
        *range = xmr_range(scaled, m, options.screen) / sqrt(r->size);
    }
    free(scaled);
}

/* A segment of a run, from its first value on. */
struct segment {
    size_t from, to, number;
    enum signal_limits limits;
};

static enum signal_limits chart_segment(const struct control *c, const struct series_run *r,
                                        const struct segment *s, struct xmr_point *point)
{
    const double *y = r->value + s->from;
    size_t n = s->to - s->from, known = 0;
    double mean, range;

    for (size_t i = 0; i < n && i < CONTROL_BASE; i++)
        known += !isnan(y[i]);
    if (known >= own_values[c->chart] && xmr_chart(y, NULL, n, &options, point) == XMR_OK &&
        !isnan(point->upper))
        return SIGNAL_OWN;
    shared(c, r, &mean, &range);
    if (!isnan(range) && xmr_chart_given(y, n, mean, range, &options, point) == XMR_OK)
        return SIGNAL_SHARED;
    for (size_t i = 0; i < n; i++)
        point[i] = (struct xmr_point){s->number,   (double)NAN, (double)NAN, (double)NAN,
                                      (double)NAN, (double)NAN, XMR_MISSING};
    return SIGNAL_NO_LIMITS;
}

static enum xmr_direction direction(const struct control *c)
{
    return c->p->direction > 0 ? XMR_INCREASE : XMR_DECREASE;
}

static void add_rows(struct signal_tables *t, const struct control *c, const struct series_run *r,
                     const struct segment *s, const struct xmr_point *point)
{
    for (size_t i = s->from; i < s->to; i++) {
        const struct xmr_point *x = &point[i - s->from];

        signals_add(t, &(struct signal){.report_period = r->rows->report_period,
                                        .area = r->rows->area,
                                        .series = r->rows->series,
                                        .role = r->rows->role,
                                        .chart = (int)c->chart,
                                        .period = r->rows[i].period,
                                        .actual = r->rows[i].actual,
                                        .value = r->value[i],
                                        .segment = s->number,
                                        .limits = (int)s->limits,
                                        .mean = x->mean,
                                        .lower = x->lower,
                                        .upper = x->upper,
                                        .lower_near = x->lower_near,
                                        .upper_near = x->upper_near,
                                        .type = (int)xmr_type(x->rule, direction(c)),
                                        .rule = (int)x->rule});
    }
}

/* The flow that would reach the target, in per cent of the last actual. */
static enum signal_reason needed_flow(const struct control *c, const struct series_run *r,
                                      double *needed)
{
    const struct progress *last = &r->rows[r->n - 1];
    int months = c->p->deadline - last->period;
    double rest = -decimal_double(last->target_gap), weights = 0;

    if (months <= 0)
        return SIGNAL_DEADLINE;
    if (isnan(rest))
        return SIGNAL_NO_TARGET;
    if (r->n < YEAR + 1)
        return SIGNAL_GAP;
    for (int h = 0; h < months; h++) { /* last year's changes, over and over */
        const struct progress *then = &last[h % YEAR - YEAR + 1];

        rest -= decimal_double(decimal_minus(then->actual, then[-1].actual));
        weights += h / YEAR + 1;
    }
    *needed = 100 * rest / weights / decimal_double(last->actual);
    return isnan(*needed) ? SIGNAL_GAP : SIGNAL_FINE;
}

static void assure(const struct control *c, const struct series_run *r, struct variation *v)
{
    /* the limits of a gap hold what a single month may stray, not where the plan is going */
    v->assurance_reason = c->chart != SIGNAL_FLOW              ? SIGNAL_NOT_THIS_CHART
                          : !r->n || v->reason == SIGNAL_SMALL ? SIGNAL_NO_CHART
                                                               : (int)needed_flow(c, r, &v->needed);
    if (!v->assurance_reason && v->limits == SIGNAL_NO_LIMITS)
        v->assurance_reason = SIGNAL_NO_CHART;
    v->assurance = (int)xmr_assurance(v->needed, v->lower, v->upper, direction(c));
}

/* What the last point with a value says, and since when the same has been said of its neighbours.
 */
static void conclude(const struct control *c, const struct series_run *r, const struct segment *s,
                     const struct xmr_point *point, struct variation *v)
{
    enum xmr_type type;
    size_t last = s->to;

    while (last > s->from && isnan(r->value[last - 1]))
        last--;
    if (last == s->from)
        return;
    last--;
    v->period = r->rows[last].period;
    v->value = r->value[last];
    v->limits = (int)s->limits;
    v->mean = point->mean;
    v->lower = point->lower;
    v->upper = point->upper;
    v->rule = (int)point[last - s->from].rule;
    type = xmr_type((enum xmr_rule)v->rule, direction(c));
    v->base_from = v->base_to = v->since = PERIOD_NONE;
    if (s->limits == SIGNAL_OWN) {
        size_t length = s->to - s->from < CONTROL_BASE ? s->to - s->from : CONTROL_BASE;

        v->base_from = r->rows[s->from].period;
        v->base_to = v->base_from + (int)length - 1;
    }
    v->type = (int)type;
    if (type == XMR_COMMON_CAUSE || type == XMR_NO_TYPE)
        return;
    for (size_t i = last + 1;
         i > s->from && xmr_type(point[i - 1 - s->from].rule, direction(c)) == type; i--)
        v->since = r->rows[i - 1].period;
}

/* The next segment of a run, from its first value on; false when there is none left. */
static bool next_segment(const struct series_run *r, struct segment *s)
{
    size_t from = s->to;

    while (from < r->n && isnan(r->value[from]))
        from++;
    if (from == r->n)
        return false;
    s->from = from;
    for (s->to = from + 1; s->to < r->n && !r->starts[s->to];)
        s->to++;
    s->number++;
    return true;
}

static void chart_run(struct signal_tables *t, const struct control *c, const struct series_run *r)
{
    struct variation v = {.report_period = r->rows->report_period,
                          .area = r->rows->area,
                          .series = r->rows->series,
                          .role = r->rows->role,
                          .chart = (int)c->chart,
                          .period = PERIOD_NONE,
                          .value = (double)NAN,
                          .base_from = PERIOD_NONE,
                          .base_to = PERIOD_NONE,
                          .mean = (double)NAN,
                          .lower = (double)NAN,
                          .upper = (double)NAN,
                          .since = PERIOD_NONE,
                          .needed = (double)NAN};
    struct segment segment = {0};
    struct xmr_point *point = mem_new(r->n + 1, sizeof *point);

    while (next_segment(r, &segment)) {
        for (size_t i = segment.from; i < segment.to; i++)
            v.points += !isnan(r->value[i]);
        segment.limits = chart_segment(c, r, &segment, point);
        add_rows(t, c, r, &segment, point);
        conclude(c, r, &segment, point, &v);
    }
    if (!r->n)
        v.reason = SIGNAL_NO_FIGURES;
    else if (r->small)
        v.reason = SIGNAL_SMALL;
    else if (!v.points && c->chart == SIGNAL_PLAN_GAP)
        v.reason = SIGNAL_NO_TRAJECTORY;
    else if (v.limits == SIGNAL_NO_LIMITS)
        v.reason = SIGNAL_TOO_FEW;
    assure(c, r, &v);
    signals_add_variation(t, &v);
    free(point);
}

void control_run(struct signal_tables *t, const struct programme *p,
                 const struct progress_table *progress, enum signal_chart chart)
{
    struct control c = {.p = p, .chart = chart};

    gather(&c, progress);
    for (size_t i = 0; i < c.n; i++)
        chart_run(t, &c, &c.run[i]);
    for (size_t i = 0; i < c.n; i++) {
        free(c.run[i].starts);
        free(c.run[i].value);
    }
    free(c.run);
}
