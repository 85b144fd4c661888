/* The funnel as a chart: its curves against the limits of the areas, and its names. */
#include "funnel_chart.h"

#include "picture_check.h"
#include "unit.h"

#include <stdlib.h>

static double interpolated(const struct mark *m, double x)
{
    for (size_t i = 1; i < m->n; i++)
        if (m->point[i - 1].x <= x + 1e-9 && m->point[i].x >= x - 1e-9) {
            double span = m->point[i].x - m->point[i - 1].x;
            double share = span > 1e-12 ? (x - m->point[i - 1].x) / span : 0;

            return m->point[i - 1].y + share * (m->point[i].y - m->point[i - 1].y);
        }
    return (double)NAN;
}

/* The value that stands at a height, by the words of the first two ticks, 3.5 below their lines. */
static double value_at(const struct picture *p, double y)
{
    double value[2] = {(double)NAN, (double)NAN}, at[2] = {(double)NAN, (double)NAN};
    int n = 0;

    for (size_t i = 0; i < p->n && n < 2; i++)
        if (p->mark[i].kind == MARK_TEXT && p->mark[i].align == ALIGN_RIGHT) {
            value[n] = strtod(p->mark[i].text, NULL);
            at[n++] = p->mark[i].point[0].y - 3.5;
        }
    return value[0] + (y - at[0]) / (at[1] - at[0]) * (value[1] - value[0]);
}

/* Five areas, their limits by funnel_compute, which unit/funnel.c holds against R and FunnelPlotR:
 * at each area's place on the axis (its own symbol's x) the four curves must be at its four limits.
 * Ticks give the scale: it is not asked of the chart. */
static void curves(enum funnel_adjust adjust)
{
    const double people[] = {30, 95, 300, 180, 60},
                 population[] = {9000, 30000, 80000, 60000, 21000};
    struct funnel_options o = {FUNNEL_RATE, adjust, 800, 0.1}; /* 0.8 for each of the people */
    struct funnel_area area[5];
    struct funnel f;
    struct funnel_point point[5];
    struct picture p;
    const struct mark *curve[8];
    size_t n = 0, symbols = 0;

    CHECK(funnel_compute(people, population, 5, &o, area, &f) == FUNNEL_OK);
    CHECK((f.limits == FUNNEL_ADJUSTED) == (adjust == FUNNEL_CQC));
    for (size_t i = 0; i < 5; i++)
        point[i] = (struct funnel_point){"A", population[i], area[i].value, FUNNEL_INSIDE};
    struct funnel_chart chart = {
        point,     5,      f.target, 0.8, f.limits == FUNNEL_ADJUSTED ? f.tau2 : 0,
        "Average", "rate", "people", 200};
    CHECK(funnel_chart_draw(&chart, &p, typeset(), WIDTH) == 0);
    for (size_t i = 0; i < p.n && n < 8; i++)
        if (p.mark[i].kind == MARK_LINE && p.mark[i].n > 10)
            curve[n++] = &p.mark[i];
    CHECK(n == 4);
    for (size_t i = 0; i < p.n && n == 4; i++) {
        const struct mark *m = &p.mark[i];
        const struct funnel_area *a = &area[symbols];

        if (m->kind != MARK_SYMBOL)
            continue;
        const double limit[] = {a->upper_998, a->upper_95, a->lower_95, a->lower_998};
        CHECK_NEAR(a->value, value_at(&p, m->point[0].y), 1e-9);
        for (int k = 0; k < 4; k++)
            CHECK_NEAR(limit[k], value_at(&p, interpolated(curve[k], m->point[0].x)), 1e-6);
        CHECK(curve[0]->dash == DASH_SOLID && curve[1]->dash == DASH_DASHED);
        CHECK(curve[2]->dash == DASH_DASHED && curve[3]->dash == DASH_SOLID);
        symbols++;
    }
    CHECK(symbols == 5);
    CHECK(overlaps(&p) == 0 && outside(&p) == 0);
    picture_free(&p);
}

/* R: qchisq(0.025, 2 * 40) / 2 / 40 and qchisq(0.975, 2 * 41) / 2 / 40; by hand with tau2 = 0.01:
 * q = sqrt(0.25 / 40 + 0.01) = 0.12747548784, (1 -+ 1.95996398454 q)^2 */
static void limits_at(void)
{
    double lower, upper;

    CHECK(!funnel_limits_at(40, 0, 0.025, &lower, &upper));
    CHECK_NEAR(0.71441, lower, 1e-5);
    CHECK_NEAR(1.36172, upper, 1e-5);
    CHECK(!funnel_limits_at(40, 0.01, 0.025, &lower, &upper));
    CHECK_NEAR(0.5627290, lower, 1e-6);
    CHECK_NEAR(1.5621184, upper, 1e-6);
    CHECK(!funnel_limits_at(1, 4, 0.001, &lower, &upper)); /* 1 - 3.09 q is below 0 */
    CHECK_NEAR(0, lower, 0);
    CHECK(funnel_limits_at(0, 0, 0.025, &lower, &upper));
    CHECK(funnel_limits_at(40, -1, 0.025, &lower, &upper));
}

/* Does a line end at the point? */
static int led(const struct picture *p, struct point at)
{
    for (size_t i = 0; i < p->n; i++) {
        const struct mark *m = &p->mark[i];

        if (m->kind == MARK_LINE && m->n == 2 && m->ink == INK_ACTUAL &&
            hypot(m->point[1].x - at.x, m->point[1].y - at.y) < 0.1)
            return 1;
    }
    return 0;
}

/* Two areas of nearly one population, the rates of South Yorkshire and of Lancashire in June 2013:
 * a name stands nearer to its own mark than to the other, or a line leads to it. */
static void close_names(void)
{
    struct funnel_point point[] = {{"Lancashire", 88264, 3.49, FUNNEL_HIGH_95},
                                   {"South Yorkshire", 88863, 3.63, FUNNEL_HIGH_95},
                                   {"Inside", 300000, 2.7, FUNNEL_INSIDE}};
    struct funnel_chart chart = {point, 3, 2.66, 0.8, 0.02, "Average 2.66", "rate", "people", 200};
    struct point at[2] = {{0, 0}, {0, 0}};
    struct picture p;
    size_t unnamed = funnel_chart_draw(&chart, &p, typeset(), WIDTH), named = 0, k = 0;

    for (size_t i = 0; i < p.n; i++)
        if (p.mark[i].kind == MARK_SYMBOL && p.mark[i].symbol == SYMBOL_TRIANGLE_UP && k < 2)
            at[k++] = p.mark[i].point[0];
    CHECK(k == 2 && at[0].y > at[1].y); /* drawn in their order: the lower rate first */
    for (size_t i = 0; i < p.n; i++)
        for (size_t own = 0; own < 2; own++)
            if (p.mark[i].kind == MARK_TEXT && !strcmp(p.mark[i].text, point[own].label)) {
                double y = p.mark[i].point[0].y - 5;

                named++;
                CHECK(led(&p, at[own]) || fabs(y - at[own].y) < fabs(y - at[1 - own].y));
            }
    CHECK(named + unnamed == 2 && named >= 1);
    picture_free(&p);
}

/* Every area outside is named or counted as not named; names keep clear of each other. */
static void crowded_funnel(void)
{
    for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++)
        for (int spread = 0; spread < 3; spread++) {
            static struct funnel_point point[MOST];
            size_t n = sizes[s], unnamed, triangles = 0, grey = 0, expected = 0;
            struct picture p;

            for (size_t i = 0; i < n; i++) {
                point[i] = (struct funnel_point){
                    name_of(i),
                    spread == 0   ? 50000 + 137.0 * (double)(i * 7919 % 400)
                    : spread == 1 ? pow(10, 6.146 * (double)i / (double)(n > 1 ? n - 1 : 1)) * 0.999
                                  : 0.4,
                    (double)(i * 31 % 17) * 0.37, (enum funnel_flag)(i % 5)};
                expected += point[i].flag != FUNNEL_INSIDE;
            }
            if (n > 2)
                point[2].rate = 0;
            struct funnel_chart chart = {point,         n,      3.1,      0.8, spread ? 0 : 0.0057,
                                         "Average 3.1", "rate", "people", 200};
            unnamed = funnel_chart_draw(&chart, &p, typeset(), WIDTH);
            for (size_t i = 0; i < p.n; i++)
                if (p.mark[i].kind == MARK_SYMBOL) {
                    triangles += p.mark[i].symbol == SYMBOL_TRIANGLE_UP ||
                                 p.mark[i].symbol == SYMBOL_TRIANGLE_DOWN;
                    grey += p.mark[i].ink == INK_CONTEXT;
                }
            CHECK(triangles == expected && triangles + grey == n);
            /* where all stand one above the other, no name can be told from the next */
            CHECK(unnamed < expected || !expected || spread == 2);
            CHECK(overlaps(&p) == 0);
            CHECK(outside(&p) == 0);
            picture_free(&p);
        }
}

int main(void)
{
    limits_at();
    curves(FUNNEL_CQC);
    curves(FUNNEL_NONE);
    crowded_funnel();
    close_names();
    return unit_end();
}
