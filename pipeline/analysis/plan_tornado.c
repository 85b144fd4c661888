/* What matters most: one input at a time, from its 10 % to its 90 % point. */
#include "plan.h"

#include "decimal.h"
#include "period.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { TORNADO_REPLICATES = 2000 };

/* the 90 % point of the standard normal distribution */
static const double Z90 = 1.2815515655446004;

static const enum assumption_name inputs[] = {
    ASSUME_LEAVER_RATE, ASSUME_JOINERS, ASSUME_COMPLETION, ASSUME_EMPLOYED, ASSUME_PARTICIPATION,
};

/* One input changed: every area has `ratio` times its central value, for certain. */
struct change {
    int input; /* -1: nothing is changed */
    double ratio;
};

struct outcome {
    double probability, expected;
};

static void apply(const struct change *c, const struct plan_area *a, struct stock_flow_draw *draw,
                  double *participation)
{
    switch (c->input) {
    case ASSUME_LEAVER_RATE:
        draw->leaving = fmin(a->model.leaving.value * c->ratio, 1);
        break;
    case ASSUME_JOINERS:
        draw->joining = a->model.joining.value * c->ratio;
        break;
    case ASSUME_COMPLETION:
        draw->completion = fmin(a->model.completion.value * c->ratio, 1);
        break;
    case ASSUME_EMPLOYED:
        draw->employed = fmin(a->model.employed.value * c->ratio, 1);
        break;
    case ASSUME_PARTICIPATION:
        *participation *= c->ratio;
        break;
    default:
        break;
    }
}

/* P(whole >= target) given the rates of a replicate, people being counted as if Normal. */
static double reached(double mean, double variance, double target, int direction)
{
    if (!(variance > 0))
        return direction < 0 ? mean <= target : mean >= target;
    return 0.5 * erfc(direction * (target - mean) / sqrt(2 * variance));
}

static struct outcome run(const struct plan *plan, const size_t *part, size_t n,
                          const struct change *c, double target)
{
    size_t replicates =
        plan->replicates < TORNADO_REPLICATES ? plan->replicates : TORNADO_REPLICATES;
    struct outcome all = {0, 0};

    for (size_t b = 0; b < replicates; b++) {
        double mean = 0, variance = 0;

        for (size_t i = 0; i < n; i++) {
            const struct plan_area *a = &plan->area[part[i]];
            struct stock_flow_draw draw = a->runs.draw[b];
            double each = a->model.participation, m, v;

            apply(c, a, &draw, &each);
            stock_flow_moments(&a->model, &draw, &m, &v);
            mean += m * each;
            variance += v * each * each;
        }
        all.expected += mean;
        all.probability += reached(mean, variance, target, plan->p->direction);
    }
    all.expected /= (double)replicates;
    all.probability /= (double)replicates;
    return all;
}

/* The range of an input for all areas together: what is not known of it, and how it moves for all
 * at once. Returns false when there is none. */
static bool range(const struct rates *pooled, enum assumption_name input, double *low, double *high)
{
    const struct rate *r = &pooled->of[input];
    double shock = 0, known;

    if (input == ASSUME_LEAVER_RATE)
        shock = pooled->of[ASSUME_LEAVER_SHOCK].value;
    if (input == ASSUME_JOINERS)
        shock = pooled->of[ASSUME_JOINER_SHOCK].value;
    *low = r->low;
    *high = r->high;
    if (shock > 0 && r->value > 0) {
        known = isnan(r->high - r->low) ? 0 : log(r->high / r->low) / (2 * Z90);
        *low = r->value * exp(-Z90 * sqrt(shock * shock + known * known));
        *high = r->value * exp(Z90 * sqrt(shock * shock + known * known));
    }
    return r->value > 0 && *high > *low;
}

static int64_t two_places(double p)
{
    return decimal_round(decimal_from(p), 2);
}

static int by_swing(const void *x, const void *y)
{
    const struct tornado *a = x, *b = y;

    if (a->swing != b->swing)
        return a->swing < b->swing ? 1 : -1;
    return a->input - b->input;
}

static void add_inputs(const struct plan *plan, struct need_tables *t, const size_t *part, size_t n,
                       const struct need *need)
{
    double target = decimal_double(need->target);
    struct change none = {-1, 1};
    struct outcome base = run(plan, part, n, &none, target);
    size_t first = t->n_tornados;

    for (size_t i = 0; i < sizeof inputs / sizeof inputs[0]; i++) {
        struct tornado row = {.report_period = need->report_period,
                              .area = need->area,
                              .series = need->series,
                              .input = (int)inputs[i],
                              .basis = plan->pooled.of[inputs[i]].basis,
                              .value = plan->pooled.of[inputs[i]].value,
                              .probability = two_places(base.probability),
                              .expected = base.expected,
                              .note = need->note};
        struct outcome low, high;

        if (!range(&plan->pooled, inputs[i], &row.low, &row.high))
            continue;
        low = run(plan, part, n, &(struct change){row.input, row.low / row.value}, target);
        high = run(plan, part, n, &(struct change){row.input, row.high / row.value}, target);
        row.probability_low = two_places(low.probability);
        row.probability_high = two_places(high.probability);
        row.expected_low = low.expected;
        row.expected_high = high.expected;
        row.swing = fabs(high.expected - low.expected);
        need_add_tornado(t, &row);
    }
    if (t->n_tornados > first)
        qsort(t->tornado + first, t->n_tornados - first, sizeof *t->tornado, by_swing);
}

void plan_tornado(struct plan *plan, struct need_tables *t)
{
    const struct need *need = need_of(t, plan->p->root);
    size_t *part = mem_new(plan->n, sizeof *part);
    size_t n = plan_parts(plan, plan->p->root, part);

    if (need && need->reason == NEED_NONE && need->target != DECIMAL_NONE) {
        add_inputs(plan, t, part, n, need);
    } else if (need) {
        need_add_tornado(t, &(struct tornado){.report_period = need->report_period,
                                              .area = need->area,
                                              .series = need->series,
                                              .reason = need->reason,
                                              .input = ASSUMPTIONS,
                                              .basis = ASSUMED_POOLED + 1,
                                              .value = (double)NAN,
                                              .low = (double)NAN,
                                              .high = (double)NAN,
                                              .probability = DECIMAL_NONE,
                                              .probability_low = DECIMAL_NONE,
                                              .probability_high = DECIMAL_NONE,
                                              .expected = (double)NAN,
                                              .expected_low = (double)NAN,
                                              .expected_high = (double)NAN,
                                              .swing = (double)NAN,
                                              .note = need->note});
    }
    free(part);
}

/* A row of what was used: the register's, with what the observations told in its place. */
static void add_used(const struct plan *plan, struct assumptions *used, int area,
                     const struct rates *r, const struct series *series, enum assumption_name name)
{
    struct assumption row = *assumptions_of(plan->reg, name);

    row.report_period = plan->report_period;
    row.area = area;
    row.basis = r->of[name].basis;
    row.value = r->of[name].value;
    row.low = r->of[name].low;
    row.high = r->of[name].high;
    if (row.basis != ASSUMED_GIVEN) {
        row.illustrative = series && *series->notice;
        row.source = series ? series->source : "";
        row.quality = row.illustrative ? "estimated from the illustrative return"
                                       : "estimated from the observations";
        row.note = series ? series->notice : "";
    } else if (isnan(row.value)) {
        row.quality = "not known";
    }
    assumptions_add(used, &row);
}

void plan_used(const struct plan *plan, struct assumptions *used)
{
    static const enum assumption_name own[] = {ASSUME_LEAVER_RATE, ASSUME_COMPLETION,
                                               ASSUME_PARTICIPATION, ASSUME_JOINERS};
    const struct series *series = plan->n ? plan->area[0].flows.series : NULL;

    for (int k = 0; plan->reg && k < ASSUMPTIONS; k++)
        add_used(plan, used, plan->p->root, &plan->pooled, series, (enum assumption_name)k);
    for (size_t i = 0; plan->reg && i < plan->n; i++)
        for (size_t k = 0; k < sizeof own / sizeof own[0]; k++)
            if (plan->area[i].area != plan->p->root)
                add_used(plan, used, plan->area[i].area, &plan->area[i].rates,
                         plan->area[i].flows.series, own[k]);
}
