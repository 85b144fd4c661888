/* hw-stats: an analyst's own numbers in, statistics out; one subcommand for each method. */
#include "args.h"
#include "diag.h"
#include "stats_commands.h"

#include <string.h>

static const struct command {
    const char *name;
    int (*run)(int argc, char **argv);
} commands[] = {
    {"signal", stats_signal},   {"interval", stats_interval}, {"funnel", stats_funnel},
    {"regress", stats_regress}, {"describe", stats_describe},
};

static const struct args_program program = {
    .name = "hw-stats",
    .operands = "COMMAND FILE",
    .purpose =
        "Statistics of an analyst's own numbers, CSV in and CSV out. A FILE of - is standard\n"
        "input. COMMAND is one of these, and each has a --help of its own:\n\n"
        "  signal      control charts: which points of a series are more than noise\n"
        "  interval    confidence intervals of counts, rates and proportions\n"
        "  funnel      funnel limits of areas, with over-dispersion\n"
        "  regress     least squares: coefficients and their standard errors\n"
        "  describe    mean, standard deviation, autocorrelation, quartiles",
    .details = STATS_STATUS,
    .least = 1,
    .most = -1,
};

int main(int argc, char **argv)
{
    int first, status;

    for (size_t i = 0; argc > 1 && i < sizeof commands / sizeof commands[0]; i++)
        if (!strcmp(argv[1], commands[i].name))
            return commands[i].run(argc - 1, argv + 1);
    status = args_read(&program, argc, argv, &first);
    if (status >= 0)
        return status;
    diag_error("%s is no command; see hw-stats --help", argv[first]);
    return STATUS_USAGE;
}
