/* A figure: the number of an area in a period, itself observed or summed from its parts, with what
 * is needed to trust it: how many parts there are, and where it came from. */
#ifndef HW_FIGURE_H
#define HW_FIGURE_H

#include "observation.h"
#include "programme.h"

struct figure {
    int64_t value;           /* DECIMAL_NONE when not known, or when a part is missing */
    char status;             /* as in an observation; 'x' when not known for no other reason */
    size_t present;          /* how many of the smallest areas have a value ... */
    size_t expected;         /* ... of how many. 1 of 1 for an area that was itself observed */
    const char *source_file; /* of an observed figure, else NULL: a sum has many sources */
    size_t source_line;
};

/* The figure of an area in a series, as known in the period `as_of`:
 * - the observed one, where there is one;
 * - else the sum of the parts that some lists give the area in (London, once three teams);
 * - else the sum of the areas below it that exist in the period as_of.
 * A sum is exact, and known only when every part is. Its status is the gravest of its parts':
 * x, c, p, f, e, b, r. */
struct figure figure_of(const struct programme *p, const struct observations *o, const char *series,
                        const char *measure, int area, int period, int as_of);

/* The sum of the areas one level below, whether the area was itself observed or not. */
struct figure figure_of_parts(const struct programme *p, const struct observations *o,
                              const char *series, const char *measure, int area, int period,
                              int as_of);

#endif
