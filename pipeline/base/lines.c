#include "lines.h"

#include "mem.h"
#include "text.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

enum { USUAL_BLOCK = 256 * 1024 };

size_t lines_field(const char *s, const char *p)
{
    size_t field = 1;
    bool quoted = false;

    for (; s < p; s++) {
        if (*s == '"')
            quoted = !quoted;
        field += *s == ',' && !quoted;
    }
    return field;
}

/* Room for so many bytes and what may be read behind them. */
static void make_room(struct lines *l, size_t need)
{
    size_t old = l->capacity;

    l->bytes = mem_grow(l->bytes, &l->capacity, need + CSVSPLIT_PAD, 1);
    if (old != l->capacity)
        memset(l->bytes + old, 0, l->capacity - old);
}

static void read_block(struct lines *l)
{
    long n;

    make_room(l, l->filled + l->block);
    n = l->source.read(l->source.context, l->bytes + l->filled, l->block);
    l->failed = n < 0;
    l->dry = n <= 0;
    l->filled += n > 0 ? (size_t)n : 0;
}

/* Lines that are not UTF-8 are taken for Windows-1252, which is what a spreadsheet saves as CSV on
 * Windows; line by line, since files are glued together from several. Puts what the lines from
 * `from` on are as UTF-8 in their place and returns where they end then. */
static size_t convert(struct lines *l, size_t from, size_t to)
{
    struct text good = {0};
    const char *p = l->bytes + from, *end = l->bytes + to;
    size_t tail = l->filled - to;

    if (utf8_valid(p, to - from) == to - from)
        return to;
    for (size_t line = l->n + 1; p < end; line++) {
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        size_t n = (size_t)((stop ? stop + 1 : end) - p), valid = utf8_valid(p, n);
        bool taken = valid < n && !utf8_add_windows_1252(&good, p, n);

        if (valid == n)
            text_add_bytes(&good, p, n);
        else if (!taken)
            text_add(&good, "\n");
        if (valid < n && l->source.foreign)
            l->source.foreign(l->source.context, line, lines_field(p, p + valid),
                              (unsigned char)p[valid], taken);
        p += n;
    }
    make_room(l, from + good.len + tail);
    memmove(l->bytes + from + good.len, l->bytes + to, tail);
    memcpy(l->bytes + from, good.data, good.len);
    l->filled = from + good.len + tail;
    to = from + good.len;
    text_free(&good);
    return to;
}

static void note_first_cr(struct lines *l, const char *from, size_t at)
{
    const char *start = from;

    l->cr_line = l->n + 1;
    for (const char *p = from; p < from + at; p++)
        if (*p == '\n') {
            l->cr_line++;
            start = p + 1;
        }
    l->cr_field = lines_field(start, from + at);
}

/* Take the lines up to `to` into the window. */
static void take(struct lines *l, size_t to)
{
    size_t from = l->clean;
    struct csvsplit_survey y = csvsplit_survey(l->bytes + from, to - from, CSVSPLIT_BEST);

    if (!l->cr_line && y.first_cr < to - from)
        note_first_cr(l, l->bytes + from, y.first_cr);
    l->crlf |= y.crlf;
    l->lf |= y.lf;
    l->cr |= y.cr;
    l->odd |= y.nul || y.cr;
    l->clean = y.high ? convert(l, from, to) : to;
    l->n += y.lines;
}

/* Where the last whole line ends that stands behind `from`, or 0. */
static size_t last_line_end(const struct lines *l, size_t from)
{
    for (size_t i = l->filled; i > from; i--)
        if (l->bytes[i - 1] == '\n')
            return i;
    return 0;
}

/* What was used makes room for what comes. */
static void move_to_front(struct lines *l, size_t used)
{
    memmove(l->bytes, l->bytes + used, l->filled - used);
    l->filled -= used;
    l->clean -= used;
    if (!l->clean)
        l->odd = false;
}

void lines_more(struct lines *l)
{
    size_t used = l->at ? (size_t)(l->at - l->bytes) : 0, stop = 0, looked, least;

    if (used)
        move_to_front(l, used);
    looked = l->clean;
    least = 2 * l->clean; /* an owner who keeps all will want much more */
    while (!l->dry && (l->filled < least || !(stop = last_line_end(l, looked)))) {
        if (l->filled >= least)
            looked = l->filled;
        read_block(l);
    }
    take(l, stop ? stop : l->filled);
    l->at = l->bytes;
    l->end = l->bytes + l->clean;
    l->last = l->dry && l->clean == l->filled;
}

void lines_open(struct lines *l, const struct lines_source *source, size_t block,
                enum lines_mark *mark)
{
    *l = (struct lines){.source = *source, .block = block ? block : USUAL_BLOCK};
    *mark = LINES_NO_MARK;
    while (!l->dry && l->filled < 3)
        read_block(l);
    if (l->filled >= 2 && (!memcmp(l->bytes, "\xFF\xFE", 2) || !memcmp(l->bytes, "\xFE\xFF", 2))) {
        *mark = LINES_UTF_16;
    } else if (l->filled >= 3 && !memcmp(l->bytes, "\xEF\xBB\xBF", 3)) {
        *mark = LINES_UTF_8;
        memmove(l->bytes, l->bytes + 3, l->filled -= 3);
    }
    l->end = l->at = l->bytes;
}

void lines_free(struct lines *l)
{
    free(l->bytes);
    *l = (struct lines){0};
}
