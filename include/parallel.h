/* Parallel work: independent jobs shared out over the processors, in one memory. What the jobs make
 * must not depend on how many threads there are. (Workers do the same in processes, for libraries
 * that cannot be shared.) */
#ifndef HW_PARALLEL_H
#define HW_PARALLEL_H

#include <stddef.h>

/* How many threads can work at once: the processors of the machine. */
size_t parallel_most(void);

/* Do job 0 to n - 1, begun in this order, with up to so many threads, this one among them; where
 * others cannot be started it does all. Comes back when all are done. */
void parallel_run(size_t threads, size_t n, void (*job)(void *context, size_t i), void *context);

/* What stands behind --threads: NULL is the usual, parallel_most(). Returns 0 when it is no number
 * from 1 to 999, after saying so. */
size_t parallel_threads(const char *text);

#endif
