#include "quality_score.h"

#include "decimal.h"
#include "figure.h"
#include "period.h"
#include "record.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* The findings that are about figures of areas, by area and month. */
struct about {
    int area, period;
    const struct finding *finding;
};

struct work {
    const struct senders *s;
    const struct programme *p;
    const struct observations *o;
    const struct findings *f;
    struct about *about;
    size_t n;
    struct quality_scores *q;
    int first, last; /* months of the series in hand */
    int *due;        /* [n_measures * months]: when a cell of it was due */
};

enum { MONTHS_AHEAD = 12 }; /* a later month in a file's name is a slip */

static int by_area(const void *a, const void *b)
{
    const struct about *x = a, *y = b;

    return x->area != y->area ? (x->area > y->area) - (x->area < y->area)
                              : (x->period > y->period) - (x->period < y->period);
}

static void index_findings(struct work *w)
{
    w->about = mem_new(w->f->n, sizeof *w->about);
    for (size_t i = 0; i < w->f->n; i++) {
        const struct finding *f = &w->f->row[i];
        int area = senders_area(w->s, f->area_code);

        if (area >= 0 && f->period != PERIOD_NONE)
            w->about[w->n++] = (struct about){area, f->period, f};
    }
    if (w->n)
        qsort(w->about, w->n, sizeof *w->about, by_area);
}

/* The first finding about the area and month; the others follow. */
static size_t first_about(const struct work *w, int area, int period)
{
    const struct about key = {area, period, NULL};
    size_t low = 0, high = w->n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (by_area(&w->about[middle], &key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_of_measure(const struct finding *f, const struct measure *m)
{
    return !*f->measure || !strcmp(f->measure, m->measure);
}

/* Where the month in which a cell was due stands. */
static int *due(const struct work *w, const struct measure *m, int period)
{
    size_t months = (size_t)(w->last - w->first + 1);

    return &w->due[(size_t)(m - w->p->catalogue.measure) * months + (size_t)(period - w->first)];
}

/* Add what became of one cell. */
static void take_cell(const struct work *w, struct quality_row *row, const struct measure *m)
{
    int until = *due(w, m, row->period);
    const char *series = row->series->series;
    struct figure last = figure_of(w->p, w->o, series, m->measure, row->area, row->period, INT_MAX);
    struct figure then = figure_of(w->p, w->o, series, m->measure, row->area, row->period, until);
    bool valid = last.value != DECIMAL_NONE || last.status == 'c', refused = false, warned = false;
    bool on_time = then.value != DECIMAL_NONE || then.status == 'c';

    for (size_t i = first_about(w, row->area, row->period);
         i < w->n && w->about[i].area == row->area && w->about[i].period == row->period; i++) {
        const struct finding *f = w->about[i].finding;
        int month = senders_month(f->file);

        if (!is_of_measure(f, m))
            continue;
        warned |= f->severity == SEVERITY_WARNING;
        if (valid || !finding_refuses(f))
            continue;
        refused = true;
        on_time |= month == PERIOD_NONE || month <= until;
    }
    row->expected++;
    row->received += valid || refused;
    row->on_time += on_time;
    row->valid += valid;
    row->warned += valid && warned;
    row->sound += valid && on_time && !warned;
}

static int64_t score(size_t valid, size_t sound, size_t expected)
{
    return decimal_times(100 * DECIMAL_ONE, (int64_t)(valid + sound), (int64_t)(2 * expected));
}

static void add_area(struct work *w, const struct series *series, int area, int period)
{
    struct quality_scores *q = w->q;
    struct quality_row row = {.period = period, .area = area, .series = series};
    const struct catalogue *c = &w->p->catalogue;

    for (size_t m = 0; m < c->n_measures; m++)
        if (catalogue_lists(series->expected_measures, c->measure[m].measure))
            take_cell(w, &row, &c->measure[m]);
    if (!row.expected)
        return;
    row.score = score(row.valid, row.sound, row.expected);
    q->row = mem_grow(q->row, &q->capacity, q->n + 1, sizeof *q->row);
    q->row[q->n++] = row;
}

static void add_month(struct work *w, const struct series *series, int period)
{
    const struct geography *g = &w->p->geography;
    struct quality_scores *q = w->q;
    size_t first = q->n, valid = 0, sound = 0, expected = 0;

    for (size_t a = 0; a < g->n; a++)
        if (!strcmp(g->area[a].level_name, series->expected_level) && g->area[a].whole < 0 &&
            geography_open(g, (int)a, period))
            add_area(w, series, (int)a, period);
    for (size_t i = first; i < q->n; i++) {
        valid += q->row[i].valid;
        sound += q->row[i].sound;
        expected += q->row[i].expected;
    }
    for (size_t i = first; i < q->n; i++)
        q->row[i].all_areas = score(valid, sound, expected);
}

/* A month in which all was refused was collected too. */
static void widen(struct work *w, const struct series *series)
{
    int most = w->last + MONTHS_AHEAD;

    for (size_t i = 0; i < w->f->n; i++) {
        const struct finding *f = &w->f->row[i];
        int month = f->severity == SEVERITY_ERROR ? senders_month(f->file) : PERIOD_NONE;
        const struct sender_kind *kind;

        if (month == PERIOD_NONE || month <= w->last || month > most)
            continue;
        kind = senders_kind(w->s, f->file);
        if (kind && kind->series[series - w->p->catalogue.series])
            w->last = month;
    }
}

/* The months of the series; none when last < first. */
static void find_months(struct work *w, const struct series *series)
{
    int begun = INT_MAX, earliest = programme_earliest(w->p, series);

    w->first = w->last = PERIOD_NONE;
    for (size_t i = 0; i < w->o->n; i++) {
        const struct observation *o = &w->o->row[i];

        if (strcmp(o->series, series->series) || o->period < earliest)
            continue;
        w->last = o->period > w->last ? o->period : w->last;
        if (o->collected < begun || (o->collected == begun && o->period > w->first))
            w->first = o->period;
        begun = o->collected < begun ? o->collected : begun;
    }
    if (w->last != PERIOD_NONE)
        widen(w, series);
}

static void find_due(struct work *w, const struct series *series)
{
    const struct catalogue *c = &w->p->catalogue;
    size_t months = (size_t)(w->last - w->first + 1);

    for (size_t i = 0; i < months * c->n_measures; i++)
        w->due[i] = INT_MAX;
    for (size_t i = 0; i < w->o->n; i++) {
        const struct observation *o = &w->o->row[i];
        const struct measure *m = catalogue_measure(c, o->measure);

        if (m && !strcmp(o->series, series->series) && o->period >= w->first &&
            o->collected < *due(w, m, o->period))
            *due(w, m, o->period) = o->collected;
    }
    for (size_t i = 0; i < months * c->n_measures; i++) {
        int period = w->first + (int)(i % months);

        if (w->due[i] == INT_MAX || w->due[i] < period)
            w->due[i] = period;
    }
}

static void add_series(struct work *w, const struct series *series)
{
    find_months(w, series);
    if (w->last == PERIOD_NONE || w->last < w->first)
        return;
    w->due = mem_new((size_t)(w->last - w->first + 1) * w->p->catalogue.n_measures, sizeof *w->due);
    find_due(w, series);
    for (int period = w->first; period <= w->last; period++)
        add_month(w, series, period);
    free(w->due);
}

void quality_make(struct quality_scores *q, const struct senders *s, const struct observations *o,
                  const struct findings *f)
{
    struct work w = {.s = s, .p = s->programme, .o = o, .f = f, .q = q};
    const struct catalogue *c = &s->programme->catalogue;

    *q = (struct quality_scores){0};
    index_findings(&w);
    for (size_t i = 0; i < c->n_series; i++)
        if (*c->series[i].expected_level)
            add_series(&w, &c->series[i]);
    free(w.about);
}

void quality_free(struct quality_scores *q)
{
    free(q->row);
    *q = (struct quality_scores){0};
}

#define AT(member) offsetof(struct quality_row, member)

static const struct record_column columns[] = {
    {"period", RECORD_PERIOD, AT(period), NULL},
    {"area_code", RECORD_AREA, AT(area), NULL},
    {"area_name", RECORD_NAME, AT(area), NULL},
    {"series", RECORD_SERIES, AT(series), NULL},
    {"expected_cells", RECORD_COUNT, AT(expected), NULL},
    {"received_cells", RECORD_COUNT, AT(received), NULL},
    {"on_time_cells", RECORD_COUNT, AT(on_time), NULL},
    {"valid_cells", RECORD_COUNT, AT(valid), NULL},
    {"warned_cells", RECORD_COUNT, AT(warned), NULL},
    {"sound_cells", RECORD_COUNT, AT(sound), NULL},
    {QUALITY_FORMULA, RECORD_DECIMAL, AT(score), NULL},
    {"all_areas_score_pct", RECORD_DECIMAL, AT(all_areas), NULL},
    {"note", RECORD_NOTICE, AT(series), NULL},
};

int quality_write(const struct quality_scores *q, const struct programme *p, const char *path)
{
    static const struct record_type type = {columns, sizeof columns / sizeof columns[0],
                                            sizeof(struct quality_row)};

    return record_write(&type, p, q->row, q->n, path);
}
