/* The subcommands of hw-stats: each reads its own command line, argv[0] being its name, reads a CSV
 * table, writes one, and returns an exit status (args.h): STATUS_REFUSED when a row could not be
 * used or a result not be computed, which has been said and stands in the output as a reason.
 * Columns and options are told by their --help. */
#ifndef HW_STATS_COMMANDS_H
#define HW_STATS_COMMANDS_H

int stats_signal(int argc, char **argv);
int stats_interval(int argc, char **argv);
int stats_funnel(int argc, char **argv);
int stats_regress(int argc, char **argv);
int stats_describe(int argc, char **argv);

#define STATS_STATUS                                                                               \
    "Exit status: 0 done, 1 fault in the file or the system, 2 wrong usage, 3 done, but rows "     \
    "were\n"                                                                                       \
    "refused or something could not be computed; the reason stands in the output."

#endif
