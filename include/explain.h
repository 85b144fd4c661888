/* What ingest makes of one extract, in words: which layout it has and why, what each column is
 * taken for, the first figures as understood, what was taken, left out and refused. */
#ifndef HW_EXPLAIN_H
#define HW_EXPLAIN_H

#include "programme.h"
#include "text.h"

/* Read the file as an extract of the programme, and add what is to be said of it, for a person:
 * lines of at most 100 characters where the extract's own texts allow it. Returns 0, 1 when the
 * file cannot be understood, or -1 when the programme's layouts cannot be read, after saying why.
 */
int explain(struct text *t, const struct programme *p, const char *path);

#endif
