#include "args.h"
#include "csvread.h"
#include "decimal.h"
#include "diag.h"
#include "distribution.h"
#include "naive.h"
#include "outfile.h"
#include "period.h"
#include "pool.h"
#include "stats_commands.h"
#include "stats_input.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *output, *horizon_text, *method_text, *origins_text;

static const struct args_option options[] = {
    {"horizon", 0, "N", "months ahead, 1 to 120; 12 when not given", &horizon_text, NULL, false},
    {"method", 'm', "WORD", "pool (default), ets-best, drift or snaive", &method_text, NULL, false},
    {"origins", 0, "N,..", "hold back so many of the last months, one forecast for each",
     &origins_text, NULL, false},
    {"output", 'o', "FILE", "write there instead of to standard output", &output, NULL, false},
};

static const struct args_program program = {
    .name = "hw-stats forecast",
    .operands = "FILE",
    .purpose =
        "Forecast monthly series, with intervals of 80 and 95 %. FILE has the columns series_id,\n"
        "period (YYYY-MM) and value; a month without a row, or with an empty value, is missing.\n"
        "A further column, intake, may hold what is known to arrive, as a running total, also for\n"
        "months to come: then it is a regressor, with a coefficient of about 1.",
    .details =
        "Columns: series_id,origin,h,mean,lo80,hi80,lo95,hi95,period,method,reason. origin is the\n"
        "number of months held back (0 without --origins), h the months ahead of the last one\n"
        "used, period the month forecast, mean the centre of the forecast: the median of the\n"
        "pool. A series that cannot be forecast has one row with the reason.\n"
        "\n"
        "pool      12 forms of exponential smoothing, weighted by AICc\n"
        "ets-best  the one of them with the least AICc\n"
        "drift     the mean monthly change, carried on\n"
        "snaive    the same month of the last year\n"
        "\n" STATS_STATUS,
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .least = 1,
    .most = 1,
};

enum { POOL, BEST, DRIFT, SNAIVE };
static const char *const method_names[] = {"pool", "ets-best", "drift", "snaive"};

enum { MOST_HORIZON = 120, MOST_ORIGINS = 100, MOST_MONTHS = 12 * 300 };
enum { QUANTILES = 5 };
static const double levels[QUANTILES] = {0.5, 0.1, 0.9, 0.025, 0.975};

struct request {
    int method;
    size_t horizon, n_origins, origin[MOST_ORIGINS];
};

/* A series by month, and room for one forecast of it. */
struct run {
    const struct stats_series *s;
    int first;        /* the period of y[0] */
    size_t months;    /* from the first to the last row */
    size_t n;         /* up to the last value */
    double *y, *x;    /* [months]; x is NULL without an intake */
    double *forecast; /* [horizon * QUANTILES] */
};

static int read_origins(struct request *q)
{
    const char *at = origins_text;

    q->n_origins = 1;
    for (size_t i = 0; at; i++) {
        char *end;
        long v = strtol(at, &end, 10);

        if (i == MOST_ORIGINS || end == at || v < 0 || v > MOST_MONTHS || (*end && *end != ',')) {
            diag_error("--origins %s: whole numbers such as 12,18,24 were expected", origins_text);
            return -1;
        }
        q->origin[i] = (size_t)v;
        q->n_origins = i + 1;
        at = *end ? end + 1 : NULL;
    }
    return 0;
}

static int read_options(struct request *q)
{
    static const char *const whole = "a whole number from 1 to 120";
    double horizon = 12;

    if (stats_option_word("method", method_text, "pool;ets-best;drift;snaive", &q->method) ||
        stats_option_number("horizon", horizon_text, whole, &horizon) || read_origins(q))
        return -1;
    if (!(horizon >= 1 && horizon <= MOST_HORIZON && floor(horizon) >= horizon)) {
        diag_error("--horizon %s: %s was expected", horizon_text, whole);
        return -1;
    }
    q->horizon = (size_t)horizon;
    return 0;
}

/* The intake of a row, NaN when empty or not finite. */
static double intake_of(const struct stats_input *in, size_t row, int column)
{
    double x;

    if (number_parse(table_text(&in->table, row, column), &x) || !isfinite(x))
        return (double)NAN;
    return x;
}

/* Put the rows of a series into months. Returns NULL, or why it cannot be done. */
static const char *by_month(struct run *r, const struct stats_input *in, int intake)
{
    const struct stats_series *s = r->s;
    int last;

    if (s->twice)
        return "a month stands twice";
    if (!s->n)
        return "there is no value";
    r->first = period_parse(s->point[0].date);
    last = period_parse(s->point[s->n - 1].date);
    r->months = (size_t)(last - r->first) + 1;
    if (r->months > MOST_MONTHS)
        return "the months lie too far apart";
    r->y = mem_new(r->months, sizeof *r->y);
    r->x = intake == TABLE_NO_COLUMN ? NULL : mem_new(r->months, sizeof *r->x);
    for (size_t i = 0; i < r->months; i++)
        r->y[i] = (double)NAN;
    for (size_t i = 0; r->x && i < r->months; i++)
        r->x[i] = (double)NAN;
    for (size_t i = 0; i < s->n; i++) {
        size_t at = (size_t)(period_parse(s->point[i].date) - r->first);

        if (i && period_parse(s->point[i - 1].date) == period_parse(s->point[i].date))
            return "a month stands twice";
        if (fabs(s->point[i].value) > 1e150)
            return "the values are too large";
        r->y[at] = s->point[i].value;
        if (r->x)
            r->x[at] = intake_of(in, s->point[i].row, intake);
    }
    for (r->n = r->months; r->n && isnan(r->y[r->n - 1]);)
        r->n--;
    return r->n ? NULL : "there is no value";
}

static void keep_best(struct pool *pool)
{
    size_t best = 0;

    for (size_t i = 1; i < pool->n; i++)
        if (pool->fit[i].aicc < pool->fit[best].aicc)
            best = i;
    for (size_t i = 0; i < pool->n; i++)
        pool->weight[i] = i == best;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* Put the quantiles in order, which rounding in the last digit may have touched. */
static const char *finish(double *f, size_t horizon)
{
    static const size_t place[QUANTILES] = {3, 1, 0, 2, 4}; /* of the levels in rising order */

    for (size_t h = 0; h < horizon; h++) {
        double *q = f + h * QUANTILES, sorted[QUANTILES];

        for (int i = 0; i < QUANTILES; i++) {
            if (!isfinite(q[i]))
                return "a quantile was not found";
            sorted[i] = q[i];
        }
        qsort(sorted, QUANTILES, sizeof *sorted, ascending);
        for (int i = 0; i < QUANTILES; i++)
            q[place[i]] = sorted[i];
    }
    return NULL;
}

static const char *from_pool(struct run *r, const double *y, const double *x, size_t n,
                             const struct request *q)
{
    static const char *const reasons[] = {"", "fewer than 6 months, or too many missing",
                                          "no form could be fitted"};
    struct smoothing_column column = smoothing_intake(x);
    struct smoothing_series series = {y, n, &column, x != NULL};
    struct pool pool;
    enum pool_status status = pool_fit(&pool, &series, q->horizon, NULL);

    if (!status && q->method == BEST)
        keep_best(&pool);
    for (size_t h = 1; !status && h <= q->horizon; h++)
        for (int i = 0; i < QUANTILES; i++)
            r->forecast[(h - 1) * QUANTILES + (size_t)i] = pool_quantile(&pool, h, levels[i]);
    pool_free(&pool);
    return status ? reasons[status] : NULL;
}

static const char *from_naive(struct run *r, const double *y, size_t n, const struct request *q)
{
    static const char *const reasons[] = {"", "too few months",
                                          "a month of the last year is missing"};
    double mean[MOST_HORIZON] = {0}, sd[MOST_HORIZON] = {0}, df = 0, t;
    enum naive_status status =
        (q->method == DRIFT ? naive_drift : naive_seasonal)(y, n, q->horizon, mean, sd, &df);

    for (size_t h = 0; !status && h < q->horizon; h++)
        for (int i = 0; i < QUANTILES; i++) {
            if (distribution_t_quantile(levels[i], df, &t))
                return "a quantile was not found";
            r->forecast[h * QUANTILES + (size_t)i] = mean[h] + (i ? t * sd[h] : 0);
        }
    return reasons[status];
}

/* Forecast with so many months held back. Returns NULL, or why there is none. */
static const char *forecast(struct run *r, size_t held, const struct request *q, int *last)
{
    size_t first = 0, n = held < r->n ? r->n - held : 0;
    const double *x = NULL;
    const char *why;

    while (n && isnan(r->y[n - 1]))
        n--;
    while (first < n && isnan(r->y[first]))
        first++;
    if (!n)
        return "there is no value";
    *last = r->first + (int)n - 1;
    if (r->x && (q->method == POOL || q->method == BEST)) {
        for (size_t i = first; i < n + q->horizon; i++)
            if (i >= r->months || isnan(r->x[i]))
                return "the intake is not known for every month";
        x = r->x + first;
    }
    why = q->method == DRIFT || q->method == SNAIVE ? from_naive(r, r->y + first, n - first, q)
                                                    : from_pool(r, r->y + first, x, n - first, q);
    return why && *why ? why : finish(r->forecast, q->horizon);
}

static void add_rows(struct text *out, const struct run *r, size_t origin, int last,
                     const struct request *q)
{
    for (size_t h = 0; h < q->horizon; h++) {
        csv_add_outside_field(out, r->s->id);
        text_addf(out, ",%zu,%zu,", origin, h + 1);
        for (int i = 0; i < QUANTILES; i++) {
            number_add(out, r->forecast[h * QUANTILES + (size_t)i]);
            text_add(out, ",");
        }
        period_add(out, last + 1 + (int)h);
        text_addf(out, ",%s,\n", method_names[q->method]);
    }
}

/* All forecasts of one series; returns how many could not be made. */
static size_t run_series(struct text *out, const struct stats_input *in,
                         const struct stats_series *s, int intake, const struct request *q)
{
    struct run r = {.s = s};
    const char *why = by_month(&r, in, intake), *no;
    size_t failed = 0;

    r.forecast = mem_new(q->horizon * QUANTILES, sizeof *r.forecast);
    for (size_t o = 0; o < q->n_origins; o++) {
        int last = 0;

        no = why ? why : forecast(&r, q->origin[o], q, &last);
        if (!no) {
            add_rows(out, &r, q->origin[o], last, q);
            continue;
        }
        failed++;
        csv_add_outside_field(out, s->id);
        text_addf(out, ",%zu,,,,,,,,%s,not computed: %s\n", q->origin[o], method_names[q->method],
                  no);
        diag_at(in->table.path, in->table.line[s->row], s->id, "%zu held back: not computed: %s",
                q->origin[o], no);
    }
    free(r.forecast);
    free(r.x);
    free(r.y);
    return failed;
}

int stats_forecast(int argc, char **argv)
{
    static const char *const extra[] = {"?intake"};
    struct request q = {0};
    struct outfile out = {0};
    struct stats_input in;
    size_t failed = 0;
    int first, intake, status = args_read(&program, argc, argv, &first);

    if (status >= 0)
        return status;
    if (read_options(&q))
        return STATUS_USAGE;
    if (stats_input_read(&in, argv[first], "period"))
        return STATUS_FAULT;
    table_columns(&in.table, extra, 1, &intake);
    text_add(&out.text, "series_id,origin,h,mean,lo80,hi80,lo95,hi95,period,method,reason\n");
    for (size_t i = 0; i < in.n_series; i++)
        failed += run_series(&out.text, &in, &in.series[i], intake, &q);
    failed += in.refused;
    stats_input_free(&in);
    if (outfile_commit(&out, output))
        return STATUS_FAULT;
    return failed ? STATUS_REFUSED : STATUS_DONE;
}
