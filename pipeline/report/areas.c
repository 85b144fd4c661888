/* Areas side by side: by gap, by share of the growth, and as a table. */
#include "report.h"

#include "chart.h"
#include "decimal.h"
#include "figure.h"
#include "period.h"
#include "sentence.h"
#include "words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The figure of the report's own period: areas are only compared in one month. */
static const struct progress *current(const struct standing *s)
{
    return s->current && s->current->actual != DECIMAL_NONE ? s->current : NULL;
}

static int64_t gap_of(const struct report *r, int area)
{
    struct standing s = standing_of(r->in, area, PROGRESS_HEADLINE);

    return standing_gap(&s);
}

void report_sort_by_gap(const struct report *r, int *area, size_t n)
{
    for (size_t i = 1; i < n; i++) { /* insertion sort keeps the order of presentation for equals */
        int moving = area[i];
        int64_t gap = gap_of(r, moving);
        size_t k = i;

        for (; k; k--) {
            int64_t before = gap_of(r, area[k - 1]);

            if (gap == DECIMAL_NONE || (before != DECIMAL_NONE && before <= gap))
                break;
            area[k] = area[k - 1];
        }
        area[k] = moving;
    }
}

/* From the deadline on areas are compared with their targets. */
static bool is_late(const struct report *r)
{
    return r->in->period >= r->in->programme->deadline;
}

/* How many are on the worse side of their trajectory, as it is shown: below it where an increase is
 * an improvement. From the deadline on: how many have not reached their target. */
size_t report_count_behind(const struct report *r, const int *area, size_t n, size_t *known)
{
    const struct programme *p = r->in->programme;
    size_t behind = 0;

    *known = 0;
    for (size_t i = 0; i < n; i++) {
        struct standing s = standing_of(r->in, area[i], PROGRESS_HEADLINE);
        int64_t gap = standing_gap(&s), shown = decimal_round(gap, standing_gap_decimals(p));

        if (gap == DECIMAL_NONE)
            continue;
        ++*known;
        behind += shown && (is_late(r) ? !standing_reached_in(&s, s.current)
                                       : (shown < 0) == (p->direction > 0));
    }
    return behind;
}

static struct bar gap_bar(const struct report *r, const struct standing *s, bool own, bool faint)
{
    const struct progress *row = current(s);
    struct bar b = {.label = s->name, .value = (double)NAN, .strong = own};
    int64_t gap = standing_gap(s);

    if (!row || gap == DECIMAL_NONE) {
        b.words = row ? is_late(r) ? "no target" : "no trajectory"
                      : arena_format(r->a, "no figure for %s", words_month(r->a, r->in->period));
        return b;
    }
    b.value = decimal_double(gap);
    b.words = words_signed(r->a, gap, standing_gap_decimals(s->p));
    b.ink = faint && !own                        ? INK_CONTEXT
            : (gap < 0) == (s->p->direction > 0) ? INK_PLAN
                                                 : INK_ACTUAL;
    return b;
}

/* "15 of 25 Area Teams are below trajectory"; at the end "missed their target". */
static const char *gaps_headline(const struct report *r, const int *area, size_t n, int own)
{
    const struct geography *g = &r->in->programme->geography;
    const char *level = programme_level_words(r->in->programme, g->area[area[0]].level, n);
    const char *of = own < 0 ? "" : arena_format(r->a, " of %s", g->area[g->area[own].parent].name);
    size_t known, behind = report_count_behind(r, area, n, &known);

    if (is_late(r))
        return arena_format(r->a, "%zu of %zu %s%s missed their target", behind, known, level, of);
    return arena_format(r->a, "%zu of %zu %s%s %s %s trajectory", behind, known, level, of,
                        behind == 1 ? "is" : "are",
                        r->in->programme->direction > 0 ? "below" : "above");
}

void section_gaps(const struct report *r, const int *area, size_t n, int own)
{
    const struct programme *p = r->in->programme;
    const char *plan = is_late(r) ? "target" : "trajectory";
    struct bar *bar = arena_new(r->a, n, sizeof *bar);
    struct bar_chart chart = {
        .bar = bar,
        .n = n,
        .label_width = 196,
        .reference = (double)NAN,
        .less = arena_format(r->a, "Below %s%s", plan, p->direction > 0 ? "" : ": better"),
        .more = p->direction > 0 ? "Above" : "Above: worse"};
    const struct series *series = programme_headline(p, area[0]);
    const char *month = words_month(r->a, r->in->period);
    const char *level = programme_level_words(p, p->geography.area[area[0]].level, n);
    struct figure_block *f;
    size_t known;

    report_count_behind(r, area, n, &known);
    if (!known)
        return;
    for (size_t i = 0; i < n; i++) {
        struct standing s = standing_of(r->in, area[i], PROGRESS_HEADLINE);

        bar[i] = gap_bar(r, &s, area[i] == own, own >= 0);
    }
    f = document_figure(
        r->d, "gaps", gaps_headline(r, area, n, own),
        arena_format(r->a, "Actual minus %s, %s, %s. %s.", plan, p->measure->unit, month,
                     report_series_words(series)),
        arena_format(r->a,
                     "Bar chart of the gap between actual and %s in %s, one bar for each of "
                     "%zu %s, sorted. The lowest is %s with %s, the highest %s with %s.%s%s",
                     plan, month, n, level, bar[0].label, bar[0].words, bar[known - 1].label,
                     bar[known - 1].words, *series->notice ? " " : "", series->notice));
    bar_chart_draw(&chart, &f->picture, r->t, r->width);
    data_bars(r, f, programme_level_words(p, p->geography.area[area[0]].level, 1),
              arena_format(r->a, "Actual minus %s, %s", plan, p->measure->unit), bar, n);
    if (known < n)
        figure_note(r->d, f,
                    arena_format(r->a, "%zu of %zu %s have a figure and a %s for %s.", known, n,
                                 level, plan, month));
    if (own < 0)
        figure_note(r->d, f,
                    "The order says nothing of merit: areas differ in their plans and "
                    "needs, and chance is not allowed for.");
}

/* FTE for each thousand of the population, NaN when one of the two is not known. */
static double for_each_thousand(const struct report *r, const struct standing *s)
{
    const struct programme *p = s->p;
    const struct progress *row = current(s);

    if (!row || !p->population_series || !p->population_measure)
        return (double)NAN;
    for (int period = r->in->period; period > r->in->period - 12; period--) {
        struct figure f = figure_of(p, r->in->observations, p->population_series->series,
                                    p->population_measure->measure, s->area, period, r->in->period);

        if (f.value != DECIMAL_NONE && f.value > 0)
            return 1000 * decimal_double(row->actual) / decimal_double(f.value);
    }
    return (double)NAN;
}

/* Of reaching the target; an area's figure of an earlier month has its chance too. */
static double chance(const struct standing *s)
{
    const struct outlook *o =
        s->series ? forecast_outlook_in(s->in->forecasts, s->area, s->series) : NULL;

    return o ? o->probability : (double)NAN;
}

static void add_row(const struct report *r, struct table_block *t, const struct standing *s,
                    const char *name, int decimals, bool strong)
{
    const struct progress *row = current(s);
    const char *cell[8];
    size_t n = 0;

    cell[n++] = name;
    cell[n++] = row ? words_number(r->a, row->actual, decimals) : "[x]";
    cell[n++] =
        s->current
            ? words_number(r->a, is_late(r) ? s->current->target : s->current->trajectory, decimals)
            : "[x]";
    cell[n++] = row ? words_signed(r->a, standing_gap(s), decimals) : "[x]";
    cell[n++] = row ? words_share(r->a, row->growth_share_pct) : "[x]";
    cell[n++] = !row                          ? "[x]"
                : row->months_left <= 0       ? "[z]"
                : standing_reached_in(s, row) ? "reached"
                                              : words_rate_signed(r->a, row->required_per_month, 1);
    cell[n++] =
        is_late(r)
            ? row ? words_rate_signed(r->a, row->achieved_per_month[PROGRESS_SPANS - 1], 1) : "[x]"
            : words_chance_short(r->a, chance(s));
    if (t->columns > n)
        cell[n++] = words_rate(r->a, for_each_thousand(r, s), 2);
    table_row(r->d, t, cell, n, strong);
}

static struct table_column *columns_for(const struct report *r, const char *level, size_t *n)
{
    const struct programme *p = r->in->programme;
    const char *unit = p->measure->unit;
    struct table_column *c = arena_new(r->a, 8, sizeof *c);

    *n = 0;
    c[(*n)++] = (struct table_column){level, ALIGN_LEFT, 2.6};
    c[(*n)++] = (struct table_column){arena_format(r->a, "Actual, %s", unit), ALIGN_RIGHT, 1.15};
    c[(*n)++] = (struct table_column){is_late(r) ? "Target" : "Trajectory", ALIGN_RIGHT, 1.15};
    c[(*n)++] = (struct table_column){"Gap", ALIGN_RIGHT, 0.95};
    c[(*n)++] = (struct table_column){"Share of growth", ALIGN_RIGHT, 0.95};
    c[(*n)++] = (struct table_column){"Needed a month", ALIGN_RIGHT, 0.95};
    c[(*n)++] = (struct table_column){is_late(r) ? "Gained a month" : "Chance of target",
                                      ALIGN_RIGHT, 0.95};
    if (p->population_series && p->population_measure)
        c[(*n)++] =
            (struct table_column){arena_format(r->a, "%s per 1,000", unit), ALIGN_RIGHT, 0.85};
    return c;
}

void section_areas_table(const struct report *r, const int *area, size_t n, int own,
                         const struct standing *total)
{
    const struct programme *p = r->in->programme;
    const struct series *series = programme_headline(p, area[0]);
    const char *level = programme_level_words(p, p->geography.area[area[0]].level, 1);
    int decimals = 0;
    size_t columns;
    struct table_column *c = columns_for(r, level, &columns);
    struct table_block *t =
        document_table(r->d,
                       arena_format(r->a, "%s in %s. %s.",
                                    programme_level_words(p, p->geography.area[area[0]].level, n),
                                    words_month(r->a, r->in->period), report_series_words(series)),
                       c, columns);

    for (size_t i = 0; i < n; i++) {
        struct standing s = standing_of(r->in, area[i], PROGRESS_HEADLINE);

        decimals = s.decimals > decimals ? s.decimals : decimals;
    }
    for (size_t i = 0; i < n; i++) {
        struct standing s = standing_of(r->in, area[i], PROGRESS_HEADLINE);

        add_row(r, t, &s, s.name, decimals, area[i] == own);
    }
    if (total && total->current)
        add_row(r, t, total,
                arena_format(r->a, "Sum of %s", sentence_coverage(r->a, total, total->current)),
                decimals, true);
    if (r->in->period >= p->deadline)
        table_note(r->d, t, "[z] not applicable: the deadline has been reached.");
    table_note(r->d, t,
               arena_format(r->a,
                            "Share of growth: growth since %s as a share of the growth planned to "
                            "%s. Needed: to reach the target. %s",
                            words_month(r->a, p->baseline_period), words_month(r->a, p->deadline),
                            is_late(r)
                                ? "Gained: over the last 12 months."
                                : "Chance: by the forecast, of standing at the target then."));
    if (p->population_series && p->population_measure)
        table_note(r->d, t,
                   arena_format(r->a, "Per 1,000: for each 1,000 %s (%s, %s).", p->population_words,
                                p->population_series->name, p->population_series->publisher));
}
