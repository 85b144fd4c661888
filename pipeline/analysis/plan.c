#include "plan.h"

#include "decimal.h"
#include "diag.h"
#include "period.h"
#include "random.h"

#include <math.h>
#include <stdlib.h>

enum {
    YEAR = 12,
    LEAST_REPLICATES = 2000,
    MOST_WORK = 2000000 /* areas x months x replicates: under half a second */
};

/* What the model takes for certain, or of how many people or months it is known. */
static struct stock_flow_rate model_rate(const struct rates *r, enum assumption_name name)
{
    return (struct stock_flow_rate){r->of[name].value, r->of[name].weight};
}

static void set_cohorts(struct plan_area *a, int report_period)
{
    int training = (int)a->rates.of[ASSUME_TRAINING].value, origin = a->last->period;

    a->cohort = mem_new(a->flows.n, sizeof *a->cohort);
    for (int start = a->flows.first; start <= report_period; start++) {
        double places = flows_at(&a->flows, FLOW_STARTED, start);

        if (places > 0 && start + training + INTAKE_DELAYS - 1 > origin)
            a->cohort[a->model.n_cohorts++] = (struct stock_flow_cohort){
                (unsigned)lround(places),
                (unsigned)lround(fmin(rates_arrived(&a->rates, &a->flows, start), places)),
                start + training - origin};
    }
    a->model.cohort = a->cohort;
}

static void set_season(struct plan_area *a)
{
    a->season = mem_new(a->model.months, sizeof *a->season);
    for (size_t t = 0; t < a->model.months; t++)
        a->season[t] = a->rates.season[period_month(a->last->period + 1 + (int)t) - 1];
    a->model.season = a->season;
}

/* The headcount of the origin; where it is missing, the actual over the last known participation.
 */
static void set_people(struct plan_area *a)
{
    double actual = decimal_double(a->last->actual);
    double people = flows_at(&a->flows, FLOW_HEADCOUNT, a->last->period);

    if (!(people > 0))
        people = round(actual / a->rates.of[ASSUME_PARTICIPATION].value);
    a->model.headcount = people > 0 && people < 1e8 ? (unsigned)people : 0;
    a->model.participation = a->model.headcount ? actual / a->model.headcount : 0;
}

/* The last intake that is known to have started. */
static int last_start(const struct flows *f)
{
    int last = PERIOD_NONE;

    for (size_t i = 0; i < f->n; i++)
        if (f->value[FLOW_STARTED][i] > 0)
            last = f->first + (int)i;
    return last;
}

static enum need_intake intake_of(const struct plan *plan, const struct plan_area *a)
{
    int training = (int)a->rates.of[ASSUME_TRAINING].value, last = last_start(&a->flows);

    if (last != PERIOD_NONE && last + YEAR + training > plan->p->deadline)
        return NEED_INTAKE_KNOWN;
    return a->model.n_cohorts ? NEED_INTAKE_PARTLY : NEED_INTAKE_NOT_KNOWN;
}

static enum need_reason reason_of(const struct plan *plan, const struct plan_area *a)
{
    if (!plan->reg)
        return NEED_NO_ASSUMPTIONS;
    if (!a->last)
        return NEED_NO_FIGURES;
    if (a->last->period >= plan->p->deadline)
        return NEED_DEADLINE_REACHED;
    return rates_complete(&a->rates) ? NEED_NONE : NEED_NO_FLOWS;
}

static void set_model(struct plan *plan, struct plan_area *a)
{
    const struct rates *r = &a->rates;

    a->reason = reason_of(plan, a);
    if (a->reason != NEED_NONE)
        return;
    a->model = (struct stock_flow_area){
        .months = (size_t)(plan->p->deadline - a->last->period),
        .leaving = model_rate(r, ASSUME_LEAVER_RATE),
        .completion = model_rate(r, ASSUME_COMPLETION),
        .employed = model_rate(r, ASSUME_EMPLOYED),
        .joining = model_rate(r, ASSUME_JOINERS),
        .leaver_shock = r->of[ASSUME_LEAVER_SHOCK].value,
        .joiner_shock = r->of[ASSUME_JOINER_SHOCK].value,
        .extra_first = plan->extra_start + (int)r->of[ASSUME_TRAINING].value - a->last->period,
    };
    for (int k = 0; k < STOCK_FLOW_DELAYS; k++)
        a->model.delay[k] = r->of[ASSUME_DELAY + k].value;
    set_people(a);
    set_season(a);
    set_cohorts(a, plan->report_period);
    a->intake = intake_of(plan, a);
    if (!a->model.headcount || stock_flow_check(&a->model) != STOCK_FLOW_OK)
        a->reason = NEED_NO_FLOWS;
}

/* The calendar month in which most people start, then the last such month whose students qualify by
 * the deadline; where nobody is known to have started, the last month whose students all arrive. */
static int find_extra_start(const struct plan *plan)
{
    double started[YEAR] = {0};
    int most = -1, training = (int)plan->pooled.of[ASSUME_TRAINING].value;
    int start = plan->p->deadline - training;

    for (size_t i = 0; i < plan->n; i++)
        for (size_t t = 0; t < plan->area[i].flows.n; t++)
            if (plan->area[i].flows.value[FLOW_STARTED][t] > 0)
                started[(plan->area[i].flows.first + (int)t) % YEAR] +=
                    plan->area[i].flows.value[FLOW_STARTED][t];
    for (int m = 0; m < YEAR; m++)
        if (started[m] > 0 && (most < 0 || started[m] > started[most]))
            most = m;
    if (most < 0)
        return start - INTAKE_DELAYS + 1;
    while (start % YEAR != most)
        start--;
    return start;
}

/* Extra places are given out as those of the last intake were; where that is not known, by
 * headcount. */
static void set_weights(struct plan *plan)
{
    int last = PERIOD_NONE;
    bool known = true;

    for (size_t i = 0; i < plan->n; i++) {
        int start = last_start(&plan->area[i].flows);

        last = start > last ? start : last;
    }
    for (size_t i = 0; i < plan->n; i++) {
        plan->area[i].weight =
            last == PERIOD_NONE ? 0 : flows_at(&plan->area[i].flows, FLOW_STARTED, last);
        known = known && plan->area[i].weight > 0; /* false for NaN too */
    }
    for (size_t i = 0; !known && i < plan->n; i++)
        plan->area[i].weight = plan->area[i].model.headcount;
}

static void count_replicates(struct plan *plan)
{
    double work = 0, most;

    for (size_t i = 0; i < plan->n; i++)
        work += plan->area[i].reason == NEED_NONE ? (double)plan->area[i].model.months : 0;
    most = fmax(work > 0 ? MOST_WORK / work : 0, LEAST_REPLICATES);
    most = fmin(assumptions_of(plan->reg, ASSUME_REPLICATES)->value, most);
    plan->blocks = (size_t)(most / STOCK_FLOW_BLOCK);
    plan->replicates = plan->blocks * STOCK_FLOW_BLOCK;
}

static int simulate_area(struct plan *plan, struct plan_area *a, const uint32_t *seed)
{
    size_t n = plan->replicates;

    a->runs.stock = mem_new(n, sizeof *a->runs.stock);
    a->runs.draw = mem_new(n, sizeof *a->runs.draw);
    a->place = mem_new(n, sizeof *a->place);
    a->joiner = mem_new(n, sizeof *a->joiner);
    if (stock_flow_run(&a->model, seed, plan->z, plan->z_joining, n, &a->runs) != STOCK_FLOW_OK) {
        diag_error("%s: the stock and flow model refuses its input",
                   plan->p->geography.area[a->area].area_code);
        return -1;
    }
    for (size_t i = 0; i < n; i++) {
        a->place[i] = stock_flow_place(&a->model, &a->runs.draw[i]);
        a->joiner[i] = stock_flow_joiner(&a->model, &a->runs.draw[i]);
    }
    return 0;
}

/* Seeds for the areas, for the shocks that they share, and for the extra places and joiners of
 * every area of the geography: from one set, so that no two are the same. */
static void set_seeds(struct plan *plan)
{
    const struct geography *g = &plan->p->geography;
    size_t names = plan->n + 1 + 2 * g->n;
    const char **name = mem_new(names, sizeof *name);
    struct arena texts = {0};

    for (size_t i = 0; i < plan->n; i++)
        name[i] = g->area[plan->area[i].area].area_code;
    name[plan->n] = " shared"; /* no code begins with a space, or has one */
    for (size_t i = 0; i < g->n; i++) {
        name[plan->n + 1 + 2 * i] = arena_format(&texts, "%s places", g->area[i].area_code);
        name[plan->n + 2 + 2 * i] = arena_format(&texts, "%s joiners", g->area[i].area_code);
    }
    plan->seed = mem_new(names * plan->blocks, sizeof *plan->seed);
    random_seeds((uint32_t)assumptions_of(plan->reg, ASSUME_SEED)->value, name, names, plan->blocks,
                 plan->seed);
    arena_free(&texts);
    free(name);
}

const uint32_t *plan_extra_seed(const struct plan *plan, int area, bool joiners)
{
    return plan->seed + (plan->n + 1 + 2 * (size_t)area + joiners) * plan->blocks;
}

static int simulate(struct plan *plan)
{
    int result = 0;

    count_replicates(plan);
    set_seeds(plan);
    plan->z = mem_new(plan->replicates, sizeof *plan->z);
    plan->z_joining = mem_new(plan->replicates, sizeof *plan->z_joining);
    stock_flow_shocks(plan->seed + plan->n * plan->blocks, plan->replicates, plan->z,
                      plan->z_joining);
    for (size_t i = 0; i < plan->n; i++)
        if (plan->area[i].reason == NEED_NONE)
            result |= simulate_area(plan, &plan->area[i], plan->seed + i * plan->blocks);
    return result;
}

static void read_area(struct plan *plan, const struct observations *o, int area)
{
    struct plan_area *a = &plan->area[plan->n];
    size_t n;
    const struct progress *rows = progress_rows(plan->progress, area, PROGRESS_HEADLINE, NULL, &n);

    if (!n)
        return;
    a->area = area;
    a->last = progress_latest(rows, n);
    flows_read(&a->flows, plan->p, o, rows->series, area, plan->report_period);
    plan->n++;
}

/* The smallest areas; a whole without parts is one itself. */
static void read_areas(struct plan *plan, const struct observations *o)
{
    const struct geography *g = &plan->p->geography;
    int *leaf = mem_new(g->n + 1, sizeof *leaf);
    size_t n = geography_leaves(g, plan->p->root, plan->report_period, leaf);

    if (!n)
        leaf[n++] = plan->p->root;
    plan->area = mem_new(n, sizeof *plan->area);
    for (size_t i = 0; i < n; i++)
        read_area(plan, o, leaf[i]);
    free(leaf);
}

int plan_make(struct plan *plan, const struct programme *p, const struct observations *o,
              const struct progress_table *progress, const struct assumptions *reg)
{
    struct flows *flows;

    *plan = (struct plan){.p = p, .progress = progress, .reg = reg};
    if (!progress->n)
        return 0;
    plan->report_period = progress->row[0].report_period;
    read_areas(plan, o);
    if (!reg) {
        for (size_t i = 0; i < plan->n; i++)
            plan->area[i].reason = NEED_NO_ASSUMPTIONS;
        return 0;
    }
    flows = mem_new(plan->n, sizeof *flows);
    for (size_t i = 0; i < plan->n; i++)
        flows[i] = plan->area[i].flows; /* lent */
    rates_pooled(&plan->pooled, reg, flows, plan->n);
    free(flows);
    plan->extra_start = find_extra_start(plan);
    for (size_t i = 0; i < plan->n; i++) {
        rates_of_area(&plan->area[i].rates, &plan->pooled, &plan->area[i].flows);
        set_model(plan, &plan->area[i]);
    }
    set_weights(plan);
    return simulate(plan);
}

void plan_free(struct plan *plan)
{
    for (size_t i = 0; i < plan->n; i++) {
        struct plan_area *a = &plan->area[i];

        flows_free(&a->flows);
        free(a->cohort);
        free(a->season);
        free(a->runs.stock);
        free(a->runs.draw);
        free(a->place);
        free(a->joiner);
    }
    free(plan->area);
    free(plan->z);
    free(plan->z_joining);
    free(plan->seed);
    *plan = (struct plan){.n = 0};
}

size_t plan_parts(const struct plan *plan, int area, size_t *part)
{
    const struct geography *g = &plan->p->geography;
    size_t n = 0;

    for (size_t i = 0; i < plan->n; i++)
        for (int up = plan->area[i].area; up >= 0; up = g->area[up].parent)
            if (up == area) {
                part[n++] = i;
                break;
            }
    return n;
}

const char *plan_note(const struct plan *plan, const struct series *series)
{
    if (series && *series->notice)
        return series->notice;
    for (size_t i = 0; plan->reg && i < plan->reg->n; i++)
        if (plan->reg->row[i].illustrative &&
            plan->pooled.of[plan->reg->row[i].name].basis == ASSUMED_GIVEN)
            return "Rests on illustrative assumptions, see the table of assumptions";
    return "";
}
