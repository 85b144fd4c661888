/* hw-render: tables in, reports out. */
#include "render.h"
#include "args.h"
#include "diag.h"
#include "files.h"
#include "period.h"

static const char *folder, *list_path, *area_code, *fonts = HW_FONTS, *names;

static const struct args_option options[] = {
    {"directory", 'd', "DIR", "write the reports there (required)", &folder, NULL, true},
    {"list", 'l', "FILE", "write the list of what was built there", &list_path, NULL, false},
    {"area", 'a', "CODE", "only the reports of these areas (CODE,CODE...)", &area_code, NULL,
     false},
    {"editions", 'e', "LIST", "of pdf, png, pages: only these (not given: pdf,png)", &names, NULL,
     false},
    {"fonts", 'f', "DIR", "take the typeface Inter from there", &fonts, NULL, false},
};

static const struct args_program program = {
    .name = "hw-render",
    .operands = "PROGRAMME OBSERVATIONS FINDINGS TABLES",
    .purpose =
        "Make the reports of a period from the tables of the other stages: a PDF for the whole,\n"
        "each region, each area and the comparison, and each chart as PNG; as pages, each page as\n"
        "PNG too. Files whose bytes do not change are not touched. TABLES is the folder with the "
        "tables of the period:\n"
        "progress.csv, forecast.csv, outlook.csv, scorecard.csv, signals.csv, variation.csv,\n"
        "needs.csv, tornado.csv, comparison.csv and inequality.csv.",
    .details = "The dates inside the files are the last day of the period, or SOURCE_DATE_EPOCH.\n"
               "Folders that are missing are made.\n\n"
               "Exit status: 0 done; 1 a report failed, or none was built; 2 wrong usage.",
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .least = 4,
    .most = 4,
};

/* The tables of the period. */
struct tables {
    struct progress_table progress;
    struct forecast_tables forecasts;
    struct scorecard scores;
    struct signal_tables signals;
    struct need_tables needs;
    struct comparison_tables comparisons;
};

static int tables_read(struct tables *t, const struct programme *p, const char *dir)
{
    enum {
        PROGRESS,
        FORECAST,
        OUTLOOK,
        SCORECARD,
        SIGNALS,
        VARIATION,
        NEEDS,
        TORNADO,
        COMPARISON,
        INEQUALITY,
        TABLES
    };
    static const char *const name[TABLES] = {
        "progress.csv",  "forecast.csv", "outlook.csv", "scorecard.csv",  "signals.csv",
        "variation.csv", "needs.csv",    "tornado.csv", "comparison.csv", "inequality.csv"};
    struct arena paths = {0};
    const char *path[TABLES];
    int result;

    for (int i = 0; i < TABLES; i++)
        path[i] = files_join(&paths, dir, name[i]);
    result = progress_read(&t->progress, p, path[PROGRESS]) ||
                     forecast_read(&t->forecasts, p, path[FORECAST], path[OUTLOOK]) ||
                     scorecard_read(&t->scores, p, path[SCORECARD]) ||
                     signals_read(&t->signals, p, path[SIGNALS], path[VARIATION]) ||
                     need_read(&t->needs, p, path[NEEDS], path[TORNADO]) ||
                     comparisons_read(&t->comparisons, p, path[COMPARISON], path[INEQUALITY])
                 ? -1
                 : 0;
    if (!result && !t->progress.n) {
        diag_error("%s: the table has no rows", path[PROGRESS]);
        result = -1;
    } else if (!result && t->progress.row[0].report_period == PERIOD_NONE) {
        diag_error("%s: the first row has no report_period", path[PROGRESS]);
        result = -1;
    }
    arena_free(&paths);
    return result;
}

static void tables_free(struct tables *t)
{
    comparisons_free(&t->comparisons);
    need_free(&t->needs);
    signals_free(&t->signals);
    scorecard_free(&t->scores);
    forecast_free(&t->forecasts);
    progress_free(&t->progress);
}

int main(int argc, char **argv)
{
    struct programme p;
    struct observations observations = {0};
    struct findings findings = {0};
    struct tables t = {0};
    struct report_input in = {.programme = &p,
                              .observations = &observations,
                              .findings = &findings,
                              .progress = &t.progress,
                              .forecasts = &t.forecasts,
                              .scores = &t.scores,
                              .signals = &t.signals,
                              .needs = &t.needs,
                              .comparisons = &t.comparisons};
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
        tables_read(&t, &p, argv[3]))
        goto free_tables;
    in.period = t.progress.row[0].report_period;
    status = render_reports(&in, folder, list_path, area_code, fonts, editions) ? STATUS_FAULT
                                                                                : STATUS_DONE;
free_tables:
    tables_free(&t);
    findings_free(&findings);
    observations_free(&observations);
    programme_free(&p);
    return status;
}
