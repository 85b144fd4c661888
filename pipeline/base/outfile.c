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

/* Say why, once. */
static void fail(struct outfile *out, const char *what)
{
    if (!out->failed)
        diag_errno("%s: %s", out->path ? out->path : "standard output", what);
    out->failed = true;
}

/* Has the old file these bytes too, behind those that have gone? */
static bool goes_on(const struct outfile *out, const char *bytes, size_t n)
{
    char piece[16384];
    size_t same = 0;
    ssize_t got;

    while (same < n) {
        got = pread(out->old, piece, n - same < sizeof piece ? n - same : sizeof piece,
                    (off_t)(out->done + same));
        if (got <= 0 || memcmp(piece, bytes + same, (size_t)got) != 0)
            return false;
        same += (size_t)got;
    }
    return true;
}

static bool ends_here(const struct outfile *out)
{
    char next;

    return !pread(out->old, &next, 1, (off_t)out->done);
}

static void close_file(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
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

/* Write what has gone so far, which the old file holds. */
static int copy_old(const struct outfile *out)
{
    char piece[16384];
    uint64_t at = 0;

    while (at < out->done) {
        size_t n = out->done - at < sizeof piece ? (size_t)(out->done - at) : sizeof piece;
        ssize_t got = pread(out->old, piece, n, (off_t)at);

        if (got <= 0 || write_all(out->fd, piece, (size_t)got))
            return -1;
        at += (uint64_t)got;
    }
    return 0;
}

/* The bytes differ from here on: a new file takes over. */
static void begin_new(struct outfile *out)
{
    out->fd = open_locked(out->tmp.data, 1);
    if (out->fd < 0 || ftruncate(out->fd, 0) || copy_old(out))
        fail(out, "cannot write");
    close_file(&out->old);
}

/* A device or a pipe must be written to, not replaced: as root, renaming over /dev/full succeeds.
 */
static bool is_special(const char *path)
{
    struct stat status;

    return !stat(path, &status) && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

void outfile_begin(struct outfile *out, const char *path)
{
    *out = (struct outfile){.text = out->text, .path = path, .old = -1, .fd = -1};
    out->is_direct = !path || is_special(path);
    if (!path) {
        out->fd = dup(STDOUT_FILENO);
    } else if (out->is_direct) {
        out->fd = open(path, O_WRONLY | O_CLOEXEC);
    } else {
        text_addf(&out->tmp, "%s.tmp", path);
        out->failed = files_make_parent(path) != 0;
        out->old = open(path, O_RDONLY | O_CLOEXEC);
    }
    if (out->is_direct && out->fd < 0)
        fail(out, "cannot write");
}

void outfile_pass_all(struct outfile *out)
{
    struct text *t = &out->text;

    if (!out->failed && out->fd < 0 && (out->old < 0 || !goes_on(out, text_of(t), t->len)))
        begin_new(out);
    if (!out->failed && out->fd >= 0 && write_all(out->fd, text_of(t), t->len))
        fail(out, "cannot write");
    out->done += t->len;
    text_clear(t);
}

/* Let the file system say what it could not store: closing a copy does so, and keeps the lock.
 * Then put the new file in place. */
static void put_in_place(struct outfile *out)
{
    if (close(dup(out->fd)))
        fail(out, "cannot write");
    else if (rename(out->tmp.data, out->path))
        fail(out, "cannot put the new file in place");
}

int outfile_end(struct outfile *out)
{
    outfile_pass_all(out);
    if (!out->failed && out->old >= 0 && !ends_here(out))
        begin_new(out);
    if (out->is_direct) {
        if (out->fd >= 0 && close(out->fd))
            fail(out, "cannot write");
        out->fd = -1;
    } else if (out->fd >= 0) {
        if (!out->failed)
            put_in_place(out);
        if (out->failed)
            unlink(out->tmp.data);
    } else if (!out->failed) {
        remove_leftover(out->tmp.data);
    }
    close_file(&out->fd);
    close_file(&out->old);
    text_free(&out->tmp);
    text_free(&out->text);
    return out->failed ? -1 : 0;
}

int outfile_commit(struct outfile *out, const char *path)
{
    outfile_begin(out, path);
    return outfile_end(out);
}

void outfile_discard(struct outfile *out)
{
    text_free(&out->text);
}
