/* hw-compare: progress in, signals of change and comparisons of areas out. */
#include "compare.h"
#include "args.h"
#include "control.h"
#include "diag.h"

#include <string.h>

static const char *output_path, *inequality_path, *signals_path, *variation_path;
static const char *chart_text = "flow";

static const struct args_option options[] = {
    {"output", 'o', "FILE", "write the comparison of areas there", &output_path, NULL, false},
    {"inequality", 'i', "FILE", "write what holds of all areas together there as well",
     &inequality_path, NULL, false},
    {"signals", 's', "FILE", "write the control charts there as well, month by month",
     &signals_path, NULL, false},
    {"variation", 'v', "FILE", "write what the control charts say there as well", &variation_path,
     NULL, false},
    {"chart", 'k', "KIND", "what is charted: flow (usual) or plan_gap", &chart_text, NULL, false},
};

static const struct args_program program = {
    .name = "hw-compare",
    .operands = "PROGRAMME OBSERVATIONS PROGRESS",
    .purpose =
        "Tell signals from noise: control charts of how every area moves, rates per 1,000 of the\n"
        "population with intervals, funnel limits, shrunken rates, ranks with their uncertainty,\n"
        "and inequality. Without -o, write the comparison to standard output.",
    .details =
        "flow is the change of a month less the same month's change a year before; plan_gap is\n"
        "actual less trajectory. Exit status: 0 done, 1 fault in data or system, 2 wrong usage.",
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .least = 3,
    .most = 3,
};

static int read_chart(enum signal_chart *chart)
{
    *chart = !strcmp(chart_text, "plan_gap") ? SIGNAL_PLAN_GAP : SIGNAL_FLOW;
    if (*chart == SIGNAL_PLAN_GAP || !strcmp(chart_text, "flow"))
        return 0;
    diag_error("--chart %s: flow or plan_gap was expected", chart_text);
    return -1;
}

static int write_tables(const struct programme *p, const struct comparison_tables *t,
                        const struct signal_tables *s)
{
    if (signals_path && signals_write(s, p, signals_path))
        return -1;
    if (variation_path && signals_write_variation(s, p, variation_path))
        return -1;
    if (inequality_path && comparisons_write_inequality(t, p, inequality_path))
        return -1;
    return comparisons_write(t, p, output_path);
}

static void tell(const struct comparison_tables *t, const struct signal_tables *s)
{
    const struct inequality_row *all = comparisons_quantity(t, QUANTITY_AREAS);
    const struct inequality_row *compared = comparisons_quantity(t, QUANTITY_COMPARED);
    size_t charted = 0;

    for (size_t i = 0; i < s->n_variations; i++)
        charted += s->variation[i].limits != SIGNAL_NO_LIMITS;
    diag_progress("%.0f of %.0f areas compared, %zu of %zu charts have limits",
                  compared ? compared->value : 0, all ? all->value : 0, charted, s->n_variations);
}

int main(int argc, char **argv)
{
    struct programme programme;
    struct observations observations;
    struct progress_table progress;
    struct comparison_tables comparisons = {0};
    struct signal_tables signals = {0};
    enum signal_chart chart;
    int first, status = args_read(&program, argc, argv, &first);

    if (status >= 0)
        return status;
    if (read_chart(&chart))
        return STATUS_USAGE;
    status = STATUS_FAULT;
    if (programme_read(&programme, argv[first]))
        return STATUS_FAULT;
    if (observations_read(&observations, argv[first + 1]))
        goto free_programme;
    if (progress_read(&progress, &programme, argv[first + 2]))
        goto free_observations;
    compare_run(&comparisons, &programme, &observations, &progress);
    control_run(&signals, &programme, &progress, chart);
    if (!write_tables(&programme, &comparisons, &signals)) {
        tell(&comparisons, &signals);
        status = STATUS_DONE;
    }
    signals_free(&signals);
    comparisons_free(&comparisons);
    progress_free(&progress);
free_observations:
    observations_free(&observations);
free_programme:
    programme_free(&programme);
    return status;
}
