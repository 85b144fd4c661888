#include "rates.h"

#include "period.h"
#include "posterior.h"

#include <math.h>
#include <stdlib.h>

enum { YEAR = 12, LEAST_MONTHS = 6, LEAST_STARTERS = 20, LEAST_YEARS = 3, STEPS = 50 };

/* the 90 % point of the standard normal distribution */
static const double Z90 = 1.2815515655446004;

/* Events, and what they happened to: people a month, or months. */
struct count {
    double events, exposure, months;
};

/* How many people, or months, a given range is worth: those that would make it as wide. */
static double weigh(const struct assumption *a)
{
    double sd = (a->high - a->low) / (2 * Z90), v = a->value;

    if (!(sd > 0)) /* no range, for NaN too: taken as certain */
        return 0;
    switch (a->name) {
    case ASSUME_LEAVER_RATE:
    case ASSUME_COMPLETION:
    case ASSUME_EMPLOYED:
        return fmax(v * (1 - v) / (sd * sd) - 1, 0);
    case ASSUME_JOINERS:
        return v / (sd * sd);
    default:
        return 0;
    }
}

static void set_from_register(struct rates *r, enum assumption_name name)
{
    const struct assumption *a = assumptions_of(r->reg, name);

    r->of[name] = (struct rate){a->value, a->low, a->high, weigh(a), ASSUMED_GIVEN};
}

/* Is the register's value only a stand-in? */
static bool estimated(const struct rates *r, enum assumption_name name)
{
    return assumptions_of(r->reg, name)->basis == ASSUMED_ESTIMATED;
}

static void set_share(struct rates *r, enum assumption_name name, const struct count *c, int basis)
{
    struct rate *rate = &r->of[name];

    *rate = (struct rate){.value = fmin(c->events / c->exposure, 1), .weight = c->exposure};
    rate->basis = basis;
    if (posterior_share_quantile(rate->value, rate->weight, 0.1, &rate->low) ||
        posterior_share_quantile(rate->value, rate->weight, 0.9, &rate->high))
        rate->low = rate->high = (double)NAN;
}

static void set_joiners(struct rates *r, const struct count *c, int basis)
{
    struct rate *rate = &r->of[ASSUME_JOINERS];

    *rate = (struct rate){.value = c->events / c->months, .weight = c->months, .basis = basis};
    if (posterior_rate_quantile(rate->value, rate->weight, 0.1, &rate->low) ||
        posterior_rate_quantile(rate->value, rate->weight, 0.9, &rate->high))
        rate->low = rate->high = (double)NAN;
}

/* Count a flow in a month: a month that lacks the flow or the opening headcount does not count. */
static void add_month(struct count *c, const struct flows *f, enum flow flow, int period)
{
    double events = flows_at(f, flow, period);
    double opening = flows_at(f, FLOW_HEADCOUNT, period - 1);

    if (isnan(events) || (flow == FLOW_LEAVERS && isnan(opening)))
        return;
    c->events += events;
    c->exposure += opening;
    c->months++;
}

static struct count count_months(const struct flows *f, enum flow flow, int last, int months)
{
    struct count c = {0, 0, 0};

    if (f->origin == PERIOD_NONE)
        return c;
    for (int period = last - months + 1; period <= last; period++)
        add_month(&c, f, flow, period);
    return c;
}

static int window(const struct rates *r)
{
    return (int)assumptions_of(r->reg, ASSUME_WINDOW)->value;
}

/* ---------------------------------------------------------------- cohorts */

/* Share out those who qualified in a month over the cohorts that may have been in training: those
 * that started k months before training_months ago. part[k] is the k-th cohort's. */
static void share_out(const struct rates *r, const struct flows *f, int period, double *part)
{
    double qualified = flows_at(f, FLOW_QUALIFIED, period), sum = 0;
    int training = (int)r->of[ASSUME_TRAINING].value;

    for (int k = 0; k < INTAKE_DELAYS; k++) {
        double started = flows_at(f, FLOW_STARTED, period - training - k);

        part[k] = started > 0 ? started * r->of[ASSUME_DELAY + k].value : 0;
        sum += part[k];
    }
    for (int k = 0; k < INTAKE_DELAYS; k++)
        part[k] = sum > 0 && qualified > 0 ? qualified * part[k] / sum : 0;
}

/* Those of a cohort who arrived k months after qualifying, added to arrived[k]. */
static void add_arrived(const struct rates *r, const struct flows *f, int start, double *arrived)
{
    double part[INTAKE_DELAYS];

    for (int k = 0; k < INTAKE_DELAYS; k++) {
        int period = start + (int)r->of[ASSUME_TRAINING].value + k;

        if (period > f->origin)
            return;
        share_out(r, f, period, part);
        arrived[k] += part[k];
    }
}

/* Started and arrived, of the cohorts that have all had the time to arrive. */
static double complete_cohorts(const struct rates *r, const struct flows *f, double *arrived)
{
    int needed = (int)r->of[ASSUME_TRAINING].value + INTAKE_DELAYS - 1;
    double started = 0;

    if (f->origin == PERIOD_NONE)
        return 0;
    for (int start = f->first; start + needed <= f->origin; start++)
        if (flows_at(f, FLOW_STARTED, start) > 0) {
            started += flows_at(f, FLOW_STARTED, start);
            add_arrived(r, f, start, arrived);
        }
    return started;
}

static double total(const double *arrived)
{
    double sum = 0;

    for (int k = 0; k < INTAKE_DELAYS; k++)
        sum += arrived[k];
    return sum;
}

static bool delays_estimated(const struct rates *r)
{
    for (int k = 0; k < INTAKE_DELAYS; k++)
        if (!estimated(r, (enum assumption_name)(ASSUME_DELAY + k)))
            return false;
    return true;
}

static void set_delays(struct rates *r, const double *share, int basis)
{
    for (int k = 0; k < INTAKE_DELAYS; k++)
        r->of[ASSUME_DELAY + k] = (struct rate){share[k], (double)NAN, (double)NAN, 0, basis};
}

/* Expectation-maximisation, from equal shares: with one cohort a year the first step is already the
 * answer. Nothing changes where no cohort has had the time to arrive. */
static void pool_delays(struct rates *r, const struct flows *f, size_t n)
{
    for (int step = 0; delays_estimated(r) && step < STEPS; step++) {
        double arrived[INTAKE_DELAYS] = {0}, sum;

        for (size_t i = 0; i < n; i++)
            complete_cohorts(r, &f[i], arrived);
        sum = total(arrived);
        if (!(sum > 0))
            return;
        for (int k = 0; k < INTAKE_DELAYS; k++)
            arrived[k] = step ? arrived[k] / sum : 1.0 / INTAKE_DELAYS;
        set_delays(r, arrived, ASSUMED_ESTIMATED);
    }
}

static struct count count_completion(const struct rates *r, const struct flows *f)
{
    double arrived[INTAKE_DELAYS] = {0}, started = complete_cohorts(r, f, arrived);

    return (struct count){total(arrived) / r->of[ASSUME_EMPLOYED].value, started, 0};
}

double rates_arrived(const struct rates *r, const struct flows *f, int start)
{
    double arrived[INTAKE_DELAYS] = {0};

    if (f->origin != PERIOD_NONE)
        add_arrived(r, f, start, arrived);
    return total(arrived);
}

/* ---------------------------------------------------------------- all areas together */

static int last_origin(const struct flows *f, size_t n)
{
    int last = PERIOD_NONE;

    for (size_t i = 0; i < n; i++)
        last = f[i].origin > last ? f[i].origin : last;
    return last;
}

static struct count count_all(const struct flows *f, size_t n, enum flow flow, int last, int months)
{
    struct count all = {0, 0, 0};

    for (size_t i = 0; i < n; i++) {
        struct count c = count_months(&f[i], flow, last, months);

        all.events += c.events;
        all.exposure += c.exposure;
        all.months += c.months;
    }
    return all;
}

/* The spread of the rates of whole years, less what chance explains. */
static void pool_shock(struct rates *r, const struct flows *f, size_t n, enum flow flow,
                       enum assumption_name name)
{
    double sum = 0, squares = 0, chance = 0;
    int years = 0, last = last_origin(f, n);

    set_from_register(r, name);
    if (!estimated(r, name) || last == PERIOD_NONE)
        return;
    for (; last - YEAR >= f[0].first; last -= YEAR) {
        struct count c = count_all(f, n, flow, last, YEAR);
        double y = log(c.events / (flow == FLOW_LEAVERS ? c.exposure : c.months));

        if (c.months < YEAR || !isfinite(y))
            break;
        sum += y;
        squares += y * y;
        chance += 1 / c.events;
        years++;
    }
    if (years < LEAST_YEARS)
        return;
    squares = (squares - sum * sum / years) / (years - 1) - chance / years;
    r->of[name] =
        (struct rate){sqrt(fmax(squares, 0)), (double)NAN, (double)NAN, 0, ASSUMED_ESTIMATED};
}

/* Each calendar month's mean over the mean month, when the window holds whole years. */
static void pool_season(struct rates *r, const struct flows *f, size_t n)
{
    int last = last_origin(f, n), years = window(r) / YEAR;
    struct count month[YEAR] = {{0, 0, 0}};
    double sum = 0;

    for (int m = 0; m < YEAR; m++)
        r->season[m] = 1;
    if (last == PERIOD_NONE || !years)
        return;
    for (size_t i = 0; i < n; i++)
        for (int period = last - years * YEAR + 1; period <= last; period++)
            add_month(&month[period_month(period) - 1], &f[i], FLOW_JOINERS, period);
    for (int m = 0; m < YEAR; m++)
        sum += month[m].events / month[m].months;
    for (int m = 0; sum > 0 && m < YEAR; m++) /* NaN, when a calendar month is never known */
        r->season[m] = month[m].events / month[m].months * YEAR / sum;
}

/* Actual over headcount of all areas in a month; 0 of 0 when there is none. */
static double participation_at(const struct flows *f, size_t n, int period)
{
    double actual = 0, people = 0;

    for (size_t i = 0; i < n; i++) {
        double a = flows_at(&f[i], FLOW_ACTUAL, period),
               h = flows_at(&f[i], FLOW_HEADCOUNT, period);

        if (a > 0 && h > 0) {
            actual += a;
            people += h;
        }
    }
    return actual / people;
}

/* The last month's, and its spread over the months of the window. */
static void set_participation(struct rates *r, const struct flows *f, size_t n, int basis)
{
    double sum = 0, squares = 0, known = 0, latest = 0, sd;
    int last = last_origin(f, n);

    for (int k = window(r) - 1; last != PERIOD_NONE && k >= 0; k--) {
        double share = participation_at(f, n, last - k);

        if (share > 0) {
            latest = share;
            sum += share;
            squares += share * share;
            known++;
        }
    }
    if (!(known > 0))
        return;
    sd = known > 1 ? sqrt(fmax((squares - sum * sum / known) / (known - 1), 0)) : 0;
    r->of[ASSUME_PARTICIPATION] =
        (struct rate){latest, latest - Z90 * sd, latest + Z90 * sd, 0, basis};
}

/* What the flows of n areas, and what was counted of them, tell; the rest stays as it is. */
static void estimate(struct rates *r, const struct flows *f, size_t n,
                     const struct count *completion, const struct count *leavers,
                     const struct count *joiners)
{
    if (estimated(r, ASSUME_COMPLETION) && completion->exposure >= LEAST_STARTERS)
        set_share(r, ASSUME_COMPLETION, completion, ASSUMED_ESTIMATED);
    if (estimated(r, ASSUME_LEAVER_RATE) && leavers->months >= LEAST_MONTHS &&
        leavers->exposure > 0)
        set_share(r, ASSUME_LEAVER_RATE, leavers, ASSUMED_ESTIMATED);
    if (estimated(r, ASSUME_JOINERS) && joiners->months >= LEAST_MONTHS)
        set_joiners(r, joiners, ASSUMED_ESTIMATED);
    if (estimated(r, ASSUME_PARTICIPATION))
        set_participation(r, f, n, ASSUMED_ESTIMATED);
}

void rates_pooled(struct rates *r, const struct assumptions *reg, const struct flows *f, size_t n)
{
    int last = last_origin(f, n);
    struct count leavers = {0, 0, 0}, joiners = {0, 0, 0}, completion = {0, 0, 0};

    *r = (struct rates){.reg = reg};
    for (int k = 0; k < ASSUMPTIONS; k++)
        set_from_register(r, (enum assumption_name)k);
    pool_delays(r, f, n);
    for (size_t i = 0; i < n; i++) {
        struct count c = count_completion(r, &f[i]);

        completion.events += c.events;
        completion.exposure += c.exposure;
    }
    if (last != PERIOD_NONE) {
        leavers = count_all(f, n, FLOW_LEAVERS, last, window(r));
        joiners = count_all(f, n, FLOW_JOINERS, last, window(r));
    }
    estimate(r, f, n, &completion, &leavers, &joiners);
    pool_season(r, f, n);
    pool_shock(r, f, n, FLOW_LEAVERS, ASSUME_LEAVER_SHOCK);
    pool_shock(r, f, n, FLOW_JOINERS, ASSUME_JOINER_SHOCK);
}

/* ---------------------------------------------------------------- one area */

void rates_of_area(struct rates *r, const struct rates *pooled, const struct flows *f)
{
    struct count leavers = count_months(f, FLOW_LEAVERS, f->origin, window(pooled));
    struct count joiners = count_months(f, FLOW_JOINERS, f->origin, window(pooled));
    struct count completion = count_completion(pooled, f);

    *r = *pooled;
    for (int k = 0; k < ASSUME_DELAY; k++)
        if (r->of[k].basis == ASSUMED_ESTIMATED)
            r->of[k].basis = ASSUMED_POOLED;
    estimate(r, f, 1, &completion, &leavers, &joiners);
}

bool rates_complete(const struct rates *r)
{
    return r->of[ASSUME_PARTICIPATION].value > 0 && !isnan(r->of[ASSUME_LEAVER_RATE].value) &&
           !isnan(r->of[ASSUME_JOINERS].value);
}

struct intake_yield rates_yield(const struct rates *r)
{
    struct intake_yield y = {.training_months = (int)r->of[ASSUME_TRAINING].value,
                             .completion = r->of[ASSUME_COMPLETION].value,
                             .employed = r->of[ASSUME_EMPLOYED].value,
                             .participation = r->of[ASSUME_PARTICIPATION].value};

    for (int k = 0; k < INTAKE_DELAYS; k++)
        y.delay[k] = r->of[ASSUME_DELAY + k].value;
    return y;
}

int rates_intake(const struct rates *r, const struct flows *f, int first, size_t n, double *x,
                 int *known_until)
{
    struct intake_yield yield = rates_yield(r);
    struct intake_cohort *cohort = mem_new(f->n, sizeof *cohort);
    size_t cohorts = 0;
    int result = 0;

    *known_until = PERIOD_NONE;
    for (size_t i = 0; i < f->n; i++)
        if (f->value[FLOW_STARTED][i] > 0) {
            cohort[cohorts++] =
                (struct intake_cohort){f->first + (int)i, f->value[FLOW_STARTED][i]};
            *known_until = f->first + (int)i + YEAR + yield.training_months - 1;
        }
    for (size_t i = 0; i < n; i++)
        x[i] = 0;
    if (intake_cumulative(cohort, cohorts, &yield, first, n, x) != INTAKE_OK)
        result = -1;
    free(cohort);
    return result;
}
