#include "programme_find.h"

#include "diag.h"
#include "files.h"
#include "text.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MOST_ABOVE = 64 };

static bool is_programme(struct arena *texts, const char *folder)
{
    return files_is_plain(files_join(texts, folder, "programme.csv"));
}

/* "a/b/c" -> "a/b" -> "a" -> "." -> ".." -> "../.."; NULL above the root. */
static const char *above(struct arena *texts, const char *path)
{
    const char *name = files_base(path);
    struct stat here, up;

    if (!strcmp(path, ".") || !strcmp(name, "..")) {
        const char *next = strcmp(path, ".") ? arena_format(texts, "%s/..", path) : "..";

        return stat(path, &here) || stat(next, &up) ||
                       (here.st_ino == up.st_ino && here.st_dev == up.st_dev)
                   ? NULL
                   : next;
    }
    while (name > path && name[-1] == '/')
        name--;
    if (name > path)
        return arena_copy(texts, path, (size_t)(name - path));
    return *path == '/' ? path[1] ? "/" : NULL : ".";
}

static const char *find_above(struct arena *texts, const char *file)
{
    const char *folder = above(texts, file);

    for (int i = 0; folder && i < MOST_ABOVE; i++, folder = above(texts, folder))
        if (is_programme(texts, folder))
            return folder;
    return NULL;
}

/* The programmes of a folder such as datasets. Returns how many there are; *all are their paths
 * with commas between, *one is the last of them. */
static size_t find_below(struct arena *texts, const char *folder, struct text *all,
                         const char **one)
{
    struct file_list files;
    struct stat status;
    size_t n = 0;

    if (stat(folder, &status) || !S_ISDIR(status.st_mode) || file_list_read(&files, folder))
        return 0;
    for (size_t i = 0; i < files.n; i++) {
        const char *path = files_join(texts, folder, files.name[i]);

        if (!is_programme(texts, path))
            continue;
        text_addf(all, "%s%s", n++ ? ", " : "", path);
        *one = path;
    }
    file_list_free(&files);
    return n;
}

const char *programme_find(struct arena *texts, const char *file)
{
    const char *found = find_above(texts, file), *own = files_own_folder(texts);
    const char *folders[] = {
        "datasets",
        own ? files_shown(texts, files_join(texts, own, "../share/headway/datasets")) : NULL};
    struct text all = {0};
    size_t n = 0;

    for (size_t i = 0; !found && !n && i < 2; i++)
        if (folders[i])
            n = find_below(texts, folders[i], &all, &found);
    if (n > 1) {
        diag_error("%s: which programme is it of? There are %s: name one of them behind the file",
                   file, all.data);
        found = NULL;
    } else if (!found) {
        diag_error("%s: which programme is it of? No folder above it has a programme.csv, nor has "
                   "one in datasets: name its folder behind the file",
                   file);
    }
    text_free(&all);
    return found;
}
