/* The report of a region: which of its areas need help? */
#include "report.h"

#include "decimal.h"
#include "period.h"
#include "words.h"

#include <math.h>
#include <stdlib.h>

/* Illustrative figures that equal the published one do so by design: say so. */
static const char *made_to_fit(const struct standing *s, const struct progress *published)
{
    const struct progress *own = progress_at(s->rows, s->n, published->period);

    return own && own->actual == published->actual && *s->series->notice
               ? " The illustrative areas are made to add up to it."
               : "";
}

/* The few published figures of a region whose monthly ones are of another series. */
static void published(const struct report *r, const struct standing *s)
{
    size_t n;
    const struct progress *rows =
        progress_rows(r->in->progress, s->area, PROGRESS_PUBLISHED, NULL, &n);
    const struct progress *last = rows ? progress_latest(rows, n) : NULL;
    const char *after = "";

    if (!last)
        return;
    if (last->baseline != DECIMAL_NONE)
        after = arena_format(r->a, ", after %s in %s", words_number(r->a, last->baseline, 0),
                             words_month(r->a, s->p->baseline_period));
    document_paragraph(
        r->d, BLOCK_PARAGRAPH,
        arena_format(r->a, "Published for %s: %s in %s (%s)%s; no other months are held.%s",
                     s->name, words_number(r->a, last->actual, 0), words_month(r->a, last->period),
                     last->series->name, after, made_to_fit(s, last)));
}

void report_region(const struct report *r, int area)
{
    const struct geography *g = &r->in->programme->geography;
    struct standing s = standing_of(r->in, area, PROGRESS_HEADLINE);
    int *leaf = arena_new(r->a, g->n, sizeof *leaf);
    size_t n = geography_leaves(g, area, r->in->period, leaf);

    section_opening(r, &s);
    published(r, &s);
    section_trajectory(r, &s);
    section_rate(r, &s);
    section_signal(r, &s);
    if (n) { /* all of its areas may be closed by then */
        document_heading(r->d, 2, programme_level_words(s.p, g->area[leaf[0]].level, n));
        report_sort_by_gap(r, leaf, n);
        if (n > 1)
            section_gaps(r, leaf, n, -1);
        section_matrix(r, leaf, n, -1, n > 1 ? &s : NULL);
        section_multiples(r, leaf, n);
    }
    document_heading(r->d, 2, "Month by month");
    section_months(r, &s);
    section_flows(r, &s);
    section_pipeline(r, &s);
    section_actions(r, &s);
    section_quality(r, &s);
    section_revisions(r, &s);
    section_assumptions(r, &s);
    section_about(r, &s);
    section_dates(r, s.area);
    section_definitions(r);
}
