/* Stock and flow: one area's people month by month to a deadline, simulated; how likely a target is
 * reached, and how many more places or joiners it would take.
 *
 * In each month after the origin, of an area with S people:
 *     leavers   L ~ Binomial(S, lambda),   lambda = Beta(x + 1/2, n - x + 1/2) exp(s z)
 *     arrivals  A ~ those of each cohort, Binomial(places, completion x employed), spread over the
 *               months by the shares delay[0..6]
 *     joiners   J ~ Poisson(mu x season),   mu = Gamma(x + 1/2, months) exp(s' z')
 *     S' = S - L + A + J,   actual = S x participation.
 * The rates are drawn once a replicate; z and z' are standard normal and shared by all areas. Those
 * of a cohort who have arrived by the origin are known: the others arrive with the chance that is
 * left, which is the multinomial distribution given its first counts.
 *
 * Sources: Bartholomew, Forbes, McClean, "Statistical Techniques for Manpower Planning", 1991;
 * Beta and Gamma are the Jeffreys posteriors of posterior.h. */
#ifndef HW_STOCK_FLOW_H
#define HW_STOCK_FLOW_H

#include <stddef.h>
#include <stdint.h>

enum stock_flow_status {
    STOCK_FLOW_OK,
    STOCK_FLOW_REFUSED,     /* an input that makes no sense */
    STOCK_FLOW_OUT_OF_REACH /* no number of extra people up to STOCK_FLOW_MOST is enough */
};

enum { STOCK_FLOW_BLOCK = 500, STOCK_FLOW_DELAYS = 7, STOCK_FLOW_MOST = 1 << 20 };

/* A share or a number a month; weight is of how many people, or in how many months, it was
 * observed; 0 when it is certain. */
struct stock_flow_rate {
    double value, weight;
};

struct stock_flow_cohort {
    unsigned places, arrived; /* started; arrived by the origin */
    int first; /* the month of delay[0]: 1 is the first after the origin; 0 and less are past */
};

struct stock_flow_area {
    unsigned headcount;                     /* at the origin */
    double participation;                   /* FTE for each person */
    size_t months;                          /* from the origin to the deadline */
    struct stock_flow_rate leaving;         /* share of the opening headcount, each month */
    struct stock_flow_rate completion;      /* share of those who start */
    struct stock_flow_rate employed;        /* share of those who qualify */
    struct stock_flow_rate joining;         /* people each month, in the mean month */
    const double *season;                   /* [months]: joiners as multiples of the mean month */
    double leaver_shock, joiner_shock;      /* s and s' */
    double delay[STOCK_FLOW_DELAYS];        /* sum to 1 */
    const struct stock_flow_cohort *cohort; /* [n_cohorts] */
    size_t n_cohorts;
    int extra_first; /* the month of delay[0] of extra places; those who would have come before
                        the first month stand in the headcount from the origin on */
};

/* The rates of one replicate. */
struct stock_flow_draw {
    double leaving, completion, employed, joining;
};

/* One month of one replicate; people are whole. */
struct stock_flow_month {
    double stock, leavers, arrivals, joiners; /* stock at the end of the month */
};

struct random_stream;

/* Is the input usable? Shares from 0 to 1, nothing negative, delays that sum to 1 within 1e-6. */
enum stock_flow_status stock_flow_check(const struct stock_flow_area *a);

/* Draw the rates of a replicate; z and z_joining are the two shared standard normals. */
struct stock_flow_draw stock_flow_rates(const struct stock_flow_area *a, double z, double z_joining,
                                        struct random_stream *r);

/* Simulate one replicate: path[months], which may have room for none when months is 0. */
void stock_flow_path(const struct stock_flow_area *a, const struct stock_flow_draw *draw,
                     struct random_stream *r, struct stock_flow_month *path);

/* The same without chance: every draw is its mean, so that people are not whole. */
void stock_flow_expected(const struct stock_flow_area *a, const struct stock_flow_draw *draw,
                         struct stock_flow_month *path);

/* The central rates: the values themselves, without shocks. */
struct stock_flow_draw stock_flow_central(const struct stock_flow_area *a);

/* Mean and variance of the people at the deadline, given the rates: exact, by Binomial and Poisson
 * thinning. With r = 1 - lambda, m months, and q = a waiting student's chance to come and stay:
 *     mean     S r^m + sum waiting q + sum_t mu season_t r^(m - t),
 *     variance S r^m (1 - r^m) + sum waiting q (1 - q) + sum_t mu season_t r^(m - t). */
void stock_flow_moments(const struct stock_flow_area *a, const struct stock_flow_draw *draw,
                        double *mean, double *variance);

/* The chance that somebody who starts in an extra place is at work at the deadline:
 *     completion x employed x sum_k delay[k] (1 - lambda)^(months since arriving). */
double stock_flow_place(const struct stock_flow_area *a, const struct stock_flow_draw *draw);

/* The same for an extra joiner, when they come evenly over the months. */
double stock_flow_joiner(const struct stock_flow_area *a, const struct stock_flow_draw *draw);

/* What n replicates came to. */
struct stock_flow_runs {
    size_t n;
    double *stock;                     /* [n]: people at the deadline */
    struct stock_flow_draw *draw;      /* [n]: the rates */
    double leavers, arrivals, joiners; /* people until the deadline, mean over the replicates */
};

/* Run n replicates, in blocks of STOCK_FLOW_BLOCK with a generator each: block b uses seed[b]. z
 * and z_joining are the n shared normals each. Results stand in fixed places and are added up in
 * the order of the blocks. The arrays of *runs must have room for n. */
enum stock_flow_status stock_flow_run(const struct stock_flow_area *a, const uint32_t *seed,
                                      const double *z, const double *z_joining, size_t n,
                                      struct stock_flow_runs *runs);

/* Fill z and z_joining with n standard normals each, block b from seed[b]. */
void stock_flow_shocks(const uint32_t *seed, size_t n, double *z, double *z_joining);

/* The share of n results at or above the target (at or below it for direction -1), and its Monte
 * Carlo error sqrt(p (1 - p) / n). NaN for n = 0. */
double stock_flow_probability(const double *result, size_t n, double target, int direction);
double stock_flow_error(double probability, size_t n);

/* The smallest number N of extra people so that the target is reached in at least a share `wanted`
 * of the n replicates. In replicate i, result[i] is what is there without them, chance[i] that one
 * of them is at work at the deadline, and each[i] what he then adds. Every potential person has an
 * outcome of his own in each replicate, which does not depend on N (common random numbers), so that
 * the probability never falls when N rises; N is found by bisection. Block b uses seed[b]. */
enum stock_flow_status stock_flow_extra(const double *result, const double *chance,
                                        const double *each, size_t n, double target, double wanted,
                                        const uint32_t *seed, unsigned *extra);

/* The closed form, for expectations instead of a probability:
 *     N = (target - expected) / (chance x each)
 * where expected = headcount (1 - lambda)^m + the joiners and known arrivals that will still be
 * there, in the target's unit, and chance = completion x employed x retention. Negative where more
 * are expected than are needed; NaN when chance x each is not > 0. */
double stock_flow_closed_form(double target, double expected, double chance, double each);

#endif
