/* The loops of csvsplit.c, made once for each kind of processor. Before it is included stand
 *
 *   TARGET            what the compiler may use
 *   NAME(x)           the name of a function of this kind
 *   EQUAL(p, c)       the mask of the 64 bytes at p that equal c, the first byte the lowest bit
 *   HIGH(p)           the mask of those above 127
 *   SPECIAL(p)        whether one of them is a NUL, a CR, or above 127
 *   PREFIX_XOR(m)     bit i is the parity of the bits 0 to i
 *
 * and struct state, once. The macros end with it. */

/* The ends of fields (*ends) and of records (*lines) in the block; only those before the first
 * byte that is irregular. Returns whether there is one. */
TARGET static inline bool NAME(block)(struct state *s, const char *p, uint64_t valid,
                                      uint64_t *ends, uint64_t *lines)
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

/* The lowest bit, as an offset in a block that begins at `at`; any when there is none. */
TARGET static inline uint16_t NAME(take)(uint64_t *bits, size_t at)
{
    uint16_t offset = (uint16_t)(at + (size_t)__builtin_ctzll(*bits | UINT64_C(1) << 63));

    *bits &= *bits - 1;
    return offset;
}

TARGET static void NAME(run)(struct csvsplit *s, const char *bytes, size_t n)
{
    struct state state = {0, 1, 0};
    size_t k = 0, rows = 0;
    bool odd = false;

    for (size_t at = 0; at < n && !odd; at += 64) {
        uint64_t valid = n - at >= 64 ? ~UINT64_C(0) : (UINT64_C(1) << (n - at)) - 1;
        uint64_t ends, lines, left;
        size_t found;

        odd = NAME(block)(&state, bytes + at, valid, &ends, &lines);
        found = (size_t)__builtin_popcountll(ends);
        /* the first record end without a branch: every second block has one */
        s->last[rows] = (uint16_t)(k + (size_t)__builtin_popcountll(ends & (lines ^ (lines - 1))));
        rows += lines != 0;
        for (left = lines & (lines - 1); left; left &= left - 1)
            s->last[rows++] =
                (uint16_t)(k + (size_t)__builtin_popcountll(ends & (left ^ (left - 1))));
        /* some at once, and more than there are, for the same reason */
        left = ends;
        for (size_t i = 0; i < found; i += 4) {
            uint16_t *end = s->end + k + i;

            end[0] = NAME(take)(&left, at);
            end[1] = NAME(take)(&left, at);
            end[2] = NAME(take)(&left, at);
            end[3] = NAME(take)(&left, at);
        }
        k += found;
    }
    s->rows = rows;
    s->bytes = rows ? (size_t)s->end[s->last[rows - 1] - 1] + 1 : 0;
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
