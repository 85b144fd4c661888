#include "plan_shape.h"

#include "decimal.h"
#include "period.h"
#include "rates.h"

#include <math.h>
#include <stdlib.h>

enum { YEAR = 12 };

/* Is a number of starters missing in a month in which, by the years beside it, some start? */
static bool lacks_cohort(const struct flows *f, int start)
{
    return isnan(flows_at(f, FLOW_STARTED, start)) &&
           (flows_at(f, FLOW_STARTED, start - YEAR) > 0 ||
            flows_at(f, FLOW_STARTED, start + YEAR) > 0);
}

/* Is every cohort told that can arrive by the deadline? Before f->first none can still arrive. */
static bool all_told(const struct flows *f, int deadline, int training_months)
{
    for (int start = f->first; start + training_months <= deadline; start++)
        if (lacks_cohort(f, start))
            return false;
    return true;
}

/* The rates of all the smallest areas together, as the forecast and the plan have them. */
static void pool(struct rates *r, const struct programme *p, const struct observations *o,
                 const struct assumptions *reg, const struct series *series, int as_of)
{
    int *leaf = mem_new(p->geography.n + 1, sizeof *leaf);
    size_t n = geography_leaves(&p->geography, p->root, as_of, leaf);
    struct flows *flows = mem_new(n + 1, sizeof *flows);
    bool known = false;

    for (size_t i = 0; i < n; i++) {
        flows_read(&flows[i], p, o, series, leaf[i], as_of);
        known = known || flows[i].origin != PERIOD_NONE;
    }
    if (!known)
        flows_read(&flows[n++], p, o, series, p->root, as_of);
    rates_pooled(r, reg, flows, n);
    for (size_t i = 0; i < n; i++)
        flows_free(&flows[i]);
    free(flows);
    free(leaf);
    r->of[ASSUME_PARTICIPATION].value = 1; /* cancels out of a share: people do */
}

static void set_share(struct plan_shape *s, const struct programme *p, const struct rates *r,
                      const struct flows *f)
{
    size_t n = (size_t)(p->deadline - p->baseline_period) + 1;
    double *x = mem_new(n, sizeof *x), before, all;
    int known_until;
    bool known =
        !rates_intake(r, f, p->baseline_period, n, x, &known_until) && known_until >= p->deadline;

    before = x[0];
    all = x[n - 1] - before;
    if (!known || !(all > 0)) {
        free(x);
        return;
    }
    for (size_t i = 0; i < n; i++)
        x[i] = (x[i] - before) / all;
    *s = (struct plan_shape){.first = p->baseline_period, .n = n, .share = x};
}

void plan_shape_make(struct plan_shape *s, const struct programme *p, const struct observations *o,
                     const struct assumptions *reg, int as_of)
{
    const struct series *series = programme_headline(p, p->root);
    int training = (int)assumptions_of(reg, ASSUME_TRAINING)->value;
    struct rates r;
    struct flows f;

    *s = (struct plan_shape){0};
    if (p->target_growth <= 0)
        return;
    flows_read_from(&f, p, o, series, p->root,
                    p->baseline_period + 1 - training - (INTAKE_DELAYS - 1), as_of);
    if (all_told(&f, p->deadline, training)) {
        pool(&r, p, o, reg, series, as_of);
        set_share(s, p, &r, &f);
    }
    flows_free(&f);
}

void plan_shape_free(struct plan_shape *s)
{
    free(s->share);
    *s = (struct plan_shape){0};
}

struct planned plan_shape_of(const struct plan_shape *s, const struct programme *p,
                             struct planned line, int period)
{
    const int64_t whole = INT64_C(1000000000000000); /* as many digits as a double has */

    if (!s->n || line.basis != BASIS_STRAIGHT_LINE)
        return line;
    line.basis = BASIS_INTAKE_SHAPED;
    line.value = decimal_plus(
        p->baseline, decimal_times(p->target_growth,
                                   llround(s->share[period - s->first] * (double)whole), whole));
    return line;
}
