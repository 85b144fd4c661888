/* Text encodings. */
#ifndef HW_UTF8_H
#define HW_UTF8_H

#include "text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How many of the n bytes are well-formed UTF-8 before the first that is not; n when all are.
 * Source: RFC 3629. */
size_t utf8_valid(const char *s, size_t n);

/* The character at the beginning of a text in UTF-8 that is not empty. Returns how many bytes it
 * has; a byte that is no character has 1, and is its own code. */
size_t utf8_decode(const char *s, uint32_t *code);

/* How many bytes the space, tab or end of a line has that the text begins with, of any kind that
 * Unicode has, also those without a width (ZERO WIDTH SPACE, byte order mark); 0 when it begins
 * with something else. */
size_t utf8_space(const char *s);

/* Add n bytes of Windows-1252 to the text as UTF-8 (iconv). Returns 0, or -1 when a byte has no
 * meaning there; then nothing is added. */
int utf8_add_windows_1252(struct text *t, const char *s, size_t n);

/* Add UTF-16 as UTF-8 (iconv): n bytes, the low one of each pair first where `little`. Returns how
 * many of them were whole characters; the rest begins with what is none. */
size_t utf8_add_utf_16(struct text *t, const char *s, size_t n, bool little);

/* Add the text, and each byte of it that is not UTF-8 as "\xE9": for the name of a file. */
void utf8_add_clean(struct text *t, const char *s);

/* Add the text with at most `most` characters, "…" in place of the rest, and control characters as
 * spaces: for a value from outside that is shown in a message. */
void utf8_add_short(struct text *t, const char *s, size_t most);

#endif
