/* Parts that stand once: where a layout says so, the value of a part in a second row is no other
 * part of the sum but the same one again. Memory is of the number of values in the file. */
#ifndef HW_EXTRACT_ONCE_H
#define HW_EXTRACT_ONCE_H

#include "mem.h"
#include "observation.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The value of a part, as it was first met. */
struct extract_once_row {
    const char *area_code, *series, *measure; /* texts of the geography and the catalogue */
    const char *part;                         /* and staff group, as written first */
    int period;
    size_t field, line; /* counted from 1 */
    int64_t value;      /* or DECIMAL_NONE */
    char status;
    bool differs; /* a later row has another value */
};

struct extract_once {
    struct extract_once_row *row;
    size_t n, capacity;
    uint32_t *slot; /* hash table of indices into row, plus one */
    size_t slots;
    struct arena texts;
};

/* The row of the same figure, column and part (text_same_words()); it is made of o when it is not
 * there, and its line is then that of o. Valid until the next call. */
struct extract_once_row *extract_once_find(struct extract_once *t, const struct observation *o,
                                           const char *part);

/* Free it; NULL is harmless. */
void extract_once_free(struct extract_once *t);

#endif
