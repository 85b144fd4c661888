/* When extracts came, and when they were due: a table that somebody keeps by hand (item `receipts`
 * of programme.csv); without it nothing is known of it.
 *
 *     file,received_on,due_on
 *
 * file is an extract's name without folders, received_on and due_on are days, "2014-07-14"; due_on
 * may be empty. */
#ifndef HW_RECEIPT_H
#define HW_RECEIPT_H

#include "mem.h"

#include <stdbool.h>
#include <stddef.h>

struct receipt {
    const char *file, *received_on, *due_on;
    bool due;      /* is due_on there? */
    int days_late; /* received_on less due_on, below 0 when early; 0 when not known */
};

struct receipts {
    struct receipt *row; /* in the order of their files */
    size_t n, capacity;
    struct arena texts;
};

/* Read the table; a path of NULL is an empty one. Returns 0, or -1 after naming every fault. Freed
 * with receipts_free(). */
int receipts_read(struct receipts *r, const char *path);
void receipts_free(struct receipts *r);

/* That of a file, whatever folders stand before its name; NULL when there is none. */
const struct receipt *receipts_find(const struct receipts *r, const char *file);

#endif
