/* The list of what was built: what make holds for the target of a period.
 *
 *     report,area_code,outcome,reason,bytes,file
 *
 * outcome is built (one row a file, with its size), skipped (one row, with the reason) or failed
 * (one row). */
#ifndef HW_BUILT_H
#define HW_BUILT_H

#include "report.h"

struct built {
    const struct report_plans *plans;
    struct text *files; /* [plans->n]: the names of a report's files, one a line */
    int *result;        /* [plans->n]: 0 built, 1 skipped, -1 failed */
};

/* Write the list to a path (NULL: nowhere). Files that the list names that stands there now, and
 * this one does not, are removed from the folder, and so are those of the reports that failed: no
 * report stays behind that is not of this run. Returns 0, or -1 after saying why. */
int built_write(const struct built *b, const struct programme *p, const char *folder,
                const char *path);

size_t built_count(const struct built *b, int result);

#endif
