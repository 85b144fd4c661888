#include "built.h"

#include "csvread.h"
#include "files.h"
#include "outfile.h"
#include "table.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

size_t built_count(const struct built *b, int result)
{
    size_t n = 0;

    for (size_t i = 0; i < b->plans->n; i++)
        n += b->result[i] == result;
    return n;
}

static bool names(const struct built *b, const char *file)
{
    size_t n = strlen(file);

    if (b->index && !strcmp(b->index, file))
        return true;
    for (size_t i = 0; i < b->plans->n; i++)
        for (const char *p = text_of(&b->files[i]); *p; p += strcspn(p, "\n") + 1)
            if (strcspn(p, "\n") == n && !memcmp(p, file, n))
                return true;
    return false;
}

/* Only names that this program makes are removed: a list is a file that anybody can change. */
static bool is_plain(const char *file)
{
    return *file && *file != '.' && !strchr(file, '/') &&
           (files_ends_with(file, ".pdf") || files_ends_with(file, ".png") ||
            files_ends_with(file, ".html") || files_ends_with(file, ".svg") ||
            (files_ends_with(file, ".csv") &&
             strchr(file, '-'))); /* of a chart: no table has one */
}

/* What a report that failed has left of this run and of earlier ones: its PDF and page, and what it
 * had written by then. Its other files are in the old list. */
static void remove_failed(const struct built *b, const char *folder)
{
    struct arena paths = {0};

    for (size_t i = 0; i < b->plans->n; i++) {
        if (b->result[i] >= 0)
            continue;
        unlink(files_join(&paths, folder, arena_format(&paths, "%s.pdf", b->plans->plan[i].name)));
        unlink(files_join(&paths, folder, arena_format(&paths, "%s.html", b->plans->plan[i].name)));
        for (const char *f = text_of(&b->files[i]); *f; f += strcspn(f, "\n") + 1)
            unlink(files_join(&paths, folder, arena_copy(&paths, f, strcspn(f, "\n"))));
        text_clear(&b->files[i]);
    }
    arena_free(&paths);
}

static void remove_stale(const struct built *b, const char *folder, const char *path)
{
    static const char *const columns[] = {"file"};
    struct table old;
    struct arena paths = {0};
    struct stat status;
    int c[1];

    if (stat(path, &status) || !S_ISREG(status.st_mode) || table_read(&old, path))
        return;
    if (!table_columns(&old, columns, 1, c))
        for (size_t i = 0; i < old.rows; i++) {
            const char *file = table_text(&old, i, c[0]);

            if (is_plain(file) && !names(b, file))
                unlink(files_join(&paths, folder, file));
        }
    arena_free(&paths);
    table_free(&old);
}

/* The size of a file of n letters in the folder, 0 when it is not there. */
static size_t size_of(const char *folder, const char *file, size_t n)
{
    struct arena paths = {0};
    struct stat status;
    bool there = !stat(files_join(&paths, folder, arena_copy(&paths, file, n)), &status);

    arena_free(&paths);
    return there ? (size_t)status.st_size : 0;
}

static void add_row(struct text *t, const struct report_plan *plan, const struct area *area,
                    const char *outcome, const char *reason, const char *file, size_t n,
                    size_t bytes)
{
    text_addf(t, "%s,", plan->name);
    csv_add_outside_field(t, area->area_code);
    text_addf(t, ",%s,", outcome);
    csv_add_field(t, reason);
    text_add(t, ",");
    if (n)
        text_addf(t, "%zu", bytes);
    text_add(t, ",");
    text_add_bytes(t, file, n);
    text_add(t, "\n");
}

void built_clean(struct built *b, const char *folder, const char *path)
{
    remove_failed(b, folder);
    if (path)
        remove_stale(b, folder, path);
}

int built_write(const struct built *b, const struct programme *p, const char *folder,
                const char *path)
{
    struct outfile out = {0};

    if (!path)
        return 0;
    text_add(&out.text, "report,area_code,outcome,reason,bytes,file\n");
    for (size_t i = 0; i < b->plans->n; i++) {
        const struct report_plan *plan = &b->plans->plan[i];
        const struct area *area = &p->geography.area[plan->area];

        if (b->result[i] < 0)
            add_row(&out.text, plan, area, "failed", "the messages of the run say why", "", 0, 0);
        if (b->result[i] == 1)
            add_row(&out.text, plan, area, "skipped", plan->skipped, "", 0, 0);
        for (const char *f = text_of(&b->files[i]); *f; f += strcspn(f, "\n") + 1)
            add_row(&out.text, plan, area, "built", "", f, strcspn(f, "\n"),
                    size_of(folder, f, strcspn(f, "\n")));
    }
    if (b->index)
        text_addf(&out.text, "index,,index,,%zu,%s\n", size_of(folder, b->index, strlen(b->index)),
                  b->index);
    return outfile_commit(&out, path);
}
