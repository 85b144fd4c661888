/* hw-forecast: progress in, forecasts to the deadline out. */
#include "args.h"
#include "diag.h"
#include "extrapolate.h"

static const char *output_path, *outlook_path;

static const struct args_option options[] = {
    {"output", 'o', "FILE", "write the forecasts there", &output_path, NULL, false},
    {"outlook", 'l', "FILE", "write the outlook of each area there as well", &outlook_path, NULL,
     false},
};

static const struct args_program program = {
    .name = "hw-forecast",
    .operands = "PROGRAMME PROGRESS",
    .purpose =
        "Forecast every area from its last figure to the deadline, with intervals of 80 and 95 %:\n"
        "last year's changes repeated (seasonal naive), and the mean monthly change carried on\n"
        "(drift). Without -o, write to standard output.",
    .details = "Exit status: 0 done, 1 fault in data or system, 2 wrong usage.",
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .least = 2,
    .most = 2,
};

static void tell(const struct forecast_tables *t)
{
    size_t forecast = 0;

    for (size_t i = 0; i < t->n_outlooks; i++)
        forecast += t->outlook[i].method != METHOD_NONE;
    diag_progress("%zu of %zu areas have a forecast", forecast, t->n_outlooks);
}

int main(int argc, char **argv)
{
    struct programme programme;
    struct progress_table progress;
    struct forecast_tables tables = {0};
    int first, status = args_read(&program, argc, argv, &first);

    if (status >= 0)
        return status;
    status = STATUS_FAULT;
    if (programme_read(&programme, argv[first]))
        return STATUS_FAULT;
    if (progress_read(&progress, &programme, argv[first + 1]))
        goto free_programme;
    if (extrapolate_run(&tables, &programme, &progress))
        goto free_progress;
    if (outlook_path && outlook_write(&tables, &programme, outlook_path))
        goto free_progress;
    if (!forecast_write(&tables, &programme, output_path)) {
        tell(&tables);
        status = STATUS_DONE;
    }
free_progress:
    forecast_free(&tables);
    progress_free(&progress);
free_programme:
    programme_free(&programme);
    return status;
}
