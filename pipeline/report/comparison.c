/* The comparison for commissioners: how far has each area come, and how far has it to go? */
#include "report.h"

#include "decimal.h"
#include "period.h"
#include "sentence.h"
#include "words.h"

#include <math.h>

/* What must not be concluded. */
static void limits(const struct report *r)
{
    static const char *const items[] = {
        "Need: deprivation, distances and the work done differ; nothing here allows for them.",
        "Chance: only charts with limits or intervals show it; small differences mean nothing.",
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
    return arena_format(r->a, " They %s %s %s %s for %s.", report_is_late(r) ? "were" : "are",
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
    if (row->gap != DECIMAL_NONE && !report_is_late(r))
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

    section_signoff(r, area, programme_headline(p, leaf[0]));
    document_paragraph(r->d, BLOCK_LEAD, lead(r, total, leaf, leaves));
    limits(r);
    document_heading(r->d, 2, programme_level_words(p, g->area[child[0]].level, n));
    report_sort_by_gap(r, child, n);
    section_distances(r, child, n);
    section_slope(r, child, n);
    section_matrix(r, child, n, total);
    section_whatif(r, area);
    if (leaves != n) {
        document_heading(r->d, 2, programme_level_words(p, g->area[leaf[0]].level, leaves));
        report_sort_by_gap(r, leaf, leaves);
        section_gaps(r, leaf, leaves);
        section_ahead(r, leaf, leaves);
    }
    section_differences(r, programme_level_words(p, g->area[leaf[0]].level, leaves));
    section_funnel(r, programme_level_words(p, g->area[leaf[0]].level, leaves));
    section_caterpillar(r, -1);
    section_quality(r, total);
    section_about(r, total);
    section_dates(r, total);
    section_definitions(r, total);
}
