#include "utf8.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

/* The length of the well-formed sequence at s, or 0. */
static size_t sequence(const unsigned char *s, size_t n)
{
    unsigned char low = 0x80, high = 0xBF; /* what the second byte may be */
    size_t length;

    if (s[0] < 0x80)
        return 1;
    if (s[0] < 0xC2 || s[0] > 0xF4)
        return 0;
    length = s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;
    if (s[0] == 0xE0)
        low = 0xA0;
    if (s[0] == 0xED)
        high = 0x9F;
    if (s[0] == 0xF0)
        low = 0x90;
    if (s[0] == 0xF4)
        high = 0x8F;
    if (n < length || s[1] < low || s[1] > high)
        return 0;
    for (size_t i = 2; i < length; i++)
        if ((s[i] & 0xC0) != 0x80)
            return 0;
    return length;
}

size_t utf8_valid(const char *s, size_t n)
{
    size_t i = 0;

    while (i < n) {
        size_t length = sequence((const unsigned char *)s + i, n - i);

        if (!length)
            break;
        i += length;
    }
    return i;
}

size_t utf8_decode(const char *s, uint32_t *code)
{
    const unsigned char *bytes = (const unsigned char *)s;
    size_t n = sequence(bytes, strnlen(s, 4));

    *code = bytes[0];
    if (n < 2)
        return 1;
    *code &= 0x7Fu >> n;
    for (size_t i = 1; i < n; i++)
        *code = *code << 6 | (bytes[i] & 0x3F);
    return n;
}

size_t utf8_space(const char *s)
{
    uint32_t code;
    size_t n = *s ? utf8_decode(s, &code) : 0;

    if (!n)
        return 0;
    return code == ' ' || (code >= '\t' && code <= '\r') || code == 0x85 || code == 0xA0 ||
                   code == 0x1680 || (code >= 0x2000 && code <= 0x200B) || code == 0x2028 ||
                   code == 0x2029 || code == 0x202F || code == 0x205F || code == 0x2060 ||
                   code == 0x3000 || code == 0xFEFF
               ? n
               : 0;
}

/* Add n bytes of another encoding up to what has no meaning there. Returns how many bytes that are.
 */
static size_t add(struct text *t, const char *s, size_t n, const char *encoding)
{
    iconv_t converter = iconv_open("UTF-8", encoding);
    char *in = (char *)(uintptr_t)s; /* iconv() does not write here, but its type says so */
    bool more = n > 0;

    if (converter == (iconv_t)-1)
        return 0;
    while (more) {
        char piece[1024], *out = piece;
        size_t room = sizeof piece;

        more = iconv(converter, &in, &n, &out, &room) == (size_t)-1 && errno == E2BIG;
        text_add_bytes(t, piece, sizeof piece - room);
    }
    iconv_close(converter);
    return (size_t)(in - s);
}

int utf8_add_windows_1252(struct text *t, const char *s, size_t n)
{
    size_t before = t->len;

    if (add(t, s, n, "WINDOWS-1252") == n)
        return 0;
    text_cut(t, before);
    return -1;
}

size_t utf8_add_utf_16(struct text *t, const char *s, size_t n, bool little)
{
    return add(t, s, n, little ? "UTF-16LE" : "UTF-16BE");
}

void utf8_add_clean(struct text *t, const char *s)
{
    size_t n = strlen(s);

    while (n) {
        size_t valid = utf8_valid(s, n);

        text_add_bytes(t, s, valid);
        if (valid < n)
            text_addf(t, "\\x%02X", (unsigned char)s[valid++]);
        s += valid;
        n -= valid;
    }
}

void utf8_add_short(struct text *t, const char *s, size_t most)
{
    size_t n = strlen(s), valid = utf8_valid(s, n), i = 0;

    for (; i < valid && most; most--) {
        size_t length = sequence((const unsigned char *)s + i, valid - i);

        if ((unsigned char)s[i] < ' ' || s[i] == 127)
            text_add(t, " ");
        else
            text_add_bytes(t, s + i, length);
        i += length;
    }
    if (i < n)
        text_add(t, "\u2026");
}
