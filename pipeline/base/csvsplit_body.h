/* The loops of csvsplit.c, made once for each kind of processor. Before it is included stand
 *
 *   TARGET            what the compiler may use
 *   NAME(x)           the name of a function of this kind
 *   EQUAL(p, c)       the mask of the 64 bytes at p that equal c, the first byte the lowest bit
 *   HIGH(p)           the mask of those above 127
 *   SPECIAL(p)        whether one of them is a NUL, a CR, or above 127
 *   PREFIX_XOR(m)     bit i is the parity of the bits 0 to i
 *   STORE(e, m, n, at)  at + the offset of each of the n bits of m, into e[0..]; up to 64 of them
 *                       may be written (may be left out: one by one)
 *
 * and struct state, once. The macros end with it. */

#define INLINE __attribute__((always_inline)) static inline

/* The ends of fields (*ends) and of records (*lines) in the block; only those before the first
 * byte that is irregular. Returns whether there is one. */
TARGET INLINE bool NAME(block)(struct state *s, const char *p, uint64_t valid, uint64_t *ends,
                               uint64_t *lines)
{
    uint64_t quote = EQUAL(p, '"') & valid, newline = EQUAL(p, '\n') & valid;
    uint64_t inside = PREFIX_XOR(quote) ^ s->inside;
    uint64_t end = ((EQUAL(p, ',') & valid) | newline) & ~inside;
    uint64_t open = quote & inside, close = quote & ~inside;
    uint64_t may_open = (end | close) << 1 | s->fresh;
    uint64_t behind = (close << 1 | s->closed) & ~(end | open) & valid;
    uint64_t odd = (open & ~may_open) | (newline & inside);

    if (behind) /* a CR that belongs to the line end may stand behind a closing quote */
        odd |= behind & ~(EQUAL(p, '\r') & (newline >> 1 | (uint64_t)(p[64] == '\n') << 63));
    if (odd) {
        uint64_t before = (odd & -odd) - 1;

        end &= before;
        newline &= before;
    }
    *ends = end;
    *lines = newline & ~inside;
    s->inside = (uint64_t)0 - (inside >> 63);
    s->fresh = (end | close) >> 63;
    s->closed = close >> 63;
    return odd;
}

#ifndef STORE
/* The lowest bit, as an offset in a block that begins at `at`; any when there is none. */
TARGET INLINE uint16_t NAME(take)(uint64_t *bits, size_t at)
{
    uint16_t offset = (uint16_t)(at + (*bits ? (size_t)__builtin_ctzll(*bits) : 64));

    *bits &= *bits - 1;
    return offset;
}

TARGET INLINE void NAME(take_8)(uint16_t *end, uint64_t *bits, size_t at)
{
    end[0] = NAME(take)(bits, at);
    end[1] = NAME(take)(bits, at);
    end[2] = NAME(take)(bits, at);
    end[3] = NAME(take)(bits, at);
    end[4] = NAME(take)(bits, at);
    end[5] = NAME(take)(bits, at);
    end[6] = NAME(take)(bits, at);
    end[7] = NAME(take)(bits, at);
}

/* Eight at once, and more than there are, so that nearly no block needs a branch. */
TARGET INLINE void NAME(store)(uint16_t *end, uint64_t bits, size_t n, size_t at)
{
    NAME(take_8)(end, &bits, at);
    for (size_t i = 8; i < n; i += 8)
        NAME(take_8)(end + i, &bits, at);
}

#define STORE(end, bits, n, at) NAME(store)(end, bits, n, at)
#endif

/* How far it has come. */
struct NAME(found) {
    struct state state;
    size_t ends, rows;
};

/* The block that begins at `at`. Returns whether a byte of it is irregular. */
TARGET INLINE bool NAME(step)(struct csvsplit *s, struct NAME(found) * f, const char *bytes,
                              size_t at, uint64_t valid)
{
    uint64_t ends, lines;
    bool odd = NAME(block)(&f->state, bytes + at, valid, &ends, &lines);
    size_t n = (size_t)__builtin_popcountll(ends);

    /* the first record end without a branch: every second block has one */
    s->last[f->rows] =
        (uint16_t)(f->ends + (size_t)__builtin_popcountll(ends & (lines ^ (lines - 1))));
    f->rows += lines != 0;
    for (lines &= lines - 1; lines; lines &= lines - 1)
        s->last[f->rows++] =
            (uint16_t)(f->ends + (size_t)__builtin_popcountll(ends & (lines ^ (lines - 1))));
    STORE(s->end + f->ends, ends, n, at);
    f->ends += n;
    return odd;
}

TARGET static void NAME(run)(struct csvsplit *s, const char *bytes, size_t n)
{
    struct NAME(found) f = {{0, 1, 0}, 0, 0};
    size_t at = 0;
    bool odd = false;

    for (; at + 64 <= n && !odd; at += 64)
        odd = NAME(step)(s, &f, bytes, at, ~UINT64_C(0));
    if (at < n && !odd)
        NAME(step)(s, &f, bytes, at, (UINT64_C(1) << (n - at)) - 1);
    s->rows = f.rows;
    s->bytes = f.rows ? (size_t)s->end[s->last[f.rows - 1] - 1] + 1 : 0;
}

/* Are all bytes of whole blocks what most files hold alone? */
TARGET static bool NAME(is_plain)(const char *bytes, size_t n)
{
    bool special = false;

    for (size_t at = 0; at + 64 <= n && !special; at += 64)
        special |= SPECIAL(bytes + at);
    for (size_t i = n / 64 * 64; i < n; i++)
        special |= bytes[i] == '\0' || bytes[i] == '\r' || (unsigned char)bytes[i] > 127;
    return !special;
}

TARGET static struct csvsplit_survey NAME(survey)(const char *bytes, size_t n)
{
    struct csvsplit_survey y = {.first_cr = n};
    uint64_t high = 0, nul = 0, cr_before = 0, crlf = 0, lf = 0, alone = 0;

    for (size_t at = 0; at < n; at += 64) {
        const char *p = bytes + at;
        uint64_t valid = n - at >= 64 ? ~UINT64_C(0) : (UINT64_C(1) << (n - at)) - 1;
        uint64_t newline = EQUAL(p, '\n') & valid, cr = EQUAL(p, '\r') & valid;
        uint64_t single, next = n - at > 64 ? (uint64_t)(p[64] == '\n') << 63 : 0;

        high |= HIGH(p) & valid;
        nul |= EQUAL(p, '\0') & valid;
        if (cr && y.first_cr == n)
            y.first_cr = at + (size_t)__builtin_ctzll(cr);
        crlf |= newline & (cr << 1 | cr_before);
        lf |= newline & ~(cr << 1 | cr_before);
        single = cr & ~(newline >> 1 | next);
        alone |= single;
        cr_before = cr >> 63;
        y.lines += (size_t)__builtin_popcountll(newline | single);
    }
    y.high = high;
    y.nul = nul;
    y.crlf = crlf;
    y.lf = lf;
    y.cr = alone;
    return y;
}

#undef TARGET
#undef NAME
#undef EQUAL
#undef HIGH
#undef SPECIAL
#undef PREFIX_XOR
#undef STORE
#undef INLINE
