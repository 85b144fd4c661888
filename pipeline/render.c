/* hw-render: tables in, reports out. */
#include "render.h"
#include "args.h"
#include "report_tables.h"

static const char *folder, *list_path, *area_code, *fonts = HW_FONTS, *names;

static const struct args_option options[] = {
    {"directory", 'd', "DIR", "write the reports there (required)", &folder, NULL, true},
    {"list", 'l', "FILE", "write the list of what was built there", &list_path, NULL, false},
    {"area", 'a', "CODE", "only the reports of these areas (CODE,CODE...)", &area_code, NULL,
     false},
    {"editions", 'e', "LIST",
     "of pdf, png, pages, svg, csv, html: only these (not given: all but pages)", &names, NULL,
     false},
    {"fonts", 'f', "DIR", "take the typeface Inter from there", &fonts, NULL, false},
};

static const struct args_program program = {
    .name = "hw-render",
    .operands = "PROGRAMME OBSERVATIONS FINDINGS TABLES",
    .purpose =
        "Make the reports of a period from the tables of the other stages: a PDF and a page\n"
        "(HTML) for the whole, each region, each area and the comparison, and each chart as PNG,\n"
        "SVG and CSV; index.html leads to all. As pages, each page of the PDF as PNG too. Files\n"
        "whose bytes do not change are not touched. TABLES is the folder with the tables of the\n"
        "period:\n"
        "progress.csv, forecast.csv, outlook.csv, scorecard.csv, signals.csv, variation.csv,\n"
        "needs.csv, tornado.csv, assumptions.csv, comparison.csv and inequality.csv.",
    .details = "The dates inside the files are the last day of the period, or SOURCE_DATE_EPOCH.\n"
               "Folders that are missing are made.\n\n"
               "Exit status: 0 done; 1 a report failed, or none was built; 2 wrong usage.",
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .least = 4,
    .most = 4,
};

int main(int argc, char **argv)
{
    struct programme p;
    struct observations observations = {0};
    struct findings findings = {0};
    struct report_tables t = {0};
    struct report_input in = {
        .programme = &p, .observations = &observations, .findings = &findings};
    struct edition_set editions;
    int first, status = args_read(&program, argc, argv, &first);

    if (status >= 0)
        return status;
    if (editions_read(&editions, names))
        return STATUS_USAGE;
    argv += first;
    status = STATUS_FAULT;
    if (programme_read(&p, argv[0]))
        return STATUS_FAULT;
    if (observations_read(&observations, argv[1]) || findings_read(&findings, argv[2]) ||
        report_tables_read(&t, &in, argv[3]))
        goto free_tables;
    status = render_reports(&in, folder, list_path, area_code, fonts, editions) ? STATUS_FAULT
                                                                                : STATUS_DONE;
free_tables:
    report_tables_free(&t);
    findings_free(&findings);
    observations_free(&observations);
    programme_free(&p);
    return status;
}
