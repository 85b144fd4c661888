#include "checks.h"

#include "decimal.h"
#include "period.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void check_report(struct findings *f, const struct observation *o, const char *check,
                  const char *message)
{
    struct text value = {0};

    decimal_add(&value, o->value);
    findings_add(f, &(struct finding){
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

void check_add_place(struct text *t, const struct observation *o)
{
    text_add(t, o->source_file);
    if (o->source_line)
        text_addf(t, ", line %zu", o->source_line);
}

void check_add_subject(struct text *t, const struct programme *p, const struct observation *o)
{
    const struct measure *measure = catalogue_measure(&p->catalogue, o->measure);

    if (o->source_line)
        return;
    check_add_area(t, p, o->area_code);
    text_add(t, ", ");
    period_add_words(t, o->period);
    text_addf(t, " (%s): ", measure ? measure->name : o->measure);
}

int check_places(int64_t value)
{
    int places = 9;

    while (places > 0 && value % 10 == 0) {
        value /= 10;
        places--;
    }
    return places;
}

void check_add_value(struct text *t, int64_t value)
{
    decimal_add(t, value);
}

void check_add_area(struct text *t, const struct programme *p, const char *area_code)
{
    int area = geography_find(&p->geography, area_code);

    text_add(t, area < 0 ? area_code : p->geography.area[area].name);
}

/* The headcount as it was known with this FTE: of its collection and edition, or before. */
static const struct observation *heads_of(const struct observations *o,
                                          const struct observation *fte)
{
    bool revised;
    const struct observation *heads = observations_find(o, fte->series, "headcount", fte->area_code,
                                                        fte->period, fte->collected, &revised);

    while (heads && heads->collected == fte->collected && heads->edition > fte->edition)
        heads = heads > o->row && observation_is_same(heads - 1, heads) ? heads - 1 : NULL;
    return heads;
}

/* What is to be said of so much FTE of so many people; NULL for nothing. */
static const char *fte_fault(const struct programme *p, int64_t fte, int64_t heads,
                             struct text *message)
{
    const struct tolerances *t = &p->tolerances;
    double each = decimal_double(fte) / decimal_double(heads);

    if (heads == 0 && fte > 0) {
        text_add(message, "FTE stands beside a headcount of 0: neither is used; correct the one "
                          "that is wrong");
        return "fte_of_nobody";
    }
    if (fte <= heads)
        return NULL;
    if (each > t->fte_per_head_error) {
        text_add(message, "FTE is ");
        text_addf(message, "%.2f for each of ", each);
        check_add_value(message, heads);
        text_addf(message,
                  " people, more than %g: the value is refused; is one of them of another month or "
                  "place?",
                  t->fte_per_head_error);
        return "fte_per_head";
    }
    text_add(message, "FTE of ");
    check_add_value(message, fte);
    text_addf(message, " is %sabove the headcount of ",
              each > t->fte_per_head_warning ? "far " : "");
    check_add_value(message, heads);
    text_add(message, " in the same area and month");
    if (each > t->fte_per_head_warning)
        text_addf(message, ", %.2f for each person: are they of the same staff?", each);
    else
        text_add(message, ": is one of them of another definition?");
    return "fte_above_headcount";
}

void check_headcounts(struct ingest *in, const struct programme *p)
{
    struct observations *o = &in->observations;
    bool *refused = mem_new(o->n, sizeof *refused);
    size_t kept = 0;

    for (size_t i = 0; i < o->n; i++) {
        const struct observation *fte = &o->row[i], *heads;
        struct text message = {0};
        const char *check;

        if (strcmp(fte->measure, "fte") || fte->value == DECIMAL_NONE)
            continue;
        heads = heads_of(o, fte);
        check_add_subject(&message, p, fte);
        check = heads && heads->value != DECIMAL_NONE
                    ? fte_fault(p, fte->value, heads->value, &message)
                    : NULL;
        if (check) {
            bool nobody = !strcmp(check, "fte_of_nobody");

            check_report(&in->findings, fte, check, message.data);
            refused[i] |=
                nobody || (!strcmp(check, "fte_per_head") &&
                           !overrides_allow(&in->overrides, &in->findings.row[in->findings.n - 1]));
            refused[heads - o->row] |= nobody;
        }
        text_free(&message);
    }
    for (size_t i = 0; i < o->n; i++)
        if (!refused[i])
            o->row[kept++] = o->row[i];
    o->n = kept;
    free(refused);
}

/* What the reports rest on; flows, small numbers, change by a tenth with one person. */
static bool is_judged(const struct programme *p, const struct observation *o)
{
    const struct series *series = catalogue_series(&p->catalogue, o->series);

    return !strcmp(o->measure, p->measure->measure) ||
           (p->population_measure && !strcmp(o->measure, p->population_measure->measure)) ||
           (series && catalogue_lists(series->expected_measures, o->measure));
}

/* A later collection may correct a figure; by more than a tenth, it may be a slip. */
static const char *revision_fault(const struct programme *p, const struct observation *old,
                                  const struct observation *new, struct text *message)
{
    if (new->value == DECIMAL_NONE) {
        text_add(message, "empty, and the figure was ");
        check_add_value(message, old->value);
        text_add(message, " in ");
        check_add_place(message, old);
        text_add(message, ": it is withdrawn, and no longer used");
        return "withdrawn";
    }
    if (!tolerances_revision_is_large(&p->tolerances, old->value, new->value) || !is_judged(p, new))
        return NULL;
    text_addf(message, "revised by more than %s: ",
              p->tolerances.revision_pct == 10 ? "a tenth" : "is tolerated");
    decimal_add(message, new->value);
    text_add(message, ", it was ");
    decimal_add(message, old->value);
    text_add(message, " in ");
    check_add_place(message, old);
    text_add(message, "; the later one is used");
    return "large_revision";
}

/* What is suppressed was withheld on purpose, and its value is not to be repeated. */
void check_revisions(struct ingest *in, const struct programme *p)
{
    const struct observations *o = &in->observations;

    for (size_t i = 1; i < o->n; i++) {
        const struct observation *old = &o->row[i - 1], *new = &o->row[i];
        struct text message = {0};
        const char *check;

        if (old->value == DECIMAL_NONE || old->value == new->value ||
            (new->value == DECIMAL_NONE &&new->status == 'c') || !observation_is_same(old, new))
            continue;
        check_add_subject(&message, p, new);
        check = revision_fault(p, old, new, &message);
        if (check)
            check_report(&in->findings, new, check, message.data);
        text_free(&message);
    }
}

void ingest_cross_check(struct ingest *in, const struct programme *p)
{
    struct figures f;

    check_duplicates(in, p);
    check_headcounts(in, p);
    check_revisions(in, p);
    ingest_check_areas(in, p);
    figures_latest(&f, in, p);
    check_sums(&f);
    check_balance(&f);
    check_growth(&f);
    check_history(&f);
    check_repeats(&f);
    check_copies(&f);
    check_round(&f);
    check_zeros(&f);
    figures_free(&f);
}
