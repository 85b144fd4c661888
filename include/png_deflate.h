/* The pixels of a PNG as a zlib stream: quick for pictures of letters, lines and white, which are
 * mostly runs, and rows like the row above. Source: RFC 1950, RFC 1951. */
#ifndef HW_PNG_DEFLATE_H
#define HW_PNG_DEFLATE_H

#include "text.h"

#include <stdint.h>

/* What is kept from picture to picture: memory, nothing else. {0} is empty. */
struct png_deflate {
    uint32_t *token; /* a byte, or a match: its distance, and above it its length */
    size_t token_capacity;
    uint32_t *last; /* where four bytes with this hash stood last */
};

void png_deflate_free(struct png_deflate *d);

/* Add the zlib stream of n bytes, which come in rows of `row` bytes, to the text. */
void png_deflate(struct png_deflate *d, struct text *into, const unsigned char *bytes, size_t n,
                 size_t row);

#endif
