/* The comparison for commissioners: how far has each area come, and how far has it to go? */
#include "report.h"

#include "chart.h"
#include "decimal.h"
#include "period.h"
#include "sentence.h"
#include "words.h"

#include <math.h>
#include <stdlib.h>

/* From the deadline on areas are compared with their targets. */
static bool is_late(const struct report *r)
{
    return r->in->period >= r->in->programme->deadline;
}

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
        .plan = decimal_double(row && !is_late(r) ? row->trajectory : DECIMAL_NONE),
        .target = decimal_double(s->n ? s->rows[0].target : DECIMAL_NONE),
        .now_words = gap != DECIMAL_NONE ? words_signed(r->a, gap, standing_gap_decimals(s->p))
                     : !known
                         ? arena_format(r->a, "no figure for %s", words_month(r->a, r->in->period))
                     : is_late(r) ? "no target"
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
    const char *text = arena_format(r->a, "Dumbbell chart of %s: baseline, actual, %starget.",
                                    sentence_subject(r->a, p), is_late(r) ? "" : "trajectory, ");

    for (size_t i = 0; i < n; i++)
        text = arena_format(r->a, "%s %s: %s, %s, %s%s%s.", text, row[i].label,
                            spoken(r, row[i].baseline), spoken(r, row[i].now),
                            is_late(r) ? "" : spoken(r, row[i].plan), is_late(r) ? "" : ", ",
                            spoken(r, row[i].target));
    return text;
}

/* "2 of 4 Regions are below trajectory"; at the end "missed their target". */
static const char *distances_headline(const struct report *r, const int *area, size_t n,
                                      size_t *compared)
{
    const struct programme *p = r->in->programme;
    const char *level = programme_level_words(p, p->geography.area[area[0]].level, n);
    size_t behind = report_count_behind(r, area, n, compared), figures = 0;

    for (size_t i = 0; i < n; i++) {
        struct standing s = standing_of(r->in, area[i], PROGRESS_HEADLINE);

        figures += s.current && s.current->actual != DECIMAL_NONE;
    }
    if (!*compared)
        return figures ? arena_format(r->a, "No %s was given for the %s",
                                      is_late(r) ? "target" : "trajectory", level)
                       : arena_format(r->a, "No figures of %s to compare", level);
    if (is_late(r))
        return arena_format(r->a, "%zu of %zu %s missed their target", behind, *compared, level);
    return arena_format(r->a, "%zu of %zu %s %s %s trajectory", behind, *compared, level,
                        behind == 1 || *compared == 1 ? "is" : "are",
                        p->direction > 0 ? "below" : "above");
}

static void distances(const struct report *r, const int *area, size_t n)
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
        .label_width = 110,
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
                                     !compared    ? ""
                                     : is_late(r) ? "; at the right actual minus target"
                                                  : "; at the right actual minus trajectory",
                                     report_series_words(series)),
            .alternative = distances_alternative(r, row, n),
            .label = programme_level_words(p, p->geography.area[area[0]].level, 1)});
}

static int by_share(const void *x, const void *y)
{
    const struct bar *a = x, *b = y;

    if (isnan(a->value) || isnan(b->value))
        return isnan(a->value) - isnan(b->value);
    return a->value < b->value ? 1 : a->value > b->value ? -1 : 0;
}

/* Why an area has no share of the growth. */
static const char *no_share(const struct report *r, const struct standing *s)
{
    const struct progress *row = s->current;

    if (!row || row->actual == DECIMAL_NONE)
        return arena_format(r->a, "no figure for %s", words_month(r->a, r->in->period));
    return row->target == DECIMAL_NONE     ? "no target"
           : row->baseline == DECIMAL_NONE ? "no baseline"
                                           : "hardly any change is planned";
}

/* Each area's growth as a share of what it is to grow by: sizes do not matter. */
static void shares(const struct report *r, const int *area, size_t n)
{
    const struct programme *p = r->in->programme;
    const struct series *series = programme_headline(p, area[0]);
    const char *month = words_month(r->a, r->in->period);
    struct bar *bar = arena_new(r->a, n, sizeof *bar);
    struct bar_chart chart = {.bar = bar,
                              .n = n,
                              .label_width = 196,
                              .reference = 100,
                              .reference_words = "Target, 100%"};
    struct figure_block *f;
    size_t known = 0;

    for (size_t i = 0; i < n; i++) {
        struct standing s = standing_of(r->in, area[i], PROGRESS_HEADLINE);
        double pct = s.current ? s.current->growth_share_pct : (double)NAN;

        known += !isnan(pct);
        bar[i] = (struct bar){s.name, pct, isnan(pct) ? no_share(r, &s) : words_share(r->a, pct),
                              INK_ACTUAL, false};
    }
    if (!known)
        return;
    qsort(bar, n, sizeof *bar, by_share);
    f = figures_of_bars(
        r, &chart,
        &(struct row_figures){
            .name = "shares",
            .headline = arena_format(r->a, "From %s to %s of the planned growth is made",
                                     bar[known - 1].words, bar[0].words),
            .subtitle = arena_format(
                r->a, "Growth since %s as a share of the growth planned to %s, in %s. %s.",
                words_month(r->a, p->baseline_period), words_month(r->a, p->deadline), month,
                report_series_words(series)),
            .alternative = arena_format(
                r->a,
                "Bar chart of the share of the planned growth made by %zu areas up to %s, from %s "
                "(%s) to %s (%s).",
                n, month, bar[0].label, bar[0].words, bar[known - 1].label, bar[known - 1].words),
            .label = programme_level_words(p, p->geography.area[area[0]].level, 1),
            .value = "Share of planned growth"});
    figure_note(r->d, f,
                "The order says nothing of merit: areas differ in their plans and needs, and "
                "chance is not allowed for.");
}

/* What must not be concluded. */
static void limits(const struct report *r)
{
    static const char *const items[] = {
        "Need: deprivation, distances and the work done differ; nothing here allows for them.",
        "Chance: bars and tables show differences without their uncertainty, and small ones mean "
        "nothing. Only charts with limits or intervals show it.",
        "Plans: a gap compares an area with its own trajectory, be that bold or timid.",
        "Boundaries: posts move when areas are reorganised; the areas' own reports mark it.",
    };

    document_heading(r->d, 2, "What this comparison cannot tell you");
    for (size_t i = 0; i < sizeof items / sizeof items[0]; i++)
        document_paragraph(r->d, BLOCK_ITEM, items[i]);
}

/* "62 below their trajectories"; a line that stands in is nobody's plan, and is called so. */
static const char *gap_clause(const struct report *r, const struct progress *row)
{
    const struct programme *p = r->in->programme;
    const char *side = row->gap < 0 ? "below" : "above", *size = words_size(r->a, row->gap, 0);
    struct trajectory_line line = trajectory_line_of(p, row->basis);

    if (words_is_zero(row->gap, 0)) {
        side = line.name ? "on" : "in line with";
        size = "";
    } else {
        size = arena_format(r->a, "%s ", size);
    }
    if (line.name)
        return arena_format(r->a, "%s%s %s %s to the target, which is %s", size, side, line.article,
                            line.name, line.caveat);
    return arena_format(r->a, "%s%s %s", size, side,
                        row->basis == BASIS_SUM ? "their trajectories" : "the trajectory");
}

/* " They are 23 beyond their targets for December 2002." */
static const char *target_clause(const struct report *r, const struct standing *total,
                                 const struct progress *row)
{
    bool reached = standing_reached_in(total, row), is_zero = words_is_zero(row->target_gap, 0);
    const char *target = row->basis == BASIS_SUM || total->rows[0].basis == BASIS_SUM
                             ? "their targets"
                             : "the target";
    const char *by = words_month(r->a, r->in->programme->deadline);

    if (is_zero && reached)
        return arena_format(r->a, " They have reached %s for %s.", target, by);
    return arena_format(r->a, " They %s %s %s %s for %s.", is_late(r) ? "were" : "are",
                        is_zero ? "just" : words_size(r->a, row->target_gap, 0),
                        reached ? "beyond" : "short of", target, by);
}

static const char *lead(const struct report *r, const struct standing *total, const int *leaf,
                        size_t n)
{
    const struct programme *p = r->in->programme;
    const struct progress *row = total->current;
    const char *level = programme_level_words(p, p->geography.area[leaf[0]].level, n);
    const char *month = words_month(r->a, r->in->period), *target = "", *gap = "";

    if (!row || row->actual == DECIMAL_NONE)
        return arena_format(r->a,
                            "%s have a figure for %s, so that no total of the %s can be given.",
                            row ? sentence_coverage(r->a, total, row) : "None", month, level);
    if (row->gap != DECIMAL_NONE && !is_late(r))
        gap = arena_format(r->a, ", %s", gap_clause(r, row));
    if (row->target_gap != DECIMAL_NONE)
        target = target_clause(r, total, row);
    return arena_format(r->a, "The %zu %s together had %s %s in %s%s.%s", n, level,
                        words_number(r->a, row->actual, 0), sentence_subject(r->a, p), month, gap,
                        target);
}

void report_comparison(const struct report *r, int area)
{
    const struct programme *p = r->in->programme;
    const struct geography *g = &p->geography;
    struct standing summed = standing_of(r->in, area, PROGRESS_SUMMED);
    struct standing own = standing_of(r->in, area, PROGRESS_HEADLINE);
    const struct standing *total = summed.n ? &summed : &own;
    int *child = arena_new(r->a, g->n, sizeof *child), *leaf = arena_new(r->a, g->n, sizeof *leaf);
    size_t n = geography_children(g, area, r->in->period, child);
    size_t leaves = geography_leaves(g, area, r->in->period, leaf);

    section_notice(r, programme_headline(p, leaf[0]));
    document_paragraph(r->d, BLOCK_LEAD, lead(r, total, leaf, leaves));
    limits(r);
    document_heading(r->d, 2, programme_level_words(p, g->area[child[0]].level, n));
    report_sort_by_gap(r, child, n);
    distances(r, child, n);
    section_matrix(r, child, n, -1, total);
    if (leaves != n) {
        document_heading(r->d, 2, programme_level_words(p, g->area[leaf[0]].level, leaves));
        shares(r, leaf, leaves);
        report_sort_by_gap(r, leaf, leaves);
        section_grid(r, leaf, leaves);
        section_matrix(r, leaf, leaves, -1, total);
    }
    section_slope(r, child, n);
    section_multiples(r, leaf, leaves);
    section_differences(r, programme_level_words(p, g->area[leaf[0]].level, leaves));
    section_funnel(r, programme_level_words(p, g->area[leaf[0]].level, leaves));
    section_caterpillar(r, -1);
    section_ahead(r, leaf, leaves);
    section_whatif(r, area);
    section_quality(r, total);
    section_about(r, total);
    section_dates(r, area);
    section_definitions(r);
}
