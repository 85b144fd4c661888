#include "lines.h"

#include "mem.h"
#include "text.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* a header is looked at so far, and so many bytes tell UTF-16 */
enum { USUAL_BLOCK = 256 * 1024, MOST_HEADER = 64 * 1024, MOST_NULS = 64 };

size_t lines_field(const char *s, const char *p, char comma)
{
    size_t field = 1;
    bool quoted = false;

    for (; s < p; s++) {
        if (*s == '"')
            quoted = !quoted;
        field += *s == comma && !quoted;
    }
    return field;
}

/* Room for so many bytes and what may be read behind them; the first time no more. */
static void make_room(struct lines *l, size_t need)
{
    if (l->bytes)
        l->bytes = mem_grow(l->bytes, &l->capacity, need + CSVSPLIT_PAD, 1);
    else
        l->bytes = mem_new(l->capacity = need + CSVSPLIT_PAD, 1);
}

/* What may be read behind the bytes is always the same. */
static void pad(struct lines *l)
{
    memset(l->bytes + l->filled, 0, CSVSPLIT_PAD);
}

static void read_block(struct lines *l)
{
    long n;
    size_t room = l->filled < l->block / 2 ? l->block : l->filled + l->block;

    make_room(l, room);
    room -= l->filled;
    n = l->utf16 ? utf16_read(l->utf16, l->bytes + l->filled, room)
                 : l->source.read(l->source.context, l->bytes + l->filled, room);
    l->failed = n < 0;
    l->dry = n <= 0;
    l->filled += n > 0 ? (size_t)n : 0;
    pad(l);
}

/* What stands before p, in bytes where line `line` begins: on which line p is, and where that
 * begins. Lines end in LF, CR LF and CR. */
static size_t line_at(size_t line, const char *s, const char *p, const char **start)
{
    *start = s;
    for (; s < p; s++)
        if (*s == '\n' || (*s == '\r' && (s + 1 == p || s[1] != '\n'))) {
            *start = s + 1;
            line++;
        }
    return line;
}

static void tell(struct lines *l, size_t line, const char *s, const char *p, bool taken)
{
    const char *start;

    if (!l->source.foreign)
        return;
    line = line_at(line, s, p, &start);
    l->source.foreign(l->source.context, line, lines_field(start, p, l->comma), (unsigned char)*p,
                      taken);
}

/* Add n bytes, up to an LF, as UTF-8. Lines that are not are taken for Windows-1252, which is what
 * a spreadsheet saves as CSV on Windows; else they become blank, so that those behind them keep
 * their numbers. Returns the number of the line behind. */
static size_t convert_line(struct lines *l, struct text *good, size_t line, const char *p, size_t n)
{
    size_t valid = utf8_valid(p, n), next;
    const char *start;
    bool taken;

    next = line_at(line, p, p + n, &start);
    if (valid == n) {
        text_add_bytes(good, p, n);
        return next;
    }
    taken = !l->utf16 && !utf8_add_windows_1252(good, p, n);
    if (!taken)
        for (size_t i = line; i < next + (start < p + n); i++)
            text_add(good, "\n");
    tell(l, line, p, p + valid, taken);
    return next;
}

/* Put what the lines between two places are as UTF-8 in their place, line by line, since files are
 * glued together from several. Returns where they end then. */
static size_t convert(struct lines *l, size_t from, size_t to, size_t line)
{
    struct text good = {0};
    const char *p = l->bytes + from, *end = l->bytes + to;
    size_t tail = l->filled - to;

    if (utf8_valid(p, to - from) == to - from)
        return to;
    while (p < end) {
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        size_t n = (size_t)((stop ? stop + 1 : end) - p);

        line = convert_line(l, &good, line, p, n);
        p += n;
    }
    make_room(l, from + good.len + tail);
    memmove(l->bytes + from + good.len, l->bytes + to, tail);
    memcpy(l->bytes + from, good.data, good.len);
    l->filled = from + good.len + tail;
    pad(l);
    to = from + good.len;
    text_free(&good);
    return to;
}

static void note_first_cr(struct lines *l, const char *from, size_t at, size_t line)
{
    const char *start;

    l->cr_line = line_at(line, from, from + at, &start);
    l->cr_field = lines_field(start, from + at, l->comma);
}

/* Take the lines up to `to` into the window; `line` is the number of the first in it. */
static void take(struct lines *l, size_t to, size_t line)
{
    size_t from = l->clean;
    struct csvsplit_survey y;
    const char *start;

    l->clean = to;
    if (csvsplit_is_plain(l->bytes + from, to - from, CSVSPLIT_BEST)) {
        l->lf |= memchr(l->bytes + from, '\n', to - from) != NULL;
        return;
    }
    y = csvsplit_survey(l->bytes + from, to - from, CSVSPLIT_BEST);
    line = line_at(line, l->bytes, l->bytes + from, &start);
    if (!l->cr_line && y.first_cr < to - from)
        note_first_cr(l, l->bytes + from, y.first_cr, line);
    l->crlf |= y.crlf;
    l->lf |= y.lf;
    l->cr |= y.cr;
    l->odd |= y.nul || y.cr;
    if (y.high)
        l->clean = convert(l, from, to, line);
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

void lines_more(struct lines *l, size_t line)
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
    take(l, stop ? stop : l->filled, line);
    l->at = l->bytes;
    l->end = l->bytes + l->clean;
    l->last = l->dry && l->clean == l->filled;
}

/* Is every other byte NUL, and no other? */
static bool looks_like_utf_16(const char *s, size_t n)
{
    size_t nuls[2] = {0, 0};

    n = (n < MOST_NULS ? n : MOST_NULS) & ~(size_t)1;
    for (size_t i = 0; i < n; i++)
        nuls[i % 2] += !s[i];
    return n >= 4 && nuls[0] + nuls[1] == n / 2 && (!nuls[0] || !nuls[1]);
}

static enum lines_mark find_mark(const char *s, size_t n)
{
    if (n >= 4 && (!memcmp(s, "\xFF\xFE\0\0", 4) || !memcmp(s, "\0\0\xFE\xFF", 4)))
        return LINES_UTF_32;
    if (n >= 2 && (!memcmp(s, "\xFF\xFE", 2) || !memcmp(s, "\xFE\xFF", 2)))
        return LINES_UTF_16;
    if (n >= 3 && !memcmp(s, "\xEF\xBB\xBF", 3))
        return LINES_UTF_8;
    return looks_like_utf_16(s, n) ? LINES_UTF_16_UNMARKED : LINES_NO_MARK;
}

/* What was read of the file is converted first, then all that comes. */
static void begin_utf_16(struct lines *l)
{
    l->utf16 = utf16_open(*l->bytes == '\xFF', l->source.read, l->source.context);
    utf16_begin(l->utf16, l->bytes + 2, l->filled - 2);
    l->filled = 0;
    l->dry = l->failed;
}

bool lines_begin_with(const struct lines *l, const char *s)
{
    return l->filled >= strlen(s) && !memcmp(l->bytes, s, strlen(s));
}

bool lines_is_sep(const char *s, size_t n)
{
    return n == 5 && !strncasecmp(s, "sep=", 4) && memchr(",;\t", s[4], 3);
}

static const char commas[] = ",;\t";

/* What is known of the first line, up to the byte at `at`. */
struct header {
    size_t at, n[sizeof commas - 1];
    bool quoted, begun, ended;
};

/* Look at what was read behind that. */
static void look(struct header *h, const char *s, size_t n)
{
    n = n < MOST_HEADER ? n : MOST_HEADER;
    for (; h->at < n && !h->ended; h->at++) {
        char c = s[h->at];
        const char *comma = c ? strchr(commas, c) : NULL;
        bool line_end = (c == '\n' || c == '\r') && !h->quoted;

        h->ended = line_end && h->begun;
        h->begun |= !line_end && c != ' ' && c != '\t';
        if (c == '"')
            h->quoted = !h->quoted;
        if (line_end && !h->begun)
            memset(h->n, 0, sizeof h->n); /* a blank line of tabs */
        else if (comma && !h->quoted)
            h->n[comma - commas]++;
    }
    h->ended |= h->at == MOST_HEADER;
}

static char find_comma(struct lines *l)
{
    struct header h = {0};
    size_t best = 0, quote;

    while (look(&h, l->bytes, l->filled), !h.ended && !l->dry)
        read_block(l);
    quote = l->filled && *l->bytes == '"';
    if (l->filled >= 5 + quote && lines_is_sep(l->bytes + quote, 5))
        return l->bytes[quote + 4];
    for (size_t i = 1; i < sizeof commas - 1; i++)
        if (h.n[i] > h.n[best])
            best = i;
    return commas[best];
}

void lines_open(struct lines *l, const struct lines_source *source, size_t block,
                enum lines_mark *mark)
{
    *l = (struct lines){.source = *source, .block = block ? block : USUAL_BLOCK};
    while (!l->dry && l->filled < MOST_NULS)
        read_block(l);
    *mark = find_mark(l->bytes, l->filled);
    if (*mark == LINES_UTF_16)
        begin_utf_16(l);
    else if (*mark == LINES_UTF_8)
        memmove(l->bytes, l->bytes + 3, l->filled -= 3);
    pad(l);
    l->comma = source->comma ? source->comma : find_comma(l);
    l->end = l->at = l->bytes;
}

void lines_free(struct lines *l)
{
    utf16_close(l->utf16);
    free(l->bytes);
    *l = (struct lines){0};
}
