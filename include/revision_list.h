/* Every change of a figure from one collection or edition to the next:
 *
 *     period,area_code,area_name,series,measure,old,new,difference,percent,months_later,
 *     beyond_tolerance,old_file,old_line,new_file,new_line,note
 *
 * A figure that is given again with the same value is no revision. Where it is withdrawn
 * (suppressed, or no longer available) new is empty, and so are difference and percent.
 * months_later is how long after the old one the new one was collected, 0 for a later edition of
 * the same month. beyond_tolerance is yes or no: more than the tolerance revision_pct, or
 * withdrawn. */
#ifndef HW_REVISION_LIST_H
#define HW_REVISION_LIST_H

#include "observation.h"
#include "programme.h"

/* Write the table to a path (NULL is standard output); the observations must be in order. Returns
 * 0, or -1 after saying why. */
int revision_list_write(const struct programme *p, const struct observations *o, const char *path);

#endif
