/* Rows of extracts whose area is not known, by code, name and month: memory is of the number of
 * these, not of the rows. Of each the first lines are kept, so that a person finds them.
 *
 *     alias,area_code,valid_from,valid_to,source,note
 *
 * The table is written in the form of aliases.csv (see geography.h): filled in (area_code) and put
 * among the aliases, the rows are taken the next time. alias is the code, or the name where the
 * extract has no column of codes; note says how many rows there are, where, and which area may be
 * meant. */
#ifndef HW_UNMAPPED_H
#define HW_UNMAPPED_H

#include "geography.h"
#include "mem.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { UNMAPPED_LINES = 20 };

struct unmapped_row {
    const char *code, *name; /* as the extract has them; "" where it has none */
    bool coded;              /* it has a column of codes, which are needed then */
    int period;              /* PERIOD_NONE when not known */
    const char *file;        /* the first */
    const char *check, *message;
    struct area_match match; /* whom the name belongs to, where it tells */
    size_t field;            /* counted from 1: what the message is about */
    size_t rows;
    size_t *line; /* the first ones, counted from 1 */
    size_t n, capacity;
};

struct unmapped {
    struct unmapped_row *row; /* in the order in which they were met */
    size_t n, capacity;
    uint32_t *slot; /* hash table of indices into row, plus one */
    size_t slots;
    struct arena texts;
};

/* The row with the code, coded, name, period and field of another; NULL when there is none. Good
 * until the next is added. */
struct unmapped_row *unmapped_find(const struct unmapped *u, const struct unmapped_row *key);

/* Add a row that is not there, whose texts are copied, but for `check`. */
struct unmapped_row *unmapped_add(struct unmapped *u, const struct unmapped_row *row);

/* One more row of an extract, on this line. */
void unmapped_count(struct unmapped_row *row, size_t line);

/* Add the rows of another table, whose lines are counted from `line` on; it is then empty. */
void unmapped_join(struct unmapped *u, struct unmapped *more, size_t line);
void unmapped_free(struct unmapped *u);

/* Write one row for each code and name, in the order of their bytes, to a path (NULL is standard
 * output). Returns 0, or -1 after saying why. */
int unmapped_write(const struct unmapped *u, const struct geography *g, const char *path);

#endif
