/* A table of our own as an array of structs: one row of data for each column says its name, what
 * kind of thing it is and where in the struct it stands; writing and reading follow from that. */
#ifndef HW_RECORD_H
#define HW_RECORD_H

#include "mem.h"
#include "programme.h"

#include <stddef.h>

enum record_kind {
    RECORD_AREA,    /* int, index in the geography: written as the code */
    RECORD_NAME,    /* written only: the name of the area whose index stands there */
    RECORD_LEVEL,   /* written only: its level */
    RECORD_SERIES,  /* const struct series *, NULL is empty */
    RECORD_NOTICE,  /* written only: the notice of the series that stands there */
    RECORD_PERIOD,  /* int */
    RECORD_DECIMAL, /* int64_t */
    RECORD_DOUBLE,  /* double, NaN is empty */
    RECORD_COUNT,   /* size_t, 0 is written as 0 */
    RECORD_LINE,    /* size_t, 0 is empty */
    RECORD_INT,     /* int, may be negative */
    RECORD_CHAR,    /* char, '\0' is empty */
    RECORD_TEXT,    /* const char *, lives in the arena; came from outside */
    RECORD_WORD     /* int, the index of a word in the column's list, "headline;beside" */
};

struct record_column {
    const char *name; /* "actual_%": the % stands for the programme's measure */
    enum record_kind kind;
    size_t at; /* offsetof */
    const char *words;
};

struct record_type {
    const struct record_column *column;
    size_t n;
    size_t size; /* of the struct */
};

/* Write n structs as CSV to a path (NULL is standard output). Returns 0, or -1 after saying why. */
int record_write(const struct record_type *type, const struct programme *p, const void *rows,
                 size_t n, const char *path);

/* Read them back into a new array, freed by the caller with free(); its texts go to the arena.
 * Returns 0, or -1 after saying why. */
int record_read(const struct record_type *type, const struct programme *p, struct arena *texts,
                void **rows, size_t *n, const char *path);

/* The index of a word in a list such as "open;done", or -1. */
int record_word(const char *words, const char *word);

/* Say of a table of our own that cannot be read what is to be done about it. */
void record_hint(const char *path);

#endif
