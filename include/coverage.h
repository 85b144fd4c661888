/* Coverage: for every series that must be delivered every month, every area, month and measure that
 * is expected, and whether it came.
 *
 *     period,area_code,area_name,series,measure,state,note
 *
 * state is received, suppressed, refused (there is a finding) or missing. */
#ifndef HW_COVERAGE_H
#define HW_COVERAGE_H

#include "finding.h"
#include "observation.h"
#include "programme.h"

/* Write the table to a path (NULL is standard output). The grid of a series runs from its first to
 * its last month (not from before programme_earliest()) and over the areas that exist in the month
 * in which it was last collected. Returns 0, or -1 after saying why. */
int coverage_write(const struct programme *p, const struct observations *o,
                   const struct findings *f, const char *path);

#endif
