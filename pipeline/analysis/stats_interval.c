#include "args.h"
#include "csvread.h"
#include "decimal.h"
#include "interval.h"
#include "outfile.h"
#include "stats_commands.h"
#include "stats_input.h"

#include <math.h>
#include <string.h>

static const char *output;

static const struct args_option options[] = {
    {"output", 'o', "FILE", "write there instead of to standard output", &output, NULL, false},
};

static const struct args_program program = {
    .name = "hw-stats interval",
    .operands = "FILE",
    .purpose = "Confidence intervals. FILE has the columns x, n, multiplier, confidence and\n"
               "method; for each row one of value,lower,upper,method_used is written, in the\n"
               "same order.",
    .details =
        "method        value              limits                                     multiplier\n"
        "rate          x / n * multiplier exact Poisson below 10, Byar's from 10 on  100000\n"
        "proportion    x / n * multiplier Wilson's                                   1\n"
        "count         x * multiplier     exact Poisson, for every x; n is not used  1\n"
        "\n"
        "An empty multiplier is the one above; an empty confidence is 0.95. Confidence is\n"
        "a share from 0.5 or a percentage from 50. method_used is exact, byar or wilson,\n"
        "or says why nothing was computed.\n"
        "\n" STATS_STATUS,
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .least = 1,
    .most = 1,
};

enum { X, N, MULTIPLIER, CONFIDENCE, METHOD, COLUMNS };
static const char *const columns[] = {"x", "?n", "?multiplier", "?confidence", "method"};

enum method { RATE, PROPORTION, COUNT, METHODS };
static const struct {
    const char *name;
    double multiplier;
} methods[] = {{"rate", 100000}, {"proportion", 1}, {"count", 1}};

static const char *const used[] = {"exact", "byar", "wilson"};

/* Why a row has no interval, and the column at fault, in the order of enum interval_status. */
static const struct reason {
    int column;
    const char *words;
} reasons[] = {
    {X, ""},
    {CONFIDENCE, "confidence must be from 0.5 to below 1, or from 50 to below 100"},
    {MULTIPLIER, "multiplier must be above 0"},
    {X, "x must be 0 or more"},
    {N, "n must be above 0"},
    {X, "x must not be above n"},
    {X, "the numbers are too large"},
};

static const struct reason no_number[] = {{X, "x is not a number"},
                                          {N, "n is not a number"},
                                          {MULTIPLIER, "multiplier is not a number"},
                                          {CONFIDENCE, "confidence is not a number"}};
static const struct reason no_method = {METHOD, "method must be rate, proportion or count"};

static enum method method_of(const char *s)
{
    int m = 0;

    while (m < METHODS && strcmp(methods[m].name, s))
        m++;
    return (enum method)m;
}

/* NULL, or why the row cannot be computed. */
static const struct reason *compute(const struct table *t, size_t row, const int *column,
                                    struct interval *r)
{
    enum method m = method_of(table_text(t, row, column[METHOD]));
    double v[METHOD];
    enum interval_status status;

    for (int i = X; i < METHOD; i++)
        if ((i != N || m != COUNT) && number_parse(table_text(t, row, column[i]), &v[i]))
            return &no_number[i];
    if (m == METHODS)
        return &no_method;
    if (isnan(v[MULTIPLIER]))
        v[MULTIPLIER] = methods[m].multiplier;
    if (isnan(v[CONFIDENCE]))
        v[CONFIDENCE] = 0.95;
    if (v[CONFIDENCE] >= 50)
        v[CONFIDENCE] /= 100;
    status = m == RATE    ? interval_rate(v[X], v[N], v[MULTIPLIER], v[CONFIDENCE], r)
             : m == COUNT ? interval_count(v[X], v[MULTIPLIER], v[CONFIDENCE], r)
                          : interval_proportion(v[X], v[N], v[MULTIPLIER], v[CONFIDENCE], r);
    return status ? &reasons[status] : NULL;
}

static void add_row(struct text *out, const struct interval *r)
{
    number_add(out, r->value);
    text_add(out, ",");
    number_add(out, r->lower);
    text_add(out, ",");
    number_add(out, r->upper);
    text_addf(out, ",%s\n", used[r->method]);
}

int stats_interval(int argc, char **argv)
{
    struct outfile out = {0};
    struct table t;
    int first, column[COLUMNS], status = args_read(&program, argc, argv, &first);

    if (status >= 0)
        return status;
    if (stats_read(&t, argv[first], columns, COLUMNS, column))
        return STATUS_FAULT;
    status = t.refused ? STATUS_REFUSED : STATUS_DONE;
    text_add(&out.text, "value,lower,upper,method_used\n");
    for (size_t i = 0; i < t.rows; i++) {
        struct interval r;
        const struct reason *why;

        if (table_is_refused(&t, i)) {
            text_add(&out.text, ",,,not computed: the line does not fit the header\n");
            continue;
        }
        why = compute(&t, i, column, &r);
        if (!why) {
            add_row(&out.text, &r);
            continue;
        }
        text_addf(&out.text, ",,,not computed: %s\n", why->words);
        stats_refuse(&t, i, column[why->column], why->words);
        status = STATUS_REFUSED;
    }
    table_free(&t);
    return outfile_commit(&out, output) ? STATUS_FAULT : status;
}
