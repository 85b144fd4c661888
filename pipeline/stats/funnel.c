#include "funnel.h"

#include "chisq.h"
#include "mem.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>
#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

/* An area on the scale of comparison. */
struct unit {
    double observed, expected; /* of a proportion: n */
    double y, s, z;
    bool valid, used;
};

/* How an area is put on a scale, and a limit back. */
enum scale { SCALE_LOG, SCALE_ROOT, SCALE_ARCSINE };

struct work {
    const struct funnel_options *o;
    enum scale scale;
    struct unit *unit;
    size_t n;
    double overall;  /* the overall share, 1 for a ratio */
    double target_y; /* the target on the scale */
};

static double to_scale(enum scale scale, double share)
{
    return scale == SCALE_LOG ? log(share) : scale == SCALE_ROOT ? sqrt(share) : asin(sqrt(share));
}

static double from_scale(enum scale scale, double y)
{
    double root = scale == SCALE_ROOT ? y : sin(fmin(y, asin(1)));

    if (scale == SCALE_LOG)
        return exp(y);
    return y > 0 ? root * root : 0;
}

static enum funnel_fault check(const struct work *w, double numerator, double denominator)
{
    if (!(numerator >= 0) || !isfinite(numerator))
        return FUNNEL_NUMERATOR;
    if (!(denominator > 0) || !isfinite(denominator))
        return FUNNEL_DENOMINATOR;
    if (w->o->type == FUNNEL_PROPORTION && numerator > denominator)
        return FUNNEL_ABOVE_ALL;
    return FUNNEL_FINE;
}

/* To 2 decimals as R's round(): the nearer of the two, the even one in the middle. */
static double round_to_cents(double x)
{
    double low = floor(x * 100), high = ceil(x * 100), below = x - low / 100,
           above = high / 100 - x;

    if (below < above || (below <= above && fmod(low, 2) < 1))
        return low / 100;
    return high / 100;
}

static void fill(struct work *w, const double *numerator, const double *denominator,
                 struct funnel_area *area)
{
    bool rounded = w->o->type == FUNNEL_RATIO && w->o->adjust == FUNNEL_SHMI;
    long double observed = 0, all = 0;

    for (size_t i = 0; i < w->n; i++) {
        double e = rounded ? round_to_cents(denominator[i]) : denominator[i];

        area[i].fault = check(w, numerator[i], e);
        w->unit[i] = (struct unit){.observed = numerator[i], .expected = e};
        w->unit[i].valid = area[i].fault == FUNNEL_FINE;
        if (w->unit[i].valid) {
            observed += (long double)numerator[i];
            all += (long double)e;
        }
    }
    w->overall = w->o->type == FUNNEL_RATIO ? 1 : (double)(observed / all);
}

static void score(struct work *w)
{
    for (size_t i = 0; i < w->n; i++) {
        struct unit *u = &w->unit[i];

        if (!u->valid)
            continue;
        if (w->o->type == FUNNEL_RATE)
            u->expected *= w->overall;
        u->y = to_scale(w->scale, u->observed / u->expected);
        u->s = (w->scale == SCALE_LOG ? 1 : 0.5) / sqrt(u->expected);
        u->z = (u->y - w->target_y) / u->s;
        u->used = true;
    }
}

static size_t sorted_scores(const struct work *w, double *z)
{
    size_t n = 0;

    for (size_t i = 0; i < w->n; i++)
        if (w->unit[i].valid)
            z[n++] = w->unit[i].z;
    gsl_sort(z, 1, n);
    return n;
}

/* Rank from 1, the mean rank where values are the same. */
static double rank_of(const double *sorted, size_t n, double z)
{
    size_t from = 0, to = n, until;

    while (from < to) {
        size_t middle = from + (to - from) / 2;

        if (sorted[middle] < z)
            from = middle + 1;
        else
            to = middle;
    }
    for (until = from; until + 1 < n && sorted[until + 1] <= z;)
        until++;
    return (double)(from + until) / 2 + 1;
}

static void truncate_scores(struct work *w, const double *sorted, size_t n)
{
    double groups = 1 / w->o->trim;

    for (size_t i = 0; i < w->n; i++) {
        struct unit *u = &w->unit[i];
        double group;

        if (!u->valid)
            continue;
        group = floor(rank_of(sorted, n, u->z) * groups / (double)(n + 1));
        /* the logarithm of 0 is no score: kept in the ranks, never in the sums */
        u->used = isfinite(u->z) && group >= 1 && group < groups - 1;
    }
}

static void winsorise(struct work *w, const double *sorted, size_t n)
{
    double low = gsl_stats_quantile_from_sorted_data(sorted, 1, n, w->o->trim);
    double high = gsl_stats_quantile_from_sorted_data(sorted, 1, n, 1 - w->o->trim);

    for (size_t i = 0; i < w->n; i++)
        if (w->unit[i].valid)
            w->unit[i].z = fmin(high, fmax(low, w->unit[i].z));
}

static void disperse(const struct work *w, struct funnel *f)
{
    long double squares = 0, weights = 0, weights2 = 0, n, excess;

    for (size_t i = 0; i < w->n; i++) {
        const struct unit *u = &w->unit[i];
        long double weight = 1 / ((long double)u->s * (long double)u->s);

        if (!u->valid || !u->used)
            continue;
        squares += (long double)u->z * (long double)u->z;
        weights += weight;
        weights2 += weight * weight;
        f->used++;
    }
    n = (long double)f->used;
    if (f->used < 2)
        return;
    f->phi = (double)(squares / n);
    excess = squares - (n - 1);
    f->tau2 = excess > 0 ? (double)(excess / (weights - weights2 / weights)) : 0;
}

/* The limits of the ratio of observed to expected, without adjustment. */
static int exact(double expected, double p, double *lower, double *upper)
{
    if (chisq_quantile(p, 2 * expected, CHISQ_LOWER, lower) ||
        chisq_quantile(p, 2 * (expected + 1), CHISQ_UPPER, upper))
        return -1;
    *lower /= 2 * expected;
    *upper /= 2 * expected;
    return 0;
}

int funnel_limits_at(double expected, double tau2, double p, double *lower, double *upper)
{
    double reach = gsl_cdf_ugaussian_Qinv(p) * sqrt(0.25 / expected + tau2);

    if (!(expected > 0) || !(tau2 >= 0))
        return -1;
    if (!(tau2 > 0))
        return exact(expected, p, lower, upper);
    *lower = from_scale(SCALE_ROOT, 1 - reach);
    *upper = from_scale(SCALE_ROOT, 1 + reach);
    return isfinite(*upper) ? 0 : -1;
}

static int limits(const struct work *w, const struct funnel *f, const struct unit *u, double p,
                  double *lower, double *upper)
{
    double q = sqrt(u->s * u->s + (f->limits == FUNNEL_ADJUSTED ? f->tau2 : 0));
    double z = gsl_cdf_ugaussian_Qinv(p);
    double unit = w->o->multiplier * (w->o->type == FUNNEL_RATE ? w->overall : 1);

    if (f->limits == FUNNEL_EXACT) {
        if (exact(u->expected, p, lower, upper))
            return -1;
    } else {
        *lower = from_scale(w->scale, w->target_y - z * q);
        *upper = from_scale(w->scale, w->target_y + z * q);
    }
    *lower *= unit;
    *upper *= unit;
    return isfinite(*lower) && isfinite(*upper) ? 0 : -1;
}

static enum funnel_flag flag(const struct funnel_area *a)
{
    if (a->value < a->lower_998)
        return FUNNEL_LOW_998;
    if (a->value > a->upper_998)
        return FUNNEL_HIGH_998;
    if (a->value < a->lower_95)
        return FUNNEL_LOW_95;
    return a->value > a->upper_95 ? FUNNEL_HIGH_95 : FUNNEL_INSIDE;
}

static void clear(struct funnel_area *a)
{
    const double none = (double)NAN;

    *a = (struct funnel_area){a->fault, none, none, none, none, none, none, none, FUNNEL_INSIDE};
}

static void place(const struct work *w, const struct funnel *f, const struct unit *u, double z,
                  struct funnel_area *a)
{
    double q = sqrt(u->s * u->s + (f->limits == FUNNEL_ADJUSTED ? f->tau2 : 0));

    if (isfinite(z)) {
        a->z = z;
        a->z_adjusted = z * u->s / q;
    }
    if (!isfinite(a->value) || limits(w, f, u, 0.025, &a->lower_95, &a->upper_95) ||
        limits(w, f, u, 0.001, &a->lower_998, &a->upper_998)) {
        a->fault = FUNNEL_NUMERIC;
        clear(a);
    } else {
        a->flag = flag(a);
    }
}

static void judge(struct work *w, struct funnel *f, struct funnel_area *area)
{
    double *sorted = mem_new(w->n, sizeof *sorted), *z = mem_new(w->n, sizeof *z);
    size_t n;

    score(w);
    for (size_t i = 0; i < w->n; i++)
        z[i] = w->unit[i].z;
    n = sorted_scores(w, sorted);
    if (w->scale == SCALE_LOG && w->o->trim > 0)
        truncate_scores(w, sorted, n);
    else if (w->scale != SCALE_LOG)
        winsorise(w, sorted, n);
    for (size_t i = 0; i < w->n; i++)
        w->unit[i].used = w->unit[i].used && isfinite(w->unit[i].z);
    disperse(w, f);
    f->limits = w->o->adjust != FUNNEL_NONE && f->tau2 > 0 ? FUNNEL_ADJUSTED
                : w->scale == SCALE_ARCSINE                ? FUNNEL_ARCSINE
                                                           : FUNNEL_EXACT;
    for (size_t i = 0; i < w->n; i++)
        if (w->unit[i].valid)
            place(w, f, &w->unit[i], z[i], &area[i]);
    free(sorted);
    free(z);
}

enum funnel_status funnel_compute(const double *numerator, const double *denominator, size_t n,
                                  const struct funnel_options *options, struct funnel_area *area,
                                  struct funnel *funnel)
{
    struct work w = {.o = options, .n = n};
    const double none = (double)NAN;

    *funnel = (struct funnel){0, 0, none, none, none, FUNNEL_EXACT};
    if (!(options->trim >= 0 && options->trim < 0.5) || !(options->multiplier > 0) ||
        !isfinite(options->multiplier))
        return FUNNEL_OPTIONS;
    w.unit = mem_new(n + 1, sizeof *w.unit);
    w.scale = options->type == FUNNEL_PROPORTION ? SCALE_ARCSINE
              : options->adjust == FUNNEL_SHMI   ? SCALE_LOG
                                                 : SCALE_ROOT;
    fill(&w, numerator, denominator, area);
    for (size_t i = 0; i < n; i++) {
        clear(&area[i]);
        if (!w.unit[i].valid)
            continue;
        area[i].value = w.unit[i].observed / w.unit[i].expected * options->multiplier;
        funnel->n++;
    }
    funnel->target = w.overall * options->multiplier;
    w.target_y = to_scale(w.scale, options->type == FUNNEL_PROPORTION ? w.overall : 1);
    if (funnel->n && w.overall > 0)
        judge(&w, funnel, area);
    free(w.unit);
    return !funnel->n ? FUNNEL_EMPTY : w.overall > 0 ? FUNNEL_OK : FUNNEL_NO_EVENTS;
}
