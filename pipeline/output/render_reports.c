/* All reports of a period, shared out over the processors, and what is said of them. */
#include "built.h"
#include "diag.h"
#include "files.h"
#include "html.h"
#include "render.h"
#include "workers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct run {
    struct canvas *canvas; /* of this process: each worker opens its own, see canvas_check() */
    const char *fonts;
    const struct report_input *in;
    const struct report_plans *plans; /* all of the period, also when only one is made */
    const char *folder;
    struct edition_set editions;
    struct render_memory memory;
    struct built built;
    size_t ended, told;
};

static int job(void *context, size_t i, struct text *said)
{
    struct run *run = context;
    const struct report_plan *plan = &run->built.plans->plan[i];
    struct rendering r = {.in = run->in,
                          .plans = run->plans,
                          .plan = plan,
                          .folder = run->folder,
                          .names = said,
                          .memory = &run->memory};

    if (plan->skipped)
        return 1;
    if (!run->canvas)
        run->canvas = canvas_open(run->fonts);
    r.canvas = run->canvas;
    return run->canvas ? render_report(&r, run->editions) : -1;
}

/* A line for each quarter of the work: enough to see that it goes on. */
static void done(void *context, size_t i, int result, const char *said)
{
    struct run *run = context;
    size_t n = run->built.plans->n, quarter = 4 * ++run->ended / n;

    run->built.result[i] = result;
    if (result < 0)
        diag_error("the report \"%s\" failed", run->built.plans->plan[i].name);
    text_add(&run->built.files[i], said);
    if (quarter > run->told && run->ended < n)
        diag_progress("%zu of %zu reports", run->ended, n);
    run->told = quarter;
}

/* One line for all reports that are skipped for one reason. */
static void tell_skipped(const struct report_plans *plans)
{
    for (size_t i = 0; i < plans->n; i++) {
        const char *reason = plans->plan[i].skipped;
        size_t n = 0, first = plans->n;

        for (size_t k = 0; reason && k < plans->n; k++)
            if (plans->plan[k].skipped && !strcmp(plans->plan[k].skipped, reason)) {
                first = k < first ? k : first;
                n++;
            }
        if (first == i)
            diag_progress("%s%s skipped: %s", plans->plan[i].name, n > 1 ? " and others" : "",
                          reason);
    }
}

static void tell(const struct run *run)
{
    const struct built *b = &run->built;
    const struct findings *f = run->in->findings;
    size_t built = built_count(b, 0), errors = findings_count(f, SEVERITY_ERROR);

    tell_skipped(b->plans);
    if (errors)
        diag_progress(
            "%zu %s in %zu of the extracts: the reports say what is missing, findings.csv "
            "lists them",
            errors, errors == 1 ? "error" : "errors", findings_bad_files(f));
    fflush(stderr);
    printf("%zu %s built, %zu skipped, %zu failed: %s\n", built, built == 1 ? "report" : "reports",
           built_count(b, 1), built_count(b, -1), run->folder);
}

/* Said once, not of every report. */
static int check_folder(const struct run *run)
{
    size_t wanted = 0;

    for (size_t i = 0; i < run->built.plans->n; i++)
        wanted += !run->built.plans->plan[i].skipped;
    if (!wanted)
        return 0;
    if (files_make_folder(run->folder))
        return -1;
    if (!access(run->folder, W_OK))
        return 0;
    diag_errno("%s: cannot write to the folder", run->folder);
    return -1;
}

static bool has_failed(const void *context, const struct report_plan *plan)
{
    const struct built *b = context;

    for (size_t i = 0; i < b->plans->n; i++)
        if (!strcmp(b->plans->plan[i].name, plan->name))
            return b->result[i] < 0;
    return false;
}

/* The page that leads to the reports, when what is stale has gone; then the list, which is what
 * says that all the rest is there. */
static int write_lists(struct run *run, const char *list_path)
{
    const struct html_index index = {run->in, run->plans, run->folder, has_failed, &run->built};

    built_clean(&run->built, run->folder, list_path);
    return (editions_have(run->editions, "html") && html_index_write(&index)) ||
                   built_write(&run->built, run->in->programme, run->folder, list_path)
               ? -1
               : 0;
}

/* Returns 0 when all that could be made was made, and something was. */
static int render_all(struct run *run, const char *list_path)
{
    const struct workers workers = {job, done, run};
    int result = -1;

    if (canvas_check(run->fonts) || check_folder(run))
        return -1;
    if (!workers_run(&workers, run->built.plans->n)) {
        tell(run);
        if ((built_count(&run->built, -1) || built_count(&run->built, 0)) &&
            !write_lists(run, list_path) && !built_count(&run->built, -1))
            result = 0;
    }
    canvas_close(run->canvas);
    render_memory_free(&run->memory);
    return fflush(stdout) ? -1 : result;
}

int render_reports(const struct report_input *in, const char *folder, const char *list_path,
                   const char *area_code, const char *fonts, struct edition_set editions)
{
    struct report_plans all = {.n = 0}, plans = {.n = 0};
    struct run run = {
        .in = in,
        .plans = &all,
        .folder = folder,
        .fonts = fonts,
        .editions = editions,
        .built = {.plans = area_code ? &plans : &all,
                  .index = area_code || !editions_have(editions, "html") ? NULL : RENDER_INDEX}};
    int result = -1;

    if (report_plans_make(&all, in, NULL))
        return -1;
    if (area_code && report_plans_make(&plans, in, area_code))
        goto free_all;
    run.built.files = mem_new(run.built.plans->n, sizeof *run.built.files);
    run.built.result = mem_new(run.built.plans->n, sizeof *run.built.result);
    result = render_all(&run, list_path);
    for (size_t i = 0; i < run.built.plans->n; i++)
        text_free(&run.built.files[i]);
    free(run.built.files);
    free(run.built.result);
    report_plans_free(&plans);
free_all:
    report_plans_free(&all);
    return result;
}
