/* The control chart, its icons, the sparkline and the grid, with a typesetter of fixed widths. */
#include "chart.h"
#include "grid_chart.h"
#include "icon.h"
#include "period.h"
#include "sparkline.h"
#include "xmr_chart.h"

#include "fixed_typeset.h"
#include "unit.h"

#include <stdlib.h>

enum { MOST = 240, JANUARY = 2010 * 12 };

struct rectangle {
    double left, right, top, bottom;
};

/* A letter is half as wide as high; a line of 10 points reaches 8 above its base line, 2 below. */
static struct rectangle box_of(const struct mark *m)
{
    struct style style = {m->face, m->size, m->ink};
    double width = fixed_width(NULL, &style, m->text, strlen(m->text)), x = m->point[0].x;

    x -= m->align == ALIGN_RIGHT ? width : m->align == ALIGN_CENTRE ? width / 2 : 0;
    return (struct rectangle){x, x + width, m->point[0].y - 8, m->point[0].y + 2};
}

static int overlaps(const struct picture *p)
{
    int found = 0;

    for (size_t i = 0; i < p->n; i++)
        for (size_t k = 0; k < i; k++) {
            struct rectangle a, b;

            if (p->mark[i].kind != MARK_TEXT || p->mark[k].kind != MARK_TEXT)
                continue;
            a = box_of(&p->mark[i]);
            b = box_of(&p->mark[k]);
            if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
                found++;
        }
    return found;
}

static int outside(const struct picture *p)
{
    int found = 0;

    for (size_t i = 0; i < p->n; i++) {
        const struct mark *m = &p->mark[i];

        for (size_t k = 0; k < m->n; k++)
            found += m->point[k].x < -0.01 || m->point[k].x > p->width + 0.01 ||
                     m->point[k].y < -0.01 || m->point[k].y > p->height + 0.01;
        if (m->kind == MARK_TEXT)
            found += box_of(m).left < -0.01 || box_of(m).right > p->width + 0.01 ||
                     box_of(m).top < -0.01 || box_of(m).bottom > p->height + 0.01;
    }
    return found;
}

/* Words that a dotted line runs through. */
static int struck(const struct picture *p)
{
    int found = 0;

    for (size_t i = 0; i < p->n; i++)
        for (size_t k = 0; k < p->n; k++) {
            const struct mark *line = &p->mark[i];
            struct rectangle b;

            if (line->kind != MARK_LINE || line->dash != DASH_DOTTED ||
                p->mark[k].kind != MARK_TEXT)
                continue;
            b = box_of(&p->mark[k]);
            found += line->point[0].x > b.left && line->point[0].x < b.right &&
                     line->point[0].y < b.bottom && line->point[1].y > b.top;
        }
    return found;
}

static int count_text(const struct picture *p, const char *text)
{
    int n = 0;

    for (size_t i = 0; i < p->n; i++)
        n += p->mark[i].kind == MARK_TEXT && !strcmp(p->mark[i].text, text);
    return n;
}

static struct signal month(int i, double value)
{
    return (struct signal){.period = JANUARY + i,
                           .value = value,
                           .segment = 1,
                           .limits = SIGNAL_OWN,
                           .mean = 0,
                           .lower = -2,
                           .upper = 2,
                           .type = isnan(value) ? XMR_NO_TYPE : XMR_COMMON_CAUSE,
                           .rule = isnan(value) ? XMR_MISSING : XMR_COMMON};
}

/* ---------------------------------------------------------------- icons */

/* What a reader must be able to tell apart without colour. */
static const struct {
    enum xmr_type type;
    enum symbol symbol;
    enum ink ink;
    const char *words;
} meanings[] = {
    {XMR_COMMON_CAUSE, SYMBOL_CIRCLE, INK_COMMON, "Common cause"},
    {XMR_IMPROVEMENT_HIGH, SYMBOL_TRIANGLE_UP, INK_IMPROVEMENT, "Improving (high)"},
    {XMR_IMPROVEMENT_LOW, SYMBOL_TRIANGLE_DOWN, INK_IMPROVEMENT, "Improving (low)"},
    {XMR_CONCERN_HIGH, SYMBOL_DIAMOND, INK_CONCERN, "Concern (high)"},
    {XMR_CONCERN_LOW, SYMBOL_DIAMOND, INK_CONCERN, "Concern (low)"},
    {XMR_NEUTRAL_HIGH, SYMBOL_SQUARE, INK_NEUTRAL, "Changed (high)"},
    {XMR_NEUTRAL_LOW, SYMBOL_SQUARE, INK_NEUTRAL, "Changed (low)"},
};

enum { TYPES = sizeof meanings / sizeof meanings[0] };

/* The last symbol of that ink in the picture that is no cross. */
static const struct mark *last_symbol(const struct picture *p)
{
    for (size_t i = p->n; i-- > 0;)
        if (p->mark[i].kind == MARK_SYMBOL && p->mark[i].symbol != SYMBOL_CROSS)
            return &p->mark[i];
    return NULL;
}

/* Of every type: the last point of a chart, the icon and the words agree. */
static void icons(void)
{
    struct typeset t = fixed_typeset;

    for (int i = 0; i < TYPES; i++) {
        struct signal rows[] = {month(0, 0.5), month(1, -0.5), month(2, 1.5)};
        struct xmr_chart chart = {rows, 3, (double)NAN, 120, "%"};
        struct picture icon, drawn, group;
        const struct mark *point, *sign;

        rows[2].type = (int)meanings[i].type;
        xmr_chart_draw(&chart, &drawn, &t, 493);
        icon_variation_draw(meanings[i].type, &icon);
        icon_plain_draw(meanings[i].type, &group);
        point = last_symbol(&drawn);
        sign = last_symbol(&icon);
        CHECK(point && point->symbol == meanings[i].symbol && point->ink == meanings[i].ink);
        CHECK(sign && sign->symbol == meanings[i].symbol && sign->ink == meanings[i].ink);
        sign = last_symbol(&group);
        CHECK(sign && sign->symbol == meanings[i].symbol && sign->ink == meanings[i].ink);
        CHECK(icon_group(icon_group_type(icon_group(meanings[i].type))) ==
              icon_group(meanings[i].type));
        CHECK_TEXT(meanings[i].words, icon_variation_words(meanings[i].type));
        CHECK(!outside(&icon) && icon.height <= 18 && icon.width == ICON_WIDE);
        picture_free(&icon);
        picture_free(&drawn);
        picture_free(&group);
    }
    CHECK_TEXT("No chart", icon_variation_words(XMR_NO_TYPE));
}

static struct text printed(const struct picture *p)
{
    struct text words = {0};

    picture_print(p, &words);
    return words;
}

/* No two icons are drawn alike, H and L included. */
static void icons_differ(void)
{
    static const char *const words[] = {"Not judged", "Will hit", "Will miss", "Hit or miss"};
    struct text seen[TYPES + 5] = {{0}};
    int n = 0, alike = 0;

    for (int i = XMR_NO_TYPE; i <= XMR_NEUTRAL_LOW; i++) {
        struct picture p;

        icon_variation_draw((enum xmr_type)i, &p);
        seen[n++] = printed(&p);
        picture_free(&p);
    }
    for (int i = XMR_NO_ASSURANCE; i <= XMR_INCONSISTENT; i++) {
        struct picture p;

        icon_assurance_draw((enum xmr_assurance)i, &p);
        CHECK(!outside(&p) && p.width == ICON_SIZE && p.height == ICON_SIZE);
        CHECK_TEXT(words[i], icon_assurance_words((enum xmr_assurance)i));
        seen[n++] = printed(&p);
        picture_free(&p);
    }
    CHECK(n == TYPES + 5);
    for (int i = 0; i < n; i++)
        for (int k = 0; k < i; k++)
            alike += !strcmp(text_of(&seen[i]), text_of(&seen[k]));
    CHECK(alike == 0);
    for (int i = 0; i < n; i++)
        text_free(&seen[i]);
}

/* ---------------------------------------------------------------- the control chart */

/* Worked out by hand: the values' axis runs from -2 (20 + 120 - 6 = 134) to 2 (20 + 4 = 24), 27.5 a
 * unit: 1 is at 51.5, -1 at 106.5, the mean at 79. Time runs from 2 letters of "−2" (10) + 6 + 5 =
 * 21 to 493 - 144 = 349, twelve months in 11 steps: December is at 349, November at 349 - 328 / 11.
 */
static void places(void)
{
    struct typeset t = fixed_typeset;
    struct signal rows[] = {month(10, 1), month(11, -1)};
    struct xmr_chart chart = {rows, 2, (double)NAN, 120, "% of FTE"};
    struct picture p;
    struct text words;

    xmr_chart_draw(&chart, &p, &t, 493);
    words = printed(&p);
    CHECK_NEAR(160, p.height, 0);
    CHECK(strstr(text_of(&words), "line text 1.00 315.2,79.0 353.0,79.0\n"));
    CHECK(strstr(text_of(&words), "line common 1.25 dashed 315.2,134.0 353.0,134.0\n"));
    CHECK(strstr(text_of(&words), "line common 1.25 dashed 315.2,24.0 353.0,24.0\n"));
    CHECK(strstr(text_of(&words), "line common 0.75 319.2,51.5 349.0,106.5\n"));
    CHECK(strstr(text_of(&words), "symbol common circle 5.5 319.2,51.5\n"));
    CHECK(strstr(text_of(&words), "symbol common circle 5.5 349.0,106.5\n"));
    CHECK(strstr(text_of(&words), "\"\u22121.0% in Dec 2010\"\n"));
    CHECK(strstr(text_of(&words), "\"Upper limit +2.0%\"\n"));
    CHECK(strstr(text_of(&words), "\"Lower limit \u22122.0%\"\n"));
    CHECK(!strstr(text_of(&words), "Needed"));
    text_free(&words);
    picture_free(&p);
}

/* Months 0 to 3, none for 4, 5 to 7, a value that is not known in 8, 9 and 10; then a break, and 12
 * to 14 in a segment of its own. Four pieces of line: 0-3, 5-7, 9-10, 12-14. Crosses at 4, 8, 11.
 */
static void gaps(void)
{
    struct typeset t = fixed_typeset;
    static const int months[] = {0, 1, 2, 3, 5, 6, 7, 8, 9, 10, 12, 13, 14};
    enum { N = sizeof months / sizeof months[0] };
    struct signal rows[N];
    struct xmr_chart chart = {rows, N, 1, 120, "%"};
    struct picture p;
    int pieces = 0, points = 0, crosses = 0, means = 0, limits = 0, needed = 0, breaks = 0;

    for (int i = 0; i < N; i++) {
        rows[i] = month(months[i], months[i] == 8 ? (double)NAN : (months[i] % 3 - 1) * 0.7);
        if (months[i] >= 12) {
            rows[i].segment = 2;
            rows[i].mean = 0.2;
            rows[i].upper = 1.4;
        }
    }
    xmr_chart_draw(&chart, &p, &t, 493);
    for (size_t i = 0; i < p.n; i++) {
        const struct mark *m = &p.mark[i];

        if (m->kind == MARK_SYMBOL && m->point[0].x < 354) {
            crosses += m->symbol == SYMBOL_CROSS;
            points += m->symbol == SYMBOL_CIRCLE;
        }
        if (m->kind != MARK_LINE || m->point[0].x > 354) /* the samples of the labels */
            continue;
        pieces += m->ink == INK_COMMON && m->dash == DASH_SOLID;
        means += m->ink == INK_TEXT && m->dash == DASH_SOLID;
        limits += m->ink == INK_COMMON && m->dash == DASH_DASHED;
        needed += m->ink == INK_TARGET && m->dash == DASH_DASHED;
        breaks += m->dash == DASH_DOTTED;
    }
    CHECK(pieces == 4 && points == 12 && crosses == 3);
    CHECK(means == 2 && limits == 4 && needed == 1);
    CHECK(breaks >= 1 && !struck(&p) && count_text(&p, "Break") == 1);
    CHECK(!overlaps(&p) && !outside(&p));
    picture_free(&p);
}

/* Lengths and sizes at the ends of what may come. */
static void extremes(void)
{
    struct typeset t = fixed_typeset;
    static const size_t lengths[] = {1, 2, 24, MOST};
    static const double sizes[] = {0, 0.4, 7, 1400000};
    static const double needs[] = {NAN, 0, 1, -3};
    struct signal *rows = mem_new(MOST, sizeof *rows);
    int crossed = 0, out = 0, drawn = 0, inside = 0;

    for (int i = 0; i < 4 * 4 * 4 * 2; i++) {
        size_t n = lengths[i % 4];
        double size = sizes[i / 4 % 4];
        struct xmr_chart chart = {rows, n, needs[i / 16 % 4] * size, i < 64 ? 74 : 120, "% of FTE"};
        struct picture p;

        for (size_t k = 0; k < n; k++) {
            rows[k] = month((int)k, size * ((double)(k * 7 % 11) - 5) / 5);
            rows[k].mean = 0.1 * size;
            rows[k].lower = -1.3 * size;
            rows[k].upper = 1.5 * size;
            rows[k].segment = k + 3 < n ? 1 : 2; /* a break under the last label */
        }
        xmr_chart_draw(&chart, &p, &t, 493);
        crossed += overlaps(&p);
        out += outside(&p);
        out += struck(&p);
        drawn += count_text(&p, "% of FTE");
        for (size_t k = 0; k < p.n; k++) /* the last number is beside the plot, 178 wide at most */
            inside += p.mark[k].kind == MARK_TEXT && strstr(p.mark[k].text, "% in ") &&
                      box_of(&p.mark[k]).left < 493 - 178 + 4;
        picture_free(&p);
    }
    CHECK(drawn == 128 && inside == 0);
    CHECK(crossed == 0 && out == 0);
    free(rows);
}

/* What is needed and a limit that would read the same get a second decimal. */
static void told_apart(void)
{
    struct typeset t = fixed_typeset;
    struct signal rows[] = {month(0, 0), month(1, 1)};
    struct xmr_chart chart = {rows, 2, 2.04, 120, "%"};
    struct picture p;

    xmr_chart_draw(&chart, &p, &t, 493);
    CHECK(count_text(&p, "Upper limit +2.00%") == 1);
    CHECK(count_text(&p, "Needed +2.04% a month") == 1);
    picture_free(&p);
}

/* ---------------------------------------------------------------- the sparkline */

/* By hand: 42 wide and 16 high with margins of 3; 1 to 3 over 10 points of height, 4 months in 3
 * steps of 12. The first month stands alone, the second is missing. */
static void sparklines(void)
{
    const double value[] = {1, NAN, 2, 3, 5, NAN}, flat[] = {0.4, 0.4}, none[] = {NAN, NAN};
    struct picture p;
    struct text words;

    sparkline_draw(value, 4, &p);
    words = printed(&p);
    CHECK_TEXT("picture 42.0 16.0\n"
               "symbol actual circle 1.8 3.0,13.0\n"
               "line actual 1.25 27.0,8.0 39.0,3.0\n"
               "symbol actual circle 4.0 39.0,3.0\n",
               text_of(&words));
    text_free(&words);
    picture_free(&p);
    sparkline_draw(value, 6, &p); /* the last month is missing: the dot is hollow */
    CHECK(p.n && p.mark[p.n - 1].hollow && p.mark[p.n - 1].point[0].x < 39);
    picture_free(&p);
    sparkline_draw(flat, 2, &p);
    CHECK(p.n == 2 && p.mark[0].point[0].y == 8 && !outside(&p));
    picture_free(&p);
    sparkline_draw(value, 1, &p);
    CHECK(p.n == 1 && p.mark[0].kind == MARK_SYMBOL && !p.mark[0].hollow);
    picture_free(&p);
    sparkline_draw(none, 2, &p);
    CHECK(p.n == 0);
    picture_free(&p);
}

/* ---------------------------------------------------------------- the grid */

static const char long_name[] = " and the Isles of Somewhere, with Elsewhere, Nowhere and Anywhere";

/* How many areas the counts of the cells add up to. */
static size_t counted(const struct picture *p)
{
    size_t sum = 0, n;
    char word[8];

    for (size_t i = 0; i < p->n; i++)
        if (p->mark[i].kind == MARK_TEXT && sscanf(p->mark[i].text, "%zu %7s", &n, word) == 2 &&
            !strncmp(word, "Team", 4))
            sum += n;
    return sum;
}

/* Areas of all kinds: each named once, or counted in a cell that names none. */
static void grids(void)
{
    static const size_t sizes[] = {1, 3, 25, 60, 150};
    struct typeset t = fixed_typeset;

    for (int i = 0; i < 5 * 3 * 2; i++) {
        size_t n = sizes[i % 5], once = 0;
        int kind = i / 5 % 3; /* spread over all cells; all in one; none judged */
        bool is_long = i / 15;
        struct grid_area *area = mem_new(n, sizeof *area);
        struct arena names = {0};
        struct grid_chart chart = {area, n, "Team", "Teams", "Not judged: the deadline is past"};
        struct picture p;

        for (size_t k = 0; k < n; k++)
            area[k] = (struct grid_area){
                arena_format(&names, "Area%zu%s", k, is_long ? long_name : ""),
                kind == 1 ? XMR_COMMON_CAUSE : (enum xmr_type)(k % (XMR_NEUTRAL_LOW + 1)),
                kind == 1   ? XMR_INCONSISTENT
                : kind == 2 ? XMR_NO_ASSURANCE
                            : (enum xmr_assurance)(k / 3 % (XMR_INCONSISTENT + 1))};
        grid_chart_draw(&chart, &p, &t, 493);
        for (size_t k = 0; k < n; k++) {
            const char *name = arena_format(&names, "Area%zu", k);
            size_t found = 0;

            for (size_t m = 0; m < p.n; m++)
                found +=
                    p.mark[m].kind == MARK_TEXT && !strncmp(p.mark[m].text, name, strlen(name)) &&
                    (p.mark[m].text[strlen(name)] == '\0' || p.mark[m].text[strlen(name)] == ' ');
            once += found == 1;
            CHECK(found <= 1);
        }
        CHECK(counted(&p) == n);
        CHECK(once == n || n == 150 || (is_long && n >= 25));
        if (once < n)
            CHECK(count_text(&p, "too many to name here: listed in the table") +
                      count_text(&p, "too many to") + count_text(&p, "too many to name") >
                  0);
        CHECK(!overlaps(&p) && !outside(&p));
        CHECK(p.height < 700); /* it has room on a page */
        picture_free(&p);
        arena_free(&names);
        free(area);
    }
}

/* The cell is that of its row and its column: by hand, one area of each kind in a grid of three
 * rows and three columns. */
static void cells(void)
{
    struct typeset t = fixed_typeset;
    struct grid_area area[] = {{"A", XMR_IMPROVEMENT_HIGH, XMR_PASS},
                               {"B", XMR_COMMON_CAUSE, XMR_INCONSISTENT},
                               {"C", XMR_CONCERN_LOW, XMR_FAIL}};
    struct grid_chart chart = {area, 3, "Team", "Teams", NULL};
    double x[3] = {0}, y[3] = {0}, row[3] = {0}, column[3] = {0};
    static const char *const rows[] = {"Improving", "Common", "Concern"};
    static const char *const columns[] = {"Will hit", "Hit or miss", "Will miss"};
    struct picture p;

    grid_chart_draw(&chart, &p, &t, 493);
    for (size_t i = 0; i < p.n; i++)
        for (int k = 0; p.mark[i].kind == MARK_TEXT && k < 3; k++) {
            if (!strcmp(p.mark[i].text, area[k].name)) {
                x[k] = p.mark[i].point[0].x;
                y[k] = p.mark[i].point[0].y;
            }
            if (!strncmp(p.mark[i].text, rows[k], strlen(rows[k])))
                row[k] = p.mark[i].point[0].y;
            if (!strcmp(p.mark[i].text, columns[k]))
                column[k] = p.mark[i].point[0].x;
        }
    for (int k = 0; k < 3; k++) {
        CHECK(x[k] > 84 && fabs(x[k] - (column[k] - ICON_SIZE - 4)) < 0.01);
        CHECK(fabs(y[k] - row[k]) < 24);
        CHECK(k == 0 || (x[k] > x[k - 1] && y[k] > y[k - 1] + 36 && row[k] > row[k - 1]));
    }
    picture_free(&p);
}

/* Where fewer is better the row of improvement has its own icon. */
static void downwards(void)
{
    struct typeset t = fixed_typeset;
    struct grid_area area[] = {{"A", XMR_IMPROVEMENT_LOW, XMR_PASS}};
    struct grid_chart chart = {area, 1, "Team", "Teams", NULL};
    struct picture p;
    int up = 0, down = 0;

    grid_chart_draw(&chart, &p, &t, 493);
    for (size_t i = 0; i < p.n; i++)
        if (p.mark[i].kind == MARK_SYMBOL) {
            up += p.mark[i].symbol == SYMBOL_TRIANGLE_UP;
            down += p.mark[i].symbol == SYMBOL_TRIANGLE_DOWN;
        }
    CHECK(down == 1 && up == 0);
    picture_free(&p);
}

int main(void)
{
    icons();
    icons_differ();
    places();
    gaps();
    extremes();
    told_apart();
    sparklines();
    grids();
    cells();
    downwards();
    return unit_end();
}
