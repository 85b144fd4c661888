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

/* The collections that count the same workforce, on one chart but never on one line: the headline,
 * and those beside it that have a figure. */
static size_t collect(const struct report *r, const struct standing *s, struct series_line *line)
{
    const struct catalogue *c = &s->p->catalogue;
    size_t n = 0;

    line[n++] = (struct series_line){s->rows, s->n, s->series->short_name};
    for (size_t i = 0; i < c->n_series && n < MOST_LINES; i++) {
        size_t rows;
        const struct progress *first =
            progress_rows(r->in->progress, s->area, PROGRESS_BESIDE, &c->series[i], &rows);

        if (rows && progress_latest(first, rows))
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

/* Does the target's being met hang on the collection? Decided by the numbers. */
static const char *series_caption(const struct report *r, const struct standing *s,
                                  const struct series_line *line, size_t n, int month)
{
    const char *when = words_month(r->a, month);
    size_t met = 0;

    for (size_t i = 0; i < n; i++)
        met += progress_at(line[i].rows, line[i].n, month)->growth_share_pct >= 100;
    if (month < s->p->deadline)
        return arena_format(r->a, "How far it is depends on the collection: %s.", when);
    if (met && met < n)
        return arena_format(r->a, "Whether the target is met depends on the collection: %s.", when);
    return arena_format(r->a, "%s the target met: %s.",
                        met ? "Every collection shows" : "No collection shows", when);
}

static void series_table(const struct report *r, const struct standing *s,
                         const struct series_line *line, size_t n, int month)
{
    struct table_column *c = arena_new(r->a, 5, sizeof *c);
    struct table_block *t;

    c[0] = (struct table_column){"Collection", ALIGN_LEFT, 2};
    c[1] = (struct table_column){
        arena_format(r->a, "Baseline used, %s", words_month_short(r->a, s->p->baseline_period)),
        ALIGN_RIGHT, 1.2};
    c[2] = (struct table_column){
        arena_format(r->a, "%s, %s", words_month_short(r->a, month), s->p->measure->unit),
        ALIGN_RIGHT, 1};
    c[3] = (struct table_column){"Growth", ALIGN_RIGHT, 0.8};
    c[4] = (struct table_column){
        arena_format(r->a, "Share of %s", words_number(r->a, s->p->target_growth, s->decimals)),
        ALIGN_RIGHT, 1};
    t = document_table(r->d, series_caption(r, s, line, n, month), c, 5);
    for (size_t i = 0; i < n; i++) {
        const struct progress *row = progress_at(line[i].rows, line[i].n, month);
        const char *cell[] = {line[i].name, words_number(r->a, row->baseline, s->decimals),
                              words_number(r->a, row->actual, s->decimals),
                              words_signed(r->a, row->growth, s->decimals),
                              words_share(r->a, row->growth_share_pct)};

        table_row(r->d, t, cell, 5, i == 0);
    }
    table_note(r->d, t,
               "The target is judged on the first, against the baseline of the commitment.");
    table_note(r->d, t, s->p->baseline_note);
}

enum { LEAST_MONTHS = 6 };

static void collections(const struct report *r, const struct standing *s)
{
    struct series_line line[MOST_LINES];
    size_t n = collect(r, s, line);
    struct series_chart chart = {.line = line,
                                 .n = n,
                                 .first = s->p->baseline_period,
                                 .last = r->in->period,
                                 .decimals = s->decimals,
                                 .unit = s->p->measure->unit};
    int month = common_month(line, n);
    /* before its first figure the headline is not drawn, and not counted */
    size_t from = !s->now, drawn = n - from;
    const char *names = line[from].name;
    const char *count = drawn == 2 ? "Two" : drawn == 3 ? "Three" : "Four";
    struct figure_block *f;

    if (drawn < 2 || chart.last - chart.first < LEAST_MONTHS)
        return;
    for (size_t i = from + 1; i < n; i++)
        names = arena_format(r->a, "%s; %s", names, line[i].name);
    document_heading(r->d, 2, arena_format(r->a, "%s counts of one workforce", count));
    f = document_figure(
        r->d, "collections",
        arena_format(r->a, "%s collections give %s numbers", count, words_count(r->a, drawn)),
        arena_format(r->a, "%s, %s to %s. %s.", words_capital(r->a, s->p->measure->unit),
                     words_month(r->a, chart.first), words_month(r->a, chart.last), names),
        arena_format(r->a,
                     "Line chart of %s in %s by month as counted by %zu collections: %s. The "
                     "numbers are in the tables of the report.",
                     sentence_subject(r->a, s->p), s->name, drawn, names));
    series_chart_draw(&chart, &f->picture, r->t, r->width);
    data_series(r, f, &chart);
    f->by_time = true;
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
                               int64_t baseline, int64_t actual, bool whole, bool share)
{
    int64_t growth = decimal_minus(actual, baseline);
    double pct = 100 * decimal_double(growth) / decimal_double(baseline);
    const char *cell[] = {name, words_number(r->a, baseline, 0), words_number(r->a, actual, 0),
                          words_signed(r->a, growth, 0), share ? words_share(r->a, pct) : "[z]"};

    table_row(r->d, t, cell, 5, whole);
}

/* The published row of a part in that month: its headline, or the few figures beside it. */
static const struct progress *published_row(const struct report *r, const struct standing *s,
                                            int area, int month)
{
    size_t n;
    const struct progress *rows =
        progress_rows(r->in->progress, area, PROGRESS_PUBLISHED, s->series, &n);

    if (!rows)
        rows = progress_rows(r->in->progress, area, PROGRESS_HEADLINE, s->series, &n);
    return rows ? progress_at(rows, n, month) : NULL;
}

static struct table_block *reconciliation_table(const struct report *r, const struct standing *s,
                                                int month)
{
    struct table_column *c = arena_new(r->a, 5, sizeof *c);
    const char *unit = s->p->measure->unit;

    c[0] = (struct table_column){"Area", ALIGN_LEFT, 2.4};
    c[1] = (struct table_column){
        arena_format(r->a, "%s, %s", words_month_short(r->a, s->p->baseline_period), unit),
        ALIGN_RIGHT, 1.1};
    c[2] = (struct table_column){arena_format(r->a, "%s, %s", words_month_short(r->a, month), unit),
                                 ALIGN_RIGHT, 1.1};
    c[3] = (struct table_column){"Growth", ALIGN_RIGHT, 0.9};
    c[4] = (struct table_column){"Growth, %", ALIGN_RIGHT, 0.9};
    return document_table(r->d, arena_format(r->a, "Published figures. %s.", s->series->name), c,
                          5);
}

/* Parts + what is not explained = the whole, as published. */
static void reconciliation(const struct report *r, const struct standing *s)
{
    const struct programme *p = s->p;
    const struct geography *g = &p->geography;
    const struct progress *row = last_reconciled(s);
    int *child = arena_new(r->a, g->n, sizeof *child);
    int64_t baselines = 0;
    struct table_block *t;
    size_t n;

    if (!row)
        return;
    n = geography_children(g, s->area, r->in->period, child);
    document_heading(r->d, 2, programme_level_words(p, g->area[child[0]].level, n));
    document_paragraph(
        r->d, BLOCK_PARAGRAPH,
        arena_format(
            r->a, "In %s the %s add up to %s %s; %s is published as %s. %s %s %s not explained.",
            words_month(r->a, row->period), programme_level_words(p, g->area[child[0]].level, 2),
            words_number(r->a, row->parts, 0), p->measure->unit, s->name,
            words_number(r->a, row->actual, 0), words_size(r->a, row->unexplained, 0),
            p->measure->unit, llabs(row->unexplained) == DECIMAL_ONE ? "is" : "are"));
    t = reconciliation_table(r, s, row->period);
    for (size_t i = 0; i < n; i++) {
        const struct progress *part = published_row(r, s, child[i], row->period);

        if (!part)
            continue;
        baselines = decimal_plus(baselines, part->baseline);
        reconciliation_row(r, t, g->area[child[i]].name, part->baseline, part->actual, false, true);
    }
    reconciliation_row(r, t, "Not explained", decimal_minus(row->baseline, baselines),
                       row->unexplained, false, false);
    reconciliation_row(r, t, s->name, row->baseline, row->actual, true, true);
    table_note(r->d, t, "[z] not applicable.");
}

/* The level below, where it is judged on the same series as the whole. */
static void regions(const struct report *r, const struct standing *s)
{
    const struct geography *g = &s->p->geography;
    int *child = arena_new(r->a, g->n, sizeof *child);
    size_t n = geography_children(g, s->area, r->in->period, child);

    reconciliation(r, s);
    if (!n || programme_headline(s->p, child[0]) != s->series)
        return;
    document_heading(r->d, 2, programme_level_words(s->p, g->area[child[0]].level, n));
    report_sort_by_gap(r, child, n);
    section_matrix(r, child, n, s);
}

/* Two collections, two forecasts: that there are two is said. */
static const char *other_forecast(const struct report *r, const struct standing *s,
                                  const struct standing *summed)
{
    const struct outlook *o = forecast_outlook_in(r->in->forecasts, s->area, summed->series);

    if (!o || isnan(o->mean) || !s->outlook || isnan(s->outlook->mean))
        return "";
    return arena_format(r->a,
                        " So its forecast for %s, %s, is another than that on page 1, %s; what "
                        "follows is about the sum.",
                        words_month(r->a, s->p->deadline), words_rate(r->a, o->mean, s->decimals),
                        words_rate(r->a, s->outlook->mean, s->decimals));
}

/* The level below, judged on the same series as the smallest areas. */
static void regions_alike(const struct report *r, const int *child, size_t n)
{
    const struct programme *p = r->in->programme;

    document_heading(r->d, 2,
                     arena_format(r->a, "%s side by side",
                                  programme_level_words(p, p->geography.area[child[0]].level, n)));
    section_multiples(r, child, n);
}

/* The smallest areas by their gap. Where they are judged on another series than the whole, this
 * stands last and apart, so that nobody takes one for the other. */
static void smallest(const struct report *r, const struct standing *s)
{
    const struct geography *g = &s->p->geography;
    struct standing summed = standing_of(r->in, s->area, PROGRESS_SUMMED);
    int *leaf = arena_new(r->a, g->n, sizeof *leaf);
    int *child = arena_new(r->a, g->n, sizeof *child);
    size_t leaves = geography_leaves(g, s->area, r->in->period, leaf), parts;
    const struct series *series = leaves ? programme_headline(s->p, leaf[0]) : NULL;
    const char *level;

    if (!leaves || (g->area[leaf[0]].parent == s->area && series == s->series))
        return;
    level = programme_level_words(s->p, g->area[leaf[0]].level, leaves);
    document_heading(r->d, 2, level);
    section_notice(r, series);
    if (summed.current)
        document_paragraph(
            r->d, BLOCK_PARAGRAPH,
            summed.current->actual == DECIMAL_NONE
                ? arena_format(r->a, "%s have a figure, so that no sum of them is given.",
                               sentence_coverage(r->a, &summed, summed.current))
                : arena_format(
                      r->a, "The sum of %s is %s %s. %s is not judged on this sum but on the %s.%s",
                      sentence_coverage(r->a, &summed, summed.current),
                      words_number(r->a, summed.current->actual, summed.decimals),
                      s->p->measure->unit, s->name, s->series->name,
                      other_forecast(r, s, &summed)));
    section_flows(r, s);
    section_pipeline(r, s);
    if ((parts = geography_children(g, s->area, r->in->period, child)) &&
        programme_headline(s->p, child[0]))
        regions_alike(r, child, parts);
    if (summed.n)
        section_signal(r, &summed);
    section_whatif(r, s->area);
    report_sort_by_gap(r, leaf, leaves);
    document_heading(r->d, 2, arena_format(r->a, "%s side by side", level));
    section_grid(r, leaf, leaves);
    section_matrix(r, leaf, leaves, summed.n ? &summed : s);
    section_funnel(r, level);
}

static const struct report_part parts[] = {
    {NULL, section_opening},
    {NULL, section_trajectory},
    {NULL, section_answers},
    {"What it would take", section_outlook},
    {NULL, section_rate},
    {NULL, section_signal},
    {NULL, collections},
    {NULL, regions},
    {"Month by month", section_months},
    {NULL, smallest},
    {NULL, section_actions},
    {NULL, section_quality},
    {NULL, section_revisions},
    {NULL, section_assumptions},
    {NULL, section_about},
    {NULL, section_dates},
    {NULL, section_definitions},
};

void report_national(const struct report *r, int area)
{
    struct standing s = standing_of(r->in, area, PROGRESS_HEADLINE);

    report_parts(r, &s, parts, sizeof parts / sizeof parts[0]);
}
