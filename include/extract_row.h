/* One record of an extract while it is checked: what its fields say, and what is refused of it. The
 * parts of extract_row() share it, one file each: areas, periods, values. */
#ifndef HW_EXTRACT_ROW_H
#define HW_EXTRACT_ROW_H

#include "ingest.h"

/* What the fields of one record say, before the values. */
struct row {
    struct extract *e;
    size_t line;
    const char *const *field;
    struct observation key;
    size_t code; /* the column, from 0, of the code that the area was found by */
    const struct measure *measure;
    int totals;  /* which kinds of total it is: bits */
    bool counts; /* it is of the programme's staff group: others count in totals alone */
    struct extract_totals *into;
    bool good;
    bool closed,
        passed; /* this period, any period: the area was closed, and there are only zeros */
};

/* The text of field i, from 0. */
static inline const char *row_cell(const struct row *r, size_t i)
{
    return r->field[i];
}

/* Is it the total of rows that are counted? Then it is not. */
static inline bool row_is_total(const struct row *r)
{
    return r->totals & (TOTAL_OF_PARTS | TOTAL_OF_AREAS);
}

/* Refuse the row because of its field i (from 0), with a finding of this check; i == columns is a
 * fault of the layout. */
void row_refuse(struct row *r, const char *check, size_t i, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The column (from 0) with this role, or -1. */
int row_column(const struct extract *e, enum layout_role role);

/* The code of the area that the n fields of a record name, by its code; NULL when they do not. */
const char *row_code(const struct extract *e, const char *const *field, size_t n);

/* The period that the fields tell, or the file's name; PERIOD_NONE when nobody can tell. */
int row_period(const struct extract *e, const char *const *field);

/* Which measure the n fields seem to be of; NULL when nobody can tell. */
const struct measure *row_measure(const struct extract *e, const char *const *field, size_t n);

/* Of what measure the finding added last is; NULL where it may be any. */
void row_tell_measure(struct extract *e, const struct measure *measure);

/* Leave out the row, whose field `group` (from 0) is not the programme's staff group: it is noted;
 * or reported, when that is blank or nearly the programme's. Returns whether it was noted alone
 * (extract_groups.c). */
bool row_leave_out(struct extract *e, size_t line, const char *const *field, size_t group);

/* The month by which codes are judged: when it was collected, or else the row's own. */
int row_date(const struct row *r);

/* Take the measure that a text stands for, or refuse the row; i is the column that the text stands
 * in, or -1 when it is the layout's. */
void row_take_measure(struct row *r, const char *text, int i);

/* Which area the row is of, by its code or its name (extract_area.c). */
void row_read_area(struct row *r);

/* Which period it is of, from column i (extract_period.c). */
void row_read_period(struct row *r, size_t i);

/* Does the period, from column i (e->columns: from the file's name), fit the month in which the
 * extract was collected, and did the area exist then? Refuses the row where not; where it has
 * nothing but zeros, it is closed. */
void row_check_period(struct row *r, size_t i);

/* Does column i tell which part of an area a row is? Where parts stand once, those that say so. */
bool row_tells_part(const struct extract *e, size_t i);

enum row_repeat {
    ROW_FIRST,
    ROW_AGAIN,  /* the same part with the same value */
    ROW_DIFFERS /* with another one */
};

/* Where parts stand once: is the value one of a part that has it already? That is then reported
 * (extract_repeat.c). */
enum row_repeat row_check_once(struct row *r, const struct observation *o);

/* All its values, which become observations or parts of sums (extract_value.c). */
void row_read_values(struct row *r);

/* Add a value to the totals that it is, or is a part of (extract_total_rows.c); DECIMAL_NONE where
 * there is none. */
void row_add_to_totals(struct row *r, const struct observation *o);

/* Read the row for the sake of totals: nothing is said of it, nor observed. */
enum extract_fate row_add_quietly(struct row *r, enum extract_fate (*read)(struct row *r));

#endif
