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

static const char *complain(const char *what, const char *why)
{
    static char words[256];

    snprintf(words, sizeof words, "%s: %s", what, why);
    return words;
}

/* gzread() ends quietly with the plain bytes of a file whose gzip magic was cut off, and says
 * "unexpected end of file" only through gzerror(). */
static const char *read_pieces(gzFile in, struct text *into)
{
    char *piece = mem_new(PIECE, 1);
    const char *fault = NULL;
    int n, code;

    while ((n = gzread(in, piece, PIECE)) > 0)
        text_add_bytes(into, piece, (size_t)n);
    free(piece);
    if (n < 0) {
        const char *why = gzerror(in, &code);

        if (strstr(why, ": ")) /* zlib puts a name of its own in front */
            why = strstr(why, ": ") + 2;
        fault = code == Z_ERRNO ? complain("cannot be read", strerror(errno))
                                : complain("the gzip data are damaged", why);
    } else {
        gzerror(in, &code);
        if (code == Z_BUF_ERROR)
            fault = "the gzip data end too early";
    }
    return fault;
}

const char *deflate_read_file(struct text *into, const char *path)
{
    bool standard = !strcmp(path, "-");
    /* a pipe of that name would wait for a writer */
    int fd = standard ? dup(STDIN_FILENO) : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    const char *fault;
    struct stat status = {0};
    gzFile in;
    int closed;

    if (fd < 0)
        return complain("cannot be opened", strerror(errno));
    if (!standard && (fstat(fd, &status) || !S_ISREG(status.st_mode))) {
        close(fd);
        return S_ISDIR(status.st_mode) ? "is a folder" : "is no plain file";
    }
    in = gzdopen(fd, "rb");
    if (!in) {
        close(fd);
        return complain("cannot be opened", "out of memory");
    }
    gzbuffer(in, PIECE);
    fault = read_pieces(in, into);
    closed = gzclose_r(in);
    if (!fault && closed != Z_OK)
        fault = closed == Z_BUF_ERROR ? "the gzip data end too early" : "cannot be closed";
    return fault;
}

uint32_t deflate_crc(uint32_t crc, const void *bytes, size_t n)
{
    return (uint32_t)crc32(crc, bytes, (uInt)n);
}
