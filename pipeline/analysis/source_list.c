#include "source_list.h"

#include "csvread.h"
#include "decimal.h"
#include "outfile.h"
#include "period.h"

#include <stdlib.h>
#include <string.h>

/* By what is counted; then by series, in the order of their table. */
struct given {
    const struct observation *o;
    int area, series;
};

static int by_figure(const void *x, const void *y)
{
    const struct given *a = x, *b = y;
    int d = strcmp(a->o->measure, b->o->measure);

    if (!d)
        d = (a->area > b->area) - (a->area < b->area);
    if (!d)
        d = (a->o->period > b->o->period) - (a->o->period < b->o->period);
    return d ? d : (a->series > b->series) - (a->series < b->series);
}

static bool is_same(const struct given *a, const struct given *b)
{
    return a->area == b->area && a->o->period == b->o->period &&
           !strcmp(a->o->measure, b->o->measure);
}

static void add_notice(struct text *t, const struct programme *p, const struct given *a,
                       const struct given *b)
{
    const char *one = p->catalogue.series[a->series].notice;
    const char *other = p->catalogue.series[b->series].notice;
    struct text both = {0};

    text_add(&both, one);
    if (strcmp(one, other))
        text_addf(&both, "%s%s", *one && *other ? "; " : "", other);
    csv_add_outside_field(t, text_of(&both));
    text_free(&both);
}

static void add_value(struct text *t, const struct given *g)
{
    csv_add_outside_field(t, g->o->series);
    text_add(t, ",");
    decimal_add(t, g->o->value);
    text_add(t, ",");
}

static void add_row(struct text *t, const struct programme *p, const struct given *a,
                    const struct given *b)
{
    int64_t difference = decimal_minus(b->o->value, a->o->value);

    period_add(t, a->o->period);
    text_add(t, ",");
    csv_add_outside_field(t, a->o->area_code);
    text_add(t, ",");
    csv_add_outside_field(t, p->geography.area[a->area].name);
    text_add(t, ",");
    csv_add_outside_field(t, a->o->measure);
    text_add(t, ",");
    add_value(t, a);
    add_value(t, b);
    decimal_add(t, difference);
    text_add(t, ",");
    if (a->o->value)
        text_addf(t, "%.2f", 100 * decimal_double(difference) / decimal_double(a->o->value));
    text_add(t, ",");
    add_notice(t, p, a, b);
    text_add(t, "\n");
}

static struct given *find_given(const struct programme *p, const struct observations *o, size_t *n)
{
    struct given *list = mem_new(o->n, sizeof *list);

    *n = 0;
    for (size_t i = 0; i < o->n; i++) {
        const struct observation *r = &o->row[i];
        const struct series *series;
        int area;

        if (r->value == DECIMAL_NONE || (i + 1 < o->n && observation_is_same(r, r + 1)))
            continue;
        series = catalogue_series(&p->catalogue, r->series);
        area = geography_find(&p->geography, r->area_code);
        if (series && area >= 0)
            list[(*n)++] = (struct given){r, area, (int)(series - p->catalogue.series)};
    }
    return list;
}

int source_list_write(const struct programme *p, const struct observations *o, const char *path)
{
    struct outfile out = {0};
    size_t n;
    struct given *list = find_given(p, o, &n);

    outfile_begin(&out, path);
    text_add(&out.text, "period,area_code,area_name,measure,series,value,other_series,other_value,"
                        "difference,percent,note\n");
    if (n)
        qsort(list, n, sizeof *list, by_figure);
    for (size_t i = 0; i < n; i++) {
        for (size_t j = i + 1; j < n && is_same(&list[i], &list[j]); j++)
            add_row(&out.text, p, &list[i], &list[j]);
        outfile_pass(&out);
    }
    free(list);
    return outfile_end(&out);
}
