/* hw-ingest: extracts in, the tidy table of observations out. */
#include "ingest.h"
#include "args.h"
#include "coverage.h"
#include "diag.h"
#include "explain.h"
#include "outfile.h"
#include "parallel.h"
#include "programme_find.h"

#include <stdlib.h>
#include <string.h>

static const char *observations_path, *findings_path, *coverage_path, *threads_text;

static bool careful, explaining;

static const struct args_option options[] = {
    {"output", 'o', "FILE", "write the observations there", &observations_path, NULL, false},
    {"findings", 'f', "FILE", "write the findings there as well", &findings_path, NULL, false},
    {"coverage", 'c', "FILE", "write what came and what did not", &coverage_path, NULL, false},
    {"threads", 'j', "N", "read with N threads; the usual is one a processor", &threads_text, NULL,
     false},
    {"careful", 0, NULL, "read every record with libcsv, check every row anew", NULL, &careful,
     false},
    {"explain", 0, NULL, "tell what is made of one file; write nothing", NULL, &explaining, false},
};

static const struct args_program program = {
    .name = "hw-ingest",
    .operands = "PROGRAMME [EXTRACT]... | --explain FILE [PROGRAMME]",
    .purpose = "Read the extracts of a programme (a folder such as datasets/NAME) and write\n"
               "every figure as one row, with the file, line and field that it came from. With\n"
               "EXTRACTs, read these instead. Without -o, write to standard output.\n\n"
               "With --explain, tell which layout the FILE has and why, what each column is taken\n"
               "for, and the first figures; of the PROGRAMME whose folder it is in, where none is\n"
               "named, or of the only one in datasets. 0: understood, 1: not.",
    .details =
        "Faults are listed on standard error with file, line and column. A row with a fault\n"
        "is refused, its neighbours are not. Folders of FILE that are missing are made.\n\n"
        "Exit status: 0 done; 1 all tables written, but rows of the extracts were refused;\n"
        "2 wrong usage; 3 fault of the system or the programme's own files, nothing written.",
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .least = 1,
    .most = -1,
};

enum { MOST_SAID_OF_A_FILE = 20 };

static int write_tables(const struct ingest *in, const struct programme *p)
{
    if (findings_path && findings_write(&in->findings, findings_path))
        return -1;
    if (coverage_path && coverage_write(p, &in->observations, &in->findings, coverage_path))
        return -1;
    return observations_write(&in->observations, p, observations_path);
}

static void tell(const struct ingest *in, const struct programme *p)
{
    const struct findings *f = &in->findings;

    findings_say(f, p->extracts, SEVERITY_NOTE, MOST_SAID_OF_A_FILE);
    diag_progress("%zu extract%s, %zu rows; errors %zu, warnings %zu, notes %zu", in->extracts,
                  in->extracts == 1 ? "" : "s", in->rows, findings_count(f, SEVERITY_ERROR),
                  findings_count(f, SEVERITY_WARNING), findings_count(f, SEVERITY_NOTE));
}

/* Returns 0 when the text is no such number. */
static size_t read_threads(void)
{
    size_t digits = threads_text ? strspn(threads_text, "0123456789") : 0;
    long n;

    if (!threads_text)
        return parallel_most();
    n = digits && digits < 4 && !threads_text[digits] ? strtol(threads_text, NULL, 10) : 0;
    if (!n)
        diag_error("--threads %s: a number from 1 to 999 was expected", threads_text);
    return (size_t)n;
}

/* The operands are a file and, perhaps, a programme. */
static int explain_to_reader(char *const *operand, int n)
{
    const char *file = operand[0], *folder = operand[1];
    struct programme programme;
    struct arena texts = {0};
    struct outfile out = {0};
    int result = STATUS_USAGE;

    if (n > 2)
        diag_error("--explain: a file and, perhaps, a programme were expected");
    else if (!folder)
        folder = programme_find(&texts, file);
    if (n <= 2 && folder) {
        result = STATUS_FAULT;
        if (!programme_read(&programme, folder))
            result = explain(&out.text, &programme, file) ? STATUS_FAULT : STATUS_DONE;
        programme_free(&programme);
    }
    arena_free(&texts);
    return outfile_commit(&out, NULL) ? STATUS_FAULT : result;
}

int main(int argc, char **argv)
{
    struct programme programme;
    struct ingest in;
    int first, status = args_read(&program, argc, argv, &first);
    struct ingest_way way = {.threads = 0};

    if (status >= 0)
        return status;
    if (explaining)
        return explain_to_reader(argv + first, argc - first);
    way.threads = read_threads();
    way.careful = careful;
    if (!way.threads)
        return STATUS_USAGE;
    status = STATUS_NOTHING;
    if (programme_read(&programme, argv[first]))
        return STATUS_NOTHING;
    if (ingest_run(&in, &programme, argv + first + 1, (size_t)(argc - first - 1), &way))
        goto free_programme;
    tell(&in, &programme);
    if (!write_tables(&in, &programme))
        status = findings_count(&in.findings, SEVERITY_ERROR) ? STATUS_REFUSED : STATUS_DONE;
    ingest_free(&in);
free_programme:
    programme_free(&programme);
    return status;
}
