/* A period is a month, held as the number of months since January of year 0. */
#ifndef HW_PERIOD_H
#define HW_PERIOD_H

#include "table.h"
#include "text.h"

#include <limits.h>

#define PERIOD_NONE INT_MIN

/* Read "2014-09", or a date of that month, "2014-09-30". Returns the period, or PERIOD_NONE when it
 * is neither or no such day exists. Years run from 1900 to 2199. */
int period_parse(const char *s);

/* The month that a file's name begins with: "2014-06-area-teams.csv" was collected in June 2014.
 * PERIOD_NONE when it begins with none. */
int period_of_file(const char *name);

/* Add "2014-09"; nothing for PERIOD_NONE. */
void period_add(struct text *t, int period);

/* Add "September 2014". */
void period_add_words(struct text *t, int period);

/* Add "Sep 2014", for the rows of a table. */
void period_add_short(struct text *t, int period);

int period_year(int period);

/* 1 to 12 */
int period_month(int period);

/* The last day of the month, 28 to 31. */
int period_last_day(int period);

/* A cell of a table as a period; PERIOD_NONE when empty. Returns 0, or -1 after saying why. */
int table_period(const struct table *t, size_t row, int column, int *period);

/* Read the --period of a command line. Returns 0, or -1 after saying what is expected. */
int period_option(const char *s, int *period);

#endif
