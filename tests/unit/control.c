/* Control charts of made-up progress, and the tables of signals and comparisons read back. Expected
 * values are worked out by hand beside each check, or by R. */
#include "control.h"
#include "comparisons.h"
#include "decimal.h"
#include "period.h"
#include "random.h"

#include "unit.h"

#include <stdlib.h>

enum { MONTHS = 54, START = 2020 * 12 };

static struct programme p;
static int basis = BASIS_GIVEN; /* of the trajectory */

/* The amounts of the area N1 from January 2020 on, NaN where there is none; `broken` is marked. */
static struct signal_tables chart_of(const double *y, size_t n, size_t broken, double target,
                                     enum signal_chart kind)
{
    struct progress_table t = {0};
    struct signal_tables s = {0};
    int area = geography_find(&p.geography, "N1");

    for (size_t i = 0; i < n; i++) {
        struct progress row = {.report_period = START + (int)n - 1,
                               .area = area,
                               .series = &p.catalogue.series[0],
                               .role = PROGRESS_HEADLINE,
                               .period = START + (int)i,
                               .actual = decimal_from(y[i]),
                               .status = i == broken ? 'b' : '\0',
                               .trajectory = decimal_from(100),
                               .basis = basis,
                               .gap = decimal_from(y[i] - 100),
                               .target_gap = decimal_from(y[i] - target),
                               .source_file = "made-up.csv"};

        progress_add(&t, &row);
    }
    control_run(&s, &p, &t, kind);
    progress_free(&t);
    return s;
}

/* One more a month, and a wave that is the same every year: no flow but 0. */
static void fill(double *y)
{
    static const double wave[12] = {0, 1, 3, 2, 1, -1, -3, -4, 2, 6, 4, 1};

    for (size_t i = 0; i < MONTHS; i++)
        y[i] = 200 + (double)i + wave[i % 12];
}

static double value_at(const struct signal_tables *s, size_t month)
{
    for (size_t i = 0; i < s->n_signals; i++)
        if (s->signal[i].period == START + (int)month)
            return s->signal[i].value;
    return (double)NAN;
}

static void flows(void)
{
    double y[MONTHS];
    struct signal_tables s;

    fill(y);
    y[30] += 5; /* a month too high: its own flow, and the one after; and both a year later */
    s = chart_of(y, MONTHS, 0, 300, SIGNAL_FLOW);
    CHECK(s.n_signals == MONTHS - 13 && s.n_variations == 1);
    CHECK(s.variation[0].points == MONTHS - 13 && s.variation[0].limits == SIGNAL_OWN);
    CHECK(s.signal[0].period == START + 13);
    CHECK_NEAR(0, value_at(&s, 29), 1e-12);
    CHECK_NEAR(100 * 5 / y[29], value_at(&s, 30), 1e-9);
    CHECK_NEAR(-100 * 5 / y[30], value_at(&s, 31), 1e-9);
    CHECK_NEAR(-100 * 5 / y[41], value_at(&s, 42), 1e-9);
    CHECK_NEAR(100 * 5 / y[42], value_at(&s, 43), 1e-9);
    /* frozen: of the first 24 months charted */
    CHECK(s.variation[0].base_from == START + 13 && s.variation[0].base_to == START + 36);
    signals_free(&s);
}

static void gaps(void)
{
    double y[MONTHS];
    struct signal_tables s;

    fill(y);
    y[20] = (double)NAN;
    s = chart_of(y, MONTHS, 0, 300, SIGNAL_FLOW);
    for (size_t i = 13; i < MONTHS; i++) { /* the month, the next one, and both a year later */
        int missing = i == 20 || i == 21 || i == 32 || i == 33;

        CHECK(isnan(value_at(&s, i)) == missing);
        CHECK((s.signal[i - 13].rule == XMR_MISSING) == missing);
        CHECK((s.signal[i - 13].type == XMR_NO_TYPE) == missing);
    }
    CHECK(s.variation[0].points == MONTHS - 13 - 4);
    signals_free(&s);
}

static void breaks(void)
{
    double y[MONTHS];
    struct signal_tables s;

    fill(y);
    for (size_t i = 30; i < MONTHS; i++)
        y[i] += 80; /* the area takes in another one */
    s = chart_of(y, MONTHS, 30, 300, SIGNAL_FLOW);
    CHECK(isnan(value_at(&s, 30)) && isnan(value_at(&s, 42)));
    CHECK_NEAR(0, value_at(&s, 31), 1e-9);
    CHECK(s.variation[0].points == MONTHS - 13 - 2);
    CHECK(s.signal[0].segment == 1 && s.signal[s.n_signals - 1].segment == 2);
    CHECK(s.variation[0].base_from == START + 31);
    CHECK(s.variation[0].type == XMR_COMMON_CAUSE);
    signals_free(&s);
    s = chart_of(y, MONTHS, MONTHS, 300, SIGNAL_FLOW); /* the same, not marked: two signals */
    CHECK(s.signal[30 - 13].rule == XMR_ABOVE && s.signal[42 - 13].rule == XMR_BELOW);
    signals_free(&s);
}

/* Changes of one a month less than a year before, from month 46 on: a run below the mean. R, with
 * the same y: d <- sapply(14:54, function(t) 100*((y[t]-y[t-1])-(y[t-12]-y[t-13]))/y[t-1]) is below
 * mean(d[1:24]) in the months 45 to 53 (counted from 0), above it in month 44. */
static void drift(void)
{
    double y[MONTHS], noise[] = {0.3, -0.2, 0.4, -0.4, 0.1, -0.3, 0.2};
    struct signal_tables s;

    fill(y);
    for (size_t i = 0; i < MONTHS; i++)
        y[i] += noise[i % 7];
    for (size_t i = 46; i < MONTHS; i++)
        for (size_t k = i; k < MONTHS; k++)
            y[k] -= 1;
    s = chart_of(y, MONTHS, MONTHS, 300, SIGNAL_FLOW);
    CHECK(s.variation[0].type == XMR_CONCERN_LOW && s.variation[0].rule == XMR_SHIFT_BELOW);
    CHECK(s.variation[0].since == START + 45);
    signals_free(&s);
}

/* 253 in month 53 (200 + 53 + 0 - ...: the wave of June is -1), deadline 15 months later. Last
 * year's changes over again give 15 and what the wave does from June to September: 2 - -1 = 3. */
static void needed(void)
{
    double y[MONTHS];
    struct signal_tables s;
    const struct variation *v;

    fill(y);
    p.deadline = START + MONTHS - 1 + 15;
    s = chart_of(y, MONTHS, MONTHS, 300, SIGNAL_FLOW);
    v = signals_variation(&s, s.variation[0].area, PROGRESS_HEADLINE, NULL);
    CHECK_NEAR(252, y[MONTHS - 1], 0);
    /* 300 - 252 - 15 - 3 = 30 to find by 12 x 1 + 3 x 2 = 18 parts */
    CHECK(v && !v->assurance_reason);
    CHECK_NEAR(100 * (30 / 18.0) / 252, v->needed, 1e-12);
    CHECK(v->assurance == XMR_FAIL); /* the limits are 0 and 0 */
    signals_free(&s);
    s = chart_of(y, MONTHS, MONTHS, 260, SIGNAL_FLOW);
    CHECK(s.variation[0].assurance == XMR_PASS);
    signals_free(&s);
    s = chart_of(y, MONTHS, MONTHS, (double)NAN, SIGNAL_FLOW);
    CHECK(s.variation[0].assurance_reason == SIGNAL_NO_TARGET && !s.variation[0].assurance);
    signals_free(&s);
    y[MONTHS - 5] = (double)NAN;
    s = chart_of(y, MONTHS, MONTHS, 300, SIGNAL_FLOW);
    CHECK(s.variation[0].assurance_reason == SIGNAL_GAP && isnan(s.variation[0].needed));
    signals_free(&s);
    p.deadline = START + MONTHS - 1;
    s = chart_of(y, MONTHS, MONTHS, 300, SIGNAL_FLOW);
    CHECK(s.variation[0].assurance_reason == SIGNAL_DEADLINE);
    signals_free(&s);
}

static void too_short(void)
{
    double y[MONTHS], small[MONTHS];
    struct signal_tables s;

    fill(y);
    for (size_t n = 1; n < 24; n++) { /* a flow from 14 months on, limits from 24 */
        s = chart_of(y, n, MONTHS, 300, SIGNAL_FLOW);
        CHECK(s.n_signals == (n < 14 ? 0 : n - 13) && s.variation[0].reason == SIGNAL_TOO_FEW);
        signals_free(&s);
    }
    s = chart_of(y, 24, MONTHS, 300, SIGNAL_FLOW);
    CHECK(s.variation[0].limits == SIGNAL_OWN && !s.variation[0].reason);
    signals_free(&s);
    for (size_t i = 0; i < MONTHS; i++)
        small[i] = y[i] / 100;
    s = chart_of(small, MONTHS, MONTHS, 300, SIGNAL_FLOW);
    CHECK(!s.n_signals && s.variation[0].reason == SIGNAL_SMALL);
    signals_free(&s);
    s = chart_of(y, MONTHS, MONTHS, 300, SIGNAL_PLAN_GAP);
    CHECK(s.n_signals == MONTHS);
    CHECK_NEAR(152, value_at(&s, MONTHS - 1), 1e-9); /* 252 against 100 */
    CHECK(s.variation[0].assurance_reason == SIGNAL_NOT_THIS_CHART);
    signals_free(&s);
    for (basis = BASIS_STRAIGHT_LINE; basis <= BASIS_INTAKE_SHAPED; basis++) { /* nobody's plans */
        s = chart_of(y, MONTHS, MONTHS, 300, SIGNAL_PLAN_GAP);
        CHECK(isnan(value_at(&s, MONTHS - 1)));
        signals_free(&s);
    }
    basis = BASIS_GIVEN;
    small[0] = (double)NAN;
    s = chart_of(small, 1, MONTHS, 300, SIGNAL_FLOW);
    CHECK(s.variation[0].reason == SIGNAL_NO_FIGURES && s.variation[0].period == PERIOD_NONE);
    signals_free(&s);
}

/* 200 series of independent changes, 53 months. R, 40,000 of them:
 *     e <- rnorm(53); d <- e[14:53] - e[2:41]; b <- d[1:24]; mr <- abs(diff(b))
 *     r <- mean(mr[mr < 3.267*mean(mr)]); sum(abs(d - mean(b)) > 2.66*r)
 * gives 0.007445 of the points outside, sd 0.74 a series. */
static void false_signals(void)
{
    struct random_stream *r = random_new(9, "false signals");
    size_t outside = 0, points = 0;

    for (int k = 0; k < 200; k++) {
        double y[MONTHS];
        struct signal_tables s;

        y[0] = 100000;
        for (size_t i = 1; i < MONTHS; i++)
            y[i] = y[i - 1] + 5 + 30 * random_normal(r);
        s = chart_of(y, 54, MONTHS, 300, SIGNAL_FLOW);
        for (size_t i = 0; i + 1 < s.n_signals; i++) {
            points++;
            outside += s.signal[i].rule == XMR_ABOVE || s.signal[i].rule == XMR_BELOW;
        }
        signals_free(&s);
    }
    CHECK(points == 200 * 40);
    CHECK_NEAR(0.007445, (double)outside / (double)points, 4 * 0.74 / 40 / sqrt(200));
    random_free(r);
}

static void same_bytes(const char *folder, const char *a, const char *b)
{
    char command[512];

    snprintf(command, sizeof command, "cmp '%s/%s' '%s/%s'", folder, a, folder, b);
    CHECK(system(command) == 0);
}

/* What is written reads back to the same rows, and is written again to the same bytes. */
static void tables(void)
{
    char folder[] = "/tmp/headway-control.XXXXXX", path[6][64], command[128];
    static const char *const names[] = {"s", "v", "s2", "v2", "c", "c2"};
    double y[MONTHS];
    struct signal_tables s, read;
    struct comparison_tables c = {0}, read_c;
    struct comparison row;
    size_t n;

    CHECK(mkdtemp(folder) != NULL);
    for (int i = 0; i < 6; i++)
        snprintf(path[i], sizeof path[i], "%s/%s", folder, names[i]);
    fill(y);
    y[20] = (double)NAN;
    s = chart_of(y, MONTHS, 30, 300, SIGNAL_FLOW);
    CHECK(!signals_write(&s, &p, path[0]) && !signals_write_variation(&s, &p, path[1]));
    CHECK(!signals_read(&read, &p, path[0], path[1]));
    CHECK(!signals_write(&read, &p, path[2]) && !signals_write_variation(&read, &p, path[3]));
    same_bytes(folder, "s", "s2");
    same_bytes(folder, "v", "v2");
    CHECK(signals_of(&read, s.variation[0].area, PROGRESS_HEADLINE, NULL, &n) && n == s.n_signals);
    CHECK(!signals_of(&read, s.variation[0].area, PROGRESS_SUMMED, NULL, &n) && !n);
    CHECK(!signals_variation(&read, p.root, PROGRESS_HEADLINE, NULL));
    row = comparisons_empty(START, s.variation[0].area, &p.catalogue.series[0], PROGRESS_HEADLINE);
    row.period = START;
    row.rank_median = 3;
    row.flag = 5;
    comparisons_add(&c, &row);
    comparisons_add_inequality(&c, &(struct inequality_row){START, p.root, &p.catalogue.series[0],
                                                            START, QUANTITY_GINI, 0, 0.05, 0.04,
                                                            (double)NAN, 25, COMPARISON_FINE, 0});
    CHECK(!comparisons_write(&c, &p, path[4]) && !comparisons_write_inequality(&c, &p, path[5]));
    CHECK(!comparisons_read(&read_c, &p, path[4], path[5]));
    CHECK(comparisons_of(&read_c, row.area)->rank_median == 3 && read_c.row[0].flag == 5);
    CHECK(isnan(read_c.row[0].rate) && read_c.row[0].actual == DECIMAL_NONE);
    CHECK(comparisons_quantity(&read_c, QUANTITY_GINI)->value == 0.05);
    CHECK(!comparisons_quantity(&read_c, QUANTITY_CV) && !comparisons_of(&read_c, p.root));
    comparisons_free(&read_c);
    comparisons_free(&c);
    signals_free(&read);
    signals_free(&s);
    snprintf(command, sizeof command, "rm -r '%s'", folder);
    CHECK(system(command) == 0);
}

int main(void)
{
    if (programme_read(&p, "tests/data/small"))
        return 1;
    p.deadline = START + 80;
    flows();
    gaps();
    breaks();
    drift();
    needed();
    too_short();
    false_signals();
    tables();
    programme_free(&p);
    return unit_end();
}
