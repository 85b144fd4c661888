/* The questions of a reader with two minutes, each with its answer, and the longer words on later
 * pages. */
#include "report.h"

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

static const char *prospect(const struct report *r, const struct standing *s)
{
    const struct outlook *o = s->outlook;
    const char *range = "";

    if (standing_reached(s) && s->now->months_left <= 0)
        return "It was met.";
    if (!o || isnan(o->probability))
        return sentence_forecast(r->a, s);
    if (o->hi80 > o->lo80)
        range = arena_format(r->a, ", 8 times in 10 between %s and %s",
                             words_rate(r->a, o->lo80, s->decimals),
                             words_rate(r->a, o->hi80, s->decimals));
    return arena_format(r->a, "%s: %s. The forecast for %s is %s%s.", likelihood(o->probability),
                        words_chance(r->a, o->probability), words_month(r->a, s->p->deadline),
                        words_rate(r->a, o->mean, s->decimals), range);
}

/* The chart says the rest. */
static const char *reality(const struct report *r, const struct standing *s)
{
    const struct variation *v = report_variation(s);
    const char *signal = sentence_signal(r->a, s);

    if (!v)
        return signal;
    if (v->type != XMR_COMMON_CAUSE && v->since != PERIOD_NONE)
        return arena_format(r->a, "Yes. %s", signal);
    return arena_format(r->a, "No signal in %s: %s%% is within the noise, %s%% to %s%%.",
                        words_month(r->a, v->period), words_rate_signed(r->a, v->value, 1),
                        words_rate_signed(r->a, v->lower, 1), words_rate_signed(r->a, v->upper, 1));
}

void section_answers(const struct report *r, const struct standing *s)
{
    if (!s->now)
        return; /* the lead says so */
    answer(r, "Is the change real?", reality(r, s));
    answer(r, "Will the target be met?", prospect(r, s));
    answer(r, "What is being done?", report_actions_words(r, s));
    answer(r, "Is the data sound?", report_quality_words(r, s));
}

void section_outlook(const struct report *r, const struct standing *s)
{
    const char *sentence[] = {sentence_forecast(r->a, s), sentence_needs(r->a, s),
                              report_assurance_words(r, s), sentence_replanned(r->a, s)};
    const char *all = "";

    if (!s->now)
        return;
    for (size_t i = 0; i < sizeof sentence / sizeof sentence[0]; i++)
        if (*sentence[i])
            all = arena_format(r->a, "%s%s%s", all, *all ? " " : "", sentence[i]);
    document_paragraph(r->d, BLOCK_PARAGRAPH, all);
}
