/* The list of what was built: what make holds for the target of a period.
 *
 *     report,area_code,outcome,reason,bytes,file
 *
 * outcome is built (one row a file, with its size), skipped (one row, with the reason), failed
 * (one row) or index (the page that leads to all reports, in the list of a whole period). */
#ifndef HW_BUILT_H
#define HW_BUILT_H

#include "report.h"

struct built {
    const struct report_plans *plans;
    struct text *files; /* [plans->n]: the names of a report's files, one a line */
    int *result;        /* [plans->n]: 0 built, 1 skipped, -1 failed */
    const char *index;  /* the page that leads to all, when the list is of a whole period */
};

/* Files that the list at the path (NULL: none) names now, and this one will not, are removed from
 * the folder, and so are those of the reports that failed: no report stays behind that is not of
 * this run. */
void built_clean(struct built *b, const char *folder, const char *path);

/* Write the list to a path (NULL: nowhere). Returns 0, or -1 after saying why. */
int built_write(const struct built *b, const struct programme *p, const char *folder,
                const char *path);

size_t built_count(const struct built *b, int result);

#endif
