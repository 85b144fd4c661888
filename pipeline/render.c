/* hw-render: tables in, reports out. */
#include "render.h"
#include "args.h"
#include "diag.h"
#include "period.h"

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
    .purpose =
        "Make the reports of a period from the tables of the other stages: a PDF for the whole,\n"
        "each region, each area and the comparison, and each chart as PNG. Files whose bytes do\n"
        "not change are not touched.",
    .details = "The dates inside the files are the last day of the period, or SOURCE_DATE_EPOCH.\n"
               "Folders that are missing are made.\n\n"
               "Exit status: 0 done; 1 a report failed, or none was built; 2 wrong usage.",
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .least = 6,
    .most = 6,
};

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
    if (in.period == PERIOD_NONE) {
        diag_error("%s: the first row has no report_period", argv[3]);
        goto free_tables;
    }
    status = render_reports(&in, folder, list_path, area_code, fonts) ? STATUS_FAULT : STATUS_DONE;
free_tables:
    forecast_free(&forecasts);
    progress_free(&progress);
    findings_free(&findings);
    observations_free(&observations);
    programme_free(&p);
    return status;
}
