/* What the subcommands of hw-stats share: reading a table and the words and numbers of options. */
#ifndef HW_STATS_INPUT_H
#define HW_STATS_INPUT_H

#include "table.h"

#include <stdbool.h>
#include <stddef.h>

/* Read the table and find its columns (see table_columns()); the path "-" is standard input.
 * Returns 0, or -1 after saying why. Freed with table_free(). */
int stats_read(struct table *t, const char *path, const char *const *names, size_t n, int *index);

/* The argument of --option as the index of a word: words is "rate;ratio", a NULL text is the first.
 * Returns 0, or -1 after saying what is expected. */
int stats_option_word(const char *option, const char *text, const char *words, int *index);

/* The argument of --option as a number; a NULL text leaves *value as it is. Returns 0, or -1 after
 * saying what is expected, which `expected` says ("a number above 0"). */
int stats_option_number(const char *option, const char *text, const char *expected, double *value);

/* Say that a cell cannot be used, and why: file, line, column, text. */
void stats_refuse(const struct table *t, size_t row, int column, const char *why);

/* One point of a series. */
struct stats_point {
    const char *series, *date; /* the date as written: YYYY-MM or YYYY-MM-DD */
    double value;              /* NaN when missing or refused */
    size_t row;                /* of the table */
    bool refused;              /* the value was no number */
};

/* The points of one series, in the order of their dates. */
struct stats_series {
    const char *id;
    const struct stats_point *point;
    size_t n, known; /* n may be 0 when no date of it could be read */
    size_t refused;  /* values and rows */
    size_t row;      /* one of its rows in the table */
    size_t twice;    /* 0, or the first point whose date is that of the point before it */
};

struct stats_input {
    struct table table;
    struct stats_point *point; /* by series and date, in the order of bytes, then of lines */
    size_t n;                  /* rows; those without a date come first in their series */
    struct stats_series *series;
    size_t n_series;
    size_t refused; /* rows and values that cannot be used; each has been said */
};

/* Read a table with the columns series_id, `date` (which may be called otherwise) and value. A row
 * whose date is none is left out of its series, a value that is no number is a missing one, a date
 * that stands twice in a series is marked; all are said with file, line and column. Returns 0, or
 * -1 after saying why. Freed with stats_input_free(). */
int stats_input_read(struct stats_input *in, const char *path, const char *date);
void stats_input_free(struct stats_input *in);

#endif
