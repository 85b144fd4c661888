#include "feedback_files.h"

#include "files.h"
#include "outfile.h"
#include "table.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define LIST "list.csv"

/* names that files of the folder have which are of no area */
static const char *const taken[] = {"unassigned", "index", "list"};

const char *feedback_name(struct arena *a, const struct feedback_input *in,
                          const struct feedback_list *list)
{
    struct text t = {0};
    const char *name;

    if (list->area < 0)
        return taken[0];
    files_add_plain(&t, in->programme->geography.area[list->area].area_code, '\0');
    for (size_t i = 0; i < sizeof taken / sizeof taken[0]; i++)
        if (!strcmp(text_of(&t), taken[i]))
            text_add(&t, "_"); /* which no plain name ends in */
    name = files_fitting(a, text_of(&t));
    text_free(&t);
    return name;
}

static int write_csv(const struct feedback_list *list, const char *path)
{
    struct outfile out = {0};

    findings_add_header(&out.text);
    for (size_t i = 0; i < list->n; i++)
        finding_add_csv(&out.text, list->row[i].finding);
    return outfile_commit(&out, path);
}

/* What an earlier run has written; nothing when there is no list, or none that can be read. */
static void read_names(struct file_list *names, const char *path)
{
    static const char *const columns[] = {"file"};
    struct stat status;
    struct table t;
    int c[1];

    if (stat(path, &status) || !S_ISREG(status.st_mode) || table_read(&t, path))
        return;
    if (!table_columns(&t, columns, 1, c))
        for (size_t i = 0; i < t.rows; i++)
            if (!file_list_has(names, table_text(&t, i, c[0])))
                file_list_add(names, table_text(&t, i, c[0]));
    table_free(&t);
}

static int write_names(const struct file_list *names, const struct file_list *more,
                       const char *path)
{
    struct outfile out = {0};

    text_add(&out.text, "file\n");
    for (size_t i = 0; i < names->n; i++)
        text_addf(&out.text, "%s\n", names->name[i]);
    for (size_t i = 0; more && i < more->n; i++)
        if (!file_list_has(names, more->name[i]))
            text_addf(&out.text, "%s\n", more->name[i]);
    return outfile_commit(&out, path);
}

/* Only names that this program makes: a list is a file that anybody can change. */
static bool is_ours(const char *file)
{
    return *file && *file != '.' && !strpbrk(file, "/,\"\n") && strcmp(file, LIST) &&
           (files_ends_with(file, ".csv") || files_ends_with(file, ".html"));
}

static void remove_stale(const struct file_list *names, const struct file_list *old,
                         const char *folder)
{
    struct arena a = {0};

    for (size_t i = 0; i < old->n; i++)
        if (!file_list_has(names, old->name[i]))
            unlink(files_join(&a, folder, old->name[i]));
    arena_free(&a);
}

static void keep_ours(struct file_list *names)
{
    size_t kept = 0;

    for (size_t i = 0; i < names->n; i++)
        if (is_ours(names->name[i]))
            names->name[kept++] = names->name[i];
    names->n = kept;
}

static int write_pages(const struct feedback_input *in, const char *folder)
{
    struct arena a = {0};
    int result = 0;

    for (size_t i = 0; i < in->feedback->n && !result; i++) {
        const struct feedback_list *list = &in->feedback->list[i];
        const char *name = feedback_name(&a, in, list);

        result = write_csv(list, files_join(&a, folder, arena_format(&a, "%s.csv", name))) ||
                         feedback_page_write(in, list, folder)
                     ? -1
                     : 0;
    }
    arena_free(&a);
    return result || feedback_index_write(in, folder) ? -1 : 0;
}

/* The list names, before anything is written, all that will be there and all that is: so that
 * whatever stops the run, the next one knows what is ours. */
int feedback_write(const struct feedback_input *in, const char *folder)
{
    struct file_list names = {0}, old = {0};
    struct arena a = {0};
    const char *path = files_join(&a, folder, LIST);
    int result = -1;

    for (size_t i = 0; i < in->feedback->n; i++) {
        const char *name = feedback_name(&a, in, &in->feedback->list[i]);

        file_list_add(&names, arena_format(&a, "%s.csv", name));
        file_list_add(&names, arena_format(&a, "%s.html", name));
    }
    file_list_add(&names, "index.html");
    read_names(&old, path);
    keep_ours(&old);
    if (!files_make_folder(folder) && !write_names(&names, &old, path) &&
        !write_pages(in, folder)) {
        remove_stale(&names, &old, folder);
        result = write_names(&names, NULL, path);
    }
    file_list_free(&names);
    file_list_free(&old);
    arena_free(&a);
    return result;
}

int feedback_write_tables(const struct programme *p, const struct observations *o,
                          const struct findings *f, const char *quality_path, const char *folder)
{
    struct senders senders;
    struct feedback feedback;
    struct quality_scores quality;
    int result = 0;

    if (!quality_path && !folder)
        return 0;
    senders_make(&senders, p, o);
    feedback_make(&feedback, &senders, f);
    quality_make(&quality, &senders, o, f);
    if (quality_path)
        result = quality_write(&quality, p, quality_path);
    if (!result && folder)
        result = feedback_write(&(struct feedback_input){p, &senders, &feedback, &quality}, folder);
    quality_free(&quality);
    feedback_free(&feedback);
    senders_free(&senders);
    return result;
}
