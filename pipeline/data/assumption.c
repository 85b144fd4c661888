#include "assumption.h"

#include "diag.h"
#include "files.h"
#include "period.h"
#include "record.h"

#include <math.h>
#include <stdlib.h>
#include <unistd.h>

#define AT(field)  offsetof(struct assumption, field)
#define COLUMNS(c) (sizeof(c) / sizeof((c)[0]))

static const struct record_column register_columns[] = {
    {"id", RECORD_TEXT, AT(id), NULL},
    {"assumption", RECORD_WORD, AT(name), ASSUMPTION_NAMES},
    {"use", RECORD_WORD, AT(basis), "given;estimated"},
    {"value", RECORD_DOUBLE, AT(value), NULL},
    {"low", RECORD_DOUBLE, AT(low), NULL},
    {"high", RECORD_DOUBLE, AT(high), NULL},
    {"unit", RECORD_TEXT, AT(unit), NULL},
    {"source", RECORD_TEXT, AT(source), NULL},
    {"quality", RECORD_TEXT, AT(quality), NULL},
    {"illustrative", RECORD_WORD, AT(illustrative), "no;yes"},
    {"impact", RECORD_TEXT, AT(impact), NULL},
    {"note", RECORD_TEXT, AT(note), NULL},
};

static const struct record_column used_columns[] = {
    {"report_period", RECORD_PERIOD, AT(report_period), NULL},
    {"id", RECORD_TEXT, AT(id), NULL},
    {"area_code", RECORD_AREA, AT(area), NULL},
    {"area_name", RECORD_NAME, AT(area), NULL},
    {"assumption", RECORD_WORD, AT(name), ASSUMPTION_NAMES},
    {"value", RECORD_DOUBLE, AT(value), NULL},
    {"low", RECORD_DOUBLE, AT(low), NULL},
    {"high", RECORD_DOUBLE, AT(high), NULL},
    {"unit", RECORD_TEXT, AT(unit), NULL},
    {"basis", RECORD_WORD, AT(basis), ASSUMPTION_BASES},
    {"source", RECORD_TEXT, AT(source), NULL},
    {"quality", RECORD_TEXT, AT(quality), NULL},
    {"illustrative", RECORD_WORD, AT(illustrative), "no;yes"},
    {"note", RECORD_TEXT, AT(note), NULL},
};

static const struct record_type register_type = {register_columns, COLUMNS(register_columns),
                                                 sizeof(struct assumption)};
static const struct record_type used_type = {used_columns, COLUMNS(used_columns),
                                             sizeof(struct assumption)};

/* What a number must keep to, by the names of ASSUMPTION_NAMES. */
static const struct {
    const char *name;
    double least, most;
    bool needed; /* a register without it cannot be used */
} range[ASSUMPTIONS] = {
    {"seed", 0, 4294967295.0, true},
    {"replicates", 500, 100000, true},
    {"probability_wanted", 0.01, 0.99, true},
    {"window_months", 6, 120, true},
    {"training_months", 1, 60, true},
    {"leaver_rate", 0, 1, false},
    {"completion", 0, 1, true},
    {"employed_here", 0, 1, true},
    {"participation", 0.01, 2, false},
    {"other_joiners", 0, 1e6, false},
    {"leaver_shock", 0, 2, true},
    {"joiner_shock", 0, 2, true},
    {"delay_0", 0, 1, true},
    {"delay_1", 0, 1, true},
    {"delay_2", 0, 1, true},
    {"delay_3", 0, 1, true},
    {"delay_4", 0, 1, true},
    {"delay_5", 0, 1, true},
    {"delay_6", 0, 1, true},
};

static int check_row(const struct assumption *row, const char *path)
{
    const double values[] = {row->value, row->low, row->high};
    const char *name = range[row->name].name;
    int result = 0;

    for (size_t i = 0; i < 3; i++)
        if (values[i] < range[row->name].least || values[i] > range[row->name].most) {
            diag_error("%s: %s: %g is not between %g and %g", path, name, values[i],
                       range[row->name].least, range[row->name].most);
            result = -1;
        }
    if (row->low > row->value || row->high < row->value) {
        diag_error("%s: %s: the value must lie between low and high", path, name);
        result = -1;
    }
    if (isnan(row->value) && (range[row->name].needed || row->basis == ASSUMED_GIVEN)) {
        diag_error("%s: %s: a value is needed", path, name);
        result = -1;
    }
    return result;
}

static int check(const struct assumptions *a, const char *path)
{
    int result = 0, count[ASSUMPTIONS] = {0};
    double delays = 0;

    for (size_t i = 0; i < a->n; i++) {
        result |= check_row(&a->row[i], path);
        count[a->row[i].name]++;
        delays += a->row[i].name >= ASSUME_DELAY ? a->row[i].value : 0;
    }
    for (int k = 0; k < ASSUMPTIONS; k++)
        if (count[k] != 1) {
            diag_error("%s: the assumption \"%s\" %s", path, range[k].name,
                       count[k] ? "stands here twice" : "is missing");
            result = -1;
        }
    if (!result && fabs(delays - 1) > 1e-6) {
        diag_error("%s: delay_0 to delay_6 sum to %g: they are shares of one whole", path, delays);
        result = -1;
    }
    return result;
}

static int read_type(struct assumptions *a, const struct record_type *type,
                     const struct programme *p, const char *path)
{
    void *rows;

    *a = (struct assumptions){0};
    if (record_read(type, p, &a->texts, &rows, &a->n, path)) {
        assumptions_free(a);
        return -1;
    }
    a->row = rows;
    a->capacity = a->n;
    return 0;
}

static int read_register(struct assumptions *a, const struct programme *p, const char *path)
{
    if (read_type(a, &register_type, p, path))
        return -1;
    if (check(a, path)) {
        assumptions_free(a);
        return -1;
    }
    for (size_t i = 0; i < a->n; i++)
        a->row[i].area = p->root;
    return 0;
}

int assumptions_read_used(struct assumptions *a, const struct programme *p, const char *path)
{
    return read_type(a, &used_type, p, path);
}

int assumptions_read_programme(struct assumptions *a, const struct programme *p, bool *there)
{
    struct arena paths = {0};
    const char *path = files_join(&paths, p->folder, "assumptions.csv");
    int result = 0;

    *a = (struct assumptions){0};
    *there = access(path, F_OK) == 0;
    if (*there)
        result = read_register(a, p, path);
    arena_free(&paths);
    return result;
}

void assumptions_free(struct assumptions *a)
{
    free(a->row);
    arena_free(&a->texts);
    *a = (struct assumptions){0};
}

const struct assumption *assumptions_of(const struct assumptions *a, enum assumption_name name)
{
    size_t i = 0;

    while (i + 1 < a->n && a->row[i].name != (int)name)
        i++;
    return &a->row[i];
}

void assumptions_add(struct assumptions *a, const struct assumption *row)
{
    a->row = mem_grow(a->row, &a->capacity, a->n + 1, sizeof *a->row);
    a->row[a->n++] = *row;
}

int assumptions_write(const struct assumptions *a, const struct programme *p, const char *path)
{
    return record_write(&used_type, p, a->row, a->n, path);
}
