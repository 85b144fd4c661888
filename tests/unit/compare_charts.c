/* Charts that compare areas, with a typesetter of fixed widths: geometry as text, order, and
 * that nothing overlaps or sticks out. */
#include "caterpillar_chart.h"
#include "chart.h"
#include "fit.h"
#include "multiples_chart.h"
#include "slope_chart.h"
#include "tornado_chart.h"

#include "picture_check.h"
#include "unit.h"

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
            struct bar_chart bars = {
                .bar = bar, .n = n, .label_width = 196, .less = "Below", .more = "Above"};
            struct dumbbell_chart dumbbells = {.row = dumbbell,
                                               .n = n,
                                               .baseline_words = "September 2010",
                                               .now_words = "September 2014",
                                               .plan_words = "Plan",
                                               .target_words = "Target, September 2015",
                                               .label_width = 110,
                                               .unit = "FTE"};
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
            for (; bars.from < n; bars.from += bars.count) {
                bars.count = bar_chart_rows(&bars, typeset(), 600);
                CHECK(bars.count >= 1 && bars.from + bars.count <= n);
                bar_chart_draw(&bars, &p, typeset(), WIDTH);
                CHECK(p.height <= 600 && overlaps(&p) == 0 && outside(&p) == 0);
                picture_free(&p);
            }
            for (; dumbbells.from < n; dumbbells.from += dumbbells.count) {
                dumbbells.count = dumbbell_chart_rows(&dumbbells, 600);
                CHECK(dumbbells.count >= 1 && dumbbells.from + dumbbells.count <= n);
                dumbbell_chart_draw(&dumbbells, &p, typeset(), WIDTH);
                CHECK(p.height <= 600 && overlaps(&p) == 0 && outside(&p) == 0);
                picture_free(&p);
            }
        }
}

int main(void)
{
    fitting();
    caterpillar();
    crowded_caterpillar();
    slopes();
    multiples();
    tornado();
    odd_tornado();
    rows();
    return unit_end();
}
