/* Sign-off: who approved the report of an area for a month, and when the next one comes. The file
 * is optional, and kept by hand; programme.csv names it (item `signoff`).
 *
 *     period,area_code,approved_by,approved_on,publication_date,next_publication_date,contact
 *
 * A row without area_code is for all reports of its month that have no row of their own, one of the
 * whole also for the comparison. Dates are days, "2014-11-12"; all but the period may be empty, but
 * who approved and the day go together. A report is a draft unless a row tells of its approval. */
#ifndef HW_SIGNOFF_H
#define HW_SIGNOFF_H

#include "programme.h"

struct signoff {
    int period, area; /* area is -1 for all */
    const char *approved_by, *contact;
    const char *approved_on, *publication_date, *next_publication_date; /* "2014-11-12" or "" */
};

struct signoffs {
    struct signoff *row;
    size_t n, capacity;
    struct arena texts;
};

/* Read the programme's approvals; none when it names no file. Returns 0, or -1 after naming every
 * fault with file, line and column. Freed with signoffs_free(), twice is harmless. */
int signoffs_read(struct signoffs *s, const struct programme *p);
void signoffs_free(struct signoffs *s);

/* The row for an area's report of a month: its own, else that of all; NULL when there is none, and
 * when s is NULL. */
const struct signoff *signoff_of(const struct signoffs *s, int area, int period);

/* Does the row tell of an approval? False for NULL. */
bool signoff_is_approved(const struct signoff *s);

#endif
