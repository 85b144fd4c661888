#include "spread.h"

#include "decimal.h"
#include "funnel.h"
#include "inequality.h"
#include "multiple.h"
#include "rank.h"
#include "shrinkage.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

/* The draws are the same for every programme and period: a change of rank is a change of figures.
 */
enum { SEED = 1 };

struct work {
    struct comparison_tables *t;
    const struct programme *p;
    struct comparison **row;
    const double *people;
    size_t n;
    double each; /* amount for each of the people; 1 when they stand for themselves */
    const struct inequality_row *whole;
    double *amount, *population, *shrunken;
    int *region;
    int reason; /* why nothing of all areas together can be said */
};

static void add(const struct work *w, enum comparison_quantity quantity, double value, double lower,
                double upper)
{
    struct inequality_row row = *w->whole;

    row.quantity = (int)quantity;
    row.value = value;
    row.lower = lower;
    row.upper = upper;
    row.areas = w->n;
    row.reason = isnan(value) ? (w->reason ? w->reason : COMPARISON_NUMERIC) : COMPARISON_FINE;
    comparisons_add_inequality(w->t, &row);
}

static void add_value(const struct work *w, enum comparison_quantity quantity, double value)
{
    add(w, quantity, value, (double)NAN, (double)NAN);
}

/* Limits are widened only where the areas differ by more than phi strays by itself. */
static double phi_chance(size_t n)
{
    return 1 + 2 * sqrt(2 / (double)n);
}

static int run_funnel(const struct work *w, struct funnel_area *area, struct funnel *f, double *phi)
{
    struct funnel_options options = {
        .type = FUNNEL_RATE, .adjust = FUNNEL_CQC, .multiplier = 1000 * w->each, .trim = 0.1};

    if (funnel_compute(w->people, w->population, w->n, &options, area, f))
        return -1;
    *phi = f->phi;
    if (f->phi > phi_chance(w->n))
        return 0;
    options.adjust = FUNNEL_NONE;
    return funnel_compute(w->people, w->population, w->n, &options, area, f) ? -1 : 0;
}

static void place(const struct work *w, const struct funnel_area *area, const struct funnel *f)
{
    double *p = mem_new(w->n, sizeof *p), *adjusted = mem_new(w->n, sizeof *adjusted);

    for (size_t i = 0; i < w->n; i++)
        p[i] = multiple_p_of_z(area[i].z_adjusted);
    multiple_adjust(p, w->n, adjusted);
    for (size_t i = 0; i < w->n; i++) {
        struct comparison *c = w->row[i];

        if (area[i].fault) {
            c->funnel_reason = COMPARISON_NUMERIC;
            continue;
        }
        c->expected = f->target * w->population[i] / 1000;
        c->z = area[i].z;
        c->z_adjusted = area[i].z_adjusted;
        c->lower_95 = area[i].lower_95;
        c->upper_95 = area[i].upper_95;
        c->lower_998 = area[i].lower_998;
        c->upper_998 = area[i].upper_998;
        c->flag = (int)area[i].flag + 1;
        c->p = p[i];
        c->p_adjusted = adjusted[i];
        c->stands = isnan(adjusted[i]) ? 0 : adjusted[i] <= SPREAD_SHARE ? 2 : 1;
        c->phi = f->phi;
        c->tau2 = f->limits == FUNNEL_ADJUSTED ? f->tau2 : 0;
    }
    free(adjusted);
    free(p);
}

static void count_outside(const struct work *w)
{
    size_t outside_998 = 0, outside_95 = 0, stands = 0;

    for (size_t i = 0; i < w->n; i++) {
        int flag = w->row[i]->flag - 1;

        outside_998 += flag == FUNNEL_LOW_998 || flag == FUNNEL_HIGH_998;
        outside_95 += w->row[i]->flag && flag != FUNNEL_INSIDE;
        stands += w->row[i]->stands == 2;
    }
    add_value(w, QUANTITY_OUTSIDE_998, (double)outside_998);
    add_value(w, QUANTITY_OUTSIDE_998_CHANCE, multiple_expected(w->n, 0.998));
    add_value(w, QUANTITY_OUTSIDE_95, (double)outside_95);
    add_value(w, QUANTITY_OUTSIDE_95_CHANCE, multiple_expected(w->n, 0.95));
    add_value(w, QUANTITY_STANDING, (double)stands);
}

static void funnel(const struct work *w)
{
    struct funnel_area *area = mem_new(w->n, sizeof *area);
    struct funnel f;
    double phi = (double)NAN;
    int failed = run_funnel(w, area, &f, &phi);

    if (failed)
        for (size_t i = 0; i < w->n; i++)
            w->row[i]->funnel_reason = COMPARISON_NUMERIC;
    else
        place(w, area, &f);
    add_value(w, QUANTITY_RATE, failed ? (double)NAN : f.target);
    add_value(w, QUANTITY_PHI, phi);
    add_value(w, QUANTITY_PHI_CHANCE, phi_chance(w->n));
    add_value(w, QUANTITY_TAU2, failed ? (double)NAN : f.limits == FUNNEL_ADJUSTED ? f.tau2 : 0);
    count_outside(w);
    free(area);
}

static void rank_areas(const struct work *w, const struct shrinkage *fit)
{
    double *shape = mem_new(w->n, sizeof *shape), *rate = mem_new(w->n, sizeof *rate);
    const char **name = mem_new(w->n, sizeof *name);
    struct rank *rank = mem_new(w->n, sizeof *rank);
    bool failed;

    for (size_t i = 0; i < w->n; i++) {
        shrinkage_posterior(fit, w->people[i], w->population[i], &shape[i], &rate[i]);
        name[i] = w->p->geography.area[w->row[i]->area].area_code;
    }
    failed = rank_simulate(shape, rate, name, w->n, RANK_DRAWS, SEED, rank) != RANK_OK;
    for (size_t i = 0; i < w->n; i++) {
        struct comparison *c = w->row[i];

        c->rank_reason = failed ? COMPARISON_NUMERIC : COMPARISON_FINE;
        if (failed)
            continue;
        c->rank_median = rank[i].median;
        c->rank_lower = rank[i].lower;
        c->rank_upper = rank[i].upper;
        c->top_quarter = rank[i].top_quarter;
        c->bottom_quarter = rank[i].bottom_quarter;
    }
    free(rank);
    free(name);
    free(rate);
    free(shape);
}

/* Shrunken rates; ranks only where there is something to rank. */
static void shrink(const struct work *w)
{
    struct shrinkage fit;
    enum shrinkage_status status = shrinkage_fit(w->people, w->population, w->n, &fit);
    bool known = status == SHRINKAGE_OK || status == SHRINKAGE_FULL;

    for (size_t i = 0; i < w->n; i++) {
        struct comparison *c = w->row[i];
        double estimate, lower, upper, unit = 1000 * w->each;

        w->shrunken[i] = (double)NAN;
        c->rank_reason = status == SHRINKAGE_FULL ? COMPARISON_ALIKE : COMPARISON_NUMERIC;
        if (!known || shrinkage_estimate(&fit, w->people[i], w->population[i], 0.95, &estimate,
                                         &lower, &upper))
            continue;
        w->shrunken[i] = estimate * w->each * w->population[i];
        c->shrunken = estimate * unit;
        c->shrunken_lower = lower * unit;
        c->shrunken_upper = upper * unit;
    }
    add_value(w, QUANTITY_MODEL_CV, known ? fit.cv : (double)NAN);
    if (status == SHRINKAGE_OK)
        rank_areas(w, &fit);
}

static void measure(const struct work *w)
{
    struct inequality q, lower, upper;
    struct random_stream *stream = random_new(SEED, "inequality");
    double people = 0, chance;

    for (size_t i = 0; i < w->n; i++)
        people += w->people[i];
    chance = inequality_chance(people, w->n);
    inequality_bootstrap(w->amount, w->population, w->n, stream, &lower, &upper);
    random_free(stream);
    if (inequality_measure(w->amount, w->population, w->region, w->n, &q))
        q = lower; /* nothing is known: NaN throughout */
    add(w, QUANTITY_CV, q.cv, lower.cv, upper.cv);
    add_value(w, QUANTITY_CHANCE_CV, sqrt(chance));
    add_value(w, QUANTITY_CV_BEYOND_CHANCE,
              isnan(q.cv) ? q.cv : sqrt(fmax(0, q.cv * q.cv - chance)));
    add(w, QUANTITY_GINI, q.gini, lower.gini, upper.gini);
    add(w, QUANTITY_THEIL, q.theil, lower.theil, upper.theil);
    add_value(w, QUANTITY_THEIL_BETWEEN, q.between);
    add_value(w, QUANTITY_THEIL_WITHIN, q.within);
    add(w, QUANTITY_RATIO_90_10, q.ratio, lower.ratio, upper.ratio);
}

static void best_quarter(struct work *w, const double *amount, enum comparison_quantity rate,
                         enum comparison_quantity more)
{
    double best = (double)NAN, lacking = (double)NAN;

    if (w->p->direction < 0)
        w->reason = COMPARISON_LESS_IS_BETTER;
    else if (inequality_best_quarter(amount, w->population, w->n, &best, &lacking))
        best = lacking = (double)NAN;
    add_value(w, rate, 1000 * best);
    add_value(w, more, lacking);
}

static void refuse(struct work *w)
{
    w->reason = COMPARISON_TOO_FEW;
    for (size_t i = 0; i < w->n; i++)
        w->row[i]->funnel_reason = w->row[i]->rank_reason = COMPARISON_TOO_FEW;
    for (int q = QUANTITY_RATE; q < QUANTITIES; q++)
        add_value(w, (enum comparison_quantity)q, (double)NAN);
}

static void compute(struct work *w)
{
    w->amount = mem_new(w->n, sizeof *w->amount);
    w->population = mem_new(w->n, sizeof *w->population);
    w->shrunken = mem_new(w->n, sizeof *w->shrunken);
    w->region = mem_new(w->n, sizeof *w->region);
    for (size_t i = 0; i < w->n; i++) {
        w->amount[i] = decimal_double(w->row[i]->actual);
        w->population[i] = decimal_double(w->row[i]->population);
        w->region[i] = w->p->geography.area[w->row[i]->area].parent;
    }
    funnel(w);
    shrink(w);
    measure(w);
    best_quarter(w, w->amount, QUANTITY_BEST_RATE_RAW, QUANTITY_BEST_MORE_RAW);
    best_quarter(w, w->shrunken, QUANTITY_BEST_RATE_SHRUNKEN, QUANTITY_BEST_MORE_SHRUNKEN);
    free(w->region);
    free(w->shrunken);
    free(w->population);
    free(w->amount);
}

void spread_run(struct comparison_tables *t, const struct programme *p, struct comparison **row,
                const double *people, size_t n, double participation,
                const struct inequality_row *whole, size_t expected)
{
    struct work w = {.t = t,
                     .p = p,
                     .row = row,
                     .people = people,
                     .n = n,
                     .each = isnan(participation) ? 1 : participation,
                     .whole = whole,
                     .reason = COMPARISON_NO_FIGURE};

    add_value(&w, QUANTITY_AREAS, (double)expected);
    add_value(&w, QUANTITY_COMPARED, (double)n);
    add_value(&w, QUANTITY_PARTICIPATION, participation);
    w.reason = COMPARISON_FINE;
    if (n < SPREAD_LEAST)
        refuse(&w);
    else
        compute(&w);
}
