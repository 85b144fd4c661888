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

/* gzip as it is read. zlib's own gzread() would not do: it ends quietly where a member behind the
 * first has a damaged beginning. */
struct gunzip {
    z_stream z;
    bool begun;  /* its first bytes were looked at */
    bool inside; /* a member */
    bool direct; /* this is no gzip: the bytes are taken as they are */
    unsigned char bytes[PIECE];
};

/* Read on behind what is left. Returns how many bytes came, 0 at the end, -1 after a fault. */
static long fill(struct deflate_in *in)
{
    struct gunzip *g = in->gz;
    ssize_t got;

    memmove(g->bytes, g->z.next_in, g->z.avail_in);
    g->z.next_in = g->bytes;
    do
        got = read(in->fd, g->bytes + g->z.avail_in, PIECE - g->z.avail_in);
    while (got < 0 && errno == EINTR);
    if (got < 0)
        complain(in, "cannot be read", strerror(errno));
    else
        g->z.avail_in += (uInt)got;
    return got;
}

/* A file that begins like gzip; standard input too, which may be anything, and of which nothing is
 * taken before it is read. */
static void open_gz(struct deflate_in *in)
{
    struct gunzip *g = in->gz = mem_new(1, sizeof *g);

    g->z.next_in = g->bytes;
    if (inflateInit2(&g->z, 15 + 16))
        mem_fail();
}

/* Is it gzip? Returns -1 after a fault. */
static int begin_gz(struct deflate_in *in)
{
    struct gunzip *g = in->gz;
    long got = 1;

    while (got > 0 && g->z.avail_in < 2)
        got = fill(in);
    g->begun = got >= 0;
    g->direct = g->bytes[0] != 0x1F || (g->z.avail_in > 1 && g->bytes[1] != 0x8B);
    return got < 0 ? -1 : 0;
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
        open_gz(in);
    else
        in->size = in->end = (uint64_t)status.st_size;
    return NULL;
}

void deflate_range(struct deflate_in *in, uint64_t from, uint64_t to)
{
    in->at = from;
    in->end = to;
}

/* Is there another member? Zeros behind the last one are the padding of old tapes. */
static bool begin_member(struct gunzip *g)
{
    for (; g->z.avail_in && !*g->z.next_in; g->z.avail_in--)
        g->z.next_in++;
    g->inside = g->z.avail_in && !inflateReset(&g->z);
    return g->inside;
}

/* One step of zlib. Returns -1 after a fault. */
static int inflate_some(struct deflate_in *in)
{
    struct gunzip *g = in->gz;
    int code = inflate(&g->z, Z_NO_FLUSH);

    if (code == Z_MEM_ERROR)
        mem_fail();
    g->inside = code != Z_STREAM_END;
    if (code == Z_OK || code == Z_STREAM_END || code == Z_BUF_ERROR)
        return 0;
    if (g->z.total_in <= 2) /* those of the first member were looked at */
        complain(in, "something that is no gzip stands behind the gzip data", "");
    else
        complain(in, "the gzip data are damaged", g->z.msg ? g->z.msg : "");
    return -1;
}

static long read_direct(struct deflate_in *in, void *into, size_t n)
{
    struct gunzip *g = in->gz;

    if (!g->z.avail_in && fill(in) < 0)
        return -1;
    n = n < g->z.avail_in ? n : g->z.avail_in;
    memcpy(into, g->z.next_in, n);
    g->z.next_in += n;
    g->z.avail_in -= (uInt)n;
    return (long)n;
}

static long read_gz(struct deflate_in *in, void *into, size_t n)
{
    struct gunzip *g = in->gz;
    uInt room = n < PIECE ? (uInt)n : PIECE;
    long got;

    if (!g->begun && begin_gz(in))
        return -1;
    if (g->direct)
        return read_direct(in, into, room);
    g->z.next_out = into;
    g->z.avail_out = room;
    while (g->z.avail_out == room) {
        if (!g->z.avail_in && (got = fill(in)) <= 0) {
            if (!got && g->inside)
                complain(in, "the gzip data end too early", "");
            return got || g->inside ? -1 : 0;
        }
        if ((g->inside || begin_member(g)) && inflate_some(in))
            return -1;
    }
    return (long)(room - g->z.avail_out);
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
        inflateEnd(&((struct gunzip *)in->gz)->z);
    free(in->gz);
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
