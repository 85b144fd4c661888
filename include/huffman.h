/* Blocks of deflate with codes made for them. Source: RFC 1951. */
#ifndef HW_HUFFMAN_H
#define HW_HUFFMAN_H

#include "text.h"

#include <stdint.h>

/* Where the bits go. {text, 0, 0} at the start. */
struct huffman_bits {
    struct text *to;
    uint64_t bits; /* that do not fill a byte yet */
    unsigned n;
};

/* How often each code of a block is used. {0} at the start. */
struct huffman_counts {
    uint32_t literal[288], distance[32];
};

/* The token of a match: 3 to 258 bytes as they stand 1 to 32768 bytes before. That of a byte is its
 * value. */
uint32_t huffman_match(size_t length, size_t distance);

/* Count a token. */
void huffman_count(struct huffman_counts *c, uint32_t token);

/* Add a block of n tokens, which have been counted. */
void huffman_block(struct huffman_bits *out, struct huffman_counts *c, const uint32_t *token,
                   size_t n, int is_last);

/* Fill the last byte. */
void huffman_end(struct huffman_bits *out);

#endif
