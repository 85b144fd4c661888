#include "ingest.h"

#include "decimal.h"
#include "period.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void report(struct ingest *in, const struct observation *o, const char *check,
                   const char *message)
{
    struct text value = {0};

    decimal_add(&value, o->value);
    findings_add(&in->findings, &(struct finding){
                                    .check = check,
                                    .file = o->source_file,
                                    .line = o->source_line,
                                    .field = o->source_field,
                                    .column = o->source_column,
                                    .area_code = o->area_code,
                                    .period = o->period,
                                    .measure = o->measure,
                                    .value = text_of(&value),
                                    .message = message,
                                });
    text_free(&value);
}

/* "FILE, line 17"; a sum stands on no line. */
static void add_place(struct text *t, const struct observation *o)
{
    text_add(t, o->source_file);
    if (o->source_line)
        text_addf(t, ", line %zu", o->source_line);
}

static bool same_figure(const struct observation *a, const struct observation *b)
{
    return a->period == b->period && a->collected == b->collected &&
           !strcmp(a->series, b->series) && !strcmp(a->measure, b->measure) &&
           !strcmp(a->area_code, b->area_code);
}

/* One collection gives the figure n times. Equal values: one is kept. Different values: nobody can
 * tell which is right, so none is. Returns how many are kept. */
static size_t twice(struct ingest *in, const struct programme *p, const struct observation *o,
                    size_t n)
{
    const struct geography *g = &p->geography;
    const struct measure *measure = catalogue_measure(&p->catalogue, o->measure);
    const char *area = g->area[geography_find(g, o->area_code)].name;
    struct text month = {0}, place = {0};
    bool equal = true;
    char message[1024];

    period_add_words(&month, o->period);
    add_place(&place, o);
    for (size_t i = 1; i < n; i++)
        equal &= o[i].value == o->value && o[i].status == o->status;
    for (size_t i = 1; i < n; i++) {
        snprintf(message, sizeof message, "the figure (%s) of %s for %s stands already in %s%s",
                 measure->name, area, month.data, place.data,
                 equal ? " with the same value: used once"
                       : ": neither value is used; take one of them away");
        report(in, &o[i], equal ? "duplicate_row" : "duplicate_month", message);
    }
    text_free(&month);
    text_free(&place);
    return equal;
}

static void remove_duplicates(struct ingest *in, const struct programme *p)
{
    struct observations *o = &in->observations;
    size_t kept = 0;

    for (size_t i = 0, n; i < o->n; i += n) {
        size_t keep = 1;

        for (n = 1; i + n < o->n && same_figure(&o->row[i], &o->row[i + n]); n++)
            ;
        if (n > 1)
            keep = twice(in, p, &o->row[i], n);
        if (keep)
            o->row[kept++] = o->row[i];
    }
    o->n = kept;
}

static void compare_with_headcount(struct ingest *in)
{
    const struct observations *o = &in->observations;

    for (size_t i = 0; i < o->n; i++) {
        const struct observation *fte = &o->row[i], *heads;
        bool revised;

        if (strcmp(fte->measure, "fte") || fte->value == DECIMAL_NONE)
            continue;
        heads = observations_find(o, fte->series, "headcount", fte->area_code, fte->period,
                                  fte->collected, &revised);
        if (heads && heads->value != DECIMAL_NONE && fte->value > heads->value)
            report(in, fte, "fte_above_headcount",
                   "FTE is above the headcount of the same area and month: is one of them of "
                   "another definition?");
    }
}

/* A later collection may correct a figure; by more than a tenth, it may be a slip. */
static void compare_with_earlier(struct ingest *in, const struct programme *p)
{
    const struct observations *o = &in->observations;

    for (size_t i = 1; i < o->n; i++) {
        const struct observation *old = &o->row[i - 1], *new = &o->row[i];
        struct text message = {0};

        if (old->period != new->period || strcmp(old->series, new->series) ||
            strcmp(old->measure, new->measure) || strcmp(old->area_code, new->area_code) ||
            old->value == DECIMAL_NONE || new->value == DECIMAL_NONE ||
            strcmp(new->measure, p->measure->measure) ||
            llabs(decimal_minus(new->value, old->value)) <= llabs(old->value) / 10)
            continue;
        text_add(&message, "revised by more than a tenth: ");
        decimal_add(&message, new->value);
        text_add(&message, ", it was ");
        decimal_add(&message, old->value);
        text_add(&message, " in ");
        add_place(&message, old);
        text_add(&message, "; the later one is used");
        report(in, new, "large_revision", message.data);
        text_free(&message);
    }
}

void ingest_cross_check(struct ingest *in, const struct programme *p)
{
    remove_duplicates(in, p);
    compare_with_headcount(in);
    compare_with_earlier(in, p);
    ingest_check_areas(in, p);
}
