/* Workers: every job is done once, and one that kills its worker takes no other with it. */
#include "workers.h"

#include "unit.h"

#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <unistd.h>

enum { JOBS = 23 };

struct ended {
    pid_t parent;
    int times[JOBS], result[JOBS], said[JOBS];
};

/* Job 4 kills its process, job 9 ends it, job 11 fails; but never the test's own. */
static int job(void *context, size_t i, struct text *said)
{
    const struct ended *e = context;

    if (getpid() != e->parent && i == 4)
        raise(SIGKILL);
    if (getpid() != e->parent && i == 9)
        _exit(3);
    text_addf(said, "%d", (int)i * 7);
    return i == 11 ? -1 : 0;
}

static void done(void *context, size_t i, int result, const char *said)
{
    struct ended *e = context;

    e->times[i]++;
    e->result[i] = result;
    e->said[i] = atoi(said);
}

int main(void)
{
    static struct ended e;
    struct workers w = {job, done, &e};
    bool apart = sysconf(_SC_NPROCESSORS_ONLN) > 1; /* else there are no workers */
    int null = open("/dev/null", O_WRONLY);

    e.parent = getpid();
    dup2(null, STDERR_FILENO);
    close(null);
    CHECK(!workers_run(&w, JOBS));
    for (int i = 0; i < JOBS; i++) {
        bool lost = apart && (i == 4 || i == 9);

        CHECK(e.times[i] == 1);
        CHECK(e.result[i] == (lost || i == 11 ? -1 : 0));
        CHECK(e.said[i] == (lost ? 0 : 7 * i));
    }
    return unit_end();
}
