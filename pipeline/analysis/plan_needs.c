/* The needs of every area, from the simulated replicates of its parts. */
#include "plan.h"

#include "decimal.h"
#include "period.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* An area as the sum of its parts, in every replicate. */
struct sum {
    size_t n; /* replicates */
    double *actual;
    double *place, *place_adds;   /* the chance of an extra place, and what it adds if it counts */
    double *joiner, *joiner_adds; /* the same of an extra joiner */
};

static void sum_new(struct sum *s, size_t n)
{
    double *all = mem_new(5 * n, sizeof *all);

    *s = (struct sum){n, all, all + n, all + 2 * n, all + 3 * n, all + 4 * n};
}

/* Extra places go to the parts by their weights, extra joiners by headcount. */
static void add_up(const struct plan *plan, const size_t *part, size_t n, struct sum *s)
{
    double weights = 0, people = 0;

    for (size_t i = 0; i < n; i++) {
        weights += plan->area[part[i]].weight;
        people += plan->area[part[i]].model.headcount;
    }
    for (size_t i = 0; i < n; i++) {
        const struct plan_area *a = &plan->area[part[i]];
        double w = a->weight / weights, v = a->model.headcount / people;
        double each = a->model.participation;

        for (size_t b = 0; b < s->n; b++) {
            s->actual[b] += a->runs.stock[b] * each;
            s->place[b] += w * a->place[b];
            s->place_adds[b] += w * a->place[b] * each;
            s->joiner[b] += v * a->joiner[b];
            s->joiner_adds[b] += v * a->joiner[b] * each;
        }
    }
    for (size_t b = 0; b < s->n; b++) {
        s->place_adds[b] /= s->place[b];
        s->joiner_adds[b] /= s->joiner[b];
    }
}

static int by_size(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;

    return (a > b) - (a < b);
}

/* The bounds that a tenth falls short of and exceeds. Puts the actuals in order. */
static void set_interval(struct need *need, struct sum *s)
{
    qsort(s->actual, s->n, sizeof *s->actual, by_size);
    need->lo80 = s->actual[s->n / 10];
    need->hi80 = s->actual[s->n - 1 - s->n / 10];
}

static int64_t shown(double value, int places)
{
    return decimal_round(decimal_from(value), places);
}

/* Each part is rounded, so that the sums of the rounded are exact at every level. */
static void add_flows(struct need *need, const struct plan_area *a)
{
    double each = a->model.participation;

    need->actual = decimal_plus(need->actual, a->last->actual);
    need->arrivals = decimal_plus(need->arrivals, shown(a->runs.arrivals * each, 2));
    need->other_joiners = decimal_plus(need->other_joiners, shown(a->runs.joiners * each, 2));
    need->leavers = decimal_plus(need->leavers, shown(a->runs.leavers * each, 2));
    need->arrivals_headcount = decimal_plus(need->arrivals_headcount, shown(a->runs.arrivals, 2));
    need->other_joiners_headcount =
        decimal_plus(need->other_joiners_headcount, shown(a->runs.joiners, 2));
    need->leavers_headcount = decimal_plus(need->leavers_headcount, shown(a->runs.leavers, 2));
}

static void set_flows(const struct plan *plan, struct need *need, const size_t *part, size_t n)
{
    need->actual = need->arrivals = need->other_joiners = need->leavers = 0;
    need->arrivals_headcount = need->other_joiners_headcount = need->leavers_headcount = 0;
    for (size_t i = 0; i < n; i++) {
        const struct plan_area *a = &plan->area[part[i]];

        add_flows(need, a);
        need->intake = a->intake > need->intake ? a->intake : need->intake;
        need->origin = !i || a->last->period < need->origin ? a->last->period : need->origin;
    }
    need->expected =
        decimal_minus(decimal_plus(decimal_plus(need->actual, need->arrivals), need->other_joiners),
                      need->leavers);
    need->months_left = need->deadline - need->origin;
    need->gross_joiners = decimal_plus(decimal_minus(need->target, need->actual), need->leavers);
}

/* With the central rates and no chance. */
static double closed_form(const struct plan *plan, const size_t *part, size_t n, double target)
{
    double expected = 0, weights = 0, adds = 0;

    for (size_t i = 0; i < n; i++) {
        const struct plan_area *a = &plan->area[part[i]];
        struct stock_flow_draw central = stock_flow_central(&a->model);
        double mean, variance;

        stock_flow_moments(&a->model, &central, &mean, &variance);
        expected += mean * a->model.participation;
        weights += a->weight;
        adds += a->weight * stock_flow_place(&a->model, &central) * a->model.participation;
    }
    return stock_flow_closed_form(target, expected, adds / weights, 1);
}

/* The smallest number, NaN where none is enough. */
static double extra(const struct sum *s, const double *chance, const double *adds,
                    const struct need *need, const uint32_t *seed)
{
    unsigned found;

    if (stock_flow_extra(s->actual, chance, adds, s->n, decimal_double(need->target),
                         need->probability_wanted, seed, &found) != STOCK_FLOW_OK)
        return (double)NAN;
    return found;
}

static void set_chances(const struct plan *plan, struct need *need, const size_t *part, size_t n)
{
    double target = decimal_double(need->target), probability;
    struct sum s;

    sum_new(&s, plan->replicates);
    add_up(plan, part, n, &s);
    need->replicates = s.n;
    if (need->target != DECIMAL_NONE) {
        probability = stock_flow_probability(s.actual, s.n, target, plan->p->direction);
        need->probability = shown(probability, 2);
        need->probability_error = shown(stock_flow_error(probability, s.n), 3);
    }
    if (need->target != DECIMAL_NONE && plan->p->direction > 0) { /* more people help */
        /* an area that has one part needs what its part needs */
        int own = n == 1 ? plan->area[part[0]].area : need->area;

        need->extra_places =
            extra(&s, s.place, s.place_adds, need, plan_extra_seed(plan, own, false));
        need->extra_joiners =
            extra(&s, s.joiner, s.joiner_adds, need, plan_extra_seed(plan, own, true));
        need->closed_form = closed_form(plan, part, n, target);
        need->extra_places_start = plan->extra_start;
        need->in_time = plan->extra_start > plan->report_period ? 2 : 1;
    }
    set_interval(need, &s);
    free(s.actual);
}

/* Why an area has no plan: what all its parts say, or that some are missing. */
static enum need_reason reason_of(const struct plan *plan, const size_t *part, size_t n,
                                  size_t *present)
{
    int reason = n ? plan->area[part[0]].reason : NEED_NO_FIGURES;

    *present = 0;
    if (!n && plan->report_period >= plan->p->deadline)
        return NEED_DEADLINE_REACHED; /* its parts may be closed by now */
    for (size_t i = 0; i < n; i++) {
        *present += plan->area[part[i]].reason == NEED_NONE;
        if (plan->area[part[i]].reason != reason)
            reason = NEED_PARTS_MISSING;
    }
    return (enum need_reason)reason;
}

static void add_need(struct plan *plan, struct need_tables *t, const struct progress *rows)
{
    size_t *part = mem_new(plan->n, sizeof *part);
    size_t n = plan_parts(plan, rows->area, part);
    struct need need = {
        .report_period = plan->report_period,
        .area = rows->area,
        .series = rows->series,
        .role = rows->role,
        .origin = PERIOD_NONE,
        .deadline = plan->p->deadline,
        .areas_expected = n,
        .actual = DECIMAL_NONE,
        .arrivals = DECIMAL_NONE,
        .other_joiners = DECIMAL_NONE,
        .leavers = DECIMAL_NONE,
        .expected = DECIMAL_NONE,
        .target = rows->target,
        .lo80 = (double)NAN,
        .hi80 = (double)NAN,
        .arrivals_headcount = DECIMAL_NONE,
        .other_joiners_headcount = DECIMAL_NONE,
        .leavers_headcount = DECIMAL_NONE,
        .probability = DECIMAL_NONE,
        .probability_error = DECIMAL_NONE,
        .probability_wanted = (double)NAN,
        .extra_places = (double)NAN,
        .closed_form = (double)NAN,
        .extra_places_start = PERIOD_NONE,
        .gross_joiners = DECIMAL_NONE,
        .extra_joiners = (double)NAN,
        .note = plan_note(plan, rows->series),
    };

    need.reason = reason_of(plan, part, n, &need.areas_present);
    need.months_left = plan->p->deadline - plan->report_period;
    if (n == 1 && plan->area[part[0]].last) {
        need.origin = plan->area[part[0]].last->period;
        need.actual = plan->area[part[0]].last->actual;
    }
    if (need.reason == NEED_NONE) {
        need.probability_wanted = assumptions_of(plan->reg, ASSUME_PROBABILITY)->value;
        set_flows(plan, &need, part, n);
        set_chances(plan, &need, part, n);
    }
    need_add(t, &need);
    free(part);
}

void plan_needs(struct plan *plan, struct need_tables *t)
{
    for (size_t a = 0; a < plan->p->geography.n; a++) {
        size_t n;
        /* a whole that is judged on a series of its own is planned in that of its parts */
        const struct progress *rows =
            progress_rows(plan->progress, (int)a, PROGRESS_SUMMED, NULL, &n);

        if (!n)
            rows = progress_rows(plan->progress, (int)a, PROGRESS_HEADLINE, NULL, &n);
        if (n)
            add_need(plan, t, rows);
    }
}
