#include "tolerance.h"

#include "decimal.h"
#include "record.h"
#include "table.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

const struct tolerances tolerances_usual = {
    .revision_pct = 10,
    .fte_per_head_warning = 1.25,
    .fte_per_head_error = 1.5,
    .change_absolute = 5,
    .change_size = 100,
    .change_pct = 10,
    .year_pct = 40,
    .outlier_spreads = 5,
    .stuck_decimals = 3,
    .stuck_whole = 6,
    .copied = 3,
    .round = 3,
    .balance = 0,
};

#define TOLERANCE(name)                                                                            \
    {                                                                                              \
#name, offsetof(struct tolerances, name)                                                   \
    }

static const struct {
    const char *name;
    size_t at;
} known[] = {
    TOLERANCE(revision_pct),
    TOLERANCE(fte_per_head_warning),
    TOLERANCE(fte_per_head_error),
    TOLERANCE(change_absolute),
    TOLERANCE(change_size),
    TOLERANCE(change_pct),
    TOLERANCE(year_pct),
    TOLERANCE(outlier_spreads),
    TOLERANCE(stuck_decimals),
    TOLERANCE(stuck_whole),
    TOLERANCE(copied),
    TOLERANCE(round),
    TOLERANCE(balance),
};

static int take(struct tolerances *t, const struct table *table, size_t row, const int *c)
{
    const char *name = table_text(table, row, c[0]);
    int64_t value;

    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (!strcmp(known[i].name, name)) {
            if (table_decimal(table, row, c[1], &value))
                return -1;
            if (value == DECIMAL_NONE || value < 0) {
                table_fault(table, row, c[1], "a number of at least 0 was expected");
                return -1;
            }
            *(double *)(void *)((char *)t + known[i].at) = decimal_double(value);
            return 0;
        }
    table_fault(table, row, c[0], "is no tolerance");
    return -1;
}

int tolerances_read(struct tolerances *t, const char *path)
{
    static const char *const names[] = {"tolerance", "value"};
    struct table table;
    int c[2], result;

    if (table_read(&table, path))
        return -1;
    result = table_columns(&table, names, 2, c);
    if (!result)
        for (size_t i = 0; i < table.rows; i++)
            result |= take(t, &table, i, c);
    table_free(&table);
    return result;
}

double tolerances_change(const struct tolerances *t, double from, double pct)
{
    double scaled = from > 0 ? from * pct / 100 * (1 + sqrt(t->change_size / from)) : 0;

    return fmax(scaled, t->change_absolute);
}

bool tolerances_revision_is_large(const struct tolerances *t, int64_t from, int64_t to)
{
    int64_t most = decimal_times(from, decimal_from(t->revision_pct), 100 * DECIMAL_ONE);
    int64_t change = decimal_minus(to, from);

    return most != DECIMAL_NONE && change != DECIMAL_NONE && (change < 0 ? -change : change) > most;
}
