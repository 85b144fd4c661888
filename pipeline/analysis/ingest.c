#include "ingest.h"

#include "diag.h"
#include "files.h"
#include "period.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

/* A month that is mistyped is no month: the figures would count in their own. */
static void check_file_name(struct extract *e)
{
    const char *name = files_base(e->name);
    size_t digits = strspn(name, "0123456789");

    if (e->collected == PERIOD_NONE && digits && name[digits] == '-')
        extract_report(e, SEVERITY_WARNING, "no_month", 0, 0, NULL,
                       "the name begins with no month such as 2014-09: when the figures were "
                       "collected is not known, each counts in its own month; rename the file");
}

static void read_one(struct ingest *in, const struct programme *p, const struct extract_layouts *l,
                     const char *path, const char *name)
{
    struct extract e = {.in = in, .programme = p, .layouts = l, .path = path, .name = name};

    e.collected = period_of_file(files_base(name));
    check_file_name(&e);
    in->extracts++;
    if (utf8_valid(name, strlen(name)) < strlen(name))
        extract_report(&e, SEVERITY_ERROR, "file_name", 0, 0, NULL,
                       "the file's name is not UTF-8: the file is refused; rename it");
    else
        extract_read(&e);
    arena_free(&e.texts);
}

static bool is_extract(const char *name)
{
    return files_ends_with(name, ".csv") || files_ends_with(name, ".csv.gz");
}

static int read_folder(struct ingest *in, const struct programme *p,
                       const struct extract_layouts *l)
{
    struct file_list files;
    struct arena paths = {0};

    if (file_list_read(&files, p->extracts))
        return -1;
    for (size_t i = 0; i < files.n; i++) {
        const char *name = files.name[i];

        if (is_extract(name))
            read_one(in, p, l, files_join(&paths, p->extracts, name), name);
        else if (!files_ends_with(name, ".tmp"))
            findings_add(&in->findings,
                         &(struct finding){
                             .severity = SEVERITY_WARNING,
                             .check = "not_an_extract",
                             .file = name,
                             .period = PERIOD_NONE,
                             .message = "not read: an extract's name ends in .csv or .csv.gz; save "
                                        "the file so, or move it elsewhere",
                         });
    }
    arena_free(&paths);
    file_list_free(&files);
    return 0;
}

int ingest_run(struct ingest *in, const struct programme *p, char *const *file, size_t n)
{
    struct extract_layouts layouts;
    int result = 0;

    *in = (struct ingest){.extracts = 0};
    if (extract_layouts_read(&layouts, p->layouts))
        return -1;
    if (!n)
        result = read_folder(in, p, &layouts);
    for (size_t i = 0; i < n; i++)
        read_one(in, p, &layouts, file[i], file[i]);
    extract_layouts_free(&layouts);
    if (result) {
        ingest_free(in);
        return -1;
    }
    observations_sort(&in->observations);
    ingest_cross_check(in, p);
    findings_sort(&in->findings);
    return 0;
}

void ingest_free(struct ingest *in)
{
    observations_free(&in->observations);
    findings_free(&in->findings);
}
