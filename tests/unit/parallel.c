/* Jobs shared over threads: each is done once, however many threads there are. */
#include "parallel.h"

#include "unit.h"

enum { JOBS = 1000 };

static int done[JOBS];

static void job(void *context, size_t i)
{
    done[i] += *(int *)context;
}

int main(void)
{
    static const size_t threads[] = {1, 2, 7, 64};
    int one = 1;

    CHECK(parallel_most() >= 1);
    for (size_t t = 0; t < sizeof threads / sizeof threads[0]; t++) {
        size_t n = t == 2 ? 3 : JOBS; /* fewer jobs than threads */

        memset(done, 0, sizeof done);
        parallel_run(threads[t], n, job, &one);
        for (size_t i = 0; i < JOBS; i++)
            CHECK(done[i] == (i < n));
    }
    parallel_run(2, 0, job, &one);
    return unit_end();
}
