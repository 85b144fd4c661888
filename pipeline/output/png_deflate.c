#include "png_deflate.h"

#include "huffman.h"
#include "mem.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum {
    WINDOW = 32768,
    LONGEST = 258,
    SHORTEST = 4, /* shorter ones cost about as much as their bytes */
    HASH_BITS = 15,
    BLOCK = 8000, /* tokens that share a code */
    ENOUGH = 32   /* a match of this length is not compared with others */
};

void png_deflate_free(struct png_deflate *d)
{
    free(d->token);
    free(d->last);
    *d = (struct png_deflate){0};
}

static uint32_t four(const unsigned char *p)
{
    uint32_t x;

    memcpy(&x, p, 4);
    return x;
}

static size_t hash(const unsigned char *p)
{
    return four(p) * 2654435761u >> (32 - HASH_BITS);
}

/* How many bytes are the same, at most `most`. */
static size_t length_of(const unsigned char *p, const unsigned char *q, size_t most)
{
    size_t n = 0;

    while (n + 8 <= most && !memcmp(p + n, q + n, 8))
        n += 8;
    while (n < most && p[n] == q[n])
        n++;
    return n;
}

struct match {
    size_t length, distance;
};

static void consider(struct match *best, const unsigned char *p, size_t distance, size_t most)
{
    size_t n;

    if (four(p) != four(p - distance))
        return;
    n = length_of(p, p - distance, most);
    if (n > best->length)
        *best = (struct match){n, distance};
}

/* The best match at p: a run, the row above, or where these four bytes stood last. */
static struct match find(struct png_deflate *d, const unsigned char *bytes, size_t at, size_t n,
                         size_t row)
{
    const unsigned char *p = bytes + at;
    size_t most = n - at < LONGEST ? n - at : LONGEST;
    struct match best = {SHORTEST - 1, 0};
    uint32_t *last;

    if (most < SHORTEST)
        return (struct match){0, 0};
    if (at)
        consider(&best, p, 1, most);
    if (best.length < ENOUGH && at >= row && row <= WINDOW)
        consider(&best, p, row, most);
    last = &d->last[hash(p)];
    if (best.length < ENOUGH && *last && at + 1 - *last <= WINDOW)
        consider(&best, p, at + 1 - *last, most);
    *last = (uint32_t)at + 1;
    return best.distance ? best : (struct match){0, 0};
}

/* The places inside a match are remembered too; of a long one, those at its beginning. */
static void remember(struct png_deflate *d, const unsigned char *bytes, size_t at, size_t end,
                     size_t n)
{
    if (end > at + ENOUGH / 2)
        end = at + ENOUGH / 2;
    for (size_t i = at + 1; i < end && i + 4 <= n; i++)
        d->last[hash(bytes + i)] = (uint32_t)i + 1;
}

/* Take at most BLOCK tokens; returns where the next block begins. A match is put off by a byte
 * where a longer one begins there. */
static size_t take_block(struct png_deflate *d, struct huffman_counts *counts,
                         const unsigned char *bytes, size_t at, size_t n, size_t row,
                         size_t *tokens)
{
    struct match next = {0, 0};
    bool known = false;

    for (*tokens = 0; at < n && *tokens < BLOCK; ++*tokens) {
        struct match m = known ? next : find(d, bytes, at, n, row);
        uint32_t *token = &d->token[*tokens];

        known = false;
        if (m.length && m.length < ENOUGH && at + 1 < n) {
            next = find(d, bytes, at + 1, n, row);
            known = next.length > m.length;
        }
        if (m.length && !known) {
            *token = huffman_match(m.length, m.distance);
            remember(d, bytes, at, at + m.length, n);
            at += m.length;
        } else
            *token = bytes[at++];
        huffman_count(counts, *token);
    }
    return at;
}

/* The sum of Adler at the end. Zeros, the commonest colour, are passed over many at a time. */
static void add_sum(struct text *into, const unsigned char *bytes, size_t n)
{
    static const unsigned char zeros[64];
    enum { BASE = 65521, PIECE = 4096 }; /* neither sum outgrows 32 bits within a piece */
    uint32_t a = 1, b = 0;
    unsigned char sum[4];

    for (size_t i = 0, end; i < n; i = end) {
        end = n - i < PIECE ? n : i + PIECE;
        while (i < end)
            if (end - i >= sizeof zeros && !memcmp(bytes + i, zeros, sizeof zeros)) {
                b += sizeof zeros * a;
                i += sizeof zeros;
            } else {
                a += bytes[i++];
                b += a;
            }
        a %= BASE;
        b %= BASE;
    }
    for (int i = 0; i < 4; i++)
        sum[i] = (unsigned char)((b << 16 | a) >> (24 - 8 * i));
    text_add_bytes(into, sum, 4);
}

void png_deflate(struct png_deflate *d, struct text *into, const unsigned char *bytes, size_t n,
                 size_t row)
{
    struct huffman_bits out = {into, 0, 0};
    size_t at = 0;

    d->token = mem_grow(d->token, &d->token_capacity, BLOCK, sizeof *d->token);
    if (!d->last)
        d->last = mem_new((size_t)1 << HASH_BITS, sizeof *d->last);
    memset(d->last, 0, sizeof *d->last << HASH_BITS);
    text_add_bytes(into, "\x78\x01", 2); /* deflate, a window of 32 KB, fastest */
    do {
        struct huffman_counts counts = {0};
        size_t tokens;

        at = take_block(d, &counts, bytes, at, n, row, &tokens);
        huffman_block(&out, &counts, d->token, tokens, at == n);
    } while (at < n);
    huffman_end(&out);
    add_sum(into, bytes, n);
}
