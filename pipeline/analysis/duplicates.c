/* One figure, given more than once in one month's collection. */
#include "checks.h"

#include "decimal.h"
#include "edition.h"
#include "period.h"

#include <stdlib.h>
#include <string.h>

/* What two files of one month and one kind say of each other: one finding for each month. */
struct overlap {
    const char *file, *other;
    int period;
    size_t n, differ;
    struct observation row, first; /* the first that differs, or else the first: of both files */
};

struct overlaps {
    struct overlap *row;
    size_t n, capacity;
};

/* The rows of one collection that give one figure, and which of them are not used. */
struct group {
    struct observation *row;
    size_t n;
    size_t *source; /* [n]: rows of one kind and edition have the same */
    bool *gone;     /* [n] */
    size_t *at;     /* [n]: room for a list of rows */
    struct overlaps *overlaps;
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

static void report(struct ingest *in, const struct programme *p, const struct observation *first,
                   const struct observation *row, bool equal)
{
    const struct measure *measure = catalogue_measure(&p->catalogue, row->measure);
    struct text message = {0};

    text_addf(&message, "the figure (%s) of ", measure->name);
    check_add_area(&message, p, row->area_code);
    text_add(&message, " for ");
    period_add_words(&message, row->period);
    text_add(&message, " stands already in ");
    check_add_place(&message, first);
    text_add(&message, equal ? " with the same value: used once"
                             : ": neither value is used; take one of them away");
    check_report(&in->findings, row, equal ? "duplicate_row" : "duplicate_month", message.data);
    text_free(&message);
}

static void add_value(struct text *t, const struct observation *o)
{
    if (o->value == DECIMAL_NONE)
        text_add(t, "suppressed");
    else
        check_add_value(t, o->value);
}

/* " (first the figure (Headcount) of Essex, line 14: 12 and 13)" */
static void add_first(struct text *t, const struct programme *p, const struct observation *row,
                      const struct observation *other)
{
    text_addf(t, " (first the figure (%s) of ",
              catalogue_measure(&p->catalogue, row->measure)->name);
    check_add_area(t, p, row->area_code);
    if (row->source_line)
        text_addf(t, ", line %zu", row->source_line);
    text_add(t, ": ");
    add_value(t, row);
    text_add(t, " and ");
    add_value(t, other);
    text_add(t, ")");
}

static void report_overlap(struct ingest *in, const struct programme *p, const struct overlap *o)
{
    bool turned = edition_is_copy(o->other) && !edition_is_copy(o->file);
    const char *file = turned ? o->other : o->file;
    struct text message = {0};

    text_addf(&message, "%zu figures for ", o->n);
    period_add_words(&message, o->period);
    text_addf(&message, " stand also in %s, ", turned ? o->file : o->other);
    if (!o->differ)
        text_add(&message, "with the same values: used once");
    else if (o->differ == o->n)
        text_add(&message, "with other values: neither value is used");
    else
        text_addf(&message, "%zu of them with %s: of %s neither value is used", o->differ,
                  o->differ == 1 ? "another value" : "other values",
                  o->differ == 1 ? "it" : "these");
    if (o->differ)
        add_first(&message, p, turned ? &o->first : &o->row, turned ? &o->row : &o->first);
    text_add(&message, "; take one of the files away, or name the later one as an edition, ending "
                       "in -v2, -final, -corrected or -revised");
    if (edition_is_copy(file))
        text_add(&message, " (a number in brackets, as copies have it, makes no edition)");
    findings_add(&in->findings,
                 &(struct finding){.check = o->differ ? "duplicate_month" : "duplicate_row",
                                   .file = file,
                                   .period = o->period,
                                   .message = message.data});
    text_free(&message);
}

static void note(struct overlaps *all, const struct observation *first,
                 const struct observation *row, bool equal)
{
    struct overlap *o = NULL;

    for (size_t i = all->n; i-- > 0 && !o;)
        if (all->row[i].period == row->period && all->row[i].file == row->source_file &&
            all->row[i].other == first->source_file)
            o = &all->row[i];
    if (!o) {
        all->row = mem_grow(all->row, &all->capacity, all->n + 1, sizeof *all->row);
        o = &all->row[all->n++];
        *o = (struct overlap){.file = row->source_file,
                              .other = first->source_file,
                              .period = row->period,
                              .row = *row,
                              .first = *first};
    }
    if (!equal && !o->differ) {
        o->row = *row;
        o->first = *first;
    }
    o->n++;
    o->differ += !equal;
}

/* Of a single figure its own place is told. */
static void report_overlaps(struct ingest *in, const struct programme *p, struct overlaps *all)
{
    for (size_t i = 0; i < all->n; i++) {
        const struct overlap *o = &all->row[i];

        if (o->n == 1)
            report(in, p, &o->first, &o->row, !o->differ);
        else
            report_overlap(in, p, o);
    }
    free(all->row);
}

/* An empty field contradicts nothing; what is suppressed does. */
static bool is_empty(const struct observation *o)
{
    return o->value == DECIMAL_NONE && o->status != 'c';
}

/* What an empty field has replaced, by a later edition. */
static void leave_replaced(struct group *g, size_t by)
{
    for (size_t i = 0; i < by; i++)
        g->gone[i] |= g->row[i].edition < g->row[by].edition &&
                      edition_same_kind(g->row[i].source_file, g->row[by].source_file);
}

/* Take the empty ones out of the list of n rows, where there are others; where these are of other
 * kinds, also what the empty ones replaced. Returns how many are left. */
static size_t leave_empty(struct group *g, size_t n, bool kinds)
{
    size_t kept = 0;

    for (size_t i = 0; i < n; i++)
        kept += !is_empty(&g->row[g->at[i]]);
    if (!kept || kept == n)
        return n;
    kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (!is_empty(&g->row[g->at[i]])) {
            g->at[kept++] = g->at[i];
            continue;
        }
        g->gone[g->at[i]] = true;
        if (kinds)
            leave_replaced(g, g->at[i]);
    }
    return kept;
}

/* The n rows of the list at[] say the same, or contradict each other. Equal values: one is kept.
 * Different values: nobody can tell which is right, so none is. Returns whether they
 * are equal. */
static bool settle(struct ingest *in, const struct programme *p, struct group *g, size_t n)
{
    const struct observation *o = &g->row[g->at[0]];
    size_t keep = g->at[0];
    bool equal = true;

    for (size_t i = 1; i < n; i++) {
        const struct observation *other = &g->row[g->at[i]];

        equal &= o->value == other->value && o->status == other->status;
        keep = other->edition > g->row[keep].edition ? g->at[i] : keep;
    }
    for (size_t i = 0; i < n; i++) {
        const struct observation *other = &g->row[g->at[i]];

        g->gone[g->at[i]] = !equal || g->at[i] != keep;
        if (i && o->source_file != other->source_file &&
            edition_is_akin(o->source_file, other->source_file))
            note(g->overlaps, o, other, equal);
        else if (i)
            report(in, p, o, other, equal);
    }
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
        n = leave_empty(g, n, false);
        if (n > 1)
            settle(in, p, g, n);
    }
    n = 0;
    for (size_t i = 0; i < g->n; i++)
        if (!g->gone[i] && !is_superseded(g, i))
            g->at[n++] = i;
    n = leave_empty(g, n, true);
    if (n > 1 && !settle(in, p, g, n)) /* nor is an edition that one of them replaces */
        memset(g->gone, true, g->n * sizeof *g->gone);
}

static size_t settle_rows(struct ingest *in, const struct programme *p, struct observation *row,
                          size_t n, struct overlaps *overlaps)
{
    struct group g = {.row = row, .n = n, .overlaps = overlaps};
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
    struct overlaps overlaps = {NULL, 0, 0};
    size_t kept = 0;

    for (size_t i = 0, n; i < o->n; i += n) {
        size_t keep = 1;

        for (n = 1; i + n < o->n && is_same(&o->row[i], &o->row[i + n]); n++)
            ;
        if (n > 1)
            keep = settle_rows(in, p, &o->row[i], n, &overlaps);
        if (kept != i)
            memmove(&o->row[kept], &o->row[i], keep * sizeof *o->row);
        kept += keep;
    }
    o->n = kept;
    report_overlaps(in, p, &overlaps);
}
