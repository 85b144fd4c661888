/* What the observations tell, on made-up flows. Expected values: by hand, and R 4.2.2:
 *
 *     # two intakes a year: the profile that made the figures is found again
 *     d0 <- c(.4, .3, .2, .1, 0, 0, 0); start <- rep(0, 60)
 *     start[c(1, 13, 25, 37)] <- 100; start[c(4, 16, 28, 40)] <- 50; qual <- rep(0, 60)
 *     for (u in which(start > 0)) for (k in 0:6)
 *       if (u + 12 + k <= 60) qual[u + 12 + k] <- qual[u + 12 + k] + start[u] * .8 * d0[k + 1]
 *     # leavers of 1,000 people in the four years, the last first: their spread
 *     y <- log(c(12, 9, 10, 14) / 1000); n <- 12 * c(12, 9, 10, 14)
 *     sqrt(max(0, var(y) - mean(1 / n)))
 *     # a range that is given: the Beta and the Gamma that have it
 *     sd <- (.95 - .85) / (2 * qnorm(.9)); .9 * .1 / sd^2 - 1; sd <- 1 / (2 * qnorm(.9)); 4 / sd^2
 */
#include "rates.h"

#include "period.h"

#include "unit.h"

enum { N = 60 };

static double value[FLOWS][N];
static struct assumption row[ASSUMPTIONS];
static const struct assumptions reg = {.row = row, .n = ASSUMPTIONS};

static void make_register(void)
{
    static const double given[] = {1, 500, 0.8, 24, 12, 0.01, 0.9, 1, 0.8, 4, 0.1, 0.2, 1};

    for (int k = 0; k < ASSUMPTIONS; k++)
        row[k] = (struct assumption){.name = k,
                                     .basis = ASSUMED_ESTIMATED,
                                     .value = k <= ASSUME_DELAY ? given[k] : 0,
                                     .low = (double)NAN,
                                     .high = (double)NAN};
    row[ASSUME_EMPLOYED].basis = ASSUMED_GIVEN;
}

/* 60 months from January of year 0: 1,000 people, 800 FTE; the flows of the comment above */
static struct flows make_flows(void)
{
    static const double profile[] = {.4, .3, .2, .1}, leavers[] = {99, 14, 10, 9, 12};
    struct flows f = {.first = 0, .origin = N - 1, .n = N};

    memset(value, 0, sizeof value);
    for (int k = 0; k < FLOWS; k++)
        f.value[k] = value[k];
    for (int t = 0; t < N; t++) {
        value[FLOW_ACTUAL][t] = 800;
        value[FLOW_HEADCOUNT][t] = 1000;
        value[FLOW_LEAVERS][t] = leavers[t / 12];
        value[FLOW_JOINERS][t] = t % 12 == 8 ? 30 : 2;
        if (t < 48 && t % 12 == 0)
            value[FLOW_STARTED][t] = 100;
        if (t < 48 && t % 12 == 3)
            value[FLOW_STARTED][t] = 50;
    }
    for (int t = 0; t < N; t++)
        for (int k = 0; k < 4 && t + 12 + k < N; k++)
            value[FLOW_QUALIFIED][t + 12 + k] += value[FLOW_STARTED][t] * 0.8 * profile[k];
    return f;
}

static void pooled(void)
{
    static const double profile[] = {.4, .3, .2, .1, 0, 0, 0};
    struct flows f = make_flows();
    struct rates r;

    rates_pooled(&r, &reg, &f, 1);
    for (int k = 0; k < INTAKE_DELAYS; k++)
        CHECK_NEAR(profile[k], r.of[ASSUME_DELAY + k].value, 1e-9);
    CHECK_NEAR(0.8, r.of[ASSUME_COMPLETION].value, 1e-12);
    /* January and April of the first three years, and January of the fourth: April's last would
     * come after the end */
    CHECK(r.of[ASSUME_COMPLETION].weight == 600);
    CHECK_NEAR(21.0 / 2 / 1000, r.of[ASSUME_LEAVER_RATE].value, 1e-15); /* 24 months: 9 and 12 */
    CHECK(r.of[ASSUME_LEAVER_RATE].weight == 24000);
    CHECK_NEAR(52.0 / 12, r.of[ASSUME_JOINERS].value, 1e-14); /* 11 months of 2, one of 30 */
    CHECK_NEAR(30 * 12 / 52.0, r.season[8], 1e-14);
    CHECK_NEAR(2 * 12 / 52.0, r.season[0], 1e-14);
    CHECK_NEAR(0.8, r.of[ASSUME_PARTICIPATION].value, 1e-15);
    CHECK_NEAR(0.17507781324, r.of[ASSUME_LEAVER_SHOCK].value, 1e-10);
    CHECK_NEAR(0, r.of[ASSUME_JOINER_SHOCK].value, 0); /* all years are alike */
    CHECK(r.of[ASSUME_LEAVER_SHOCK].basis == ASSUMED_ESTIMATED);
    CHECK(r.of[ASSUME_EMPLOYED].basis == ASSUMED_GIVEN);
    /* those of the last April: all but the tenth that comes three months later, in July */
    CHECK_NEAR(40, rates_arrived(&r, &f, 39), 1e-7);
    f.origin = 53;
    CHECK_NEAR(36, rates_arrived(&r, &f, 39), 1e-7);
}

/* A month that is missing does not count as none; what is not told, the register tells. */
static void gaps(void)
{
    struct flows f = make_flows();
    struct rates all, r;

    for (int t = 0; t < 50; t++)
        value[FLOW_LEAVERS][t] = (double)NAN;
    rates_pooled(&all, &reg, &f, 1);
    CHECK(all.of[ASSUME_LEAVER_RATE].weight == 10000);
    CHECK_NEAR(0.012, all.of[ASSUME_LEAVER_RATE].value, 1e-15);
    CHECK(all.of[ASSUME_LEAVER_SHOCK].basis == ASSUMED_GIVEN);
    for (int t = 0; t < 55; t++)
        value[FLOW_LEAVERS][t] = value[FLOW_JOINERS][t] = (double)NAN;
    rates_of_area(&r, &all, &f);
    CHECK(r.of[ASSUME_LEAVER_RATE].basis == ASSUMED_POOLED);
    CHECK_NEAR(0.012, r.of[ASSUME_LEAVER_RATE].value, 1e-15);
    CHECK(r.of[ASSUME_JOINERS].basis == ASSUMED_POOLED);
    CHECK(r.of[ASSUME_COMPLETION].basis == ASSUMED_ESTIMATED);
    CHECK(rates_complete(&r));
    f.origin = PERIOD_NONE;
    row[ASSUME_LEAVER_RATE].value = (double)NAN;
    rates_pooled(&all, &reg, &f, 1);
    rates_of_area(&r, &all, &f);
    CHECK(!rates_complete(&r));
    CHECK(r.of[ASSUME_DELAY].value == 1);
    rates_pooled(&all, &reg, NULL, 0);
    CHECK(!rates_complete(&all));
    make_register();
}

static void given(void)
{
    struct flows f = make_flows();
    struct rates r;

    for (int k = 0; k < ASSUMPTIONS; k++)
        row[k].basis = ASSUMED_GIVEN;
    row[ASSUME_COMPLETION].low = 0.85;
    row[ASSUME_COMPLETION].high = 0.95;
    row[ASSUME_JOINERS].low = 3.5;
    row[ASSUME_JOINERS].high = 4.5;
    rates_pooled(&r, &reg, &f, 1);
    rates_of_area(&r, &r, &f);
    CHECK(r.of[ASSUME_LEAVER_RATE].value == 0.01 && r.of[ASSUME_LEAVER_RATE].weight == 0);
    CHECK(r.of[ASSUME_DELAY].value == 1 && r.of[ASSUME_PARTICIPATION].value == 0.8);
    CHECK(r.of[ASSUME_COMPLETION].value == 0.9);
    CHECK_NEAR(58.1255, r.of[ASSUME_COMPLETION].weight, 1e-3);
    CHECK_NEAR(26.2780, r.of[ASSUME_JOINERS].weight, 1e-3);
    make_register();
}

/* cohorts of 100 and 50, of whom 0.8 come, 0.8 FTE each: 64 and 32 a year when all are there */
static void intake(void)
{
    struct flows f = make_flows();
    struct rates r;
    double x[N + 24];
    int known;

    rates_pooled(&r, &reg, &f, 1);
    CHECK(!rates_intake(&r, &f, 0, N + 24, x, &known));
    CHECK(x[11] == 0);
    CHECK_NEAR(64 * 0.4, x[12], 1e-6);
    CHECK_NEAR(64 + 32 * 0.4, x[15], 1e-6);
    CHECK_NEAR(4 * 96, x[N], 1e-6);
    CHECK(x[N + 23] == x[N + 6]);
    CHECK(known == 39 + 12 + 11); /* the last began in month 39; the next would arrive from 63 on */
    memset(value[FLOW_STARTED], 0, sizeof value[FLOW_STARTED]);
    CHECK(!rates_intake(&r, &f, 0, N, x, &known));
    CHECK(known == PERIOD_NONE && x[N - 1] == 0);
}

int main(void)
{
    make_register();
    pooled();
    gaps();
    given();
    intake();
    return unit_end();
}
