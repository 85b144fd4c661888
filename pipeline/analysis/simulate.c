#include "simulate.h"

#include "decimal.h"
#include "diag.h"
#include "figure.h"
#include "period.h"
#include "random.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *const simulated_measures[SIM_MEASURES] = {
    "fte",
    "headcount",
    "students_started_headcount",
    "students_qualified_headcount",
    "joiners_headcount",
    "leavers_headcount",
};

/* Two decimal places, as such returns have. */
static int64_t rounded(double value)
{
    return decimal_round(decimal_from(value), 2);
}

static int seed_of(const struct model *m, uint32_t *seed)
{
    double number;

    if (simulation_number(m->s, "seed", &number))
        return -1;
    *seed = (uint32_t)number;
    return 0;
}

/* A log-normal factor of an area for one purpose: median 1. */
static double factor(const struct model *m, const struct simulated_area *a, const char *purpose,
                     double spread, uint32_t seed)
{
    struct text name = {0};
    struct random_stream *r;
    double z;

    text_addf(&name, "%s %s", purpose, m->p->geography.area[a->area].area_code);
    r = random_new(seed, name.data);
    z = random_normal(r);
    random_free(r);
    text_free(&name);
    return exp(spread * z);
}

/* The published figure of a region, or DECIMAL_NONE after saying that it is missing. */
static int64_t published(const struct model *m, const char *item, int region, int period)
{
    const struct simulation_item *series = simulation_find(m->s, item, NULL, PERIOD_NONE);
    struct figure f = {.value = DECIMAL_NONE};
    struct text month = {0};

    if (series)
        f = figure_of(m->p, m->o, series->text, m->p->measure->measure, region, period, m->last);
    if (f.value == DECIMAL_NONE) {
        period_add(&month, period);
        diag_error("the simulation needs a figure of %s for %s (item \"%s\")",
                   m->p->geography.area[region].area_code, text_of(&month), item);
        text_free(&month);
    }
    return f.value;
}

/* Share out a region's total over its areas by weights; the rest of the rounding goes to the
 * largest, so that the sum is exact. */
static void share_out(size_t n, int64_t total, const double *weight, int64_t *share)
{
    double sum = 0;
    int64_t given = 0;
    size_t largest = 0;

    for (size_t i = 0; i < n; i++)
        sum += weight[i];
    for (size_t i = 0; i < n; i++) {
        share[i] = rounded(decimal_double(total) * weight[i] / sum);
        given = decimal_plus(given, share[i]);
        largest = weight[i] > weight[largest] ? i : largest;
    }
    share[largest] = decimal_plus(share[largest], decimal_minus(total, given));
}

/* What a region grows by: from baseline to anchor (published), to the end, and to the target. */
struct region {
    int index;
    int64_t baseline, anchor;
    double end;
    int64_t target_growth;
    struct simulated_area **area;
    size_t n;
};

static int region_published(struct model *m, struct region *r)
{
    r->baseline = published(m, "baseline_series", r->index, m->first);
    r->anchor = published(m, "anchor_series", r->index, m->anchor);
    return r->baseline == DECIMAL_NONE || r->anchor == DECIMAL_NONE ? -1 : 0;
}

/* Regions with an item of their own take it; the others share the rest of the whole. */
static double rest(const struct model *m, const struct region *region, size_t n, const char *item,
                   double whole, bool by_growth, const struct region *of)
{
    const struct geography *g = &m->p->geography;
    const struct simulation_item *own =
        simulation_find(m->s, item, g->area[of->index].area_code, PERIOD_NONE);
    double weights = 0, weight = 0;

    if (own)
        return own->number;
    for (size_t i = 0; i < n; i++) {
        const struct simulation_item *given =
            simulation_find(m->s, item, g->area[region[i].index].area_code, PERIOD_NONE);
        double w =
            decimal_double(by_growth ? region[i].anchor - region[i].baseline : region[i].baseline);

        if (given)
            whole -= given->number;
        else
            weights += w;
        if (&region[i] == of)
            weight = w;
    }
    return whole * weight / weights;
}

/* What rounding leaves of the whole's target goes to the largest region without an item of its own.
 */
static void close_targets(const struct model *m, struct region *region, size_t n)
{
    int64_t left = m->p->target_growth;
    struct region *largest = NULL;

    for (size_t i = 0; i < n; i++) {
        const char *code = m->p->geography.area[region[i].index].area_code;

        left = decimal_minus(left, region[i].target_growth);
        if (!simulation_find(m->s, "target_growth", code, PERIOD_NONE) &&
            (!largest || region[i].baseline > largest->baseline))
            largest = &region[i];
    }
    if (largest)
        largest->target_growth = decimal_plus(largest->target_growth, left);
}

static int region_goals(const struct model *m, struct region *region, size_t n)
{
    double end_growth, anchors = 0;

    if (simulation_number(m->s, "end_total", &end_growth))
        return -1;
    for (size_t i = 0; i < n; i++)
        anchors += decimal_double(region[i].anchor);
    end_growth -= anchors;
    for (size_t i = 0; i < n; i++) {
        region[i].end = decimal_double(region[i].anchor) +
                        rest(m, region, n, "end_growth", end_growth, true, &region[i]);
        region[i].target_growth = rounded(rest(
            m, region, n, "target_growth", decimal_double(m->p->target_growth), false, &region[i]));
    }
    close_targets(m, region, n);
    return 0;
}

static int region_areas(struct model *m, struct region *r)
{
    double spread, growth_spread, *weight = arena_new(&m->memory, r->n, sizeof *weight);
    int64_t *share = arena_new(&m->memory, r->n, sizeof *share);
    uint32_t seed;
    double people = 0;

    if (seed_of(m, &seed) || simulation_number(m->s, "baseline_spread", &spread) ||
        simulation_number(m->s, "growth_spread", &growth_spread))
        return -1;
    for (size_t i = 0; i < r->n; i++) {
        weight[i] = r->area[i]->population * factor(m, r->area[i], "baseline", spread, seed);
        people += r->area[i]->population;
    }
    share_out(r->n, r->baseline, weight, share);
    for (size_t i = 0; i < r->n; i++)
        r->area[i]->baseline = share[i];
    for (size_t i = 0; i < r->n; i++)
        weight[i] = decimal_double(share[i]) * factor(m, r->area[i], "growth", growth_spread, seed);
    share_out(r->n, decimal_minus(r->anchor, r->baseline), weight, share);
    for (size_t i = 0; i < r->n; i++)
        r->area[i]->anchor = decimal_plus(r->area[i]->baseline, share[i]);
    for (size_t i = 0; i < r->n; i++)
        weight[i] *= factor(m, r->area[i], "end", growth_spread / 2, seed);
    share_out(r->n, rounded(r->end - decimal_double(r->anchor)), weight, share);
    for (size_t i = 0; i < r->n; i++)
        r->area[i]->end = decimal_double(decimal_plus(r->area[i]->anchor, share[i]));
    /* the target leans towards areas with fewer staff for each child */
    for (size_t i = 0; i < r->n; i++)
        weight[i] = decimal_double(r->area[i]->baseline) / decimal_double(r->baseline) +
                    r->area[i]->population / people;
    share_out(r->n, r->target_growth, weight, share);
    for (size_t i = 0; i < r->n; i++)
        r->area[i]->target = decimal_plus(r->area[i]->baseline, share[i]);
    return 0;
}

static int add_areas(struct model *m, struct region *r)
{
    const struct programme *p = m->p;
    const struct geography *g = &p->geography;
    int *leaf = mem_new(g->n, sizeof *leaf);
    int result = 0;

    r->n = geography_leaves(g, r->index, m->last, leaf);
    r->area = arena_new(&m->memory, r->n, sizeof *r->area);
    for (size_t i = 0; i < r->n; i++) {
        struct simulated_area *a = &m->area[m->n++];
        struct figure f = figure_of(
            p, m->o, p->population_series->series, p->population_measure->measure, leaf[i],
            simulation_find(m->s, "first_file", NULL, PERIOD_NONE)->period, m->last);

        a->area = leaf[i];
        a->population = decimal_double(f.value);
        if (f.value == DECIMAL_NONE) {
            diag_error("the simulation needs the population of %s", g->area[leaf[i]].area_code);
            result = -1;
        }
        r->area[i] = a;
    }
    free(leaf);
    return result;
}

int model_levels(struct model *m)
{
    const struct geography *g = &m->p->geography;
    int *child = mem_new(g->n, sizeof *child);
    size_t n = geography_children(g, m->p->root, m->last, child);
    struct region *region = arena_new(&m->memory, n, sizeof *region);
    int result = 0;

    for (size_t i = 0; i < n; i++) {
        region[i].index = child[i];
        result |= region_published(m, &region[i]) | add_areas(m, &region[i]);
    }
    free(child);
    if (result || region_goals(m, region, n))
        return -1;
    for (size_t i = 0; i < n; i++)
        result |= region_areas(m, &region[i]);
    return result;
}

static int read_shape(struct model *m)
{
    const struct simulation_item *series = simulation_find(m->s, "shape_series", NULL, PERIOD_NONE);

    m->shape = arena_new(&m->memory, m->months, sizeof *m->shape);
    for (size_t i = 0; i < m->months; i++) {
        struct figure f = {.value = DECIMAL_NONE};

        if (series)
            f = figure_of(m->p, m->o, series->text, m->p->measure->measure, m->p->root,
                          m->first + (int)i, m->last);
        if (f.value == DECIMAL_NONE) {
            diag_error("the simulation needs a shape_series with a figure for every month");
            return -1;
        }
        m->shape[i] = decimal_double(f.value);
    }
    return 0;
}

int model_make(struct model *m, const struct programme *p, const struct simulation *s,
               const struct observations *o)
{
    const struct simulation_item *anchor = simulation_find(s, "anchor_series", NULL, PERIOD_NONE);
    const struct simulation_item *end = simulation_find(s, "end_total", NULL, PERIOD_NONE);
    const struct simulation_item *file = simulation_find(s, "first_file", NULL, PERIOD_NONE);

    *m = (struct model){.p = p, .s = s, .o = o, .first = p->baseline_period};
    if (!anchor || !end || !file || anchor->period == PERIOD_NONE || end->period == PERIOD_NONE ||
        file->period == PERIOD_NONE || !p->population_series || !p->population_measure) {
        diag_error("the simulation needs the items anchor_series, end_total and first_file, each "
                   "with a period, and a population series in the programme");
        return -1;
    }
    m->anchor = anchor->period;
    m->last = end->period;
    m->months = (size_t)(m->last - m->first) + 1;
    m->area = arena_new(&m->memory, p->geography.n, sizeof *m->area);
    if (!read_shape(m) && !model_levels(m) && !model_months(m))
        return 0;
    model_free(m);
    return -1;
}

void model_free(struct model *m)
{
    arena_free(&m->memory);
    *m = (struct model){.n = 0};
}
