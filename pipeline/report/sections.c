/* The sections that say where one area stands. */
#include "report.h"

#include "chart.h"
#include "decimal.h"
#include "period.h"
#include "sentence.h"
#include "words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* of the trajectory chart: taller where the page has room */
enum { PLOT = 110, TALL_PLOT = 136 };

/* In the month of the baseline there is neither growth nor a gap to speak of. */
static bool is_baseline(const struct standing *s)
{
    return s->now->period == s->p->baseline_period;
}

static struct tile gap_tile(const struct report *r, const struct standing *s)
{
    const struct progress *now = s->now;
    const char *line = trajectory_line_of(s->p, now->basis).name;

    if (now->months_left <= 0 || now->gap == DECIMAL_NONE || is_baseline(s))
        return (struct tile){
            "Gap to target", words_signed(r->a, now->target_gap, s->decimals),
            arena_format(r->a, "target %s", words_number(r->a, now->target, s->decimals))};
    return (struct tile){line ? "Gap to the line" : "Gap to plan",
                         words_signed(r->a, now->gap, s->decimals),
                         arena_format(r->a, "%s %s", line ? line : "planned",
                                      words_number(r->a, now->trajectory, s->decimals))};
}

/* The pace of the longest span that is known; false when none is. */
static bool achieved_tile(const struct report *r, const struct standing *s, struct tile *tile)
{
    for (int i = PROGRESS_SPANS; i-- > 0;)
        if (!isnan(s->now->achieved_per_month[i])) {
            *tile = (struct tile){s->p->direction > 0 ? "Gained a month" : "Change a month",
                                  words_rate_signed(r->a, s->now->achieved_per_month[i], 1),
                                  arena_format(r->a, "over %d months", progress_spans[i])};
            return true;
        }
    return false;
}

/* What is needed from here on; nothing once the target has been reached. */
static struct tile needed_tile(const struct report *r, const struct standing *s)
{
    const struct progress *now = s->now;
    const char *target = words_number(r->a, now->target, s->decimals);

    if (standing_reached(s))
        return (struct tile){"Needed a month", "0",
                             arena_format(r->a, "target of %s reached", target)};
    return (struct tile){
        "Needed a month", words_rate_signed(r->a, now->required_per_month, 1),
        arena_format(r->a, "to %s by %s", target, words_month_short(r->a, s->p->deadline))};
}

/* The probability of the target and the status that follows from it; false without a forecast. */
static bool chance_tile(const struct report *r, const struct standing *s, struct tile *tile)
{
    if (!s->outlook || isnan(s->outlook->probability))
        return false;
    *tile = (struct tile){"Chance of target", words_chance_short(r->a, s->outlook->probability),
                          sentence_status(r->a, s)};
    return true;
}

static void add_tiles(const struct report *r, const struct standing *s)
{
    const struct progress *now = s->now;
    struct tile tile[5];
    size_t n = 0;

    tile[n++] = (struct tile){
        words_month_short(r->a, now->period), words_number(r->a, now->actual, s->decimals),
        arena_format(r->a, "%s%s", s->p->measure->unit, now->status == 'p' ? ", provisional" : "")};
    if (now->growth != DECIMAL_NONE && !is_baseline(s))
        tile[n++] = (struct tile){
            arena_format(r->a, "Since %s", words_month_short(r->a, s->p->baseline_period)),
            words_signed(r->a, now->growth, s->decimals),
            isnan(now->growth_share_pct)
                ? arena_format(r->a, "from %s", words_number(r->a, now->baseline, s->decimals))
                : arena_format(r->a, "%s of %s", words_share(r->a, now->growth_share_pct),
                               sentence_planned_words(r->a, s, now))};
    if (now->target != DECIMAL_NONE || (now->gap != DECIMAL_NONE && !is_baseline(s)))
        tile[n++] = gap_tile(r, s);
    if (!isnan(now->required_per_month))
        tile[n++] = needed_tile(r, s);
    n += chance_tile(r, s, &tile[n]) || achieved_tile(r, s, &tile[n]);
    document_tiles(r->d, tile, n);
}

void section_opening(const struct report *r, const struct standing *s)
{
    const char *stale = sentence_stale(r->a, s);

    section_signoff(r, s->area, s->series);
    if (*stale)
        document_paragraph(r->d, BLOCK_PARAGRAPH, stale);
    document_paragraph(r->d, BLOCK_LEAD, sentence_lead(r->a, s));
    if (s->now)
        add_tiles(r, s);
}

/* "FTE, May 2010 to March 2015. Health Visitor Minimum Data Set." */
static const char *subtitle(const struct report *r, const struct standing *s)
{
    return arena_format(r->a, "%s, %s to %s. %s.", words_capital(r->a, s->p->measure->unit),
                        words_month(r->a, s->rows[0].period),
                        words_month(r->a, s->rows[s->n - 1].period),
                        report_series_words(s->series));
}

/* What the marks of the chart mean that are not named on it. */
static void chart_notes(const struct report *r, const struct standing *s, struct figure_block *f)
{
    bool provisional = false, gap = false, begun = false;

    for (size_t i = 0; i < s->n && s->rows[i].period <= r->in->period; i++) {
        provisional |= s->rows[i].actual != DECIMAL_NONE && s->rows[i].status == 'p';
        gap |= begun && s->rows[i].actual == DECIMAL_NONE;
        begun |= s->rows[i].actual != DECIMAL_NONE;
    }
    if (s->n_fan || gap || provisional)
        figure_note(
            r->d, f,
            arena_format(r->a, "%s%s%s",
                         s->n_fan ? "Dark band: 8 times in 10; light band: 95 times in 100. " : "",
                         gap ? "Crosses: months without a figure. " : "",
                         provisional ? "Hollow: provisional." : ""));
}

/* Is there still something to be reached? */
static bool has_pace(const struct standing *s)
{
    return s->now && !isnan(s->now->required_per_month);
}

void section_trajectory(const struct report *r, const struct standing *s)
{
    const struct geography *g = &s->p->geography;
    struct trajectory_chart chart = {.programme = s->p,
                                     .rows = s->rows,
                                     .n = s->n,
                                     .fan = s->fan,
                                     .n_fan = s->n_fan,
                                     .height = has_pace(s) ? PLOT : TALL_PLOT,
                                     .decimals = s->decimals,
                                     .break_period = standing_break(s)};
    struct figure_block *f;
    int *part;

    if (!s->now)
        return; /* nothing to draw: the lead says so */
    f = document_figure(r->d, "trajectory", sentence_trajectory_headline(r->a, s), subtitle(r, s),
                        sentence_trajectory_alternative(r->a, s));
    part = mem_new(g->n, sizeof *part);
    if (chart.break_period != PERIOD_NONE)
        chart.break_words = arena_format(r->a, "Before: the sum of %s returns",
                                         words_count(r->a, geography_parts(g, s->area, part)));
    free(part);
    trajectory_chart_draw(&chart, &f->picture, r->t, r->width);
    data_trajectory(r, f, s);
    f->by_time = true;
    chart_notes(r, s, f);
}

/* Why there is no pace: the month is named that is missing. */
static const char *missing_words(const struct report *r, int missing)
{
    if (missing < r->in->programme->baseline_period)
        return "begins before the baseline";
    return arena_format(r->a, "no figure for %s", words_month(r->a, missing));
}

static struct bar rate_bar(const struct report *r, const char *label, double value, int missing,
                           bool needed)
{
    return (struct bar){
        label, value, isnan(value) ? missing_words(r, missing) : words_rate_signed(r->a, value, 1),
        needed ? INK_TARGET : INK_ACTUAL, needed};
}

/* What the months from here to the deadline brought a year before: growth comes in seasons. */
static struct bar last_year_bar(const struct report *r, const struct standing *s)
{
    int from = s->now->period - 12, to = s->p->deadline - 12;
    const struct progress *a = progress_at(s->rows, s->n, from);
    const struct progress *b = progress_at(s->rows, s->n, to);
    double change =
        decimal_double(decimal_minus(b ? b->actual : DECIMAL_NONE, a ? a->actual : DECIMAL_NONE));

    return rate_bar(r,
                    s->p->direction > 0 ? "Gained in the same months a year before"
                                        : "Change in the same months a year before",
                    change / s->now->months_left, !a || a->actual == DECIMAL_NONE ? from : to,
                    false);
}

void section_rate(const struct report *r, const struct standing *s)
{
    struct bar bar[PROGRESS_SPANS + 2];
    struct bar_chart chart = {.bar = bar, .label_width = 240};
    const struct progress *now = s->now;
    struct figure_block *f;

    if (!has_pace(s))
        return;
    bar[chart.n] =
        rate_bar(r,
                 arena_format(r->a, "Needed, %s to %s", words_month_short(r->a, now->period),
                              words_month_short(r->a, s->p->deadline)),
                 standing_reached(s) ? 0 : now->required_per_month, 0, true);
    if (standing_reached(s))
        bar[chart.n].words = "0, target reached";
    chart.n++;
    if (now->months_left <= 12)
        bar[chart.n++] = last_year_bar(r, s);
    for (int i = 0; i < PROGRESS_SPANS; i++)
        bar[chart.n++] =
            rate_bar(r,
                     arena_format(r->a, "%s over the last %d months",
                                  s->p->direction > 0 ? "Gained" : "Change", progress_spans[i]),
                     now->achieved_per_month[i], now->period - progress_spans[i], false);
    f = document_figure(
        r->d, "pace", sentence_rate_headline(r->a, s),
        arena_format(r->a, "%s a month, to %s. %s.", words_capital(r->a, s->p->measure->unit),
                     words_month(r->a, now->period), report_series_words(s->series)),
        sentence_rate_alternative(r->a, s));
    bar_chart_draw(&chart, &f->picture, r->t, r->width);
    data_bars(r, f, "Pace",
              arena_format(r->a, "%s a month", words_capital(r->a, s->p->measure->unit)), bar,
              chart.n);
}
