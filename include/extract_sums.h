/* Sums of parts: where a layout has columns with the role "part", a row is a part of an area, and
 * the figure is the sum of its rows. Sums are exact, so that neither the order of the rows nor how
 * a file is shared over threads can be seen in them. Memory is of the number of figures. */
#ifndef HW_EXTRACT_SUMS_H
#define HW_EXTRACT_SUMS_H

#include "decimal.h"
#include "observation.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct extract_sum {
    const char *area_code, *series, *measure; /* texts of the geography and the catalogue */
    int period, collected;
    uint32_t field; /* of the value, counted from 1 */
    char status;    /* of its parts: provisional before estimated, break, revised */
    bool known;     /* a part has a value */
    bool refused;   /* a part of it was refused: there is no sum */
    bool large;     /* it is too large */
    int64_t value;
    uint64_t suppressed, missing; /* parts with c, with x */
};

enum { EXTRACT_SUMS_BLOCK = 1024 };

struct extract_sums {
    struct extract_sum **block; /* of EXTRACT_SUMS_BLOCK each: none is ever copied or moved */
    size_t n, capacity;
    uint32_t *slot; /* hash table of their numbers, plus one */
    size_t slots;
    bool unknown; /* a row was refused of which nobody knows what it is a part of */
};

/* The number of the sum of an observation's figure, which is made when it is not there. */
size_t extract_sums_find(struct extract_sums *s, const struct observation *o);

/* Sum number i. */
static inline struct extract_sum *extract_sums_at(const struct extract_sums *s, size_t i)
{
    return &s->block[i / EXTRACT_SUMS_BLOCK][i % EXTRACT_SUMS_BLOCK];
}

/* A part was refused: there is no sum. */
void extract_sums_refuse(struct extract_sums *s, const struct observation *o);

/* Add the sums of another table of the same file: it is then empty. */
void extract_sums_join(struct extract_sums *s, struct extract_sums *other);

void extract_sums_free(struct extract_sums *s);

/* The status that a sum has of two of its parts. */
char extract_sums_status(char a, char b);

/* Add a part: a value of at least 0, or DECIMAL_NONE with the status that says why. */
static inline void extract_sums_add(struct extract_sum *sum, int64_t value, char status)
{
    if (value == DECIMAL_NONE) {
        sum->suppressed += status == 'c';
        sum->missing += status != 'c';
        return;
    }
    sum->known = true;
    sum->large |= __builtin_add_overflow(sum->value, value, &sum->value);
    if (status != sum->status)
        sum->status = extract_sums_status(sum->status, status);
}

#endif
