/* Months and dates as people and spreadsheets write them: which forms a layout may declare, and
 * what is wrong with one that is not declared. */
#ifndef HW_PERIOD_FORM_H
#define HW_PERIOD_FORM_H

#include "text.h"

#include <stdbool.h>

/* A form by its name, of dd/mm/yyyy, dd-mm-yyyy, dd.mm.yyyy, mm/dd/yyyy, mm/yyyy, yyyy/mm/dd,
 * yyyymmdd, yyyymm, dd Month yyyy, dd-Month-yyyy, Month yyyy, Month-yyyy. Days and months may have
 * one digit; a month's name is English, whole or its first three letters, or Sept, in any case.
 * Returns the form, or -1 when there is none. */
int period_form_find(const char *name);

/* Read a text in this form. Returns its period, or PERIOD_NONE; *day is the day of the month, 0
 * where the form has none. */
int period_form_read(int form, const char *s, int *day);

/* Add what is wrong with a text that period_parse() refuses, and what it would be, beginning with
 * "; ": "; the year has two digits". Nothing when that is not known. */
void period_form_explain(struct text *t, const char *s);

/* Does it look like a day or a month (01-Apr, 1/2, 2014-04-01)? */
bool period_form_is_date(const char *s);

#endif
