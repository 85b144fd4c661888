/* Alone: does the judge of pictures find what is wrong? With the arguments of hw-render: judge
 * every figure and every page of all reports, in place of writing them; tests/cases/geometry.sh
 * does so. */
#include "chart.h"
#include "decimal.h"
#include "layout.h"
#include "period.h"
#include "render.h"

#include "fixed_typeset.h"
#include "judge.h"
#include "unit.h"

#include <ctype.h>
#include <stdlib.h>

/* hw-render itself reads the tables: only its last step is another */
static int judge_reports(const struct report_input *in, const char *folder, const char *list_path,
                         const char *area_code, const char *fonts, struct edition_set editions);
#define render_reports judge_reports
#define main           render_main
#include "../../pipeline/render.c"
#undef main
#undef render_reports

static int n_reports, n_figures, n_pages;

/* The figures that were seen, by name. */
enum { MOST_NAMES = 64 };
static struct {
    char name[32];
    int times;
} seen[MOST_NAMES];
static size_t n_seen;

/* JUDGE_LETTERS=1.5 in the environment: the judge takes letters to be so much wider than they were
 * for who laid them out, and must then find faults everywhere. */
static double letters = 1;

static double eye_width(void *self, const struct style *style, const char *text, size_t n)
{
    const struct typeset *t = self;

    return letters * t->width(t->self, style, text, n);
}

/* One judgement: passed, or failed with the report's name and what was found. */
static void judged(const char *report, const char *what, int faults, struct text *why)
{
    if (faults) {
        unit_failed++;
        printf("FAIL %s, %s:\n%s", report, what, text_of(why));
    } else {
        unit_passed++;
    }
    text_clear(why);
}

/* The name of a figure without the digits of its parts: one "rows" for rows-1 to rows-9. */
static void saw(const char *name)
{
    size_t n = strcspn(name, "0123456789");

    while (n && name[n - 1] == '-')
        n--;
    for (size_t i = 0; i < n_seen; i++)
        if (strlen(seen[i].name) == n && !strncmp(seen[i].name, name, n)) {
            seen[i].times++;
            return;
        }
    if (n_seen < MOST_NAMES && n < sizeof seen[0].name) {
        memcpy(seen[n_seen].name, name, n);
        seen[n_seen++].times = 1;
    }
}

static size_t count_words(const char *s)
{
    size_t n = 0;

    for (; *s; s++)
        n += *s != ' ' && (s[1] == ' ' || !s[1]);
    return n;
}

static size_t count_digits(const char *s)
{
    size_t n = 0;

    for (; *s; s++)
        n += isdigit((unsigned char)*s) != 0;
    return n;
}

static int judge_words(const struct figure_block *f, struct text *why)
{
    int faults = 0;

    if (count_words(f->headline) > 10) {
        text_addf(why, "  more than ten words: \"%s\"\n", f->headline);
        faults++;
    }
    if (strlen(f->alternative) < 20 || !count_digits(f->alternative)) {
        text_addf(why, "  no number in, or too short: \"%s\"\n", f->alternative);
        faults++;
    }
    if (!f->data || !f->data->rows) {
        text_add(why, "  no data\n");
        faults++;
    }
    return faults;
}

/* As it stands in the document, and as it stands alone. */
static void judge_figure(const struct report_plan *plan, const struct document *d,
                         const struct figure_block *f, const struct typeset *t,
                         const struct typeset *eye)
{
    struct picture alone;
    struct text why = {0};

    n_figures++;
    saw(f->name);
    judged(plan->name, f->name, picture_judge(&f->picture, eye, &why), &why);
    judged(plan->name, f->name, judge_words(f, &why), &why);
    figure_frame(d, f, &alone, t);
    judged(plan->name, f->name, picture_judge(&alone, eye, &why), &why);
    picture_free(&alone);
    text_free(&why);
}

static void judge_pages(const struct report_plan *plan, const struct document *d,
                        const struct typeset *t, const struct typeset *eye)
{
    struct pages pages;
    struct text why = {0};

    layout_document(&pages, d, t);
    for (size_t i = 0; i < pages.n; i++) {
        char what[32];

        n_pages++;
        snprintf(what, sizeof what, "page %zu", i + 1);
        judged(plan->name, what, picture_judge(&pages.page[i], eye, &why), &why);
        judged(plan->name, what, picture_judge_margins(&pages.page[i], eye, PAGE_MARGIN, &why),
               &why);
    }
    pages_free(&pages);
    text_free(&why);
}

static int judge_reports(const struct report_input *in, const char *dir, const char *list,
                         const char *code, const char *files, struct edition_set editions)
{
    struct report_plans plans;
    struct canvas *canvas = canvas_open(files);
    struct typeset t, eye = {eye_width, NULL, &t};

    (void)dir;
    (void)list;
    (void)editions;
    if (!canvas)
        return -1;
    t = canvas_typeset(canvas);
    if (report_plans_make(&plans, in, code)) {
        canvas_close(canvas);
        return -1;
    }
    for (size_t i = 0; i < plans.n; i++) {
        struct document d;

        if (plans.plan[i].skipped)
            continue;
        n_reports++;
        CHECK(!report_make(in, &t, PAGE_CONTENT, &plans.plan[i], HW_VERSION, &d));
        for (size_t k = 0; k < d.n; k++)
            if (d.block[k].kind == BLOCK_FIGURE)
                judge_figure(&plans.plan[i], &d, d.block[k].figure, &t, &eye);
        judge_pages(&plans.plan[i], &d, &t, &eye);
        document_free(&d);
    }
    report_plans_free(&plans);
    canvas_close(canvas);
    return 0;
}

/* Letters are 5 points wide at size 10, from 7.5 above the base line to 2 below. */
static int faults_of(void (*draw)(struct picture *p))
{
    struct picture p;
    struct text why = {0};
    int faults;

    picture_open(&p, 200, 100);
    draw(&p);
    faults = picture_judge(&p, &fixed_typeset, &why);
    text_free(&why);
    picture_free(&p);
    return faults;
}

static void words(struct picture *p, double x, double y, const char *s)
{
    picture_words(p, &chart_text, x, y, ALIGN_LEFT, s);
}

static void beside(struct picture *p) /* 10 to 60, and 60 to 110 */
{
    words(p, 10, 20, "ten letter");
    words(p, 60, 20, "ten letter");
    words(p, 10, 30, "ten letter"); /* 22.5 and below: the first ends at 22 */
}

static void across(struct picture *p) /* 59 is a point before the end of the first */
{
    words(p, 10, 20, "ten letter");
    words(p, 59, 20, "ten letter");
}

static void above(struct picture *p) /* 28 - 7.5 = 20.5: a point and a half above 22 */
{
    words(p, 10, 20, "ten letter");
    words(p, 10, 28, "ten letter");
}

static void outside(struct picture *p) /* 151 + 50 > 200; 7 - 7.5 < 0 by a hair only */
{
    words(p, 151, 20, "ten letter");
    words(p, 10, 7, "ten letter");
}

static void small(struct picture *p)
{
    picture_words(p, &(struct style){FACE_REGULAR, 9.5, INK_TEXT}, 10, 20, ALIGN_LEFT, "small");
}

static void struck(struct picture *p) /* a line that comes later runs over the rim as well */
{
    words(p, 10, 20, "ten letter");
    picture_halo(p);
    picture_segment(p, INK_ACTUAL, 1, DASH_SOLID, 0, 16, 100, 16);
}

static void rimmed(struct picture *p)
{
    picture_segment(p, INK_ACTUAL, 1, DASH_SOLID, 0, 16, 100, 16);
    words(p, 10, 20, "ten letter");
    picture_halo(p);
}

static void on_grid(struct picture *p)
{
    picture_segment(p, INK_GRID, 1, DASH_SOLID, 0, 16, 100, 16);
    words(p, 10, 20, "ten letter");
}

static void on_paper(struct picture *p)
{
    picture_segment(p, INK_ACTUAL, 1, DASH_SOLID, 0, 16, 100, 16);
    picture_box(p, INK_PAPER, 9, 10, 60, 14);
    words(p, 10, 20, "ten letter");
}

static void underlined(struct picture *p)
{
    words(p, 10, 20, "ten letter");
    picture_segment(p, INK_ACTUAL, 1, DASH_SOLID, 10, 21.5, 60, 21.5);
}

static void on_symbol(struct picture *p)
{
    picture_symbol(p, INK_ACTUAL, SYMBOL_CIRCLE, 6, false, 30, 17);
    words(p, 10, 20, "ten letter");
}

static void aligned(struct picture *p) /* 110 to 160 and 135 to 185: both hold 135 to 160 */
{
    picture_words(p, &chart_text, 160, 50, ALIGN_RIGHT, "ten letter");
    picture_words(p, &chart_text, 160, 50, ALIGN_CENTRE, "ten letter");
}

static void judge_itself(void)
{
    CHECK(faults_of(beside) == 0);
    CHECK(faults_of(across) == 1);
    CHECK(faults_of(above) == 1);
    CHECK(faults_of(outside) == 1);
    CHECK(faults_of(small) == 1);
    CHECK(faults_of(struck) == 1);
    CHECK(faults_of(rimmed) == 0);
    CHECK(faults_of(on_grid) == 0);
    CHECK(faults_of(on_paper) == 0);
    CHECK(faults_of(underlined) == 0);
    CHECK(faults_of(on_symbol) == 1);
    CHECK(faults_of(aligned) == 1);
    CHECK(count_words("On plan, 12 short") == 4);
}

/* Four series of large numbers that end at the same height, with names of 80 letters. */
static void long_names(void)
{
    static const char name[] =
        "A collection of figures whose name is of eighty letters, as some names are indeed";
    struct progress row[24];
    struct series_line line[4];
    struct series_chart chart = {.line = line, .last = 23, .unit = "FTE"};
    struct text why = {0};

    for (int i = 0; i < 24; i++)
        row[i] = (struct progress){.period = i, .actual = decimal_from(1000000 + i * 17391)};
    for (chart.n = 1; chart.n <= 4; chart.n++) {
        struct picture p;

        line[chart.n - 1] = (struct series_line){row, 24, name};
        series_chart_draw(&chart, &p, &fixed_typeset, 490);
        judged("four series", "long names", picture_judge(&p, &fixed_typeset, &why), &why);
        picture_free(&p);
    }
    text_free(&why);
}

/* A break in each month of a year, missing months, a forecast, a line with a long caveat, at the
 * height of the reports and at less: whatever the actual does. */
static void crowded(void)
{
    struct measure measure = {"fte", "Full-time equivalents", "FTE", false};
    struct programme programme = {.measure = &measure,
                                  .straight_line_caveat =
                                      "which nobody has agreed to, and which is drawn only so that "
                                      "there is something to compare with, until there is a plan",
                                  .baseline_period = 24120,
                                  .deadline = 24131};
    struct progress row[12];
    struct forecast fan[6];
    struct trajectory_chart chart = {.programme = &programme,
                                     .rows = row,
                                     .n = 12,
                                     .fan = fan,
                                     .break_words = "Before: the sum of three returns"};
    struct text why = {0};

    for (int k = 0; k < 2 * 6 * 12; k++) {
        struct picture p;
        int last = 3 + k % 6;

        chart.n_fan = k % 2 ? 6 : 0;
        chart.break_period = 24120 + k / 6 % 12;
        chart.height = k < 6 * 12 ? 130 : 100;
        for (int i = 0; i < 12; i++)
            row[i] = (struct progress){
                .report_period = 24130,
                .period = 24120 + i,
                .actual = i > last || i == 2 ? DECIMAL_NONE : decimal_from(100 + (k % 5 - 2) * i),
                .status = i == last ? 'p' : '\0',
                .baseline = decimal_from(100),
                .target = decimal_from(k % 3 ? 120 : 101),
                .trajectory = decimal_from(100 + i * (k % 3 ? 20.0 : 1.0) / 11),
                .first_trajectory = DECIMAL_NONE,
                .agreed = PERIOD_NONE,
                .basis = BASIS_STRAIGHT_LINE};
        for (int i = 0; i < 6; i++)
            fan[i] = (struct forecast){.period = 24126 + i,
                                       .mean = 110,
                                       .lo95 = 108 - i,
                                       .lo80 = 109 - i,
                                       .hi80 = 111 + i,
                                       .hi95 = 112 + i};
        trajectory_chart_draw(&chart, &p, &fixed_typeset, 490);
        judged("a crowded chart", "trajectory", picture_judge(&p, &fixed_typeset, &why), &why);
        picture_free(&p);
    }
    text_free(&why);
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        judge_itself();
        long_names();
        crowded();
        return unit_end();
    }
    if (getenv("JUDGE_LETTERS"))
        letters = strtod(getenv("JUDGE_LETTERS"), NULL);
    if (render_main(argc, argv))
        unit_failed++;
    for (size_t i = 0; i < n_seen; i++)
        printf("SEEN %s %d\n", seen[i].name, seen[i].times);
    printf("%d reports, %d figures, %d pages\n", n_reports, n_figures, n_pages);
    return unit_end();
}
