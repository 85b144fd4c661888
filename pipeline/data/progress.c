#include "progress.h"

#include "decimal.h"
#include "record.h"

#include <stdlib.h>

const int progress_spans[PROGRESS_SPANS] = {3, 6, 12};

#define AT(field) offsetof(struct progress, field)

static const struct record_column columns[] = {
    {"report_period", RECORD_PERIOD, AT(report_period), NULL},
    {"area_code", RECORD_AREA, AT(area), NULL},
    {"area_name", RECORD_NAME, AT(area), NULL},
    {"level", RECORD_LEVEL, AT(area), NULL},
    {"series", RECORD_SERIES, AT(series), NULL},
    {"role", RECORD_WORD, AT(role), "headline;summed;beside;published"},
    {"period", RECORD_PERIOD, AT(period), NULL},
    {"actual_%", RECORD_DECIMAL, AT(actual), NULL},
    {"status", RECORD_CHAR, AT(status), NULL},
    {"areas_present", RECORD_COUNT, AT(areas_present), NULL},
    {"areas_expected", RECORD_COUNT, AT(areas_expected), NULL},
    {"baseline_%", RECORD_DECIMAL, AT(baseline), NULL},
    {"trajectory_%", RECORD_DECIMAL, AT(trajectory), NULL},
    {"trajectory_basis", RECORD_WORD, AT(basis), TRAJECTORY_BASES},
    {"trajectory_version", RECORD_INT, AT(version), NULL},
    {"trajectory_agreed", RECORD_PERIOD, AT(agreed), NULL},
    {"first_trajectory_%", RECORD_DECIMAL, AT(first_trajectory), NULL},
    {"target_%", RECORD_DECIMAL, AT(target), NULL},
    {"growth_%", RECORD_DECIMAL, AT(growth), NULL},
    {"growth_share_pct", RECORD_DOUBLE, AT(growth_share_pct), NULL},
    {"gap_%", RECORD_DECIMAL, AT(gap), NULL},
    {"target_gap_%", RECORD_DECIMAL, AT(target_gap), NULL},
    {"months_left", RECORD_INT, AT(months_left), NULL},
    {"required_%_per_month", RECORD_DOUBLE, AT(required_per_month), NULL},
    {"achieved_3_%_per_month", RECORD_DOUBLE, AT(achieved_per_month[0]), NULL},
    {"achieved_6_%_per_month", RECORD_DOUBLE, AT(achieved_per_month[1]), NULL},
    {"achieved_12_%_per_month", RECORD_DOUBLE, AT(achieved_per_month[2]), NULL},
    {"parts_%", RECORD_DECIMAL, AT(parts), NULL},
    {"unexplained_%", RECORD_DECIMAL, AT(unexplained), NULL},
    {"source_file", RECORD_TEXT, AT(source_file), NULL},
    {"source_line", RECORD_LINE, AT(source_line), NULL},
    {"note", RECORD_NOTICE, AT(series), NULL},
};

static const struct record_type type = {columns, sizeof columns / sizeof columns[0],
                                        sizeof(struct progress)};

void progress_add(struct progress_table *t, const struct progress *row)
{
    t->row = mem_grow(t->row, &t->capacity, t->n + 1, sizeof *t->row);
    t->row[t->n++] = *row;
}

int progress_write(const struct progress_table *t, const struct programme *p, const char *path)
{
    return record_write(&type, p, t->row, t->n, path);
}

int progress_read(struct progress_table *t, const struct programme *p, const char *path)
{
    void *rows;

    *t = (struct progress_table){0};
    if (record_read(&type, p, &t->texts, &rows, &t->n, path)) {
        progress_free(t);
        return -1;
    }
    t->row = rows;
    return 0;
}

void progress_free(struct progress_table *t)
{
    free(t->row);
    arena_free(&t->texts);
    *t = (struct progress_table){0};
}

const struct progress *progress_rows(const struct progress_table *t, int area,
                                     enum progress_role role, const struct series *series,
                                     size_t *n)
{
    const struct progress *first = NULL;

    *n = 0;
    for (size_t i = 0; i < t->n; i++) {
        const struct progress *r = &t->row[i];

        if (r->area != area || r->role != (int)role || (series && r->series != series))
            continue;
        if (!first)
            first = r;
        ++*n;
    }
    return first;
}

const struct progress *progress_latest(const struct progress *rows, size_t n)
{
    while (n-- > 0)
        if (rows[n].actual != DECIMAL_NONE)
            return &rows[n];
    return NULL;
}

const struct progress *progress_at(const struct progress *rows, size_t n, int period)
{
    for (size_t i = 0; i < n; i++)
        if (rows[i].period == period)
            return &rows[i];
    return NULL;
}
