/* Overrides: a check asks for a look, somebody has looked, and the figure is right. The file is
 * optional, and kept by hand; programme.csv names it (item `overrides`).
 *
 *     check,file,area_code,period,measure,value,reason,name,expires_on
 *
 * check is the code of a finding that may be overridden (finding_may_be_overridden()); file (its
 * name without folders), area_code, period, measure and value say which findings of it are meant:
 * empty is any, but one of the first three must be there. reason, name (who says so) and expires_on
 * (a day, "2015-03-31") are needed. An override counts for files that were collected up to the
 * month of that day, by their names; for a file without a month, for figures up to it. No clock is
 * asked. A finding that is overridden stays in the table, as a note that tells by whom, until when
 * and why; the figure is used. */
#ifndef HW_OVERRIDE_H
#define HW_OVERRIDE_H

#include "finding.h"
#include "programme.h"

struct override {
    const char *check;
    const char *file, *area_code, *measure, *value; /* "" is any */
    int period;                                     /* PERIOD_NONE is any */
    const char *reason, *name, *expires_on;
    int last;    /* the month of expires_on */
    size_t line; /* in the file */
};

struct overrides {
    struct override *row; /* in the order of the file */
    size_t n, capacity;
    const char *path; /* of the file, for messages */
    struct arena texts;
};

/* Read the programme's overrides; none when it names no file. Returns 0, or -1 after naming every
 * fault with file, line and column. Freed with overrides_free(), twice is harmless. */
int overrides_read(struct overrides *o, const struct programme *p);
void overrides_free(struct overrides *o);

/* Is the figure of this finding used all the same? For a check that would refuse it; the finding is
 * added in any case, and overrides_apply() makes a note of it. */
bool overrides_allow(const struct overrides *o, const struct finding *finding);

/* Make notes of the findings that are overridden. Add a warning for each override that has expired
 * though it is needed, and, when all extracts of the programme were read (`whole`), for each that
 * nothing was found for. The findings need not be in order, and are not afterwards. */
void overrides_apply(const struct overrides *o, struct findings *f, bool whole);

#endif
