#include "args.h"
#include "csvread.h"
#include "decimal.h"
#include "diag.h"
#include "funnel.h"
#include "outfile.h"
#include "stats_commands.h"
#include "stats_input.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *output, *type_text, *adjust_text, *multiplier_text, *trim_text;

static const struct args_option options[] = {
    {"type", 't', "WORD", "rate (default), ratio or proportion", &type_text, NULL, false},
    {"adjust", 'a', "WORD", "none, shmi or cqc (default): over-dispersion", &adjust_text, NULL,
     false},
    {"multiplier", 'm', "M", "of what is shown: 1000 for a rate, else 1", &multiplier_text, NULL,
     false},
    {"trim", 0, "SHARE", "trimmed at each end for phi and tau2 (default 0.1)", &trim_text, NULL,
     false},
    {"output", 'o', "FILE", "write there instead of to standard output", &output, NULL, false},
};

static const struct args_program program = {
    .name = "hw-stats funnel",
    .operands = "FILE",
    .purpose =
        "Funnel limits: which areas stand further from what is expected than chance\n"
        "explains. FILE has the columns dataset_id, area, numerator and denominator; each\n"
        "dataset is a funnel of its own. Rows of the same area are added up.\n"
        "\n"
        "  rate        numerator over a population; target is the overall rate\n"
        "  ratio       observed over a given expected number; target is 1\n"
        "  proportion  numerator of a denominator; target is the overall proportion\n"
        "\n"
        "  none        no adjustment: exact Poisson limits (proportion: arcsine); phi and tau2 as "
        "cqc\n"
        "  shmi        on the logarithm of observed over expected, the outermost areas left out\n"
        "  cqc         on its square root, the outermost areas drawn in\n"
        "  A proportion has one adjustment, on the arcsine, for either word.",
    .details =
        "Columns:\n"
        "dataset_id,area,numerator,denominator,ratio,z,z_adjusted,lower_95,upper_95,\n"
        "lower_998,upper_998,flag,phi,tau2,limits,areas,used,note, sorted by dataset and\n"
        "area. ratio is numerator / denominator * multiplier; by shmi a ratio's denominator is\n"
        "first rounded to 2 decimals, as FunnelPlotR does. z is the\n"
        "distance from the target without over-dispersion, z_adjusted with it. flag is\n"
        "low_998, low_95, inside, high_95 or high_998; a value on a limit is inside.\n"
        "limits is exact, arcsine or adjusted: with tau2 0 there is nothing to adjust.\n"
        "phi and tau2 are of the dataset, from `used` of its `areas`. note says why\n"
        "something could not be computed.\n"
        "\n" STATS_STATUS,
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .least = 1,
    .most = 1,
};

enum { DATASET, AREA, NUMERATOR, DENOMINATOR, COLUMNS };
static const char *const columns[] = {"dataset_id", "area", "numerator", "denominator"};

static const char *const flags[] = {"low_998", "low_95", "inside", "high_95", "high_998"};
static const char *const limits[] = {"exact", "arcsine", "adjusted"};

/* In the order of enum funnel_fault, with the column at fault. */
static const struct {
    int column;
    const char *words;
} faults[] = {{0, ""},
              {NUMERATOR, "numerator must be a number of 0 or more"},
              {DENOMINATOR, "denominator must be a number above 0"},
              {NUMERATOR, "numerator must not be above denominator"},
              {NUMERATOR, "the numbers are too large"}};

struct unit {
    const char *dataset, *area;
    double numerator, denominator;
    size_t row;
};

/* The columns of numbers of one dataset, and what becomes of them. */
struct set {
    const struct unit *unit;
    size_t n;
    struct funnel_area *area;
    struct funnel funnel;
    enum funnel_status status;
};

static int compare(const void *x, const void *y)
{
    const struct unit *a = x, *b = y;
    int c = strcmp(a->dataset, b->dataset);

    if (!c)
        c = strcmp(a->area, b->area);
    return c ? c : (a->row > b->row) - (a->row < b->row);
}

static bool same(const struct unit *a, const struct unit *b)
{
    return !strcmp(a->dataset, b->dataset) && !strcmp(a->area, b->area);
}

/* A cell that is no number makes its area one that cannot be computed. */
static double cell(const struct table *t, size_t row, int column)
{
    double x;

    if (!number_parse(table_text(t, row, column), &x))
        return x;
    table_fault(t, row, column, "is not a number");
    return (double)NAN;
}

/* The areas, sorted, rows of the same one added up. Returns how many there are. */
static size_t read_units(const struct table *t, const int *column, struct unit *unit)
{
    size_t n = 0, rows = 0;

    for (size_t i = 0; i < t->rows; i++)
        if (!table_is_refused(t, i))
            unit[rows++] =
                (struct unit){table_text(t, i, column[DATASET]), table_text(t, i, column[AREA]),
                              cell(t, i, column[NUMERATOR]), cell(t, i, column[DENOMINATOR]), i};
    qsort(unit, rows, sizeof *unit, compare);
    for (size_t i = 0; i < rows; i++) {
        if (n && same(&unit[n - 1], &unit[i])) {
            unit[n - 1].numerator += unit[i].numerator;
            unit[n - 1].denominator += unit[i].denominator;
        } else {
            unit[n++] = unit[i];
        }
    }
    if (n < rows)
        diag_progress("%zu rows were added up to %zu areas", rows, n);
    return n;
}

static const char *note(const struct set *s, const struct funnel_area *a)
{
    if (a->fault)
        return faults[a->fault].words;
    if (s->status == FUNNEL_NO_EVENTS)
        return "all numerators of the dataset are 0";
    if (isnan(s->funnel.tau2))
        return "too few areas for phi and tau2";
    return isnan(a->z) ? "the logarithm of 0 has no z" : "";
}

static void add_numbers(struct text *out, const double *x, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        text_add(out, ",");
        if (isfinite(x[i])) /* rows added up may leave the range */
            number_add(out, x[i]);
    }
}

static void add_area(struct text *out, const struct set *s, size_t i)
{
    const struct unit *u = &s->unit[i];
    const struct funnel_area *a = &s->area[i];
    const struct funnel *f = &s->funnel;
    bool judged = !a->fault && s->status == FUNNEL_OK;
    const double shown[] = {u->numerator, u->denominator, a->value,     a->z,        a->z_adjusted,
                            a->lower_95,  a->upper_95,    a->lower_998, a->upper_998};
    const double spread[] = {f->phi, f->tau2};
    const char *why = note(s, a);

    csv_add_outside_field(out, u->dataset);
    text_add(out, ",");
    csv_add_outside_field(out, u->area);
    add_numbers(out, shown, sizeof shown / sizeof shown[0]);
    text_addf(out, ",%s", judged ? flags[a->flag] : "");
    add_numbers(out, spread, 2);
    text_addf(out, ",%s,%zu,%zu,%s%s\n", judged ? limits[f->limits] : "", f->n, f->used,
              judged || !*why ? "" : "not computed: ", why);
}

/* Compute and write one dataset. Returns how many of its areas could not be computed. */
static size_t run(struct set *s, const struct funnel_options *o, const struct table *t,
                  const int *column, struct text *out)
{
    double *numerator = mem_new(s->n, sizeof *numerator);
    double *denominator = mem_new(s->n, sizeof *denominator);
    size_t refused = 0;

    s->area = mem_new(s->n, sizeof *s->area);
    for (size_t i = 0; i < s->n; i++) {
        numerator[i] = s->unit[i].numerator;
        denominator[i] = s->unit[i].denominator;
    }
    s->status = funnel_compute(numerator, denominator, s->n, o, s->area, &s->funnel);
    for (size_t i = 0; i < s->n; i++) {
        enum funnel_fault fault = s->area[i].fault;

        if (fault)
            stats_refuse(t, s->unit[i].row, column[faults[fault].column], faults[fault].words);
        refused += fault || s->status == FUNNEL_NO_EVENTS;
        add_area(out, s, i);
    }
    if (s->status == FUNNEL_NO_EVENTS)
        diag_at(t->path, 0, s->unit->dataset, "not computed: all numerators of the dataset are 0");
    free(numerator);
    free(denominator);
    free(s->area);
    return refused;
}

static int read_options(struct funnel_options *o)
{
    int type, adjust;

    if (stats_option_word("type", type_text, "rate;ratio;proportion", &type) ||
        stats_option_word("adjust", adjust_text ? adjust_text : "cqc", "none;shmi;cqc", &adjust))
        return -1;
    *o = (struct funnel_options){(enum funnel_type)type, (enum funnel_adjust)adjust,
                                 type == FUNNEL_RATE ? 1000 : 1, 0.1};
    if (stats_option_number("multiplier", multiplier_text, "a number above 0", &o->multiplier) ||
        stats_option_number("trim", trim_text, "a share from 0 to below 0.5", &o->trim))
        return -1;
    if (!(o->multiplier > 0))
        diag_error("--multiplier %s: a number above 0 was expected", multiplier_text);
    if (!(o->trim >= 0 && o->trim < 0.5))
        diag_error("--trim %s: a share from 0 to below 0.5 was expected", trim_text);
    return o->multiplier > 0 && o->trim >= 0 && o->trim < 0.5 ? 0 : -1;
}

int stats_funnel(int argc, char **argv)
{
    struct funnel_options o;
    struct outfile out = {0};
    struct table t;
    struct unit *unit;
    size_t n, refused = 0;
    int first, column[COLUMNS], status = args_read(&program, argc, argv, &first);

    if (status >= 0)
        return status;
    if (read_options(&o))
        return STATUS_USAGE;
    if (stats_read(&t, argv[first], columns, COLUMNS, column))
        return STATUS_FAULT;
    unit = mem_new(t.rows + 1, sizeof *unit);
    n = read_units(&t, column, unit);
    refused = t.refused;
    text_add(&out.text,
             "dataset_id,area,numerator,denominator,ratio,z,z_adjusted,lower_95,upper_95,"
             "lower_998,upper_998,flag,phi,tau2,limits,areas,used,note\n");
    for (size_t from = 0, to; from < n; from = to) {
        for (to = from; to < n && !strcmp(unit[to].dataset, unit[from].dataset);)
            to++;
        refused +=
            run(&(struct set){.unit = unit + from, .n = to - from}, &o, &t, column, &out.text);
    }
    free(unit);
    table_free(&t);
    status = refused ? STATUS_REFUSED : STATUS_DONE;
    return outfile_commit(&out, output) ? STATUS_FAULT : status;
}
