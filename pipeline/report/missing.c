/* What is missing, and why. Nothing is left out silently. */
#include "report.h"

#include "decimal.h"
#include "files.h"
#include "period.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

enum { MONTHS = 13 };

/* Does the file deliver this series, by what it holds itself or by what the files named like it in
 * other months hold? Of a file that holds nothing and is named like no other, nobody can tell. */
static bool delivers(const struct report *r, const char *file, const struct series *series)
{
    const struct observations *o = r->in->observations;
    bool dated = period_of_file(files_base(file)) != PERIOD_NONE, known = false;
    const char *kind = files_base(file) + (dated ? 7 : 0);

    for (size_t i = 0; i < o->n; i++) {
        const char *other = files_base(o->row[i].source_file);

        other += dated && period_of_file(other) != PERIOD_NONE ? 7 : 0;
        if (strcmp(other, kind))
            continue;
        known = true;
        if (!strcmp(o->row[i].series, series->series))
            return true;
    }
    return !known;
}

static bool holds_anything(const struct report *r, const char *file)
{
    for (size_t i = 0; i < r->in->observations->n; i++)
        if (!strcmp(r->in->observations->row[i].source_file, file))
            return true;
    return false;
}

/* May the finding be about a figure of that month, of an area that could not be told? */
static bool may_concern(const struct report *r, const struct finding *x, int period)
{
    int collected = period_of_file(files_base(x->file));

    if (x->severity != SEVERITY_ERROR || *x->area_code ||
        (collected != PERIOD_NONE && collected > r->in->period))
        return false;
    if (x->period != PERIOD_NONE)
        return x->period == period;
    return collected == PERIOD_NONE || collected == period;
}

/* A figure that did come may stand in a file or a row that was refused before its area was known.
 * Findings are in the order of their files. */
static const char *perhaps_refused(const struct report *r, const struct series *series, int period)
{
    const struct findings *f = r->in->findings;
    const char *seen = "";

    for (size_t i = 0; i < f->n; i++) {
        const char *file = f->row[i].file;

        if (!may_concern(r, &f->row[i], period) || !strcmp(file, seen))
            continue;
        seen = file;
        if (delivers(r, file, series))
            return arena_format(
                r->a, "no usable figure was received; %s %s (see findings.csv)", file,
                holds_anything(r, file) ? "has rows that were refused" : "was refused as a whole");
    }
    return NULL;
}

/* Is the finding about the area's figure of the month? A row whose month was refused counts for the
 * month of its file, one whose measure is not known for any. */
static bool is_of(const struct report *r, const struct finding *x, const struct area *area,
                  int period)
{
    int month = x->period == PERIOD_NONE ? period_of_file(files_base(x->file)) : x->period;

    return x->line && month == period && !strcmp(x->area_code, area->area_code) &&
           (!*x->measure || !strcmp(x->measure, r->in->programme->measure->measure));
}

/* Why the area has no figure for the month: an incomplete sum, a refused row, a suppressed cell, or
 * nothing came. */
static const char *reason(const struct report *r, const struct area *area,
                          const struct progress *row)
{
    const struct findings *f = r->in->findings;
    const char *refused;

    if (row->areas_present)
        return arena_format(r->a, "no total, since only %zu of %zu areas %s a figure",
                            row->areas_present, row->areas_expected,
                            row->areas_present == 1 ? "has" : "have");
    for (size_t i = 0; i < f->n; i++) {
        const struct finding *x = &f->row[i];

        if (is_of(r, x, area, row->period) && finding_refuses(x))
            return arena_format(r->a, "refused, %s line %zu: %s", x->file, x->line, x->message);
    }
    if (row->status == 'c')
        return "suppressed by the sender";
    refused = perhaps_refused(r, row->series, row->period);
    return refused ? refused : "no figure was received";
}

/* "November 2013 to March 2014" */
static const char *months(const struct report *r, int from, int to)
{
    return from == to
               ? words_month(r->a, from)
               : arena_format(r->a, "%s to %s", words_month(r->a, from), words_month(r->a, to));
}

static bool is_missing(const struct report *r, const struct progress *row, int from)
{
    return row->period >= from && row->period <= r->in->period && row->actual == DECIMAL_NONE;
}

/* Months with one reason are one item: "March 2001, May 2001 to July 2001". Returns how many items
 * were added. */
static size_t list_area(const struct report *r, const struct standing *s, int from)
{
    const struct area *area = &s->p->geography.area[s->area];
    const char **why = arena_new(r->a, s->n + 1, sizeof *why); /* NULL: not missing, or told */
    size_t items = 0;

    for (size_t i = 0; i < s->n; i++)
        why[i] = is_missing(r, &s->rows[i], from) ? reason(r, area, &s->rows[i]) : NULL;
    for (size_t i = 0; i < s->n; i++) {
        const char *first = why[i], *all = "";

        for (size_t k = i; first && k < s->n; k++) {
            size_t last = k;

            if (!why[k] || strcmp(why[k], first))
                continue;
            while (last + 1 < s->n && why[last + 1] && !strcmp(why[last + 1], first))
                last++;
            all = arena_format(r->a, "%s%s%s", all, *all ? ", " : "",
                               months(r, s->rows[k].period, s->rows[last].period));
            for (size_t m = k; m <= last; m++)
                why[m] = NULL;
            k = last;
        }
        if (!*all)
            continue;
        document_paragraph(r->d, BLOCK_ITEM,
                           arena_format(r->a, "%s, %s: %s.", s->name, all, first));
        items++;
    }
    return items;
}

/* From the baseline on, or from when there was such an area or a figure of it; a baseline that was
 * given stands in for the figure of its month. */
static int begin(const struct standing *s)
{
    const struct programme *p = s->p;
    int from = p->geography.area[s->area].valid_from;

    if (from == PERIOD_NONE || from < p->baseline_period)
        from = p->baseline_period;
    for (size_t i = 0; i < s->n && s->rows[i].period <= from; i++)
        if (s->rows[i].actual != DECIMAL_NONE)
            return s->rows[i].period;
    return from + (from == p->baseline_period && s->n && s->rows[0].baseline != DECIMAL_NONE);
}

static void list_flows(const struct report *r, const struct standing *s, size_t *items)
{
    const struct observations *o = r->in->observations;
    const char *code = s->p->geography.area[s->area].area_code;

    for (size_t i = 0; i < o->n; i++) {
        const struct observation *x = &o->row[i];
        const struct measure *m = catalogue_measure(&s->p->catalogue, x->measure);

        if (x->status != 'c' || strcmp(x->area_code, code) || x->collected > r->in->period ||
            x->period <= r->in->period - MONTHS || m == s->p->measure)
            continue;
        document_paragraph(r->d, BLOCK_ITEM,
                           arena_format(r->a, "%s, %s, %s: suppressed by the sender.", s->name,
                                        words_month(r->a, x->period), m ? m->name : x->measure));
        ++*items;
    }
}

/* Are the areas below judged on the same series as this standing? Else they belong to another page.
 */
static bool same_series(const struct standing *s, const int *leaf, size_t n)
{
    return n && programme_headline(s->p, leaf[0]) == s->series;
}

/* What is missing of the smallest areas below; returns how many items were added. */
static size_t list_areas(const struct report *r, int area)
{
    const struct geography *g = &r->in->programme->geography;
    int *leaf = mem_new(g->n, sizeof *leaf);
    size_t n = geography_leaves(g, area, r->in->period, leaf), items = 0;

    for (size_t i = 0; i < n; i++) {
        struct standing part = standing_of(r->in, leaf[i], PROGRESS_HEADLINE);

        items += list_area(r, &part, r->in->period - MONTHS + 1);
        list_flows(r, &part, &items);
    }
    free(leaf);
    return items;
}

void section_missing(const struct report *r, const struct standing *s)
{
    const struct geography *g = &s->p->geography;
    int *leaf = mem_new(g->n, sizeof *leaf);
    size_t n = geography_leaves(g, s->area, r->in->period, leaf), items;
    bool sum = same_series(s, leaf, n);

    items = list_area(r, s, sum ? r->in->period - MONTHS + 1 : begin(s));
    if (!n)
        list_flows(r, s, &items);
    if (n) /* of those judged on another series too */
        items += list_areas(r, s->area);
    if (!items)
        document_paragraph(
            r->d, BLOCK_PARAGRAPH,
            sum ? "Nothing is missing: every area has a figure for each of the last 13 months."
                : arena_format(r->a,
                               "Nothing is missing: there is a figure for every month since %s.",
                               words_month(r->a, begin(s))));
    free(leaf);
}
