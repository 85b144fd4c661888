/* The questions of a reader with two minutes, each with its answer, and the longer words on later
 * pages. */
#include "report.h"

#include "decimal.h"
#include "period.h"
#include "sentence.h"
#include "words.h"

#include <math.h>

/* By the probability yardstick of the Professional Head of Intelligence Assessment (GOV.UK); what
 * falls between two of its ranges goes to the nearer one. */
static const char *likelihood(double p)
{
    static const struct {
        double below;
        const char *words;
    } yardstick[] = {{0.075, "A remote chance"},  {0.225, "Highly unlikely"},
                     {0.375, "Unlikely"},         {0.525, "A realistic possibility"},
                     {0.775, "Likely"},           {0.925, "Highly likely"},
                     {INFINITY, "Almost certain"}};
    size_t i = 0;

    while (p >= yardstick[i].below)
        i++;
    return yardstick[i].words;
}

static void answer(const struct report *r, const char *question, const char *words)
{
    const struct span span[] = {{question, true, NULL, NULL},
                                {arena_format(r->a, " %s", words), false, NULL, NULL}};

    if (*words)
        document_spans(r->d, BLOCK_ITEM, span, 2);
}

/* Ahead of its plan and yet unlikely to reach the target: the plan has its steepest part to come.
 */
static const char *steep_words(const struct report *r, const struct standing *s)
{
    const struct progress *now = s->now;
    int direction = standing_direction(s, now);
    int64_t rise = decimal_minus(now->target, now->trajectory);

    if (rise == DECIMAL_NONE || now->gap == DECIMAL_NONE || s->outlook->probability >= 0.5 ||
        (now->gap < 0) == (direction > 0) || (rise < 0) == (direction > 0))
        return "";
    return arena_format(r->a, " The plan itself %s by %s until then.",
                        direction > 0 ? "rises" : "falls", words_size(r->a, rise, s->decimals));
}

static const char *prospect(const struct report *r, const struct standing *s)
{
    const struct outlook *o = s->outlook;
    const struct progress *now = s->now;
    const char *range = "";

    if (now->months_left <= 0 && now->target_gap != DECIMAL_NONE)
        return standing_reached(s) ? "Yes, it was met."
                                   : arena_format(r->a, "No, it was missed by %s.",
                                                  words_size(r->a, now->target_gap, s->decimals));
    if (!o || isnan(o->probability))
        return sentence_forecast(r->a, s);
    if (o->hi80 > o->lo80)
        range = arena_format(r->a, ", 8 times in 10 between %s and %s",
                             words_rate(r->a, o->lo80, s->decimals),
                             words_rate(r->a, o->hi80, s->decimals));
    return arena_format(r->a, "%s: %s. The forecast for %s is %s%s.%s", likelihood(o->probability),
                        words_chance(r->a, o->probability), words_month(r->a, s->p->deadline),
                        words_rate(r->a, o->mean, s->decimals), range, steep_words(r, s));
}

/* The chart says the rest. */
static const char *reality(const struct report *r, const struct standing *s)
{
    const struct variation *v = report_variation(s);
    const char *signal = sentence_signal(r->a, s);
    const char *stale = "";
    int places;

    if (!v)
        return signal;
    places = sentence_signal_decimals(v);
    if (v->period < s->now->period)
        stale = arena_format(r->a, "That of %s cannot be told, a month before it is missing. ",
                             words_month(r->a, s->now->period));
    if (v->type != XMR_COMMON_CAUSE && v->since != PERIOD_NONE)
        return arena_format(r->a, "%s%s%s", stale, *stale ? "" : "Yes. ", signal);
    return arena_format(r->a, "%sWithin the usual noise: %s%% in %s, where %s%% to %s%% is usual.",
                        stale, words_rate_signed(r->a, v->value, places),
                        words_month(r->a, v->period), words_rate_signed(r->a, v->lower, places),
                        words_rate_signed(r->a, v->upper, places));
}

static const char *replanned(const struct report *r, const struct standing *s)
{
    const struct progress *now = s->now;

    if (!*sentence_replanned(r->a, s))
        return "";
    return arena_format(
        r->a, "Yes, in %s; by the first plan the gap is %s.", words_month(r->a, now->agreed),
        words_signed(r->a, decimal_minus(now->actual, now->first_trajectory), s->decimals));
}

void section_answers(const struct report *r, const struct standing *s)
{
    if (!s->now)
        return; /* the lead says so */
    answer(r, "Is the latest change real?", reality(r, s));
    answer(r, s->now->months_left > 0 ? "Will the target be met?" : "Was the target met?",
           prospect(r, s));
    answer(r, "Was the plan changed?", replanned(r, s));
    answer(r, "What is being done?", report_actions_words(r, s));
    answer(r, "Is the data sound?", report_quality_words(r, s));
}

void section_outlook(const struct report *r, const struct standing *s)
{
    const char *sentence[] = {sentence_forecast(r->a, s), sentence_needs(r->a, s),
                              report_assurance_words(r, s)};
    const char *all = "";

    if (!s->now || s->now->months_left <= 0)
        return;
    for (size_t i = 0; i < sizeof sentence / sizeof sentence[0]; i++)
        if (*sentence[i])
            all = arena_format(r->a, "%s%s%s", all, *all ? " " : "", sentence[i]);
    document_paragraph(r->d, BLOCK_PARAGRAPH, all);
}
