/* How far areas have come, and how far they have to go. */
#include "report.h"

#include "chart.h"
#include "decimal.h"
#include "period.h"
#include "sentence.h"
#include "words.h"

#include <math.h>

static struct dumbbell dumbbell_of(const struct report *r, const struct standing *s)
{
    const struct progress *row = s->current;
    bool known = row && row->actual != DECIMAL_NONE;
    int64_t gap = standing_gap(s);

    return (struct dumbbell){
        .label = s->name,
        /* in its own month the baseline is the actual */
        .baseline = decimal_double(
            s->n && r->in->period > s->p->baseline_period ? s->rows[0].baseline : DECIMAL_NONE),
        .now = decimal_double(row ? row->actual : DECIMAL_NONE),
        .plan = decimal_double(row && !report_is_late(r) ? row->trajectory : DECIMAL_NONE),
        .target = decimal_double(s->n ? s->rows[0].target : DECIMAL_NONE),
        .now_words = gap != DECIMAL_NONE ? words_signed(r->a, gap, standing_gap_decimals(s->p))
                     : !known
                         ? arena_format(r->a, "no figure for %s", words_month(r->a, r->in->period))
                     : report_is_late(r) ? "no target"
                                         : "no trajectory",
    };
}

/* For a reader who hears it. */
static const char *spoken(const struct report *r, double value)
{
    return isnan(value) ? "not known" : words_rate(r->a, value, 0);
}

/* All values in words: a picture that stands alone has no table below it. */
static const char *distances_alternative(const struct report *r, const struct dumbbell *row,
                                         size_t n)
{
    const struct programme *p = r->in->programme;
    const char *text =
        arena_format(r->a, "Dumbbell chart of %s: baseline, actual, %starget.",
                     sentence_subject(r->a, p), report_is_late(r) ? "" : "trajectory, ");

    for (size_t i = 0; i < n; i++)
        text = arena_format(r->a, "%s %s: %s, %s, %s%s%s.", text, row[i].label,
                            spoken(r, row[i].baseline), spoken(r, row[i].now),
                            report_is_late(r) ? "" : spoken(r, row[i].plan),
                            report_is_late(r) ? "" : ", ", spoken(r, row[i].target));
    return text;
}

/* "2 of 4 Regions are below trajectory"; at the end "missed their target". */
static const char *distances_headline(const struct report *r, const int *area, size_t n,
                                      size_t *compared)
{
    const struct programme *p = r->in->programme;
    const char *level = programme_level_words(p, p->geography.area[area[0]].level, n);
    const char *behind = report_behind_words(r, area, n, "trajectory", compared);
    size_t figures = 0;

    if (*compared)
        return behind;
    for (size_t i = 0; i < n; i++) {
        struct standing s = standing_of(r->in, area[i], PROGRESS_HEADLINE);

        figures += s.current && s.current->actual != DECIMAL_NONE;
    }
    return figures ? arena_format(r->a, "No %s was given for the %s",
                                  report_is_late(r) ? "target" : "trajectory", level)
                   : arena_format(r->a, "No figures of %s to compare", level);
}

void section_distances(const struct report *r, const int *area, size_t n)
{
    const struct programme *p = r->in->programme;
    const struct series *series = programme_headline(p, area[0]);
    const char *month = words_month(r->a, r->in->period);
    struct dumbbell *row = arena_new(r->a, n, sizeof *row);
    struct dumbbell_chart chart = {
        .row = row,
        .n = n,
        .baseline_words =
            r->in->period > p->baseline_period ? words_month(r->a, p->baseline_period) : NULL,
        .now_words = month,
        .target_words = arena_format(r->a, "Target, %s", words_month(r->a, p->deadline)),
        .label_width = 150,
        .unit = p->measure->unit,
    };
    const char *headline;
    size_t compared;

    for (size_t i = 0; i < n; i++) {
        struct standing s = standing_of(r->in, area[i], PROGRESS_HEADLINE);

        row[i] = dumbbell_of(r, &s);
        if (!isnan(row[i].plan))
            chart.plan_words = arena_format(r->a, "Trajectory, %s", month);
    }
    headline = distances_headline(r, area, n, &compared);
    figures_of_dumbbells(
        r, &chart,
        &(struct row_figures){
            .name = "distance",
            .headline = headline,
            .subtitle = arena_format(r->a, "%s, %s%s. %s.",
                                     words_capital(r->a, sentence_subject(r->a, p)), month,
                                     !compared           ? ""
                                     : report_is_late(r) ? "; at the right actual minus target"
                                                         : "; at the right actual minus trajectory",
                                     report_series_words(series)),
            .alternative = distances_alternative(r, row, n),
            .label = programme_level_words(p, p->geography.area[area[0]].level, 1)});
}
