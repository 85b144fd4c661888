/* Finding where the fields of CSV records end, 64 bytes a step, without looking at each byte: the
 * fast half of csvstream. Only regular records are found, those that every reader reads alike:
 *
 *   - they end in LF or CRLF, and hold no other line end,
 *   - a quote opens at the very beginning of a field, closes at its very end, or is doubled inside
 *     a quoted one.
 *
 * It stops before the first record that is not so; csvread is the authority for that one. Bytes
 * with a NUL, or with a CR that no LF follows, are not for it at all: csvsplit_survey() tells.
 *
 * Source: G. Langdale, D. Lemire, "Parsing gigabytes of JSON per second", VLDB Journal 28 (2019):
 * the state "inside quotes" as the prefix XOR of the mask of quotes. */
#ifndef HW_CSVSPLIT_H
#define HW_CSVSPLIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* how many bytes at most are looked at in one go, and how many behind the n bytes that are given
 * must be there to be read, whatever stands in them */
enum { CSVSPLIT_MOST = 16384, CSVSPLIT_PAD = 64 };

/* With what the masks are made: all find the same. CSVSPLIT_BEST is the best of this processor,
 * which also stands in for one that it lacks. */
enum csvsplit_way {
    CSVSPLIT_BEST,
    CSVSPLIT_PORTABLE,
    CSVSPLIT_SSE2,
    CSVSPLIT_AVX2,
    CSVSPLIT_AVX512,
    CSVSPLIT_WAYS
};

struct csvsplit {
    uint16_t end[CSVSPLIT_MOST + 72]; /* offsets of the commas and line feeds that end fields */
    uint16_t
        last[CSVSPLIT_MOST + 72]; /* [rows]: how many of these there are up to the end of row i */
    size_t rows;
    size_t bytes; /* that the rows take */
};

/* Find the regular records at the beginning of the bytes, where a record begins. */
void csvsplit_run(struct csvsplit *s, const char *bytes, size_t n, enum csvsplit_way way);

/* Are there no NUL, no CR and no byte above 127 among the n bytes? */
bool csvsplit_is_plain(const char *bytes, size_t n, enum csvsplit_way way);

/* What stands in n bytes that end behind an LF, or where the file ends. */
struct csvsplit_survey {
    size_t lines;    /* that end in LF, CR LF or CR */
    bool high;       /* a byte above 127 */
    bool nul;        /* a NUL byte */
    bool crlf;       /* an LF behind a CR */
    bool lf;         /* an LF behind something else */
    bool cr;         /* a CR that no LF follows */
    size_t first_cr; /* offset of the first CR; n when there is none */
};

struct csvsplit_survey csvsplit_survey(const char *bytes, size_t n, enum csvsplit_way way);

#endif
