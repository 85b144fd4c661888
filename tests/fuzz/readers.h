/* Both readers of CSV, on the same bytes: what they read, as text. The slow one is csvread on the
 * whole file, converted line by line by code of its own here. */
#ifndef READERS_H
#define READERS_H

#include "csvstream.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

struct readers_bytes {
    const char *s;
    size_t n;
    struct text *said;
};

static inline long readers_read(void *context, char *into, size_t n)
{
    struct readers_bytes *b = context;

    n = n < b->n ? n : b->n;
    if (n)
        memcpy(into, b->s, n);
    b->s += n;
    b->n -= n;
    return (long)n;
}

static inline void readers_foreign(void *context, size_t line, size_t field, unsigned char byte,
                                   bool taken)
{
    struct readers_bytes *b = context;

    text_addf(b->said, "?%zu:%zu:%02X%d ", line, field, byte, taken);
}

static inline void readers_add(struct text *t, enum csv_state state, size_t line, size_t n,
                               const char *const *field, enum csv_fault fault, size_t fault_field,
                               bool cut)
{
    if (state == CSV_FAULT) {
        text_addf(t, "!%d:%zu@%zu%s ", fault, fault_field, line, cut ? "$" : "");
        return;
    }
    text_add(t, "[");
    for (size_t i = 0; i < n; i++) {
        text_add(t, i ? "|" : "");
        text_add(t, field[i]);
    }
    text_addf(t, "]@%zu%s ", line, cut ? "$" : "");
}

/* What the whole file says of its ends of lines. */
static inline void readers_line_ends(struct text *t, const char *s, size_t n)
{
    size_t crlf = 0, lf = 0, cr = 0, line = 1, first_line = 0, first_field = 0, start = 0;

    for (size_t i = 0; i < n; i++) {
        if (s[i] == '\r' && !first_line) {
            first_line = line;
            first_field = lines_field(s + start, s + i, ',');
        }
        crlf += s[i] == '\n' && i && s[i - 1] == '\r';
        lf += s[i] == '\n' && !(i && s[i - 1] == '\r');
        cr += s[i] == '\r' && !(i + 1 < n && s[i + 1] == '\n');
        line += s[i] == '\n';
        start = s[i] == '\n' ? i + 1 : start;
    }
    text_addf(t, "%d%d%d %zu:%zu", crlf > 0, lf > 0, cr > 0, first_line, first_field);
}

/* Lines end in LF, CR LF and CR for a person who looks for one, in LF for the encoding. */
static inline void readers_convert(struct text *good, const char *p, size_t n, struct text *said)
{
    const char *end = p + n, *start = p;
    size_t line = 1;

    while (p < end) {
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        size_t length = (size_t)((stop ? stop + 1 : end) - p), valid = utf8_valid(p, length);
        bool taken = false;

        if (valid == length)
            text_add_bytes(good, p, length);
        else
            taken = !utf8_add_windows_1252(good, p, length);
        for (size_t i = 0; i < length; i++) {
            if (i == valid)
                text_addf(said, "?%zu:%zu:%02X%d ", line, lines_field(start, p + i, ','),
                          (unsigned char)p[i], taken);
            if (p[i] == '\n' || (p[i] == '\r' && !(i + 1 < length && p[i + 1] == '\n'))) {
                line++;
                start = p + i + 1;
                text_add(good, valid < length && !taken ? "\n" : ""); /* a blank line */
            }
        }
        text_add(good, valid < length && !taken && start < p + length ? "\n" : "");
        p += length;
    }
}

static inline void readers_slow(struct text *t, const char *s, size_t n)
{
    struct text good = {0}, said = {0};
    struct csvread r;
    enum csv_state state;

    if ((n >= 2 && (!memcmp(s, "\xFF\xFE", 2) || !memcmp(s, "\xFE\xFF", 2))) ||
        (n >= 4 && !memcmp(s, "\0\0\xFE\xFF", 4))) {
        text_add(t, "UTF-16");
        return;
    }
    if (n >= 3 && !memcmp(s, "\xEF\xBB\xBF", 3)) {
        text_add(t, "UTF-8 ");
        s += 3;
        n -= 3;
    }
    readers_convert(&good, s, n, &said);
    csvread_open(&r, text_of(&good), good.len);
    while ((state = csvread_next(&r)) != CSV_END)
        readers_add(t, state, r.line, r.n, r.field, r.fault, r.fault_field,
                    r.at == r.end && r.end[-1] != '\n' && r.end[-1] != '\r');
    csvread_free(&r);
    text_add(t, text_of(&said));
    readers_line_ends(t, s, n);
    text_free(&good);
    text_free(&said);
}

static inline void readers_fast(struct text *t, const char *s, size_t n, size_t block,
                                enum csvsplit_way way)
{
    struct text said = {0};
    struct readers_bytes bytes = {s, n, &said};
    struct csvstream r;
    enum csv_state state;
    enum lines_mark mark;

    csvstream_open(&r, &(struct lines_source){readers_read, readers_foreign, &bytes, ','}, block,
                   &mark);
    r.way = way;
    if (mark == LINES_UTF_16 || mark == LINES_UTF_32) {
        text_add(t, "UTF-16");
    } else {
        text_add(t, mark == LINES_UTF_8 ? "UTF-8 " : "");
        while ((state = csvstream_next(&r)) != CSV_END)
            readers_add(t, state, r.line, r.n, state == CSV_RECORD ? csvstream_fields(&r) : NULL,
                        r.fault, r.fault_field, r.cut);
        text_add(t, text_of(&said));
        text_addf(t, "%d%d%d %zu:%zu", r.lines.crlf, r.lines.lf, r.lines.cr, r.lines.cr_line,
                  r.lines.cr_field);
    }
    csvstream_free(&r);
    text_free(&said);
}

/* Do they read the same, with this size of block? What both said is left in slow and fast. */
static inline bool readers_agree(struct text *slow, struct text *fast, const char *s, size_t n,
                                 size_t block, enum csvsplit_way way)
{
    text_clear(slow);
    text_clear(fast);
    readers_slow(slow, s, n);
    readers_fast(fast, s, n, block, way);
    return slow->len == fast->len && !memcmp(text_of(slow), text_of(fast), slow->len);
}

#endif
