/* One figure, given more than once in one month's collection. */
#include "checks.h"

#include "edition.h"
#include "period.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The rows of one collection that give one figure, and which of them are not used. */
struct group {
    struct observation *row;
    size_t n;
    size_t *source; /* [n]: rows of one kind and edition have the same */
    bool *gone;     /* [n] */
    size_t *at;     /* [n]: room for a list of rows */
};

static bool is_same(const struct observation *a, const struct observation *b)
{
    return a->collected == b->collected && observation_is_same(a, b);
}

static bool is_one_source(const struct observation *a, const struct observation *b)
{
    return a->source_file == b->source_file ||
           (a->edition == b->edition && edition_same_kind(a->source_file, b->source_file));
}

/* Rows of one file stand together: few of them are looked at. */
static void find_sources(struct group *g)
{
    for (size_t i = 0; i < g->n; i++) {
        g->source[i] = i;
        if (i && g->row[i].source_file == g->row[i - 1].source_file) {
            g->source[i] = g->source[i - 1];
            continue;
        }
        for (size_t j = 0; j < i; j++)
            if (g->source[j] == j && is_one_source(&g->row[i], &g->row[j])) {
                g->source[i] = j;
                break;
            }
    }
}

/* The n rows of the list at[] say the same, or contradict each other. Equal values: one is kept.
 * Different values: nobody can tell which is right, so none is. Returns whether they
 * are equal. */
static bool settle(struct ingest *in, const struct programme *p, struct group *g, size_t n)
{
    const struct observation *o = &g->row[g->at[0]];
    const struct measure *measure = catalogue_measure(&p->catalogue, o->measure);
    struct text area = {0}, month = {0}, place = {0};
    size_t keep = g->at[0];
    bool equal = true;
    char message[1024];

    check_add_area(&area, p, o->area_code);
    period_add_words(&month, o->period);
    check_add_place(&place, o);
    for (size_t i = 1; i < n; i++) {
        const struct observation *other = &g->row[g->at[i]];

        equal &= o->value == other->value && o->status == other->status;
        keep = other->edition > g->row[keep].edition ? g->at[i] : keep;
    }
    for (size_t i = 0; i < n; i++) {
        g->gone[g->at[i]] = !equal || g->at[i] != keep;
        if (!i)
            continue;
        snprintf(message, sizeof message, "the figure (%s) of %s for %s stands already in %s%s",
                 measure->name, area.data, month.data, place.data,
                 equal ? " with the same value: used once"
                       : ": neither value is used; take one of them away");
        check_report(&in->findings, &g->row[g->at[i]], equal ? "duplicate_row" : "duplicate_month",
                     message);
    }
    text_free(&area);
    text_free(&month);
    text_free(&place);
    return equal;
}

/* Is there a later edition of the same kind? */
static bool is_superseded(const struct group *g, size_t i)
{
    for (size_t j = g->n; j-- > 0 && g->row[j].edition > g->row[i].edition;)
        if (!g->gone[j] && edition_same_kind(g->row[i].source_file, g->row[j].source_file))
            return true;
    return false;
}

/* First what each edition says twice, then what the latest of each kind say of each other. */
static void settle_group(struct ingest *in, const struct programme *p, struct group *g)
{
    size_t n;

    find_sources(g);
    for (size_t i = 0; i < g->n; i++) {
        if (g->source[i] != i)
            continue;
        n = 0;
        for (size_t j = i; j < g->n; j++)
            if (g->source[j] == i)
                g->at[n++] = j;
        if (n > 1)
            settle(in, p, g, n);
    }
    n = 0;
    for (size_t i = 0; i < g->n; i++)
        if (!g->gone[i] && !is_superseded(g, i))
            g->at[n++] = i;
    if (n > 1 && !settle(in, p, g, n)) /* nor is an edition that one of them replaces */
        memset(g->gone, true, g->n * sizeof *g->gone);
}

static size_t settle_rows(struct ingest *in, const struct programme *p, struct observation *row,
                          size_t n)
{
    struct group g = {.row = row, .n = n};
    size_t kept = 0;

    g.source = mem_new(n, sizeof *g.source);
    g.at = mem_new(n, sizeof *g.at);
    g.gone = mem_new(n, sizeof *g.gone);
    settle_group(in, p, &g);
    for (size_t i = 0; i < n; i++)
        if (!g.gone[i])
            row[kept++] = row[i];
    free(g.source);
    free(g.at);
    free(g.gone);
    return kept;
}

void check_duplicates(struct ingest *in, const struct programme *p)
{
    struct observations *o = &in->observations;
    size_t kept = 0;

    for (size_t i = 0, n; i < o->n; i += n) {
        size_t keep = 1;

        for (n = 1; i + n < o->n && is_same(&o->row[i], &o->row[i + n]); n++)
            ;
        if (n > 1)
            keep = settle_rows(in, p, &o->row[i], n);
        if (kept != i)
            memmove(&o->row[kept], &o->row[i], keep * sizeof *o->row);
        kept += keep;
    }
    o->n = kept;
}
