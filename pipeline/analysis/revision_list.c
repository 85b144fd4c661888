#include "revision_list.h"

#include "csvread.h"
#include "decimal.h"
#include "outfile.h"
#include "period.h"

#include <string.h>

static void add_field(struct text *t, const char *s)
{
    csv_add_outside_field(t, s);
    text_add(t, ",");
}

static void add_line(struct text *t, const struct observation *o)
{
    add_field(t, o->source_file);
    if (o->source_line)
        text_addf(t, "%zu", o->source_line);
    text_add(t, ",");
}

static void add_change(struct text *t, const struct programme *p, const struct observation *old,
                       const struct observation *new)
{
    bool withdrawn = new->value == DECIMAL_NONE;
    int64_t difference = withdrawn ? DECIMAL_NONE : decimal_minus(new->value, old->value);

    decimal_add(t, old->value);
    text_add(t, ",");
    decimal_add(t, new->value);
    text_add(t, ",");
    decimal_add(t, difference);
    text_add(t, ",");
    if (!withdrawn && old->value)
        text_addf(t, "%.2f", 100 * decimal_double(difference) / decimal_double(old->value));
    text_addf(t, ",%d,%s,", new->collected - old->collected,
              withdrawn || tolerances_revision_is_large(&p->tolerances, old->value, new->value)
                  ? "yes"
                  : "no");
}

static void add_row(struct text *t, const struct programme *p, const struct observation *old,
                    const struct observation *new)
{
    int area = geography_find(&p->geography, new->area_code);
    const struct series *series = catalogue_series(&p->catalogue, new->series);

    period_add(t, new->period);
    text_add(t, ",");
    add_field(t, new->area_code);
    add_field(t, area < 0 ? "" : p->geography.area[area].name);
    add_field(t, new->series);
    add_field(t, new->measure);
    add_change(t, p, old, new);
    add_line(t, old);
    add_line(t, new);
    csv_add_outside_field(t, series ? series->notice : "");
    text_add(t, "\n");
}

int revision_list_write(const struct programme *p, const struct observations *o, const char *path)
{
    const struct observation *known = NULL; /* the last that had a value */
    struct outfile out = {0};

    outfile_begin(&out, path);
    text_add(&out.text, "period,area_code,area_name,series,measure,old,new,difference,percent,"
                        "months_later,beyond_tolerance,old_file,old_line,new_file,new_line,note\n");
    for (size_t i = 0; i < o->n; i++) {
        const struct observation *now = &o->row[i];
        bool withdrawn = i && o->row[i - 1].value == DECIMAL_NONE;

        if (known && !observation_is_same(known, now))
            known = NULL;
        if (known && now->value != known->value && !(withdrawn && now->value == DECIMAL_NONE))
            add_row(&out.text, p, known, now);
        outfile_pass(&out);
        if (now->value != DECIMAL_NONE)
            known = now;
    }
    return outfile_end(&out);
}
