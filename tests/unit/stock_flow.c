/* Expected values: R 4.2.2, by the closed form of Binomial thinning and by a simulation with rbinom
 * of the same inputs. The script:
 *
 *     options(digits = 12)
 *     S0 <- 900; lam <- 0.009; m <- 6; s <- c(1.5, 1.5, 1, 1, 0.5, 0.5); mu <- 8
 *     d <- c(.24, .22, .11, .03, .15, .13, .12); p <- 0.9 * 0.95
 *     # delay 0 is past (20 of 100 have come): the 80 others come in months 1 to 6
 *     h <- p * d[2:7] / (1 - p * d[1]); keep <- (1 - lam)^(m - 1:6)
 *     q <- sum(h * keep)
 *     mean_ <- S0 * (1 - lam)^m + 80 * q + sum(mu * s * keep)
 *     var_ <- S0 * (1 - lam)^m * (1 - (1 - lam)^m) + 80 * q * (1 - q) + sum(mu * s * keep)
 *     print(c(mean_, var_))
 *     # the deterministic recursion, month by month
 *     S <- S0; for (t in 1:6) { S <- S - lam * S + 80 * h[t] + mu * s[t]; cat(S, "") }; cat("\n")
 *     # rbinom version, month by month, rates drawn: 1,000,000 replicates
 *     set.seed(1); B <- 1e6
 *     l <- pmin(rbeta(B, 180.5, 20000 - 180 + 0.5) * exp(0.12 * rnorm(B)), 1)
 *     co <- rbeta(B, 90.5, 10.5); mm <- rgamma(B, 8 * 24 + 0.5, 24) * exp(0.2 * rnorm(B))
 *     S <- rep(S0, B); W <- rep(80, B); out <- 0; inn <- 0; J <- 0
 *     for (t in 1:6) {
 *       L <- rbinom(B, S, l); cum <- sum(d[1:t]); hz <- co * .95 * d[t + 1] / (1 - co * .95 * cum)
 *       A <- rbinom(B, W, hz); W <- W - A; j <- rpois(B, mm * s[t]); S <- S - L + A + j
 *       out <- out + L; inn <- inn + A; J <- J + j }
 *     cat(mean(S), sd(S), mean(out), mean(inn), mean(J), mean(S >= 950), "\n")
 *     quantile(S, c(.1, .9))
 *     se <- function(x) sd(x) / sqrt(B)
 *     cat(se(S), se(out), se(inn), se(J), "\n")
 *     cat(var(S), sqrt((mean((S-mean(S))^4) - var(S)^2) / B), "\n")
 *     # extra places
 *     1 - pbinom(62, 76:88, 0.8)
 *     # the first of them come a month before the origin, or in the third month
 *     e <- pmax(-1 + 0:6, 0); sum(ifelse(e <= m, d * (1 - lam)^(m - e), 0)) * p
 *     e <- 3 + 0:6; sum(ifelse(e <= m, d * (1 - lam)^(m - e), 0)) * p
 *     # a joiner
 *     mean((1 - lam)^(0:5))
 */
#include "stock_flow.h"
#include "random.h"

#include "unit.h"

#include <stdlib.h>

enum { MONTHS = 6, RUNS = 20000, BLOCKS = RUNS / STOCK_FLOW_BLOCK };

static const double season[MONTHS] = {1.5, 1.5, 1, 1, 0.5, 0.5};
static const struct stock_flow_cohort cohort = {100, 20, 0};

/* the area of the R script, its rates certain */
static struct stock_flow_area certain(void)
{
    return (struct stock_flow_area){.headcount = 900,
                                    .participation = 0.8,
                                    .months = MONTHS,
                                    .leaving = {0.009, 0},
                                    .completion = {0.9, 0},
                                    .employed = {0.95, 0},
                                    .joining = {8, 0},
                                    .season = season,
                                    .delay = {0.24, 0.22, 0.11, 0.03, 0.15, 0.13, 0.12},
                                    .cohort = &cohort,
                                    .n_cohorts = 1,
                                    .extra_first = -1};
}

static struct stock_flow_area uncertain(void)
{
    struct stock_flow_area a = certain();

    a.leaving.weight = 20000;
    a.completion.weight = 100;
    a.joining.weight = 24;
    a.leaver_shock = 0.12;
    a.joiner_shock = 0.2;
    return a;
}

static uint32_t seed[4 * BLOCKS];
static double z[RUNS], z2[RUNS], stock[RUNS];
static struct stock_flow_draw draws[RUNS];
static struct stock_flow_runs runs = {.stock = stock, .draw = draws};

static void run(const struct stock_flow_area *a)
{
    stock_flow_shocks(seed + BLOCKS, RUNS, z, z2);
    CHECK(stock_flow_run(a, seed, z, z2, RUNS, &runs) == STOCK_FLOW_OK);
}

static void moments(double *mean, double *variance)
{
    *mean = *variance = 0;
    for (int i = 0; i < RUNS; i++)
        *mean += stock[i] / RUNS;
    for (int i = 0; i < RUNS; i++)
        *variance += (stock[i] - *mean) * (stock[i] - *mean) / (RUNS - 1);
}

static int by_size(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;

    return (a > b) - (a < b);
}

/* the recursion of the script; and with shares of 0 and 1, no joiners, every path is it exactly */
static void deterministic(void)
{
    static const double expected[MONTHS] = {922.833064922, 935.994099798, 938.151934481,
                                            950.617474972, 957.249637878, 962.961517458};
    static const double whole_delay[STOCK_FLOW_DELAYS] = {0, 0, 1, 0, 0, 0, 0};
    struct stock_flow_area a = certain();
    struct stock_flow_draw draw = stock_flow_central(&a);
    struct stock_flow_month path[MONTHS], same[MONTHS];
    double mean, variance;

    stock_flow_expected(&a, &draw, path);
    for (int t = 0; t < MONTHS; t++)
        CHECK_NEAR(expected[t], path[t].stock, 1e-8);
    for (int leaving = 0; leaving < 2; leaving++) {
        struct random_stream *r = random_new(1, "exact");

        a.leaving.value = leaving;
        a.completion.value = a.employed.value = 1;
        a.joining.value = 0;
        memcpy(a.delay, whole_delay, sizeof whole_delay);
        draw = stock_flow_rates(&a, 1.5, -1, r);
        stock_flow_expected(&a, &draw, same);
        stock_flow_path(&a, &draw, r, path);
        CHECK(!memcmp(path, same, sizeof path));
        stock_flow_moments(&a, &draw, &mean, &variance);
        CHECK(mean == path[MONTHS - 1].stock && variance == 0);
        /* 80 of the 100 come in the second month; leaving = 1 takes everybody a month later */
        CHECK(path[0].stock == (leaving ? 0 : 900) && path[1].stock == (leaving ? 80 : 980));
        CHECK(path[MONTHS - 1].stock == (leaving ? 0 : 980));
        random_free(r);
    }
}

/* S(t + 1) - S(t) = in - out, people are whole, nobody is lost; in 20,000 replicates */
static void conservation(void)
{
    struct stock_flow_area a = uncertain();
    struct random_stream *r = random_new(2, "conservation");
    int bad = 0;

    for (int i = 0; i < RUNS; i++) {
        struct stock_flow_draw draw = stock_flow_rates(&a, random_normal(r), random_normal(r), r);
        struct stock_flow_month path[MONTHS];
        double before = a.headcount, arrived = 0;

        stock_flow_path(&a, &draw, r, path);
        for (int t = 0; t < MONTHS; t++) {
            const struct stock_flow_month *m = &path[t];

            bad += m->stock - before != m->arrivals + m->joiners - m->leavers;
            bad += m->leavers > before || m->stock != floor(m->stock) || m->stock < 0;
            before = m->stock;
            arrived += m->arrivals;
        }
        bad += arrived > 80;
    }
    CHECK(bad == 0);
    random_free(r);
}

/* Mean and variance against the closed form, within 4 Monte Carlo standard errors. */
static void closed_form(void)
{
    const double mean = 962.961517458, variance = 104.561565263;
    struct stock_flow_area a = certain();
    double m, v, exact, exact_variance;

    run(&a);
    moments(&m, &v);
    stock_flow_moments(&a, &draws[0], &exact, &exact_variance);
    CHECK_NEAR(mean, exact, 1e-8);
    CHECK_NEAR(variance, exact_variance, 1e-8);
    CHECK_NEAR(mean, m, 4 * sqrt(variance / RUNS));
    CHECK_NEAR(variance, v, 4 * variance * sqrt(2.0 / RUNS));
    CHECK_NEAR(m, 900 + runs.arrivals + runs.joiners - runs.leavers, 1e-9);
}

/* R's numbers, whose own error with 1,000,000 replicates is a seventh of ours, and their errors. */
static void beside_r(void)
{
    struct stock_flow_area a = uncertain();
    double m, v;

    run(&a);
    moments(&m, &v);
    CHECK_NEAR(963.232967, m, 4 * 16.3808 * sqrt(1.0 / RUNS + 1e-6));
    CHECK_NEAR(268.331, v, 4 * 398.819 * sqrt(1.0 / RUNS + 1e-6));
    CHECK_NEAR(50.930487, runs.leavers, 4 * 9.91691 * sqrt(1.0 / RUNS + 1e-6));
    CHECK_NEAR(65.066636, runs.arrivals, 4 * 4.42219 * sqrt(1.0 / RUNS + 1e-6));
    CHECK_NEAR(49.096818, runs.joiners, 4 * 12.6825 * sqrt(1.0 / RUNS + 1e-6));
    CHECK_NEAR(0.800872, stock_flow_probability(stock, RUNS, 950, 1),
               4 * sqrt(0.8 * 0.2 * (1.0 / RUNS + 1e-6)));
    CHECK_NEAR(1 - stock_flow_probability(stock, RUNS, 949, -1),
               stock_flow_probability(stock, RUNS, 950, 1), 1e-12);
    qsort(stock, RUNS, sizeof *stock, by_size);
    CHECK_NEAR(943, stock[RUNS / 10], 1);
    CHECK_NEAR(984, stock[RUNS * 9 / 10], 1);
    CHECK_NEAR(0.005, stock_flow_error(0.5, 10000), 1e-15); /* statistics.md, section (c) */
}

/* One generator a block: a run of fewer blocks is the beginning of a longer one, byte for byte. */
static void blocks(void)
{
    struct stock_flow_area a = uncertain();
    static double first[RUNS];

    run(&a);
    memcpy(first, stock, sizeof first);
    CHECK(stock_flow_run(&a, seed, z, z2, RUNS / 2, &runs) == STOCK_FLOW_OK);
    CHECK(!memcmp(first, stock, sizeof first / 2));
    CHECK(stock_flow_run(&a, seed + BLOCKS / 2, z + RUNS / 2, z2 + RUNS / 2, RUNS / 2, &runs) ==
          STOCK_FLOW_OK);
    CHECK(!memcmp(first + RUNS / 2, stock, sizeof first / 2));
}

/* 50 are missing and each adds 0.8: 63 of N must be there, with a chance of 0.8 each. exact[] is
 * the probability of that for N = 76 to 88, and the N found may be wrong by its Monte Carlo error
 * only.
 */
static void extra_places(void)
{
    static double result[RUNS], chance[RUNS], each[RUNS];
    static const double wanted[] = {0.5, 0.8, 0.95};
    static const double exact[] = {0.321058191884, 0.40940883399,  0.500115493218, 0.588554485966,
                                   0.670750726285, 0.743814051013, 0.806110148938, 0.857192949238,
                                   0.897572686617, 0.928408122434, 0.951199531516, 0.967533374691,
                                   0.978901729541};
    unsigned n = 0, more;

    for (int i = 0; i < RUNS; i++) {
        result[i] = 100;
        chance[i] = 0.8;
        each[i] = 0.8;
    }
    for (int k = 0; k < 3; k++) {
        CHECK(stock_flow_extra(result, chance, each, RUNS, 150, wanted[k], seed, &n) ==
              STOCK_FLOW_OK);
        CHECK(n > 76 && n <= 88);
        CHECK(exact[n - 76] > wanted[k] - 4 * stock_flow_error(wanted[k], RUNS));
        CHECK(exact[n - 77] < wanted[k] + 4 * stock_flow_error(wanted[k], RUNS));
    }
    /* closed form, for half: (150 - 100) / (0.8 x 0.8) = 78.125 */
    CHECK_NEAR(78.125, stock_flow_closed_form(150, 100, 0.8, 0.8), 1e-12);
    CHECK(isnan(stock_flow_closed_form(150, 100, 0, 0.8)));
    CHECK(stock_flow_extra(result, chance, each, RUNS, 100, 0.8, seed, &n) == STOCK_FLOW_OK);
    CHECK(n == 0);
    /* never fewer for a higher target or a higher probability */
    n = 0;
    for (int target = 100; target < 160; target += 3) {
        CHECK(stock_flow_extra(result, chance, each, RUNS, target, 0.8, seed, &more) ==
              STOCK_FLOW_OK);
        CHECK(more >= n);
        n = more;
    }
    chance[0] = 0;
    CHECK(stock_flow_extra(result, chance, each, 1, 150, 0.8, seed, &n) == STOCK_FLOW_OUT_OF_REACH);
    CHECK(stock_flow_extra(result, chance, each, 0, 150, 0.8, seed, &n) == STOCK_FLOW_REFUSED);
    CHECK(stock_flow_extra(result, chance, each, 9, (double)NAN, 0.8, seed, &n) ==
          STOCK_FLOW_REFUSED);
}

/* The places of the whole model: with as many more as it says, R's probability is as wanted. */
static void places_of_area(void)
{
    struct stock_flow_area a = certain();
    struct stock_flow_draw draw = stock_flow_central(&a);
    static double each[RUNS], place[RUNS];
    unsigned n = 0;

    CHECK_NEAR(0.822819427387, stock_flow_place(&a, &draw), 1e-12);
    a.extra_first = 3;
    CHECK_NEAR(0.503292300109, stock_flow_place(&a, &draw), 1e-12);
    CHECK_NEAR(0.977768184051, stock_flow_joiner(&a, &draw), 1e-12);
    run(&a);
    for (int i = 0; i < RUNS; i++) {
        each[i] = 1;
        place[i] = stock_flow_place(&a, &draws[i]);
    }
    /* half: the closed form, (1000 - 962.96) / 0.5033 = 73.6, up to a person or two of rounding */
    CHECK(stock_flow_extra(stock, place, each, RUNS, 1000, 0.5, seed + 2 * BLOCKS, &n) ==
          STOCK_FLOW_OK);
    CHECK_NEAR(stock_flow_closed_form(1000, 962.961517458, 0.503292300109, 1), n, 2);
    a.leaving.value = 0;
    draw = stock_flow_central(&a);
    CHECK_NEAR(1, stock_flow_joiner(&a, &draw), 0);
}

static void refused(void)
{
    struct stock_flow_area a = certain();

    CHECK(stock_flow_run(&a, seed, z, z2, 0, &runs) == STOCK_FLOW_REFUSED);
    a.leaving.value = (double)NAN;
    CHECK(stock_flow_check(&a) == STOCK_FLOW_REFUSED);
    a = certain();
    a.delay[0] = 0;
    CHECK(stock_flow_check(&a) == STOCK_FLOW_REFUSED);
    a = certain();
    a.completion.value = 1.01;
    CHECK(stock_flow_check(&a) == STOCK_FLOW_REFUSED);
    a = certain();
    a.months = 0;
    CHECK(stock_flow_run(&a, seed, z, z2, 1, &runs) == STOCK_FLOW_OK);
    CHECK(stock[0] == 900);
    CHECK(isnan(stock_flow_probability(stock, 0, 1, 1)));
}

/* All seeds differ, none is 0, and a name's do not depend on how many names there are. */
static void seeds(void)
{
    static const char *const names[] = {"Q46", "Q47", "Q64", "shared"};
    static uint32_t many[4 * 500], few[500];
    int zero = 0, twice = 0;

    random_seeds(20150331, names, 4, 500, many);
    random_seeds(20150331, names, 1, 500, few);
    CHECK(!memcmp(many, few, sizeof few));
    for (int i = 0; i < 2000; i++) {
        zero += many[i] == 0;
        for (int j = 0; j < i; j++)
            twice += many[i] == many[j];
    }
    CHECK(zero == 0);
    CHECK(twice == 0);
    random_seeds(20150332, names, 4, 500, many);
    CHECK(many[0] != few[0]);
}

int main(void)
{
    static const char *const names[] = {"area", "shared", "places", "joiners"};

    random_seeds(7, names, 4, BLOCKS, seed);
    deterministic();
    conservation();
    closed_form();
    beside_r();
    blocks();
    extra_places();
    places_of_area();
    refused();
    seeds();
    return unit_end();
}
