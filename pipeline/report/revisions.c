/* What was collected again. Every collection of a figure is kept, so that a reader can be told what
 * the last report said and this one does not. */
#include "report.h"

#include "decimal.h"
#include "figure.h"
#include "period.h"
#include "revision_chart.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

enum { MONTHS = 24, QUARTER = 3, MOST_ROWS = 30, MOST_COLLECTIONS = 5 };

/* One month's figure as it was known over time: each value that differs from the one before. */
struct vintage {
    int collected;
    int64_t value;
};

struct history {
    int period;
    struct vintage first, last;
    size_t collections; /* values that differed, one after the other */
};

static int64_t known_then(const struct report *r, const struct standing *s, int period, int as_of)
{
    return figure_of(s->p, r->in->observations, s->series->series, s->p->measure->measure, s->area,
                     period, as_of)
        .value;
}

static struct history history_of(const struct report *r, const struct standing *s, int period)
{
    struct history h = {.period = period};

    for (int as_of = period; as_of <= r->in->period; as_of++) {
        int64_t value = known_then(r, s, period, as_of);

        if (value == DECIMAL_NONE || (h.collections && value == h.last.value))
            continue;
        h.last = (struct vintage){as_of, value};
        if (!h.collections++)
            h.first = h.last;
    }
    return h;
}

/* The months that were revised, oldest first. */
static size_t revised_months(const struct report *r, const struct standing *s, struct history *h)
{
    size_t n = 0;

    for (int period = r->in->period - MONTHS + 1; period <= r->in->period; period++) {
        h[n] = history_of(r, s, period);
        n += h[n].collections > 1;
    }
    return n;
}

static const char *chart_headline(const struct report *r, const struct history *h, size_t n,
                                  int decimals)
{
    int64_t most = 0;

    for (size_t i = 0; i < n; i++) {
        int64_t change = decimal_minus(h[i].last.value, h[i].first.value);

        if (llabs(change) > llabs(most))
            most = change;
    }
    return n == 1 ? arena_format(r->a, "%s was revised by %s", words_month(r->a, h[0].period),
                                 words_signed(r->a, most, decimals))
                  : arena_format(r->a, "%zu months were revised, at most by %s", n,
                                 words_signed(r->a, most, decimals));
}

static void revision_data(const struct report *r, struct figure_block *f, const struct history *h,
                          size_t n, int decimals)
{
    static const struct table_column column[] = {
        {"Month", ALIGN_LEFT, 1.2}, {"First collected in", ALIGN_LEFT, 1.2},
        {"First", ALIGN_RIGHT, 1},  {"Last collected in", ALIGN_LEFT, 1.2},
        {"Latest", ALIGN_RIGHT, 1}, {"Difference", ALIGN_RIGHT, 1}};
    struct table_block *t = figure_data(r->d, f, column, 6);

    for (size_t i = 0; i < n; i++) {
        const char *cell[] = {
            words_month_short(r->a, h[i].period),
            words_month_short(r->a, h[i].first.collected),
            words_number(r->a, h[i].first.value, decimals),
            words_month_short(r->a, h[i].last.collected),
            words_number(r->a, h[i].last.value, decimals),
            words_signed(r->a, decimal_minus(h[i].last.value, h[i].first.value), decimals)};

        table_row(r->d, t, cell, 6, false);
    }
}

static void set_rows(const struct report *r, const struct history *h, size_t n, int decimals,
                     struct revision *row)
{
    for (size_t i = 0; i < n; i++) {
        int64_t change = decimal_minus(h[i].last.value, h[i].first.value);

        row[i] = (struct revision){words_month_short(r->a, h[i].period), decimal_double(change),
                                   arena_format(r->a, "%s to %s (%s)",
                                                words_number(r->a, h[i].first.value, decimals),
                                                words_number(r->a, h[i].last.value, decimals),
                                                words_signed(r->a, change, decimals))};
    }
}

static const char *alternative(const struct report *r, const struct standing *s, const char *title,
                               const struct revision *row, size_t n)
{
    enum { MOST_TOLD = 6 };
    const char *all =
        arena_format(r->a, "Chart of first and latest figures of %s. %s. ", s->name, title);

    for (size_t i = 0; i < n && i < MOST_TOLD; i++)
        all = arena_format(r->a, "%s%s%s: %s", all, i ? "; " : "", row[i].label, row[i].words);
    return n > MOST_TOLD ? arena_format(r->a, "%s; and %zu more.", all, n - MOST_TOLD)
                         : arena_format(r->a, "%s.", all);
}

static void draw(const struct report *r, const struct standing *s, const struct history *h,
                 size_t n)
{
    int decimals = standing_gap_decimals(s->p);
    struct revision *row = arena_new(r->a, n, sizeof *row);
    struct revision_chart chart = {
        .row = row, .n = n, .first = "First collected", .lower = "lower", .higher = "higher"};
    const char *title = chart_headline(r, h, n, decimals);
    struct figure_block *f;

    set_rows(r, h, n, decimals, row);
    f = document_figure(r->d, "revisions", title,
                        arena_format(r->a, "%s, %s, figures first collected and latest. %s.",
                                     s->p->measure->unit, s->name, report_series_words(s->series)),
                        alternative(r, s, title, row, n));
    revision_chart_draw(&chart, &f->picture, r->t, r->width);
    revision_data(r, f, h, n, decimals);
    figure_note(r->d, f, "Hollow: as first collected. Full: the latest.");
}

/* ---------------------------------------------------------------- the triangle */

/* The collections, newest last, that changed any of these months; at most MOST_COLLECTIONS. */
static size_t collections(const struct report *r, const struct standing *s, const struct history *h,
                          size_t n, int *when)
{
    size_t k = 0;

    for (int as_of = r->in->period; as_of > r->in->period - MONTHS && k < MOST_COLLECTIONS;
         as_of--) {
        bool changed = false;

        for (size_t i = 0; i < n && !changed; i++)
            changed =
                known_then(r, s, h[i].period, as_of) != known_then(r, s, h[i].period, as_of - 1);
        if (changed)
            when[k++] = as_of;
    }
    for (size_t i = 0; i < k / 2; i++) {
        int swap = when[i];

        when[i] = when[k - 1 - i];
        when[k - 1 - i] = swap;
    }
    return k;
}

/* Month by month down, collection by collection across: how each figure grew into what it is. */
static void triangle(const struct report *r, const struct standing *s, const struct history *h,
                     size_t n)
{
    struct table_column *c = arena_new(r->a, MOST_COLLECTIONS + 1, sizeof *c);
    int when[MOST_COLLECTIONS];
    size_t k = collections(r, s, h, n, when), most = 0;
    struct table_block *t;
    bool early = false;

    for (size_t i = 0; i < n; i++)
        most = h[i].collections > most ? h[i].collections : most;
    if (most < 3)
        return;
    c[0] = (struct table_column){"Month", ALIGN_LEFT, 1.2};
    for (size_t i = 0; i < k; i++)
        c[i + 1] = (struct table_column){
            arena_format(r->a, "As of %s", words_month_short(r->a, when[i])), ALIGN_RIGHT, 1};
    t = document_table(r->d,
                       arena_format(r->a, "The figures by collection, %s. %s.", s->p->measure->unit,
                                    report_series_words(s->series)),
                       c, k + 1);
    for (size_t i = 0; i < n; i++) {
        const char *cell[MOST_COLLECTIONS + 1] = {words_month_short(r->a, h[i].period)};

        for (size_t m = 0; m < k; m++) {
            bool before = when[m] < h[i].first.collected;

            early |= before;
            cell[m + 1] = before ? "[z]"
                                 : words_number(r->a, known_then(r, s, h[i].period, when[m]),
                                                standing_gap_decimals(s->p));
        }
        table_row(r->d, t, cell, k + 1, false);
    }
    if (early)
        table_note(r->d, t, "[z] not applicable: not yet collected.");
}

/* ---------------------------------------------------------------- since the last report */

/* A figure that reads otherwise than three months before. */
struct changed {
    const struct observation *old, *now;
};

static bool same_figure(const struct observation *a, const struct observation *b)
{
    return a->period == b->period && !strcmp(a->series, b->series) &&
           !strcmp(a->measure, b->measure) && !strcmp(a->area_code, b->area_code);
}

/* The figures of the area, and of those below it, that both reports know: how many, and which
 * differ. Rows stand figure by figure, in the order of their collection. */
static size_t compare(const struct report *r, int area, struct changed *list, size_t *n)
{
    const struct observations *o = r->in->observations;
    int before = r->in->period - QUARTER;
    size_t known = 0;

    *n = 0;
    for (size_t i = 0, end; i < o->n; i = end) {
        const struct observation *old = NULL, *now = NULL;

        for (end = i; end < o->n && same_figure(&o->row[i], &o->row[end]); end++) {
            now = o->row[end].collected <= r->in->period ? &o->row[end] : now;
            old = o->row[end].collected <= before ? &o->row[end] : old;
        }
        if (!old || old->value == DECIMAL_NONE || now->value == DECIMAL_NONE ||
            !report_belongs(r, area, o->row[i].area_code))
            continue;
        known++;
        if (old->value != now->value && list)
            list[*n] = (struct changed){old, now};
        *n += old->value != now->value;
    }
    return known;
}

static const char *area_name(const struct report *r, const char *code)
{
    const struct geography *g = &r->in->programme->geography;
    int area = geography_find(g, code);

    return area < 0 ? code : g->area[area].name;
}

/* The words that must stand beside the numbers, each once. */
static const char *series_words(const struct report *r, const struct changed *list, size_t n)
{
    const char *all = "";

    for (size_t i = 0; i < n; i++) {
        const struct series *series =
            catalogue_series(&r->in->programme->catalogue, list[i].now->series);
        const char *words = series ? report_series_words(series) : list[i].now->series;

        if (!strstr(all, words))
            all = arena_format(r->a, "%s%s%s", all, *all ? "; " : "", words);
    }
    return all;
}

enum { MOST_COLUMNS = 7 };

static void change_row(const struct report *r, struct table_block *t, const struct changed *c,
                       bool names)
{
    const struct observation *old = c->old, *now = c->now;
    const struct measure *m = catalogue_measure(&r->in->programme->catalogue, now->measure);
    int decimals = m && m->whole_numbers ? 0 : 1;
    const char *cell[MOST_COLUMNS];
    size_t k = 0;

    if (names)
        cell[k++] = area_name(r, now->area_code);
    cell[k++] = m ? m->name : now->measure;
    cell[k++] = words_month_short(r->a, now->period);
    cell[k++] = words_number(r->a, old->value, decimals);
    cell[k++] = words_number(r->a, now->value, decimals);
    cell[k++] = words_signed(r->a, decimal_minus(now->value, old->value), decimals);
    cell[k++] = now->source_file;
    table_row(r->d, t, cell, k, false);
}

static void changes_table(const struct report *r, int area, const struct changed *list, size_t n)
{
    static const struct table_column column[MOST_COLUMNS] = {
        {"Area", ALIGN_LEFT, 1.9},    {"What", ALIGN_LEFT, 1.4}, {"Month", ALIGN_LEFT, 1.05},
        {"Before", ALIGN_RIGHT, 0.9}, {"Now", ALIGN_RIGHT, 0.9}, {"Difference", ALIGN_RIGHT, 1.15},
        {"Came with", ALIGN_LEFT, 2}};
    const char *own = r->in->programme->geography.area[area].area_code;
    struct table_block *t;
    bool names = false;

    for (size_t i = 0; i < n; i++)
        names |= strcmp(list[i].now->area_code, own) != 0;
    t = document_table(r->d,
                       arena_format(r->a, "Changed since the report for %s. %s.",
                                    words_month(r->a, r->in->period - QUARTER),
                                    series_words(r, list, n)),
                       column + !names, MOST_COLUMNS - !names);
    for (size_t i = 0; i < n && i < MOST_ROWS; i++)
        change_row(r, t, &list[i], names);
    if (n > MOST_ROWS)
        table_note(
            r->d, t,
            arena_format(r->a, "%zu more are not shown: observations.csv has all.", n - MOST_ROWS));
}

static void since_last(const struct report *r, const struct standing *s)
{
    const char *last = words_month(r->a, r->in->period - QUARTER);
    struct changed *list;
    size_t n, known = compare(r, s->area, NULL, &n);

    if (!known) {
        document_paragraph(r->d, BLOCK_PARAGRAPH,
                           arena_format(r->a,
                                        "Nothing can be said of what changed since the report for "
                                        "%s: it knew no figure of this.",
                                        last));
        return;
    }
    if (!n) {
        document_paragraph(
            r->d, BLOCK_PARAGRAPH,
            arena_format(
                r->a, "Nothing was revised since the report for %s: %s figure%s unchanged.", last,
                words_number(r->a, (int64_t)known * DECIMAL_ONE, 0), known == 1 ? "" : "s"));
        return;
    }
    list = arena_new(r->a, n, sizeof *list);
    compare(r, s->area, list, &n);
    document_paragraph(r->d, BLOCK_PARAGRAPH,
                       arena_format(r->a,
                                    "Of %s figure%s that the report for %s used, %s %s revised "
                                    "since.",
                                    words_number(r->a, (int64_t)known * DECIMAL_ONE, 0),
                                    known == 1 ? "" : "s", last, words_count(r->a, n),
                                    n == 1 ? "was" : "were"));
    changes_table(r, s->area, list, n);
}

void section_revisions(const struct report *r, const struct standing *s)
{
    struct history *h = arena_new(r->a, MONTHS + 1, sizeof *h);
    size_t n = s->series ? revised_months(r, s, h) : 0;

    document_heading(r->d, 2, "What changed since the last report");
    since_last(r, s);
    if (!n)
        return;
    draw(r, s, h, n);
    triangle(r, s, h, n);
}
