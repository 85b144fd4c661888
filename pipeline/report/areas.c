/* Areas side by side by their gap. */
#include "report.h"

#include "chart.h"
#include "decimal.h"
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

bool report_is_late(const struct report *r)
{
    return r->in->period >= r->in->programme->deadline;
}

/* How many are on the worse side of their trajectory, as it is shown: below it where an increase is
 * an improvement. From the deadline on: how many have not reached their target. */
static size_t count_behind(const struct report *r, const int *area, size_t n, size_t *known)
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
        behind += shown && (report_is_late(r) ? !standing_reached_in(&s, s.current)
                                              : (shown < 0) == (p->direction > 0));
    }
    return behind;
}

static struct bar gap_bar(const struct report *r, const struct standing *s)
{
    const struct progress *row = current(s);
    struct bar b = {.label = s->name, .value = (double)NAN};
    int64_t gap = standing_gap(s);

    if (!row || gap == DECIMAL_NONE) {
        b.words = row ? report_is_late(r) ? "no target" : "no trajectory"
                      : arena_format(r->a, "no figure for %s", words_month(r->a, r->in->period));
        return b;
    }
    b.value = decimal_double(gap);
    b.words = words_signed(r->a, gap, standing_gap_decimals(s->p));
    b.ink = (gap < 0) == (s->p->direction > 0) ? INK_PLAN : INK_ACTUAL;
    return b;
}

const char *report_behind_words(const struct report *r, const int *area, size_t n, const char *plan,
                                size_t *known)
{
    const struct programme *p = r->in->programme;
    const char *level = programme_level_words(p, p->geography.area[area[0]].level, n);
    size_t behind = count_behind(r, area, n, known);

    if (report_is_late(r))
        return arena_format(r->a, "%zu of %zu %s missed their target", behind, *known, level);
    return arena_format(r->a, "%zu of %zu %s %s %s %s", behind, *known, level,
                        behind == 1 || *known == 1 ? "is" : "are",
                        p->direction > 0 ? "below" : "above", plan);
}

void section_gaps(const struct report *r, const int *area, size_t n)
{
    const struct programme *p = r->in->programme;
    const char *plan = report_is_late(r) ? "target" : "trajectory";
    struct bar *bar = arena_new(r->a, n, sizeof *bar);
    struct bar_chart chart = {
        .bar = bar,
        .n = n,
        .label_width = 196,
        .less = arena_format(r->a, "Below %s%s", plan, p->direction > 0 ? "" : ": better"),
        .more = p->direction > 0 ? "Above" : "Above: worse"};
    const struct series *series = programme_headline(p, area[0]);
    const char *month = words_month(r->a, r->in->period);
    const char *level = programme_level_words(p, p->geography.area[area[0]].level, n);
    struct figure_block *f;
    size_t known;
    const char *headline = report_behind_words(r, area, n, "trajectory", &known);

    if (!known)
        return;
    for (size_t i = 0; i < n; i++) {
        struct standing s = standing_of(r->in, area[i], PROGRESS_HEADLINE);

        bar[i] = gap_bar(r, &s);
    }
    f = figures_of_bars(
        r, &chart,
        &(struct row_figures){
            .name = "gaps",
            .headline = headline,
            .subtitle = arena_format(r->a, "Actual minus %s, %s, %s. %s.", plan, p->measure->unit,
                                     month, report_series_words(series)),
            .alternative = arena_format(
                r->a,
                "Bar chart of the gap between actual and %s in %s of %zu %s, sorted. The lowest is "
                "%s with %s, the highest %s with %s.%s%s",
                plan, month, n, level, bar[0].label, bar[0].words, bar[known - 1].label,
                bar[known - 1].words, *series->notice ? " " : "", series->notice),
            .label = programme_level_words(p, p->geography.area[area[0]].level, 1),
            .value = arena_format(r->a, "Actual minus %s, %s", plan, p->measure->unit)});
    if (known < n)
        figure_note(r->d, f,
                    arena_format(r->a, "%zu of %zu %s have a figure and a %s for %s.", known, n,
                                 level, plan, month));
    figure_note(r->d, f,
                "The order says nothing of merit: areas differ in their plans and "
                "needs, and chance is not allowed for.");
}
