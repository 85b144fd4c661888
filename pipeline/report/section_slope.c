/* From the baseline over now to the deadline, as an index: how did areas move? */
#include "report.h"

#include "decimal.h"
#include "slope_chart.h"
#include "words.h"

#include <math.h>
#include <stdlib.h>

enum { BASELINE, NOW, DEADLINE };

struct path {
    const char *name;
    double value[SLOPE_COLUMNS]; /* NaN: not known */
    bool named;
};

/* The forecast is of the same series, and starts where the line is now. */
static struct path path_of(const struct report *r, int area)
{
    struct standing s = standing_of(r->in, area, PROGRESS_HEADLINE);
    double baseline = decimal_double(s.n ? s.rows[0].baseline : DECIMAL_NONE);
    struct path path = {s.name, {(double)NAN, (double)NAN, (double)NAN}, false};

    if (!(baseline > 0) || !s.current || s.current->actual == DECIMAL_NONE)
        return path;
    path.value[BASELINE] = 100;
    path.value[NOW] = 100 * decimal_double(s.current->actual) / baseline;
    if (s.outlook && s.outlook->origin == r->in->period && r->in->period < s.p->deadline)
        path.value[DEADLINE] = 100 * s.outlook->mean / baseline;
    return path;
}

/* What areas are ordered by: the last that is known of them. */
static double last_of(const struct path *path)
{
    return isnan(path->value[DEADLINE]) ? path->value[NOW] : path->value[DEADLINE];
}

static int by_last(const void *x, const void *y)
{
    double a = last_of(x), b = last_of(y);

    if (isnan(a) || isnan(b))
        return isnan(a) - isnan(b);
    return (a < b) - (a > b);
}

/* All where there are few, else the two at either end. */
static void choose(struct path *path, size_t known)
{
    for (size_t i = 0; i < known; i++)
        path[i].named = known <= SLOPE_NAMED || i < SLOPE_NAMED / 2 || i + SLOPE_NAMED / 2 >= known;
}

static const char *index_words(const struct report *r, double value)
{
    return words_rate(r->a, value, 1);
}

static const char *line_words(const struct report *r, const struct path *path)
{
    if (isnan(path->value[DEADLINE]))
        return arena_format(r->a, "%s now: %s", index_words(r, path->value[NOW]), path->name);
    return arena_format(r->a, "%s now, %s forecast: %s", index_words(r, path->value[NOW]),
                        index_words(r, path->value[DEADLINE]), path->name);
}

static const char *months_words(const struct report *r, int months)
{
    return arena_format(r->a, "%d month%s", months, months == 1 ? "" : "s");
}

static void add_data(const struct report *r, struct figure_block *f, const struct path *path,
                     size_t n, const struct slope_chart *chart)
{
    struct table_column *c = arena_new(r->a, 4, sizeof *c);
    struct table_block *t;

    c[0] = (struct table_column){"Area", ALIGN_LEFT, 2};
    for (size_t k = 0; k < chart->columns; k++)
        c[k + 1] = (struct table_column){chart->column_words[k], ALIGN_RIGHT, 1};
    t = figure_data(r->d, f, c, chart->columns + 1);
    for (size_t i = 0; i < n; i++) {
        const char *cell[SLOPE_COLUMNS + 1] = {path[i].name};

        for (size_t k = 0; k < chart->columns; k++)
            cell[k + 1] = index_words(r, path[i].value[k]);
        table_row(r->d, t, cell, chart->columns + 1, path[i].named);
    }
}

static const char *headline(const struct report *r, const struct path *path, size_t known)
{
    double least = INFINITY, most = -INFINITY;

    for (size_t i = 0; i < known; i++) {
        least = fmin(least, path[i].value[NOW]);
        most = fmax(most, path[i].value[NOW]);
    }
    return known == 1 ? arena_format(r->a, "From 100 to %s", index_words(r, most))
                      : arena_format(r->a, "From 100, areas have come to between %s and %s",
                                     index_words(r, least), index_words(r, most));
}

static const char *alternative(const struct report *r, const struct path *path, size_t known)
{
    const char *text = arena_format(
        r->a, "Slope chart of %zu areas from the baseline, which is 100, to now%s:", known,
        isnan(path[0].value[DEADLINE]) ? "" : " and the forecast");

    for (size_t i = 0; i < known; i++)
        if (path[i].named)
            text = arena_format(r->a, "%s%s %s", text, i ? ";" : "", line_words(r, &path[i]));
    return arena_format(r->a, "%s.", text);
}

void section_slope(const struct report *r, const int *area, size_t n)
{
    const struct programme *p = r->in->programme;
    struct path *path = arena_new(r->a, n + 1, sizeof *path);
    struct slope_line *line = arena_new(r->a, n + 1, sizeof *line);
    struct slope_chart chart = {.line = line, .columns = 2, .height = 150};
    size_t known = 0;
    struct figure_block *f;

    for (size_t i = 0; i < n; i++)
        path[i] = path_of(r, area[i]);
    qsort(path, n, sizeof *path, by_last);
    while (known < n && !isnan(path[known].value[NOW]))
        known++;
    if (!known || r->in->period <= p->baseline_period)
        return;
    choose(path, known);
    for (size_t i = 0; i < known; i++) {
        line[i].words = path[i].named ? line_words(r, &path[i]) : NULL;
        for (size_t k = 0; k < SLOPE_COLUMNS; k++)
            line[i].value[k] = path[i].value[k];
        if (!isnan(path[i].value[DEADLINE]))
            chart.columns = 3;
    }
    chart.n = known;
    chart.column_words[BASELINE] = words_month(r->a, p->baseline_period);
    chart.column_words[NOW] = words_month(r->a, r->in->period);
    chart.column_words[DEADLINE] =
        arena_format(r->a, "%s, forecast", words_month_short(r->a, p->deadline));
    chart.between[0] = months_words(r, r->in->period - p->baseline_period);
    chart.between[1] = months_words(r, p->deadline - r->in->period);
    chart.unit = arena_format(r->a, "%s, %s = 100", p->measure->unit, chart.column_words[BASELINE]);
    f = document_figure(r->d, "slope", headline(r, path, known),
                        arena_format(r->a, "%s as an index, %s = 100, %s%s. %s.", p->measure->unit,
                                     chart.column_words[BASELINE], chart.column_words[NOW],
                                     chart.columns == 3
                                         ? arena_format(r->a, " and forecast for %s",
                                                        words_month(r->a, p->deadline))
                                         : "",
                                     report_series_words(programme_headline(p, area[0]))),
                        alternative(r, path, known));
    slope_chart_draw(&chart, &f->picture, r->t, r->width);
    add_data(r, f, path, known, &chart);
    if (chart.columns == 3)
        figure_note(r->d, f,
                    "Dashed and hollow: forecast. The columns stand evenly, the months between "
                    "them do not: slopes before and after now cannot be compared.");
    if (known > SLOPE_NAMED)
        figure_note(r->d, f, "Named: the two highest and the two lowest. Grey: all others.");
    if (known < n)
        figure_note(r->d, f,
                    arena_format(r->a, "%zu of %zu areas have a baseline and a figure.", known, n));
}
