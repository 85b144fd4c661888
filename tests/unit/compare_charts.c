/* Charts that compare areas, with a typesetter of fixed widths: geometry as text, curves against
 * the limits of the areas, order, and that nothing overlaps or sticks out. */
#include "caterpillar_chart.h"
#include "chart.h"
#include "fit.h"
#include "funnel_chart.h"
#include "multiples_chart.h"
#include "slope_chart.h"
#include "tornado_chart.h"

#include "fixed_typeset.h"
#include "unit.h"

#include <stdlib.h>

enum { MOST = 150, WIDTH = 493 };

static const size_t sizes[] = {1, 3, 60, 150};
/* 80 letters, and as many without a blank */
static const char long_name[] = "Bristol, North Somerset, Somerset, South Gloucestershire, Bath "
                                "and Northern Areas";
static const char one_word[] = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochllanfair"
                               "pwllgwyngyllgo";

static const struct typeset *typeset(void)
{
    return &fixed_typeset;
}

struct rectangle {
    double left, right, top, bottom;
};

/* Of letters as wide as half their height, which stand from 0.8 above their line to 0.2 below. */
static struct rectangle words_box(const struct mark *m)
{
    struct style style = {m->face, m->size, m->ink};
    double width = fixed_width(NULL, &style, m->text, strlen(m->text));
    double left = m->point[0].x - (m->align == ALIGN_RIGHT    ? width
                                   : m->align == ALIGN_CENTRE ? width / 2
                                                              : 0);

    return (struct rectangle){left, left + width, m->point[0].y - 0.8 * m->size,
                              m->point[0].y + 0.2 * m->size};
}

/* How many marks stand outside the picture. */
static int outside(const struct picture *p)
{
    int n = 0;

    for (size_t i = 0; i < p->n; i++) {
        const struct mark *m = &p->mark[i];

        for (size_t k = 0; k < m->n; k++)
            n += !(m->point[k].x >= -0.01 && m->point[k].x <= p->width + 0.01 &&
                   m->point[k].y >= -0.01 && m->point[k].y <= p->height + 0.01);
        if (m->kind == MARK_TEXT) {
            struct rectangle r = words_box(m);

            n += r.left < -0.01 || r.right > p->width + 0.01 || r.top < -0.01 ||
                 r.bottom > p->height + 2.01;
            if (r.left < -0.01 || r.right > p->width + 0.01 || r.top < -0.01 ||
                r.bottom > p->height + 2.01)
                printf("outside: %s\n", m->text);
        }
    }
    return n;
}

/* How many pairs of words overlap. */
static int overlaps(const struct picture *p)
{
    int n = 0;

    for (size_t i = 0; i < p->n; i++)
        for (size_t k = 0; k < i; k++) {
            struct rectangle a, b;

            if (p->mark[i].kind != MARK_TEXT || p->mark[k].kind != MARK_TEXT)
                continue;
            a = words_box(&p->mark[i]);
            b = words_box(&p->mark[k]);
            if (a.left < b.right - 0.01 && b.left < a.right - 0.01 && a.top < b.bottom - 0.01 &&
                b.top < a.bottom - 0.01) {
                printf("overlap: \"%s\" and \"%s\"\n", p->mark[i].text, p->mark[k].text);
                n++;
            }
        }
    return n;
}

static const char *name_of(size_t i)
{
    return i % 5 == 0 ? long_name : i % 5 == 1 ? one_word : i % 5 == 2 ? "<script>&\"" : "York";
}

/* ---------------------------------------------------------------- texts that are cut */

static void fitting(void)
{
    /* at size 10 a letter is 5 points wide */
    struct fit f = fit_text(typeset(), &chart_text, "Alpha Beta Gamma", 55, 2);

    CHECK(f.n == 2 && !f.cut); /* "Alpha Beta" is 50 */
    CHECK_NEAR(50, f.width, 1e-9);
    CHECK_NEAR(24, fit_height(&f), 1e-9);
    f = fit_text(typeset(), &chart_text, "Alpha Beta Gamma", 55, 1);
    CHECK(f.n == 1 && f.cut && f.line[0].n == 10); /* "Alpha Beta" and the mark: 55 */
    CHECK_NEAR(55, f.width, 1e-9);
    f = fit_text(typeset(), &chart_text, "\u00c5\u00c5\u00c5\u00c5\u00c5", 20, 3);
    CHECK(f.n == 1 && f.cut && f.line[0].n == 6); /* three letters of two bytes, and the mark */
    f = fit_text(typeset(), &chart_text, "", 20, 3);
    CHECK(f.n == 1 && !f.cut && f.line[0].n == 0);
}

/* ---------------------------------------------------------------- the funnel */

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
            CHECK(unnamed < expected || !expected);
            CHECK(overlaps(&p) == 0);
            CHECK(outside(&p) == 0);
            picture_free(&p);
        }
}

/* ---------------------------------------------------------------- the caterpillar */

/* By hand: letters are 5 wide, so that labels take 25 and the axis starts at 25 + 12 = 37; words at
 * the right take 15, so that it ends at 400 - 15 - 12 = 373, and its 7 ticks from 0 to 6 are 56
 * apart. Rows are 12 + 3 high and start at 18: their middles are 25.5, 40.5, 55.5. */
static void caterpillar(void)
{
    struct caterpillar_row row[] = {
        {"Alpha", 1, 0, 2, "1.0", INK_ACTUAL, SYMBOL_CIRCLE, false},
        {"Beta", 4, 3, 6, "4.0", INK_ACTUAL, SYMBOL_CIRCLE, true},
        {"Gamma", (double)NAN, (double)NAN, (double)NAN, "none", INK_ACTUAL, SYMBOL_CIRCLE, false}};
    struct caterpillar_chart c = {.row = row,
                                  .n = 3,
                                  .count = 3,
                                  .reference = 2,
                                  .reference_words = "All 2.0",
                                  .unit = "rate",
                                  .label_width = 100};
    struct picture p;
    struct text printed = {0};
    const char *rows;

    caterpillar_chart_draw(&c, &p, typeset(), 400);
    picture_print(&p, &printed);
    rows = strstr(text_of(&printed), "text text bold 10.0 centre");
    CHECK_TEXT("text text bold 10.0 centre 149.0,10.0 \"All 2.0\"\n"
               "line target 1.00 dashed 149.0,16.0 149.0,63.0\n"
               "text text regular 10.0 left 0.0,28.5 \"Alpha\"\n"
               "symbol actual circle 6.5 93.0,25.5\n"
               "line actual 1.50 37.0,25.5 149.0,25.5\n"
               "text text regular 10.0 right 400.0,29.0 \"1.0\"\n"
               "text text bold 10.0 left 0.0,43.5 \"Beta\"\n"
               "symbol actual circle 8.0 261.0,40.5\n"
               "line actual 2.50 205.0,40.5 373.0,40.5\n"
               "text text bold 10.0 right 400.0,44.0 \"4.0\"\n"
               "text text regular 10.0 left 0.0,58.5 \"Gamma\"\n"
               "text muted regular 10.0 left 41.0,59.0 \"none\"\n",
               rows ? rows : "");
    text_free(&printed);
    picture_free(&p);
    CHECK(caterpillar_chart_rows(&c, typeset(), 18 + 34 + 15) == 1);
    CHECK(caterpillar_chart_rows(&c, typeset(), 18 + 34 + 30) == 2);
    CHECK(caterpillar_chart_rows(&c, typeset(), 1) == 1);
}

/* A symbol (compact: a level stroke, but for one's own) for every value, from left to right (or top
 * to bottom) in the order of the data. */
static int disorder(const struct picture *p, bool compact, const struct caterpillar_row *row,
                    size_t from, size_t count)
{
    size_t i = from;
    int bad = 0;
    double last = -INFINITY;

    for (size_t k = 0; k < p->n; k++) {
        const struct mark *m = &p->mark[k];

        if (compact ? m->kind != MARK_LINE || m->ink != INK_CONTEXT || m->n != 2 || m->size < 1.5
                    : m->kind != MARK_SYMBOL)
            continue;
        while (i < from + count && (isnan(row[i].value) || (compact && row[i].own)))
            i++;
        bad += compact ? m->point[0].x <= last : m->point[0].y <= last;
        last = compact ? m->point[0].x : m->point[0].y;
        i++;
    }
    while (i < from + count && (isnan(row[i].value) || (compact && row[i].own)))
        i++;
    return bad + (i != from + count);
}

static const double values[] = {0, 0.4, 1400000};

static void crowded_caterpillar(void)
{
    for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++)
        for (size_t v = 0; v < 3; v++) {
            static struct caterpillar_row row[MOST];
            size_t n = sizes[s];
            struct caterpillar_chart c = {.row = row,
                                          .n = n,
                                          .reference = values[v],
                                          .reference_words = long_name,
                                          .unit = "FTE per 1,000 children aged 0 to 4",
                                          .label_width = 190};
            struct picture p;

            for (size_t i = 0; i < n; i++) {
                double value = i == 1 ? (double)NAN : values[v] * (1 + (double)i / (double)n);

                row[i] =
                    (struct caterpillar_row){name_of(i),    value,      value * 0.9,   value * 1.2,
                                             "1,400,000.0", INK_ACTUAL, SYMBOL_CIRCLE, i == n / 3};
            }
            for (; c.from < n; c.from += c.count) {
                c.count = caterpillar_chart_rows(&c, typeset(), 560);
                CHECK(c.count >= 1 && c.from + c.count <= n);
                caterpillar_chart_draw(&c, &p, typeset(), WIDTH);
                CHECK(p.height <= 560);
                CHECK(disorder(&p, false, row, c.from, c.count) == 0);
                CHECK(overlaps(&p) == 0 && outside(&p) == 0);
                picture_free(&p);
            }
            caterpillar_compact_draw(&c, &p, typeset(), WIDTH, 104);
            CHECK_NEAR(104, p.height, 0);
            CHECK(disorder(&p, true, row, 0, n) == 0);
            CHECK(overlaps(&p) == 0 && outside(&p) == 0);
            picture_free(&p);
        }
}

/* ---------------------------------------------------------------- the slope chart */

static size_t count(const struct picture *p, enum mark_kind kind, enum ink ink, enum dash dash)
{
    size_t n = 0;

    for (size_t i = 0; i < p->n; i++)
        n += p->mark[i].kind == kind && p->mark[i].ink == ink &&
             (kind != MARK_LINE || (p->mark[i].dash == dash && p->mark[i].size > 0.6));
    return n;
}

static void slopes(void)
{
    for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++)
        for (size_t columns = 2; columns <= 3; columns++)
            for (size_t v = 0; v < 3; v++) {
                static struct slope_line line[MOST];
                size_t n = sizes[s];
                struct slope_chart c = {.line = line,
                                        .n = n,
                                        .columns = columns,
                                        .column_words = {"September 2010", "September 2014",
                                                         "September 2015, forecast"},
                                        .between = {"48 months", "12 months"},
                                        .unit = "index",
                                        .height = 150};
                struct picture p;

                for (size_t i = 0; i < n; i++)
                    line[i] = (struct slope_line){
                        {100, 100 + values[v], 100 + values[v] + 0.001 * (double)i},
                        i < 4 ? name_of(i) : NULL};
                slope_chart_draw(&c, &p, typeset(), WIDTH);
                CHECK(count(&p, MARK_LINE, INK_CONTEXT, DASH_SOLID) == (n > 4 ? n - 4 : 0));
                CHECK(count(&p, MARK_LINE, INK_CONTEXT, DASH_DASHED) ==
                      (n > 4 && columns == 3 ? n - 4 : 0));
                CHECK(count(&p, MARK_LINE, INK_ACTUAL, DASH_SOLID) == 1);
                CHECK(count(&p, MARK_LINE, INK_ACTUAL, DASH_DASHED) == columns - 2);
                CHECK(overlaps(&p) == 0 && outside(&p) == 0);
                picture_free(&p);
            }
}

/* ---------------------------------------------------------------- small multiples */

/* Months 0 to 11 with a figure, but for month 5: two runs, never joined. */
static void multiples(void)
{
    for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++)
        for (size_t v = 0; v < 3; v++) {
            static struct multiple panel[MOST];
            static double actual[24], plan[24], none[24];
            size_t n = sizes[s], drawn = 0;
            struct multiples_chart c = {.panel = panel,
                                        .n = n,
                                        .first = 2013 * 12,
                                        .last = 2014 * 12 + 11,
                                        .actual_words = "actual",
                                        .plan_words = "plan",
                                        .unit = "index"};
            struct picture p;

            for (size_t k = 0; k < 24; k++) {
                actual[k] = k < 12 && k != 5 ? values[v] + (double)k : (double)NAN;
                plan[k] = values[v] + 0.5 * (double)k;
                none[k] = (double)NAN;
            }
            for (size_t i = 0; i < n; i++)
                panel[i] = (struct multiple){name_of(i), i == 2 ? none : actual, plan,
                                             i == 2 ? NULL : "1,400,011", i == 0};
            for (; c.from < n; c.from += c.count) {
                size_t empty = c.from <= 2 && n > 2;

                c.count = multiples_chart_panels(&c, typeset(), WIDTH, 580);
                CHECK(c.count >= 1 && c.from + c.count <= n);
                multiples_chart_draw(&c, &p, typeset(), WIDTH);
                CHECK(p.height <= 580);
                /* one more of each in the key */
                CHECK(count(&p, MARK_LINE, INK_ACTUAL, DASH_SOLID) == 1 + 2 * (c.count - empty));
                CHECK(count(&p, MARK_LINE, INK_PLAN, DASH_DASHED) == 1 + c.count);
                CHECK(overlaps(&p) == 0 && outside(&p) == 0);
                drawn += c.count;
                picture_free(&p);
            }
            CHECK(drawn == n);
        }
}

/* ---------------------------------------------------------------- the tornado */

/* By hand: labels take 100 + 12; the words at the left are 6 letters, 30 + 6, those at the right 5
 * letters, 25 + 6: bars run from 148 to 369, 221 points for -10 to 7, zero at 148 + 130 = 278. */
static void tornado(void)
{
    struct tornado_bar bar[] = {{"Leavers", 7, -10, "1%: +7", "2%: -1"},
                                {"Joiners", -3, 4, "a", "b"}};
    struct tornado_chart c = {bar, 2, "Expected: 50", "low", "high", 100};
    struct picture p;
    struct text printed = {0};

    bar[0].low_words = "1: +7";
    tornado_chart_draw(&c, &p, typeset(), 400);
    picture_print(&p, &printed);
    CHECK_TEXT("picture 400.0 72.0\n"
               "area second 112.0,2.0 122.0,2.0 122.0,12.0 112.0,12.0\n"
               "text text regular 10.0 left 126.0,10.5 \"low\"\n"
               "area actual 157.0,2.0 167.0,2.0 167.0,12.0 157.0,12.0\n"
               "text text regular 10.0 left 171.0,10.5 \"high\"\n"
               "text text bold 10.0 centre 278.0,27.0 \"Expected: 50\"\n"
               "text text regular 10.0 left 0.0,46.0 \"Leavers\"\n"
               "area second 278.0,37.0 369.0,37.0 369.0,49.0 278.0,49.0\n"
               "text text regular 10.0 left 373.0,46.5 \"1: +7\"\n"
               "area actual 148.0,37.0 278.0,37.0 278.0,49.0 148.0,49.0\n"
               "text text regular 10.0 right 144.0,46.5 \"2%: -1\"\n"
               "text text regular 10.0 left 0.0,64.0 \"Joiners\"\n"
               "area second 239.0,55.0 278.0,55.0 278.0,67.0 239.0,67.0\n"
               "text text regular 10.0 right 235.0,64.5 \"a\"\n"
               "area actual 278.0,55.0 330.0,55.0 330.0,67.0 278.0,67.0\n"
               "text text regular 10.0 left 334.0,64.5 \"b\"\n"
               "line target 1.00 278.0,32.0 278.0,70.0\n",
               text_of(&printed));
    CHECK(overlaps(&p) == 0 && outside(&p) == 0);
    text_free(&printed);
    picture_free(&p);
}

/* Nothing moves, and both ends on one side. */
static void odd_tornado(void)
{
    for (size_t v = 0; v < 3; v++) {
        struct tornado_bar bar[] = {{long_name, values[v], 2 * values[v], "0.4%: +1,400,000", "b"},
                                    {one_word, 0, 0, "c", "d"}};
        struct tornado_chart c = {bar, 2, long_name, "with its low value", "with its high value",
                                  170};
        struct picture p;

        tornado_chart_draw(&c, &p, typeset(), WIDTH);
        CHECK(overlaps(&p) == 0 && outside(&p) == 0);
        picture_free(&p);
    }
}

/* ---------------------------------------------------------------- bars and dumbbells */

static void rows(void)
{
    for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++)
        for (size_t v = 0; v < 3; v++) {
            static struct bar bar[MOST];
            static struct dumbbell dumbbell[MOST];
            size_t n = sizes[s];
            struct bar_chart bars = {.bar = bar,
                                     .n = n,
                                     .label_width = 196,
                                     .reference = (double)NAN,
                                     .less = "Below",
                                     .more = "Above"};
            struct dumbbell_chart dumbbells = {dumbbell,
                                               n,
                                               "September 2010",
                                               "September 2014",
                                               "Plan",
                                               "Target, September 2015",
                                               110,
                                               "FTE"};
            struct picture p;

            for (size_t i = 0; i < n; i++) {
                double value = i % 7 == 6 ? (double)NAN : values[v] * (i % 2 ? -1 : 1);
                const char *name = i % 2 ? long_name : "<script>&\"";

                bar[i] = (struct bar){name, value, "-1,400,000.0", INK_ACTUAL, i == 0};
                dumbbell[i] = (struct dumbbell){name,          values[v],
                                                values[v] * 2, values[v] * 2.1,
                                                values[v] * 3, "no figure for September 2014"};
            }
            bar_chart_draw(&bars, &p, typeset(), WIDTH);
            CHECK(overlaps(&p) == 0 && outside(&p) == 0);
            picture_free(&p);
            dumbbell_chart_draw(&dumbbells, &p, typeset(), WIDTH);
            CHECK(overlaps(&p) == 0 && outside(&p) == 0);
            picture_free(&p);
        }
}

int main(void)
{
    fitting();
    limits_at();
    curves(FUNNEL_CQC);
    curves(FUNNEL_NONE);
    crowded_funnel();
    caterpillar();
    crowded_caterpillar();
    slopes();
    multiples();
    tornado();
    odd_tornado();
    rows();
    return unit_end();
}
