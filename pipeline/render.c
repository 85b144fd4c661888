/* hw-render: tables in, reports out. */
#include "args.h"
#include "built.h"
#include "canvas.h"
#include "diag.h"
#include "render.h"
#include "workers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *folder, *list_path, *area_code, *fonts = HW_FONTS;

static const struct args_option options[] = {
    {"directory", 'd', "DIR", "write the reports there (required)", &folder, NULL, true},
    {"list", 'l', "FILE", "write the list of what was built there", &list_path, NULL, false},
    {"area", 'a', "CODE", "only the report of this area", &area_code, NULL, false},
    {"fonts", 'f', "DIR", "take the typeface Inter from there", &fonts, NULL, false},
};

static const struct args_program program = {
    .name = "hw-render",
    .operands = "PROGRAMME OBSERVATIONS FINDINGS PROGRESS FORECAST OUTLOOK",
    .purpose = "Make the reports of a period from the tables of the other stages: a PDF for the whole,\n"
               "each region, each area and the comparison, and each chart as PNG. Files whose bytes do\n"
               "not change are not touched.",
    .details = "The dates inside the files are the last day of the period, or SOURCE_DATE_EPOCH.\n\n"
               "Exit status: 0 done; 1 a report failed, or none was built; 2 wrong usage.",
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .least = 6,
    .most = 6,
};

struct run {
    struct canvas *canvas;
    const struct report_input *in;
    struct built built;
    size_t ended, told;
};

static int job(void *context, size_t i, struct text *said)
{
    struct run *run = context;
    const struct report_plan *plan = &run->built.plans->plan[i];

    return plan->skipped ? 1 : render_report(run->canvas, run->in, plan, folder, said);
}

/* A line for each quarter of the work: enough to see that it goes on. */
static void done(void *context, size_t i, int result, const char *said)
{
    struct run *run = context;
    size_t n = run->built.plans->n, quarter = 4 * ++run->ended / n;

    run->built.result[i] = result;
    if (result < 0)
        diag_error("the report \"%s\" failed", run->built.plans->plan[i].name);
    else
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
            diag_progress("%s%s skipped: %s", plans->plan[i].name, n > 1 ? " and others" : "", reason);
    }
}

static void tell(const struct run *run)
{
    const struct built *b = &run->built;
    const struct findings *f = run->in->findings;
    size_t built = built_count(b, 0), errors = findings_count(f, SEVERITY_ERROR);

    tell_skipped(b->plans);
    if (errors)
        diag_progress("%zu %s in %zu of the extracts: the reports say what is missing, findings.csv "
                      "lists them",
                      errors, errors == 1 ? "error" : "errors", findings_bad_files(f));
    fflush(stderr);
    printf("%zu %s built, %zu skipped, %zu failed: %s\n", built, built == 1 ? "report" : "reports",
           built_count(b, 1), built_count(b, -1), folder);
}

static int render_all(struct run *run, const struct programme *p)
{
    const struct workers workers = {job, done, run};
    int status = STATUS_FAULT;

    run->canvas = canvas_open(fonts);
    if (!run->canvas)
        return STATUS_FAULT;
    if (!workers_run(&workers, run->built.plans->n)) {
        tell(run);
        if (!built_count(&run->built, -1) && built_count(&run->built, 0) &&
            (!list_path || !built_write(&run->built, p, folder, list_path)))
            status = STATUS_DONE;
    }
    canvas_close(run->canvas);
    return fflush(stdout) ? STATUS_FAULT : status;
}

static int run_plans(const struct report_input *in)
{
    struct report_plans plans;
    struct run run = {.in = in, .built = {.plans = &plans}};
    int status;

    if (report_plans_make(&plans, in, area_code))
        return STATUS_FAULT;
    run.built.files = mem_new(plans.n, sizeof *run.built.files);
    run.built.result = mem_new(plans.n, sizeof *run.built.result);
    status = render_all(&run, in->programme);
    for (size_t i = 0; i < plans.n; i++)
        text_free(&run.built.files[i]);
    free(run.built.files);
    free(run.built.result);
    report_plans_free(&plans);
    return status;
}

int main(int argc, char **argv)
{
    struct programme p;
    struct observations observations = {0};
    struct findings findings = {0};
    struct progress_table progress = {0};
    struct forecast_tables forecasts = {0};
    struct report_input in = {&p, &observations, &findings, &progress, &forecasts, 0};
    int first, status = args_read(&program, argc, argv, &first);

    if (status >= 0)
        return status;
    argv += first;
    status = STATUS_FAULT;
    if (programme_read(&p, argv[0]))
        return STATUS_FAULT;
    if (observations_read(&observations, argv[1]) || findings_read(&findings, argv[2]) ||
        progress_read(&progress, &p, argv[3]) || forecast_read(&forecasts, &p, argv[4], argv[5]))
        goto free_tables;
    if (!progress.n) {
        diag_error("%s: the table has no rows", argv[3]);
        goto free_tables;
    }
    in.period = progress.row[0].report_period;
    status = run_plans(&in);
free_tables:
    forecast_free(&forecasts);
    progress_free(&progress);
    findings_free(&findings);
    observations_free(&observations);
    programme_free(&p);
    return status;
}
