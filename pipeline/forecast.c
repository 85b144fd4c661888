/* hw-forecast: progress in, forecasts to the deadline, outlook and scorecard out. */
#include "args.h"
#include "diag.h"
#include "extrapolate.h"
#include "outfile.h"

static const char *output_path, *outlook_path, *scorecard_path, *paths_path;

static const struct args_option options[] = {
    {"output", 'o', "FILE", "write the forecasts there", &output_path, NULL, false},
    {"outlook", 'l', "FILE", "write the outlook of each area there as well", &outlook_path, NULL,
     false},
    {"scorecard", 's', "FILE", "write there how past forecasts did", &scorecard_path, NULL, false},
    {"paths", 'P', "FILE", "write the draws for the deadline there", &paths_path, NULL, false},
};

static const struct args_program program = {
    .name = "hw-forecast",
    .operands = "PROGRAMME OBSERVATIONS PROGRESS",
    .purpose =
        "Forecast every area from its last figure to the deadline, with intervals of 80 and 95 %\n"
        "and the probability of reaching the target: a weighted pool of 12 forms of exponential\n"
        "smoothing, with the intake that is known to come; wholes are the sums of the joint paths\n"
        "of their smallest areas. Drift and seasonal naive stand beside it as benchmarks.\n"
        "Without -o, write to standard output.",
    .details = "Exit status: 0 done, 1 fault in data or system, 2 wrong usage.",
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .least = 3,
    .most = 3,
};

static void tell(const struct forecast_tables *t)
{
    size_t forecast = 0;

    for (size_t i = 0; i < t->n_outlooks; i++)
        forecast += t->outlook[i].method != METHOD_NONE;
    diag_progress("%zu of %zu series have a forecast", forecast, t->n_outlooks);
}

static int write_all(const struct forecast_tables *t, const struct scorecard *scores,
                     struct outfile *paths, const struct programme *p)
{
    if (outlook_path && outlook_write(t, p, outlook_path))
        return -1;
    if (scorecard_path && scorecard_write(scores, p, scorecard_path))
        return -1;
    if (paths_path && outfile_commit(paths, paths_path))
        return -1;
    return forecast_write(t, p, output_path);
}

int main(int argc, char **argv)
{
    struct programme programme;
    struct observations observations = {0};
    struct progress_table progress = {0};
    struct assumptions assumptions = {0};
    struct forecast_tables tables = {0};
    struct scorecard scores = {0};
    struct outfile paths = {0};
    bool there = false;
    int first, status = args_read(&program, argc, argv, &first);

    if (status >= 0)
        return status;
    status = STATUS_FAULT;
    if (programme_read(&programme, argv[first]))
        return STATUS_FAULT;
    if (observations_read(&observations, argv[first + 1]) ||
        progress_read(&progress, &programme, argv[first + 2]) ||
        assumptions_read_programme(&assumptions, &programme, &there))
        goto free_all;
    extrapolate_run(&tables, &scores, &programme, &progress, &observations,
                    there ? &assumptions : NULL, paths_path ? &paths.text : NULL);
    if (!write_all(&tables, &scores, &paths, &programme)) {
        tell(&tables);
        status = STATUS_DONE;
    }
free_all:
    outfile_discard(&paths);
    scorecard_free(&scores);
    forecast_free(&tables);
    assumptions_free(&assumptions);
    progress_free(&progress);
    observations_free(&observations);
    programme_free(&programme);
    return status;
}
