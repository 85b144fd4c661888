#include "args.h"
#include "csvread.h"
#include "decimal.h"
#include "describe.h"
#include "diag.h"
#include "outfile.h"
#include "stats_commands.h"
#include "stats_input.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *output;

static const struct args_option options[] = {
    {"output", 'o', "FILE", "write there instead of to standard output", &output, NULL, false},
};

static const struct args_program program = {
    .name = "hw-stats describe",
    .operands = "FILE",
    .purpose = "What columns of numbers are like: mean, standard deviation, lag-1\n"
               "autocorrelation and quartiles (type 7), at 17 digits. With a column series_id\n"
               "and a column value, one row a series; else one row for each column, but for\n"
               "those called date or period. Rows are taken in the order of the file, which the\n"
               "autocorrelation depends on.",
    .details = "Columns:\n"
               "series_id,n,missing,mean,sd,lag1,min,lower_quartile,median,upper_quartile,\n"
               "max,note. What is not defined is empty: sd and lag1 of one value, lag1 of values\n"
               "that are all the same. An empty cell is a missing value; a pair of neighbours\n"
               "with one is not counted in lag1. In a file of one column write it as \"\".\n"
               "\n" STATS_STATUS,
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .least = 1,
    .most = 1,
};

/* One list of numbers, from the rows whose series is that of row `first`, or from all. */
struct list {
    const struct table *t;
    int id, column;
    size_t first;
};

static const char *const notes[] = {"", "not computed: there is no value",
                                    "not computed: the values are too large"};

static size_t read_list(const struct list *l, double *y, size_t *refused)
{
    size_t n = 0;

    for (size_t i = l->first; i < l->t->rows; i++) {
        if (l->id >= 0 &&
            strcmp(table_text(l->t, i, l->id), table_text(l->t, l->first, l->id)) != 0)
            continue;
        if (number_parse(table_text(l->t, i, l->column), &y[n])) {
            table_fault(l->t, i, l->column, "is not a number: the value is refused");
            ++*refused;
        }
        n++;
    }
    return n;
}

static void add_row(struct text *out, const char *id, const struct describe *d, const char *note)
{
    const double shown[] = {d->mean,           d->sd,     d->lag1,           d->min,
                            d->lower_quartile, d->median, d->upper_quartile, d->max};

    csv_add_outside_field(out, id);
    text_addf(out, ",%zu,%zu", d->n, d->missing);
    for (size_t i = 0; i < sizeof shown / sizeof shown[0]; i++)
        if (isfinite(shown[i]) && !*note)
            text_addf(out, ",%.17g", shown[i]);
        else
            text_add(out, ",");
    text_addf(out, ",%s\n", note);
}

/* Returns how many values were refused or lists not computed. */
static size_t describe(struct text *out, const struct list *l)
{
    const char *id = l->id >= 0 ? table_text(l->t, l->first, l->id) : l->t->header[l->column];
    double *y = mem_new(l->t->rows + 1, sizeof *y);
    struct describe d;
    enum describe_status status;
    size_t refused = 0, n = read_list(l, y, &refused);

    status = describe_values(y, n, &d);
    free(y);
    add_row(out, id, &d, notes[status]);
    if (status)
        diag_at(l->t->path, 0, id, "%s", notes[status]);
    return refused + (status != DESCRIBE_OK);
}

static bool seen(const struct table *t, int id, size_t row)
{
    for (size_t i = row; i-- > 0;)
        if (!strcmp(table_text(t, i, id), table_text(t, row, id)))
            return true;
    return false;
}

int stats_describe(int argc, char **argv)
{
    static const char *const names[] = {"?series_id", "?value"};
    struct outfile out = {0};
    struct table t;
    size_t refused = 0;
    int first, column[2], status = args_read(&program, argc, argv, &first);

    if (status >= 0)
        return status;
    if (stats_read(&t, argv[first], names, 2, column))
        return STATUS_FAULT;
    refused = t.refused;
    text_add(&out.text, "series_id,n,missing,mean,sd,lag1,min,lower_quartile,median,"
                        "upper_quartile,max,note\n");
    if (column[0] >= 0 && column[1] >= 0) {
        for (size_t i = 0; i < t.rows; i++)
            if (!table_is_refused(&t, i) && !seen(&t, column[0], i))
                refused += describe(&out.text, &(struct list){&t, column[0], column[1], i});
    } else {
        for (size_t j = 0; j < t.columns; j++)
            if (strcmp(t.header[j], "date") != 0 && strcmp(t.header[j], "period") != 0)
                refused += describe(&out.text, &(struct list){&t, TABLE_NO_COLUMN, (int)j, 0});
    }
    table_free(&t);
    status = refused ? STATUS_REFUSED : STATUS_DONE;
    return outfile_commit(&out, output) ? STATUS_FAULT : status;
}
