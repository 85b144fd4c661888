/* The line that stands in for a plan, shaped by the intake, on the made-up programme of
 * tests/data/small without its trajectories: 100 FTE in January 2020, 50 more by December 2021.
 *
 * By hand. 12 months of training; half of a cohort comes in the month of qualifying, a quarter in
 * each of the next two. Started in December of 2018, 2019 and 2020: 40, 60, 60. Then come
 *     December 2019  20, January 2020  10: before the end of the baseline's month, not counted
 *     February 2020  10    December 2020  30    January 2021  15    February 2021  15
 *     December 2021  30: 100 in all, so that the shares are 0.1, 0.4, 0.55, 0.7 and 1,
 * and the line 105, 120, 127.5, 135 and 150. */
#include "plan_shape.h"
#include "decimal.h"
#include "period.h"
#include "track.h"

#include "unit.h"

static struct programme p;
static struct observations o;
static const struct trajectories no_plan;
static struct assumption row[ASSUMPTIONS];
static const struct assumptions reg = {.row = row, .n = ASSUMPTIONS};

static void make_register(int basis)
{
    static const double given[] = {1,   500, 0.8, 24,   12,   0.01, 0.9, 1, NAN, 4,
                                   0.1, 0.2, 0.5, 0.25, 0.25, 0,    0,   0, 0};

    for (int k = 0; k < ASSUMPTIONS; k++)
        row[k] = (struct assumption){
            .name = k, .basis = basis, .value = given[k], .low = (double)NAN, .high = (double)NAN};
}

static void observe(const char *area, const char *period, const char *measure, double value)
{
    observations_add(&o, &(struct observation){.period = period_parse(period),
                                               .collected = period_parse(period),
                                               .area_code = area,
                                               .series = "return",
                                               .measure = measure,
                                               .value = decimal_from(value),
                                               .status = isnan(value) ? 'c' : '\0',
                                               .source_file = "made-up.csv",
                                               .source_line = 2});
}

/* So many start in the whole: half of them in N1. */
static void start(const char *period, double n)
{
    observe("N1", period, "students_started_headcount", n / 2);
    observe("N2", period, "students_started_headcount", n / 4);
    observe("S1", period, "students_started_headcount", n / 4);
}

static void forget(void)
{
    observations_free(&o);
}

static void three_cohorts(void)
{
    start("2018-12", 40);
    start("2019-12", 60);
    start("2020-12", 60);
    observations_sort(&o);
}

/* What is planned for the whole in a month, in the report of another. */
static struct progress planned(const char *report, const struct assumptions *a, const char *period)
{
    struct progress_table t = {0};
    struct progress found = {.trajectory = DECIMAL_NONE};
    size_t n;
    const struct progress *rows;

    track_run(&t, &p, &o, &no_plan, a, period_parse(report));
    rows = progress_rows(&t, p.root, PROGRESS_HEADLINE, NULL, &n);
    if (rows && progress_at(rows, n, period_parse(period)))
        found = *progress_at(rows, n, period_parse(period));
    progress_free(&t);
    return found;
}

static bool straight(const char *report, const struct assumptions *a)
{
    struct progress june = planned(report, a, "2020-06");

    /* 100 + 50 x 5 / 23 */
    return june.basis == BASIS_STRAIGHT_LINE && june.trajectory == INT64_C(110869565217);
}

static void shaped(void)
{
    static const struct {
        const char *period;
        double value;
    } expected[] = {{"2020-01", 100},   {"2020-02", 105}, {"2020-11", 105}, {"2020-12", 120},
                    {"2021-01", 127.5}, {"2021-02", 135}, {"2021-11", 135}, {"2021-12", 150}};

    three_cohorts();
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        struct progress r = planned("2020-12", &reg, expected[i].period);

        CHECK(r.basis == BASIS_INTAKE_SHAPED);
        CHECK(r.trajectory == decimal_from(expected[i].value));
        CHECK(r.target == decimal_from(150) && r.baseline == decimal_from(100));
        CHECK(r.version == 0 && r.agreed == PERIOD_NONE && r.first_trajectory == DECIMAL_NONE);
    }
    CHECK(planned("2022-03", &reg, "2022-03").trajectory == DECIMAL_NONE);
    CHECK(planned("2022-03", &reg, "2021-01").basis == BASIS_INTAKE_SHAPED);
    /* a month before, the last cohort that can arrive is not known; nor is anything without a
     * register */
    CHECK(straight("2020-11", &reg));
    CHECK(straight("2020-12", NULL));
    p.target_growth = -p.target_growth; /* nobody leaves because somebody qualifies */
    CHECK(planned("2020-12", &reg, "2020-06").basis == BASIS_STRAIGHT_LINE);
    p.target_growth = -p.target_growth;
    forget();
}

/* What is not told is not taken for none. */
static void gaps(void)
{
    start("2019-12", 60); /* those in training at the baseline are not known */
    start("2020-12", 60);
    observations_sort(&o);
    CHECK(straight("2020-12", &reg));
    forget();
    three_cohorts();
    observe("N2", "2020-03", "students_started_headcount", 8);
    observations_sort(&o);
    /* one area's March, a month in which nobody starts elsewhere: the whole is not known, and the
     * years beside it tell of nobody */
    CHECK(planned("2020-12", &reg, "2020-02").trajectory == decimal_from(105));
    forget();
    three_cohorts();
    start("2019-03", 8); /* but here a second intake in March is told once, and suppressed once */
    observe("N1", "2020-03", "students_started_headcount", 4);
    observe("N2", "2020-03", "students_started_headcount", (double)NAN);
    observe("S1", "2020-03", "students_started_headcount", 2);
    observations_sort(&o);
    CHECK(straight("2020-12", &reg));
    forget();
    start("2018-12", 40); /* an intake that moved by a month: January before that is not told ... */
    start("2019-12", 0);
    start("2020-01", 60);
    observations_sort(&o);
    CHECK(straight("2020-12", &reg));
    start("2019-01", 0); /* ... but now it is */
    observations_sort(&o);
    /* 10 in February 2020; 30, 15 and 15 from January 2021 on: 1/7 of 50 */
    CHECK_NEAR(100 + 50 / 7.0, decimal_double(planned("2020-12", &reg, "2020-02").trajectory),
               1e-9);
    CHECK(planned("2020-12", &reg, "2021-03").trajectory == decimal_from(150));
    forget();
    start("2018-12", 40); /* the intake is known until November 2021 only */
    start("2019-12", 60);
    start("2020-12", 0);
    observations_sort(&o);
    CHECK(straight("2020-12", &reg));
    forget();
    three_cohorts(); /* a second intake in January reaches the deadline, December's is to come */
    start("2019-01", 8);
    start("2020-01", 8);
    observations_sort(&o);
    CHECK(straight("2020-11", &reg));
    CHECK(planned("2020-12", &reg, "2021-06").basis == BASIS_INTAKE_SHAPED);
    row[ASSUME_EMPLOYED].value = 0; /* they go elsewhere */
    CHECK(straight("2020-12", &reg));
    make_register(ASSUMED_GIVEN);
    forget();
    start("2018-12", 0); /* nobody comes */
    observations_sort(&o);
    CHECK(straight("2020-12", &reg));
    forget();
    CHECK(straight("2020-12", &reg));
}

/* The arrival profile is the one seen. Started in June of 2019 and 2020: 40 and 60; of the second,
 * 30 came in June 2021 and 10 in July, a profile of 0.75 and 0.25. Then 30 of 100 have come by June
 * 2020, 40 by July, 85 by June 2021, all by July. */
static void profile(void)
{
    make_register(ASSUMED_ESTIMATED);
    start("2019-06", 40);
    start("2020-06", 60);
    observe("N1", "2021-06", "students_qualified_headcount", 30);
    observe("N1", "2021-07", "students_qualified_headcount", 10);
    observe("N1", "2021-12", "fte", 60);
    observations_sort(&o);
    CHECK(planned("2021-12", &reg, "2020-05").trajectory == decimal_from(100));
    CHECK_NEAR(115, decimal_double(planned("2021-12", &reg, "2020-06").trajectory), 1e-9);
    CHECK_NEAR(120, decimal_double(planned("2021-12", &reg, "2021-05").trajectory), 1e-9);
    CHECK_NEAR(142.5, decimal_double(planned("2021-12", &reg, "2021-06").trajectory), 1e-9);
    CHECK(planned("2021-12", &reg, "2021-07").trajectory == decimal_from(150));
    make_register(ASSUMED_GIVEN);
    forget();
}

/* The same where the series is told of the whole only: nobody below has a figure. */
static void whole_only(void)
{
    make_register(ASSUMED_ESTIMATED);
    observe("T", "2019-06", "students_started_headcount", 40);
    observe("T", "2020-06", "students_started_headcount", 60);
    observe("T", "2021-06", "students_qualified_headcount", 30);
    observe("T", "2021-07", "students_qualified_headcount", 10);
    observe("T", "2021-12", "fte", 140);
    observations_sort(&o);
    CHECK_NEAR(115, decimal_double(planned("2021-12", &reg, "2020-06").trajectory), 1e-9);
    make_register(ASSUMED_GIVEN);
    forget();
}

/* Numbers that no double holds: still exact at both ends, and never falling. */
static void exact(void)
{
    struct plan_shape s;
    int64_t baseline = p.baseline, growth = p.target_growth, before = 0;
    struct planned line = {.basis = BASIS_STRAIGHT_LINE};

    p.baseline = INT64_C(1234567890123456789);
    p.target_growth = INT64_C(3999999999999999999);
    start("2018-12", 7);
    start("2019-12", 11);
    start("2020-12", 13);
    observations_sort(&o);
    plan_shape_make(&s, &p, &o, &reg, period_parse("2020-12"));
    CHECK(s.n == 24);
    for (int period = p.baseline_period; s.n && period <= p.deadline; period++) {
        int64_t value = plan_shape_of(&s, &p, line, period).value;

        CHECK(value >= before);
        before = value;
    }
    CHECK(plan_shape_of(&s, &p, line, p.baseline_period).value == p.baseline);
    CHECK(before == p.baseline + p.target_growth);
    line.basis = BASIS_GIVEN; /* what somebody planned stays */
    line.value = 7;
    CHECK(plan_shape_of(&s, &p, line, p.deadline).value == 7);
    plan_shape_free(&s);
    plan_shape_free(&s);
    p.baseline = baseline;
    p.target_growth = growth;
    forget();
}

int main(void)
{
    if (programme_read(&p, "tests/data/small"))
        return 1;
    make_register(ASSUMED_GIVEN);
    shaped();
    gaps();
    profile();
    whole_only();
    exact();
    programme_free(&p);
    return unit_end();
}
