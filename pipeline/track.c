/* hw-track: observations in, progress against the trajectory out. */
#include "track.h"
#include "args.h"
#include "diag.h"
#include "observation.h"
#include "period.h"

static const char *period_text, *output_path;

static const struct args_option options[] = {
    {"period", 'p', "YYYY-MM", "the month of the report (required)", &period_text, NULL, true},
    {"output", 'o', "FILE", "write the progress there", &output_path, NULL, false},
};

static const struct args_program program = {
    .name = "hw-track",
    .operands = "PROGRAMME OBSERVATIONS",
    .purpose =
        "Work out where every area stands against its trajectory in a month: growth, gap, share\n"
        "of the target, required and achieved run-rate. Only what had been collected by that\n"
        "month is used. Where nothing is planned for the whole, a line stands in: with the shape\n"
        "of the intake where all cohorts and PROGRAMME/assumptions.csv are known, else straight.\n"
        "Without -o, write to standard output.",
    .details = "Folders of FILE that are missing are made.\n\n"
               "Exit status: 0 done, 1 fault in data or system, 2 wrong usage.",
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .least = 2,
    .most = 2,
};

/* How many areas have a figure for the month of the report itself? */
static void tell(const struct progress_table *t, int report_period)
{
    struct text month = {0};
    size_t areas = 0, current = 0;

    for (size_t i = 0; i < t->n; i++)
        if (t->row[i].period == report_period && t->row[i].role == PROGRESS_HEADLINE) {
            areas++;
            current += t->row[i].areas_present == t->row[i].areas_expected;
        }
    period_add_words(&month, report_period);
    diag_progress("%zu of %zu areas have a figure for %s", current, areas, text_of(&month));
    text_free(&month);
}

int main(int argc, char **argv)
{
    struct programme programme;
    struct observations observations = {0};
    struct trajectories plan = {0};
    struct assumptions assumptions = {0};
    struct progress_table progress = {0};
    bool there = false;
    int first, period, status = args_read(&program, argc, argv, &first);

    if (status >= 0)
        return status;
    if (period_option(period_text, &period))
        return STATUS_USAGE;
    status = STATUS_FAULT;
    if (programme_read(&programme, argv[first]))
        return STATUS_FAULT;
    if (period < programme.baseline_period) {
        diag_error(
            "period \"%s\" is before the baseline of the programme: there is nothing to report",
            period_text);
        goto free_all;
    }
    if (observations_read(&observations, argv[first + 1]) || trajectories_read(&plan, &programme) ||
        assumptions_read_programme(&assumptions, &programme, &there))
        goto free_all;
    track_run(&progress, &programme, &observations, &plan, there ? &assumptions : NULL, period);
    if (!progress_write(&progress, &programme, output_path)) {
        tell(&progress, period);
        status = STATUS_DONE;
    }
free_all:
    progress_free(&progress);
    assumptions_free(&assumptions);
    trajectories_free(&plan);
    observations_free(&observations);
    programme_free(&programme);
    return status;
}
