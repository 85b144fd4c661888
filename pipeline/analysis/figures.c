/* What is known last of each figure. */
#include "checks.h"

#include "decimal.h"

#include <stdlib.h>
#include <string.h>

void figures_latest(struct figures *f, struct ingest *in, const struct programme *p)
{
    const struct observations *o = &in->observations;

    *f = (struct figures){.programme = p, .findings = &in->findings};
    f->row = mem_new(o->n, sizeof *f->row);
    for (size_t i = 0; i < o->n; i++)
        if (i + 1 == o->n || !observation_is_same(&o->row[i], &o->row[i + 1]))
            f->row[f->n++] = &o->row[i];
}

void figures_free(struct figures *f)
{
    free(f->row);
}

int64_t figures_value(const struct figures *f, const char *series, const char *measure, int area,
                      int period, const struct observation **row)
{
    const struct observation key = {.series = series,
                                    .measure = measure,
                                    .area_code = f->programme->geography.area[area].area_code,
                                    .period = period};
    size_t low = 0, high = f->n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (observation_compare(f->row[middle], &key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    *row = low < f->n && observation_is_same(f->row[low], &key) ? f->row[low] : NULL;
    return *row ? (*row)->value : DECIMAL_NONE;
}

static bool is_one_run(const struct observation *a, const struct observation *b)
{
    return (a->series == b->series || !strcmp(a->series, b->series)) &&
           (a->measure == b->measure || !strcmp(a->measure, b->measure)) &&
           (a->area_code == b->area_code || !strcmp(a->area_code, b->area_code));
}

size_t figures_run(const struct figures *f, size_t i)
{
    size_t n = 1;

    while (i + n < f->n && is_one_run(f->row[i], f->row[i + n]))
        n++;
    return n;
}

bool figures_is_flow(const struct figures *f, const char *measure)
{
    return catalogue_lists(f->programme->flow_measures, measure);
}
