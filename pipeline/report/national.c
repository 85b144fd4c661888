/* The report of the whole: is the programme going to make it, and which areas drive the gap? */
#include "report.h"

#include "chart.h"
#include "decimal.h"
#include "period.h"
#include "sentence.h"
#include "words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_LINES = 4 };

/* The collections that count the same workforce, on one chart but never on one line. */
static size_t collect(const struct report *r, const struct standing *s, struct series_line *line)
{
    const struct catalogue *c = &s->p->catalogue;
    size_t n = 0;

    line[n++] = (struct series_line){s->rows, s->n, s->series->short_name};
    for (size_t i = 0; i < c->n_series && n < MOST_LINES; i++) {
        size_t rows;
        const struct progress *first =
            progress_rows(r->in->progress, s->area, PROGRESS_BESIDE, &c->series[i], &rows);

        if (rows)
            line[n++] = (struct series_line){first, rows, c->series[i].short_name};
    }
    return n;
}

/* The latest month in which every series has a figure, or PERIOD_NONE. */
static int common_month(const struct series_line *line, size_t n)
{
    for (size_t i = line[0].n; i-- > 0;) {
        bool all = line[0].rows[i].actual != DECIMAL_NONE;

        for (size_t k = 1; k < n && all; k++) {
            const struct progress *row =
                progress_at(line[k].rows, line[k].n, line[0].rows[i].period);

            all = row && row->actual != DECIMAL_NONE;
        }
        if (all)
            return line[0].rows[i].period;
    }
    return PERIOD_NONE;
}

static void series_table(const struct report *r, const struct standing *s,
                         const struct series_line *line, size_t n, int month)
{
    struct table_column *c = arena_new(r->a, 5, sizeof *c);
    struct table_block *t;

    c[0] = (struct table_column){"Collection", ALIGN_LEFT, 2.2};
    c[1] = (struct table_column){
        arena_format(r->a, "Own baseline, %s", words_month_short(r->a, s->p->baseline_period)),
        ALIGN_RIGHT, 1.2};
    c[2] = (struct table_column){words_month(r->a, month), ALIGN_RIGHT, 1};
    c[3] = (struct table_column){"Growth", ALIGN_RIGHT, 0.8};
    c[4] = (struct table_column){
        arena_format(r->a, "Share of %s", words_number(r->a, s->p->target_growth, s->decimals)),
        ALIGN_RIGHT, 0.9};
    t = document_table(r->d,
                       arena_format(r->a,
                                    "Whether the target is met depends on the collection. %s, %s.",
                                    sentence_subject(r->a, s->p), words_month(r->a, month)),
                       c, 5);
    for (size_t i = 0; i < n; i++) {
        const struct progress *row = progress_at(line[i].rows, line[i].n, month);
        const char *cell[] = {line[i].name, words_number(r->a, row->baseline, s->decimals),
                              words_number(r->a, row->actual, s->decimals),
                              words_signed(r->a, row->growth, s->decimals),
                              words_share(r->a, row->growth_share_pct)};

        table_row(r->d, t, cell, 5, i == 0);
    }
    table_note(r->d, t,
               arena_format(r->a,
                            "The target is judged on the first. Its baseline is the one of "
                            "the commitment, %s.",
                            words_number(r->a, s->p->baseline, s->decimals)));
}

static void collections(const struct report *r, const struct standing *s)
{
    struct series_line line[MOST_LINES];
    size_t n = collect(r, s, line);
    struct series_chart chart = {.line = line,
                                 .n = n,
                                 .first = s->p->baseline_period,
                                 .last = r->in->period > s->p->baseline_period + 1
                                             ? r->in->period
                                             : s->p->baseline_period + 1,
                                 .decimals = s->decimals,
                                 .unit = s->p->measure->unit};
    int month = common_month(line, n);
    struct figure_block *f;
    const char *names = line[0].name;

    if (n < 2)
        return;
    for (size_t i = 1; i < n; i++)
        names = arena_format(r->a, "%s; %s", names, line[i].name);
    document_heading(r->d, 2,
                     arena_format(r->a, "%s counts of one workforce",
                                  n == 2   ? "Two"
                                  : n == 3 ? "Three"
                                           : "Four"));
    f = document_figure(r->d, "collections", "Collections differ, and are never mixed",
                        arena_format(r->a, "%s, %s to %s. %s.", s->p->measure->unit,
                                     words_month(r->a, chart.first), words_month(r->a, chart.last),
                                     names),
                        arena_format(r->a,
                                     "Line chart of %s in %s by month as counted by %zu "
                                     "collections: %s. The numbers are in the tables.",
                                     sentence_subject(r->a, s->p), s->name, n, names));
    series_chart_draw(&chart, &f->picture, r->t, r->width);
    if (month != PERIOD_NONE)
        series_table(r, s, line, n, month);
}

/* The last month in which all areas one level below have a published figure of the headline series.
 */
static const struct progress *last_reconciled(const struct standing *s)
{
    for (size_t i = s->n; i-- > 0;)
        if (s->rows[i].parts != DECIMAL_NONE && s->rows[i].unexplained != DECIMAL_NONE)
            return &s->rows[i];
    return NULL;
}

static void reconciliation_row(const struct report *r, struct table_block *t, const char *name,
                               int64_t baseline, int64_t actual, bool strong)
{
    int64_t growth = decimal_minus(actual, baseline);
    double pct = 100 * decimal_double(growth) / decimal_double(baseline);
    const char *cell[] = {name, baseline == DECIMAL_NONE ? "[z]" : words_number(r->a, baseline, 0),
                          words_number(r->a, actual, 0),
                          growth == DECIMAL_NONE ? "[z]" : words_signed(r->a, growth, 0),
                          growth == DECIMAL_NONE ? "[z]" : words_share(r->a, pct)};

    table_row(r->d, t, cell, 5, strong);
}

/* Regions + what is not explained = the whole, as published. */
static void reconciliation(const struct report *r, const struct standing *s)
{
    const struct programme *p = s->p;
    const struct geography *g = &p->geography;
    const struct progress *row = last_reconciled(s);
    int *child = arena_new(r->a, g->n, sizeof *child);
    struct table_column *c;
    struct table_block *t;
    const char *level;
    size_t n;

    if (!row)
        return;
    n = geography_children(g, s->area, r->in->period, child);
    level = programme_level_words(p, g->area[child[0]].level, 2);
    c = arena_new(r->a, 5, sizeof *c);
    c[0] = (struct table_column){"Area", ALIGN_LEFT, 2.4};
    c[1] = (struct table_column){words_month(r->a, p->baseline_period), ALIGN_RIGHT, 1};
    c[2] = (struct table_column){words_month(r->a, row->period), ALIGN_RIGHT, 1};
    c[3] = (struct table_column){"Growth", ALIGN_RIGHT, 1};
    c[4] = (struct table_column){"Growth, %", ALIGN_RIGHT, 1};
    document_paragraph(
        r->d, BLOCK_PARAGRAPH,
        arena_format(r->a, "In %s the %s add up to %s, %s is published as %s: %s %s not explained.",
                     words_month(r->a, row->period), level, words_number(r->a, row->parts, 0),
                     s->name, words_number(r->a, row->actual, 0),
                     words_size(r->a, row->unexplained, 0),
                     llabs(row->unexplained) == DECIMAL_ONE ? "is" : "are"));
    t = document_table(r->d,
                       arena_format(r->a, "Published figures, %s. %s.", sentence_subject(r->a, p),
                                    s->series->name),
                       c, 5);
    for (size_t i = 0; i < n; i++) {
        size_t rows;
        const struct progress *part =
            progress_rows(r->in->progress, child[i], PROGRESS_PUBLISHED, s->series, &rows);

        if (!part)
            part = progress_rows(r->in->progress, child[i], PROGRESS_HEADLINE, s->series, &rows);
        part = part ? progress_at(part, rows, row->period) : NULL;
        if (part)
            reconciliation_row(r, t, g->area[child[i]].name, part->baseline, part->actual, false);
    }
    reconciliation_row(r, t, "Not explained", DECIMAL_NONE, row->unexplained, false);
    reconciliation_row(r, t, s->name, row->baseline, row->actual, true);
    table_note(r->d, t, "[z] not applicable.");
}

/* The level below, as published and as its own series has it. */
static void regions(const struct report *r, const struct standing *s)
{
    const struct geography *g = &s->p->geography;
    struct standing summed = standing_of(r->in, s->area, PROGRESS_SUMMED);
    const struct standing *total = summed.n ? &summed : s;
    int *child = arena_new(r->a, g->n, sizeof *child);
    size_t n = geography_children(g, s->area, r->in->period, child);

    if (!n)
        return;
    document_heading(r->d, 2, programme_level_words(s->p, g->area[child[0]].level, n));
    reconciliation(r, s);
    section_notice(r, programme_headline(s->p, child[0]));
    report_sort_by_gap(r, child, n);
    section_areas_table(r, child, n, -1, total);
}

/* The smallest areas by their gap, where they are not the level below itself. */
static void smallest(const struct report *r, const struct standing *s)
{
    const struct geography *g = &s->p->geography;
    int *leaf = arena_new(r->a, g->n, sizeof *leaf);
    size_t leaves = geography_leaves(g, s->area, r->in->period, leaf);

    if (!leaves || g->area[leaf[0]].parent == s->area)
        return;
    document_heading(r->d, 2, programme_level_words(s->p, g->area[leaf[0]].level, leaves));
    report_sort_by_gap(r, leaf, leaves);
    section_gaps(r, leaf, leaves, -1);
}

void report_national(const struct report *r, int area)
{
    struct standing s = standing_of(r->in, area, PROGRESS_HEADLINE);

    section_opening(r, &s);
    section_trajectory(r, &s);
    section_rate(r, &s);
    collections(r, &s);
    regions(r, &s);
    document_heading(r->d, 2, "Month by month");
    section_months(r, &s);
    section_missing(r, &s);
    smallest(r, &s);
    section_about(r, &s);
}
