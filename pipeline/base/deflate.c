#include "deflate.h"

#include "mem.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

enum { PIECE = 256 * 1024 };

static const char *complain(struct deflate_in *in, const char *what, const char *why)
{
    snprintf(in->words, sizeof in->words, "%s%s%s", what, *why ? ": " : "", why);
    return in->words;
}

/* A file that begins like gzip is zlib's, which also knows what becomes of one that was cut off
 * there; standard input too, which may be anything. */
static const char *open_gz(struct deflate_in *in)
{
    int fd = dup(in->fd);

    in->gz = fd < 0 ? NULL : gzdopen(fd, "rb");
    if (in->gz) {
        gzbuffer(in->gz, PIECE);
        return NULL;
    }
    if (fd >= 0)
        close(fd);
    return complain(in, "cannot be opened", "out of memory");
}

const char *deflate_open(struct deflate_in *in, const char *path)
{
    bool standard = !strcmp(path, "-");
    struct stat status = {0};
    unsigned char first = 0;

    *in = (struct deflate_in){.size = 0};
    /* a pipe of that name would wait for a writer */
    in->fd = standard ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (in->fd < 0)
        return complain(in, "cannot be opened", strerror(errno));
    if (!standard && (fstat(in->fd, &status) || !S_ISREG(status.st_mode)))
        return complain(in, S_ISDIR(status.st_mode) ? "is a folder" : "is no plain file", "");
    if (standard || !status.st_size || (pread(in->fd, &first, 1, 0) == 1 && first == 0x1F))
        return open_gz(in);
    in->size = in->end = (uint64_t)status.st_size;
    return NULL;
}

void deflate_range(struct deflate_in *in, uint64_t from, uint64_t to)
{
    in->at = from;
    in->end = to;
}

/* gzread() ends quietly with the plain bytes of a file whose gzip magic was cut off, and says
 * "unexpected end of file" only through gzerror(). */
static long read_gz(struct deflate_in *in, void *into, size_t n)
{
    int got = gzread(in->gz, into, n < PIECE ? (unsigned)n : PIECE), code;
    const char *why = gzerror(in->gz, &code);

    if (got > 0)
        return got;
    if (got < 0) {
        if (strstr(why, ": ")) /* zlib puts a name of its own in front */
            why = strstr(why, ": ") + 2;
        if (code == Z_ERRNO)
            complain(in, "cannot be read", strerror(errno));
        else
            complain(in, "the gzip data are damaged", why);
        return -1;
    }
    if (code == Z_BUF_ERROR)
        complain(in, "the gzip data end too early", "");
    return code == Z_BUF_ERROR ? -1 : 0;
}

static long read_plain(struct deflate_in *in, void *into, size_t n)
{
    ssize_t got;

    n = in->end - in->at < n ? (size_t)(in->end - in->at) : n;
    do
        got = n ? pread(in->fd, into, n, (off_t)in->at) : 0;
    while (got < 0 && errno == EINTR);
    if (got < 0)
        complain(in, "cannot be read", strerror(errno));
    else
        in->at += (uint64_t)got;
    return got;
}

long deflate_read(struct deflate_in *in, void *into, size_t n)
{
    return in->gz ? read_gz(in, into, n) : read_plain(in, into, n);
}

const char *deflate_fault(const struct deflate_in *in)
{
    return in->words;
}

void deflate_close(struct deflate_in *in)
{
    if (in->gz)
        gzclose_r(in->gz);
    if (in->fd >= 0)
        close(in->fd);
    in->gz = NULL;
    in->fd = -1;
}

const char *deflate_read_file(struct text *into, const char *path)
{
    static _Thread_local char words[sizeof((struct deflate_in *)0)->words];
    struct deflate_in in;
    const char *fault = deflate_open(&in, path);
    size_t room = in.size && in.size < PIECE ? (size_t)in.size : PIECE;
    char *piece = fault ? NULL : mem_new(room, 1);
    long n = 0;

    while (!fault && (n = deflate_read(&in, piece, room)) > 0)
        text_add_bytes(into, piece, (size_t)n);
    if (n < 0)
        fault = deflate_fault(&in);
    if (fault)
        memcpy(words, fault, sizeof words);
    free(piece);
    deflate_close(&in);
    return fault ? words : NULL;
}

uint32_t deflate_crc(uint32_t crc, const void *bytes, size_t n)
{
    return (uint32_t)crc32(crc, bytes, (uInt)n);
}
