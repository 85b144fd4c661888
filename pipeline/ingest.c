/* hw-ingest: extracts in, the tidy table of observations out. */
#include "ingest.h"
#include "args.h"
#include "coverage.h"
#include "diag.h"
#include "explain.h"
#include "feedback_files.h"
#include "ingest_outputs.h"
#include "outfile.h"
#include "parallel.h"
#include "programme_find.h"
#include "revision_list.h"
#include "source_list.h"

static const char *observations_path, *findings_path, *coverage_path, *quality_path, *areas_folder,
    *revisions_path, *sources_path, *unmapped_path, *threads_text;

static bool careful, explaining, checking;

static const struct args_option options[] = {
    {"output", 'o', "FILE", "write the observations there", &observations_path, NULL, false},
    {"findings", 'f', "FILE", "write the findings there as well", &findings_path, NULL, false},
    {"coverage", 'c', "FILE", "write what came and what did not", &coverage_path, NULL, false},
    {"quality", 'q', "FILE", "write how good each area's data are", &quality_path, NULL, false},
    {"unmapped", 'u', "FILE", "write the codes of no area there", &unmapped_path, NULL, false},
    {"areas", 'a', "FOLDER", "write what goes back to each area, as CSV and page, there",
     &areas_folder, NULL, false},
    {"revisions", 'r', "FILE", "write every change of a figure that was collected again",
     &revisions_path, NULL, false},
    {"sources", 's', "FILE", "write what two series say of the same area and month", &sources_path,
     NULL, false},
    {"threads", 'j', "N", "read with N threads; the usual is one a processor", &threads_text, NULL,
     false},
    {"careful", 0, NULL, "read every record with libcsv, check every row anew", NULL, &careful,
     false},
    {"explain", 0, NULL, "tell what is made of one file; write nothing", NULL, &explaining, false},
    {"check", 0, NULL, "say what is wrong with one file before it is sent; write nothing", NULL,
     &checking, false},
};

enum { OPTIONS = sizeof options / sizeof options[0] };

static const struct args_program program = {
    .name = "hw-ingest",
    .operands = "PROGRAMME [EXTRACT]... | --check FILE [PROGRAMME] | --explain FILE [PROGRAMME]",
    .purpose = "Read the extracts of a programme (a folder such as datasets/NAME) and write\n"
               "every figure as one row, with the file, line and field that it came from. With\n"
               "EXTRACTs, read these instead. Without -o, write to standard output.\n\n"
               "With --check, say what the PROGRAMME would find in a FILE that has not been sent\n"
               "yet, beside all that it has. With --explain, tell which layout the FILE has and\n"
               "why, what each column is taken for, and the first figures. Where no PROGRAMME is\n"
               "named, it is the one whose folder the FILE is in, or the only one in datasets.",
    .details =
        "Faults are listed on standard error with file, line and column. A row with a fault\n"
        "is refused, its neighbours are not. Folders of FILE that are missing are made.\n\n"
        "Exit status: 0 done; 1 all tables written, but rows of the extracts were refused;\n"
        "2 wrong usage; 3 fault of the system or the programme's own files, tables missing.\n"
        "With --check: 0 no error, 1 an error. With --explain: 0 understood, 1 not.",
    .options = options,
    .n_options = OPTIONS,
    .least = 1,
    .most = -1,
};

/* The paths that are written to; returns how many. */
static size_t outputs(const char *path[OPTIONS])
{
    size_t n = 0;

    for (size_t i = 0; i < OPTIONS; i++)
        if (options[i].value && *options[i].value && options[i].value != &threads_text)
            path[n++] = *options[i].value;
    return n;
}

static int write_tables(const struct ingest *in, const struct programme *p)
{
    if (findings_path && findings_write(&in->findings, findings_path))
        return -1;
    if (coverage_path && coverage_write(p, &in->observations, &in->findings, coverage_path))
        return -1;
    if (revisions_path && revision_list_write(p, &in->observations, revisions_path))
        return -1;
    if (sources_path && source_list_write(p, &in->observations, sources_path))
        return -1;
    if (unmapped_path && unmapped_write(&in->unmapped, &p->geography, unmapped_path))
        return -1;
    if (feedback_write_tables(p, &in->observations, &in->findings, quality_path, areas_folder))
        return -1;
    return observations_write(&in->observations, p, observations_path);
}

/* What --check and --explain say of one file, for a reader. The operands are the file and, perhaps,
 * a programme. */
static int look(char *const *operand, int n, const struct ingest_way *way)
{
    const char *path[OPTIONS];
    bool fits = n <= 2 && checking != explaining && !outputs(path);
    const char *file = operand[0], *folder = operand[1];
    struct programme p = {.root = -1};
    struct arena texts = {0};
    struct outfile out = {0};
    int result = STATUS_USAGE;

    if (!fits)
        diag_error("--check and --explain take a file and, perhaps, a programme; nothing else");
    else if (folder || (folder = programme_find(&texts, file)))
        result = programme_read(&p, folder) ? -1
                 : checking                 ? feedback_check(&out.text, &p, file, way)
                                            : explain(&out.text, &p, file);
    programme_free(&p);
    arena_free(&texts);
    return outfile_commit(&out, NULL) || result < 0 ? STATUS_NOTHING : result;
}

int main(int argc, char **argv)
{
    const char *path[OPTIONS];
    struct programme programme;
    struct ingest in;
    int first, status = args_read(&program, argc, argv, &first);
    struct ingest_way way = {.threads = 0};
    char *const *extract;
    size_t n;

    if (status >= 0)
        return status;
    way.threads = parallel_threads(threads_text);
    way.careful = careful;
    if (!way.threads)
        return STATUS_USAGE;
    if (explaining || checking)
        return look(argv + first, argc - first, &way);
    extract = argv + first + 1;
    n = (size_t)(argc - first - 1);
    status = STATUS_NOTHING;
    if (programme_read(&programme, argv[first]))
        return STATUS_NOTHING;
    if (ingest_outputs_check(&programme, path, outputs(path), extract, n) ||
        ingest_run(&in, &programme, extract, n, &way))
        goto free_programme;
    ingest_say(&in, &programme);
    if (!write_tables(&in, &programme))
        status = findings_count(&in.findings, SEVERITY_ERROR) ? STATUS_REFUSED : STATUS_DONE;
    ingest_free(&in);
free_programme:
    programme_free(&programme);
    return status;
}
