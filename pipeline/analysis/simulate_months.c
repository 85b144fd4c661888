/* The months of an illustrative return: FTE along the published shape, then people. */
#include "simulate.h"

#include "decimal.h"
#include "diag.h"
#include "period.h"
#include "random.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The assumptions about people, read once. */
struct rates {
    uint32_t seed;
    double noise, participation, participation_spread, leaver_rate, completion;
};

static int read_rates(const struct model *m, struct rates *r)
{
    double seed;

    if (simulation_number(m->s, "seed", &seed) || simulation_number(m->s, "noise", &r->noise) ||
        simulation_number(m->s, "participation", &r->participation) ||
        simulation_number(m->s, "participation_spread", &r->participation_spread) ||
        simulation_number(m->s, "leaver_rate", &r->leaver_rate) ||
        simulation_number(m->s, "completion", &r->completion))
        return -1;
    r->seed = (uint32_t)seed;
    return 0;
}

/* An autoregressive noise that is zero in the first month and in the anchor. */
static void add_noise(const struct model *m, struct random_stream *r, double sd, double *y)
{
    double *w = mem_new(m->months, sizeof *w), end;
    size_t anchor = (size_t)(m->anchor - m->first);

    for (size_t i = 1; i < m->months; i++)
        w[i] = 0.85 * w[i - 1] + random_normal(r);
    end = w[anchor];
    for (size_t i = 0; i < m->months; i++) {
        double line = i <= anchor ? end * (double)i / (double)anchor : end;

        y[i] += sd * (w[i] - line);
    }
    free(w);
}

static void make_fte(const struct model *m, struct simulated_area *a, struct random_stream *r,
                     double noise)
{
    size_t anchor = (size_t)(m->anchor - m->first), last = m->months - 1;
    double baseline = decimal_double(a->baseline), middle = decimal_double(a->anchor);
    double *y = mem_new(m->months, sizeof *y);

    for (size_t i = 0; i < m->months; i++) {
        double early = (m->shape[i] - m->shape[0]) / (m->shape[anchor] - m->shape[0]);
        double late = (m->shape[i] - m->shape[anchor]) / (m->shape[last] - m->shape[anchor]);

        y[i] = i <= anchor ? baseline + (middle - baseline) * early
                           : middle + (a->end - middle) * late;
    }
    add_noise(m, r, noise * baseline, y);
    for (size_t i = 0; i < m->months; i++)
        a->value[SIM_FTE][i] = decimal_round(decimal_from(y[i]), 2);
    a->value[SIM_FTE][0] = a->baseline;
    a->value[SIM_FTE][anchor] = a->anchor;
    free(y);
}

static double people_share(const struct model *m, const struct simulated_area *a)
{
    double all = 0;

    for (size_t i = 0; i < m->n; i++)
        all += m->area[i].population;
    return a->population / all;
}

/* The share of a year's cohort that arrives in the calendar month of this period. */
static double arrival(const struct model *m, int period)
{
    char item[] = "arrival_00";
    const struct simulation_item *found;

    item[8] = (char)('0' + period_month(period) / 10);
    item[9] = (char)('0' + period_month(period) % 10);
    found = simulation_find(m->s, item, NULL, PERIOD_NONE);
    return found ? found->number : 0;
}

/* Who starts: the whole's intake, shared by population. Who qualifies: those who started a year
 * before, spread over the months in which a cohort arrives. */
static void make_students(const struct model *m, struct simulated_area *a, double completion)
{
    double share = people_share(m, a);

    for (size_t i = 0; i < m->s->n; i++) {
        const struct simulation_item *intake = &m->s->item[i];
        int64_t started, arrived = 0;
        double due = 0;

        if (strcmp(intake->item, "intake"))
            continue;
        started = decimal_round(decimal_from(intake->number * share), 0);
        if (intake->period >= m->first && intake->period <= m->last)
            a->value[SIM_STARTED][intake->period - m->first] += started;
        for (int period = intake->period + 12; period < intake->period + 24; period++) {
            int64_t so_far;

            due += completion * decimal_double(started) * arrival(m, period);
            so_far = decimal_round(decimal_from(due), 0);
            if (period >= m->first && period <= m->last)
                a->value[SIM_QUALIFIED][period - m->first] += so_far - arrived;
            arrived = so_far;
        }
    }
}

/* opening + qualified + joiners - leavers = closing, in every month */
static void make_people(const struct model *m, struct simulated_area *a, struct random_stream *r,
                        const struct rates *rates)
{
    double participation = rates->participation + rates->participation_spread * random_normal(r);

    for (size_t i = 0; i < m->months; i++) {
        double heads = decimal_double(a->value[SIM_FTE][i]) / participation;
        int64_t change, leavers, joiners;

        a->value[SIM_HEADCOUNT][i] = decimal_round(decimal_from(heads), 0);
        leavers = (int64_t)random_poisson(r, rates->leaver_rate * heads) * DECIMAL_ONE;
        change = i ? a->value[SIM_HEADCOUNT][i] - a->value[SIM_HEADCOUNT][i - 1] : 0;
        if (!i)
            a->value[SIM_QUALIFIED][i] = 0;
        joiners = change + leavers - a->value[SIM_QUALIFIED][i];
        if (joiners < 0) {
            leavers -= joiners;
            joiners = 0;
        }
        a->value[SIM_JOINERS][i] = joiners;
        a->value[SIM_LEAVERS][i] = leavers;
    }
}

int model_months(struct model *m)
{
    struct rates rates;

    if (read_rates(m, &rates))
        return -1;
    for (size_t i = 0; i < m->n; i++) {
        struct simulated_area *a = &m->area[i];
        struct random_stream *r = random_new(rates.seed, m->p->geography.area[a->area].area_code);

        for (int k = 0; k < SIM_MEASURES; k++)
            a->value[k] = arena_new(&m->memory, m->months, sizeof *a->value[k]);
        make_fte(m, a, r, rates.noise);
        make_students(m, a, rates.completion);
        make_people(m, a, r, &rates);
        random_free(r);
    }
    return 0;
}

/* The planned share of the whole growth by the end of this period: each year's part of it (item
 * "phase", the share reached at the end of the year), arriving month by month. */
static double phased(const struct model *m, int period)
{
    double before = 0;
    int from = m->first;

    for (size_t i = 0; i < m->s->n; i++) {
        const struct simulation_item *phase = &m->s->item[i];
        double year = 0, so_far = 0;

        if (strcmp(phase->item, "phase"))
            continue;
        if (period > phase->period) {
            before = phase->number;
            from = phase->period;
            continue;
        }
        for (int t = from + 1; t <= phase->period; t++) {
            year += arrival(m, t);
            so_far += t <= period ? arrival(m, t) : 0;
        }
        return before + (phase->number - before) * (year > 0 ? so_far / year : 0);
    }
    return before;
}

int64_t model_trajectory(const struct model *m, const struct simulated_area *a, int period,
                         int version)
{
    const char *code = m->p->geography.area[a->area].area_code;
    const struct simulation_item *replan = simulation_find(m->s, "replan", code, PERIOD_NONE);
    double baseline = decimal_double(a->baseline), target = decimal_double(a->target);
    double due = 0, all = 0, from;

    if (version == 2 && !replan)
        return DECIMAL_NONE;
    if (version == 2 && period > replan->period) {
        /* the rest of the growth, from where the area stood, over the months that are left */
        from = decimal_double(a->value[SIM_FTE][replan->period - m->first]);
        for (int t = replan->period + 1; t <= m->p->deadline; t++) {
            all += arrival(m, t);
            due += t <= period ? arrival(m, t) : 0;
        }
        return decimal_round(decimal_from(from + (target - from) * due / all), 2);
    }
    if (period == m->p->deadline)
        return a->target;
    return decimal_round(decimal_from(baseline + (target - baseline) * phased(m, period)), 2);
}
