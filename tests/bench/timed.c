/* Run a command; write how long it took into a file: wall and processor time in milliseconds and
 * the most memory in megabytes.
 *
 *     timed FILE COMMAND... */
#define _DEFAULT_SOURCE /* wait4() */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double milliseconds(struct timeval t)
{
    return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

int main(int argc, char **argv)
{
    struct timespec before, after;
    struct rusage use;
    int status;
    pid_t child;
    FILE *out;

    if (argc < 3)
        return 2;
    clock_gettime(CLOCK_MONOTONIC, &before);
    child = vfork();
    if (!child) {
        execvp(argv[2], argv + 2);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &use) < 0)
        return 1;
    clock_gettime(CLOCK_MONOTONIC, &after);
    out = fopen(argv[1], "w");
    if (!out)
        return 1;
    fprintf(out, "%.1f %.1f %.1f\n",
            (double)(after.tv_sec - before.tv_sec) * 1e3 +
                (double)(after.tv_nsec - before.tv_nsec) / 1e6,
            milliseconds(use.ru_utime) + milliseconds(use.ru_stime), (double)use.ru_maxrss / 1024);
    fclose(out);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
