/* The numbers behind each chart: what HTML shows below it, and what its CSV holds. */
#include "report.h"

#include "chart.h"
#include "decimal.h"
#include "period.h"
#include "words.h"

#include <math.h>

const char *report_value_words(struct arena *a, int64_t value, char status, int decimals)
{
    if (value == DECIMAL_NONE)
        return status == 'c' ? "[c]" : "[x]";
    if (!status)
        return words_number(a, value, decimals);
    return arena_format(a, "%s [%c]", words_number(a, value, decimals), status);
}

void data_bars(const struct report *r, struct figure_block *f, const char *label, const char *value,
               const struct bar *bar, size_t n)
{
    struct table_column *c = arena_new(r->a, 2, sizeof *c);
    struct table_block *t;

    c[0] = (struct table_column){label, ALIGN_LEFT, 3};
    c[1] = (struct table_column){value, ALIGN_RIGHT, 1};
    t = figure_data(r->d, f, c, 2);
    for (size_t i = 0; i < n; i++)
        table_row(r->d, t, (const char *[]){bar[i].label, bar[i].words}, 2, bar[i].strong);
}

static const struct forecast *forecast_in(const struct standing *s, int period)
{
    for (size_t i = 0; i < s->n_fan; i++)
        if (s->fan[i].period == period)
            return &s->fan[i];
    return NULL;
}

static const char *interval(const struct report *r, const struct standing *s, double low,
                            double high)
{
    return arena_format(r->a, "%s to %s", words_rate(r->a, low, s->decimals),
                        words_rate(r->a, high, s->decimals));
}

/* A month is a row where something is drawn: an actual, a plan, a forecast. */
void data_trajectory(const struct report *r, struct figure_block *f, const struct standing *s)
{
    const char *unit = s->p->measure->unit;
    struct table_column *c = arena_new(r->a, 6, sizeof *c);
    size_t columns = s->n_fan ? 6 : 3;
    struct table_block *t;

    c[0] = (struct table_column){"Month", ALIGN_LEFT, 1};
    c[1] = (struct table_column){arena_format(r->a, "Actual, %s", unit), ALIGN_RIGHT, 1};
    c[2] = (struct table_column){"Trajectory", ALIGN_RIGHT, 1};
    c[3] = (struct table_column){"Forecast", ALIGN_RIGHT, 1};
    c[4] = (struct table_column){"8 times in 10", ALIGN_RIGHT, 1.6};
    c[5] = (struct table_column){"95 times in 100", ALIGN_RIGHT, 1.6};
    t = figure_data(r->d, f, c, columns);
    for (size_t i = 0; i < s->n; i++) {
        const struct progress *row = &s->rows[i];
        const struct forecast *fan = forecast_in(s, row->period);
        const char *cell[6] = {
            words_month_short(r->a, row->period),
            row->period > r->in->period
                ? "[z]"
                : report_value_words(r->a, row->actual, row->status, s->decimals),
            words_number(r->a, row->trajectory, s->decimals),
            "[z]",
            "[z]",
            "[z]"};

        if (fan) {
            cell[3] = words_rate(r->a, fan->mean, s->decimals);
            cell[4] = interval(r, s, fan->lo80, fan->hi80);
            cell[5] = interval(r, s, fan->lo95, fan->hi95);
        }
        table_row(r->d, t, cell, columns, row == s->now);
    }
}

void data_series(const struct report *r, struct figure_block *f, const struct series_chart *chart)
{
    struct table_column *c = arena_new(r->a, chart->n + 1, sizeof *c);
    struct table_block *t;

    c[0] = (struct table_column){"Month", ALIGN_LEFT, 1};
    for (size_t i = 0; i < chart->n; i++)
        c[i + 1] = (struct table_column){
            arena_format(r->a, "%s, %s", chart->line[i].name, chart->unit), ALIGN_RIGHT, 1};
    t = figure_data(r->d, f, c, chart->n + 1);
    for (int period = chart->first; period <= chart->last; period++) {
        const char **cell = arena_new(r->a, chart->n + 1, sizeof *cell);

        cell[0] = words_month_short(r->a, period);
        for (size_t i = 0; i < chart->n; i++) {
            const struct progress *row = progress_at(chart->line[i].rows, chart->line[i].n, period);

            cell[i + 1] =
                row ? report_value_words(r->a, row->actual, row->status, chart->decimals) : "[x]";
        }
        table_row(r->d, t, cell, chart->n + 1, false);
    }
}

void data_dumbbells(const struct report *r, struct figure_block *f, const char *label,
                    const struct dumbbell_chart *chart)
{
    struct table_column *c = arena_new(r->a, 6, sizeof *c);
    struct table_block *t;
    size_t n = 0;

    c[n++] = (struct table_column){label, ALIGN_LEFT, 2};
    if (chart->baseline_words)
        c[n++] = (struct table_column){chart->baseline_words, ALIGN_RIGHT, 1};
    c[n++] = (struct table_column){chart->now_words, ALIGN_RIGHT, 1};
    if (chart->plan_words)
        c[n++] = (struct table_column){chart->plan_words, ALIGN_RIGHT, 1};
    c[n++] = (struct table_column){chart->target_words, ALIGN_RIGHT, 1};
    c[n++] = (struct table_column){"Gap", ALIGN_RIGHT, 1};
    t = figure_data(r->d, f, c, n);
    for (size_t i = chart->from; i < chart->from + (chart->count ? chart->count : chart->n); i++) {
        const struct dumbbell *row = &chart->row[i];
        const char *cell[6];
        size_t k = 0;

        cell[k++] = row->label;
        if (chart->baseline_words)
            cell[k++] = words_rate(r->a, row->baseline, 1);
        cell[k++] = words_rate(r->a, row->now, 1);
        if (chart->plan_words)
            cell[k++] = words_rate(r->a, row->plan, 1);
        cell[k++] = words_rate(r->a, row->target, 1);
        cell[k++] = row->now_words;
        table_row(r->d, t, cell, n, false);
    }
}
