/* Observations: the tidy table of record, one value a row. Every row knows the file and the line
 * that it came from, and the period in which it was collected: a later collection of the same
 * figure is a revision, and an old report uses only what had been collected by then.
 *
 *     period,area_code,series,measure,value,status,collected,source_file,source_line,source_field,
 *     edition,note
 *
 * status is empty or one of: p provisional, r revised, c suppressed, x not available, e estimated,
 * f forecast, b break (Analysis Function shorthand, without brackets). note carries the words that
 * the series asks for ("Illustrative data, not published figures"). edition is that of the file's
 * name (edition.h): empty, v2, provisional, final; collected is then a day where the name has one.
 */
#ifndef HW_OBSERVATION_H
#define HW_OBSERVATION_H

#include "mem.h"
#include "programme.h"

#include <stdint.h>

#define OBSERVATION_STATUSES "prcxebf"

struct observation {
    int period, collected;
    int edition; /* of that month's collection, see edition.h: later ones are more */
    const char *area_code, *series, *measure;
    int64_t value; /* DECIMAL_NONE when there is none: then status says why */
    char status;   /* '\0' when there is nothing to say */
    const char *source_file;
    size_t source_line, source_field; /* counted from 1: the very cell; line 0 for a sum of lines */
    const char *source_column;        /* the field's name, while ingest runs; else NULL */
};

struct observations {
    struct observation *row;
    size_t n, capacity;
    struct arena texts;
};

/* Add one row; its texts must live as long as the table (or stand in its arena). */
void observations_add(struct observations *o, const struct observation *row);

/* Make room for so many rows more. */
void observations_reserve(struct observations *o, size_t more);

/* Add the rows of another table, whose texts come along: it is then empty. */
void observations_join(struct observations *o, struct observations *more);

/* Put the rows in their order: series, measure, area, period, collected, edition, file,
 * line. */
void observations_sort(struct observations *o);

/* Write the rows as CSV to a path (NULL is standard output). Returns 0, or -1 after saying why. */
int observations_write(const struct observations *o, const struct programme *p, const char *path);

/* Read the rows back, in order. Returns 0, or -1 after saying why. */
int observations_read(struct observations *o, const char *path);
void observations_free(struct observations *o);

/* Do two rows give one figure: the same series, measure, area and period? */
bool observation_is_same(const struct observation *a, const struct observation *b);

/* Below, at or above 0 as the first stands before, with or behind the second by series, measure,
 * area and period. */
int observation_compare(const struct observation *a, const struct observation *b);

/* The figure of one area itself, as known in the period `as_of`: the last collected one. *revised
 * is set when an earlier collection gave another value. NULL when there is none. The rows must be
 * in order. */
const struct observation *observations_find(const struct observations *o, const char *series,
                                            const char *measure, const char *area_code, int period,
                                            int as_of, bool *revised);

#endif
