/* Intervals against R: tests/data/stats/interval.R makes the expected values, with qchisq and
 * qnorm. */
#include "interval.h"
#include "chisq.h"
#include "table.h"
#include "unit.h"

#include <stdlib.h>

static const double close_enough = 1e-9; /* relative; the worst met is printed */
static double worst;

static void near(double expected, double actual, double scale)
{
    double off = fabs(actual - expected) / (expected > 0 ? expected : scale);

    worst = off > worst ? off : worst;
    CHECK(off <= close_enough);
}

static void grid(void)
{
    static const char *const names[] = {"x",     "n",     "multiplier", "confidence", "value",
                                        "lower", "upper", "method",     "method_used"};
    static const char *const used[] = {"exact", "byar", "wilson"};
    struct table t;
    int at[9];

    if (table_read(&t, "tests/data/stats/interval.csv") || table_columns(&t, names, 9, at))
        exit(1);
    CHECK(t.rows == 480);
    for (size_t i = 0; i < t.rows; i++) {
        const char *method = table_text(&t, i, at[7]);
        struct interval r = {.method = INTERVAL_EXACT};
        enum interval_status status;
        double v[7];

        for (int j = 0; j < 7; j++)
            v[j] = strtod(table_text(&t, i, at[j]), NULL);
        status = !strcmp(method, "rate")    ? interval_rate(v[0], v[1], v[2], v[3], &r)
                 : !strcmp(method, "count") ? interval_count(v[0], v[2], v[3], &r)
                                            : interval_proportion(v[0], v[1], v[2], v[3], &r);
        CHECK(status == INTERVAL_OK);
        near(v[4], r.value, v[2]);
        near(v[5], r.lower, v[2]);
        near(v[6], r.upper, v[2]);
        CHECK_TEXT(table_text(&t, i, at[8]), used[r.method]);
    }
    printf("intervals: largest relative difference from R %.2g\n", worst);
    table_free(&t);
}

/* Every count in the range where gsl_cdf_chisq_Pinv fails: the limits are found, and grow. */
static void all_counts(void)
{
    struct interval last = {.lower = -1, .upper = -1}, r;
    size_t wrong = 0;

    for (int x = 0; x <= 20000; x++) {
        wrong += interval_count(x, 1, 0.95, &r) != INTERVAL_OK || !(r.lower > last.lower) ||
                 !(r.upper > last.upper);
        last = r;
    }
    for (int x = 1; x <= 2000; x++)
        wrong += interval_count(x * 0.001, 1, 0.998, &r) != INTERVAL_OK || !(r.lower < r.upper);
    CHECK(wrong == 0);
}

static void refusals(void)
{
    const double none = (double)NAN, infinite = (double)INFINITY;
    struct interval r;
    double q;

    CHECK(interval_rate(5, 0, 1, 0.95, &r) == INTERVAL_DENOMINATOR);
    CHECK(interval_rate(5, -1, 1, 0.95, &r) == INTERVAL_DENOMINATOR);
    CHECK(interval_rate(5, none, 1, 0.95, &r) == INTERVAL_DENOMINATOR);
    CHECK(interval_rate(-0.1, 1, 1, 0.95, &r) == INTERVAL_COUNT);
    CHECK(interval_rate(none, 1, 1, 0.95, &r) == INTERVAL_COUNT);
    CHECK(interval_count(infinite, 1, 0.95, &r) == INTERVAL_COUNT);
    CHECK(interval_proportion(5, 4, 1, 0.95, &r) == INTERVAL_ABOVE_ALL);
    CHECK(interval_count(5, 0, 0.95, &r) == INTERVAL_MULTIPLIER);
    CHECK(interval_count(5, 1, 1, &r) == INTERVAL_CONFIDENCE);
    CHECK(interval_count(5, 1, 0.49, &r) == INTERVAL_CONFIDENCE);
    CHECK(interval_count(5, 1, none, &r) == INTERVAL_CONFIDENCE);
    CHECK(interval_rate(1e308, 1e-300, 1, 0.95, &r) == INTERVAL_NUMERIC);
    CHECK(interval_proportion(0, 4, 1, 0.95, &r) == INTERVAL_OK && r.lower == 0);
    CHECK(interval_proportion(4, 4, 100, 0.95, &r) == INTERVAL_OK && r.upper == 100);
    CHECK(chisq_quantile(0, 5, CHISQ_LOWER, &q) && chisq_quantile(1, 5, CHISQ_LOWER, &q));
    CHECK(chisq_quantile(0.5, 0, CHISQ_LOWER, &q) && chisq_quantile(none, 1, CHISQ_LOWER, &q));
    CHECK(chisq_quantile(0.5, infinite, CHISQ_LOWER, &q));
    /* R: sprintf("%.17g", qchisq(0.3, 0.4, lower.tail = FALSE)); qchisq(0.999, 1e6) */
    CHECK(!chisq_quantile(0.3, 0.4, CHISQ_UPPER, &q));
    CHECK_NEAR(0.24207517177746976, q, 1e-13);
    CHECK(!chisq_quantile(0.999, 1e6, CHISQ_LOWER, &q));
    CHECK_NEAR(1004375.9487461417, q, 1e-6);
    /* R: sprintf("%.17g", qchisq(c(0.025, 0.001), c(2e5, 2e9))) */
    CHECK(!chisq_quantile(0.025, 2e5, CHISQ_LOWER, &q));
    CHECK_NEAR(198762.30532748945, q, 1e-6);
    CHECK(!chisq_quantile(0.001, 2e9, CHISQ_LOWER, &q));
    CHECK_NEAR(1999804562.247946, q, 1e-2);
}

int main(void)
{
    grid();
    all_counts();
    refusals();
    return unit_end();
}
