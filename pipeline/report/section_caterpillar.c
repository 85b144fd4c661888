/* Areas side by side with their uncertainty: their rates, and where they will stand at the
 * deadline. */
#include "report.h"

#include "caterpillar_chart.h"
#include "decimal.h"
#include "words.h"

#include <math.h>
#include <stdlib.h>

enum { LEAST = 2, PAGE = 560, COMPACT = 104, LABEL = 190 };

static int by_value(const void *x, const void *y)
{
    const struct caterpillar_row *a = x, *b = y;

    if (isnan(a->value) || isnan(b->value))
        return isnan(a->value) - isnan(b->value);
    return (a->value > b->value) - (a->value < b->value);
}

static const char *interval_words(const struct report *r, const struct caterpillar_row *row,
                                  int decimals)
{
    return arena_format(r->a, "%s to %s", words_rate(r->a, row->lower, decimals),
                        words_rate(r->a, row->upper, decimals));
}

static void add_data(const struct report *r, struct figure_block *f,
                     const struct caterpillar_chart *c, const char *value, const char *interval,
                     int decimals)
{
    struct table_column *column = arena_new(r->a, 3, sizeof *column);
    struct table_block *t;

    column[0] = (struct table_column){"Area", ALIGN_LEFT, 2.4};
    column[1] = (struct table_column){value, ALIGN_RIGHT, 1};
    column[2] = (struct table_column){interval, ALIGN_RIGHT, 1.3};
    t = figure_data(r->d, f, column, 3);
    for (size_t i = c->from; i < c->from + c->count; i++) {
        const char *cell[] = {c->row[i].label, c->row[i].words,
                              isnan(c->row[i].value) ? "[x]"
                                                     : interval_words(r, &c->row[i], decimals)};

        table_row(r->d, t, cell, 3, c->row[i].own);
    }
}

/* What is said of a figure; the titles are the same on each of its pages. */
struct saying {
    struct row_figures figure;
    const char *interval; /* a further column of the data */
    const char *note[2];
    int decimals;
};

static void add_figures(const struct report *r, struct caterpillar_chart *c, const struct saying *s)
{
    struct figure_block *f = NULL;

    for (size_t i = 1; c->from < c->n; i++, c->from += c->count) {
        c->count = caterpillar_chart_rows(c, r->t, PAGE);
        f = figure_of_page(r, &s->figure, c->from, c->count, c->n, i);
        caterpillar_chart_draw(c, &f->picture, r->t, r->width);
        add_data(r, f, c, s->figure.value, s->interval, s->decimals);
    }
    for (size_t k = 0; k < 2; k++)
        if (s->note[k])
            figure_note(r->d, f, s->note[k]);
}

/* ---------------------------------------------------------------- rates */

struct rates {
    struct caterpillar_row *row;
    size_t n;
    const struct comparison *any;
    const struct comparison *whole;
};

/* The areas that are compared with each other, not their totals. */
static struct rates collect_rates(const struct report *r, int own)
{
    const struct comparison_tables *t = r->in->comparisons;
    struct rates rates = {.whole = comparisons_of(t, r->in->programme->root)};

    rates.row = arena_new(r->a, t->n + 1, sizeof *rates.row);
    for (size_t i = 0; i < t->n; i++) {
        const struct comparison *c = &t->row[i];

        if (!c->flag || isnan(c->rate) || isnan(c->rate_lower))
            continue;
        rates.any = c;
        rates.row[rates.n++] =
            (struct caterpillar_row){r->in->programme->geography.area[c->area].name,
                                     c->rate,
                                     c->rate_lower,
                                     c->rate_upper,
                                     words_rate(r->a, c->rate, 2),
                                     INK_ACTUAL,
                                     SYMBOL_CIRCLE,
                                     c->area == own};
    }
    qsort(rates.row, rates.n, sizeof *rates.row, by_value);
    return rates;
}

static const struct caterpillar_row *own_row(const struct rates *rates)
{
    for (size_t i = 0; i < rates->n; i++)
        if (rates->row[i].own)
            return &rates->row[i];
    return NULL;
}

static const char *rates_headline(const struct report *r, const struct rates *rates, int own)
{
    const struct caterpillar_row *row = own_row(rates);
    double whole = rates->whole ? rates->whole->rate : (double)NAN;

    if (own < 0)
        return arena_format(r->a, "Rates run from %s to %s for every 1,000", rates->row[0].words,
                            rates->row[rates->n - 1].words);
    if (isnan(whole))
        return arena_format(r->a, "%s for every 1,000", row->words);
    return arena_format(r->a, "%s for every 1,000; the average is %s", row->words,
                        words_rate(r->a, whole, 2));
}

static const char *rates_subtitle(const struct report *r, const struct rates *rates)
{
    const struct programme *p = r->in->programme;
    const char *level =
        programme_level_words(p, p->geography.area[rates->any->area].level, rates->n);

    return arena_format(
        r->a, "%s, %zu %s, %s, with 95%% intervals; population of %s. %s.", report_rate_words(r),
        rates->n, level, words_month(r->a, rates->any->period),
        words_month(r->a, rates->any->population_period), report_series_words(rates->any->series));
}

static const char *rates_alternative(const struct report *r, const struct rates *rates, int own)
{
    const struct caterpillar_row *first = &rates->row[0], *last = &rates->row[rates->n - 1];
    const struct caterpillar_row *row = own_row(rates);
    const char *text = arena_format(
        r->a, "Caterpillar plot of %s with 95%% intervals, %zu areas from %s to %s in rising order",
        report_rate_words(r), rates->n, first->words, last->words);

    if (rates->whole && !isnan(rates->whole->rate))
        text = arena_format(r->a, "%s, with a line at the average of %s", text,
                            words_rate(r->a, rates->whole->rate, 2));
    if (own < 0)
        return arena_format(r->a, "%s. The lowest is %s, the highest %s.", text, first->label,
                            last->label);
    return arena_format(r->a, "%s. %s is marked: %s, interval %s. The others are not named.", text,
                        row->label, row->words, interval_words(r, row, 2));
}

/* The intervals know of chance alone; where areas differ by more, missing the line means little. */
static const char *raw_note(const struct rates *rates)
{
    return rates->any->tau2 > 0
               ? "Intervals hold chance alone; areas differ by more, so missing the line says "
                 "little. Need is not allowed for."
               : "Intervals hold chance alone. Need is not allowed for.";
}

/* Whether it stands out is said by the funnel alone, so that no two charts say two things. */
static const char *flag_note(const struct report *r, int own)
{
    const struct comparison *c = comparisons_of(r->in->comparisons, own);

    return arena_format(r->a, "Against all areas it lies %s that chance%s.",
                        section_funnel_words(c),
                        c->tau2 > 0 ? " and the spread of areas leave" : " leaves");
}

void section_caterpillar(const struct report *r, int own)
{
    const struct programme *p = r->in->programme;
    struct rates rates = collect_rates(r, own);
    struct caterpillar_chart chart = {.row = rates.row,
                                      .n = rates.n,
                                      .count = rates.n,
                                      .reference = (double)NAN,
                                      .unit = report_rate_words(r),
                                      .label_width = LABEL};
    struct saying s = {.figure = {.name = "rates", .value = chart.unit},
                       .interval = "95% interval",
                       .decimals = 2};
    struct figure_block *f;

    if (rates.n < LEAST || (own >= 0 && !own_row(&rates)))
        return;
    s.note[0] = raw_note(&rates);
    if (rates.whole && !isnan(rates.whole->rate)) {
        chart.reference = rates.whole->rate;
        chart.reference_words = arena_format(r->a, "%s %s", p->geography.area[p->root].name,
                                             words_rate(r->a, chart.reference, 2));
    }
    s.figure.headline = rates_headline(r, &rates, own);
    s.figure.subtitle = rates_subtitle(r, &rates);
    s.figure.alternative = rates_alternative(r, &rates, own);
    if (own < 0) {
        add_figures(r, &chart, &s);
        return;
    }
    f = figure_of_page(r, &s.figure, 0, rates.n, rates.n, 1);
    caterpillar_compact_draw(&chart, &f->picture, r->t, r->width, COMPACT);
    add_data(r, f, &chart, s.figure.value, s.interval, s.decimals);
    figure_note(r->d, f, arena_format(r->a, "%s %s", flag_note(r, own), s.note[0]));
}

/* ---------------------------------------------------------------- the deadline */

struct ahead {
    struct caterpillar_row *row;
    size_t below, above, known;
};

static struct caterpillar_row unknown_row(const char *name, const char *why)
{
    return (struct caterpillar_row){name, (double)NAN, (double)NAN,   (double)NAN,
                                    why,  0,           SYMBOL_CIRCLE, false};
}

/* Forecast less target as a share of the target, so that the sizes of areas do not matter. */
static struct caterpillar_row ahead_row(const struct report *r, int area)
{
    const char *name = r->in->programme->geography.area[area].name;
    const struct outlook *o = forecast_outlook(r->in->forecasts, area);
    double target = o ? decimal_double(o->target) : (double)NAN, share;
    struct caterpillar_row row;

    if (!o || isnan(o->mean) || isnan(o->lo80) || isnan(o->hi80))
        return unknown_row(name, "no forecast");
    if (!(target > 0))
        return unknown_row(name, "no target");
    share = 100 / target;
    row = (struct caterpillar_row){.label = name,
                                   .value = (o->mean - target) * share,
                                   .lower = (o->lo80 - target) * share,
                                   .upper = (o->hi80 - target) * share,
                                   .ink = INK_COMMON,
                                   .symbol = SYMBOL_CIRCLE};
    row.words = arena_format(r->a, "%s%%", words_rate_signed(r->a, row.value, 1));
    if (row.upper < 0) {
        row.ink = INK_PLAN;
        row.symbol = SYMBOL_TRIANGLE_DOWN;
    } else if (row.lower > 0) {
        row.ink = INK_ACTUAL;
        row.symbol = SYMBOL_TRIANGLE_UP;
    }
    return row;
}

static struct ahead collect_ahead(const struct report *r, const int *area, size_t n)
{
    struct ahead a = {.known = 0};

    a.row = arena_new(r->a, n + 1, sizeof *a.row);
    for (size_t i = 0; i < n; i++) {
        a.row[i] = ahead_row(r, area[i]);
        a.known += !isnan(a.row[i].value);
        a.below += a.row[i].upper < 0;
        a.above += a.row[i].lower > 0;
    }
    qsort(a.row, n, sizeof *a.row, by_value);
    return a;
}

static const char *ahead_headline(const struct report *r, const struct ahead *a)
{
    if (!a->below && !a->above)
        return arena_format(r->a, "None of %zu is likely above or below target", a->known);
    return arena_format(r->a, "%zu of %zu likely below target, %zu likely above", a->below,
                        a->known, a->above);
}

void section_ahead(const struct report *r, const int *area, size_t n)
{
    const struct programme *p = r->in->programme;
    struct ahead a = collect_ahead(r, area, n);
    struct caterpillar_chart chart = {.row = a.row,
                                      .n = n,
                                      .reference = 0,
                                      .reference_words = "Target",
                                      .unit = "Forecast less target, % of the target",
                                      .label_width = LABEL};
    const char *when = words_month(r->a, p->deadline);
    struct saying s = {
        .figure = {.name = "ahead", .value = chart.unit},
        .interval = "80% interval",
        .note = {"Likely: the whole 80% interval lies on one side of the target (triangles). "
                 "Circles: it could be either."},
        .decimals = 1};

    if (!a.known)
        return;
    s.figure.headline = ahead_headline(r, &a);
    s.figure.subtitle = arena_format(
        r->a, "Forecast for %s less target, as a share of the target, with 80%% intervals. %s.",
        when, report_series_words(programme_headline(p, area[0])));
    s.figure.alternative = arena_format(
        r->a,
        "Caterpillar plot of the forecast for %s less the target as a share of the target, with "
        "80%% intervals, %zu areas in rising order from %s (%s) to %s (%s). The interval lies "
        "wholly below the target in %zu, wholly above it in %zu, and on both sides in %zu.",
        when, a.known, a.row[0].label, a.row[0].words, a.row[a.known - 1].label,
        a.row[a.known - 1].words, a.below, a.above, a.known - a.below - a.above);
    add_figures(r, &chart, &s);
}
