#include "coverage.h"

#include "csvread.h"
#include "decimal.h"
#include "figure.h"
#include "outfile.h"
#include "period.h"
#include "receipt.h"

#include <stdlib.h>
#include <string.h>

struct span {
    int first, last, collected;
};

/* The months that a series has, and those in which something was refused. */
static struct span span_of(const struct observations *o, const struct findings *f,
                           const char *series)
{
    struct span s = {INT_MAX, PERIOD_NONE, PERIOD_NONE};

    for (size_t i = 0; i < o->n; i++) {
        const struct observation *r = &o->row[i];

        if (strcmp(r->series, series))
            continue;
        s.first = r->period < s.first ? r->period : s.first;
        s.last = r->period > s.last ? r->period : s.last;
        s.collected = r->collected > s.collected ? r->collected : s.collected;
    }
    for (size_t i = 0; i < f->n && s.collected != PERIOD_NONE; i++) {
        int period = f->row[i].period;

        if (f->row[i].severity != SEVERITY_ERROR || period == PERIOD_NONE || period > s.collected)
            continue;
        s.first = period < s.first ? period : s.first;
        s.last = period > s.last ? period : s.last;
    }
    return s;
}

/* Two files that contradict each other are told by one finding, without their areas. */
static bool refused(const struct findings *f, const char *area_code, int period)
{
    for (size_t i = 0; i < f->n; i++) {
        const struct finding *x = &f->row[i];

        if (x->period == period && finding_refuses(x) &&
            (!strcmp(x->area_code, area_code) ||
             (!*x->area_code && !x->line && !strcmp(x->check, "duplicate_month"))))
            return true;
    }
    return false;
}

/* All that is asked of one figure. */
struct asked {
    const struct programme *p;
    const struct observations *o;
    const struct findings *f;
    const struct receipts *receipts;
    const struct series *series;
    const struct measure *measure;
    int area, period, as_of;
    int pace; /* the month in which the first area had its figure, PERIOD_NONE when none has */
};

/* The collection that first had a value of the figure; NULL when there is none. */
static const struct observation *first_given(const struct asked *a)
{
    bool revised;
    const struct observation *first = NULL,
                             *last = observations_find(a->o, a->series->series, a->measure->measure,
                                                       a->p->geography.area[a->area].area_code,
                                                       a->period, a->as_of, &revised);

    for (; last; last = last > a->o->row && observation_is_same(last - 1, last) ? last - 1 : NULL)
        if (last->value != DECIMAL_NONE)
            first = last;
    return first;
}

static const char *state_of(const struct asked *a, const struct figure *figure,
                            const struct observation *first, const struct receipt *receipt)
{
    bool after = first && first->collected > a->period && first->collected > a->pace;

    if (figure->value != DECIMAL_NONE)
        return after || (receipt && receipt->days_late > 0) ? "late"
               : figure->value                              ? "received"
                                                            : "nil";
    return figure->status == 'c'                                               ? "suppressed"
           : refused(a->f, a->p->geography.area[a->area].area_code, a->period) ? "refused"
                                                                               : "missing";
}

static void add_fields(struct text *t, const struct asked *a)
{
    const struct area *area = &a->p->geography.area[a->area];
    const char *field[] = {area->area_code, area->name, a->series->series, a->measure->measure};

    period_add(t, a->period);
    for (size_t i = 0; i < sizeof field / sizeof field[0]; i++) {
        text_add(t, ",");
        csv_add_outside_field(t, field[i]);
    }
}

static void add_row(struct text *t, const struct asked *a)
{
    struct figure figure =
        figure_of(a->p, a->o, a->series->series, a->measure->measure, a->area, a->period, a->as_of);
    const struct observation *first = first_given(a);
    const struct receipt *receipt = first ? receipts_find(a->receipts, first->source_file) : NULL;

    add_fields(t, a);
    text_addf(t, ",%s,", state_of(a, &figure, first, receipt));
    period_add(t, first ? first->collected : PERIOD_NONE);
    text_addf(t, ",%s,", receipt ? receipt->received_on : "");
    if (receipt && receipt->due)
        text_addf(t, "%d", receipt->days_late);
    text_add(t, ",");
    csv_add_outside_field(t, a->series->notice);
    text_add(t, "\n");
}

static bool is_expected(const struct asked *a, int area)
{
    const struct geography *g = &a->p->geography;

    return !strcmp(g->area[area].level_name, a->series->expected_level) &&
           g->area[area].whole < 0 && geography_open(g, area, a->as_of);
}

/* A month's rows. A collection has a pace of its own: what comes when the first area's does is not
 * late. */
static void add_month(struct text *t, struct asked *a)
{
    size_t n = a->p->geography.n;

    a->pace = INT_MAX;
    for (size_t i = 0; i < n; i++) {
        const struct observation *first;

        if (!is_expected(a, (int)i))
            continue;
        a->area = (int)i;
        first = first_given(a);
        if (first && first->collected < a->pace)
            a->pace = first->collected;
    }
    for (size_t i = 0; i < n; i++) {
        a->area = (int)i;
        if (is_expected(a, (int)i))
            add_row(t, a);
    }
}

static void add_series(struct outfile *out, struct asked *a)
{
    struct span s = span_of(a->o, a->f, a->series->series);
    int earliest = programme_earliest(a->p, a->series);

    a->as_of = s.collected;
    for (size_t m = 0; m < a->p->catalogue.n_measures; m++) {
        a->measure = &a->p->catalogue.measure[m];
        if (!catalogue_lists(a->series->expected_measures, a->measure->measure))
            continue;
        a->period = s.first > earliest ? s.first : earliest;
        for (; a->period <= s.last; a->period++) {
            add_month(&out->text, a);
            outfile_pass(out);
        }
    }
}

int coverage_write(const struct programme *p, const struct observations *o,
                   const struct findings *f, const char *path)
{
    struct outfile out = {0};
    struct receipts receipts;
    struct asked a = {.p = p, .o = o, .f = f, .receipts = &receipts};

    if (receipts_read(&receipts, p->receipts))
        return -1;
    outfile_begin(&out, path);
    text_add(&out.text, "period,area_code,area_name,series,measure,state,collected,received_on,"
                        "days_late,note\n");
    for (size_t i = 0; i < p->catalogue.n_series; i++) {
        a.series = &p->catalogue.series[i];
        if (*a.series->expected_level)
            add_series(&out, &a);
    }
    receipts_free(&receipts);
    return outfile_end(&out);
}
