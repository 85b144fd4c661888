#include "args.h"
#include "csvread.h"
#include "decimal.h"
#include "diag.h"
#include "outfile.h"
#include "regression.h"
#include "stats_commands.h"
#include "stats_input.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *output, *degree_text;
static bool no_intercept;

static const struct args_option options[] = {
    {"degree", 0, "K", "the powers 1 to K of the one regressor", &degree_text, NULL, false},
    {"no-intercept", 0, NULL, "without a constant term", NULL, &no_intercept, false},
    {"output", 'o', "FILE", "write there instead of to standard output", &output, NULL, false},
};

static const struct args_program program = {
    .name = "hw-stats regress",
    .operands = "FILE",
    .purpose = "Least squares. The response is the column y, or the first one if none is called\n"
               "so; the other columns are the regressors. Rows with an empty cell are left out.",
    .details = "Columns: term,estimate,std_error, at 17 digits. First a row for each\n"
               "coefficient: intercept, then the columns in their order (x, x^2, ... with\n"
               "--degree); then rows about the fit, with no std_error: n (rows used), df (n less\n"
               "coefficients), rss (residual sum of squares), rsd (residual standard deviation),\n"
               "r2 (without an intercept: of the sum of squares about zero). With df 0 there are\n"
               "no errors. When nothing can be computed the only term says why.\n"
               "\n" STATS_STATUS,
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .least = 1,
    .most = 1,
};

enum { MOST_DEGREE = 30 };

/* In the order of enum regression_status. */
static const char *const reasons[] = {"", "fewer complete rows than coefficients, or no regressor",
                                      "a regressor follows from the others, or does not vary",
                                      "the numbers are too large"};

struct fit {
    const struct table *t;
    int response;
    size_t k, degree; /* regressors; degree 0: as they are */
    double *y, *x;
    double *estimate, *error;
    struct regression r;
};

static size_t read_numbers(struct fit *f)
{
    size_t refused = 0;

    for (size_t i = 0; i < f->t->rows; i++)
        for (size_t j = 0, at = 0; j < f->t->columns; j++) {
            double *cell = (int)j == f->response ? &f->y[i] : &f->x[i * f->k + at++];

            if (number_parse(table_text(f->t, i, (int)j), cell)) {
                table_fault(f->t, i, (int)j, "is not a number: the row is refused");
                refused++;
            }
        }
    return refused;
}

static void add_number(struct text *out, double x)
{
    if (isfinite(x))
        text_addf(out, "%.17g", x);
}

static void add_coefficients(struct text *out, const struct fit *f)
{
    size_t at = 0;

    for (size_t i = 0; i < f->r.p; i++) {
        bool constant = !i && !no_intercept;

        if (constant)
            text_add(out, "intercept");
        else if (at == (size_t)f->response && !f->degree)
            at++;
        if (!constant && f->degree)
            csv_add_outside_field(out, f->t->header[!f->response]);
        else if (!constant)
            csv_add_outside_field(out, f->t->header[at++]);
        if (f->degree && i + no_intercept > 1)
            text_addf(out, "^%zu", i + no_intercept);
        text_add(out, ",");
        add_number(out, f->estimate[i]);
        text_add(out, ",");
        add_number(out, f->error[i]);
        text_add(out, "\n");
    }
}

static void add_fit(struct text *out, const struct regression *r)
{
    const struct {
        const char *term;
        double value;
    } rows[] = {{"rss", r->rss}, {"rsd", r->rsd}, {"r2", r->r2}};

    text_addf(out, "n,%zu,\ndf,%zu,\n", r->n, r->df);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        text_addf(out, "%s,", rows[i].term);
        add_number(out, rows[i].value);
        text_add(out, ",\n");
    }
}

/* Returns how much was refused or could not be computed. */
static size_t fit(struct fit *f, struct text *out)
{
    size_t terms = f->k + f->degree + 1, refused;
    enum regression_status status;

    f->y = mem_new(f->t->rows + 1, sizeof *f->y);
    f->x = mem_new(f->t->rows * f->k + 1, sizeof *f->x);
    f->estimate = mem_new(terms, sizeof *f->estimate);
    f->error = mem_new(terms, sizeof *f->error);
    refused = read_numbers(f);
    status = f->degree ? regression_powers(f->y, f->x, f->t->rows, f->degree, !no_intercept,
                                           f->estimate, f->error, &f->r)
                       : regression_linear(f->y, f->x, f->t->rows, f->k, !no_intercept, f->estimate,
                                           f->error, &f->r);
    text_add(out, "term,estimate,std_error\n");
    if (status) {
        text_addf(out, "\"not computed: %s\",,\n", reasons[status]);
        diag_at(f->t->path, 0, NULL, "not computed: %s", reasons[status]);
    } else {
        add_coefficients(out, f);
        add_fit(out, &f->r);
    }
    if (f->r.n < f->t->rows)
        diag_progress("%zu of %zu rows have all their numbers and were used", f->r.n, f->t->rows);
    free(f->y);
    free(f->x);
    free(f->estimate);
    free(f->error);
    return refused + (status != REGRESSION_OK);
}

static int read_degree(size_t *degree)
{
    double d = 0;

    if (stats_option_number("degree", degree_text, "a whole number from 1 to 30", &d))
        return -1;
    *degree = d >= 1 && d <= MOST_DEGREE ? (size_t)d : 0;
    if (!degree_text || (*degree && (double)*degree >= d))
        return 0;
    diag_error("--degree %s: a whole number from 1 to 30 was expected", degree_text);
    return -1;
}

int stats_regress(int argc, char **argv)
{
    static const char *const names[] = {"?y"};
    struct outfile out = {0};
    struct table t;
    struct fit f = {.t = &t};
    int first, status = args_read(&program, argc, argv, &first);

    if (status >= 0)
        return status;
    if (read_degree(&f.degree))
        return STATUS_USAGE;
    if (stats_read(&t, argv[first], names, 1, &f.response))
        return STATUS_FAULT;
    f.response = f.response < 0 ? 0 : f.response;
    f.k = t.columns - 1;
    if (f.degree && f.k != 1) {
        diag_at(t.path, 1, NULL, "--degree needs one regressor; there are %zu", f.k);
        table_free(&t);
        return STATUS_FAULT;
    }
    status = fit(&f, &out.text) + t.refused ? STATUS_REFUSED : STATUS_DONE;
    table_free(&t);
    return outfile_commit(&out, output) ? STATUS_FAULT : status;
}
