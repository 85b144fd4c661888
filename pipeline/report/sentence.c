#include "sentence.h"

#include "decimal.h"
#include "period.h"
#include "words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *sentence_subject(struct arena *a, const struct programme *p)
{
    return strcmp(p->measure->unit, "people")
               ? arena_format(a, "%s %s", p->measure->unit, p->subject)
               : p->subject;
}

const char *sentence_measure(struct arena *a, const struct measure *m)
{
    return strcmp(m->unit, "people") ? arena_format(a, "%s: %s", m->unit, m->name)
                                     : arena_format(a, "%s: %s", m->name, m->unit);
}

const char *sentence_growth_words(const struct standing *s)
{
    return s->area == s->p->root ? s->p->growth_words : "planned";
}

const char *sentence_planned_words(struct arena *a, const struct standing *s,
                                   const struct progress *row)
{
    int direction = standing_direction(s, row);

    return arena_format(a, "%s %s%s",
                        words_size(a, decimal_minus(row->target, row->baseline), s->decimals),
                        direction == s->p->direction ? ""
                        : direction > 0              ? "more "
                                                     : "fewer ",
                        sentence_growth_words(s));
}

/* "169.8 more a month" */
static const char *need_words(struct arena *a, double required)
{
    if (words_is_zero(decimal_from(required), 1))
        return "to stay where it is";
    return arena_format(a, required > 0 ? "%s more a month" : "to fall by %s a month",
                        words_rate(a, fabs(required), 1));
}

/* ": 3,985 more than in May 2010, 94.9% of the 4,200 promised" */
static const char *growth_clause(struct arena *a, const struct standing *s)
{
    const struct progress *r = s->now;
    const char *since = words_month(a, s->p->baseline_period), *amount, *share = "";

    if (r->period == s->p->baseline_period)
        return ", the month of the baseline";
    if (r->growth == DECIMAL_NONE)
        return "";
    if (!isnan(r->growth_share_pct))
        share = arena_format(a, ", %s of the %s", words_share(a, r->growth_share_pct),
                             sentence_planned_words(a, s, r));
    if (words_is_zero(r->growth, s->decimals))
        return arena_format(a, ": as many as in %s%s", since, share);
    amount = words_size(a, r->growth, s->decimals);
    return arena_format(a, ": %s %s than in %s%s", amount, r->growth > 0 ? "more" : "fewer", since,
                        share);
}

/* Where fewer is better, "below" alone would be taken for bad news. */
static const char *verdict(const struct standing *s, bool below)
{
    return s->p->direction > 0 ? "" : below ? " (better)" : " (worse)";
}

const char *sentence_gap_words(struct arena *a, const struct standing *s)
{
    const struct progress *r = s->now;
    struct trajectory_line line = trajectory_line_of(s->p, r->basis);
    const char *plan = "its trajectory";

    if (line.name)
        plan = arena_format(a, "%s %s to the target", line.article, line.name);
    if (words_is_zero(r->gap, s->decimals))
        return arena_format(a, "%s %s", line.name ? "on" : "in line with", plan);
    return arena_format(a, "%s %s%s", r->gap < 0 ? "below" : "above", plan, verdict(s, r->gap < 0));
}

/* "It is 62.7 below its trajectory." */
static const char *gap_sentence(struct arena *a, const struct standing *s)
{
    const struct progress *r = s->now;
    struct trajectory_line line = trajectory_line_of(s->p, r->basis);
    const char *words, *caveat = "";

    if (line.name)
        caveat = arena_format(a, ", which is %s", line.caveat);
    if (r->gap == DECIMAL_NONE || r->months_left <= 0 || r->period == s->p->baseline_period)
        return "";
    words = sentence_gap_words(a, s);
    if (words_is_zero(r->gap, s->decimals))
        return arena_format(a, " That is %s%s.", words, caveat);
    return arena_format(a, " That is %s %s%s.", words_size(a, r->gap, s->decimals), words, caveat);
}

/* "; over the last 12 months it gained 9.2 a month" */
static const char *pace_clause(struct arena *a, double gained)
{
    if (isnan(gained))
        return "";
    if (words_is_zero(decimal_from(gained), 1))
        return "; over the last 12 months it hardly changed";
    return arena_format(a, "; over the last 12 months it %s %s a month",
                        gained < 0 ? "lost" : "gained", words_rate(a, fabs(gained), 1));
}

/* The end: reached, missed, or what it takes. */
static const char *target_sentence(struct arena *a, const struct standing *s)
{
    const struct progress *r = s->now;
    const char *target, *size, *by = words_month(a, s->p->deadline);
    double gained = r->achieved_per_month[PROGRESS_SPANS - 1];

    if (r->target == DECIMAL_NONE)
        return arena_format(a, " No target was given for it.");
    target = words_number(a, r->target, s->decimals);
    size = words_size(a, r->target_gap, s->decimals);
    if (words_is_zero(r->target_gap, s->decimals))
        return arena_format(a, " It %s its target of %s.",
                            standing_reached(s) ? "has reached" : "is just short of", target);
    if (standing_reached(s))
        return arena_format(a, " It is %s beyond its target of %s.", size, target);
    if (r->months_left <= 0)
        return arena_format(a, " It missed its target of %s by %s.", target, size);
    return arena_format(a, " To reach %s by %s it %s %s%s.", target, by,
                        standing_is_stale(s)
                            ? arena_format(a, "needed, from %s,", words_month(a, r->period))
                            : "needs",
                        need_words(a, r->required_per_month), pace_clause(a, gained));
}

/* What a series beside the headline says, where the headline has nothing. */
static const char *beside_sentence(struct arena *a, const struct standing *s)
{
    size_t n;
    const struct progress *rows =
        progress_rows(s->in->progress, s->area, PROGRESS_BESIDE, NULL, &n);
    const struct progress *r;

    for (size_t i = 1; i < n; i++) /* the first series only */
        n = rows[i].series == rows[0].series ? n : i;
    r = rows ? progress_latest(rows, n) : NULL;
    if (!r || r->growth == DECIMAL_NONE)
        return "";
    return arena_format(a, " Another collection, %s, had %s %s in %s, %s %s than in %s.",
                        r->series->name, words_number(a, r->actual, s->decimals),
                        s->p->measure->unit, words_month(a, r->period),
                        words_size(a, r->growth, s->decimals), r->growth < 0 ? "fewer" : "more",
                        words_month(a, s->p->baseline_period));
}

const char *sentence_lead(struct arena *a, const struct standing *s)
{
    const struct progress *r = s->now;

    if (!r)
        return arena_format(a, "No figure of the %s for %s had been collected by %s.%s",
                            s->series ? s->series->name : "headline series", s->name,
                            words_month(a, s->in->period), beside_sentence(a, s));
    return arena_format(a, "%s had %s %s in %s%s%s.%s%s", s->name,
                        words_number(a, r->actual, s->decimals), sentence_subject(a, s->p),
                        words_month(a, r->period), r->status == 'p' ? " (provisional)" : "",
                        growth_clause(a, s), gap_sentence(a, s), target_sentence(a, s));
}

const char *sentence_stale(struct arena *a, const struct standing *s)
{
    if (s->now && s->now->period < s->in->period && s->now->period >= s->p->deadline)
        return arena_format(a, "The last figure is of %s; the deadline was %s.",
                            words_month(a, s->now->period), words_month(a, s->p->deadline));
    if (!standing_is_stale(s))
        return "";
    return arena_format(a, "There is no figure for %s: this is judged on %s, the latest.",
                        words_month(a, s->in->period), words_month(a, s->now->period));
}

const char *sentence_replanned(struct arena *a, const struct standing *s)
{
    const struct progress *r = s->now;
    int64_t gap = r ? decimal_minus(r->actual, r->first_trajectory) : DECIMAL_NONE;

    if (gap == DECIMAL_NONE || r->agreed == PERIOD_NONE || r->first_trajectory == r->trajectory)
        return "";
    return arena_format(a, "%s agreed again%s in %s; against the first one the gap would be %s.",
                        r->version ? "The trajectory was" : "Trajectories of areas were",
                        r->version ? "" : ", last", words_month(a, r->agreed),
                        words_signed(a, gap, s->decimals));
}

const char *sentence_trajectory_headline(struct arena *a, const struct standing *s)
{
    const struct progress *r = s->now;
    const char *gap, *plan = "trajectory";
    struct trajectory_line line;

    if (!r)
        return "No figure yet";
    if (r->target != DECIMAL_NONE && words_is_zero(r->target_gap, s->decimals))
        return standing_reached(s) ? "Target reached" : "Just short of the target";
    if (standing_reached(s))
        return arena_format(a, "%s beyond the target", words_size(a, r->target_gap, s->decimals));
    if (r->target != DECIMAL_NONE && r->months_left <= 0)
        return arena_format(a, "Target missed by %s", words_size(a, r->target_gap, s->decimals));
    if (r->gap == DECIMAL_NONE)
        return arena_format(a, "%s in %s", words_number(a, r->actual, s->decimals),
                            words_month(a, r->period));
    line = trajectory_line_of(s->p, r->basis);
    if (line.name)
        plan = arena_format(a, "the %s", line.name);
    gap = r->period == s->p->baseline_period ? "At the baseline"
          : words_is_zero(r->gap, s->decimals)
              ? arena_format(a, "On %s", plan)
              : arena_format(a, "%s %s %s%s", words_size(a, r->gap, s->decimals),
                             r->gap < 0 ? "below" : "above", plan, verdict(s, r->gap < 0));
    if (r->target == DECIMAL_NONE)
        return gap;
    return arena_format(
        a, standing_direction(s, r) > 0 ? "%s, %s short of the target" : "%s, %s above the target",
        gap, words_size(a, r->target_gap, s->decimals));
}

const char *sentence_rate_headline(struct arena *a, const struct standing *s)
{
    const struct progress *r = s->now;
    double gained = r ? r->achieved_per_month[PROGRESS_SPANS - 1] : (double)NAN;
    const char *needs;

    if (!r || isnan(r->required_per_month))
        return "No pace is needed: the deadline has been reached";
    needs = standing_reached(s)
                ? "Target reached"
                : arena_format(
                      a, r->required_per_month < 0 ? "Must fall by %s a month" : "Needs %s a month",
                      words_rate(a, fabs(r->required_per_month), 1));
    if (isnan(gained))
        return needs;
    if (words_is_zero(decimal_from(gained), 1))
        return arena_format(a, "%s; hardly changed", needs);
    return arena_format(a, "%s; %s %s a month", needs, gained < 0 ? "lost" : "gained",
                        words_rate(a, fabs(gained), 1));
}

/* For a reader who hears it: a sign in brackets says nothing. */
static const char *spoken(struct arena *a, double rate)
{
    return isnan(rate) ? "not known" : words_rate(a, rate, 1);
}

/* The notice of the series, and the caveat of a line that nobody planned, belong to a text that
 * stands alone.
 */
static const char *alternative_end(struct arena *a, const struct standing *s)
{
    struct trajectory_line line =
        trajectory_line_of(s->p, s->n ? s->rows[0].basis : (int)BASIS_NONE);

    return arena_format(a, "%s%s%s",
                        line.name ? arena_format(a, " The %s is %s.", line.name, line.caveat) : "",
                        *s->series->notice ? arena_format(a, " %s.", s->series->notice) : "",
                        " The numbers of the last 13 months are in the table of the report.");
}

const char *sentence_trajectory_alternative(struct arena *a, const struct standing *s)
{
    const struct progress *r = s->now;
    const char *first, *forecast = "";

    if (!r)
        return arena_format(a, "Line chart of %s in %s by month, without any figure yet.",
                            sentence_subject(a, s->p), s->name);
    first = arena_format(
        a, "Line chart of %s in %s by month from %s to %s. The last actual is %s in %s",
        sentence_subject(a, s->p), s->name, words_month(a, s->rows[0].period),
        words_month(a, s->rows[s->n - 1].period), words_number(a, r->actual, s->decimals),
        words_month(a, r->period));
    if (r->gap != DECIMAL_NONE && r->period != s->p->baseline_period)
        first = arena_format(
            a, "%s, %s%s%s", first,
            words_is_zero(r->gap, s->decimals) ? "" : words_size(a, r->gap, s->decimals),
            words_is_zero(r->gap, s->decimals) ? "" : " ", sentence_gap_words(a, s));
    if (s->n_fan)
        forecast = arena_format(
            a, " The forecast for %s is %s, between %s and %s eight times in ten.",
            words_month(a, s->p->deadline), words_rate(a, s->outlook->mean, s->decimals),
            words_rate(a, s->outlook->lo80, s->decimals),
            words_rate(a, s->outlook->hi80, s->decimals));
    return arena_format(a, "%s.%s%s", first, forecast, alternative_end(a, s));
}

const char *sentence_rate_alternative(struct arena *a, const struct standing *s)
{
    const struct progress *r = s->now;
    const char *text = arena_format(a, "Bar chart of the change a month in %s: needed %s", s->name,
                                    standing_reached(s) ? "nothing, the target is reached"
                                                        : spoken(a, r->required_per_month));

    for (int i = 0; i < PROGRESS_SPANS; i++)
        text = arena_format(a, "%s, %s over %d months %s", text,
                            s->p->direction > 0 ? "gained" : "change", progress_spans[i],
                            spoken(a, r->achieved_per_month[i]));
    return arena_format(a, "%s.%s", text,
                        *s->series->notice ? arena_format(a, " %s.", s->series->notice) : "");
}

const char *sentence_coverage(struct arena *a, const struct standing *s, const struct progress *row)
{
    const struct geography *g = &s->p->geography;
    int *leaf = mem_new(g->n, sizeof *leaf);
    size_t n = geography_leaves(g, s->area, s->in->period, leaf);
    const char *words = "";

    if (n && row->areas_present == row->areas_expected)
        words =
            arena_format(a, "%zu %s", row->areas_present,
                         programme_level_words(s->p, g->area[leaf[0]].level, row->areas_present));
    else if (n)
        words =
            arena_format(a, "%zu of %zu %s", row->areas_present, row->areas_expected,
                         programme_level_words(s->p, g->area[leaf[0]].level, row->areas_expected));
    free(leaf);
    return words;
}
