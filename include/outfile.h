/* Output files. A file is built in memory and put in place in one step: FILE.tmp is written and
 * renamed to FILE, so that nothing half-written ever stands under FILE's name, whatever happens.
 * A file whose bytes would not change is left alone, with its time stamp. */
#ifndef HW_OUTFILE_H
#define HW_OUTFILE_H

#include "text.h"

struct outfile {
    struct text text; /* what will be written; add to it */
};

/* Write the text to the path and free it. NULL is standard output; a path that names a device or a
 * pipe is written to directly. Returns 0, or -1 after saying why; then the path is as it was. */
int outfile_commit(struct outfile *out, const char *path);

/* Free the text and write nothing. */
void outfile_discard(struct outfile *out);

#endif
