/* Where the figures come from, what the words mean, and what stands at the foot of every page. */
#include "report.h"

#include "period.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

/* Is the area, or one that it is the sum of, the one with this code? */
static bool belongs(const struct geography *g, int area, const char *code)
{
    for (int a = geography_find(g, code); a >= 0;
         a = g->area[a].whole >= 0 ? g->area[a].whole : g->area[a].parent)
        if (a == area)
            return true;
    return false;
}

/* The files that the figures of this area and series came from, as known in the period. */
static const char *inputs(const struct report *r, const struct standing *s)
{
    const struct observations *o = r->in->observations;
    struct file_list_names {
        const char **name;
        size_t n, capacity;
    } files = {NULL, 0, 0};
    const char *words;

    for (size_t i = 0; i < o->n; i++) {
        const struct observation *x = &o->row[i];
        bool seen = false;

        if (!s->series || strcmp(x->series, s->series->series) || x->collected > r->in->period ||
            !belongs(&s->p->geography, s->area, x->area_code))
            continue;
        for (size_t k = 0; k < files.n && !seen; k++)
            seen = !strcmp(files.name[k], x->source_file);
        if (seen)
            continue;
        files.name = mem_grow(files.name, &files.capacity, files.n + 1, sizeof *files.name);
        files.name[files.n++] = x->source_file;
    }
    words = "none";
    if (files.n == 1)
        words = arena_text(r->a, files.name[0]);
    if (files.n > 1) {
        const char *first = files.name[0], *last = files.name[0];

        for (size_t k = 1; k < files.n; k++) {
            first = strcmp(files.name[k], first) < 0 ? files.name[k] : first;
            last = strcmp(files.name[k], last) > 0 ? files.name[k] : last;
        }
        words = arena_format(r->a, "%zu files, %s to %s", files.n, first, last);
    }
    free(files.name);
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

void section_about(const struct report *r, const struct standing *s)
{
    const struct programme *p = s->p;
    const struct catalogue *c = &p->catalogue;
    bool whole = s->area == p->root && s->rows[0].role == PROGRESS_HEADLINE;

    document_heading(r->d, 2, "About these figures");
    item(r, arena_format(r->a, "Judged on: %s.%s%s", source_words(r, s->series),
                         p->baseline_series && p->baseline_series != s->series ? " Baseline: " : "",
                         p->baseline_series && p->baseline_series != s->series
                             ? arena_format(r->a, "%s.", source_words(r, p->baseline_series))
                             : ""));
    for (size_t i = 0; whole && i < c->n_series; i++)
        if (catalogue_lists(p->beside, c->series[i].series))
            item(r, arena_format(r->a, "Beside it: %s.", source_words(r, &c->series[i])));
    if (*p->deadline_note)
        item(r, arena_format(r->a, "Date of the target: %s", p->deadline_note));
    item(r, arena_format(r->a,
                         "%s: %s. Shown figures are rounded; sums and differences are made "
                         "before. Only what had been collected by %s is used.",
                         p->measure->unit, p->measure->name, words_month(r->a, r->in->period)));
    r->d->footer[0] = arena_format(r->a, "%s%s%s.", s->series->notice,
                                   *s->series->notice ? ". " : "", source_words(r, s->series));
    r->d->footer[1] = arena_format(r->a, "Input: %s.", inputs(r, s));
}
