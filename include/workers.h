/* Workers: a number of independent jobs, shared out over processes. What they write must not depend
 * on how many there are. */
#ifndef HW_WORKERS_H
#define HW_WORKERS_H

#include "text.h"

#include <stddef.h>

struct workers {
    /* Do job i. Its result and *said go back to the parent; -1 is failure. */
    int (*job)(void *context, size_t i, struct text *said);
    /* Called in the parent when job i has ended, in any order. result is -1 too when its worker
     * died, which is said; another one goes on with the next job. */
    void (*done)(void *context, size_t i, int result, const char *said);
    void *context;
};

/* Do n jobs in as many processes as the machine has processors; with one, in this process. Returns
 * 0, or -1 when no process can be started, after saying why. */
int workers_run(const struct workers *w, size_t n);

#endif
