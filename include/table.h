/* A CSV table with a header line, held in memory; columns are found by name, never by position.
 * For the tables that Headway writes and for its data files; extracts go through ingest. */
#ifndef HW_TABLE_H
#define HW_TABLE_H

#include "mem.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct table {
    const char *path;
    size_t columns, rows, capacity;
    size_t refused;      /* lines, by table_read_on() */
    const char **header; /* [columns] */
    const char **cell;   /* [rows * columns]; a missing value is "" */
    size_t *line;        /* [rows]: the line in the file */
    struct arena texts;  /* owns all of the above texts */
    size_t line_capacity;
};

enum { TABLE_NO_COLUMN = -1 };

/* Read a table, plain or gzip. Every row must have the header's number of fields. Returns 0, or -1
 * after naming every fault on stderr. Freed with table_free(), twice is harmless. */
int table_read(struct table *t, const char *path);
void table_free(struct table *t);

/* The same, but a bad line costs only itself: it is named and counted in t->refused. One with
 * another number of fields than the header keeps its place, with every cell empty. */
int table_read_on(struct table *t, const char *path);

/* Is the row such a line? */
bool table_is_refused(const struct table *t, size_t row);

/* Find the columns of the given names: index[i] is where names[i] stands. A name that begins with
 * "?" may be missing (TABLE_NO_COLUMN). Returns 0, or -1 after naming every column not found. */
int table_columns(const struct table *t, const char *const *names, size_t n, int *index);

/* A cell's text; "" where the column is TABLE_NO_COLUMN. */
const char *table_text(const struct table *t, size_t row, int column);

/* A cell as an exact decimal; DECIMAL_NONE when empty. Returns 0, or -1 after saying why. */
int table_decimal(const struct table *t, size_t row, int column, int64_t *value);

/* A cell as a double; NaN when empty. */
int table_number(const struct table *t, size_t row, int column, double *value);

/* A cell as a whole number of at least 0; `missing` when empty. */
int table_whole(const struct table *t, size_t row, int column, long missing, long *value);

/* Say a fault of a cell: file, line, column, and the text. */
void table_fault(const struct table *t, size_t row, int column, const char *what);

#endif
