/* How far the figures can be trusted: what came, what was late, what was refused or doubted. */
#include "report.h"

#include "decimal.h"
#include "files.h"
#include "period.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

enum { MONTHS = 13, SHOWN = 3 };

/* "24 of 25 areas have a figure for September 2014", by the smallest areas. */
static void coverage(const struct report *r, const struct standing *s)
{
    int *leaf = arena_new(r->a, s->p->geography.n, sizeof *leaf);
    size_t n = report_leaves(r, s->area, leaf), known = 0, provisional = 0;
    const char *month = words_month(r->a, r->in->period), *who;

    for (size_t i = 0; i < n; i++) {
        struct standing part = standing_of(r->in, leaf[i], PROGRESS_HEADLINE);
        bool here = part.current && part.current->actual != DECIMAL_NONE;

        known += here;
        provisional += here && part.current->status == 'p';
    }
    who = n == 1 && leaf[0] == s->area
              ? arena_format(r->a, "There is %s figure for %s", known ? "a" : "no", month)
              : arena_format(r->a, "%zu of %zu %s %s a figure for %s", known, n,
                             programme_level_words(s->p, s->p->geography.area[leaf[0]].level, n),
                             known == 1 ? "has" : "have", month);
    document_paragraph(r->d, BLOCK_PARAGRAPH,
                       provisional
                           ? arena_format(r->a, "%s; %s provisional.", who,
                                          n == 1 ? "it is"
                                                 : arena_format(r->a, "%s of them %s",
                                                                words_count(r->a, provisional),
                                                                provisional == 1 ? "is" : "are"))
                           : arena_format(r->a, "%s.", who));
}

/* Did it come with what had been collected by the report's month? */
static bool has_come(const struct report *r, const struct finding *x)
{
    int collected = period_of_file(files_base(x->file));

    return collected == PERIOD_NONE || collected <= r->in->period;
}

static bool counts(const struct report *r, const struct finding *x)
{
    return x->severity != SEVERITY_NOTE && !finding_is_of_absence(x) && has_come(r, x);
}

/* Errors before warnings, later months before earlier ones. */
static bool comes_before(const struct finding *a, const struct finding *b)
{
    if (a->severity != b->severity)
        return a->severity < b->severity;
    return a->period > b->period;
}

/* The findings about the area or those below it, the most important first. */
static const struct finding **collect(const struct report *r, int area, size_t *n, size_t *unknown)
{
    const struct findings *f = r->in->findings;
    const struct finding **list = arena_new(r->a, f->n, sizeof *list);

    *n = *unknown = 0;
    for (size_t i = 0; i < f->n; i++) {
        const struct finding *x = &f->row[i];
        size_t k = *n;

        if (!counts(r, x))
            continue;
        if (!report_belongs(r, area, x->area_code)) {
            *unknown += !*x->area_code;
            continue;
        }
        for (; k && comes_before(x, list[k - 1]); k--)
            list[k] = list[k - 1];
        list[k] = x;
        ++*n;
    }
    return list;
}

static size_t count_errors(const struct finding *const *list, size_t n)
{
    size_t errors = 0;

    for (size_t i = 0; i < n; i++)
        errors += list[i]->severity == SEVERITY_ERROR;
    return errors;
}

static const char *number_of(const struct report *r, size_t n, const char *what)
{
    return arena_format(r->a, "%s %s%s", n ? words_count(r->a, n) : "no", what, n == 1 ? "" : "s");
}

static const char *place(const struct report *r, const struct finding *x)
{
    const char *line = x->line ? arena_format(r->a, ", line %zu", x->line) : "";

    return *x->column ? arena_format(r->a, "%s%s, %s", x->file, line, x->column)
                      : arena_format(r->a, "%s%s", x->file, line);
}

static void findings(const struct report *r, const struct standing *s)
{
    size_t n, unknown;
    const struct finding **list = collect(r, s->area, &n, &unknown);
    size_t errors = count_errors(list, n);

    document_paragraph(
        r->d, BLOCK_PARAGRAPH,
        arena_format(r->a, "The checks of what was received found %s and %s here.%s%s",
                     number_of(r, errors, "error"), number_of(r, n - errors, "warning"),
                     unknown
                         ? arena_format(r->a, " Of %s it could not be told which area %s about.",
                                        number_of(r, unknown, "more finding"),
                                        unknown == 1 ? "it is" : "they are")
                         : "",
                     n + unknown ? " All stand in findings.csv, with file, line and column." : ""));
    for (size_t i = 0; i < n && i < SHOWN; i++)
        document_paragraph(r->d, BLOCK_ITEM,
                           arena_format(r->a, "%s: %s: %s%s",
                                        list[i]->severity == SEVERITY_ERROR ? "Error" : "Warning",
                                        place(r, list[i]), list[i]->message,
                                        files_ends_with(list[i]->message, "?") ? "" : "."));
    if (n > SHOWN)
        document_paragraph(r->d, BLOCK_ITEM, arena_format(r->a, "And %zu more.", n - SHOWN));
}

/* What somebody has answered for, with who, until when and why; the latest first. */
static void overridden(const struct report *r, const struct standing *s)
{
    const struct findings *f = r->in->findings;
    size_t n = 0;

    for (size_t i = f->n; i--;) {
        const struct finding *x = &f->row[i];

        if (!finding_is_overridden(x) || !has_come(r, x) ||
            !report_belongs(r, s->area, x->area_code))
            continue;
        if (n++ < SHOWN)
            document_paragraph(r->d, BLOCK_ITEM,
                               arena_format(r->a, "Overridden: %s: %s.", place(r, x), x->message));
    }
    if (n > SHOWN)
        document_paragraph(r->d, BLOCK_ITEM,
                           arena_format(r->a, "And %zu more overridden.", n - SHOWN));
}

const char *report_quality_words(const struct report *r, const struct standing *s)
{
    size_t n, unknown, missing = 0, months = 0;
    const struct finding **list = collect(r, s->area, &n, &unknown);
    size_t errors = count_errors(list, n);
    const char *gaps;

    for (size_t i = 0; i < s->n; i++)
        if (s->rows[i].period <= r->in->period && s->rows[i].period > r->in->period - MONTHS) {
            months++;
            missing += s->rows[i].actual == DECIMAL_NONE;
        }
    gaps = missing ? arena_format(r->a, "%zu of the last %zu months %s missing", missing, months,
                                  missing == 1 ? "is" : "are")
                   : arena_format(r->a, "All of the last %zu months are there", months);
    return arena_format(r->a, "%s; %s, %s.", gaps, number_of(r, errors, "error"),
                        number_of(r, n - errors, "warning"));
}

static bool same_kind(const struct observation *a, const struct observation *b)
{
    return a->period == b->period && !strcmp(a->series, b->series) &&
           !strcmp(a->measure, b->measure);
}

/* When the first figure of that kind came, of whatever area: a collection may have its own pace. */
static int first_collected(const struct observations *o, const struct observation *x)
{
    int first = x->collected;

    for (size_t i = 0; i < o->n; i++)
        if (o->row[i].collected < first && same_kind(&o->row[i], x))
            first = o->row[i].collected;
    return first;
}

/* A figure that came after those of other areas for its month. Rows stand figure by figure. */
static void late(const struct report *r, const struct standing *s)
{
    const struct observations *o = r->in->observations;

    for (size_t i = 0; i < o->n; i++) {
        const struct observation *x = &o->row[i], *before = i ? x - 1 : NULL;
        int area;

        if (before && same_kind(before, x) && !strcmp(before->area_code, x->area_code))
            continue;
        if (x->collected <= x->period || x->collected > r->in->period ||
            x->period <= r->in->period - MONTHS || x->value == DECIMAL_NONE ||
            strcmp(x->measure, s->p->measure->measure) || !report_belongs(r, s->area, x->area_code))
            continue;
        area = geography_find(&s->p->geography, x->area_code);
        if (programme_headline(s->p, area) &&
            strcmp(programme_headline(s->p, area)->series, x->series))
            continue;
        if (x->collected <= first_collected(o, x))
            continue;
        document_paragraph(
            r->d, BLOCK_ITEM,
            arena_format(r->a, "%s, %s: late, it came in %s.", s->p->geography.area[area].name,
                         words_month(r->a, x->period), words_month(r->a, x->collected)));
    }
}

void section_quality(const struct report *r, const struct standing *s)
{
    document_box(r->d, 2, "Data quality");
    coverage(r, s);
    findings(r, s);
    overridden(r, s);
    late(r, s);
    section_missing(r, s);
    document_box_end(r->d);
}
