#include "stock_flow.h"

#include "mem.h"
#include "random.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

static bool is_share(const struct stock_flow_rate *r)
{
    return r->value >= 0 && r->value <= 1 && r->weight >= 0 && isfinite(r->weight);
}

static bool is_amount(double x)
{
    return x >= 0 && isfinite(x);
}

enum stock_flow_status stock_flow_check(const struct stock_flow_area *a)
{
    double delays = 0;
    bool good = is_share(&a->leaving) && is_share(&a->completion) && is_share(&a->employed) &&
                is_amount(a->joining.value) && is_amount(a->joining.weight) &&
                is_amount(a->leaver_shock) && is_amount(a->joiner_shock) &&
                is_amount(a->participation);

    for (size_t t = 0; t < a->months; t++)
        good = good && is_amount(a->season[t]);
    for (int k = 0; k < STOCK_FLOW_DELAYS; k++) {
        good = good && is_amount(a->delay[k]);
        delays += a->delay[k];
    }
    return good && fabs(delays - 1) <= 1e-6 ? STOCK_FLOW_OK : STOCK_FLOW_REFUSED;
}

static double draw_share(const struct stock_flow_rate *rate, struct random_stream *r)
{
    double x = rate->value * rate->weight;

    return rate->weight > 0 ? random_beta(r, x + 0.5, rate->weight - x + 0.5) : rate->value;
}

struct stock_flow_draw stock_flow_rates(const struct stock_flow_area *a, double z, double z_joining,
                                        struct random_stream *r)
{
    struct stock_flow_draw d;
    const struct stock_flow_rate *j = &a->joining;

    d.leaving = fmin(draw_share(&a->leaving, r) * exp(a->leaver_shock * z), 1);
    d.completion = draw_share(&a->completion, r);
    d.employed = draw_share(&a->employed, r);
    d.joining = j->weight > 0 ? random_gamma(r, j->value * j->weight + 0.5, j->weight) : j->value;
    d.joining *= exp(a->joiner_shock * z_joining);
    return d;
}

struct stock_flow_draw stock_flow_central(const struct stock_flow_area *a)
{
    return (struct stock_flow_draw){a->leaving.value, a->completion.value, a->employed.value,
                                    a->joining.value};
}

/* Of those of a cohort who have not come: the share that does k months after qualifying. */
static double hazard(const struct stock_flow_area *a, double comes, int k)
{
    double left = 1;

    for (int j = 0; j < k; j++)
        left -= comes * a->delay[j];
    return left > 0 ? fmin(comes * a->delay[k] / left, 1) : 0;
}

/* Let the known cohorts arrive: adds to path[].arrivals. r NULL is the expectation. */
static void arrive(const struct stock_flow_area *a, double comes, struct random_stream *r,
                   struct stock_flow_month *path)
{
    for (size_t c = 0; c < a->n_cohorts; c++) {
        const struct stock_flow_cohort *cohort = &a->cohort[c];
        double waiting = cohort->places > cohort->arrived ? cohort->places - cohort->arrived : 0;

        for (int k = cohort->first < 1 ? 1 - cohort->first : 0; k < STOCK_FLOW_DELAYS; k++) {
            double chance = hazard(a, comes, k), come;

            if (cohort->first + k > (int)a->months)
                break;
            come = r ? random_binomial(r, chance, (unsigned)waiting) : waiting * chance;
            path[cohort->first + k - 1].arrivals += come;
            waiting -= come;
        }
    }
}

void stock_flow_path(const struct stock_flow_area *a, const struct stock_flow_draw *draw,
                     struct random_stream *r, struct stock_flow_month *path)
{
    double stock = a->headcount;

    for (size_t t = 0; t < a->months; t++)
        path[t] = (struct stock_flow_month){0, 0, 0, 0};
    arrive(a, draw->completion * draw->employed, r, path);
    for (size_t t = 0; t < a->months; t++) {
        path[t].leavers = random_binomial(r, draw->leaving, (unsigned)stock);
        path[t].joiners = random_poisson(r, draw->joining * a->season[t]);
        stock += path[t].arrivals + path[t].joiners - path[t].leavers;
        path[t].stock = stock;
    }
}

void stock_flow_expected(const struct stock_flow_area *a, const struct stock_flow_draw *draw,
                         struct stock_flow_month *path)
{
    double stock = a->headcount;

    for (size_t t = 0; t < a->months; t++)
        path[t] = (struct stock_flow_month){0, 0, 0, 0};
    arrive(a, draw->completion * draw->employed, NULL, path);
    for (size_t t = 0; t < a->months; t++) {
        path[t].leavers = stock * draw->leaving;
        path[t].joiners = draw->joining * a->season[t];
        stock += path[t].arrivals + path[t].joiners - path[t].leavers;
        path[t].stock = stock;
    }
}

/* The chance that one of a cohort who has not come by the origin is there at the deadline. */
static double comes_and_stays(const struct stock_flow_area *a, const struct stock_flow_draw *draw,
                              const struct stock_flow_cohort *cohort)
{
    double comes = draw->completion * draw->employed, left = 1, sum = 0;
    double stays = pow(1 - draw->leaving, (double)a->months - cohort->first);

    for (int k = 0; k < STOCK_FLOW_DELAYS && cohort->first + k <= (int)a->months; k++) {
        if (cohort->first + k < 1)
            left -= comes * a->delay[k];
        else
            sum += comes * a->delay[k] * stays;
        stays = draw->leaving < 1 ? stays / (1 - draw->leaving)
                                  : cohort->first + k + 1 == (int)a->months;
    }
    return left > 0 ? fmin(sum / left, 1) : 0;
}

void stock_flow_moments(const struct stock_flow_area *a, const struct stock_flow_draw *draw,
                        double *mean, double *variance)
{
    double keep = 1, joined = 0;

    for (size_t t = a->months; t > 0; t--) {
        joined += a->season[t - 1] * keep;
        keep *= 1 - draw->leaving;
    }
    joined *= draw->joining;
    *mean = a->headcount * keep + joined;
    *variance = a->headcount * keep * (1 - keep) + joined;
    for (size_t c = 0; c < a->n_cohorts; c++) {
        const struct stock_flow_cohort *cohort = &a->cohort[c];
        double waiting = cohort->places > cohort->arrived ? cohort->places - cohort->arrived : 0;
        double q = comes_and_stays(a, draw, cohort);

        *mean += waiting * q;
        *variance += waiting * q * (1 - q);
    }
}

double stock_flow_place(const struct stock_flow_area *a, const struct stock_flow_draw *draw)
{
    double sum = 0, keep = 1;
    int months = (int)a->months;

    for (int arrival = months; arrival >= 0; arrival--) {
        int k = arrival - a->extra_first;

        for (int j = arrival ? k : 0; j <= k; j++)
            if (j >= 0 && j < STOCK_FLOW_DELAYS)
                sum += a->delay[j] * keep;
        keep *= 1 - draw->leaving;
    }
    return draw->completion * draw->employed * sum;
}

double stock_flow_joiner(const struct stock_flow_area *a, const struct stock_flow_draw *draw)
{
    double m = (double)a->months;

    /* the mean of (1 - lambda)^0 ... (1 - lambda)^(m - 1) */
    if (!a->months)
        return 0;
    return draw->leaving > 1e-12 ? (1 - pow(1 - draw->leaving, m)) / (draw->leaving * m) : 1;
}

/* One block; its flows are added to *runs by the caller, in the order of the blocks. */
static void run_block(const struct stock_flow_area *a, uint32_t seed, const double *z,
                      const double *z_joining, size_t first, size_t last,
                      struct stock_flow_month *path, struct stock_flow_runs *runs)
{
    struct random_stream *r = random_new_seeded(seed);
    double leavers = 0, arrivals = 0, joiners = 0;

    for (size_t i = first; i < last; i++) {
        struct stock_flow_draw draw = stock_flow_rates(a, z[i], z_joining[i], r);

        stock_flow_path(a, &draw, r, path);
        for (size_t t = 0; t < a->months; t++) {
            leavers += path[t].leavers;
            arrivals += path[t].arrivals;
            joiners += path[t].joiners;
        }
        runs->stock[i] = a->months ? path[a->months - 1].stock : a->headcount;
        runs->draw[i] = draw;
    }
    runs->leavers += leavers;
    runs->arrivals += arrivals;
    runs->joiners += joiners;
    random_free(r);
}

enum stock_flow_status stock_flow_run(const struct stock_flow_area *a, const uint32_t *seed,
                                      const double *z, const double *z_joining, size_t n,
                                      struct stock_flow_runs *runs)
{
    struct stock_flow_month *path;

    if (!n || stock_flow_check(a) != STOCK_FLOW_OK)
        return STOCK_FLOW_REFUSED;
    path = mem_new(a->months, sizeof *path);
    runs->n = n;
    runs->leavers = runs->arrivals = runs->joiners = 0;
    for (size_t first = 0; first < n; first += STOCK_FLOW_BLOCK) {
        size_t last = first + STOCK_FLOW_BLOCK < n ? first + STOCK_FLOW_BLOCK : n;

        run_block(a, seed[first / STOCK_FLOW_BLOCK], z, z_joining, first, last, path, runs);
    }
    runs->leavers /= (double)n;
    runs->arrivals /= (double)n;
    runs->joiners /= (double)n;
    free(path);
    return STOCK_FLOW_OK;
}

void stock_flow_shocks(const uint32_t *seed, size_t n, double *z, double *z_joining)
{
    for (size_t first = 0; first < n; first += STOCK_FLOW_BLOCK) {
        struct random_stream *r = random_new_seeded(seed[first / STOCK_FLOW_BLOCK]);

        for (size_t i = first; i < n && i < first + STOCK_FLOW_BLOCK; i++) {
            z[i] = random_normal(r);
            z_joining[i] = random_normal(r);
        }
        random_free(r);
    }
}

double stock_flow_probability(const double *result, size_t n, double target, int direction)
{
    size_t reached = 0;

    for (size_t i = 0; i < n; i++)
        reached += direction < 0 ? result[i] <= target : result[i] >= target;
    return n ? (double)reached / (double)n : (double)NAN;
}

double stock_flow_error(double probability, size_t n)
{
    return n ? sqrt(probability * (1 - probability) / (double)n) : (double)NAN;
}

/* How many extra people each replicate needs: each of them has an outcome of his own, and the one
 * who makes the last needed success is found without drawing the others. */
static double *trials(const double *result, const double *chance, const double *each, size_t n,
                      double target, const uint32_t *seed)
{
    double *needed = mem_new(n, sizeof *needed);

    for (size_t first = 0; first < n; first += STOCK_FLOW_BLOCK) {
        struct random_stream *r = random_new_seeded(seed[first / STOCK_FLOW_BLOCK]);

        for (size_t i = first; i < n && i < first + STOCK_FLOW_BLOCK; i++) {
            double successes = ceil((target - result[i]) / each[i]);

            if (successes <= 0)
                needed[i] = 0;
            else if (successes <= STOCK_FLOW_MOST) /* false for NaN too */
                needed[i] = random_trials(r, chance[i], (unsigned)successes);
            else
                needed[i] = INFINITY;
        }
        random_free(r);
    }
    return needed;
}

static double share_within(const double *needed, size_t n, double extra)
{
    return stock_flow_probability(needed, n, extra, -1);
}

enum stock_flow_status stock_flow_extra(const double *result, const double *chance,
                                        const double *each, size_t n, double target, double wanted,
                                        const uint32_t *seed, unsigned *extra)
{
    unsigned low = 0, high = STOCK_FLOW_MOST;
    enum stock_flow_status status = STOCK_FLOW_OK;
    double *needed;

    if (!n || !(wanted > 0 && wanted < 1) || !isfinite(target))
        return STOCK_FLOW_REFUSED;
    needed = trials(result, chance, each, n, target, seed);
    if (share_within(needed, n, high) < wanted)
        status = STOCK_FLOW_OUT_OF_REACH;
    while (status == STOCK_FLOW_OK && low < high) {
        unsigned middle = low + (high - low) / 2;

        if (share_within(needed, n, middle) >= wanted)
            high = middle;
        else
            low = middle + 1;
    }
    free(needed);
    if (status == STOCK_FLOW_OK)
        *extra = low;
    return status;
}

double stock_flow_closed_form(double target, double expected, double chance, double each)
{
    return chance * each > 0 ? (target - expected) / (chance * each) : (double)NAN;
}
