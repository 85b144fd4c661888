/* Reading CSV from a file of any size in the memory of a block. Gives the same records, lines,
 * fields and faults as csvread on the whole file: regular records are found by csvsplit, every
 * other one is read by csvread. (A quote that is never closed is looked for to the end of the
 * file, which must then fit into memory, as for csvread.) */
#ifndef HW_CSVSTREAM_H
#define HW_CSVSTREAM_H

#include "csvread.h"
#include "csvsplit.h"
#include "lines.h"

struct csvstream {
    /* the record last read, or the fault last met; see csvread.h */
    size_t line, n;
    enum csv_fault fault;
    size_t fault_field;
    bool cut;  /* the file ends with it, without the end of a line */
    bool open; /* a quote was open where the file ended */

    /* private */
    struct lines lines;
    struct csvsplit split;
    struct csvread odd;
    const char *base, *record; /* of split; of the record last read */
    const uint16_t *ends;      /* of its fields, NULL when csvread has read it */
    size_t row, next_line;
    const char **field;
    size_t capacity;
    struct text texts;
    enum csvsplit_way way;
    bool careful; /* csvread reads every record, as always where no commas separate fields; may be
                   * set at the beginning */
};

/* A field as it stands in the file, with quotes and spaces, without the end of the line; what
 * stands behind it may be read, up to CSVSPLIT_PAD bytes. */
struct csv_raw {
    const char *s;
    size_t n;
};

/* Begin to read. *mark is what the file begins with (see lines.h). block 0 is the usual size. Freed
 * with csvstream_free(). */
void csvstream_open(struct csvstream *s, const struct lines_source *source, size_t block,
                    enum lines_mark *mark);
void csvstream_free(struct csvstream *s);

/* The two halves of csvstream_next(): is there another of the records that were found? And when
 * there is none, what comes behind them. */
static inline bool csvstream_take(struct csvstream *s);
enum csv_state csvstream_read_on(struct csvstream *s);

/* Read on to the next record or fault. CSV_END too when the source fails: see s->lines.failed. */
static inline enum csv_state csvstream_next(struct csvstream *s)
{
    return csvstream_take(s) ? CSV_RECORD : csvstream_read_on(s);
}

/* Pass over all that is left: its encoding and its ends of lines are looked at, nothing else. */
void csvstream_drain(struct csvstream *s);

/* The texts of the record's fields, good until the next call. */
const char *const *csvstream_fields(struct csvstream *s);

/* Is the record a regular one, so that csvstream_raw() may be asked? */
static inline bool csvstream_is_regular(const struct csvstream *s)
{
    return s->ends != NULL;
}

static inline bool csvstream_is_blank(const char *p, const char *end)
{
    while (p < end && (*p == ' ' || *p == '\t' || *p == '\r'))
        p++;
    return p == end;
}

/* Lines without anything are passed over. */
static inline bool csvstream_take(struct csvstream *s)
{
    while (s->row < s->split.rows) {
        size_t first = s->row ? s->split.last[s->row - 1] : 0;

        s->n = s->split.last[s->row++] - first;
        s->record = s->base + (first ? s->split.end[first - 1] + 1 : 0);
        s->ends = s->split.end + first;
        s->line = s->next_line++;
        s->cut = false;
        if (s->n > 1 || !csvstream_is_blank(s->record, s->base + s->ends[0]))
            return true;
    }
    return false;
}

/* Field i (from 0) of a regular record as it stands in the file. */
static inline struct csv_raw csvstream_raw(const struct csvstream *s, size_t i)
{
    const char *from = i ? s->base + s->ends[i - 1] + 1 : s->record;
    const char *to = s->base + s->ends[i];

    if (i + 1 == s->n && to > from && to[-1] == '\r')
        to--;
    return (struct csv_raw){from, (size_t)(to - from)};
}

#endif
