/* Control charts against R: tests/data/stats/xmr.R makes the expected values and rates. */
#include "xmr.h"
#include "random.h"
#include "table.h"
#include "unit.h"

#include <stdlib.h>

enum { MOST_POINTS = 100 };

enum { CHART, RUN, BASELINE, SCREEN, RULES, VALUE, START, MEAN, RULE = 12, COLUMNS };
static const char *const names[COLUMNS] = {
    "chart", "run",         "baseline",    "screen",     "rules",      "value", "start",
    "mean",  "lower_limit", "upper_limit", "lower_near", "upper_near", "rule"};

static const struct xmr_options usual = {XMR_MDC2023, XMR_RUN, 0, true};

static struct table t;
static int at[COLUMNS];

static double number(size_t row, int column)
{
    const char *s = table_text(&t, row, at[column]);

    return *s ? strtod(s, NULL) : (double)NAN;
}

static void rule_text(char *s, size_t size, enum xmr_rule rule, int run)
{
    static const char *const words[] = {"No value",
                                        "Common Cause",
                                        "Above UCL",
                                        "Below LCL",
                                        "% Point Trend (Increasing)",
                                        "% Point Trend (Decreasing)",
                                        "2 in 3 Above CL",
                                        "2 in 3 Below CL",
                                        "% Points Above CL",
                                        "% Points Below CL"};

    if (*words[rule] == '%')
        snprintf(s, size, "%d%s", run, words[rule] + 1);
    else
        snprintf(s, size, "%s", words[rule]);
}

/* One chart, from a row on. Returns how many rows it has. */
static size_t check(size_t from)
{
    struct xmr_options o = {
        strcmp(table_text(&t, from, at[RULES]), "ptd022") ? XMR_MDC2023 : XMR_PTD022,
        (int)number(from, RUN), (size_t)number(from, BASELINE), number(from, SCREEN) > 0};
    struct xmr_point p[MOST_POINTS];
    double y[MOST_POINTS];
    bool starts[MOST_POINTS];
    size_t n = 0;

    for (; from + n < t.rows && n < MOST_POINTS &&
           !strcmp(table_text(&t, from + n, at[CHART]), table_text(&t, from, at[CHART]));
         n++) {
        y[n] = number(from + n, VALUE);
        starts[n] = number(from + n, START) > 0;
    }
    CHECK(xmr_chart(y, starts, n, &o, p) == XMR_OK);
    for (size_t i = 0; i < n; i++) {
        const double got[] = {p[i].mean, p[i].lower, p[i].upper, p[i].lower_near, p[i].upper_near};
        char rule[40];

        for (int j = 0; j < 5; j++)
            CHECK_NEAR(number(from + i, MEAN + j), got[j], 1e-12);
        rule_text(rule, sizeof rule, p[i].rule, o.run);
        CHECK_TEXT(table_text(&t, from + i, at[RULE]), rule);
    }
    return n;
}

static void against_r(void)
{
    size_t charts = 0;

    if (table_read(&t, "tests/data/stats/xmr.csv") || table_columns(&t, names, COLUMNS, at))
        exit(1);
    for (size_t i = 0; i < t.rows; charts++)
        i += check(i);
    CHECK(charts == 112);
    table_free(&t);
}

/* 200 series of 24 normal values: the shares of points that each rule names, and of series with
 * any, as 20,000 series in R have them (xmr.R rates). The tolerances are 4 standard deviations of a
 * mean of 200 series, from there too. */
static void false_signals(void)
{
    static const struct {
        const char *what;
        double expected, tolerance; /* percentages */
    } rates[] = {{"outside", 0.455, 0.42}, {"trend", 0.170, 0.63}, {"two of three", 0.340, 0.49},
                 {"shift", 2.718, 2.59},   {"any", 3.683, 2.86},   {"series", 18.63, 11.0}};
    enum { SERIES = 200, POINTS = 24 };
    double found[6] = {0};

    for (int k = 0; k < SERIES; k++) {
        struct random_stream *r = random_new((uint32_t)k + 1, "in control");
        struct xmr_point p[POINTS];
        double y[POINTS], any = 0;

        for (int i = 0; i < POINTS; i++)
            y[i] = random_normal(r);
        CHECK(xmr_chart(y, NULL, POINTS, &usual, p) == XMR_OK);
        for (int i = 0; i < POINTS; i++)
            if (p[i].rule > XMR_COMMON) {
                found[(p[i].rule - XMR_ABOVE) / 2]++;
                any++;
            }
        found[4] += any;
        found[5] += any > 0 ? POINTS : 0;
        random_free(r);
    }
    for (int j = 0; j < 6; j++) {
        double got = 100 * found[j] / (SERIES * POINTS);

        printf("false signals, %-12s %6.2f %%, expected %6.2f\n", rates[j].what, got,
               rates[j].expected);
        CHECK_NEAR(rates[j].expected, got, rates[j].tolerance);
    }
}

/* What is planted is found, and named by the rule that is meant for it. */
static void planted(void)
{
    static const double noise[] = {1, -1, 0.5, -0.5, 1, -1, 0.25, -0.75, 0.5, -1, 0.75, -0.25};
    struct xmr_options fixed = {XMR_MDC2023, XMR_RUN, 12, true};
    struct xmr_point p[24];
    double y[24];

    for (int i = 0; i < 24; i++)
        y[i] = 100 + noise[i % 12];
    CHECK(xmr_chart(y, NULL, 24, &usual, p) == XMR_OK);
    for (int i = 0; i < 24; i++)
        CHECK(p[i].rule == XMR_COMMON && p[i].segment == 1);
    y[15] = 120;
    CHECK(xmr_chart(y, NULL, 24, &usual, p) == XMR_OK && p[15].rule == XMR_ABOVE);
    CHECK(p[14].rule == XMR_COMMON && p[16].rule == XMR_COMMON);
    y[15] = 80;
    CHECK(xmr_chart(y, NULL, 24, &usual, p) == XMR_OK && p[15].rule == XMR_BELOW);
    for (int i = 12; i < 24; i++)
        y[i] = 101.5 + noise[i % 12]; /* a step, judged by the first twelve */
    CHECK(xmr_chart(y, NULL, 24, &fixed, p) == XMR_OK);
    for (int i = 12; i < 24; i++)
        CHECK(p[i].rule == XMR_SHIFT_ABOVE);
    for (int i = 12; i < 24; i++)
        y[i] = 101 - 0.3 * (i - 12); /* a slide through the mean */
    CHECK(xmr_chart(y, NULL, 24, &fixed, p) == XMR_OK);
    for (int i = 13; i < 22; i++)
        CHECK(p[i].rule == XMR_TREND_DOWN || p[i].rule == XMR_BELOW);
    CHECK(p[17].rule == XMR_TREND_DOWN);
}

/* A rule set differs where a point outside the limits is one of the two. mean 0, range 1
 * (baseline). */
static void two_of_three(void)
{
    static const double y[] = {0.5, -0.5, 0.5, -0.5, 0.5, -0.5, 0.5, -0.5,
                               0.5, -0.5, 0.5, -0.5, 3,   0.5,  2,   -0.5};
    struct xmr_options o = {XMR_MDC2023, XMR_RUN, 12, true};
    struct xmr_point p[16];

    CHECK(xmr_chart(y, NULL, 16, &o, p) == XMR_OK);
    CHECK_NEAR(2.66, p[0].upper, 1e-15);
    CHECK(p[12].rule == XMR_ABOVE && p[13].rule == XMR_COMMON && p[14].rule == XMR_TWO_ABOVE);
    o.rules = XMR_PTD022;
    CHECK(xmr_chart(y, NULL, 16, &o, p) == XMR_OK);
    CHECK(p[12].rule == XMR_ABOVE && p[14].rule == XMR_COMMON);
}

static void edges(void)
{
    const double none = (double)NAN;
    double constant[20], gaps[20], big[] = {-1.7e308, 1.7e308, 0}, one[] = {none, 5};
    struct xmr_options o = usual;
    struct xmr_point p[20];

    for (int i = 0; i < 20; i++) {
        constant[i] = 0.1;
        gaps[i] = i % 2 ? none : i;
    }
    CHECK(xmr_chart(constant, NULL, 20, &usual, p) == XMR_OK);
    for (int i = 0; i < 20; i++)
        CHECK(p[i].rule == XMR_COMMON && p[i].lower == 0.1 && p[i].upper == 0.1);
    constant[19] = 0.2; /* judged by a baseline that does not vary */
    o.baseline = 12;
    CHECK(xmr_chart(constant, NULL, 20, &o, p) == XMR_OK && p[19].rule == XMR_ABOVE);
    CHECK(xmr_chart(gaps, NULL, 20, &usual, p) == XMR_OK && isnan(p[0].lower) && p[0].mean == 9);
    CHECK(p[0].rule == XMR_COMMON && p[1].rule == XMR_MISSING);
    CHECK(xmr_chart(one, NULL, 2, &usual, p) == XMR_OK && p[1].mean == 5 && isnan(p[1].upper));
    CHECK(xmr_chart(one, NULL, 1, &usual, p) == XMR_EMPTY);
    CHECK(xmr_chart(one, NULL, 0, &usual, p) == XMR_EMPTY);
    CHECK(xmr_chart(big, NULL, 3, &usual, p) == XMR_TOO_LARGE);
    big[2] = (double)INFINITY;
    CHECK(xmr_chart(big + 2, NULL, 1, &usual, p) == XMR_TOO_LARGE);
    o.baseline = 11;
    CHECK(xmr_chart(constant, NULL, 20, &o, p) == XMR_OPTIONS);
    o = usual;
    o.run = 5;
    CHECK(xmr_chart(constant, NULL, 20, &o, p) == XMR_OPTIONS);
}

static void types(void)
{
    CHECK(xmr_type(XMR_MISSING, XMR_INCREASE) == XMR_NO_TYPE);
    CHECK(xmr_type(XMR_COMMON, XMR_DECREASE) == XMR_COMMON_CAUSE);
    CHECK(xmr_type(XMR_ABOVE, XMR_INCREASE) == XMR_IMPROVEMENT_HIGH);
    CHECK(xmr_type(XMR_TREND_DOWN, XMR_INCREASE) == XMR_CONCERN_LOW);
    CHECK(xmr_type(XMR_TREND_UP, XMR_DECREASE) == XMR_CONCERN_HIGH);
    CHECK(xmr_type(XMR_SHIFT_BELOW, XMR_DECREASE) == XMR_IMPROVEMENT_LOW);
    CHECK(xmr_type(XMR_TWO_ABOVE, XMR_NEUTRAL) == XMR_NEUTRAL_HIGH);
    CHECK(xmr_type(XMR_BELOW, XMR_NEUTRAL) == XMR_NEUTRAL_LOW);
    CHECK(xmr_assurance(11, 5, 10, XMR_INCREASE) == XMR_FAIL);
    CHECK(xmr_assurance(11, 5, 10, XMR_DECREASE) == XMR_PASS);
    CHECK(xmr_assurance(4, 5, 10, XMR_INCREASE) == XMR_PASS);
    CHECK(xmr_assurance(4, 5, 10, XMR_DECREASE) == XMR_FAIL);
    CHECK(xmr_assurance(10, 5, 10, XMR_INCREASE) == XMR_INCONSISTENT);
    CHECK(xmr_assurance(4, 5, 10, XMR_NEUTRAL) == XMR_NO_ASSURANCE);
    CHECK(xmr_assurance((double)NAN, 5, 10, XMR_INCREASE) == XMR_NO_ASSURANCE);
}

int main(void)
{
    against_r();
    false_signals();
    planted();
    two_of_three();
    edges();
    types();
    return unit_end();
}
