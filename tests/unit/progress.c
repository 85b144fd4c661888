/* The arithmetic of the target, on a made-up programme (tests/data/small): 100 FTE in January 2020,
 * 50 more by December 2021. Expected values are worked out by hand beside each check. */
#include "decimal.h"
#include "extrapolate.h"
#include "figure.h"
#include "period.h"
#include "track.h"

#include "unit.h"

static struct programme p;
static struct observations o;
static struct trajectories plan;

static int month(const char *s)
{
    return period_parse(s);
}

static void observe(const char *area, const char *period, double value, char status,
                    const char *collected)
{
    observations_add(&o, &(struct observation){.period = month(period),
                                               .collected = month(collected),
                                               .area_code = area,
                                               .series = "return",
                                               .measure = "fte",
                                               .value = decimal_from(value),
                                               .status = status,
                                               .source_file = "made-up.csv",
                                               .source_line = 2});
}

static struct figure figure(const char *area, const char *period, const char *as_of)
{
    return figure_of(&p, &o, "return", "fte", geography_find(&p.geography, area), month(period),
                     month(as_of));
}

static struct progress row(const char *area, const char *period, const char *report)
{
    struct progress_table t = {0};
    struct progress found = {.actual = -1};
    size_t n;
    const struct progress *rows;

    track_run(&t, &p, &o, &plan, NULL, month(report));
    rows = progress_rows(&t, geography_find(&p.geography, area), PROGRESS_HEADLINE, NULL, &n);
    if (rows && progress_at(rows, n, month(period)))
        found = *progress_at(rows, n, month(period));
    progress_free(&t);
    return found;
}

static void make_observations(void)
{
    observe("N1", "2020-01", 40, '\0', "2020-01");
    observe("N2", "2020-01", 30, '\0', "2020-01");
    observe("S1A", "2020-01", 20, '\0', "2020-01");
    observe("S1B", "2020-01", 10, '\0', "2020-01");
    observe("N1", "2020-06", 45.5, '\0', "2020-06");
    observe("N2", "2020-06", 33, '\0', "2020-07"); /* late by a month */
    observe("S1", "2020-06", 31.25, 'p', "2020-06");
    observe("N1", "2020-03", 41, '\0', "2020-03");
    observe("N1", "2020-03", 42, '\0', "2020-05");  /* a revision */
    observe("S1A", "2020-04", 21, '\0', "2020-04"); /* one part of two */
    observe("N2", "2020-04", (double)NAN, 'c', "2020-04");
    observe("N1", "2020-08", 46, 'p', "2020-08"); /* statuses in two orders */
    observe("N2", "2020-08", 36, 'r', "2020-08");
    observe("S1A", "2020-08", 20, 'e', "2020-08");
    observe("S1B", "2020-08", 10, 'p', "2020-08");
    observe("N1", "2020-09", (double)NAN, 'c', "2020-09");
    observe("N2", "2020-09", 36, 'p', "2020-09");
    observations_sort(&o);
}

static void figures(void)
{
    struct figure f = figure("T", "2020-01", "2020-01");

    CHECK(f.value == 100 * DECIMAL_ONE && f.present == 3 && f.expected == 3);
    /* a whole that came in parts counts as one area, and needs all of them */
    f = figure("S1", "2020-01", "2020-01");
    CHECK(f.value == 30 * DECIMAL_ONE && f.present == 1 && f.expected == 1);
    f = figure("S1", "2020-04", "2020-04");
    CHECK(f.value == DECIMAL_NONE && f.present == 0 && f.expected == 1 && f.status == 'x');
    /* what is late is missing until it comes */
    f = figure("N", "2020-06", "2020-06");
    CHECK(f.value == DECIMAL_NONE && f.present == 1 && f.expected == 2);
    f = figure("N", "2020-06", "2020-07");
    CHECK(f.value == decimal_from(78.5) && f.present == 2);
    CHECK(figure("T", "2020-06", "2020-07").status == 'p');
    /* a sum has the gravest status of its parts, in any order */
    CHECK(figure("N", "2020-08", "2020-08").status == 'p');
    CHECK(figure("S1", "2020-08", "2020-08").status == 'p');
    CHECK(figure("N", "2020-09", "2020-09").status == 'c');
    /* an old report uses what was known then */
    CHECK(figure("N1", "2020-03", "2020-03").value == 41 * DECIMAL_ONE);
    CHECK(figure("N1", "2020-03", "2020-03").status == '\0');
    CHECK(figure("N1", "2020-03", "2020-05").value == 42 * DECIMAL_ONE);
    CHECK(figure("N1", "2020-03", "2020-05").status == 'r');
    /* suppressed is not missing, and neither is zero */
    CHECK(figure("N2", "2020-04", "2020-04").status == 'c');
    CHECK(figure("N2", "2020-04", "2020-04").value == DECIMAL_NONE);
    CHECK(figure("N1", "2020-02", "2020-06").status == 'x');
}

static void plans(void)
{
    int n1 = geography_find(&p.geography, "N1"), n = geography_find(&p.geography, "N");
    struct planned v1 = trajectory_of(&plan, &p, n1, month("2020-07"), month("2020-05"));
    struct planned v2 = trajectory_of(&plan, &p, n1, month("2020-07"), month("2020-06"));

    /* version 1: 40 + 24 x 6 / 23; version 2, agreed in June: 40 + 1 x 6 / 11 */
    CHECK_NEAR(40 + 24 * 6 / 23.0, decimal_double(v1.value), 1e-9);
    CHECK(v1.version == 1 && v1.basis == BASIS_INTERPOLATED);
    CHECK_NEAR(40 + 6 / 11.0, decimal_double(v2.value), 1e-9);
    CHECK(v2.version == 2);
    /* agreed again in June: the first plan is kept beside it */
    CHECK(v1.agreed == PERIOD_NONE && v1.first == v1.value);
    CHECK(v2.agreed == month("2020-06") && v2.first == v1.value);
    CHECK(trajectory_of(&plan, &p, n, month("2020-07"), month("2020-06")).agreed ==
          month("2020-06"));
    /* N2 plans 30 + 12 x 6 / 23 in July, in its only version */
    CHECK_NEAR(
        40 + 24 * 6 / 23.0 + 30 + 12 * 6 / 23.0,
        decimal_double(trajectory_of(&plan, &p, n, month("2020-07"), month("2020-06")).first),
        1e-8);
    CHECK(trajectory_of(&plan, &p, n1, month("2021-12"), month("2020-06")).basis == BASIS_GIVEN);
    CHECK(trajectory_of(&plan, &p, n1, month("2022-01"), month("2020-06")).value == DECIMAL_NONE);
    CHECK(trajectory_of(&plan, &p, n, month("2021-12"), month("2020-06")).value ==
          106 * DECIMAL_ONE);
    CHECK(trajectory_of(&plan, &p, n, month("2021-12"), month("2020-06")).basis == BASIS_SUM);
    CHECK(trajectory_of(&plan, &p, p.root, month("2021-12"), month("2020-06")).value ==
          150 * DECIMAL_ONE);
}

static void arithmetic(void)
{
    struct progress r = row("N1", "2020-06", "2020-06");

    CHECK(r.baseline == 40 * DECIMAL_ONE && r.target == 64 * DECIMAL_ONE);
    CHECK(r.growth == decimal_from(5.5));
    CHECK_NEAR(100 * 5.5 / 24, r.growth_share_pct, 1e-12);
    CHECK(r.target_gap == decimal_from(-18.5));
    CHECK(r.months_left == 18);
    CHECK_NEAR(18.5 / 18, r.required_per_month, 1e-12);
    CHECK_NEAR((45.5 - 42) / 3, r.achieved_per_month[0], 1e-12); /* from the revised March */
    CHECK(isnan(r.achieved_per_month[1]));                       /* before the baseline */
    CHECK(isnan(r.achieved_per_month[2]));
    CHECK_TEXT("made-up.csv", r.source_file);
    /* the same month when March was still 41 */
    CHECK_NEAR(41, decimal_double(row("N1", "2020-03", "2020-04").actual), 0);
    /* the future has a plan and no actual */
    r = row("N1", "2021-06", "2020-06");
    CHECK(r.actual == DECIMAL_NONE && r.trajectory != DECIMAL_NONE && r.status == '\0');
    /* at the deadline nothing is required any more */
    observe("N1", "2021-12", 70, '\0', "2021-12");
    observations_sort(&o);
    r = row("N1", "2021-12", "2021-12");
    CHECK(r.months_left == 0 && isnan(r.required_per_month));
    CHECK(r.target_gap == 6 * DECIMAL_ONE);
    CHECK_NEAR(125, r.growth_share_pct, 1e-9);
    /* an area that does not exist has no rows; the sum of the parts of a whole does not count it */
    CHECK(row("OLD", "2020-06", "2020-06").actual == -1);
    CHECK(row("S1A", "2020-06", "2020-06").actual == -1);
}

/* Any order of the rows, the same total, to the last digit. */
static void order(void)
{
    struct observation *first = &o.row[0], *last = &o.row[o.n - 1], kept = *first;
    int64_t before = figure("T", "2020-01", "2021-12").value;

    *first = *last;
    *last = kept;
    observations_sort(&o);
    CHECK(figure("T", "2020-01", "2021-12").value == before);
}

static void forecasts(void)
{
    struct progress_table t = {0};
    struct forecast_tables f = {0};
    const struct outlook *outlook;
    size_t n;

    track_run(&t, &p, &o, &plan, NULL, month("2020-06"));
    extrapolate_run(&f, NULL, &p, &t, NULL, NULL, NULL);
    outlook = forecast_outlook(&f, geography_find(&p.geography, "N1"));
    CHECK(outlook && outlook->reason == REASON_TOO_FEW);
    CHECK(!forecast_shown(&f, geography_find(&p.geography, "N1"), &n) && !n);
    progress_free(&t);
    forecast_free(&f);
    track_run(&t, &p, &o, &plan, NULL, month("2021-12"));
    extrapolate_run(&f, NULL, &p, &t, NULL, NULL, NULL);
    outlook = forecast_outlook(&f, geography_find(&p.geography, "N1"));
    CHECK(outlook && outlook->reason == REASON_DEADLINE_REACHED);
    progress_free(&t);
    forecast_free(&f);
}

int main(void)
{
    if (programme_read(&p, "tests/data/small") || trajectories_read(&plan, &p))
        return 1;
    make_observations();
    figures();
    plans();
    arithmetic();
    order();
    forecasts();
    trajectories_free(&plan);
    observations_free(&o);
    programme_free(&p);
    return unit_end();
}
