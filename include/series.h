/* Which measures there are, and which collections (series) numbers come from. Two series are never
 * mixed: a number always carries its series.
 *
 * measures.csv  measure,name,unit,whole_numbers
 * series.csv series,name,short_name,publisher,basis,notice,expected_level,expected_measures,source
 */
#ifndef HW_SERIES_H
#define HW_SERIES_H

#include "mem.h"

#include <stdbool.h>
#include <stddef.h>

struct measure {
    const char *measure; /* "fte", "joiners_headcount": ends in its unit */
    const char *name;    /* "Joiners" */
    const char *unit;    /* "FTE", "people" */
    bool whole_numbers;
};

struct series {
    const char *series;     /* "mds" */
    const char *name;       /* "Health Visitor Minimum Data Set" */
    const char *short_name; /* "Minimum Data Set", for the end of a line in a chart */
    const char *publisher;
    const char *basis;             /* "published" or "illustrative" */
    const char *notice;            /* words that must stand wherever a number of it does, or "" */
    const char *expected_level;    /* which areas must deliver it every month, or "" */
    const char *expected_measures; /* "fte;headcount" */
    const char *source;
};

struct catalogue {
    struct measure *measure;
    size_t n_measures;
    struct series *series;
    size_t n_series;
    struct arena texts;
};

/* Read both tables. Returns 0, or -1 after saying why. Freed with catalogue_free(). */
int catalogue_read(struct catalogue *c, const char *measures, const char *series);
void catalogue_free(struct catalogue *c);

/* Find by identifier; NULL when there is none. The identifier of a measure may be written in any
 * case ("FTE"). */
const struct measure *catalogue_measure(const struct catalogue *c, const char *measure);
const struct series *catalogue_series(const struct catalogue *c, const char *series);

/* Is the word one of a list such as "fte;headcount"? */
bool catalogue_lists(const char *list, const char *word);

#endif
