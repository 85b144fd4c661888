/* What if an assumption is wrong? Each at its low and its high value, the others as they are. */
#include "report.h"

#include "decimal.h"
#include "tornado_chart.h"
#include "words.h"

#include <math.h>
#include <stdlib.h>

enum { MOST = 8, LABEL = 170 };

/* one row an input: its words (NULL: with the unit), how its values are shown */
static const struct {
    enum assumption_name input;
    const char *words;
    bool share; /* shown in per cent */
    int decimals;
} inputs[] = {
    {ASSUME_LEAVER_RATE, "Leavers each month, % of people", true, 2},
    {ASSUME_JOINERS, "Other joiners each month in an area, people", false, 1},
    {ASSUME_COMPLETION, "Those starting training who come to work here", true, 1},
    {ASSUME_EMPLOYED, "Those qualifying who are employed here", true, 1},
    {ASSUME_PARTICIPATION, NULL, false, 4},
};

static size_t input_of(int name)
{
    size_t i = 0;

    while (i < sizeof inputs / sizeof inputs[0] && (int)inputs[i].input != name)
        i++;
    return i;
}

/* The widest bar first; the order of the table where two are the same. */
static void sort(const struct tornado **row, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        const struct tornado *moving = row[i];
        size_t k = i;

        for (; k && row[k - 1]->swing < moving->swing; k--)
            row[k] = row[k - 1];
        row[k] = moving;
    }
}

static size_t collect(const struct report *r, int area, const struct tornado **row)
{
    const struct need_tables *t = r->in->needs;
    size_t n = 0;

    for (size_t i = 0; i < t->n_tornados && n < MOST; i++) {
        const struct tornado *o = &t->tornado[i];

        if (o->area == area && o->reason == NEED_NONE && !isnan(o->expected) &&
            !isnan(o->expected_low) && !isnan(o->expected_high) &&
            input_of(o->input) < sizeof inputs / sizeof inputs[0])
            row[n++] = o;
    }
    sort(row, n);
    return n;
}

static const char *input_value(const struct report *r, const struct tornado *o, double value)
{
    size_t i = input_of(o->input);

    return arena_format(r->a, "%s%s",
                        words_rate(r->a, inputs[i].share ? 100 * value : value, inputs[i].decimals),
                        inputs[i].share ? "%" : "");
}

static const char *input_words(const struct report *r, const struct tornado *o)
{
    const char *words = inputs[input_of(o->input)].words;

    return words ? words
                 : arena_format(r->a, "%s for each person", r->in->programme->measure->unit);
}

static struct tornado_bar bar_of(const struct report *r, const struct tornado *o)
{
    struct tornado_bar b = {.label = input_words(r, o),
                            .low = o->expected_low - o->expected,
                            .high = o->expected_high - o->expected};

    b.low_words =
        arena_format(r->a, "%s: %s", input_value(r, o, o->low), words_rate_signed(r->a, b.low, 0));
    b.high_words = arena_format(r->a, "%s: %s", input_value(r, o, o->high),
                                words_rate_signed(r->a, b.high, 0));
    return b;
}

static void add_data(const struct report *r, struct figure_block *f, const struct tornado **row,
                     size_t n)
{
    struct table_column *c = arena_new(r->a, 7, sizeof *c);
    struct table_block *t;

    c[0] = (struct table_column){"Assumption", ALIGN_LEFT, 2.6};
    c[1] = (struct table_column){"Low value", ALIGN_RIGHT, 1};
    c[2] = (struct table_column){"Central value", ALIGN_RIGHT, 1};
    c[3] = (struct table_column){"High value", ALIGN_RIGHT, 1};
    c[4] = (struct table_column){"Expected with the low value", ALIGN_RIGHT, 1};
    c[5] = (struct table_column){"Expected with the high value", ALIGN_RIGHT, 1};
    c[6] = (struct table_column){"Difference", ALIGN_RIGHT, 1};
    t = figure_data(r->d, f, c, 7);
    for (size_t i = 0; i < n; i++) {
        const struct tornado *o = row[i];
        const char *cell[] = {input_words(r, o),
                              input_value(r, o, o->low),
                              input_value(r, o, o->value),
                              input_value(r, o, o->high),
                              words_rate(r->a, o->expected_low, 1),
                              words_rate(r->a, o->expected_high, 1),
                              words_rate(r->a, o->swing, 1)};

        table_row(r->d, t, cell, 7, false);
    }
}

static const char *alternative(const struct report *r, const struct tornado_bar *bar, size_t n,
                               const char *expected, const char *when)
{
    const char *text =
        arena_format(r->a,
                     "Tornado chart of what each assumption, at its low and its high value, "
                     "changes of the %s expected for %s, the largest change first.",
                     expected, when);

    for (size_t i = 0; i < n; i++)
        text = arena_format(r->a, "%s %s: %s; %s.", text, bar[i].label, bar[i].low_words,
                            bar[i].high_words);
    return text;
}

void section_whatif(const struct report *r, int area)
{
    const struct programme *p = r->in->programme;
    const struct tornado *row[MOST];
    size_t n = collect(r, area, row);
    struct tornado_bar bar[MOST];
    struct tornado_chart chart = {.bar = bar,
                                  .n = n,
                                  .low_key = "with its low value",
                                  .high_key = "with its high value",
                                  .label_width = LABEL};
    const char *expected, *when = words_month(r->a, p->deadline);
    const struct need *need = need_of(r->in->needs, area);
    const struct outlook *o =
        n ? forecast_outlook_in(r->in->forecasts, area, row[0]->series) : NULL;
    struct figure_block *f;

    if (!n)
        return;
    for (size_t i = 0; i < n; i++)
        bar[i] = bar_of(r, row[i]);
    expected = arena_format(r->a, "%s %s", words_rate(r->a, row[0]->expected, 0), p->measure->unit);
    chart.centre_words = arena_format(r->a, "Expected: %s", expected);
    f = document_figure(
        r->d, "whatif",
        arena_format(r->a, "No single assumption moves the outcome by more than %s",
                     words_rate(r->a, ceil(fmax(fabs(bar[0].low), fabs(bar[0].high))), 0)),
        arena_format(r->a,
                     "Change of the %s expected for %s, by the model of joiners and leavers. %s.",
                     p->measure->unit, when, report_series_words(row[0]->series)),
        alternative(r, bar, n, expected, when));
    tornado_chart_draw(&chart, &f->picture, r->t, r->width);
    add_data(r, f, row, n);
    figure_note(
        r->d, f,
        "Low and high: the truth is thought to fall short of the one, or exceed the other, "
        "once in ten times, in the months to come; the table of assumptions has the averages "
        "so far, which are surer. One assumption is changed at a time.");
    if (need && need->target != DECIMAL_NONE)
        figure_note(r->d, f,
                    arena_format(r->a, "The target is %s.%s", words_number(r->a, need->target, 0),
                                 o && !isnan(o->mean)
                                     ? arena_format(r->a,
                                                    " The forecast of the monthly figures, another "
                                                    "method, expects %s.",
                                                    words_rate(r->a, o->mean, 0))
                                     : ""));
}
