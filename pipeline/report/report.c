#include "report.h"

#include "decimal.h"
#include "diag.h"
#include "files.h"
#include "period.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

/* A name for files from a level and a code (NULL: the level alone), which came from outside. */
static const char *file_name(struct arena *a, const char *level, const char *code)
{
    struct text t = {0};
    const char *name;

    files_add_plain(&t, level, '_');
    if (code) {
        text_add(&t, "-");
        files_add_plain(&t, code, '\0');
    }
    name = files_fitting(a, text_of(&t));
    text_free(&t);
    return name;
}

/* Is there anything to report of the area? The whole may do with the series beside its own. */
static bool any_actual(const struct report_input *in, int area)
{
    bool whole = area == in->programme->root;

    for (size_t i = 0; i < in->progress->n; i++) {
        const struct progress *row = &in->progress->row[i];

        if (row->area == area && row->actual != DECIMAL_NONE &&
            (whole || row->role == PROGRESS_HEADLINE))
            return true;
    }
    return false;
}

/* Figures of a whole are sums of areas: those must have existed. */
static const char *no_figure(struct report_plans *plans, const struct report_input *in,
                             enum report_kind kind, int area, const char *month)
{
    const struct geography *g = &in->programme->geography;
    const struct series *series = programme_headline(in->programme, area);
    int *leaf = mem_new(g->n, sizeof *leaf);
    size_t n = geography_leaves(g, area, in->period, leaf);

    free(leaf);
    if (kind == REPORT_REGION && !n)
        return arena_format(&plans->memory, "none of its areas existed in %s", month);
    return arena_format(&plans->memory, "no figure of the %s had been collected by %s",
                        series ? series->name : "headline series", month);
}

static void add_plan(struct report_plans *plans, const struct report_input *in,
                     enum report_kind kind, int area)
{
    const struct programme *p = in->programme;
    const struct geography *g = &p->geography;
    struct report_plan *plan = &plans->plan[plans->n++];
    const char *month = words_month(&plans->memory, in->period);

    *plan = (struct report_plan){.kind = kind, .area = area};
    plan->name = kind == REPORT_COMPARISON ? "comparison"
                 : kind == REPORT_NATIONAL
                     ? file_name(&plans->memory, g->area[area].level_name, NULL)
                     : file_name(&plans->memory, g->area[area].level_name, g->area[area].area_code);
    if (in->period < p->baseline_period)
        plan->skipped = arena_format(&plans->memory, "%s is before the baseline", month);
    else if (!geography_open(g, area, in->period))
        plan->skipped = arena_format(&plans->memory, "the area did not exist in %s", month);
    else if (!any_actual(in, area))
        plan->skipped = no_figure(plans, in, kind, area, month);
}

/* The comparison needs areas to compare. */
static void add_comparison(struct report_plans *plans, const struct report_input *in)
{
    const struct geography *g = &in->programme->geography;
    int *leaf = mem_new(g->n, sizeof *leaf);
    size_t n = geography_leaves(g, in->programme->root, in->period, leaf), known = 0;

    for (size_t i = 0; i < n; i++) {
        struct standing s = standing_of(in, leaf[i], PROGRESS_HEADLINE);

        known += s.current && s.current->actual != DECIMAL_NONE;
    }
    add_plan(plans, in, REPORT_COMPARISON, in->programme->root);
    if (known < 2 && !plans->plan[plans->n - 1].skipped)
        plans->plan[plans->n - 1].skipped =
            arena_format(&plans->memory, "no two areas have a figure for %s",
                         words_month(&plans->memory, in->period));
    free(leaf);
}

static enum report_kind kind_of(const struct programme *p, int area)
{
    for (size_t i = 0; i < p->geography.n; i++)
        if (p->geography.area[i].parent == area && p->geography.area[i].level >= 0)
            return area == p->root ? REPORT_NATIONAL : REPORT_REGION;
    return area == p->root ? REPORT_NATIONAL : REPORT_AREA;
}

/* Two reports of one name would overwrite each other, and "index" the page that leads to them. */
static int check_names(const struct report_plans *plans)
{
    for (size_t i = 0; i < plans->n; i++) {
        if (!strcmp(plans->plan[i].name, "index")) {
            diag_error("no report can have the name \"index\": give its level another code");
            return -1;
        }
        for (size_t k = 0; k < i; k++)
            if (!strcmp(plans->plan[i].name, plans->plan[k].name)) {
                diag_error(
                    "two reports would have the name \"%s\": give a level or an area another "
                    "code",
                    plans->plan[i].name);
                return -1;
            }
    }
    return 0;
}

/* Is the code the one that was asked for, or one of those between commas? */
static bool is_asked(const char *asked, const char *code)
{
    size_t n = strlen(code);

    if (!asked || !strcmp(asked, code))
        return true;
    for (const char *p = asked; *p; p += strcspn(p, ","), p += *p == ',')
        if (strcspn(p, ",") == n && !memcmp(p, code, n))
            return true;
    return false;
}

int report_plans_make(struct report_plans *plans, const struct report_input *in,
                      const char *area_code)
{
    const struct programme *p = in->programme;
    const struct geography *g = &p->geography;
    bool several = false;

    *plans = (struct report_plans){.n = 0};
    plans->plan = arena_new(&plans->memory, g->n + 1, sizeof *plans->plan);
    for (size_t level = 0; level < g->n_levels; level++)
        for (size_t i = 0; i < g->n; i++) {
            if (g->area[i].level != (int)level || g->area[i].whole >= 0)
                continue;
            several |= (int)i != p->root;
            if (is_asked(area_code, g->area[i].area_code))
                add_plan(plans, in, kind_of(p, (int)i), (int)i);
        }
    if (!area_code && several)
        add_comparison(plans, in);
    if (plans->n && !check_names(plans))
        return 0;
    if (!plans->n)
        diag_error("no area with reports has the code \"%s\"; %s lists the codes",
                   area_code ? area_code : "", p->areas_path);
    report_plans_free(plans);
    return -1;
}

void report_plans_free(struct report_plans *plans)
{
    arena_free(&plans->memory);
    *plans = (struct report_plans){.n = 0};
}

const char *report_series_words(const struct series *series)
{
    return *series->notice ? series->notice : series->name;
}

void section_notice(const struct report *r, const struct series *series)
{
    if (series && *series->notice)
        document_paragraph(r->d, BLOCK_NOTICE, series->notice);
}

static void (*const makers[])(const struct report *, int) = {
    [REPORT_NATIONAL] = report_national,
    [REPORT_REGION] = report_region,
    [REPORT_AREA] = report_area,
    [REPORT_COMPARISON] = report_comparison,
};

int report_make(const struct report_input *in, const struct typeset *t, double width,
                const struct report_plan *plan, const char *version, struct document *d)
{
    const struct programme *p = in->programme;
    const struct area *area = &p->geography.area[plan->area];
    struct arena scratch = {0};
    struct report r;
    bool compare = plan->kind == REPORT_COMPARISON;
    const char *month = words_month(&scratch, in->period), *level = "";

    if (!compare && plan->area != p->root)
        level = arena_format(&scratch, "%s %s, ", programme_level_words(p, area->level, 1),
                             area->area_code);
    document_open(
        d, compare ? arena_format(&scratch, "%s: areas compared", area->name) : area->name,
        arena_format(&scratch, "%s%s: progress to %s", level, p->title, month), in->period);
    r = (struct report){in, t, d, &d->memory, width, version, plan->name};
    makers[plan->kind](&r, plan->area);
    d->footer[2] = arena_format(r.a, "%s%s%s, %s.", area->name, plan->area == p->root ? "" : ", ",
                                plan->area == p->root ? "" : area->area_code, month);
    arena_free(&scratch);
    return document_close(d);
}
