#include "ingest.h"

#include "diag.h"
#include "edition.h"
#include "files.h"
#include "parallel.h"
#include "period.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_SAID_OF_A_FILE = 20 };

/* A month that is mistyped is no month: the figures would count in their own. (Where the period
 * stands in the name, the name was read with the layout.) */
static void check_file_name(struct extract *e)
{
    const char *name = files_base(e->name);
    size_t digits = strspn(name, "0123456789");

    if (e->collected == PERIOD_NONE && digits && name[digits] == '-')
        extract_report(e, "no_month", 0, 0, NULL,
                       "the name begins with no month such as 2014-09: when the figures were "
                       "collected is not known, each counts in its own month; rename the file");
}

/* The files to be read, and what was read of each. */
struct reading {
    const struct programme *programme;
    const struct extract_layouts *layouts;
    struct file_list files; /* names, in their order */
    const char **path;
    bool *large;
    size_t *copy_of; /* the file whose bytes it has, or itself */
    struct ingest *in;
    const struct ingest_way *way;
};

/* Which edition all that was read is of; a figure of a provisional one is marked so. */
static void mark_edition(struct ingest *in, int edition)
{
    for (size_t i = 0; i < in->observations.n && edition; i++) {
        struct observation *o = &in->observations.row[i];

        o->edition = edition;
        if (edition_is_provisional(edition) && !o->status)
            o->status = 'p';
    }
}

void ingest_extract(struct extract *e, size_t threads)
{
    e->collected = period_of_file(files_base(e->name));
    e->file_period = PERIOD_NONE;
    e->in->extracts++;
    if (utf8_valid(e->name, strlen(e->name)) < strlen(e->name))
        extract_report(e, "file_name", 0, 0, NULL,
                       "the file's name is not UTF-8: the file is refused; rename it");
    else
        extract_read(e, threads);
    mark_edition(e->in, edition_of_file(e->name).edition);
    check_file_name(e);
}

/* The same bytes under another name say nothing new, but where the name tells their period. */
static void leave_copy(struct extract *e, const char *other)
{
    if (e->layout && extract_layout_role(e->layout, ROLE_FILE_PERIOD))
        return;
    e->in->observations.n = e->in->findings.n = e->in->rows = e->in->extracts = 0;
    unmapped_free(&e->in->unmapped);
    extract_report(e, "duplicate_file", 0, 0, NULL,
                   "the file has the same bytes as %s: it is used once, under that name", other);
}

static void read_one(struct reading *r, size_t i, size_t threads)
{
    const char *name = r->files.name[i];
    struct extract e = {.in = &r->in[i],
                        .programme = r->programme,
                        .layouts = r->layouts,
                        .way = r->way,
                        .path = r->path[i],
                        .name = name};

    ingest_extract(&e, threads);
    if (r->copy_of[i] != i)
        leave_copy(&e, r->files.name[r->copy_of[i]]);
    arena_free(&e.texts);
}

/* A job of one thread. */
static void read_small(void *context, size_t i)
{
    struct reading *r = context;

    if (!r->large[i])
        read_one(r, i, 1);
}

static bool is_large(const struct ingest_way *way, const char *path)
{
    struct deflate_in file;
    bool large = !deflate_open(&file, path) && extract_is_large(way, file.size);

    deflate_close(&file);
    return large;
}

static void join(struct ingest *in, struct ingest *more)
{
    observations_join(&in->observations, &more->observations);
    findings_join(&in->findings, &more->findings);
    unmapped_join(&in->unmapped, &more->unmapped, 0);
    in->extracts += more->extracts;
    in->rows += more->rows;
    ingest_free(more);
}

/* Small files side by side, then the large ones, one after the other, each in pieces. */
static void read_all(struct reading *r, struct ingest *in)
{
    size_t n = r->files.n;

    r->in = mem_new(n, sizeof *r->in);
    r->large = mem_new(n, sizeof *r->large);
    r->copy_of = mem_new(n, sizeof *r->copy_of);
    ingest_find_copies(r->path, r->files.name, n, r->copy_of);
    for (size_t i = 0; i < n && r->way->threads > 1; i++)
        r->large[i] = is_large(r->way, r->path[i]);
    parallel_run(r->way->threads, n, read_small, r);
    for (size_t i = 0; i < n; i++)
        if (r->large[i])
            read_one(r, i, r->way->threads);
    for (size_t i = 0; i < n; i++)
        join(in, &r->in[i]);
    free(r->large);
    free(r->copy_of);
    free(r->in);
}

static bool is_extract(const char *name)
{
    return files_ends_in(name, ".csv") || files_ends_in(name, ".csv.gz");
}

static void add_not_an_extract(struct ingest *in, const char *name, const char *message)
{
    findings_add(&in->findings, &(struct finding){
                                    .check = "not_an_extract",
                                    .file = name,
                                    .period = PERIOD_NONE,
                                    .message = message,
                                });
}

/* The extracts of the folder, in the order of their names; all but one of this name, or NULL. */
static int list_folder(struct reading *r, struct ingest *in, struct arena *paths, const char *but)
{
    const char *folder = r->programme->extracts;
    struct file_list files;

    if (file_list_read(&files, folder))
        return -1;
    r->path = arena_new(paths, files.n + 1, sizeof *r->path);
    for (size_t i = 0; i < files.n; i++) {
        const char *name = files.name[i];

        if (but && !strcmp(name, but))
            continue;
        if (is_extract(name)) {
            r->path[r->files.n] = files_join(paths, folder, name);
            file_list_add(&r->files, name);
        } else if (!files_ends_with(name, ".tmp")) {
            add_not_an_extract(in, name,
                               "not read: an extract's name ends in .csv or .csv.gz; save the "
                               "file so, or move it elsewhere");
        }
    }
    file_list_free(&files);
    return 0;
}

static void list_named(struct reading *r, char *const *file, size_t n, struct arena *paths)
{
    r->path = arena_new(paths, n, sizeof *r->path);
    for (size_t i = 0; i < n; i++) {
        r->path[i] = file[i];
        file_list_add(&r->files, file[i]);
    }
}

static int list_with(struct reading *r, struct ingest *in, const char *file, struct arena *paths)
{
    if (list_folder(r, in, paths, files_base(file)))
        return -1;
    r->path[r->files.n] = file;
    file_list_add(&r->files, file);
    if (!is_extract(file))
        add_not_an_extract(in, file,
                           "among the extracts it would not be read, since its name does not end "
                           "in .csv or .csv.gz; save the file so");
    return 0;
}

/* The n files, or `with` and the folder, or the folder. */
static int run(struct ingest *in, const struct programme *p, char *const *file, size_t n,
               const char *with, const struct ingest_way *way)
{
    struct extract_layouts layouts;
    struct reading r = {.programme = p, .layouts = &layouts, .way = way};
    struct arena paths = {0};
    int result = 0;

    *in = (struct ingest){.extracts = 0};
    if (overrides_read(&in->overrides, p))
        return -1;
    if (extract_layouts_read(&layouts, p->layouts)) {
        ingest_free(in);
        return -1;
    }
    if (n)
        list_named(&r, file, n, &paths);
    else
        result = with ? list_with(&r, in, with, &paths) : list_folder(&r, in, &paths, NULL);
    if (!result) {
        read_all(&r, in);
        observations_sort(&in->observations);
        ingest_cross_check(in, p);
        overrides_apply(&in->overrides, &in->findings, !n && !with);
        ingest_succeed(in, p);
        findings_sort(&in->findings);
    }
    file_list_free(&r.files);
    arena_free(&paths);
    extract_layouts_free(&layouts);
    if (result)
        ingest_free(in);
    return result;
}

int ingest_run(struct ingest *in, const struct programme *p, char *const *file, size_t n,
               const struct ingest_way *way)
{
    return run(in, p, file, n, NULL, way);
}

int ingest_run_with(struct ingest *in, const struct programme *p, const char *file,
                    const struct ingest_way *way)
{
    return run(in, p, NULL, 0, file, way);
}

void ingest_free(struct ingest *in)
{
    observations_free(&in->observations);
    findings_free(&in->findings);
    overrides_free(&in->overrides);
    unmapped_free(&in->unmapped);
}

void ingest_say(const struct ingest *in, const struct programme *p)
{
    const struct findings *f = &in->findings;

    findings_say(f, p->extracts, SEVERITY_NOTE, MOST_SAID_OF_A_FILE);
    diag_progress("%zu extract%s, %zu rows; errors %zu, warnings %zu, notes %zu", in->extracts,
                  in->extracts == 1 ? "" : "s", in->rows, findings_count(f, SEVERITY_ERROR),
                  findings_count(f, SEVERITY_WARNING), findings_count(f, SEVERITY_NOTE));
}
