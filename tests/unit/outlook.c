/* What the reports say of the forecast, its probability, the signal and the need. The texts are
 * written out by hand: each case says what a reader must be told, and what must not be said. */
#include "decimal.h"
#include "period.h"
#include "sentence.h"
#include "words.h"

#include "unit.h"

static const struct series mds = {.series = "mds", .name = "Minimum Data Set", .notice = ""};
static struct measure fte = {.measure = "fte", .unit = "FTE"};
static struct programme p;
static struct outlook o;
static struct score score;
static struct variation v;
static struct need need;
static struct scorecard scores;
static struct signal_tables signals;
static struct need_tables needs;
static struct report_input in;
static struct progress row;
static struct standing s;
static struct arena a;

static void set_up(void)
{
    p = (struct programme){.measure = &fte, .deadline = period_parse("2015-03"), .direction = 1};
    o = (struct outlook){.series = &mds,
                         .method = METHOD_POOL,
                         .origin = period_parse("2014-09"),
                         .deadline = p.deadline,
                         .target = decimal_from(12292),
                         .mean = 11253.6,
                         .lo80 = 10081.5,
                         .hi80 = 12331.1,
                         .target_gap = 11253.6 - 12292,
                         .probability = 0.108};
    score = (struct score){.series = &mds,
                           .method = METHOD_POOL,
                           .months_ahead = 6,
                           .forecasts = 7,
                           .mean_error = 369.2};
    v = (struct variation){.series = &mds,
                           .limits = SIGNAL_OWN,
                           .period = period_parse("2014-09"),
                           .value = -1.86,
                           .lower = -4.56,
                           .upper = 5.83,
                           .type = XMR_COMMON_CAUSE,
                           .rule = XMR_COMMON,
                           .since = PERIOD_NONE};
    need = (struct need){.series = &mds,
                         .deadline = p.deadline,
                         .probability_wanted = 0.8,
                         .expected = decimal_from(11243.2),
                         .extra_joiners = 41,
                         .extra_places = 46,
                         .extra_places_start = period_parse("2013-09"),
                         .in_time = 1};
    scores = (struct scorecard){.row = &score, .n = 1};
    signals = (struct signal_tables){.variation = &v, .n_variations = 1};
    needs = (struct need_tables){.need = &need, .n_needs = 1};
    in = (struct report_input){
        .programme = &p, .scores = &scores, .signals = &signals, .needs = &needs};
    row = (struct progress){.series = &mds};
    s = (struct standing){
        .in = &in, .p = &p, .series = &mds, .rows = &row, .n = 1, .outlook = &o, .decimals = 0};
}

static void chances(void)
{
    static const struct {
        double p;
        const char *words, *number;
    } cases[] = {
        {0, "less than 1 in 100", "<1%"},       {0.0099, "less than 1 in 100", "<1%"},
        {0.01, "about 1 in 100 (1%)", "1%"},    {0.049, "about 5 in 100 (5%)", "5%"},
        {0.09, "about 9 in 100 (9%)", "9%"},    {0.108, "about 1 in 10 (11%)", "11%"},
        {0.5, "about 5 in 10 (50%)", "50%"},    {0.891, "about 9 in 10 (89%)", "89%"},
        {0.96, "about 96 in 100 (96%)", "96%"}, {0.995, "more than 99 in 100", ">99%"},
        {1, "more than 99 in 100", ">99%"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        CHECK_TEXT(cases[i].words, words_chance(&a, cases[i].p));
        CHECK_TEXT(cases[i].number, words_chance_short(&a, cases[i].p));
    }
    CHECK_TEXT("[x]", words_chance_short(&a, (double)NAN));
}

static void forecasts(void)
{
    set_up();
    CHECK_TEXT(
        "The forecast for March 2015 is 11,254, 1,038 below the target; 8 times in 10 it should "
        "lie between 10,082 and 12,331. The chance of 12,292 or more then is about 1 in 10 "
        "(11%). No intake to come is counted in. Lately, seven forecasts six months ahead were "
        "too low, by 369 on average.",
        sentence_forecast(&a, &s));
    score.mean_error = -20;
    CHECK(strstr(sentence_forecast(&a, &s), "too high, by 20 on average") != NULL);
    score.forecasts = 2; /* too few to say it */
    CHECK(strstr(sentence_forecast(&a, &s), "Lately") == NULL);
    o.intake = 1;
    CHECK(strstr(sentence_forecast(&a, &s),
                 "Those in training who are due by then are counted in") != NULL);
    CHECK(strstr(sentence_forecast(&a, &s), "No intake") == NULL);
    p.direction = -1;
    CHECK(strstr(sentence_forecast(&a, &s), "below the target, on the better side") != NULL);
    CHECK(strstr(sentence_forecast(&a, &s), "12,292 or fewer") != NULL);
    p.direction = 1;
    o.target_gap = 0.2;
    CHECK(strstr(sentence_forecast(&a, &s), ", on the target;") != NULL);
    o.lo80 = o.hi80 = o.mean;
    CHECK(strstr(sentence_forecast(&a, &s), "how far it may stray cannot be told") != NULL);
    o.probability = (double)NAN; /* without a target */
    o.target_gap = (double)NAN;
    CHECK(strstr(sentence_forecast(&a, &s), "chance") == NULL);
    for (int r = REASON_DEADLINE_REACHED; r <= REASON_PARTS; r++) {
        o.reason = r;
        CHECK(!strncmp("There is no forecast", sentence_forecast(&a, &s), 20));
    }
}

static void status_words(void)
{
    set_up();
    o.status = STATUS_RED;
    CHECK_TEXT("red: below 30%", sentence_status(&a, &s));
    o.probability = 0.32;
    CHECK_TEXT("red, as before", sentence_status(&a, &s));
    o.status = STATUS_AMBER;
    CHECK_TEXT("amber: 30% to 70%", sentence_status(&a, &s));
    o.probability = 0.7;
    o.status = STATUS_GREEN;
    CHECK_TEXT("green: 70% or more", sentence_status(&a, &s));
    CHECK_TEXT(
        "Status: green from a chance of 70% on, red below 30%; it changes once the chance is 5 "
        "points beyond, or beyond in two quarters running.",
        sentence_status_rule(&a));
}

static void signal_words(void)
{
    set_up();
    CHECK_TEXT("No signal: the change of September 2014, less that of a year before, is "
               "\u22121.9% (noise: \u22124.6% to +5.8%).",
               sentence_signal(&a, &s));
    v.limits = SIGNAL_SHARED;
    CHECK(strstr(sentence_signal(&a, &s), "(noise of all areas: ") != NULL);
    v.type = XMR_CONCERN_LOW;
    v.rule = XMR_SHIFT_BELOW;
    v.since = period_parse("2014-03");
    CHECK(!strncmp(
        "Signal of concern since March 2014: seven or more monthly changes running below the "
        "average, each less that of a year before (last \u22121.9%; ",
        sentence_signal(&a, &s), 70));
    row.target_gap = 1;
    row.baseline = 0;
    row.target = 1;
    s.now = &row;
    CHECK(!strncmp("Signal of concern, though the target is reached, since March 2014",
                   sentence_signal(&a, &s), 62));
    s.now = NULL;
    v.value = -4.54; /* beside a limit that reads the same */
    v.lower = -4.52;
    CHECK(strstr(sentence_signal(&a, &s),
                 "(last \u22124.54%; noise of all areas: \u22124.52% to") != NULL);
    v.type = XMR_IMPROVEMENT_HIGH;
    CHECK(!strncmp("Signal of improvement", sentence_signal(&a, &s), 21));
    v.reason = SIGNAL_TOO_FEW;
    CHECK(!strncmp("Signal or noise cannot be told", sentence_signal(&a, &s), 30));
    signals.n_variations = 0;
    CHECK_TEXT("", sentence_signal(&a, &s));
}

static void need_words(void)
{
    set_up();
    CHECK_TEXT(
        "For a chance of 8 in 10 the model of joiners and leavers, which expects 11,243, asks for "
        "41 more joiners; more training places would come too late.",
        sentence_needs(&a, &s));
    need.in_time = 2;
    need.extra_places_start = period_parse("2014-09");
    CHECK_TEXT(
        "For a chance of 8 in 10 the model of joiners and leavers, which expects 11,243, asks for "
        "41 more joiners, or 46 more training places in the intake of September 2014.",
        sentence_needs(&a, &s));
    o.probability = 0.76; /* "about 8 in 10" by the forecast: nothing more is asked for */
    CHECK_TEXT("", sentence_needs(&a, &s));
    o.probability = 0.6;
    o.target_gap = 5; /* the forecast stands above the target */
    CHECK_TEXT("", sentence_needs(&a, &s));
    o.target_gap = -5;
    o.probability = 0.5;
    need.extra_joiners = 0;
    CHECK_TEXT("", sentence_needs(&a, &s));
    need.extra_joiners = 3;
    need.reason = NEED_NO_FLOWS;
    CHECK_TEXT("", sentence_needs(&a, &s));
}

int main(void)
{
    chances();
    forecasts();
    status_words();
    signal_words();
    need_words();
    arena_free(&a);
    return unit_end();
}
