/* The command line: one table of options a program, from which --help is made. */
#ifndef HW_ARGS_H
#define HW_ARGS_H

#include <stdbool.h>
#include <stddef.h>

struct args_option {
    const char *name;     /* "period", for --period */
    char letter;          /* 'p' for -p, or 0 */
    const char *argument; /* "YYYY-MM" as --help shows it, or NULL: a switch */
    const char *help;     /* one line */
    const char **value;   /* where the argument goes; the last one given wins */
    bool *given;          /* set to true when the option is given, or NULL */
    bool required;
};

/* An option that may be given several times: all its arguments, in their order. */
struct args_repeated {
    const char *name;   /* of an option in the table */
    const char **value; /* room for `most` */
    size_t most, n;
};

struct args_program {
    const char *name;     /* "hw-ingest" */
    const char *operands; /* "PROGRAMME [EXTRACT...]" */
    const char *purpose;  /* a sentence or more, with its line ends */
    const char *details;  /* what --help says after the options, or NULL */
    const struct args_option *options;
    size_t n_options;
    struct args_repeated *repeated; /* NULL when there is none */
    int least, most;                /* how many operands; most < 0 is any number */
};

/* A fault in data or system is 1, also where rows were refused and the tables were written all the
 * same (hw-ingest, hw-stats); hw-ingest tells by 3 that nothing was written. */
enum {
    STATUS_DONE = 0,
    STATUS_FAULT = 1,
    STATUS_REFUSED = 1,
    STATUS_USAGE = 2,
    STATUS_NOTHING = 3
};

/* Read the command line. Returns -1 and the index of the first operand in *first when the program
 * is to go on; else the exit status: 0 after --help or --version (which print on standard output),
 * 1 when they could not be printed, 2 when the usage is wrong, which has been said. */
int args_read(const struct args_program *program, int argc, char **argv, int *first);

#endif
