/* The data of a figure as CSV: the numbers of its table as a machine reads them.
 *
 * "10,424" becomes 10424, "−12.5" -12.5, "94.9%" 94.9 in a column whose header ends in ", %", a
 * range "1 to 2" two columns whose headers end in ", low" and ", high", and the months of a first
 * column "Sep 2014" become 2014-09. What a cell says besides its number, "[p]", "[x]" or "no figure
 * for ...", stands in a column of its own, whose header ends in "_status", where there is any. */
#ifndef HW_DATA_CSV_H
#define HW_DATA_CSV_H

#include "document.h"

/* Add the table with its header line: RFC 4180, UTF-8, lines ended by LF as in all our tables. Text
 * that a spreadsheet would run as a formula gets an apostrophe. */
void data_csv_add(struct text *out, const struct table_block *t);

#endif
