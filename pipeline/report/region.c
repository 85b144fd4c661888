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

/* Its smallest areas; all of them may be closed by then. */
static void areas(const struct report *r, const struct standing *s)
{
    const struct geography *g = &s->p->geography;
    int *leaf = arena_new(r->a, g->n, sizeof *leaf);
    size_t n = geography_leaves(g, s->area, r->in->period, leaf);

    if (!n)
        return;
    document_heading(r->d, 2, programme_level_words(s->p, g->area[leaf[0]].level, n));
    if (n == 1) {
        document_paragraph(r->d, BLOCK_PARAGRAPH,
                           arena_format(r->a, "It has one, %s (%s), which has a report of its own.",
                                        g->area[leaf[0]].name, g->area[leaf[0]].area_code));
        return;
    }
    section_multiples(r, leaf, n);
    report_sort_by_gap(r, leaf, n);
    section_distances(r, leaf, n);
    section_matrix(r, leaf, n, s);
}

static const struct report_part parts[] = {
    {NULL, section_opening},    {NULL, published},
    {NULL, section_trajectory}, {NULL, section_answers},
    {NULL, section_signal},     {"What it would take", section_outlook},
    {NULL, section_rate},       {NULL, areas},
    {NULL, section_pipeline},   {"Month by month", section_months},
    {NULL, section_actions},    {NULL, section_quality},
    {NULL, section_revisions},  {NULL, section_about},
    {NULL, section_dates},      {NULL, section_definitions},
};

void report_region(const struct report *r, int area)
{
    struct standing s = standing_of(r->in, area, PROGRESS_HEADLINE);

    report_parts(r, &s, parts, sizeof parts / sizeof parts[0]);
}
