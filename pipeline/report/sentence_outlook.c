#include "sentence.h"

#include "decimal.h"
#include "period.h"
#include "status.h"
#include "words.h"

#include <math.h>

enum { LEAST_SCORES = 3 };

/* "11.2 below the target", with the words that the programme's direction asks for. */
static const char *target_words(struct arena *a, const struct standing *s)
{
    const struct outlook *o = s->outlook;
    int64_t gap = decimal_from(o->target_gap);

    if (isnan(o->target_gap))
        return "";
    if (words_is_zero(gap, s->decimals))
        return ", on the target";
    return arena_format(a, ", %s %s the target%s", words_size(a, gap, s->decimals),
                        o->target_gap < 0 ? "below" : "above",
                        s->p->direction > 0 ? ""
                        : o->target_gap < 0 ? ", on the better side"
                                            : ", on the worse side");
}

static const char *interval_words(struct arena *a, const struct standing *s)
{
    const struct outlook *o = s->outlook;

    if (!(o->hi80 > o->lo80))
        return "; it has never changed, so how far it may stray cannot be told";
    if (decimal_round(decimal_from(o->lo80), s->decimals) ==
        decimal_round(decimal_from(o->hi80), s->decimals))
        return "; it has moved so evenly that 8 times in 10 it should read the same";
    return arena_format(a, "; 8 times in 10 it should lie between %s and %s",
                        words_rate(a, o->lo80, s->decimals), words_rate(a, o->hi80, s->decimals));
}

static const char *chance_words(struct arena *a, const struct standing *s)
{
    const struct outlook *o = s->outlook;

    if (isnan(o->probability))
        return "";
    return arena_format(a, " The chance of %s or %s then is %s.",
                        words_number(a, o->target, s->decimals),
                        s->p->direction > 0 ? "more" : "fewer", words_chance(a, o->probability));
}

/* The score for about as many months ahead as are left, of the method shown. */
static const struct score *score_for(const struct standing *s)
{
    const struct outlook *o = s->outlook;
    const struct score *best = NULL;

    for (int i = SCORE_SPANS; i-- > 0;) {
        const struct score *score = scorecard_find(s->in->scores, s->area, s->series,
                                                   (enum forecast_method)o->method, score_spans[i]);

        if (score && score->forecasts >= LEAST_SCORES &&
            (!best || score->months_ahead >= o->deadline - o->origin))
            best = score;
    }
    return best;
}

/* Which way past forecasts erred, and whether this one knows of an intake. */
static const char *doubt_words(struct arena *a, const struct standing *s)
{
    const struct outlook *o = s->outlook;
    const struct score *score = score_for(s);
    const char *intake = " No intake to come is counted in.";

    if (o->intake)
        return " Those in training who are due by then are counted in.";
    if (!score || words_is_zero(decimal_from(score->mean_error), s->decimals))
        return intake;
    return arena_format(a, "%s Lately, %s forecasts %s months ahead were too %s, by %s on average.",
                        intake, words_count(a, score->forecasts),
                        words_count(a, (size_t)score->months_ahead),
                        score->mean_error > 0 ? "low" : "high",
                        words_rate(a, fabs(score->mean_error), s->decimals));
}

const char *sentence_forecast(struct arena *a, const struct standing *s)
{
    const struct outlook *o = s->outlook;
    const char *by = words_month(a, s->p->deadline);

    if (!o || o->reason == REASON_NO_FIGURES)
        return "There is no forecast: there are no figures.";
    if (o->reason == REASON_DEADLINE_REACHED)
        return arena_format(a, "There is no forecast: %s has been reached.", by);
    if (o->reason == REASON_TOO_FEW)
        return "There is no forecast: too few months are known.";
    if (o->reason == REASON_PARTS)
        return "There is no forecast, since one or more of its areas have none.";
    return arena_format(a, "The forecast for %s is %s%s%s.%s%s", by,
                        words_rate(a, o->mean, s->decimals), target_words(a, s),
                        interval_words(a, s), chance_words(a, s), doubt_words(a, s));
}

const char *sentence_status(struct arena *a, const struct standing *s)
{
    static const char *const names[] = {"grey", "red", "amber", "green"};
    const struct outlook *o = s->outlook;
    int red = (int)lround(100 * status_red), green = (int)lround(100 * status_green);

    if (o->status != (int)status_of(o->probability))
        return arena_format(a, "%s, as before", names[o->status]);
    switch (o->status) {
    case STATUS_GREEN:
        return arena_format(a, "green: %d%% or more", green);
    case STATUS_AMBER:
        return arena_format(a, "amber: %d%% to %d%%", red, green);
    default:
        return arena_format(a, "red: below %d%%", red);
    }
}

const char *sentence_status_rule(struct arena *a)
{
    return arena_format(a,
                        "Status: green from a chance of %.0f%% on, red below %.0f%%; it changes "
                        "once the chance is %.0f points beyond, or beyond in two quarters running.",
                        100 * status_green, 100 * status_red, 100 * status_margin);
}

/* The rules in words, in the order of enum xmr_rule. */
static const char *const rule_words[] = {
    "",
    "",
    "a change above the upper limit",
    "a change below the lower limit",
    "monthly changes that have risen seven times running or more",
    "monthly changes that have fallen seven times running or more",
    "two of three monthly changes far above the average",
    "two of three monthly changes far below the average",
    "seven or more monthly changes running above the average",
    "seven or more monthly changes running below the average"};

static const char *type_words(int type)
{
    return type == XMR_IMPROVEMENT_HIGH || type == XMR_IMPROVEMENT_LOW ? "improvement"
           : type == XMR_CONCERN_HIGH || type == XMR_CONCERN_LOW       ? "concern"
                                                                       : "change";
}

static const char *reason_words(int reason)
{
    switch (reason) {
    case SIGNAL_SMALL:
        return "the numbers are too small";
    case SIGNAL_NO_FIGURES:
        return "there are no figures";
    default:
        return "too few months are known without a gap";
    }
}

int sentence_signal_decimals(const struct variation *v)
{
    double value = round(10 * v->value), lower = round(10 * v->lower), upper = round(10 * v->upper);

    return fabs(value - lower) < 0.5 || fabs(value - upper) < 0.5 ? 2 : 1;
}

const char *sentence_signal(struct arena *a, const struct standing *s)
{
    const struct variation *v =
        s->n ? signals_variation(s->in->signals, s->area, s->rows[0].role, s->series) : NULL;
    const char *limits;
    int places;

    if (!v || v->chart != SIGNAL_FLOW)
        return "";
    if (v->reason != SIGNAL_FINE || v->limits == SIGNAL_NO_LIMITS)
        return arena_format(a, "Signal or noise cannot be told: %s.", reason_words(v->reason));
    places = sentence_signal_decimals(v);
    limits =
        arena_format(a, "noise%s: %s%% to %s%%", v->limits == SIGNAL_SHARED ? " of all areas" : "",
                     words_rate(a, v->lower, places), words_rate_signed(a, v->upper, places));
    if (v->type == XMR_COMMON_CAUSE || v->since == PERIOD_NONE)
        return arena_format(
            a, "No signal: the change of %s, less that of a year before, is %s%% (%s).",
            words_month(a, v->period), words_rate_signed(a, v->value, places), limits);
    return arena_format(
        a, "Signal of %s%s since %s: %s, each less that of a year before (last %s%%; %s).",
        type_words(v->type), standing_reached(s) ? ", though the target is reached," : "",
        words_month(a, v->since), rule_words[v->rule], words_rate_signed(a, v->value, places),
        limits);
}

/* ", or 58 more training places in the intake of September 2014", or why not. */
static const char *places_words(struct arena *a, const struct need *n)
{
    if (isnan(n->extra_places) || n->extra_places <= 0)
        return "";
    if (n->in_time != 2)
        return "; more training places would come too late";
    return arena_format(a, ", or %s more training places in the intake of %s",
                        words_rate(a, n->extra_places, 0), words_month(a, n->extra_places_start));
}

const char *sentence_needs(struct arena *a, const struct standing *s)
{
    const struct need *n = need_of(s->in->needs, s->area);
    const struct outlook *o = s->outlook;

    /* two models: what the forecast calls likely enough, the other asks no more for */
    if (!n || n->reason != NEED_NONE || n->series != s->series || !o || !(n->extra_joiners > 0) ||
        !(round(10 * o->probability) < round(10 * n->probability_wanted)) || o->target_gap >= 0)
        return "";
    return arena_format(a,
                        "For a chance of %s in 10 the model of joiners and leavers, which expects "
                        "%s, asks for %s more joiners%s.",
                        words_rate(a, 10 * n->probability_wanted, 0),
                        words_number(a, n->expected, s->decimals),
                        words_rate(a, n->extra_joiners, 0), places_words(a, n));
}
