/* Coverage: for every series that must be delivered every month, every area, month and measure that
 * is expected, and whether it came.
 *
 *     period,area_code,area_name,series,measure,state,collected,received_on,days_late,note
 *
 * state is received, nil (a reported 0), late (it came after its month, when other areas had
 * theirs, or after the day on which it was due), suppressed, refused (there is a finding) or
 * missing. A late one may be nil as well: it is late then. collected is the month in which the
 * figure first came; received_on and days_late (below 0 is early) are those of the file that it
 * came in, where the programme has receipts (receipt.h). All three are empty for a sum of parts. */
#ifndef HW_COVERAGE_H
#define HW_COVERAGE_H

#include "finding.h"
#include "observation.h"
#include "programme.h"

/* Write the table to a path (NULL is standard output). The grid of a series runs from its first to
 * its last month (not from before programme_earliest()) and over the areas that exist in the month
 * in which it was last collected. Returns 0, or -1 after saying why, also of the receipts. */
int coverage_write(const struct programme *p, const struct observations *o,
                   const struct findings *f, const char *path);

#endif
