/* Output files. A file is put in place in one step: FILE.tmp is written and renamed to FILE, so
 * that nothing half-written ever stands under FILE's name, whatever happens. A file whose bytes
 * would not change is left alone, with its time stamp. */
#ifndef HW_OUTFILE_H
#define HW_OUTFILE_H

#include "text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct outfile {
    struct text text; /* what will be written; add to it */

    /* private, from outfile_begin() on */
    const char *path;
    struct text tmp;
    uint64_t done;  /* bytes of it that have gone */
    int old, fd;    /* the file that has held the same bytes so far; the new one; or -1 */
    bool is_direct; /* a device, a pipe */
    bool failed;    /* which was said */
};

/* Write the text to the path and free it. NULL is standard output; a path that names a device or a
 * pipe is written to directly. Returns 0, or -1 after saying why; then the path is as it was. */
int outfile_commit(struct outfile *out, const char *path);

/* The same for a table of many rows, which is never whole in memory: begin, then add a row and pass
 * it on, and end. The path must live as long. A fault on the way is said at once and returned by
 * outfile_end(). */
void outfile_begin(struct outfile *out, const char *path);
int outfile_end(struct outfile *out);

/* What has been added may go, once it is worth it. */
enum { OUTFILE_WORTH = 65536 };
void outfile_pass_all(struct outfile *out);
static inline void outfile_pass(struct outfile *out)
{
    if (out->text.len >= OUTFILE_WORTH)
        outfile_pass_all(out);
}

/* Free the text and write nothing; not behind outfile_begin(). */
void outfile_discard(struct outfile *out);

#endif
