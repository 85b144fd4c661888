/* The same measure, area and month in two series: official and indicative figures, an old method
 * and a new one. They differ by definition; the table says by how much.
 *
 *     period,area_code,area_name,measure,series,value,other_series,other_value,difference,percent,
 *     note
 *
 * difference is other_value less value, percent is of value. */
#ifndef HW_SOURCE_LIST_H
#define HW_SOURCE_LIST_H

#include "observation.h"
#include "programme.h"

/* Write the table to a path (NULL is standard output), of the figures last known; the observations
 * must be in order. Returns 0, or -1 after saying why. */
int source_list_write(const struct programme *p, const struct observations *o, const char *path);

#endif
