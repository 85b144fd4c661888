#include "need.h"

#include "record.h"

#include <stdlib.h>

#define REASONS    ";deadline_reached;no_figures;no_flows;parts_missing;no_assumptions"
#define INTAKES    ";known;partly_known;not_known"
#define COLUMNS(c) (sizeof(c) / sizeof((c)[0]))

#define AT(field) offsetof(struct need, field)

static const struct record_column need_columns[] = {
    {"report_period", RECORD_PERIOD, AT(report_period), NULL},
    {"area_code", RECORD_AREA, AT(area), NULL},
    {"area_name", RECORD_NAME, AT(area), NULL},
    {"level", RECORD_LEVEL, AT(area), NULL},
    {"series", RECORD_SERIES, AT(series), NULL},
    {"role", RECORD_WORD, AT(role), "headline;summed"},
    {"reason", RECORD_WORD, AT(reason), REASONS},
    {"intake", RECORD_WORD, AT(intake), INTAKES},
    {"origin", RECORD_PERIOD, AT(origin), NULL},
    {"deadline", RECORD_PERIOD, AT(deadline), NULL},
    {"months_left", RECORD_INT, AT(months_left), NULL},
    {"areas_present", RECORD_COUNT, AT(areas_present), NULL},
    {"areas_expected", RECORD_COUNT, AT(areas_expected), NULL},
    {"actual_%", RECORD_DECIMAL, AT(actual), NULL},
    {"arrivals_%", RECORD_DECIMAL, AT(arrivals), NULL},
    {"other_joiners_%", RECORD_DECIMAL, AT(other_joiners), NULL},
    {"leavers_%", RECORD_DECIMAL, AT(leavers), NULL},
    {"expected_%", RECORD_DECIMAL, AT(expected), NULL},
    {"target_%", RECORD_DECIMAL, AT(target), NULL},
    {"lo80_%", RECORD_DOUBLE, AT(lo80), NULL},
    {"hi80_%", RECORD_DOUBLE, AT(hi80), NULL},
    {"arrivals_people", RECORD_DECIMAL, AT(arrivals_headcount), NULL},
    {"other_joiners_people", RECORD_DECIMAL, AT(other_joiners_headcount), NULL},
    {"leavers_people", RECORD_DECIMAL, AT(leavers_headcount), NULL},
    {"probability", RECORD_DECIMAL, AT(probability), NULL},
    {"probability_error", RECORD_DECIMAL, AT(probability_error), NULL},
    {"replicates", RECORD_LINE, AT(replicates), NULL},
    {"probability_wanted", RECORD_DOUBLE, AT(probability_wanted), NULL},
    {"extra_places_people", RECORD_DOUBLE, AT(extra_places), NULL},
    {"closed_form_places_people", RECORD_DOUBLE, AT(closed_form), NULL},
    {"extra_places_start", RECORD_PERIOD, AT(extra_places_start), NULL},
    {"extra_places_in_time", RECORD_WORD, AT(in_time), ";no;yes"},
    {"gross_joiners_%", RECORD_DECIMAL, AT(gross_joiners), NULL},
    {"extra_joiners_people", RECORD_DOUBLE, AT(extra_joiners), NULL},
    {"note", RECORD_TEXT, AT(note), NULL},
};

#undef AT
#define AT(field) offsetof(struct tornado, field)

static const struct record_column tornado_columns[] = {
    {"report_period", RECORD_PERIOD, AT(report_period), NULL},
    {"area_code", RECORD_AREA, AT(area), NULL},
    {"area_name", RECORD_NAME, AT(area), NULL},
    {"series", RECORD_SERIES, AT(series), NULL},
    {"reason", RECORD_WORD, AT(reason), REASONS},
    {"input", RECORD_WORD, AT(input), ASSUMPTION_NAMES ";"},
    {"basis", RECORD_WORD, AT(basis), ASSUMPTION_BASES ";"},
    {"value", RECORD_DOUBLE, AT(value), NULL},
    {"low", RECORD_DOUBLE, AT(low), NULL},
    {"high", RECORD_DOUBLE, AT(high), NULL},
    {"probability", RECORD_DECIMAL, AT(probability), NULL},
    {"probability_low", RECORD_DECIMAL, AT(probability_low), NULL},
    {"probability_high", RECORD_DECIMAL, AT(probability_high), NULL},
    {"expected_%", RECORD_DOUBLE, AT(expected), NULL},
    {"low_%", RECORD_DOUBLE, AT(expected_low), NULL},
    {"high_%", RECORD_DOUBLE, AT(expected_high), NULL},
    {"swing_%", RECORD_DOUBLE, AT(swing), NULL},
    {"note", RECORD_TEXT, AT(note), NULL},
};

static const struct record_type need_type = {need_columns, COLUMNS(need_columns),
                                             sizeof(struct need)};
static const struct record_type tornado_type = {tornado_columns, COLUMNS(tornado_columns),
                                                sizeof(struct tornado)};

void need_add(struct need_tables *t, const struct need *row)
{
    t->need = mem_grow(t->need, &t->capacity, t->n_needs + 1, sizeof *t->need);
    t->need[t->n_needs++] = *row;
}

void need_add_tornado(struct need_tables *t, const struct tornado *row)
{
    t->tornado = mem_grow(t->tornado, &t->tornado_capacity, t->n_tornados + 1, sizeof *t->tornado);
    t->tornado[t->n_tornados++] = *row;
}

int need_write(const struct need_tables *t, const struct programme *p, const char *path)
{
    return record_write(&need_type, p, t->need, t->n_needs, path);
}

int need_write_tornado(const struct need_tables *t, const struct programme *p, const char *path)
{
    return record_write(&tornado_type, p, t->tornado, t->n_tornados, path);
}

int need_read(struct need_tables *t, const struct programme *p, const char *needs_path,
              const char *tornado_path)
{
    void *rows;

    *t = (struct need_tables){0};
    if (record_read(&need_type, p, &t->texts, &rows, &t->n_needs, needs_path))
        goto fail;
    t->need = rows;
    t->capacity = t->n_needs;
    if (record_read(&tornado_type, p, &t->texts, &rows, &t->n_tornados, tornado_path))
        goto fail;
    t->tornado = rows;
    t->tornado_capacity = t->n_tornados;
    return 0;
fail:
    need_free(t);
    return -1;
}

void need_free(struct need_tables *t)
{
    free(t->need);
    free(t->tornado);
    arena_free(&t->texts);
    *t = (struct need_tables){0};
}

const struct need *need_of(const struct need_tables *t, int area)
{
    for (size_t i = 0; i < t->n_needs; i++)
        if (t->need[i].area == area)
            return &t->need[i];
    return NULL;
}
