/* Fuzzing: files that are, were or look like gzip. What was packed comes out as it was, in one
 * piece and in many, from several members too; a file that was cut off or damaged is refused or
 * gives what was packed, never a part of it. The first four bytes choose what is done to the rest.
 */
#include "memory.h"

#include "deflate.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <zlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static struct memory_file file;

#define MUST(condition)                                                                            \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "gz: not so: %s\n", #condition);                                       \
            __builtin_trap();                                                                      \
        }                                                                                          \
    } while (0)

/* Add one member, or none. */
static void pack(struct text *t, const uint8_t *data, size_t n, int level)
{
    static uint8_t room[70000];
    z_stream z = {.next_in = (Bytef *)(uintptr_t)data, .avail_in = (uInt)n};

    z.next_out = room;
    z.avail_out = sizeof room;
    if (deflateInit2(&z, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) ||
        deflate(&z, Z_FINISH) != Z_STREAM_END)
        abort();
    text_add_bytes(t, room, sizeof room - z.avail_out);
    deflateEnd(&z);
}

/* Read it so many bytes at a time. Returns whether it could be read. */
static bool read_pieces(struct text *t, size_t block)
{
    struct deflate_in in;
    char piece[256];
    bool good = !deflate_open(&in, file.path);
    long n = 0;

    while (good && (n = deflate_read(&in, piece, block)) > 0) {
        MUST((size_t)n <= block);
        text_add_bytes(t, piece, (size_t)n);
    }
    MUST(n >= 0 || *deflate_fault(&in));
    deflate_close(&in);
    return good && n == 0;
}

static bool is_same(const struct text *t, const void *bytes, size_t n)
{
    return t->len == n && (!n || !memcmp(t->data, bytes, n));
}

/* What comes of the file is what was packed, or, where it was harmed, nothing; or the first member,
 * when it was cut off behind it; or the file as it stands, when its first bytes are none of gzip.
 */
static void check(const struct text *packed, const uint8_t *data, size_t n, size_t first,
                  size_t first_end, bool harmed, size_t block)
{
    struct text whole = {0}, pieces = {0};
    bool good = !deflate_read_file(&whole, file.path);
    bool boundary = harmed && packed->len == first_end && is_same(&whole, data, first);

    MUST(good == read_pieces(&pieces, block));
    MUST(!good || is_same(&whole, text_of(&pieces), pieces.len));
    MUST(harmed || good);
    MUST(!good || !packed->len || is_same(&whole, data, n) || boundary ||
         (harmed && is_same(&whole, packed->data, packed->len)));
    text_free(&whole);
    text_free(&pieces);
}

/* How the file is harmed: not at all, cut off, one bit turned. */
static bool harm(struct text *packed, uint8_t kind, size_t where)
{
    where = packed->len ? where % packed->len : 0;
    if (kind % 3 == 1)
        text_cut(packed, where);
    else if (kind % 3 == 2)
        packed->data[where] ^= (char)(1 << kind / 3 % 8);
    return kind % 3 != 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct text packed = {0}, whole = {0}, pieces = {0};
    size_t block, first, first_end, where;
    const uint8_t *choice = data;
    bool harmed;

    if (n < 4 || n > 60000)
        return 0;
    if (!file.path[0])
        memory_open(&file);
    data += 4;
    n -= 4;
    block = 1 + choice[1];
    if (choice[0] % 4 == 0) { /* the bytes as they are, behind gzip's own two or not */
        memory_write(&file, 0, "\x1F\x8B", choice[0] % 8 ? 2 : 0);
        memory_write(&file, choice[0] % 8 ? 2 : 0, data, n);
        MUST(!deflate_read_file(&whole, file.path) == read_pieces(&pieces, block));
        text_free(&whole);
        text_free(&pieces);
        return 0;
    }
    first = n ? choice[2] % n : 0;
    pack(&packed, data, first, choice[0] % 10);
    first_end = packed.len;
    pack(&packed, data + first, n - first, choice[1] % 10);
    where = (size_t)choice[3] * (1 + choice[2]);
    harmed = harm(&packed, choice[0] / 4, where);
    memory_write(&file, 0, text_of(&packed), packed.len);
    check(&packed, data, n, first, first_end, harmed, block);
    text_free(&packed);
    return 0;
}
