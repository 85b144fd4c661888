/* Signal or noise: the control chart of an area, and all areas by what their charts say. */
#include "report.h"

#include "decimal.h"
#include "grid_chart.h"
#include "period.h"
#include "sentence.h"
#include "words.h"
#include "xmr_chart.h"

#include <math.h>

enum { PLOT = 74, FEW = 12 };

const struct variation *report_variation(const struct standing *s)
{
    const struct variation *v =
        s->n ? signals_variation(s->in->signals, s->area, s->rows[0].role, s->series) : NULL;

    return v && v->chart == SIGNAL_FLOW && v->reason == SIGNAL_FINE && v->limits != SIGNAL_NO_LIMITS
               ? v
               : NULL;
}

/* ---------------------------------------------------------------- the chart of one area */

static bool is_concern(const struct variation *v)
{
    return icon_group((enum xmr_type)v->type) == ICON_CONCERN;
}

static const char *signal_headline(const struct report *r, const struct variation *v)
{
    if (v->type == XMR_COMMON_CAUSE || v->since == PERIOD_NONE)
        return arena_format(r->a, "No signal in %s, only the usual noise",
                            words_month(r->a, v->period));
    return arena_format(r->a, "Signal of %s since %s",
                        is_concern(v)                                          ? "concern"
                        : icon_group((enum xmr_type)v->type) == ICON_IMPROVING ? "improvement"
                                                                               : "change",
                        words_month(r->a, v->since));
}

/* "each month's change must be 1.9% of FTE above that of a year before" */
static const char *needed_words(const struct report *r, const struct variation *v)
{
    const struct programme *p = r->in->programme;

    if (words_is_zero(decimal_from(v->needed), 1))
        return "each month's change must be that of a year before";
    return arena_format(r->a, "each month's change %s be %s%% of %s %s that of a year before",
                        (v->needed > 0) == (p->direction > 0) ? "must" : "may",
                        words_rate(r->a, fabs(v->needed), 1), p->measure->unit,
                        v->needed > 0 ? "above" : "below");
}

/* What is needed against what single months bring. It is no forecast, and says so. */
static const char *assurance_sentence(const struct report *r, const struct variation *v)
{
    static const char *const words[] = {
        [XMR_PASS] = "single months bring more than that",
        [XMR_FAIL] = "single months bring less than that",
        [XMR_INCONSISTENT] =
            "single months vary by more than that, so they neither promise it nor rule it out"};

    if (v->assurance == XMR_NO_ASSURANCE)
        return v->assurance_reason == SIGNAL_GAP ? "What is needed cannot be told: a month of the "
                                                   "last year is missing."
                                                 : "";
    return arena_format(r->a, "To reach the target, %s; %s.", needed_words(r, v),
                        words[v->assurance]);
}

const char *report_assurance_words(const struct report *r, const struct standing *s)
{
    const struct variation *v = report_variation(s);

    return v ? assurance_sentence(r, v) : "";
}

static size_t count_values(const struct signal *rows, size_t n, int from, int to)
{
    size_t values = 0;

    for (size_t i = 0; i < n; i++)
        values += rows[i].period >= from && rows[i].period <= to && !isnan(rows[i].value);
    return values;
}

/* Of which months the limits are made; trial limits are called so. */
static const char *limits_note(const struct report *r, const struct variation *v,
                               const struct signal *rows, size_t n)
{
    size_t months;

    if (v->limits == SIGNAL_SHARED)
        return "Trial limits: it has too few months for its own, so they are made of all areas "
               "together.";
    months = count_values(rows, n, v->base_from, v->base_to);
    return arena_format(r->a, "%s: from its %zu months %s to %s%s.",
                        months < FEW ? "Trial limits, of few months" : "Limits", months,
                        words_month(r->a, v->base_from), words_month(r->a, v->base_to),
                        v->base_to < v->period ? ", and kept since" : "");
}

/* What the marks mean: only those that are there. */
static const char *marks_note(const struct report *r, const struct signal *rows, size_t n)
{
    static const char *const marks[ICON_GROUPS] = {[ICON_IMPROVING] = "Triangle: improvement. ",
                                                   [ICON_COMMON] = "Circle: common cause. ",
                                                   [ICON_CONCERN] = "Diamond: concern. ",
                                                   [ICON_CHANGED] = "Square: change. "};
    bool seen[ICON_GROUPS] = {false}, gap = false, broken = rows[0].segment != rows[n - 1].segment;
    const char *all = "";

    for (size_t i = 0; i < n; i++) {
        gap |= isnan(rows[i].value) || (i && rows[i].period > rows[i - 1].period + 1);
        seen[isnan(rows[i].value) ? ICON_NO_CHART : icon_group((enum xmr_type)rows[i].type)] = true;
    }
    for (int g = 0; g < ICON_NO_CHART; g++)
        all = seen[g] ? arena_format(r->a, "%s%s", all, marks[g]) : all;
    return arena_format(
        r->a, "%s%s%s", all, gap ? "Cross: a month whose change is not known. " : "",
        broken ? "Dotted line: a break in the figures; the limits begin anew. " : "");
}

static void signal_data(const struct report *r, struct figure_block *f, const struct standing *s,
                        const struct signal *rows, size_t n)
{
    struct table_column *c = arena_new(r->a, 7, sizeof *c);
    struct table_block *t;

    c[0] = (struct table_column){"Month", ALIGN_LEFT, 1};
    c[1] = (struct table_column){arena_format(r->a, "Actual, %s", s->p->measure->unit), ALIGN_RIGHT,
                                 1};
    c[2] = (struct table_column){"Change less that of a year before, %", ALIGN_RIGHT, 1.4};
    c[3] = (struct table_column){"Mean", ALIGN_RIGHT, 0.8};
    c[4] = (struct table_column){"Lower limit", ALIGN_RIGHT, 0.8};
    c[5] = (struct table_column){"Upper limit", ALIGN_RIGHT, 0.8};
    c[6] = (struct table_column){"Kind of point", ALIGN_LEFT, 1.4};
    t = figure_data(r->d, f, c, 7);
    for (size_t i = 0; i < n; i++) {
        const char *cell[] = {
            words_month_short(r->a, rows[i].period),
            words_number(r->a, rows[i].actual, s->decimals),
            words_rate_signed(r->a, rows[i].value, 2),
            words_rate_signed(r->a, rows[i].mean, 2),
            words_rate_signed(r->a, rows[i].lower, 2),
            words_rate_signed(r->a, rows[i].upper, 2),
            isnan(rows[i].value) ? "[x]" : icon_variation_words((enum xmr_type)rows[i].type)};

        table_row(r->d, t, cell, 7, i + 1 == n);
    }
}

static const char *signal_alternative(const struct report *r, const struct standing *s,
                                      const struct variation *v, const struct signal *rows,
                                      size_t n)
{
    size_t high = 0, low = 0;

    for (size_t i = 0; i < n; i++) {
        high += rows[i].value > rows[i].upper;
        low += rows[i].value < rows[i].lower;
    }
    return arena_format(
        r->a,
        "Control chart of the monthly change of %s in %s, less that of the same month a year "
        "before, from %s to %s: %zu points, mean %s%%, limits %s%% and %s%%; %zu above the upper "
        "limit, %zu below the lower one. %s %s The data are in signals.csv.%s",
        sentence_subject(r->a, s->p), s->name, words_month(r->a, rows[0].period),
        words_month(r->a, rows[n - 1].period), v->points, words_rate_signed(r->a, v->mean, 1),
        words_rate_signed(r->a, v->lower, 1), words_rate_signed(r->a, v->upper, 1), high, low,
        sentence_signal(r->a, s), assurance_sentence(r, v),
        *s->series->notice ? arena_format(r->a, " %s.", s->series->notice) : "");
}

void section_signal(const struct report *r, const struct standing *s)
{
    const struct variation *v = report_variation(s);
    size_t n = 0;
    const struct signal *rows =
        v ? signals_of(r->in->signals, s->area, v->role, s->series, &n) : NULL;
    struct xmr_chart chart = {.rows = rows, .n = n, .height = PLOT};
    struct figure_block *f;

    if (!n)
        return; /* the answers say why */
    chart.needed = v->assurance == XMR_NO_ASSURANCE ? (double)NAN : v->needed;
    chart.title = arena_format(r->a, "%% of %s", s->p->measure->unit);
    f = document_figure(
        r->d, s->rows[0].role == PROGRESS_SUMMED ? "signal-sum" : "signal", signal_headline(r, v),
        arena_format(r->a, "Monthly change less a year before, %% of %s, %sto %s. %s.",
                     s->p->measure->unit,
                     s->rows[0].role == PROGRESS_SUMMED
                         ? arena_format(r->a, "sum of %s, ", sentence_coverage(r->a, s, s->now))
                         : "",
                     words_month_short(r->a, rows[n - 1].period), report_series_words(s->series)),
        signal_alternative(r, s, v, rows, n));
    xmr_chart_draw(&chart, &f->picture, r->t, r->width);
    signal_data(r, f, s, rows, n);
    f->by_time = true;
    figure_note(r->d, f,
                arena_format(r->a, "%s%s", marks_note(r, rows, n), limits_note(r, v, rows, n)));
}

/* ---------------------------------------------------------------- all areas */

struct counts {
    size_t group[ICON_GROUPS], assurance[ICON_GROUPS][XMR_INCONSISTENT + 1];
};

/* "3 of 25 Area Teams show a signal of concern" */
static const char *grid_headline(const struct report *r, const struct counts *k, size_t n,
                                 const char *levels)
{
    size_t signals = k->group[ICON_CONCERN] ? k->group[ICON_CONCERN] : k->group[ICON_IMPROVING];

    if (!signals)
        return arena_format(r->a, "%zu of %zu %s show no signal of change", k->group[ICON_COMMON],
                            n, levels);
    return arena_format(r->a, "%zu of %zu %s %s a signal of %s", signals, n, levels,
                        signals == 1 ? "shows" : "show",
                        k->group[ICON_CONCERN] ? "concern" : "improvement");
}

/* "Improving: 3 (will hit 1, hit or miss 2)." */
static const char *grid_counts(const struct report *r, const struct counts *k)
{
    const char *all = "";

    for (int g = 0; g < ICON_GROUPS; g++) {
        const char *parts = "";

        if (!k->group[g])
            continue;
        for (int i = 0; i <= XMR_INCONSISTENT && g != ICON_NO_CHART; i++)
            if (k->assurance[g][i])
                parts =
                    arena_format(r->a, "%s%s%s %zu", parts, *parts ? ", " : "",
                                 icon_assurance_words((enum xmr_assurance)i), k->assurance[g][i]);
        all = arena_format(r->a, "%s %s: %zu%s.", all, icon_group_words((enum icon_group)g),
                           k->group[g], *parts ? arena_format(r->a, " (%s)", parts) : "");
    }
    return all;
}

static void grid_data(const struct report *r, struct figure_block *f, const char *level,
                      const struct grid_area *area, size_t n)
{
    struct table_column *c = arena_new(r->a, 3, sizeof *c);
    struct table_block *t;

    c[0] = (struct table_column){level, ALIGN_LEFT, 3};
    c[1] = (struct table_column){"Variation", ALIGN_LEFT, 1.5};
    c[2] = (struct table_column){"Assurance", ALIGN_LEFT, 1};
    t = figure_data(r->d, f, c, 3);
    for (size_t i = 0; i < n; i++)
        table_row(r->d, t,
                  (const char *[]){area[i].name, icon_variation_words(area[i].variation),
                                   icon_assurance_words(area[i].assurance)},
                  3, false);
}

void section_grid(const struct report *r, const int *area, size_t n)
{
    const struct programme *p = r->in->programme;
    struct grid_area *item = arena_new(r->a, n, sizeof *item);
    const int own = p->geography.area[area[0]].level;
    struct grid_chart chart = {.area = item,
                               .n = n,
                               .level = programme_level_words(p, own, 1),
                               .levels = programme_level_words(p, own, 2),
                               .not_judged = r->in->period >= p->deadline
                                                 ? "Not judged: the deadline has been reached"
                                                 : "Not judged: what is needed is not known"};
    struct counts k = {.group = {0}};
    struct figure_block *f;

    for (size_t i = 0; i < n; i++) {
        struct standing s = standing_of(r->in, area[i], PROGRESS_HEADLINE);
        const struct variation *v = report_variation(&s);

        item[i] = (struct grid_area){s.name, v ? (enum xmr_type)v->type : XMR_NO_TYPE,
                                     v ? (enum xmr_assurance)v->assurance : XMR_NO_ASSURANCE};
        k.group[icon_group(item[i].variation)]++;
        k.assurance[icon_group(item[i].variation)][item[i].assurance]++;
    }
    if (k.group[ICON_NO_CHART] == n)
        return; /* the table of areas says so */
    f = document_figure(
        r->d, "grid", grid_headline(r, &k, n, chart.levels),
        arena_format(
            r->a, "Variation of the monthly changes by assurance of the target, to %s. %s.",
            words_month(r->a, r->in->period), report_series_words(programme_headline(p, area[0]))),
        arena_format(r->a,
                     "Grid of %zu %s by what their control charts say.%s The data are in "
                     "variation.csv.",
                     n, programme_level_words(p, own, n), grid_counts(r, &k)));
    grid_chart_draw(&chart, &f->picture, r->t, r->width);
    grid_data(r, f, chart.level, item, n);
    figure_note(r->d, f,
                "Variation: does the last point differ by more than chance? Assurance: do the "
                "limits of single months hold the change that the target needs? It is no forecast: "
                "how likely the target is, the chance says.");
}
