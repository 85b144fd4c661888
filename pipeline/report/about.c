/* Where the figures come from, what the words mean, and what stands at the foot of every page. */
#include "report.h"

#include "files.h"
#include "period.h"
#include "sentence.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

enum { FEW = 3 };

bool report_is_part(const struct report *r, int area, int part)
{
    const struct geography *g = &r->in->programme->geography;

    for (; part >= 0; part = g->area[part].whole >= 0 ? g->area[part].whole : g->area[part].parent)
        if (part == area)
            return true;
    return false;
}

bool report_belongs(const struct report *r, int area, const char *code)
{
    return report_is_part(r, area, geography_find(&r->in->programme->geography, code));
}

/* The files that the figures of this area and of a series came from, as known in the period: named
 * when there are few, else the first and the last. */
static const char *inputs(const struct report *r, int area, const struct series *series)
{
    const struct observations *o = r->in->observations;
    struct file_list files = {NULL, 0, 0, {NULL}};
    const char *words = "none", *first, *last;

    for (size_t i = 0; i < o->n; i++) {
        const struct observation *x = &o->row[i];

        if (!strcmp(x->series, series->series) && x->collected <= r->in->period &&
            report_belongs(r, area, x->area_code) && !file_list_has(&files, x->source_file))
            file_list_add(&files, x->source_file);
    }
    for (size_t k = 0; k < files.n && files.n <= FEW; k++)
        words = k ? arena_format(r->a, "%s, %s", words, files.name[k])
                  : arena_text(r->a, files.name[0]);
    if (files.n > FEW) {
        first = last = files.name[0];
        for (size_t k = 1; k < files.n; k++) {
            first = strcmp(files.name[k], first) < 0 ? files.name[k] : first;
            last = strcmp(files.name[k], last) > 0 ? files.name[k] : last;
        }
        words = arena_format(r->a, "%zu files, %s to %s", files.n, first, last);
    }
    file_list_free(&files);
    return words;
}

/* "Health Visitor Minimum Data Set (Health and Social Care Information Centre)" */
static const char *source_words(const struct report *r, const struct series *series)
{
    return arena_format(r->a, "%s (%s)", series->name, series->publisher);
}

static void item(const struct report *r, const char *text)
{
    document_paragraph(r->d, BLOCK_NOTE, text);
}

static void series_item(const struct report *r, const char *role, int area,
                        const struct series *series)
{
    item(r, arena_format(r->a, "%s: %s. Input: %s.", role, source_words(r, series),
                         inputs(r, area, series)));
}

/* Was the area's baseline published, as the whole's was? Else it is its own figure of then. */
static bool baseline_is_published(const struct report *r, const struct standing *s)
{
    const struct programme *p = s->p;
    bool revised;

    return p->baseline_series &&
           (s->area == p->root ||
            observations_find(r->in->observations, p->baseline_series->series, p->measure->measure,
                              p->geography.area[s->area].area_code, p->baseline_period,
                              r->in->period, &revised));
}

/* What must not be missed on any page: whose numbers are made up, and who answers for them. */
static const char *footer(const struct report *r, const struct standing *s,
                          const struct standing *summed)
{
    const char *own = s->series->notice;
    const char *areas = summed->series && !*own ? summed->series->notice : "";

    return arena_format(r->a, "%s%s%s%s%s%s. %s.", own, *own ? ". " : "", *areas ? "Areas: " : "",
                        areas, *areas ? ". " : "",
                        report_is_draft(r, s->area) ? "Draft" : "Approved",
                        *s->p->publisher ? s->p->publisher : "Not an official publication");
}

static struct span link_to(const char *file, const char *description)
{
    return (struct span){file, false, file, description};
}

/* Where the numbers stand: files of the same folder. */
static void links(const struct report *r)
{
    const struct span span[] = {
        {"Beside this report stand its web page, with the data of every chart, ", false, NULL,
         NULL},
        link_to(arena_format(r->a, "%s.html", r->name), "The web page of this report"),
        {", and the tables behind all reports: ", false, NULL, NULL},
        link_to("progress.csv", "Actual, trajectory and gap of each area and month (CSV)"),
        {", ", false, NULL, NULL},
        link_to("forecast.csv", "The forecasts with their intervals (CSV)"),
        {", ", false, NULL, NULL},
        link_to("signals.csv", "The control charts, month by month (CSV)"),
        {", ", false, NULL, NULL},
        link_to("comparison.csv", "Areas compared, with limits and intervals (CSV)"),
        {".", false, NULL, NULL}};

    document_spans(r->d, BLOCK_NOTE, span, sizeof span / sizeof span[0]);
}

void section_about(const struct report *r, const struct standing *s)
{
    const struct programme *p = s->p;
    const struct catalogue *c = &p->catalogue;
    bool whole = s->area == p->root && s->rows[0].role == PROGRESS_HEADLINE;
    struct standing summed = standing_of(r->in, s->area, PROGRESS_SUMMED);

    document_heading(r->d, 2, "About these figures");
    item(r, arena_format(r->a, "Judged on: %s. Input: %s.%s", source_words(r, s->series),
                         inputs(r, s->area, s->series),
                         baseline_is_published(r, s)
                             ? ""
                             : arena_format(r->a, " Baseline: its own figure for %s.",
                                            words_month(r->a, p->baseline_period))));
    if (baseline_is_published(r, s))
        series_item(r, "Baseline", s->area, p->baseline_series);
    if (whole && *p->baseline_note)
        item(r, p->baseline_note);
    for (size_t i = 0; whole && i < c->n_series; i++)
        if (catalogue_lists(p->beside, c->series[i].series))
            series_item(r, "Also shown", s->area, &c->series[i]);
    if (whole && summed.series)
        series_item(r,
                    arena_format(r->a, "Areas%s%s", *summed.series->notice ? ", " : "",
                                 summed.series->notice),
                    s->area, summed.series);
    if (*p->deadline_note)
        item(r, arena_format(r->a, "Date of the target: %s", p->deadline_note));
    if (s->outlook && s->outlook->status != STATUS_GREY)
        item(r, sentence_status_rule(r->a));
    item(r, arena_format(r->a,
                         "%s. Sums and differences are made before rounding. Only what had been "
                         "collected by %s is used; figures without a date of collection count in "
                         "their own month.",
                         sentence_measure(r->a, p->measure), words_month(r->a, r->in->period)));
    item(r, arena_format(r->a,
                         "Made by Headway %s; formulas, sources and limits: docs/methods.md. %s.",
                         r->version, *p->publisher ? p->publisher : "Not an official publication"));
    links(r);
    r->d->footer[1] = footer(r, s, &summed);
}
