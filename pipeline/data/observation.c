#include "observation.h"

#include "csvread.h"
#include "decimal.h"
#include "edition.h"
#include "outfile.h"
#include "period.h"
#include "record.h"
#include "table.h"

#include <stdlib.h>
#include <string.h>

void observations_add(struct observations *o, const struct observation *row)
{
    o->row = mem_grow(o->row, &o->capacity, o->n + 1, sizeof *o->row);
    o->row[o->n++] = *row;
}

void observations_reserve(struct observations *o, size_t more)
{
    o->row = mem_grow(o->row, &o->capacity, o->n + more, sizeof *o->row);
}

/* Ingest keeps each text once, so that most comparisons need not look at it. */
static int by_text(const char *a, const char *b)
{
    return a == b ? 0 : strcmp(a, b);
}

int observation_compare(const struct observation *a, const struct observation *b)
{
    int d = by_text(a->series, b->series);

    if (!d)
        d = by_text(a->measure, b->measure);
    if (!d)
        d = by_text(a->area_code, b->area_code);
    return d ? d : (a->period > b->period) - (a->period < b->period);
}

bool observation_is_same(const struct observation *a, const struct observation *b)
{
    return !observation_compare(a, b);
}

static int by_all(const void *x, const void *y)
{
    const struct observation *a = x, *b = y;
    int d = observation_compare(a, b);

    if (!d)
        d = (a->collected > b->collected) - (a->collected < b->collected);
    if (!d)
        d = (a->edition > b->edition) - (a->edition < b->edition);
    if (!d)
        d = by_text(a->source_file, b->source_file);
    return d ? d : (a->source_line > b->source_line) - (a->source_line < b->source_line);
}

void observations_join(struct observations *o, struct observations *more)
{
    if (!o->n) { /* the usual case of one large file: no copy */
        struct observations none = *o;

        *o = *more;
        *more = none;
    } else if (more->n) {
        o->row = mem_grow(o->row, &o->capacity, o->n + more->n, sizeof *o->row);
        memcpy(o->row + o->n, more->row, more->n * sizeof *o->row);
        o->n += more->n;
        more->n = 0;
    }
    arena_join(&o->texts, &more->texts);
}

void observations_sort(struct observations *o)
{
    if (o->n)
        qsort(o->row, o->n, sizeof *o->row, by_all);
}

/* Of rows in their order many a neighbour is of the same area, series and measure, and from the
 * same file: those fields as they are written. */
struct written {
    const struct observation *of;
    struct text key, file, note;
};

static bool is_written(const struct written *w, const struct observation *r)
{
    return w->of && w->of->area_code == r->area_code && w->of->series == r->series &&
           w->of->measure == r->measure && w->of->source_file == r->source_file;
}

static void write_shared(struct written *w, const struct programme *p, const struct observation *r)
{
    const struct series *series = catalogue_series(&p->catalogue, r->series);

    w->of = r;
    text_clear(&w->key);
    csv_add_outside_field(&w->key, r->area_code);
    text_add(&w->key, ",");
    csv_add_outside_field(&w->key, r->series);
    text_add(&w->key, ",");
    csv_add_outside_field(&w->key, r->measure);
    text_clear(&w->file);
    csv_add_outside_field(&w->file, r->source_file);
    text_clear(&w->note);
    csv_add_outside_field(&w->note, series ? series->notice : "");
}

static void add_text(struct text *t, const struct text *more)
{
    text_add_bytes(t, more->data, more->len);
    text_add_bytes(t, ",", 1);
}

static void add_collected(struct text *t, const struct observation *r)
{
    period_add(t, r->collected);
    if (edition_day(r->edition))
        text_addf(t, "-%02d", edition_day(r->edition));
}

static void write_row(struct text *t, const struct written *w, const struct observation *r)
{
    period_add(t, r->period);
    text_add(t, ",");
    add_text(t, &w->key);
    decimal_add(t, r->value);
    text_add(t, ",");
    text_add_bytes(t, &r->status, r->status != '\0');
    text_add(t, ",");
    add_collected(t, r);
    text_add(t, ",");
    add_text(t, &w->file);
    if (r->source_line)
        text_add_whole(t, r->source_line);
    text_add(t, ",");
    text_add_whole(t, r->source_field);
    text_add(t, ",");
    edition_add(t, r->edition);
    text_add(t, ",");
    text_add_bytes(t, w->note.data, w->note.len);
    text_add(t, "\n");
}

int observations_write(const struct observations *o, const struct programme *p, const char *path)
{
    struct outfile out = {0};
    struct written w = {.of = NULL};

    outfile_begin(&out, path);
    text_add(&out.text, "period,area_code,series,measure,value,status,collected,source_file,"
                        "source_line,source_field,edition,note\n");
    for (size_t i = 0; i < o->n; i++) {
        if (!is_written(&w, &o->row[i]))
            write_shared(&w, p, &o->row[i]);
        write_row(&out.text, &w, &o->row[i]);
        outfile_pass(&out);
    }
    text_free(&w.key);
    text_free(&w.file);
    text_free(&w.note);
    return outfile_end(&out);
}

enum {
    PERIOD,
    AREA,
    SERIES,
    MEASURE,
    VALUE,
    STATUS,
    COLLECTED,
    EDITION,
    FILE_NAME,
    LINE,
    FIELD,
    COLUMNS
};

static const char *read_text(struct observations *o, const struct table *t, size_t row, int column)
{
    return arena_text(&o->texts, csv_outside_text(table_text(t, row, column)));
}

static int read_edition(const struct table *t, size_t row, const int *c, int *edition)
{
    const char *date = table_text(t, row, c[COLLECTED]);

    *edition =
        edition_parse(table_text(t, row, c[EDITION]), strlen(date) == 10 ? atoi(date + 8) : 0);
    if (*edition != EDITION_NONE)
        return 0;
    table_fault(t, row, c[EDITION], "is no edition");
    return -1;
}

static int read_row(struct observations *o, const struct table *t, size_t row, const int *c)
{
    struct observation r = {.source_column = NULL};
    long line, field;

    if (table_period(t, row, c[PERIOD], &r.period) ||
        table_period(t, row, c[COLLECTED], &r.collected) ||
        table_decimal(t, row, c[VALUE], &r.value) || table_whole(t, row, c[LINE], 0, &line) ||
        table_whole(t, row, c[FIELD], 0, &field))
        return -1;
    if (read_edition(t, row, c, &r.edition))
        return -1;
    r.area_code = read_text(o, t, row, c[AREA]);
    r.series = read_text(o, t, row, c[SERIES]);
    r.measure = read_text(o, t, row, c[MEASURE]);
    r.status = table_text(t, row, c[STATUS])[0];
    r.source_file = read_text(o, t, row, c[FILE_NAME]);
    r.source_line = (size_t)line;
    r.source_field = (size_t)field;
    observations_add(o, &r);
    return 0;
}

int observations_read(struct observations *o, const char *path)
{
    static const char *const names[] = {"period",      "area_code",   "series",      "measure",
                                        "value",       "status",      "collected",   "edition",
                                        "source_file", "source_line", "source_field"};
    struct table t;
    int c[COLUMNS], result;

    *o = (struct observations){0};
    if (table_read(&t, path)) {
        record_hint(path);
        return -1;
    }
    result = table_columns(&t, names, COLUMNS, c);
    for (size_t i = 0; !result && i < t.rows; i++)
        result = read_row(o, &t, i, c);
    table_free(&t);
    if (result)
        record_hint(path);
    if (result)
        observations_free(o);
    else
        observations_sort(o);
    return result;
}

void observations_free(struct observations *o)
{
    free(o->row);
    arena_free(&o->texts);
    *o = (struct observations){0};
}

const struct observation *observations_find(const struct observations *o, const char *series,
                                            const char *measure, const char *area_code, int period,
                                            int as_of, bool *revised)
{
    struct observation key = {
        .series = series, .measure = measure, .area_code = area_code, .period = period};
    const struct observation *found = NULL;
    size_t low = 0, high = o->n;

    *revised = false;
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (observation_compare(&o->row[middle], &key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < o->n && !observation_compare(&o->row[low], &key); low++) {
        if (o->row[low].collected > as_of)
            break;
        if (found && found->value != o->row[low].value && found->value != DECIMAL_NONE)
            *revised = true;
        found = &o->row[low];
    }
    return found;
}
