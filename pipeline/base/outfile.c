#include "outfile.h"

#include "diag.h"
#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
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

/* Open FILE.tmp and lock it. Another process may be writing the same file (make was killed, its
 * stage lives on): then wait, and open anew when the other has renamed the file that was waited
 * for. */
static int open_locked(const char *tmp, int wait)
{
    struct stat mine, there;

    for (;;) {
        int fd = open(tmp, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);

        if (fd < 0)
            return -1;
        if (flock(fd, LOCK_EX | (wait ? 0 : LOCK_NB))) {
            close(fd);
            return -1;
        }
        if (!fstat(fd, &mine) && !stat(tmp, &there) && mine.st_ino == there.st_ino &&
            mine.st_dev == there.st_dev)
            return fd;
        close(fd);
    }
}

/* Remove what a killed run left behind, unless somebody is writing it now. */
static void remove_leftover(const char *tmp)
{
    int fd;

    if (access(tmp, F_OK))
        return;
    fd = open_locked(tmp, 0);
    if (fd < 0)
        return;
    unlink(tmp);
    close(fd);
}

/* Write, then let the file system say what it could not store: closing a copy does so, and keeps
 * the lock. */
static int fill(int fd, const char *path, const struct text *t)
{
    if (ftruncate(fd, 0)) {
        diag_errno("%s: cannot write", path);
        return -1;
    }
    if (write_here(fd, path, t))
        return -1;
    if (close(dup(fd))) {
        diag_errno("%s: cannot write", path);
        return -1;
    }
    return 0;
}

static int replace(const char *path, const struct text *t)
{
    struct text tmp = {0};
    int fd, result = -1;

    text_addf(&tmp, "%s.tmp", path);
    if (holds(path, t)) {
        remove_leftover(tmp.data);
        result = 0;
        goto free_tmp;
    }
    fd = open_locked(tmp.data, 1);
    if (fd < 0) {
        diag_errno("%s: cannot write", path);
        goto free_tmp;
    }
    if (fill(fd, path, t))
        goto remove_tmp;
    if (rename(tmp.data, path)) {
        diag_errno("%s: cannot put the new file in place", path);
        goto remove_tmp;
    }
    close(fd);
    result = 0;
    goto free_tmp;
remove_tmp:
    unlink(tmp.data);
    close(fd);
free_tmp:
    text_free(&tmp);
    return result;
}

/* A device or a pipe must be written to, not replaced: as root, renaming over /dev/full succeeds.
 */
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
