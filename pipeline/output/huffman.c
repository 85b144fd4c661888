#include "huffman.h"

#include "mem.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum {
    LITERALS = 286,
    DISTANCES = 30,
    LENGTHS = 19, /* the code of the lengths of the other two */
    BLOCK_END = 256,
    MOST = 288,
    MATCH = 1 << 30 /* marks a token that is no byte */
};

struct code {
    uint16_t bits[MOST];
    unsigned char length[MOST]; /* 0: not used */
};

/* What stands in a block for a length or a distance: a code, and bits after it. */
struct symbol {
    unsigned code, extra, extra_bits;
};

static unsigned log_2(unsigned x)
{
    return 31 - (unsigned)__builtin_clz(x);
}

/* A token of a match is worked out once: code (5 bits) and extra bits (5) of the length, from
 * LENGTH on, and of the distance (5 and 13). */
enum { LENGTH = 18, CODE = 31, LENGTH_EXTRA = 31, DISTANCE_EXTRA = 8191 };

static uint32_t length_symbol(unsigned length)
{
    unsigned l = length - 3, b;

    if (length == 258)
        return 28;
    if (l < 8)
        return l;
    b = log_2(l) - 2;
    return (4 + 4 * b + (l >> b & 3)) | (l & ((1u << b) - 1)) << 5;
}

static uint32_t distance_symbol(unsigned distance)
{
    unsigned d = distance - 1, b;

    if (d < 4)
        return d;
    b = log_2(d) - 1;
    return (2 + 2 * b + (d >> b & 1)) | (d & ((1u << b) - 1)) << 5;
}

uint32_t huffman_match(size_t length, size_t distance)
{
    return MATCH | length_symbol((unsigned)length) << LENGTH | distance_symbol((unsigned)distance);
}

static struct symbol length_in(uint32_t token)
{
    unsigned code = token >> LENGTH & CODE;

    return (struct symbol){BLOCK_END + 1 + code, token >> (LENGTH + 5) & LENGTH_EXTRA,
                           code < 8 || code == 28 ? 0 : code / 4 - 1};
}

static struct symbol distance_in(uint32_t token)
{
    unsigned code = token & CODE;

    return (struct symbol){code, token >> 5 & DISTANCE_EXTRA, code < 4 ? 0 : code / 2 - 1};
}

void huffman_count(struct huffman_counts *c, uint32_t token)
{
    if (!(token & MATCH)) {
        c->literal[token & 255]++;
        return;
    }
    c->literal[length_in(token).code]++;
    c->distance[distance_in(token).code]++;
}

/* Bits are gathered and written by write_bytes(): at most 56 between two of them. */
static void put(struct huffman_bits *out, unsigned bits, unsigned n)
{
    out->bits |= (uint64_t)bits << out->n;
    out->n += n;
}

static void write_bytes(struct huffman_bits *out)
{
    char *to = out->to->data + out->to->len;
    unsigned n = out->n / 8;

    to[0] = (char)out->bits;
    to[1] = (char)(out->bits >> 8);
    to[2] = (char)(out->bits >> 16);
    to[3] = (char)(out->bits >> 24);
    to[4] = (char)(out->bits >> 32);
    to[5] = (char)(out->bits >> 40);
    to[6] = (char)(out->bits >> 48);
    to[7] = (char)(out->bits >> 56);
    out->to->len += n;
    out->bits >>= 8 * n;
    out->n -= 8 * n;
}

static void put_bits(struct huffman_bits *out, unsigned bits, unsigned n)
{
    put(out, bits, n);
    write_bytes(out);
}

/* A symbol that is used, and how often. */
struct leaf {
    uint32_t count;
    unsigned symbol;
};

static int by_count(const void *x, const void *y)
{
    const struct leaf *a = x, *b = y;

    if (a->count != b->count)
        return a->count < b->count ? -1 : 1;
    return a->symbol < b->symbol ? -1 : 1;
}

/* Huffman's tree of n leaves in rising order, by two queues: how many leaves lie at each depth. */
static void measure_depths(const struct leaf *leaf, size_t n, unsigned *at_depth, unsigned deepest)
{
    uint64_t weight[2 * MOST];
    size_t parent[2 * MOST] = {0}, depth[2 * MOST], leaves = 0, inner = n, end = n;

    for (size_t i = 0; i < n; i++)
        weight[i] = leaf[i].count;
    for (; end < 2 * n - 1; end++) {
        weight[end] = 0;
        for (int i = 0; i < 2; i++) {
            bool take_leaf = leaves < n && (inner == end || weight[leaves] <= weight[inner]);
            size_t node = take_leaf ? leaves++ : inner++;

            weight[end] += weight[node];
            parent[node] = end;
        }
    }
    depth[end - 1] = 0;
    for (size_t i = end - 1; i-- > 0;) {
        depth[i] = depth[parent[i]] + 1;
        if (i < n)
            at_depth[depth[i] < deepest ? depth[i] : deepest]++;
    }
}

/* Leaves that were too deep were brought up: others go down until the codes have room again. */
static void make_room(unsigned *at_depth, unsigned deepest)
{
    uint64_t used = 0, room = (uint64_t)1 << deepest;

    for (unsigned d = 1; d <= deepest; d++)
        used += (uint64_t)at_depth[d] << (deepest - d);
    while (used > room) {
        unsigned d = deepest - 1;

        while (!at_depth[d])
            d--;
        at_depth[d]--;
        at_depth[d + 1] += 2;
        at_depth[deepest]--;
        used--;
    }
}

/* Codes of one length rise with their symbols; their first bit goes first. */
static void assign(struct code *c, size_t symbols, const unsigned *at_depth, unsigned deepest)
{
    unsigned next[17] = {0};

    for (unsigned d = 1; d <= deepest; d++)
        next[d + 1] = (next[d] + at_depth[d]) << 1;
    for (size_t s = 0; s < symbols; s++) {
        unsigned code = c->length[s] ? next[c->length[s]]++ : 0, turned = 0;

        for (unsigned i = 0; i < c->length[s]; i++)
            turned |= (code >> i & 1) << (c->length[s] - 1 - i);
        c->bits[s] = (uint16_t)turned;
    }
}

/* A code for symbols that are used so often, none longer than `deepest`. At least two symbols get
 * one: decoders refuse a code that leaves bits without a meaning. */
static void make_code(struct code *c, uint32_t *count, size_t symbols, unsigned deepest)
{
    struct leaf leaf[MOST] = {{0, 0}};
    unsigned at_depth[17] = {0};
    size_t n = 0, used = 0;

    for (size_t s = 0; s < symbols; s++)
        used += count[s] > 0;
    for (size_t s = 0; used < 2; s++)
        if (!count[s]) {
            count[s] = 1;
            used++;
        }
    for (size_t s = 0; s < symbols; s++)
        if (count[s])
            leaf[n++] = (struct leaf){count[s], (unsigned)s};
    qsort(leaf, n, sizeof *leaf, by_count);
    measure_depths(leaf, n, at_depth, deepest);
    make_room(at_depth, deepest);
    memset(c->length, 0, sizeof c->length);
    for (unsigned d = deepest, i = 0; d; d--)
        for (unsigned k = 0; k < at_depth[d]; k++)
            c->length[leaf[i++].symbol] = (unsigned char)d;
    assign(c, symbols, at_depth, deepest);
}

/* The lengths of both codes, one after the other, with runs of the same put together: symbol and
 * extra bits of each piece; returns how many. */
static size_t shorten(struct symbol *piece, const unsigned char *length, size_t n)
{
    size_t pieces = 0;

    for (size_t i = 0, run; i < n; i += run) {
        for (run = 1; i + run < n && length[i + run] == length[i]; run++)
            ;
        if (!length[i] && run >= 3) {
            run = run < 138 ? run : 138;
            piece[pieces++] = run < 11 ? (struct symbol){17, (unsigned)run - 3, 3}
                                       : (struct symbol){18, (unsigned)run - 11, 7};
        } else if (length[i] && i && length[i - 1] == length[i] && run >= 3) {
            run = run < 6 ? run : 6;
            piece[pieces++] = (struct symbol){16, (unsigned)run - 3, 2};
        } else {
            piece[pieces++] = (struct symbol){length[i], 0, 0};
            run = 1;
        }
    }
    return pieces;
}

static void put_codes(struct huffman_bits *out, const struct code *literal,
                      const struct code *distance)
{
    static const unsigned char order[LENGTHS] = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                 11, 4,  12, 3, 13, 2, 14, 1, 15};
    unsigned char length[LITERALS + DISTANCES];
    struct symbol piece[LITERALS + DISTANCES];
    uint32_t count[LENGTHS] = {0};
    struct code lengths;
    size_t n;

    memcpy(length, literal->length, LITERALS);
    memcpy(length + LITERALS, distance->length, DISTANCES);
    n = shorten(piece, length, sizeof length);
    for (size_t i = 0; i < n; i++)
        count[piece[i].code]++;
    make_code(&lengths, count, LENGTHS, 7);
    put_bits(out, LITERALS - 257, 5);
    put_bits(out, DISTANCES - 1, 5);
    put_bits(out, LENGTHS - 4, 4);
    for (size_t i = 0; i < LENGTHS; i++)
        put_bits(out, lengths.length[order[i]], 3);
    for (size_t i = 0; i < n; i++) {
        put_bits(out, lengths.bits[piece[i].code], lengths.length[piece[i].code]);
        put_bits(out, piece[i].extra, piece[i].extra_bits);
    }
}

static void put_symbol(struct huffman_bits *out, const struct code *c, struct symbol s)
{
    put(out, c->bits[s.code] | s.extra << c->length[s.code], c->length[s.code] + s.extra_bits);
}

void huffman_block(struct huffman_bits *out, struct huffman_counts *c, const uint32_t *token,
                   size_t n, int is_last)
{
    struct code literal, distance;
    struct text *t = out->to;

    /* a token takes at most 48 bits: 15 + 5 and 15 + 13 */
    t->data = mem_grow(t->data, &t->capacity, t->len + 6 * n + 1024, 1);
    c->literal[BLOCK_END]++;
    make_code(&literal, c->literal, LITERALS, 15);
    make_code(&distance, c->distance, DISTANCES, 15);
    put_bits(out, (is_last ? 1 : 0) | 2 << 1, 3);
    put_codes(out, &literal, &distance);
    for (size_t i = 0; i < n; i++) {
        if (!(token[i] & MATCH)) {
            put(out, literal.bits[token[i] & 255], literal.length[token[i] & 255]);
        } else {
            put_symbol(out, &literal, length_in(token[i]));
            put_symbol(out, &distance, distance_in(token[i]));
        }
        write_bytes(out);
    }
    put_bits(out, literal.bits[BLOCK_END], literal.length[BLOCK_END]);
    t->data[t->len] = '\0';
}

void huffman_end(struct huffman_bits *out)
{
    if (out->n)
        put_bits(out, 0, 8 - out->n);
    out->to->data[out->to->len] = '\0';
}
