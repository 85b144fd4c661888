/* Where hw-ingest writes: a table must not take the place of what it was read from, nor of another
 * table. */
#ifndef HW_INGEST_OUTPUTS_H
#define HW_INGEST_OUTPUTS_H

#include "programme.h"

/* Are the n outputs apart from each other, from the extracts named, and
 * outside the programme's folder of extracts? Returns 0, or -1 after saying which is not. */
int ingest_outputs_check(const struct programme *p, const char *const *output, size_t n,
                         char *const *extract, size_t extracts);

#endif
