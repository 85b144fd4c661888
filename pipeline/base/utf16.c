#include "utf16.h"

#include "mem.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

struct utf16 *utf16_open(bool little, long (*read)(void *context, char *into, size_t n),
                         void *context)
{
    struct utf16 *u = mem_new(1, sizeof *u);

    u->little = little;
    u->read = read;
    u->context = context;
    return u;
}

void utf16_close(struct utf16 *u)
{
    if (!u)
        return;
    text_free(&u->out);
    free(u);
}

static unsigned unit_at(const struct utf16 *u, const char *s)
{
    return (unsigned)(unsigned char)s[u->little] << 8 | (unsigned char)s[!u->little];
}

/* The half of a pair that stands at s, as three bytes that are no UTF-8. */
static void add_half(struct utf16 *u, const char *s)
{
    unsigned code = unit_at(u, s);
    char bytes[3] = {(char)(0xE0 | code >> 12), (char)(0x80 | (code >> 6 & 0x3F)),
                     (char)(0x80 | (code & 0x3F))};

    text_add_bytes(&u->out, bytes, sizeof bytes);
}

/* Are the n bytes less than a character, as far as they go? */
static bool is_cut(const struct utf16 *u, const char *s, size_t n)
{
    return n < 2 || (n < 4 && (unit_at(u, s) & 0xFC00) == 0xD800);
}

/* Convert as many of the n bytes as are whole characters, all when nothing comes behind them.
 * Returns how many are left. */
static size_t convert(struct utf16 *u, const char *s, size_t n, bool last)
{
    static const char cut = (char)UTF16_CUT;

    while (n) {
        size_t done = utf8_add_utf_16(&u->out, s, n, u->little);

        s += done;
        n -= done;
        if (n && !last && is_cut(u, s, n))
            return n;
        if (n == 1)
            text_add_bytes(&u->out, &cut, 1);
        if (n > 1)
            add_half(u, s);
        s += n < 2 ? n : 2;
        n -= n < 2 ? n : 2;
    }
    return 0;
}

/* Convert the bytes behind those that were kept. */
static void take(struct utf16 *u, size_t n)
{
    size_t all = u->kept + n;

    u->kept = convert(u, u->raw, all, !n);
    memmove(u->raw, u->raw + all - u->kept, u->kept);
}

void utf16_begin(struct utf16 *u, const char *bytes, size_t n)
{
    while (n) {
        size_t room = sizeof u->raw - u->kept, some = n < room ? n : room;

        memcpy(u->raw + u->kept, bytes, some);
        take(u, some);
        bytes += some;
        n -= some;
    }
}

long utf16_read(struct utf16 *u, char *into, size_t n)
{
    while (u->at == u->out.len && !u->dry) {
        long got = u->read(u->context, u->raw + u->kept, sizeof u->raw - u->kept);

        if (got < 0)
            return -1;
        text_clear(&u->out);
        u->at = 0;
        u->dry = !got;
        take(u, (size_t)got);
    }
    n = u->out.len - u->at < n ? u->out.len - u->at : n;
    if (n)
        memcpy(into, u->out.data + u->at, n);
    u->at += n;
    return (long)n;
}
