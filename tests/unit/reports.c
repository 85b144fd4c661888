/* Sentences for every case, and what a document refuses. */
#include "decimal.h"
#include "period.h"
#include "report.h"
#include "sentence.h"
#include "words.h"

#include "fixed_typeset.h"
#include "unit.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

static struct measure fte = {"fte", "Full-time equivalents", "FTE", false};
static struct area england = {.area_code = "E",
                              .name = "England",
                              .level_name = "england",
                              .parent = -1,
                              .whole = -1,
                              .valid_from = PERIOD_NONE,
                              .valid_to = PERIOD_NONE};
static struct series mds = {
    .series = "mds", .name = "Minimum Data Set", .publisher = "HSCIC", .notice = ""};
static struct programme programme = {.subject = "health visitors",
                                     .growth_words = "promised",
                                     .straight_line_caveat = "not a government trajectory",
                                     .direction = 1};

/* One case: an actual in a month, of the real programme's arithmetic (8,092 in May 2010, 12,292 by
 * March 2015), and what must be said. */
struct sentence_case {
    const char *month, *report;
    double actual, trajectory, gained;
    enum trajectory_basis basis;
    const char *lead, *headline;
};

static const struct sentence_case cases[] = {
    /* the published figures */
    {"2015-03", "2015-03", 12077, 12292, NAN, BASIS_STRAIGHT_LINE,
     "England had 12,077 FTE health visitors in March 2015: 3,985 more than in May 2010, 94.9% of "
     "the "
     "4,200 promised. It missed its target of 12,292 by 215.",
     "Target missed by 215"},
    {"2014-04", "2014-04", 10424, 11495.448, 112.339, BASIS_STRAIGHT_LINE,
     "England had 10,424 FTE health visitors in April 2014: 2,332 more than in May 2010, 55.5% of "
     "the "
     "4,200 promised. That is 1,071 below a straight line to the target, which is not a government "
     "trajectory. To reach 12,292 by March 2015 it needs 169.8 more a month; over the last 12 "
     "months "
     "it "
     "gained 112.3 a month.",
     "1,071 below the straight line, 1,868 short of the target"},
    {"2014-04", "2014-04", 10424, 10424, 112.339, BASIS_INTAKE_SHAPED,
     "England had 10,424 FTE health visitors in April 2014: 2,332 more than in May 2010, 55.5% of "
     "the 4,200 promised. That is on an intake-shaped line to the target, which is drawn from the "
     "cohorts in training, nobody's plan. To reach 12,292 by March 2015 it needs 169.8 more a "
     "month; over the last 12 months it gained 112.3 a month.",
     "On the intake-shaped line, 1,868 short of the target"},
    /* fewer than at the baseline */
    {"2011-08", "2011-08", 7677, 9178, -19.13, BASIS_GIVEN,
     "England had 7,677 FTE health visitors in August 2011: 415 fewer than in May 2010, \u22129.9% "
     "of the "
     "4,200 promised. That is 1,501 below its trajectory. To reach 12,292 by March 2015 it needs "
     "107.3 more a month; over the last 12 months it lost 19.1 a month.",
     "1,501 below trajectory, 4,615 short of the target"},
    /* above, and on, the trajectory: as the numbers are shown */
    {"2014-04", "2014-04", 11600, 11495, 100, BASIS_GIVEN,
     "England had 11,600 FTE health visitors in April 2014: 3,508 more than in May 2010, 83.5% of "
     "the "
     "4,200 promised. That is 105 above its trajectory. To reach 12,292 by March 2015 it needs "
     "62.9 more a "
     "month; over the last 12 months it gained 100.0 a month.",
     "105 above trajectory, 692 short of the target"},
    {"2014-04", "2014-04", 11495.4, 11495, NAN, BASIS_GIVEN,
     "England had 11,495 FTE health visitors in April 2014: 3,403 more than in May 2010, 81.0% of "
     "the "
     "4,200 promised. That is in line with its trajectory. To reach 12,292 by March 2015 it needs "
     "72.4 more "
     "a month.",
     "On trajectory, 797 short of the target"},
    /* the target passed early, reached, and passed at the end */
    {"2014-04", "2014-04", 12300, 11495, 100, BASIS_GIVEN,
     "England had 12,300 FTE health visitors in April 2014: 4,208 more than in May 2010, 100.2% of "
     "the "
     "4,200 promised. That is 805 above its trajectory. It is 8 beyond its target of 12,292.",
     "8 beyond the target"},
    {"2015-03", "2015-03", 12292, 12292, 100, BASIS_GIVEN,
     "England had 12,292 FTE health visitors in March 2015: 4,200 more than in May 2010, 100.0% of "
     "the "
     "4,200 promised. It has reached its target of 12,292.",
     "Target reached"},
    {"2015-03", "2015-03", 12291.7, 12292, 100, BASIS_GIVEN,
     "England had 12,292 FTE health visitors in March 2015: 4,200 more than in May 2010, 99.9% of "
     "the "
     "4,200 promised. It is just short of its target of 12,292.",
     "Just short of the target"},
    /* one month only */
    {"2010-05", "2010-05", 8092, 8092, NAN, BASIS_GIVEN,
     "England had 8,092 FTE health visitors in May 2010, the month of the baseline. To reach "
     "12,292 by March 2015 it needs "
     "72.4 more a "
     "month.",
     "At the baseline, 4,200 short of the target"},
    /* as many as at the baseline */
    {"2012-05", "2012-05", 8092.2, 8192, NAN, BASIS_GIVEN,
     "England had 8,092 FTE health visitors in May 2012: as many as in May 2010, 0.0% of the 4,200 "
     "promised. That is 100 below its trajectory. To reach 12,292 by March 2015 it needs 123.5 "
     "more a "
     "month.",
     "100 below trajectory, 4,200 short of the target"},
};

static struct report_input input;

static struct progress row_of(const struct sentence_case *c)
{
    int period = period_parse(c->month);
    struct progress r = {.report_period = period_parse(c->report),
                         .series = &mds,
                         .period = period,
                         .actual = decimal_from(c->actual),
                         .baseline = decimal_from(8092),
                         .target = decimal_from(12292),
                         .trajectory = decimal_from(c->trajectory),
                         .basis = (int)c->basis,
                         .months_left = programme.deadline - period,
                         .achieved_per_month = {NAN, NAN, c->gained},
                         .source_file = ""};

    r.growth = decimal_minus(r.actual, r.baseline);
    r.growth_share_pct = decimal_double(r.growth) / 42;
    r.gap = decimal_minus(r.actual, r.trajectory);
    r.target_gap = decimal_minus(r.actual, r.target);
    r.required_per_month =
        r.months_left > 0 ? -decimal_double(r.target_gap) / r.months_left : (double)NAN;
    return r;
}

static size_t words_in(const char *s)
{
    size_t n = *s != '\0';

    for (; *s; s++)
        n += *s == ' ';
    return n;
}

static void sentences(void)
{
    struct progress_table none = {0};
    struct scorecard scores = {0};
    struct signal_tables signals = {0};
    struct need_tables needs = {0};

    input = (struct report_input){.programme = &programme,
                                  .progress = &none,
                                  .scores = &scores,
                                  .signals = &signals,
                                  .needs = &needs};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct progress r = row_of(&cases[i]);
        struct standing s = {.in = &input,
                             .p = &programme,
                             .name = "England",
                             .series = &mds,
                             .rows = &r,
                             .n = 1,
                             .now = &r,
                             .current = &r};
        struct arena a = {0};

        input.period = period_parse(cases[i].report);
        CHECK_TEXT(cases[i].lead, sentence_lead(&a, &s));
        CHECK_TEXT(cases[i].headline, sentence_trajectory_headline(&a, &s));
        CHECK(words_in(sentence_trajectory_headline(&a, &s)) <= 10);
        CHECK(words_in(sentence_rate_headline(&a, &s)) <= 10);
        /* nobody who has reached the target is told to lose some */
        CHECK(!strstr(sentence_rate_headline(&a, &s), "\u2212"));
        if (!isnan(r.required_per_month))
            CHECK((r.target_gap >= 0) ==
                  !strncmp("Target reached", sentence_rate_headline(&a, &s), 14));
        CHECK(strlen(sentence_trajectory_alternative(&a, &s)) > 20);
        CHECK_TEXT("", sentence_stale(&a, &s));
        /* a later report of the same figure says so */
        input.period = period_parse("2015-02");
        if (r.period < input.period)
            CHECK(strstr(sentence_stale(&a, &s), "no figure for February 2015") != NULL);
        arena_free(&a);
    }
    struct standing s = {.in = &input, .p = &programme, .name = "England", .series = &mds};
    struct arena a = {0};

    CHECK_TEXT("No figure of the Minimum Data Set for England had been collected by February 2015.",
               sentence_lead(&a, &s));
    arena_free(&a);
}

static void words(void)
{
    struct arena a = {0};

    CHECK_TEXT("94.9%", words_share(&a, 100 * 3985 / 4200.0));
    CHECK_TEXT("99.9%", words_share(&a, 99.97)); /* short of 100 never reads 100.0 */
    CHECK_TEXT("100.0%", words_share(&a, 100));
    CHECK_TEXT("[x]", words_share(&a, (double)NAN));
    CHECK_TEXT("\u22129.9%", words_share(&a, -100 * 415.2 / 4200));
    CHECK_TEXT("[x]", words_number(&a, DECIMAL_NONE, 0));
    arena_free(&a);
}

/* What is refused is said on stderr, which is not what this test is about. */
static void quiet(int on)
{
    static int kept = -1;

    fflush(stderr);
    if (on) {
        int null = open("/dev/null", O_WRONLY);

        kept = dup(STDERR_FILENO);
        dup2(null, STDERR_FILENO);
        close(null);
    } else {
        dup2(kept, STDERR_FILENO);
        close(kept);
    }
}

static int refuses(void (*build)(struct document *d))
{
    struct document d;
    int refused;

    document_open(&d, "T", "S", period_parse("2014-09"));
    build(&d);
    refused = document_close(&d) != 0;
    document_free(&d);
    return refused;
}

static const struct table_column two[] = {{"A", ALIGN_LEFT, 1}, {"B", ALIGN_RIGHT, 1}};
static const struct table_column nameless[] = {{"A", ALIGN_LEFT, 1}, {"", ALIGN_RIGHT, 1}};

static void good(struct document *d)
{
    const char *cells[] = {"1", "2"};
    struct figure_block *f;
    struct table_block *t;

    document_heading(d, 2, "Two");
    document_heading(d, 3, "Three");
    document_heading(d, 2, "Two again");
    f = document_figure(d, "f", "H", "S", "A chart that says something.");
    picture_open(&f->picture, 9, 9);
    table_row(d, figure_data(d, f, two, 2), cells, 2, false);
    t = document_table(d, "C", two, 2);
    table_row(d, t, cells, 2, false);
}

static void skips_level(struct document *d)
{
    document_heading(d, 3, "Three");
}

static void second_title(struct document *d)
{
    document_heading(d, 1, "One");
}

static void no_alternative(struct document *d)
{
    document_figure(d, "f", "H", "S", "chart");
}

static void no_header(struct document *d)
{
    document_table(d, "C", nameless, 2);
}

static void short_row(struct document *d)
{
    const char *cells[] = {"1"};

    table_row(d, document_table(d, "C", two, 2), cells, 1, false);
}

static void no_data(struct document *d)
{
    document_figure(d, "f", "H", "S", "A chart that says something.");
}

static void silent_link(struct document *d)
{
    const struct span span[] = {{"See ", false, NULL, NULL}, {"it", false, "a.csv", ""}};

    document_spans(d, BLOCK_PARAGRAPH, span, 2);
}

static void open_box(struct document *d)
{
    document_box(d, 2, "Box");
}

static void silent_icon(struct document *d)
{
    const char *cells[] = {"1", ""};
    struct table_block *t = document_table(d, "C", two, 2);

    table_row(d, t, cells, 2, false);
    table_icon(d, t, 1);
}

static void documents(void)
{
    static void (*const bad[])(struct document *) = {skips_level, second_title, no_alternative,
                                                     no_header,   short_row,    no_data,
                                                     silent_link, open_box,     silent_icon};
    enum { BAD = sizeof bad / sizeof bad[0] };
    int results[BAD], fine;

    quiet(1);
    fine = !refuses(good);
    for (int i = 0; i < BAD; i++)
        results[i] = refuses(bad[i]);
    quiet(0);
    CHECK(fine);
    for (int i = 0; i < BAD; i++)
        CHECK(results[i]);
}

int main(void)
{
    programme.measure = &fte;
    programme.baseline_period = period_parse("2010-05");
    programme.deadline = period_parse("2015-03");
    programme.geography = (struct geography){.area = &england, .n = 1};
    sentences();
    words();
    documents();
    return unit_end();
}
