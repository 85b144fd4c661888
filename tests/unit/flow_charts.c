/* Waterfall, students in training, revisions: geometry with a typesetter of fixed widths. */
#include "chart.h"
#include "pipeline_chart.h"
#include "revision_chart.h"
#include "waterfall_chart.h"

#include "fixed_typeset.h"
#include "unit.h"

struct extent {
    double left, top, right, bottom;
};

/* Letters are half as wide as high; they reach 0.75 of it above the base line, 0.2 below. */
static struct extent text_extent(const struct mark *m)
{
    struct style style = {m->face, m->size, m->ink};
    double width = fixed_width(NULL, &style, m->text, strlen(m->text));
    double x = m->point[0].x;

    x -= m->align == ALIGN_RIGHT ? width : m->align == ALIGN_CENTRE ? width / 2 : 0;
    return (struct extent){x, m->point[0].y - 0.75 * m->size, x + width,
                           m->point[0].y + 0.2 * m->size};
}

/* How many texts leave the picture or stand on one another. */
static int text_faults(const struct picture *p)
{
    int faults = 0;

    for (size_t i = 0; i < p->n; i++) {
        struct extent a;

        if (p->mark[i].kind != MARK_TEXT)
            continue;
        a = text_extent(&p->mark[i]);
        faults += a.left < -0.01 || a.right > p->width + 0.01 || a.top < -0.01 ||
                  a.bottom > p->height + 0.01;
        for (size_t k = 0; k < i; k++) {
            struct extent b;

            if (p->mark[k].kind != MARK_TEXT)
                continue;
            b = text_extent(&p->mark[k]);
            faults += a.left < b.right - 0.01 && b.left < a.right - 0.01 &&
                      a.top < b.bottom - 0.01 && b.top < a.bottom - 0.01;
        }
    }
    return faults;
}

static int points_outside(const struct picture *p)
{
    int outside = 0;

    for (size_t i = 0; i < p->n; i++)
        for (size_t k = 0; k < p->mark[i].n; k++)
            outside +=
                !(p->mark[i].point[k].x >= -0.01 && p->mark[i].point[k].x <= p->width + 0.01 &&
                  p->mark[i].point[k].y >= -0.01 && p->mark[i].point[k].y <= p->height + 0.01);
    return outside;
}

static int count(const struct picture *p, enum mark_kind kind, enum ink ink)
{
    int n = 0;

    for (size_t i = 0; i < p->n; i++)
        n += p->mark[i].kind == kind && p->mark[i].ink == ink;
    return n;
}

static void has_line(const struct picture *p, const char *line)
{
    struct text printed = {0};

    picture_print(p, &printed);
    if (!strstr(text_of(&printed), line))
        printf("FAIL not printed: %s", line);
    CHECK(strstr(text_of(&printed), line) != NULL);
    text_free(&printed);
}

/* 10 + 4 - 2 = 12. From 10 to 14 is less than three tenths of 14, so that the axis starts above
 * zero: half the range of 4 below 10 is 8, and steps of 2 give 8 to 14 in 4 ticks, on 100 points
 * from 136 up to 36: 10 stands at 136 - 2/6 x 100 = 102.7, 12 at 69.3. Labels of the axis are two
 * letters, 10 points, and 6 beside them: 16; four slots of (416 - 16) / 4 = 100, bars of 72. */
static void waterfall(void)
{
    struct waterfall_step step[] = {{"Before", "10", 10, true, false},
                                    {"Came", "+4", 4, false, false},
                                    {"Left", "\u22122", -2, false, false},
                                    {"Now", "12", 12, true, false}};
    struct waterfall_chart chart = {.step = step, .n = 4, .unit = "people", .height = 100};
    struct typeset t = fixed_typeset;
    struct picture p;

    waterfall_chart_draw(&chart, &p, &t, 416);
    has_line(&p, "\"People; the axis starts at 8, not at zero\"\n");
    has_line(&p, "area actual 30.0,102.7 102.0,102.7 102.0,136.0 30.0,136.0\n");
    has_line(&p, "area second 130.0,36.0 202.0,36.0 202.0,102.7 130.0,102.7\n");
    has_line(&p, "area plan 230.0,36.0 302.0,36.0 302.0,69.3 230.0,69.3\n");
    has_line(&p, "area actual 330.0,69.3 402.0,69.3 402.0,136.0 330.0,136.0\n");
    /* connectors: each step hangs from where the last one ended, the last step ends at the total */
    has_line(&p, "line muted 0.75 102.0,102.7 130.0,102.7\n");
    has_line(&p, "line muted 0.75 202.0,36.0 230.0,36.0\n");
    has_line(&p, "line muted 0.75 302.0,69.3 330.0,69.3\n");
    CHECK(count(&p, MARK_LINE, INK_PAPER) == 2); /* a break in each total */
    CHECK(points_outside(&p) == 0 && text_faults(&p) == 0);
    picture_free(&p);

    /* 2 + 3 - 1 = 4: steps take up more than half, the axis starts at zero, nothing is broken */
    step[0] = (struct waterfall_step){"Before", "2", 2, true, false};
    step[1].value = 3;
    step[2].value = -1;
    step[3] = (struct waterfall_step){"Now", "4", 4, true, false};
    waterfall_chart_draw(&chart, &p, &t, 416);
    has_line(&p, "\"People\"\n");
    CHECK(count(&p, MARK_LINE, INK_PAPER) == 0);
    /* 0 to 5 in 6 ticks of 20 points: 2 stands at 136 - 40; axis labels are one letter, so that the
     * slots are (416 - 11) / 4 = 101.25 wide, bars 72.9, the first from 11 + 50.625 - 36.45 */
    has_line(&p, "area actual 25.2,96.0 98.1,96.0 98.1,136.0 25.2,136.0\n");
    picture_free(&p);
}

/* Steps that add up end where the total stands, at any size; nothing meets, nothing leaves. */
static void waterfall_sizes(void)
{
    static const double sizes[][6] = {
        {0, 0, 0, 0, 0, 0},
        {0.4, 0.4, 0, -0.4, 0, 0.4},
        {0, 3, 0, 0, -1, 2},
        {3, 0, 0, -3, 0, 0},
        {1, 0, 0, -2, 1, 0},
        {1400000, 12345, 2222, -54321, -7, 1360239},
        {1400000, 0, 0, 0, 0, 1400000},
        {100, 1, 1, -1, 1, 102},
    };
    static const char *const words[] = {"1,400,000",    "+12,345", "+2,222",
                                        "\u221254,321", "\u22127", "1,360,239"};
    static const char *const labels[] = {"September 2013", "Newly qualified", "Other joiners",
                                         "Leavers",        "Not explained",   "September 2014"};
    struct typeset t = fixed_typeset;

    for (size_t k = 0; k < sizeof sizes / sizeof sizes[0]; k++) {
        struct waterfall_step step[6];
        struct waterfall_chart chart = {
            .step = step, .n = 6, .unit = "People (headcount)", .height = 150};
        struct picture p;
        double total = NAN, connector = NAN, sum = 0;

        for (int i = 0; i < 6; i++) {
            step[i] =
                (struct waterfall_step){labels[i], words[i], sizes[k][i], i == 0 || i == 5, i == 4};
            sum += i < 5 ? sizes[k][i] : 0;
        }
        CHECK_NEAR(sizes[k][5], sum, 0); /* the fixture itself */
        waterfall_chart_draw(&chart, &p, &t, 490);
        CHECK(points_outside(&p) == 0);
        CHECK(text_faults(&p) == 0);
        for (size_t i = 0; i < p.n; i++) {
            const struct mark *m = &p.mark[i];
            bool flat = m->kind == MARK_LINE && m->n == 2 && m->point[0].y == m->point[1].y;

            if (m->kind == MARK_AREA && m->ink == INK_ACTUAL)
                total = m->point[0].y; /* the last one stays */
            if (flat && m->size == 0.75 && m->ink == INK_MUTED && m->point[1].x < p.width - 1)
                connector = m->point[1].y;
        }
        if (sizes[k][5] > 0)
            CHECK_NEAR(total, connector, 1e-9);
        picture_free(&p);
    }
}

/* What nobody accounts for is an outline, not a bar. */
static void unexplained(void)
{
    struct waterfall_step step[] = {{"Before", "10", 10, true, false},
                                    {"Not explained", "+9", 9, false, true},
                                    {"Now", "19", 19, true, false}};
    struct waterfall_chart chart = {.step = step, .n = 3, .unit = "people", .height = 100};
    struct typeset t = fixed_typeset;
    struct picture p;

    waterfall_chart_draw(&chart, &p, &t, 400);
    CHECK(count(&p, MARK_AREA, INK_SECOND) == 0);
    CHECK(count(&p, MARK_AREA, INK_PAPER) == 1);
    picture_free(&p);
}

static struct pipeline_chart pipeline_of(struct pipeline_month *month, size_t n, int now)
{
    return (struct pipeline_chart){.month = month,
                                   .n = n,
                                   .now = now,
                                   .started_words = "Started training, people a month",
                                   .joined_words = "Joined as newly qualified, people a month",
                                   .expected_words = "Expected to join (hatched)",
                                   .due = 34,
                                   .needed = 60,
                                   .due_label = "Due by March 2015",
                                   .due_words = "34",
                                   .needed_label = "Needed by March 2015",
                                   .needed_words = "60"};
}

/* Six months, of which four are past and one of those is not known. */
static void pipeline(void)
{
    struct pipeline_month month[6];
    struct pipeline_chart chart = pipeline_of(month, 6, 24003);
    struct typeset t = fixed_typeset;
    struct picture p;
    double needed = 0, due = 0;
    int crosses = 0;

    for (int i = 0; i < 6; i++)
        month[i] = (struct pipeline_month){24000 + i, i == 1 ? NAN : 5 + i, i == 1 ? NAN : 3,
                                           i > 3 ? 2.5 : NAN};
    pipeline_chart_draw(&chart, &p, &t, 490);
    for (size_t i = 0; i < p.n; i++) {
        const struct mark *m = &p.mark[i];

        crosses += m->kind == MARK_SYMBOL && m->symbol == SYMBOL_CROSS;
        if (m->kind == MARK_AREA && m->ink == INK_TARGET)
            needed = m->point[1].x - m->point[0].x;
        if (m->kind == MARK_LINE && m->n == 5 && m->ink == INK_ACTUAL)
            due = m->point[1].x - m->point[0].x; /* the last outline is that of the total */
    }
    CHECK(crosses == 2);                             /* in both panels */
    CHECK(count(&p, MARK_AREA, INK_ACTUAL) == 3);    /* full bars: what is known to have joined */
    CHECK(count(&p, MARK_AREA, INK_SECOND) == 5);    /* the last two months started are drawn too */
    CHECK(count(&p, MARK_AREA, INK_PAPER) == 2 + 1); /* hatched: two months, and the total */
    CHECK_NEAR(34.0 / 60, due / needed, 1e-9);
    CHECK(points_outside(&p) == 0 && text_faults(&p) == 0);
    picture_free(&p);

    /* with nothing expected there is no total and no line for now */
    chart.n = 4;
    chart.due = chart.needed = NAN;
    pipeline_chart_draw(&chart, &p, &t, 490);
    CHECK(count(&p, MARK_AREA, INK_TARGET) == 0 && count(&p, MARK_AREA, INK_PAPER) == 0);
    picture_free(&p);
}

static void pipeline_sizes(void)
{
    static const size_t months[] = {1, 2, 7, 36, 240};
    static const double sizes[] = {0, 0.4, 12, 1400000};
    static const double widths[] = {490, 300};
    struct pipeline_month month[240];
    struct typeset t = fixed_typeset;

    for (size_t n = 0; n < sizeof months / sizeof months[0]; n++)
        for (size_t k = 0; k < sizeof sizes / sizeof sizes[0]; k++)
            for (size_t w = 0; w < 2; w++)
                for (int past = 0; past < 2; past++) {
                    int now = 24000 + (past ? (int)months[n] - 1 : (int)months[n] / 2);
                    struct pipeline_chart chart = pipeline_of(month, months[n], now);
                    struct picture p;

                    for (size_t i = 0; i < months[n]; i++)
                        month[i] = (struct pipeline_month){
                            24000 + (int)i, sizes[k], i % 3 ? sizes[k] / 2 : NAN, sizes[k] / 3};
                    chart.due = sizes[k];
                    chart.due_words = "1,400,000";
                    pipeline_chart_draw(&chart, &p, &t, widths[w]);
                    CHECK(points_outside(&p) == 0);
                    CHECK(text_faults(&p) == 0);
                    picture_free(&p);
                }
}

/* Width 400: labels of 8 letters are 40, with 12 + 6 beside them the scale starts at 58; words of
 * 21 letters are 105, so that it ends at 400 - 105 - 18 = 277, and its middle is 167.5. The largest
 * change reaches the end of its side, half of it half way. */
static void revisions(void)
{
    struct revision row[] = {{"Mar 2014", -9.4, "533.8 to 524.4 (\u22129.4)"},
                             {"Apr 2014", 4.7, "530.0 to 534.7 (+4.7)"},
                             {"May 2014", 0, "530.0 to 530.0 (0)"}};
    struct revision_chart chart = {
        .row = row, .n = 3, .first = "First collected", .lower = "lower", .higher = "higher"};
    struct typeset t = fixed_typeset;
    struct picture p;
    double full[3], hollow[3];
    size_t n_full = 0, n_hollow = 0;

    revision_chart_draw(&chart, &p, &t, 400);
    for (size_t i = 0; i < p.n; i++)
        if (p.mark[i].kind == MARK_SYMBOL && p.mark[i].hollow && n_hollow < 3)
            hollow[n_hollow++] = p.mark[i].point[0].x;
        else if (p.mark[i].kind == MARK_SYMBOL && n_full < 3)
            full[n_full++] = p.mark[i].point[0].x;
    CHECK(n_full == 3 && n_hollow == 3);
    for (int i = 0; i < 3; i++)
        CHECK_NEAR(167.5, hollow[i], 1e-9);
    CHECK_NEAR(58, full[0], 1e-9);
    CHECK_NEAR(167.5 + 109.5 / 2, full[1], 1e-9);
    CHECK_NEAR(167.5, full[2], 1e-9);
    CHECK(points_outside(&p) == 0 && text_faults(&p) == 0);
    picture_free(&p);
}

static void revision_sizes(void)
{
    static const double sizes[] = {0, 0.4, 1400000};
    struct typeset t = fixed_typeset;

    for (size_t n = 1; n <= 24; n += 23)
        for (size_t k = 0; k < 3; k++) {
            struct revision row[24];
            struct revision_chart chart = {.row = row,
                                           .n = n,
                                           .first = "First collected",
                                           .lower = "lower",
                                           .higher = "higher"};
            struct picture p;

            for (size_t i = 0; i < n; i++)
                row[i] = (struct revision){"Sep 2014", i % 2 ? sizes[k] : -sizes[k],
                                           "1,400,000.0 to 2,800,000.0 (+1,400,000.0)"};
            revision_chart_draw(&chart, &p, &t, 490);
            CHECK(points_outside(&p) == 0);
            CHECK(text_faults(&p) == 0);
            picture_free(&p);
        }
}

int main(void)
{
    waterfall();
    waterfall_sizes();
    unexplained();
    pipeline();
    pipeline_sizes();
    revisions();
    revision_sizes();
    return unit_end();
}
