/* Geometry, with a typesetter of fixed widths, so that no font is needed. */
#include "chart.h"
#include "decimal.h"
#include "label.h"
#include "period.h"
#include "scale.h"

#include "fixed_typeset.h"
#include "unit.h"

#include <stdlib.h>

/* Round ticks: a step is 1, 2, 2.5 or 5 times a power of ten, and the ticks hold the data. */
static void scales(void)
{
    int bad = 0;

    for (double low = -5000; low < 20000; low += 777)
        for (double range = 0.03; range < 30000; range *= 2.7)
            for (size_t most = 3; most < 10; most++) {
                struct scale s = scale_make(low, low + range, most, 0, 100);
                double power = pow(10, floor(log10(s.step) + 1e-9)), lead = s.step / power;
                int round = fabs(lead - 1) < 1e-6 || fabs(lead - 2) < 1e-6 ||
                            fabs(lead - 2.5) < 1e-6 || fabs(lead - 5) < 1e-6;

                bad +=
                    !(round && s.ticks >= 2 && s.ticks <= most && scale_tick(&s, 0) <= low + 1e-6 &&
                      scale_tick(&s, s.ticks - 1) >= low + range - 1e-6);
            }
    CHECK(bad == 0);
    struct scale s = scale_make(8092, 12292, 7, 172, 20);
    CHECK_NEAR(8000, scale_tick(&s, 0), 0);
    CHECK_NEAR(1000, s.step, 0);
    CHECK_NEAR(172, scale_at(&s, 8000), 1e-9);
    CHECK_NEAR(20, scale_at(&s, 13000), 1e-9);
    s = scale_make(5, 5, 5, 0, 1); /* a flat series has an axis too */
    CHECK(s.ticks >= 2);
    s = scale_make(0, 0, 5, 0, 1);
    CHECK(s.ticks >= 2);
    CHECK(scale_decimals(&s) == 1);
}

/* WCAG contrasts on white, as published with the palettes (what the Analysis Function lists, to two
 * decimals; the formula is WCAG 2.2's). */
static void contrast(void)
{
    CHECK_NEAR(10.25, ink_contrast(0x12436D, 0xFFFFFF), 0.006);
    CHECK_NEAR(3.17, ink_contrast(0x28A197, 0xFFFFFF), 0.006);
    CHECK_NEAR(9.77, ink_contrast(0x801650, 0xFFFFFF), 0.006);
    CHECK_NEAR(3.03, ink_contrast(0xF46A25, 0xFFFFFF), 0.006);
    CHECK_NEAR(21, ink_contrast(0, 0xFFFFFF), 1e-9);
    for (int i = 0; i < INKS; i++)
        CHECK(ink_contrast(inks[i].rgb, inks[INK_PAPER].rgb) >= inks[i].contrast);
    /* words also stand on bands, and actual beside plan */
    CHECK(ink_contrast(inks[INK_TEXT].rgb, inks[INK_BAND].rgb) >= 4.5);
    CHECK(ink_contrast(inks[INK_ACTUAL].rgb, inks[INK_BAND].rgb) >= 4.5);
    CHECK(ink_contrast(inks[INK_MUTED].rgb, inks[INK_BAND].rgb) >= 4.5);
    CHECK(ink_contrast(inks[INK_TEXT].rgb, inks[INK_NOTICE].rgb) >= 4.5);
    CHECK(ink_contrast(inks[INK_ACTUAL].rgb, inks[INK_PLAN].rgb) >= 3);
}

static void labels(void)
{
    double y[] = {50, 52, 51, 10}, height[] = {20, 20, 20, 20};
    struct label_map map = {.bounds = {0, 0, 200, 200}};
    struct point line[] = {{0, 100}, {200, 100}};
    struct box a, b;

    label_spread(y, height, 4, 0, 200);
    CHECK(y[3] + 20 <= y[0] && y[0] + 20 <= y[2] && y[2] + 20 <= y[1]);
    double low[] = {190, 195};
    label_spread(low, height, 2, 0, 200);
    CHECK(low[0] >= 0 && low[0] + 20 <= low[1] && low[1] + 20 <= 200);

    label_avoid_line(&map, line, 2);
    CHECK(label_clash(&map, (struct box){10, 95, 50, 10}) > 0);
    CHECK_NEAR(0, label_clash(&map, (struct box){10, 60, 50, 10}), 1e-9);
    CHECK(label_clash(&map, (struct box){-30, 60, 50, 10}) > 0);
    a = label_place(&map, (struct point){100, 100}, 60, 20);
    b = label_place(&map, (struct point){100, 100}, 60, 20);
    CHECK(a.y + a.height <= 100 || a.y >= 100);
    CHECK(a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y ||
          b.y + b.height <= a.y);
    label_map_free(&map);
}

/* Two lines of words, 20 high, have no room above or below a line in the middle of a strip of 30;
 * one of 12 has. */
static void flat_labels(void)
{
    struct label_map map = {.bounds = {0, 0, 200, 30}};
    const struct box shape[] = {{.width = 60, .height = 20}, {.width = 90, .height = 12}};
    struct point line[] = {{0, 15}, {200, 15}};
    struct box box;

    label_avoid_line(&map, line, 2);
    box = label_place_one(&map, (struct point){10, 15}, shape, 2);
    CHECK_NEAR(90, box.width, 0);
    CHECK(box.y >= 0 && box.y + box.height <= 30 && (box.y + 12 <= 15 || box.y >= 15));
    label_map_free(&map);
}

/* All is taken but a hole of 68 by 26 points whose corner is 40 to the right of the point and 25
 * below it: places that lie in line with the point, or at 45 degrees, miss it. */
static void hidden_hole(void)
{
    struct label_map map = {.bounds = {0, 0, 400, 200}};
    const struct box taken[] = {
        {0, 0, 240, 200}, {308, 0, 92, 200}, {240, 0, 68, 125}, {240, 151, 68, 49}};
    struct box box;

    for (int i = 0; i < 4; i++)
        label_avoid_box(&map, taken[i]);
    box = label_place_one(&map, (struct point){200, 100}, &(struct box){.width = 60, .height = 20},
                          1);
    CHECK(box.x >= 240 && box.x + 60 <= 308 && box.y >= 125 && box.y + 20 <= 151);
    label_map_free(&map);
}

static int outside(const struct picture *p)
{
    for (size_t i = 0; i < p->n; i++)
        for (size_t k = 0; k < p->mark[i].n; k++)
            if (p->mark[i].point[k].x < -0.01 || p->mark[i].point[k].x > p->width + 0.01 ||
                p->mark[i].point[k].y < -0.01 || p->mark[i].point[k].y > p->height + 0.01)
                return 1;
    return 0;
}

/* Bars of both signs, one without a value: worked out by hand from the drawing in bar_chart.c. */
static void bars(void)
{
    struct typeset t = fixed_typeset;
    struct bar bar[] = {{"Alpha", -10, "\u221210.0", INK_PLAN, false},
                        {"Beta & <Gamma>", 30, "+30.0", INK_ACTUAL, true},
                        {"Delta", (double)NAN, "no figure", INK_ACTUAL, false}};
    struct bar_chart chart = {
        .bar = bar, .n = 3, .label_width = 200, .less = "Below", .more = "Above"};
    struct picture p;
    struct text printed = {0};

    bar_chart_draw(&chart, &p, &t, 400);
    picture_print(&p, &printed);
    /* fixed letters are 5 points wide at size 10: labels take 14 x 5 = 70, the words at the ends
     * 5 x 5 + 6 = 31, so bars run from 70 + 10 + 31 = 111 to 400 - 31 - 2 = 367, 256 points for 40
     */
    CHECK_TEXT("picture 400.0 70.0\n"
               "text muted regular 10.0 right 170.0,10.0 \"Below\"\n"
               "text muted regular 10.0 left 180.0,10.0 \"Above\"\n"
               "text text regular 10.0 left 0.0,29.0 \"Alpha\"\n"
               "area plan 111.0,20.0 175.0,20.0 175.0,31.0 111.0,31.0\n"
               "text text regular 10.0 right 106.0,29.0 \"\u221210.0\"\n"
               "text text bold 10.0 left 0.0,46.0 \"Beta & <Gamma>\"\n"
               "area actual 175.0,37.0 367.0,37.0 367.0,48.0 175.0,48.0\n"
               "text text bold 10.0 left 372.0,46.0 \"+30.0\"\n"
               "text text regular 10.0 left 0.0,63.0 \"Delta\"\n"
               "text muted regular 10.0 left 180.0,63.0 \"no figure\"\n"
               "line muted 0.75 175.0,17.0 175.0,68.0\n",
               text_of(&printed));
    CHECK(!outside(&p));
    text_free(&printed);
    picture_free(&p);
}

static struct progress month(int i, double actual, char status)
{
    return (struct progress){.report_period = 2020 * 12 + 8,
                             .period = 2020 * 12 + i,
                             .actual = decimal_from(actual),
                             .status = status,
                             .baseline = decimal_from(100),
                             .target = decimal_from(120),
                             .trajectory = decimal_from(100 + i * 20.0 / 11),
                             .basis = BASIS_GIVEN};
}

/* A missing month breaks the line and is marked; a provisional month is hollow. */
static void gaps(void)
{
    struct measure measure = {"fte", "Full-time equivalents", "FTE", false};
    struct programme programme = {.measure = &measure,
                                  .straight_line_caveat = "not agreed",
                                  .baseline_period = 2020 * 12,
                                  .deadline = 2020 * 12 + 11};
    struct progress rows[12];
    struct trajectory_chart chart = {
        .programme = &programme, .rows = rows, .n = 12, .height = 150, .break_period = PERIOD_NONE};
    struct typeset t = fixed_typeset;
    struct picture p;
    int lines = 0, crosses = 0, hollow = 0, dashed_plan = 0;

    for (int i = 0; i < 12; i++)
        rows[i] = month(i, i < 9 ? 100 + i : (double)NAN, i == 8 ? 'p' : '\0');
    rows[4].actual = DECIMAL_NONE;
    trajectory_chart_draw(&chart, &p, &t, 490);
    for (size_t i = 0; i < p.n; i++) {
        const struct mark *m = &p.mark[i];

        lines += m->kind == MARK_LINE && m->ink == INK_ACTUAL && m->n > 1;
        crosses += m->kind == MARK_SYMBOL && m->symbol == SYMBOL_CROSS;
        hollow += m->kind == MARK_SYMBOL && m->hollow && m->ink == INK_ACTUAL;
        dashed_plan +=
            m->kind == MARK_LINE && m->ink == INK_PLAN && m->n == 12 && m->dash == DASH_DASHED;
    }
    CHECK(lines == 2); /* months 0 to 3 and 5 to 8: never joined over the gap */
    CHECK(crosses == 1);
    CHECK(hollow == 1);
    CHECK(dashed_plan == 1);
    CHECK(!outside(&p));
    picture_free(&p);
}

/* A target at the top tick, and a break near the end: neither runs through words. */
static void crowded(void)
{
    struct measure measure = {"fte", "Full-time equivalents", "FTE", false};
    struct programme programme = {.measure = &measure,
                                  .straight_line_caveat = "not agreed",
                                  .baseline_period = 2020 * 12,
                                  .deadline = 2020 * 12 + 11};
    struct progress rows[12];
    struct trajectory_chart chart = {.programme = &programme,
                                     .rows = rows,
                                     .n = 12,
                                     .height = 140,
                                     .break_words = "Before: the sum of two returns"};
    struct typeset t = fixed_typeset;

    for (int i = 0; i < 12; i++) {
        rows[i] = month(i, i < 9 ? 100 + i : (double)NAN, '\0');
        rows[i].first_trajectory = rows[i].trajectory;
    }
    for (chart.break_period = 2020 * 12 + 5; chart.break_period < 2020 * 12 + 9;
         chart.break_period++) {
        struct picture p;
        double title = 0, target = 0;
        int crossed = 0, dotted = 0;

        trajectory_chart_draw(&chart, &p, &t, 490);
        for (size_t i = 0; i < p.n; i++) {
            const struct mark *l = &p.mark[i];

            if (l->kind == MARK_TEXT && strstr(l->text, "not at zero"))
                title = l->point[0].y;
            if (l->kind == MARK_TEXT && !strncmp(l->text, "Target", 6))
                target = l->point[0].y;
            if (l->kind != MARK_LINE || l->dash != DASH_DOTTED)
                continue;
            dotted++;
            for (size_t k = 0; k < p.n; k++) {
                const struct mark *m = &p.mark[k];
                double width = m->kind == MARK_TEXT ? 5.0 * (double)strlen(m->text) : 0;

                crossed += m->kind == MARK_TEXT && m->align == ALIGN_LEFT &&
                           m->point[0].x < l->point[0].x && m->point[0].x + width > l->point[0].x &&
                           m->point[0].y - 4 > l->point[0].y && m->point[0].y - 4 < l->point[1].y;
            }
        }
        CHECK(dotted > 0 && crossed == 0);
        CHECK(title > 0 && target - title > 12);
        picture_free(&p);
    }
}

/* 20 letters of 5 points make 100. */
static void cut(void)
{
    static const struct {
        const char *text, *cut;
        size_t most;
    } row[] = {
        {"Twenty letters wide.", "Twenty letters wide.", 1},
        {"Twenty letters wide, and more", "Twenty letters wide\u2026", 1},
        {"Twenty letters wide, and more", "Twenty letters wide, and more", 2},
        /* é is one letter of two bytes: 19 letters and the ellipsis */
        {"\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9 \u00e9\u00e9\u00e9\u00e9\u00e9\u00e9 abcdefghi",
         "\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9 \u00e9\u00e9\u00e9\u00e9\u00e9\u00e9 abcde\u2026",
         1},
    };
    struct typeset t = fixed_typeset;

    for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
        struct text got = {0};
        struct text_line line[9];

        label_cut(&got, &t, &chart_text, row[i].text, 100, row[i].most);
        CHECK(t.wrap(t.self, &chart_text, text_of(&got), 100, line, 9) <= row[i].most);
        CHECK_TEXT(row[i].cut, text_of(&got));
        text_free(&got);
    }
}

/* From (100, 100) to a box 30 points to the right of it; none to one that is near. */
static void leaders(void)
{
    struct point end[2];

    CHECK(label_leader((struct box){130, 90, 50, 20}, (struct point){100, 100}, end));
    CHECK_NEAR(130, end[1].x, 1e-9);
    CHECK_NEAR(100, end[1].y, 1e-9);
    CHECK(!label_leader((struct box){105, 90, 50, 20}, (struct point){100, 100}, end));
}

/* 150 bars are drawn in parts, and none is left out. */
static void many_bars(void)
{
    struct typeset t = fixed_typeset;
    struct bar bar[150];
    struct bar_chart chart = {.bar = bar, .n = 150, .label_width = 200};
    struct picture p;
    char label[150][32];
    int drawn = 0;

    for (int i = 0; i < 150; i++) {
        snprintf(label[i], sizeof label[i], "Area %d", i);
        bar[i] = (struct bar){label[i], i + 1.0, "1", INK_ACTUAL, i == 70};
    }
    bar[149].value = (double)NAN; /* of these, last */
    /* 2 + 2 points, and 17 for each row: (100 - 4) / 17 */
    chart.from = 145;
    CHECK(bar_chart_rows(&chart, &t, 100) == 5);
    chart.from = 100;
    chart.count = bar_chart_rows(&chart, &t, 100);
    CHECK(chart.count == 5);
    bar_chart_draw(&chart, &p, &t, 490);
    for (size_t i = 0; i < p.n; i++)
        drawn += p.mark[i].kind == MARK_AREA;
    CHECK(drawn == 5 && p.height < 101);
    picture_free(&p);
}

/* The scale of 60 rows is that of all, though 20 are drawn. */
static void many_dumbbells(void)
{
    struct typeset t = fixed_typeset;
    struct dumbbell row[60];
    struct dumbbell_chart chart = {
        .row = row, .n = 60, .count = 20, .now_words = "Now", .label_width = 110, .unit = "FTE"};
    struct picture p;
    int circles = 0, top = 0;

    for (int i = 0; i < 60; i++)
        row[i] = (struct dumbbell){"Area",      (double)NAN, i == 30 ? 1400000 : 1,
                                   (double)NAN, (double)NAN, "0"};
    dumbbell_chart_draw(&chart, &p, &t, 490);
    for (size_t i = 0; i < p.n; i++) {
        circles += p.mark[i].kind == MARK_SYMBOL;
        top += p.mark[i].kind == MARK_TEXT && !strcmp(p.mark[i].text, "1,500,000");
    }
    CHECK(circles == 21 && top == 1); /* one of them in the key */
    picture_free(&p);
}

/* A run of missing months that stand closer than 8 points: a line with a cross at each end. */
static void long_gap(void)
{
    struct measure measure = {"headcount", "Headcount", "people", true};
    struct programme programme = {
        .measure = &measure, .baseline_period = 2020 * 12, .deadline = 2020 * 12 + 95};
    struct progress rows[96];
    struct trajectory_chart chart = {
        .programme = &programme, .rows = rows, .n = 96, .height = 150, .break_period = PERIOD_NONE};
    struct typeset t = fixed_typeset;
    struct picture p;
    int crosses = 0, joined = 0, halves = 0, baseline = 0;

    for (int i = 0; i < 96; i++) {
        rows[i] = month(i, i && i < 90 ? (double)NAN : 100 + i / 10, '\0');
        rows[i].report_period = 2020 * 12 + 95;
        rows[i].trajectory = DECIMAL_NONE;
        rows[i].target = decimal_from(115);
    }
    trajectory_chart_draw(&chart, &p, &t, 490);
    for (size_t i = 0; i < p.n; i++) {
        const struct mark *m = &p.mark[i];

        crosses += m->kind == MARK_SYMBOL && m->symbol == SYMBOL_CROSS;
        joined += m->kind == MARK_LINE && m->ink == INK_MUTED && m->size == 1;
        halves += m->kind == MARK_TEXT && m->align == ALIGN_RIGHT && strchr(m->text, '.') != NULL;
        baseline += m->kind == MARK_TEXT && !strcmp(m->text, "Baseline 100");
    }
    CHECK(crosses == 2 && joined == 1);
    CHECK(halves == 0); /* 100 to 115 people: steps of 2.5 would be nobody's */
    CHECK(baseline == 1);
    picture_free(&p);
    for (int i = 90; i < 96; i++)
        rows[i].actual = DECIMAL_NONE; /* the baseline is all there is */
    baseline = 0;
    trajectory_chart_draw(&chart, &p, &t, 490);
    for (size_t i = 0; i < p.n; i++)
        baseline += p.mark[i].kind == MARK_TEXT && !strncmp(p.mark[i].text, "Baseline", 8);
    CHECK(baseline == 1);
    picture_free(&p);
}

/* Two bands, the wider with its two rims; each opens from the one point. */
static void fan(void)
{
    struct forecast f[2] = {{.period = 1, .lo95 = 1, .lo80 = 2, .hi80 = 4, .hi95 = 5},
                            {.period = 2, .lo95 = 0, .lo80 = 1, .hi80 = 5, .hi95 = 6}};
    struct time_axis a = {0, 2, 0, 20};
    struct scale s = {0, 1, 11, 100, 0}; /* 10 points each */
    struct picture p;
    struct text printed = {0};

    picture_open(&p, 20, 100);
    fan_draw(&p, &a, &s, (struct point){0, 70}, f, 2);
    picture_print(&p, &printed);
    CHECK_TEXT("picture 20.0 100.0\n"
               "area fan_95 0.0,70.0 10.0,50.0 20.0,40.0 20.0,100.0 10.0,90.0\n"
               "line actual 0.50 0.0,70.0 10.0,50.0 20.0,40.0\n"
               "line actual 0.50 0.0,70.0 10.0,90.0 20.0,100.0\n"
               "area fan_80 0.0,70.0 10.0,60.0 20.0,50.0 20.0,90.0 10.0,80.0\n",
               text_of(&printed));
    text_free(&printed);
    picture_free(&p);
}

int main(void)
{
    cut();
    leaders();
    many_bars();
    many_dumbbells();
    long_gap();
    fan();
    scales();
    contrast();
    labels();
    flat_labels();
    hidden_hole();
    bars();
    gaps();
    crowded();
    return unit_end();
}
