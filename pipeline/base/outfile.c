#include "outfile.h"

#include "diag.h"
#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int write_all(int fd, const char *bytes, size_t n)
{
    while (n) {
        ssize_t done = write(fd, bytes, n);

        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return -1;
        bytes += done;
        n -= (size_t)done;
    }
    return 0;
}

static int write_here(int fd, const char *name, const struct text *t)
{
    if (write_all(fd, text_of(t), t->len)) {
        diag_errno("%s: cannot write", name);
        return -1;
    }
    return 0;
}

/* Has the file these bytes already? */
static bool holds(const char *path, const struct text *t)
{
    struct stat status;
    bool same = false;
    char *bytes;
    FILE *f;

    if (stat(path, &status) || (size_t)status.st_size != t->len)
        return false;
    f = fopen(path, "rb");
    if (!f)
        return false;
    bytes = malloc(t->len + 1);
    if (bytes && fread(bytes, 1, t->len, f) == t->len)
        same = memcmp(bytes, text_of(t), t->len) == 0;
    free(bytes);
    fclose(f);
    return same;
}

static int replace(const char *path, const struct text *t)
{
    struct text tmp = {0};
    int fd, result = -1;

    text_addf(&tmp, "%s.tmp", path);
    if (holds(path, t)) {
        unlink(tmp.data); /* of a run that was killed */
        result = 0;
        goto free_tmp;
    }
    fd = open(tmp.data, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0) {
        diag_errno("%s: cannot write", path);
        goto free_tmp;
    }
    if (write_here(fd, path, t)) {
        close(fd);
        goto remove_tmp;
    }
    if (close(fd)) {
        diag_errno("%s: cannot write", path);
        goto remove_tmp;
    }
    if (rename(tmp.data, path)) {
        diag_errno("%s: cannot put the new file in place", path);
        goto remove_tmp;
    }
    result = 0;
    goto free_tmp;
remove_tmp:
    unlink(tmp.data);
free_tmp:
    text_free(&tmp);
    return result;
}

/* A device or a pipe must be written to, not replaced: as root, renaming over /dev/full succeeds. */
static int write_through(const char *path, const struct text *t)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    int result;

    if (fd < 0) {
        diag_errno("%s: cannot write", path);
        return -1;
    }
    result = write_here(fd, path, t);
    if (close(fd) && !result) {
        diag_errno("%s: cannot write", path);
        result = -1;
    }
    return result;
}

int outfile_commit(struct outfile *out, const char *path)
{
    struct stat status;
    int result;

    if (!path)
        result = write_here(STDOUT_FILENO, "standard output", &out->text);
    else if (!stat(path, &status) && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode))
        result = write_through(path, &out->text);
    else
        result = files_make_parent(path) || replace(path, &out->text) ? -1 : 0;
    outfile_discard(out);
    return result;
}

void outfile_discard(struct outfile *out)
{
    text_free(&out->text);
}
