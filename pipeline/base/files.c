#include "files.h"

#include "diag.h"

#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void file_list_add(struct file_list *list, const char *name)
{
    list->name = mem_grow(list->name, &list->capacity, list->n + 1, sizeof *list->name);
    list->name[list->n++] = arena_text(&list->texts, name);
}

int file_list_read(struct file_list *list, const char *folder)
{
    struct dirent *entry;
    DIR *dir = opendir(folder);

    *list = (struct file_list){0};
    if (!dir) {
        diag_errno("%s: cannot read the folder", folder);
        return -1;
    }
    for (errno = 0; (entry = readdir(dir)); errno = 0)
        if (entry->d_name[0] != '.')
            file_list_add(list, entry->d_name);
    if (errno) {
        diag_errno("%s: cannot read the folder", folder);
        closedir(dir);
        file_list_free(list);
        return -1;
    }
    closedir(dir);
    if (list->n)
        qsort(list->name, list->n, sizeof *list->name, by_bytes);
    return 0;
}

void file_list_free(struct file_list *list)
{
    free(list->name);
    arena_free(&list->texts);
    *list = (struct file_list){0};
}

bool file_list_has(const struct file_list *list, const char *name)
{
    for (size_t i = 0; i < list->n; i++)
        if (!strcmp(list->name[i], name))
            return true;
    return false;
}

bool files_is_folder(const char *path)
{
    struct stat s;

    return !stat(path, &s) && S_ISDIR(s.st_mode);
}

bool files_ends_with(const char *name, const char *end)
{
    size_t n = strlen(name), m = strlen(end);

    return n >= m && !strcmp(name + n - m, end);
}

bool files_ends_in(const char *name, const char *end)
{
    size_t n = strlen(name), m = strlen(end);

    return n >= m && !strcasecmp(name + n - m, end);
}

const char *files_base(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

const char *files_join(struct arena *arena, const char *folder, const char *name)
{
    if (name[0] == '/')
        return arena_text(arena, name);
    return arena_format(arena, "%s/%s", folder, name);
}

const char *files_own_folder(struct arena *arena)
{
    char path[4096];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);

    while (n > 0 && path[n - 1] != '/')
        n--;
    return n > 1 ? arena_copy(arena, path, (size_t)n - 1) : NULL;
}

bool files_is_plain(const char *path)
{
    struct stat status;

    return !stat(path, &status) && S_ISREG(status.st_mode);
}

const char *files_shown(struct arena *arena, const char *path)
{
    const char *up = strstr(path, "/../"), *before = up;

    while (before && before > path && before[-1] != '/')
        before--;
    if (!up || before == up || !strncmp(before, "../", 3))
        return path;
    return files_shown(arena, arena_format(arena, "%.*s%s", (int)(before - path), path, up + 4));
}

void files_add_plain(struct text *t, const char *s, char dash)
{
    for (; *s; s++) {
        bool plain =
            (*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') || (*s >= '0' && *s <= '9');

        if (plain || *s == dash)
            text_addf(t, "%c", plain ? *s : '-');
        else
            text_addf(t, "_%02X", (unsigned char)*s);
    }
}

/* FNV-1a, 64 bits (Fowler, Noll, Vo): tells long names apart. */
static uint64_t hash(const char *s)
{
    uint64_t h = UINT64_C(14695981039346656037);

    for (; *s; s++)
        h = (h ^ (unsigned char)*s) * UINT64_C(1099511628211);
    return h;
}

const char *files_fitting(struct arena *arena, const char *name)
{
    enum { LONGEST = 150, KEPT = 120 }; /* bytes: a file system takes 255 */

    return strlen(name) <= LONGEST
               ? arena_text(arena, name)
               : arena_format(arena, "%.*s__%016llx", KEPT, name, (unsigned long long)hash(name));
}

int files_make_folder(const char *path)
{
    char *copy = mem_copy(path, strlen(path));
    int result = 0;

    for (char *p = copy + 1; !result; p++) {
        char was = *p;

        if (was && was != '/')
            continue;
        *p = '\0';
        if (mkdir(copy, 0777) && errno != EEXIST) {
            diag_errno("%s: cannot make the folder", copy);
            result = -1;
        }
        *p = was;
        if (!was)
            break;
    }
    free(copy);
    return result;
}

int files_make_parent(const char *path)
{
    const char *slash = strrchr(path, '/');
    struct stat status;
    char *folder;
    int result = 0;

    if (!slash || slash == path)
        return 0;
    folder = mem_copy(path, (size_t)(slash - path));
    if (stat(folder, &status))
        result = files_make_folder(folder);
    free(folder);
    return result;
}

uint64_t files_size(const char *path)
{
    struct stat s;

    return !stat(path, &s) && S_ISREG(s.st_mode) && s.st_size > 0 ? (uint64_t)s.st_size : 0;
}

static bool same_bytes(FILE *a, FILE *b)
{
    char x[16384], y[16384];
    size_t n, m;

    do {
        n = fread(x, 1, sizeof x, a);
        m = fread(y, 1, sizeof y, b);
        if (n != m || memcmp(x, y, n))
            return false;
    } while (n == sizeof x);
    return !ferror(a) && !ferror(b);
}

bool files_are_same(const char *path, const char *other)
{
    FILE *a, *b;
    bool same;

    if (!files_size(path) || files_size(path) != files_size(other))
        return false;
    a = fopen(path, "rb");
    b = fopen(other, "rb");
    same = a && b && same_bytes(a, b);
    if (a)
        fclose(a);
    if (b)
        fclose(b);
    return same;
}

const char *files_folder(struct arena *arena, const char *path)
{
    size_t n = (size_t)(files_base(path) - path);

    while (n > 1 && path[n - 1] == '/')
        n--;
    return n ? arena_copy(arena, path, n) : ".";
}

bool files_are_one(const char *path, const char *other)
{
    struct stat a, b;
    struct arena folders = {0};
    bool one = stat(path, &a) != 0, none = stat(other, &b) != 0;

    if (one && none && *files_base(path)) /* both are still to be made */
        one = !strcmp(files_base(path), files_base(other)) &&
              files_are_one(files_folder(&folders, path), files_folder(&folders, other));
    else
        one = !one && !none && (S_ISREG(a.st_mode) || S_ISDIR(a.st_mode)) && a.st_dev == b.st_dev &&
              a.st_ino == b.st_ino;
    arena_free(&folders);
    return one;
}
