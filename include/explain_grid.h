/* Plain text in columns, for a person at a terminal. */
#ifndef HW_EXPLAIN_GRID_H
#define HW_EXPLAIN_GRID_H

#include "mem.h"
#include "text.h"

enum { EXPLAIN_COLUMNS = 8 };

/* {.columns = n} is an empty one. */
struct explain_grid {
    size_t columns;    /* at most EXPLAIN_COLUMNS */
    unsigned right;    /* bit i: column i is set to the right */
    const char **cell; /* [rows * columns] */
    size_t rows, capacity;
    size_t width[EXPLAIN_COLUMNS]; /* characters */
    struct arena texts;
};

/* Add a row of g->columns texts, each shortened to 36 characters but for the last, without control
 * characters. */
void explain_grid_add(struct explain_grid *g, const char *const *cell);

/* Add its lines, each behind two spaces, and free it. */
void explain_grid_print(struct text *t, struct explain_grid *g);

/* Add "  encoding     UTF-8": a fact by its name, wrapped. */
void explain_fact(struct text *t, const char *name, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Add a text in lines of at most 98 characters, the first behind `before`, the others behind as
 * many spaces; a longer word stands alone. */
void explain_wrap(struct text *t, const char *before, const char *words);

#endif
