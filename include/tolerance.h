/* How far figures may differ before a finding asks for a look. A programme may have a table of its
 * own (tolerance,value,note), where each row takes the place of a default. */
#ifndef HW_TOLERANCE_H
#define HW_TOLERANCE_H

#include <stdbool.h>
#include <stdint.h>

struct tolerances {
    double revision_pct;         /* a later collection against the one before: 10 */
    double fte_per_head_warning; /* 1.25 */
    double fte_per_head_error;   /* 1.5: the FTE is not used */
    /* A change from a figure of size x is large above change_absolute and above
     * change_pct (1 + sqrt(change_size / x)) percent: small areas move more. */
    double change_absolute; /* 5, in the measure's unit */
    double change_size;     /* 100 */
    double change_pct;      /* 10: on the figure of the month before; twice that over a year */
    double year_pct;        /* 40: on the same month of the year before */
    double outlier_spreads; /* 5: a change against the median of those before, in robust standard
                               deviations (1.4826 times the median absolute deviation) */
    double stuck_decimals;  /* 3: figures with decimals that are the same so often */
    double stuck_whole;     /* 6: the same for whole numbers */
    double copied;          /* 3: months in which two areas have the same decimals */
    double round;           /* 3: figures running that are multiples of 10 */
    double balance;         /* 0: people by which openings, flows and closings may differ */
};

extern const struct tolerances tolerances_usual;

/* Take the rows of a table. Returns 0, or -1 after naming every fault. */
int tolerances_read(struct tolerances *t, const char *path);

/* How far a figure may move from this one, of 0 or more, in its unit, at so many percent. */
double tolerances_change(const struct tolerances *t, double from, double pct);

/* Exactly: is the difference more than revision_pct of the old value? */
bool tolerances_revision_is_large(const struct tolerances *t, int64_t from, int64_t to);

#endif
