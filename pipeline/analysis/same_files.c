/* The same file under two names. */
#include "ingest.h"

#include "files.h"

#include <stdlib.h>
#include <string.h>

struct sized {
    uint64_t size;
    const char *path, *name;
    size_t i;
};

static int by_size(const void *x, const void *y)
{
    const struct sized *a = x, *b = y;
    int d = (a->size > b->size) - (a->size < b->size);

    if (!d)
        d = strcmp(a->name, b->name);
    return d ? d : (a->i > b->i) - (a->i < b->i);
}

void ingest_find_copies(const char *const *path, const char *const *name, size_t n, size_t *copy_of)
{
    struct sized *file = mem_new(n, sizeof *file);

    for (size_t i = 0; i < n; i++) {
        file[i] = (struct sized){files_size(path[i]), path[i], name[i], i};
        copy_of[i] = i;
    }
    if (n)
        qsort(file, n, sizeof *file, by_size);
    for (size_t i = 1; i < n; i++)
        for (size_t j = i; j-- > 0 && file[j].size == file[i].size && file[i].size;)
            if (copy_of[file[j].i] == file[j].i && files_are_same(file[i].path, file[j].path)) {
                copy_of[file[i].i] = file[j].i;
                break;
            }
    free(file);
}
