/* Funnels against R: tests/data/stats/funnel.R makes the expected values. */
#include "funnel.h"
#include "table.h"
#include "unit.h"

#include <stdlib.h>

enum { MOST_AREAS = 50 };

enum {
    SET,
    TYPE,
    ADJUST,
    LIMITS,
    USED,
    MULTIPLIER,
    TRIM,
    NUMERATOR,
    DENOMINATOR,
    RATIO,
    COLUMNS = 17
};
static const char *const names[COLUMNS] = {
    "dataset_id", "type",      "adjust",      "limits", "used", "multiplier",
    "trim",       "numerator", "denominator", "ratio",  "z",    "lower_95",
    "upper_95",   "lower_998", "upper_998",   "phi",    "tau2"};

static struct table t;
static int at[COLUMNS];
static double worst;

static double number(size_t row, int column)
{
    const char *s = table_text(&t, row, at[column]);

    return *s ? strtod(s, NULL) : (double)NAN;
}

static int word(size_t row, int column, const char *const *words)
{
    int i = 0;

    while (words[i] && strcmp(table_text(&t, row, at[column]), words[i]) != 0)
        i++;
    return i;
}

static void near(double expected, double actual)
{
    double off = fabs(actual - expected) / fmax(1, fabs(expected));

    if (isnan(expected)) {
        CHECK(isnan(actual));
        return;
    }
    worst = fmax(worst, off);
    CHECK(off <= 1e-9);
}

/* One funnel, from a row on. Returns how many rows it has. */
static size_t check(size_t from)
{
    static const char *const types[] = {"rate", "ratio", "proportion", NULL};
    static const char *const adjusts[] = {"none", "shmi", "cqc", NULL};
    static const char *const limits[] = {"exact", "arcsine", "adjusted", NULL};
    double numerator[MOST_AREAS], denominator[MOST_AREAS];
    struct funnel_area a[MOST_AREAS];
    struct funnel f;
    struct funnel_options o = {(enum funnel_type)word(from, TYPE, types),
                               (enum funnel_adjust)word(from, ADJUST, adjusts),
                               number(from, MULTIPLIER), number(from, TRIM)};
    size_t n = 0;

    for (; from + n < t.rows && n < MOST_AREAS &&
           !strcmp(table_text(&t, from + n, at[SET]), table_text(&t, from, at[SET]));
         n++) {
        numerator[n] = number(from + n, NUMERATOR);
        denominator[n] = number(from + n, DENOMINATOR);
    }
    CHECK(funnel_compute(numerator, denominator, n, &o, a, &f) == FUNNEL_OK);
    CHECK(f.n == n && (double)f.used == number(from, USED));
    CHECK((int)f.limits == word(from, LIMITS, limits));
    near(number(from, RATIO + 6), f.phi);
    near(number(from, RATIO + 7), f.tau2);
    for (size_t i = 0; i < n; i++) {
        const double got[] = {a[i].value,    a[i].z,         a[i].lower_95,
                              a[i].upper_95, a[i].lower_998, a[i].upper_998};

        for (int j = 0; j < 6; j++)
            near(number(from + i, RATIO + j), got[j]);
    }
    return n;
}

static const struct funnel_options plain = {FUNNEL_RATIO, FUNNEL_CQC, 1, 0.1};

/* Outside, inside, and on a limit, which is inside. R: qchisq(c(.001, .025), 20) / 20 and
 * qchisq(c(.975, .999), 22) / 20 are 0.29605 0.47954 1.83904 2.41340 */
static void flags(void)
{
    static const double o[] = {2, 4, 5, 10, 18, 19, 24, 25};
    static const enum funnel_flag expected[] = {FUNNEL_LOW_998, FUNNEL_LOW_95,  FUNNEL_INSIDE,
                                                FUNNEL_INSIDE,  FUNNEL_INSIDE,  FUNNEL_HIGH_95,
                                                FUNNEL_HIGH_95, FUNNEL_HIGH_998};
    static const double e[] = {10, 10, 10, 10, 10, 10, 10, 10};
    struct funnel_options none = {FUNNEL_RATIO, FUNNEL_NONE, 1, 0.1};
    struct funnel_area a[8];
    struct funnel f;

    CHECK(funnel_compute(o, e, 8, &none, a, &f) == FUNNEL_OK);
    for (int i = 0; i < 8; i++)
        CHECK(a[i].flag == expected[i]);
    CHECK(f.tau2 > 0 && f.limits == FUNNEL_EXACT);
    CHECK(funnel_compute(o, e, 8, &plain, a, &f) == FUNNEL_OK && f.limits == FUNNEL_ADJUSTED);
    CHECK(a[0].flag == FUNNEL_INSIDE); /* areas that differ so much: none stands out */
    CHECK(fabs(a[0].z_adjusted) < fabs(a[0].z));
}

/* Bad areas have a fault of their own and count nowhere; few areas have limits but no tau2. */
static void faults(void)
{
    const double none = (double)NAN;
    const double o[] = {10, -1, none, 5, 5, 3, 8, (double)INFINITY};
    const double n[] = {20, 20, 20, 0, none, 2, 16, 4};
    static const enum funnel_fault expected[] = {
        FUNNEL_FINE,        FUNNEL_NUMERATOR, FUNNEL_NUMERATOR, FUNNEL_DENOMINATOR,
        FUNNEL_DENOMINATOR, FUNNEL_ABOVE_ALL, FUNNEL_FINE,      FUNNEL_NUMERATOR};
    struct funnel_options share = {FUNNEL_PROPORTION, FUNNEL_CQC, 1, 0.1}, wrong = plain;
    struct funnel_area a[8];
    struct funnel f;

    CHECK(funnel_compute(o, n, 8, &share, a, &f) == FUNNEL_OK && f.n == 2);
    for (int i = 0; i < 8; i++) {
        CHECK(a[i].fault == expected[i]);
        CHECK(isnan(a[i].value) == (expected[i] != FUNNEL_FINE));
    }
    CHECK(funnel_compute(o, n, 1, &plain, a, &f) == FUNNEL_OK && isnan(f.tau2) && isnan(f.phi));
    CHECK(a[0].lower_95 > 0 && a[0].upper_95 < 2);
    CHECK(funnel_compute(o + 1, n + 1, 2, &plain, a, &f) == FUNNEL_EMPTY);
    CHECK(funnel_compute(o, n, 0, &plain, a, &f) == FUNNEL_EMPTY);
    wrong.trim = 0.5;
    CHECK(funnel_compute(o, n, 8, &wrong, a, &f) == FUNNEL_OPTIONS);
    wrong = plain;
    wrong.multiplier = 0;
    CHECK(funnel_compute(o, n, 8, &wrong, a, &f) == FUNNEL_OPTIONS);
}

static void zeros(void)
{
    static const double o[] = {0, 0, 0}, e[] = {4, 5, 1e-3};
    struct funnel_options o1 = plain;
    struct funnel_area a[3];
    struct funnel f;

    CHECK(funnel_compute(o, e, 3, &o1, a, &f) == FUNNEL_OK && a[0].z < 0 && a[0].value == 0);
    o1.adjust = FUNNEL_SHMI; /* log 0: limits and a flag, but no z and no tau2 */
    CHECK(funnel_compute(o, e, 3, &o1, a, &f) == FUNNEL_OK && f.n == 2 && isnan(a[0].z));
    CHECK(isnan(f.tau2) && a[0].flag == FUNNEL_LOW_998);
    CHECK(a[2].fault == FUNNEL_DENOMINATOR); /* rounded to 0 */
    o1.type = FUNNEL_RATE;
    CHECK(funnel_compute(o, e, 3, &o1, a, &f) == FUNNEL_NO_EVENTS);
    CHECK(a[0].value == 0 && isnan(a[0].upper_95));
}

int main(void)
{
    size_t sets = 0;

    if (table_read(&t, "tests/data/stats/funnel.csv") || table_columns(&t, names, COLUMNS, at))
        return 1;
    for (size_t i = 0; i < t.rows; sets++)
        i += check(i);
    CHECK(sets == 15);
    printf("funnels: largest difference from R %.2g\n", worst);
    flags();
    faults();
    zeros();
    table_free(&t);
    return unit_end();
}
