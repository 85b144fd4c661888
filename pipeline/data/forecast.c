#include "forecast.h"

#include "record.h"

#include <stdlib.h>

#define REASONS  ";deadline_reached;no_figures;too_few_months;parts_missing"
#define STATUSES "grey;red;amber;green"

#define AT(field) offsetof(struct forecast, field)

static const struct record_column forecast_columns[] = {
    {"report_period", RECORD_PERIOD, AT(report_period), NULL},
    {"area_code", RECORD_AREA, AT(area), NULL},
    {"area_name", RECORD_NAME, AT(area), NULL},
    {"series", RECORD_SERIES, AT(series), NULL},
    {"method", RECORD_WORD, AT(method), FORECAST_METHODS},
    {"shown", RECORD_WORD, AT(shown), "no;yes"},
    {"origin", RECORD_PERIOD, AT(origin), NULL},
    {"period", RECORD_PERIOD, AT(period), NULL},
    {"mean_%", RECORD_DOUBLE, AT(mean), NULL},
    {"lo95_%", RECORD_DOUBLE, AT(lo95), NULL},
    {"lo80_%", RECORD_DOUBLE, AT(lo80), NULL},
    {"hi80_%", RECORD_DOUBLE, AT(hi80), NULL},
    {"hi95_%", RECORD_DOUBLE, AT(hi95), NULL},
    {"note", RECORD_NOTICE, AT(series), NULL},
};

#undef AT
#define AT(field) offsetof(struct outlook, field)

static const struct record_column outlook_columns[] = {
    {"report_period", RECORD_PERIOD, AT(report_period), NULL},
    {"area_code", RECORD_AREA, AT(area), NULL},
    {"area_name", RECORD_NAME, AT(area), NULL},
    {"series", RECORD_SERIES, AT(series), NULL},
    {"method", RECORD_WORD, AT(method), FORECAST_METHODS},
    {"intake", RECORD_WORD, AT(intake), "not_known;known"},
    {"reason", RECORD_WORD, AT(reason), REASONS},
    {"origin", RECORD_PERIOD, AT(origin), NULL},
    {"actual_%", RECORD_DECIMAL, AT(actual), NULL},
    {"deadline", RECORD_PERIOD, AT(deadline), NULL},
    {"target_%", RECORD_DECIMAL, AT(target), NULL},
    {"mean_%", RECORD_DOUBLE, AT(mean), NULL},
    {"lo95_%", RECORD_DOUBLE, AT(lo95), NULL},
    {"lo80_%", RECORD_DOUBLE, AT(lo80), NULL},
    {"hi80_%", RECORD_DOUBLE, AT(hi80), NULL},
    {"hi95_%", RECORD_DOUBLE, AT(hi95), NULL},
    {"target_gap_%", RECORD_DOUBLE, AT(target_gap), NULL},
    {"probability", RECORD_DOUBLE, AT(probability), NULL},
    {"probability_reached", RECORD_DOUBLE, AT(probability_reached), NULL},
    {"even_period", RECORD_PERIOD, AT(even_period), NULL},
    {"likely_period", RECORD_PERIOD, AT(likely_period), NULL},
    {"looked_until", RECORD_PERIOD, AT(looked_until), NULL},
    {"status", RECORD_WORD, AT(status), STATUSES},
    {"status_reason", RECORD_TEXT, AT(status_reason), NULL},
    {"note", RECORD_NOTICE, AT(series), NULL},
};

static const struct record_type forecast_type = {
    forecast_columns, sizeof forecast_columns / sizeof forecast_columns[0],
    sizeof(struct forecast)};
static const struct record_type outlook_type = {
    outlook_columns, sizeof outlook_columns / sizeof outlook_columns[0], sizeof(struct outlook)};

void forecast_add(struct forecast_tables *t, const struct forecast *row)
{
    t->forecast = mem_grow(t->forecast, &t->capacity, t->n_forecasts + 1, sizeof *t->forecast);
    t->forecast[t->n_forecasts++] = *row;
}

void outlook_add(struct forecast_tables *t, const struct outlook *row)
{
    t->outlook = mem_grow(t->outlook, &t->outlook_capacity, t->n_outlooks + 1, sizeof *t->outlook);
    t->outlook[t->n_outlooks++] = *row;
}

int forecast_write(const struct forecast_tables *t, const struct programme *p, const char *path)
{
    return record_write(&forecast_type, p, t->forecast, t->n_forecasts, path);
}

int outlook_write(const struct forecast_tables *t, const struct programme *p, const char *path)
{
    return record_write(&outlook_type, p, t->outlook, t->n_outlooks, path);
}

int forecast_read(struct forecast_tables *t, const struct programme *p, const char *forecast_path,
                  const char *outlook_path)
{
    void *rows;

    *t = (struct forecast_tables){0};
    if (record_read(&forecast_type, p, &t->texts, &rows, &t->n_forecasts, forecast_path))
        goto fail;
    t->forecast = rows;
    if (record_read(&outlook_type, p, &t->texts, &rows, &t->n_outlooks, outlook_path))
        goto fail;
    t->outlook = rows;
    return 0;
fail:
    forecast_free(t);
    return -1;
}

void forecast_free(struct forecast_tables *t)
{
    free(t->forecast);
    free(t->outlook);
    arena_free(&t->texts);
    *t = (struct forecast_tables){0};
}

const struct forecast *forecast_shown(const struct forecast_tables *t, int area, size_t *n)
{
    const struct forecast *first = NULL;

    *n = 0;
    for (size_t i = 0; i < t->n_forecasts; i++)
        if (t->forecast[i].area == area && t->forecast[i].shown) {
            first = first ? first : &t->forecast[i];
            ++*n;
        }
    return first;
}

const struct outlook *forecast_outlook_in(const struct forecast_tables *t, int area,
                                          const struct series *series)
{
    for (size_t i = 0; i < t->n_outlooks; i++)
        if (t->outlook[i].area == area && (!series || t->outlook[i].series == series))
            return &t->outlook[i];
    return NULL;
}

const struct outlook *forecast_outlook(const struct forecast_tables *t, int area)
{
    return forecast_outlook_in(t, area, NULL);
}
