#include "xmr.h"

#include "mem.h"

#include <math.h>
#include <stdlib.h>

static const double limit_factor = 2.66, near_factor = 2 * (2.66 / 3), screen_factor = 3.267;

/* What the rules find at a point, before one of them names it. */
struct mark {
    int side;   /* of the mean: -1, 0, 1; 0 too when missing */
    int beyond; /* 1 beyond a near limit, 2 outside a limit, else 0 */
    int step;   /* from the point before: -1, 0, 1 */
    bool trend, two, shift;
};

static int sign(double x)
{
    return (x > 0) - (x < 0); /* 0 for NaN */
}

/* In two passes, as R's mean(). */
static double mean(const double *y, size_t n)
{
    long double sum = 0, rest = 0, known = 0;

    for (size_t i = 0; i < n; i++)
        if (!isnan(y[i])) {
            sum += (long double)y[i];
            known++;
        }
    sum /= known;
    for (size_t i = 0; i < n; i++)
        if (!isnan(y[i]))
            rest += (long double)y[i] - sum;
    return (double)(sum + rest / known);
}

double xmr_range(const double *y, size_t n, bool screen)
{
    double *range = mem_new(n + 1, sizeof *range), all, most;
    size_t m = 0;

    for (size_t i = 1; i < n; i++)
        range[i] = fabs(y[i] - y[i - 1]);
    range[0] = (double)NAN;
    all = mean(range, n);
    if (screen && all > 0) {
        most = screen_factor * all;
        for (size_t i = 0; i < n; i++)
            if (range[i] < most)
                range[m++] = range[i];
        all = mean(range, m);
    }
    free(range);
    return all;
}

static void limits(double middle, double range, struct xmr_point *p)
{
    p->mean = middle;
    p->lower = p->mean - limit_factor * range;
    p->upper = p->mean + limit_factor * range;
    p->lower_near = p->mean - near_factor * range;
    p->upper_near = p->mean + near_factor * range;
}

static void mark_points(const double *y, const struct xmr_point *p, size_t n, struct mark *m)
{
    for (size_t i = 0; i < n; i++) {
        m[i].side = sign(y[i] - p[i].mean);
        m[i].beyond = (y[i] > p[i].upper || y[i] < p[i].lower)             ? 2
                      : (y[i] > p[i].upper_near || y[i] < p[i].lower_near) ? 1
                                                                           : 0;
        m[i].step = i ? sign(y[i] - y[i - 1]) : 0;
    }
}

static void find_runs(struct mark *m, size_t n, size_t run)
{
    size_t steps = 0, aside = 0;

    for (size_t i = 0; i < n; i++) {
        steps = !m[i].step ? 0 : i && m[i].step == m[i - 1].step ? steps + 1 : 1;
        aside = !m[i].side ? 0 : i && m[i].side == m[i - 1].side ? aside + 1 : 1;
        for (size_t k = 0; k < run && steps + 1 >= run; k++)
            m[i - k].trend = true;
        for (size_t k = 0; k < run && aside >= run; k++)
            m[i - k].shift = true;
    }
}

static bool is_close(const struct mark *m, enum xmr_rules rules)
{
    return m->beyond == 1 || (m->beyond == 2 && rules == XMR_MDC2023);
}

static void find_two_of_three(struct mark *m, size_t n, enum xmr_rules rules)
{
    for (size_t i = 2; i < n; i++) {
        int close = 0;

        if (!m[i].side || m[i - 1].side != m[i].side || m[i - 2].side != m[i].side)
            continue;
        for (size_t k = 0; k < 3; k++)
            close += is_close(&m[i - k], rules);
        for (size_t k = 0; k < 3 && close >= 2; k++)
            m[i - k].two = m[i - k].two || is_close(&m[i - k], rules);
    }
}

/* Where a rise and a fall meet, the point belongs to what comes after it. */
static int trend_direction(const struct mark *m, size_t i, size_t n)
{
    return i + 1 < n && m[i + 1].trend ? m[i + 1].step : m[i].step;
}

static enum xmr_rule name(const struct mark *m, size_t i, size_t n)
{
    if (m[i].beyond == 2)
        return m[i].side > 0 ? XMR_ABOVE : XMR_BELOW;
    if (m[i].trend)
        return trend_direction(m, i, n) > 0 ? XMR_TREND_UP : XMR_TREND_DOWN;
    if (m[i].two)
        return m[i].side > 0 ? XMR_TWO_ABOVE : XMR_TWO_BELOW;
    if (m[i].shift)
        return m[i].side > 0 ? XMR_SHIFT_ABOVE : XMR_SHIFT_BELOW;
    return XMR_COMMON;
}

/* Judge a segment whose limits stand in its first point. */
static bool judge(const double *y, size_t n, const struct xmr_options *o, struct xmr_point *p)
{
    struct mark *m = mem_new(n, sizeof *m);
    bool finite;

    finite = !isinf(p->mean) && !isinf(p->lower) && !isinf(p->upper);
    for (size_t i = 1; i < n; i++) {
        size_t segment = p[i].segment;

        p[i] = p[0];
        p[i].segment = segment;
    }
    mark_points(y, p, n, m);
    find_runs(m, n, (size_t)o->run);
    find_two_of_three(m, n, o->rules);
    for (size_t i = 0; i < n; i++)
        p[i].rule = isnan(y[i]) ? XMR_MISSING : name(m, i, n);
    free(m);
    return finite;
}

static bool chart_segment(const double *y, size_t n, const struct xmr_options *o,
                          struct xmr_point *p)
{
    size_t baseline = o->baseline && o->baseline < n ? o->baseline : n;

    limits(mean(y, baseline), xmr_range(y, baseline, o->screen), p);
    return judge(y, n, o, p);
}

static enum xmr_status check(const double *y, size_t n, const struct xmr_options *o)
{
    size_t known = 0;

    if (o->run < XMR_LEAST_RUN || o->run > XMR_RUN ||
        (o->baseline && o->baseline < XMR_LEAST_BASELINE))
        return XMR_OPTIONS;
    for (size_t i = 0; i < n; i++) {
        if (isinf(y[i]) || (i && isinf(y[i] - y[i - 1])))
            return XMR_TOO_LARGE;
        known += !isnan(y[i]);
    }
    return known ? XMR_OK : XMR_EMPTY;
}

enum xmr_status xmr_chart(const double *y, const bool *starts, size_t n,
                          const struct xmr_options *options, struct xmr_point *point)
{
    enum xmr_status status = check(y, n, options);
    size_t segment = 0;

    if (status)
        return status;
    for (size_t from = 0, to; from < n; from = to) {
        segment++;
        for (to = from; to < n && (to == from || !starts || !starts[to]); to++)
            point[to].segment = segment;
        if (!chart_segment(y + from, to - from, options, point + from))
            status = XMR_TOO_LARGE;
    }
    return status;
}

enum xmr_status xmr_chart_given(const double *y, size_t n, double middle, double range,
                                const struct xmr_options *options, struct xmr_point *point)
{
    enum xmr_status status = check(y, n, options);

    if (status)
        return status;
    limits(middle, range, point);
    for (size_t i = 0; i < n; i++)
        point[i].segment = 1;
    return judge(y, n, options, point) ? XMR_OK : XMR_TOO_LARGE;
}

enum xmr_type xmr_type(enum xmr_rule rule, enum xmr_direction direction)
{
    static const enum xmr_type high[] = {XMR_IMPROVEMENT_HIGH, XMR_CONCERN_HIGH, XMR_NEUTRAL_HIGH};
    static const enum xmr_type low[] = {XMR_CONCERN_LOW, XMR_IMPROVEMENT_LOW, XMR_NEUTRAL_LOW};

    switch (rule) {
    case XMR_MISSING:
        return XMR_NO_TYPE;
    case XMR_COMMON:
        return XMR_COMMON_CAUSE;
    case XMR_ABOVE:
    case XMR_TREND_UP:
    case XMR_TWO_ABOVE:
    case XMR_SHIFT_ABOVE:
        return high[direction];
    default:
        return low[direction];
    }
}

enum xmr_assurance xmr_assurance(double target, double lower, double upper,
                                 enum xmr_direction direction)
{
    if (isnan(target) || isnan(lower) || isnan(upper) || direction == XMR_NEUTRAL)
        return XMR_NO_ASSURANCE;
    if (target > upper)
        return direction == XMR_INCREASE ? XMR_FAIL : XMR_PASS;
    if (target < lower)
        return direction == XMR_INCREASE ? XMR_PASS : XMR_FAIL;
    return XMR_INCONSISTENT;
}
