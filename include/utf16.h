/* UTF-16 as a stream of UTF-8 (iconv). What is no character there is no UTF-8 either, so that who
 * looks for that finds it: half of a surrogate pair becomes the three bytes that its number would
 * have (ED A0..BF ..), a byte that is left at the end becomes UTF16_CUT. */
#ifndef HW_UTF16_H
#define HW_UTF16_H

#include "text.h"

#include <stdbool.h>
#include <stddef.h>

enum { UTF16_CUT = 0xFF };

struct utf16 {
    /* private */
    long (*read)(void *context, char *into, size_t n);
    void *context;
    struct text out; /* of which the first `at` bytes are used */
    size_t at;
    char raw[4096]; /* the first `kept` bytes are half of a character */
    size_t kept;
    bool little, dry;
};

/* Convert what read() gives: up to n bytes, 0 at the end, -1 on a fault. little: the low byte of
 * each pair comes first. Freed with utf16_close(). */
struct utf16 *utf16_open(bool little, long (*read)(void *context, char *into, size_t n),
                         void *context);

/* Convert n bytes that were read already. */
void utf16_begin(struct utf16 *u, const char *bytes, size_t n);

/* Up to n bytes of UTF-8; 0 at the end, -1 on a fault of the source. */
long utf16_read(struct utf16 *u, char *into, size_t n);

/* NULL is harmless. */
void utf16_close(struct utf16 *u);

#endif
