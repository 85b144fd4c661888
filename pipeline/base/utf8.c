#include "utf8.h"

#include <errno.h>
#include <iconv.h>
#include <stdint.h>
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

bool utf8_is_ascii(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)s[i] > 127)
            return false;
    return true;
}

int utf8_add_windows_1252(struct text *t, const char *s, size_t n)
{
    iconv_t converter = iconv_open("UTF-8", "WINDOWS-1252");
    char *in = (char *)(uintptr_t)s; /* iconv() does not write here, but its type says so */
    size_t before = t->len;
    int result = 0;

    if (converter == (iconv_t)-1)
        return -1;
    while (n) {
        char piece[512], *out = piece;
        size_t room = sizeof piece;

        if (iconv(converter, &in, &n, &out, &room) == (size_t)-1 && errno != E2BIG) {
            result = -1;
            break;
        }
        text_add_bytes(t, piece, sizeof piece - room);
    }
    iconv_close(converter);
    if (result)
        text_cut(t, before);
    return result;
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
