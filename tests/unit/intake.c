/* Expected values: by hand, and R 4.2.2:
 *
 *     d <- c(.24, .22, .11, .03, .15, .13, .12); q <- 0.9 * 0.95 * 0.8
 *     cumsum(100 * q * d)
 *     a <- c(0, 0, 100 * q * d, rep(0, 5)); b <- c(rep(0, 6), 40 * q * d, 0); cumsum(a + b) */
#include "intake.h"

#include "unit.h"

static const struct intake_yield yield = {
    12, 0.9, 0.95, 0.8, {0.24, 0.22, 0.11, 0.03, 0.15, 0.13, 0.12}};

static void one_cohort(void)
{
    static const double expected[] = {16.416, 31.464, 38.988, 41.040, 51.300, 60.192, 68.400};
    struct intake_cohort cohort = {100, 100};
    double x[9];

    CHECK(intake_cumulative(&cohort, 1, &yield, 111, 9, x) == INTAKE_OK);
    CHECK(x[0] == 0); /* month 111: they qualify in month 112 */
    for (int k = 0; k < 7; k++)
        CHECK_NEAR(expected[k], x[k + 1], 1e-12);
    CHECK_NEAR(68.4, x[8], 1e-12);
}

static void two_cohorts(void)
{
    /* months 110 to 123; the second starts four months later, and stands first in the array */
    static const double expected[] = {0,       0,       16.416, 31.464, 38.988,  41.040, 57.8664,
                                      72.7776, 83.9952, 84.816, 88.92,  92.4768, 95.76,  95.76};
    struct intake_cohort cohorts[] = {{104, 40}, {100, 100}};
    double x[14];

    CHECK(intake_cumulative(cohorts, 2, &yield, 110, 14, x) == INTAKE_OK);
    for (int i = 0; i < 14; i++) {
        CHECK_NEAR(expected[i], x[i], 1e-12);
        CHECK(!i || x[i] >= x[i - 1]);
    }
}

static void refused(void)
{
    struct intake_cohort cohort = {100, (double)NAN};
    struct intake_yield short_of_one = yield;
    double x[1] = {-1};

    CHECK(intake_cumulative(&cohort, 1, &yield, 112, 1, x) == INTAKE_REFUSED);
    cohort.places = -1;
    CHECK(intake_cumulative(&cohort, 1, &yield, 112, 1, x) == INTAKE_REFUSED);
    cohort.places = 1;
    short_of_one.delay[0] = 0;
    CHECK(intake_cumulative(&cohort, 1, &short_of_one, 112, 1, x) == INTAKE_REFUSED);
    CHECK(x[0] == -1);
    CHECK(intake_cumulative(NULL, 0, &yield, 112, 1, x) == INTAKE_OK);
    CHECK(x[0] == 0);
}

int main(void)
{
    one_cohort();
    two_cohorts();
    refused();
    return unit_end();
}
