/* Charts with a row for each area, over as many pages as they need. */
#include "report.h"

#include "chart.h"

enum { PAGE = 600 };

struct figure_block *figure_of_page(const struct report *r, const struct row_figures *say,
                                    size_t from, size_t count, size_t n, size_t page)
{
    if (count == n)
        return document_figure(r->d, say->name, say->headline, say->subtitle, say->alternative);
    return document_figure(
        r->d, arena_format(r->a, "%s-%zu", say->name, page), say->headline,
        arena_format(r->a, "%s Areas %zu to %zu of %zu.", say->subtitle, from + 1, from + count, n),
        say->alternative);
}

struct figure_block *figures_of_bars(const struct report *r, struct bar_chart *chart,
                                     const struct row_figures *say)
{
    struct figure_block *f = NULL;

    for (size_t i = 1; chart->from < chart->n; i++, chart->from += chart->count) {
        chart->count = bar_chart_rows(chart, r->t, PAGE);
        f = figure_of_page(r, say, chart->from, chart->count, chart->n, i);
        bar_chart_draw(chart, &f->picture, r->t, r->width);
        data_bars(r, f, say->label, say->value, chart->bar + chart->from, chart->count);
    }
    return f;
}

struct figure_block *figures_of_dumbbells(const struct report *r, struct dumbbell_chart *chart,
                                          const struct row_figures *say)
{
    struct figure_block *f = NULL;

    for (size_t i = 1; chart->from < chart->n; i++, chart->from += chart->count) {
        chart->count = dumbbell_chart_rows(chart, PAGE);
        f = figure_of_page(r, say, chart->from, chart->count, chart->n, i);
        dumbbell_chart_draw(chart, &f->picture, r->t, r->width);
        data_dumbbells(r, f, say->label, chart);
    }
    return f;
}
