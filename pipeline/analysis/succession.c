/* Figures for the time before there was an area, from those that it came from. */
#include "ingest.h"

#include "decimal.h"
#include "period.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* An area that begins, and where it comes from. */
struct beginning {
    int area, period;
    const struct successor **from; /* the rows that lead to it then */
    size_t n;
};

struct work {
    struct ingest *in;
    const struct geography *g;
    const struct catalogue *catalogue;
    const char *file; /* what is said of where such a figure stands */
    struct observations made;
};

/* The rows that one is shared out with, itself among them: same area, period and level. */
static size_t together(const struct geography *g, const struct successor *s,
                       const struct successor **all)
{
    const struct successor *first;
    size_t n = geography_successors(g, s->from, &first), found = 0;

    for (size_t i = 0; i < n; i++)
        if (first[i].from_period == s->from_period &&
            !strcmp(g->area[first[i].to].level_name, g->area[s->to].level_name))
            all[found++] = &first[i];
    return found;
}

/* What of the value counts for s->to, so that all of them together count it once. */
static int64_t part_of(const struct work *w, const struct successor *s, int64_t value, bool whole)
{
    size_t most = w->g->n_successors, n;
    const struct successor **all = mem_new(most, sizeof *all);
    int64_t *share = mem_new(most, sizeof *share), *part = mem_new(most, sizeof *part);
    int64_t own = DECIMAL_NONE;

    n = together(w->g, s, all);
    for (size_t i = 0; i < n; i++)
        share[i] = all[i]->share;
    decimal_share(value, share, n, whole ? DECIMAL_ONE : 1, part);
    for (size_t i = 0; i < n; i++)
        if (all[i] == s)
            own = part[i];
    free(part);
    free(share);
    free(all);
    return own;
}

static const struct observation *find(const struct work *w, const struct observation *key, int area,
                                      int as_of)
{
    bool revised;

    return observations_find(&w->in->observations, key->series, key->measure,
                             w->g->area[area].area_code, key->period, as_of, &revised);
}

static bool same_key(const struct observation *a, const struct observation *b)
{
    return a->period == b->period && !strcmp(a->series, b->series) &&
           !strcmp(a->measure, b->measure) && !strcmp(a->area_code, b->area_code);
}

/* Has the area a figure, or any that it is made of? */
static bool has_figure(const struct work *w, const struct observation *key, int area)
{
    if (find(w, key, area, INT_MAX))
        return true;
    for (size_t i = 0; i < w->g->n; i++)
        if ((w->g->area[i].parent == area || w->g->area[i].whole == area) &&
            has_figure(w, key, (int)i))
            return true;
    return false;
}

/* The figure as it was known in a month; DECIMAL_NONE when it was not. */
static int64_t figure(const struct work *w, const struct beginning *b,
                      const struct observation *key, int as_of)
{
    const struct measure *measure = catalogue_measure(w->catalogue, key->measure);
    int64_t sum = 0;

    for (size_t i = 0; i < b->n; i++) {
        const struct observation *o = find(w, key, b->from[i]->from, as_of);

        if (!o || o->value == DECIMAL_NONE)
            return DECIMAL_NONE;
        sum = decimal_plus(sum, part_of(w, b->from[i], o->value,
                                        measure->whole_numbers && !(o->value % DECIMAL_ONE)));
    }
    return sum;
}

/* The next month after `last` in which a figure of one of the areas before was collected. */
static int next_collected(const struct work *w, const struct beginning *b,
                          const struct observation *key, int last)
{
    const struct observation *end = w->in->observations.row + w->in->observations.n;
    int next = INT_MAX;

    for (size_t i = 0; i < b->n; i++) {
        const struct observation *o = find(w, key, b->from[i]->from, INT_MAX);

        for (; o && o > w->in->observations.row && same_key(o - 1, o); o--)
            ;
        for (const struct observation *first = o; o && o < end && same_key(o, first); o++)
            if (o->collected > last && o->collected < next)
                next = o->collected;
    }
    return next;
}

/* Why there is no figure: one that it was made of is suppressed, or is not there any more. */
static char status_without(const struct work *w, const struct beginning *b,
                           const struct observation *key, int as_of)
{
    for (size_t i = 0; i < b->n; i++) {
        const struct observation *o = find(w, key, b->from[i]->from, as_of);

        if (o && o->value == DECIMAL_NONE && o->status == 'c')
            return 'c';
    }
    return 'x';
}

/* One figure, as it was known from each month on. */
static void make(struct work *w, const struct beginning *b, const struct observation *key)
{
    int64_t before = DECIMAL_NONE;
    int collected = next_collected(w, b, key, INT_MIN);

    for (; collected != INT_MAX; collected = next_collected(w, b, key, collected)) {
        int64_t value = figure(w, b, key, collected);

        if (value == before)
            continue;
        before = value;
        observations_add(&w->made,
                         &(struct observation){.period = key->period,
                                               .collected = collected,
                                               .area_code = w->g->area[b->area].area_code,
                                               .series = key->series,
                                               .measure = key->measure,
                                               .value = value,
                                               .status = value == DECIMAL_NONE
                                                             ? status_without(w, b, key, collected)
                                                             : 'e',
                                               .source_file = w->file});
    }
}

static bool is_before(const struct work *w, const struct beginning *b, int period)
{
    int open = w->g->area[b->area].valid_from;

    return period < b->period && (open == PERIOD_NONE || period < open);
}

/* All figures of the first of the areas before, each once. */
static void make_all(struct work *w, const struct beginning *b)
{
    const struct observations *all = &w->in->observations;
    const char *code = w->g->area[b->from[0]->from].area_code;

    for (size_t i = 0; i < all->n; i++) {
        const struct observation *o = &all->row[i];

        if (strcmp(o->area_code, code) != 0 || (i && same_key(o - 1, o)) ||
            !is_before(w, b, o->period) || has_figure(w, o, b->area))
            continue;
        make(w, b, o);
    }
}

/* Are the shares known by which the areas before are shared out? */
static bool is_known(const struct geography *g, const struct beginning *b)
{
    const struct successor **all = mem_new(g->n_successors, sizeof *all);
    bool known = true;

    for (size_t i = 0; i < b->n; i++) {
        size_t n = together(g, b->from[i], all);

        for (size_t k = 0; k < n; k++)
            known &= all[k]->share != DECIMAL_NONE;
    }
    free(all);
    return known;
}

/* The areas that begin, in the order of time. */
static int by_period(const void *x, const void *y)
{
    const struct successor *const *a = x, *const *b = y;

    if ((*a)->from_period != (*b)->from_period)
        return (*a)->from_period > (*b)->from_period ? 1 : -1;
    if ((*a)->to != (*b)->to)
        return (*a)->to > (*b)->to ? 1 : -1;
    return (*a > *b) - (*a < *b);
}

/* So that they are found by those that begin later. */
static void keep(struct work *w)
{
    if (!w->made.n)
        return;
    observations_join(&w->in->observations, &w->made);
    observations_sort(&w->in->observations);
}

/* Where the figures of an area's own begin behind those that were made, there is a break. */
static void mark_breaks(struct work *w)
{
    struct observation *row = w->in->observations.row;

    for (size_t i = 1; i < w->in->observations.n; i++) {
        const struct observation *before = &row[i - 1];

        if (before->source_file != w->file || row[i].source_file == w->file ||
            strcmp(before->area_code, row[i].area_code) != 0 ||
            strcmp(before->series, row[i].series) != 0 ||
            strcmp(before->measure, row[i].measure) != 0)
            continue;
        for (size_t k = i; k < w->in->observations.n && same_key(&row[k], &row[i]); k++)
            if (!row[k].status)
                row[k].status = 'b';
    }
}

void ingest_succeed(struct ingest *in, const struct programme *p)
{
    const struct geography *g = &p->geography;
    struct work w = {.in = in, .g = g, .catalogue = &p->catalogue};
    const struct successor **s;

    if (g->successors_told)
        return;
    s = mem_new(g->n_successors, sizeof *s);
    w.file = arena_text(&in->observations.texts, g->successors_name);
    for (size_t i = 0; i < g->n_successors; i++)
        s[i] = &g->successor[i];
    if (g->n_successors)
        qsort(s, g->n_successors, sizeof *s, by_period);
    for (size_t i = 0, n; i < g->n_successors; i += n) {
        struct beginning b = {s[i]->to, s[i]->from_period, &s[i], 0};

        for (n = 1;
             i + n < g->n_successors && s[i + n]->to == b.area && s[i + n]->from_period == b.period;
             n++)
            ;
        b.n = n;
        if (is_known(g, &b))
            make_all(&w, &b);
        keep(&w);
    }
    mark_breaks(&w);
    observations_free(&w.made);
    free(s);
}
