#include "signals.h"

#include "record.h"

#include <stdlib.h>

#define ROLES  "headline;summed;beside;published"
#define CHARTS "flow;plan_gap"
#define LIMITS ";own;shared"
#define TYPES                                                                                      \
    ";common_cause;improvement_high;improvement_low;concern_high;concern_low;neutral_high;"        \
    "neutral_low"
#define RULES                                                                                      \
    ";common_cause;above_limit;below_limit;trend_up;trend_down;two_of_three_above;"                \
    "two_of_three_below;run_above;run_below"
#define ASSURANCES ";pass;fail;inconsistent"
#define REASONS                                                                                    \
    ";no_figures;too_few_months;no_trajectory;deadline_reached;no_target;months_missing;"          \
    "small_numbers;no_chart;not_for_this_chart"

#define AT(field) offsetof(struct signal, field)

static const struct record_column signal_columns[] = {
    {"report_period", RECORD_PERIOD, AT(report_period), NULL},
    {"area_code", RECORD_AREA, AT(area), NULL},
    {"area_name", RECORD_NAME, AT(area), NULL},
    {"level", RECORD_LEVEL, AT(area), NULL},
    {"series", RECORD_SERIES, AT(series), NULL},
    {"role", RECORD_WORD, AT(role), ROLES},
    {"chart", RECORD_WORD, AT(chart), CHARTS},
    {"period", RECORD_PERIOD, AT(period), NULL},
    {"actual_%", RECORD_DECIMAL, AT(actual), NULL},
    {"value_pct", RECORD_DOUBLE, AT(value), NULL},
    {"segment", RECORD_COUNT, AT(segment), NULL},
    {"limits", RECORD_WORD, AT(limits), LIMITS},
    {"mean_pct", RECORD_DOUBLE, AT(mean), NULL},
    {"lower_limit_pct", RECORD_DOUBLE, AT(lower), NULL},
    {"upper_limit_pct", RECORD_DOUBLE, AT(upper), NULL},
    {"lower_near_pct", RECORD_DOUBLE, AT(lower_near), NULL},
    {"upper_near_pct", RECORD_DOUBLE, AT(upper_near), NULL},
    {"point_type", RECORD_WORD, AT(type), TYPES},
    {"rule", RECORD_WORD, AT(rule), RULES},
    {"note", RECORD_NOTICE, AT(series), NULL},
};

#undef AT
#define AT(field) offsetof(struct variation, field)

static const struct record_column variation_columns[] = {
    {"report_period", RECORD_PERIOD, AT(report_period), NULL},
    {"area_code", RECORD_AREA, AT(area), NULL},
    {"area_name", RECORD_NAME, AT(area), NULL},
    {"level", RECORD_LEVEL, AT(area), NULL},
    {"series", RECORD_SERIES, AT(series), NULL},
    {"role", RECORD_WORD, AT(role), ROLES},
    {"chart", RECORD_WORD, AT(chart), CHARTS},
    {"reason", RECORD_WORD, AT(reason), REASONS},
    {"points", RECORD_COUNT, AT(points), NULL},
    {"period", RECORD_PERIOD, AT(period), NULL},
    {"value_pct", RECORD_DOUBLE, AT(value), NULL},
    {"limits", RECORD_WORD, AT(limits), LIMITS},
    {"base_from", RECORD_PERIOD, AT(base_from), NULL},
    {"base_to", RECORD_PERIOD, AT(base_to), NULL},
    {"mean_pct", RECORD_DOUBLE, AT(mean), NULL},
    {"lower_limit_pct", RECORD_DOUBLE, AT(lower), NULL},
    {"upper_limit_pct", RECORD_DOUBLE, AT(upper), NULL},
    {"variation", RECORD_WORD, AT(type), TYPES},
    {"rule", RECORD_WORD, AT(rule), RULES},
    {"since", RECORD_PERIOD, AT(since), NULL},
    {"needed_pct", RECORD_DOUBLE, AT(needed), NULL},
    {"assurance", RECORD_WORD, AT(assurance), ASSURANCES},
    {"assurance_reason", RECORD_WORD, AT(assurance_reason), REASONS},
    {"note", RECORD_NOTICE, AT(series), NULL},
};

static const struct record_type signal_type = {
    signal_columns, sizeof signal_columns / sizeof signal_columns[0], sizeof(struct signal)};
static const struct record_type variation_type = {
    variation_columns, sizeof variation_columns / sizeof variation_columns[0],
    sizeof(struct variation)};

void signals_add(struct signal_tables *t, const struct signal *row)
{
    t->signal = mem_grow(t->signal, &t->capacity, t->n_signals + 1, sizeof *t->signal);
    t->signal[t->n_signals++] = *row;
}

void signals_add_variation(struct signal_tables *t, const struct variation *row)
{
    t->variation =
        mem_grow(t->variation, &t->variation_capacity, t->n_variations + 1, sizeof *t->variation);
    t->variation[t->n_variations++] = *row;
}

int signals_write(const struct signal_tables *t, const struct programme *p, const char *path)
{
    return record_write(&signal_type, p, t->signal, t->n_signals, path);
}

int signals_write_variation(const struct signal_tables *t, const struct programme *p,
                            const char *path)
{
    return record_write(&variation_type, p, t->variation, t->n_variations, path);
}

int signals_read(struct signal_tables *t, const struct programme *p, const char *signals_path,
                 const char *variation_path)
{
    void *rows;

    *t = (struct signal_tables){0};
    if (record_read(&signal_type, p, &t->texts, &rows, &t->n_signals, signals_path))
        goto fail;
    t->signal = rows;
    if (record_read(&variation_type, p, &t->texts, &rows, &t->n_variations, variation_path))
        goto fail;
    t->variation = rows;
    return 0;
fail:
    signals_free(t);
    return -1;
}

void signals_free(struct signal_tables *t)
{
    free(t->signal);
    free(t->variation);
    arena_free(&t->texts);
    *t = (struct signal_tables){0};
}

const struct signal *signals_of(const struct signal_tables *t, int area, int role,
                                const struct series *series, size_t *n)
{
    const struct signal *first = NULL;

    *n = 0;
    for (size_t i = 0; i < t->n_signals; i++) {
        const struct signal *s = &t->signal[i];

        if (s->area != area || s->role != role || (series && s->series != series) ||
            (first && s->series != first->series))
            continue;
        first = first ? first : s;
        ++*n;
    }
    return first;
}

const struct variation *signals_variation(const struct signal_tables *t, int area, int role,
                                          const struct series *series)
{
    for (size_t i = 0; i < t->n_variations; i++) {
        const struct variation *v = &t->variation[i];

        if (v->area == area && v->role == role && (!series || v->series == series))
            return v;
    }
    return NULL;
}
