/* Total rows: where a layout declares them, rows that are the total of others are not added to them
 * but compared with their sum, exactly. Three kinds of total are kept apart: over the staff groups
 * of an area or of a part of it, over the parts of an area, and over all areas of the file. Memory
 * is of the number of totals that there could be, not of the rows; the order of the rows, and how
 * a file is shared over threads, cannot be seen in them. */
#ifndef HW_EXTRACT_TOTALS_H
#define HW_EXTRACT_TOTALS_H

#include "mem.h"
#include "observation.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* bits, of the kinds of total that a layout has, or that a row is */
enum { TOTAL_OF_GROUPS = 1, TOTAL_OF_PARTS = 2, TOTAL_OF_AREAS = 4 };

struct extract_total {
    int kind; /* one of the bits */
    int period, collected;
    const char *area_code;        /* NULL of all areas */
    const char *series, *measure; /* texts of the catalogue */
    const char *part;             /* "" unless of groups */
    uint32_t field;               /* of the total's value, counted from 1; 0 while there is none */
    size_t line;                  /* of the first total row */
    size_t totals;                /* rows that are the total */
    uint64_t known;               /* other rows with a value */
    bool gap;                     /* something is suppressed, missing or refused: no comparison */
    int64_t total, sum;
};

struct extract_totals {
    struct extract_total *row;
    size_t n, capacity;
    uint32_t *slot; /* hash table of indices into row, plus one */
    size_t slots;
    bool unknown; /* a row was refused of which nobody knows what it is a part of */
    struct arena texts;
};

/* Add a value to the total's side, or to the side of the rows that should add up to it. o has the
 * figure, whose texts but area_code are kept as they are; o->value is DECIMAL_NONE when there is
 * none, for whatever reason. */
void extract_totals_add(struct extract_totals *t, int kind, const struct observation *o,
                        const char *area_code, const char *part, bool is_total);

/* Add those of a later piece of the file, whose first line is line + 1. */
void extract_totals_join(struct extract_totals *t, const struct extract_totals *more, size_t line);

void extract_totals_free(struct extract_totals *t);

#endif
