#include "comparisons.h"

#include "decimal.h"
#include "period.h"
#include "record.h"

#include <math.h>
#include <stdlib.h>

#define ROLES "headline;summed"
#define BASES ";headcount;amount"
#define FLAGS ";low_998;low_95;inside;high_95;high_998"
#define REASONS                                                                                    \
    ";no_figure;no_population;small_numbers;total;too_few_areas;areas_alike;less_is_better;"       \
    "not_found"
#define NEED "not_allowed_for"
#define QUANTITY_WORDS                                                                             \
    "areas;areas_compared;participation;rate;phi;phi_chance;tau2;outside_998;outside_998_chance;"  \
    "outside_95;outside_95_chance;standing;model_cv;cv;chance_cv;cv_beyond_chance;gini;theil;"     \
    "theil_between;theil_within;ratio_90_10;best_quarter_rate_raw;best_quarter_more_raw;"          \
    "best_quarter_rate_shrunken;best_quarter_more_shrunken"

enum unit { UNIT_AREAS, UNIT_NUMBER, UNIT_RATE, UNIT_AMOUNT };

#define UNITS "areas;number;amount_per_1000;amount"

#define AT(field) offsetof(struct comparison, field)

static const struct record_column columns[] = {
    {"report_period", RECORD_PERIOD, AT(report_period), NULL},
    {"area_code", RECORD_AREA, AT(area), NULL},
    {"area_name", RECORD_NAME, AT(area), NULL},
    {"level", RECORD_LEVEL, AT(area), NULL},
    {"series", RECORD_SERIES, AT(series), NULL},
    {"role", RECORD_WORD, AT(role), ROLES},
    {"period", RECORD_PERIOD, AT(period), NULL},
    {"actual_%", RECORD_DECIMAL, AT(actual), NULL},
    {"status", RECORD_CHAR, AT(status), NULL},
    {"areas_present", RECORD_COUNT, AT(areas_present), NULL},
    {"areas_expected", RECORD_COUNT, AT(areas_expected), NULL},
    {"headcount", RECORD_DECIMAL, AT(headcount), NULL},
    {"population", RECORD_DECIMAL, AT(population), NULL},
    {"population_period", RECORD_PERIOD, AT(population_period), NULL},
    {"growth_%", RECORD_DECIMAL, AT(growth), NULL},
    {"growth_share_pct", RECORD_DOUBLE, AT(growth_share_pct), NULL},
    {"rate_%_per_1000", RECORD_DOUBLE, AT(rate), NULL},
    {"rate_lower_95", RECORD_DOUBLE, AT(rate_lower), NULL},
    {"rate_upper_95", RECORD_DOUBLE, AT(rate_upper), NULL},
    {"interval_basis", RECORD_WORD, AT(basis), BASES},
    {"rate_reason", RECORD_WORD, AT(rate_reason), REASONS},
    {"expected_%", RECORD_DOUBLE, AT(expected), NULL},
    {"z", RECORD_DOUBLE, AT(z), NULL},
    {"z_adjusted", RECORD_DOUBLE, AT(z_adjusted), NULL},
    {"lower_95", RECORD_DOUBLE, AT(lower_95), NULL},
    {"upper_95", RECORD_DOUBLE, AT(upper_95), NULL},
    {"lower_998", RECORD_DOUBLE, AT(lower_998), NULL},
    {"upper_998", RECORD_DOUBLE, AT(upper_998), NULL},
    {"flag", RECORD_WORD, AT(flag), FLAGS},
    {"p", RECORD_DOUBLE, AT(p), NULL},
    {"p_adjusted", RECORD_DOUBLE, AT(p_adjusted), NULL},
    {"stands", RECORD_WORD, AT(stands), ";no;yes"},
    {"phi", RECORD_DOUBLE, AT(phi), NULL},
    {"tau2", RECORD_DOUBLE, AT(tau2), NULL},
    {"funnel_reason", RECORD_WORD, AT(funnel_reason), REASONS},
    {"shrunken_%_per_1000", RECORD_DOUBLE, AT(shrunken), NULL},
    {"shrunken_lower_95", RECORD_DOUBLE, AT(shrunken_lower), NULL},
    {"shrunken_upper_95", RECORD_DOUBLE, AT(shrunken_upper), NULL},
    {"rank_median", RECORD_DOUBLE, AT(rank_median), NULL},
    {"rank_lower_95", RECORD_DOUBLE, AT(rank_lower), NULL},
    {"rank_upper_95", RECORD_DOUBLE, AT(rank_upper), NULL},
    {"p_top_quarter", RECORD_DOUBLE, AT(top_quarter), NULL},
    {"p_bottom_quarter", RECORD_DOUBLE, AT(bottom_quarter), NULL},
    {"rank_reason", RECORD_WORD, AT(rank_reason), REASONS},
    {"need", RECORD_WORD, AT(need), NEED},
    {"note", RECORD_NOTICE, AT(series), NULL},
};

#undef AT
#define AT(field) offsetof(struct inequality_row, field)

static const struct record_column inequality_columns[] = {
    {"report_period", RECORD_PERIOD, AT(report_period), NULL},
    {"area_code", RECORD_AREA, AT(area), NULL},
    {"area_name", RECORD_NAME, AT(area), NULL},
    {"series", RECORD_SERIES, AT(series), NULL},
    {"period", RECORD_PERIOD, AT(period), NULL},
    {"quantity", RECORD_WORD, AT(quantity), QUANTITY_WORDS},
    {"unit", RECORD_WORD, AT(unit), UNITS},
    {"value", RECORD_DOUBLE, AT(value), NULL},
    {"lower_95", RECORD_DOUBLE, AT(lower), NULL},
    {"upper_95", RECORD_DOUBLE, AT(upper), NULL},
    {"areas", RECORD_COUNT, AT(areas), NULL},
    {"reason", RECORD_WORD, AT(reason), REASONS},
    {"need", RECORD_WORD, AT(need), NEED},
    {"note", RECORD_NOTICE, AT(series), NULL},
};

static const struct record_type type = {columns, sizeof columns / sizeof columns[0],
                                        sizeof(struct comparison)};
static const struct record_type inequality_type = {
    inequality_columns, sizeof inequality_columns / sizeof inequality_columns[0],
    sizeof(struct inequality_row)};

static enum unit unit_of(int quantity)
{
    switch (quantity) {
    case QUANTITY_AREAS:
    case QUANTITY_COMPARED:
    case QUANTITY_OUTSIDE_998:
    case QUANTITY_OUTSIDE_998_CHANCE:
    case QUANTITY_OUTSIDE_95:
    case QUANTITY_OUTSIDE_95_CHANCE:
    case QUANTITY_STANDING:
        return UNIT_AREAS;
    case QUANTITY_RATE:
    case QUANTITY_BEST_RATE_RAW:
    case QUANTITY_BEST_RATE_SHRUNKEN:
        return UNIT_RATE;
    case QUANTITY_BEST_MORE_RAW:
    case QUANTITY_BEST_MORE_SHRUNKEN:
        return UNIT_AMOUNT;
    default:
        return UNIT_NUMBER;
    }
}

struct comparison comparisons_empty(int report_period, int area, const struct series *series,
                                    int role)
{
    const double none = (double)NAN;

    return (struct comparison){.report_period = report_period,
                               .area = area,
                               .series = series,
                               .role = role,
                               .period = PERIOD_NONE,
                               .actual = DECIMAL_NONE,
                               .headcount = DECIMAL_NONE,
                               .population = DECIMAL_NONE,
                               .population_period = PERIOD_NONE,
                               .growth = DECIMAL_NONE,
                               .growth_share_pct = none,
                               .rate = none,
                               .rate_lower = none,
                               .rate_upper = none,
                               .expected = none,
                               .z = none,
                               .z_adjusted = none,
                               .lower_95 = none,
                               .upper_95 = none,
                               .lower_998 = none,
                               .upper_998 = none,
                               .p = none,
                               .p_adjusted = none,
                               .phi = none,
                               .tau2 = none,
                               .shrunken = none,
                               .shrunken_lower = none,
                               .shrunken_upper = none,
                               .rank_median = none,
                               .rank_lower = none,
                               .rank_upper = none,
                               .top_quarter = none,
                               .bottom_quarter = none};
}

void comparisons_add(struct comparison_tables *t, const struct comparison *row)
{
    t->row = mem_grow(t->row, &t->capacity, t->n + 1, sizeof *t->row);
    t->row[t->n++] = *row;
}

void comparisons_add_inequality(struct comparison_tables *t, const struct inequality_row *row)
{
    t->inequality = mem_grow(t->inequality, &t->inequality_capacity, t->n_inequality + 1,
                             sizeof *t->inequality);
    t->inequality[t->n_inequality] = *row;
    t->inequality[t->n_inequality++].unit = (int)unit_of(row->quantity);
}

int comparisons_write(const struct comparison_tables *t, const struct programme *p,
                      const char *path)
{
    return record_write(&type, p, t->row, t->n, path);
}

int comparisons_write_inequality(const struct comparison_tables *t, const struct programme *p,
                                 const char *path)
{
    return record_write(&inequality_type, p, t->inequality, t->n_inequality, path);
}

int comparisons_read(struct comparison_tables *t, const struct programme *p,
                     const char *comparison_path, const char *inequality_path)
{
    void *rows;

    *t = (struct comparison_tables){0};
    if (record_read(&type, p, &t->texts, &rows, &t->n, comparison_path))
        goto fail;
    t->row = rows;
    if (record_read(&inequality_type, p, &t->texts, &rows, &t->n_inequality, inequality_path))
        goto fail;
    t->inequality = rows;
    return 0;
fail:
    comparisons_free(t);
    return -1;
}

void comparisons_free(struct comparison_tables *t)
{
    free(t->row);
    free(t->inequality);
    arena_free(&t->texts);
    *t = (struct comparison_tables){0};
}

const struct comparison *comparisons_of(const struct comparison_tables *t, int area)
{
    for (size_t i = 0; i < t->n; i++)
        if (t->row[i].area == area)
            return &t->row[i];
    return NULL;
}

const struct inequality_row *comparisons_quantity(const struct comparison_tables *t,
                                                  enum comparison_quantity quantity)
{
    for (size_t i = 0; i < t->n_inequality; i++)
        if (t->inequality[i].quantity == (int)quantity)
            return &t->inequality[i];
    return NULL;
}
