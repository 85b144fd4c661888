#include "coverage.h"

#include "csvread.h"
#include "decimal.h"
#include "figure.h"
#include "outfile.h"
#include "period.h"

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

static bool refused(const struct findings *f, const char *area_code, int period)
{
    for (size_t i = 0; i < f->n; i++)
        if (f->row[i].period == period && !strcmp(f->row[i].area_code, area_code) &&
            finding_refuses(&f->row[i]))
            return true;
    return false;
}

static void add_row(struct text *t, const struct series *series, const struct measure *measure,
                    const struct area *area, int period, const char *state)
{
    period_add(t, period);
    text_add(t, ",");
    csv_add_outside_field(t, area->area_code);
    text_add(t, ",");
    csv_add_outside_field(t, area->name);
    text_add(t, ",");
    csv_add_outside_field(t, series->series);
    text_add(t, ",");
    csv_add_outside_field(t, measure->measure);
    text_addf(t, ",%s,", state);
    csv_add_outside_field(t, series->notice);
    text_add(t, "\n");
}

static void add_series(struct outfile *out, const struct programme *p, const struct observations *o,
                       const struct findings *f, const struct series *series)
{
    const struct geography *g = &p->geography;
    struct span s = span_of(o, f, series->series);
    int earliest = programme_earliest(p, series);

    for (size_t m = 0; m < p->catalogue.n_measures; m++) {
        const struct measure *measure = &p->catalogue.measure[m];

        if (!catalogue_lists(series->expected_measures, measure->measure))
            continue;
        for (int period = s.first > earliest ? s.first : earliest; period <= s.last; period++)
            for (size_t a = 0; a < g->n; a++) {
                struct figure figure;

                if (strcmp(g->area[a].level_name, series->expected_level) ||
                    g->area[a].whole >= 0 || !geography_open(g, (int)a, s.collected))
                    continue;
                figure =
                    figure_of(p, o, series->series, measure->measure, (int)a, period, s.collected);
                add_row(&out->text, series, measure, &g->area[a], period,
                        figure.value != DECIMAL_NONE               ? "received"
                        : figure.status == 'c'                     ? "suppressed"
                        : refused(f, g->area[a].area_code, period) ? "refused"
                                                                   : "missing");
                outfile_pass(out);
            }
    }
}

int coverage_write(const struct programme *p, const struct observations *o,
                   const struct findings *f, const char *path)
{
    struct outfile out = {0};

    outfile_begin(&out, path);
    text_add(&out.text, "period,area_code,area_name,series,measure,state,note\n");
    for (size_t i = 0; i < p->catalogue.n_series; i++)
        if (*p->catalogue.series[i].expected_level)
            add_series(&out, p, o, f, &p->catalogue.series[i]);
    return outfile_end(&out);
}
