#include "scorecard.h"

#include "record.h"

#include <stdlib.h>

const int score_spans[SCORE_SPANS] = {3, 6, 12};

#define AT(field) offsetof(struct score, field)

static const struct record_column columns[] = {
    {"report_period", RECORD_PERIOD, AT(report_period), NULL},
    {"area_code", RECORD_AREA, AT(area), NULL},
    {"area_name", RECORD_NAME, AT(area), NULL},
    {"series", RECORD_SERIES, AT(series), NULL},
    {"method", RECORD_WORD, AT(method), FORECAST_METHODS},
    {"months_ahead", RECORD_INT, AT(months_ahead), NULL},
    {"forecasts", RECORD_COUNT, AT(forecasts), NULL},
    {"mean_error_%", RECORD_DOUBLE, AT(mean_error), NULL},
    {"mean_absolute_error_%", RECORD_DOUBLE, AT(mean_absolute_error), NULL},
    {"within_80", RECORD_COUNT, AT(within_80), NULL},
    {"within_95", RECORD_COUNT, AT(within_95), NULL},
    {"note", RECORD_NOTICE, AT(series), NULL},
};

static const struct record_type type = {columns, sizeof columns / sizeof columns[0],
                                        sizeof(struct score)};

void scorecard_add(struct scorecard *s, const struct score *row)
{
    s->row = mem_grow(s->row, &s->capacity, s->n + 1, sizeof *s->row);
    s->row[s->n++] = *row;
}

int scorecard_write(const struct scorecard *s, const struct programme *p, const char *path)
{
    return record_write(&type, p, s->row, s->n, path);
}

int scorecard_read(struct scorecard *s, const struct programme *p, const char *path)
{
    void *rows;

    *s = (struct scorecard){0};
    if (record_read(&type, p, &s->texts, &rows, &s->n, path)) {
        scorecard_free(s);
        return -1;
    }
    s->row = rows;
    return 0;
}

void scorecard_free(struct scorecard *s)
{
    free(s->row);
    arena_free(&s->texts);
    *s = (struct scorecard){0};
}

const struct score *scorecard_find(const struct scorecard *s, int area, const struct series *series,
                                   enum forecast_method method, int months_ahead)
{
    for (size_t i = 0; i < s->n; i++)
        if (s->row[i].area == area && s->row[i].series == series &&
            s->row[i].method == (int)method && s->row[i].months_ahead == months_ahead)
            return &s->row[i];
    return NULL;
}
