#include "flows.h"

#include "decimal.h"
#include "figure.h"
#include "period.h"

#include <math.h>
#include <stdlib.h>

static const char *const measures[FLOWS] = {
    NULL, /* the programme's own */
    "headcount",
    "students_started_headcount",
    "students_qualified_headcount",
    "joiners_headcount",
    "leavers_headcount",
};

const char *flows_measure(enum flow flow)
{
    return measures[flow];
}

void flows_read_from(struct flows *f, const struct programme *p, const struct observations *o,
                     const struct series *series, int area, int first, int as_of)
{
    *f = (struct flows){.area = area, .series = series, .first = first, .origin = PERIOD_NONE};
    if (as_of >= f->first)
        f->n = (size_t)(as_of - f->first) + 1;
    for (int k = 0; k < FLOWS; k++) {
        const char *measure = measures[k] ? measures[k] : p->measure->measure;

        f->value[k] = mem_new(f->n, sizeof *f->value[k]);
        for (size_t i = 0; i < f->n; i++) {
            struct figure figure =
                figure_of(p, o, series->series, measure, area, f->first + (int)i, as_of);

            f->value[k][i] = decimal_double(figure.value);
            if (k == FLOW_ACTUAL && !isnan(f->value[k][i]))
                f->origin = f->first + (int)i;
        }
    }
}

void flows_read(struct flows *f, const struct programme *p, const struct observations *o,
                const struct series *series, int area, int as_of)
{
    flows_read_from(f, p, o, series, area, p->baseline_period, as_of);
}

void flows_free(struct flows *f)
{
    for (int k = 0; k < FLOWS; k++)
        free(f->value[k]);
    *f = (struct flows){.n = 0};
}

double flows_at(const struct flows *f, enum flow flow, int period)
{
    if (period < f->first || period >= f->first + (int)f->n)
        return (double)NAN;
    return f->value[flow][period - f->first];
}
