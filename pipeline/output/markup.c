#include "markup.h"

#include <stdbool.h>
#include <string.h>

/* The bytes of the character at s; 1 for what is no UTF-8. */
static size_t length(const unsigned char *s)
{
    size_t n = *s >= 0xF0 ? 4 : *s >= 0xE0 ? 3 : *s >= 0xC0 ? 2 : 1;

    for (size_t i = 1; i < n; i++)
        if ((s[i] & 0xC0) != 0x80)
            return 1;
    return n;
}

static unsigned long code_point(const unsigned char *s, size_t n)
{
    unsigned long c = n == 1 ? *s : *s & (0x7Fu >> n);

    for (size_t i = 1; i < n; i++)
        c = c << 6 | (s[i] & 0x3Fu);
    return c;
}

/* XML has no control characters, HTML none of the second set nor any of the noncharacters. */
static bool is_control(unsigned long c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0);
}

static bool is_no_character(unsigned long c)
{
    return (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFE) == 0xFFFE || (c >= 0xD800 && c <= 0xDFFF) ||
           c > 0x10FFFF;
}

static const struct {
    char byte;
    const char *entity;
} escapes[] = {{'<', "&lt;"}, {'>', "&gt;"}, {'&', "&amp;"}, {'"', "&quot;"}, {'\'', "&#39;"}};

static const char *entity(char c)
{
    for (size_t i = 0; i < sizeof escapes / sizeof escapes[0]; i++)
        if (escapes[i].byte == c)
            return escapes[i].entity;
    return NULL;
}

void markup_add(struct text *t, const char *s)
{
    size_t n;

    for (; *s; s += n) {
        const unsigned char *u = (const unsigned char *)s;
        unsigned long c;

        n = length(u);
        c = code_point(u, n);
        if ((n == 1 && *u >= 0x80) || is_no_character(c))
            continue;
        if (entity(*s))
            text_add(t, entity(*s));
        else if (is_control(c))
            text_add(t, " ");
        else
            text_add_bytes(t, s, n);
    }
}

void markup_wrap(struct text *t, const char *open, const char *s, const char *close)
{
    text_add(t, open);
    markup_add(t, s);
    text_add(t, close);
}

void markup_add_json(struct text *t, const char *s)
{
    text_add(t, "\"");
    for (; *s; s++) {
        unsigned char c = (unsigned char)*s;

        if (c < 0x20 || c == 0x7F || strchr("<>&\"'\\", *s))
            text_addf(t, "\\u%04x", c);
        else
            text_add_bytes(t, s, 1);
    }
    text_add(t, "\"");
}
