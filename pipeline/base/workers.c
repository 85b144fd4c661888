#include "workers.h"

#include "diag.h"
#include "mem.h"
#include "parallel.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* What a worker sends before the words of one job. */
struct message {
    size_t job, length;
    int result;
};

struct worker {
    pid_t pid;
    int in;      /* the end of its pipe that we read */
    size_t next; /* the job that it is at */
};

static int send_all(int fd, const void *bytes, size_t n)
{
    const char *p = bytes;

    while (n) {
        ssize_t sent = write(fd, p, n);

        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return -1;
        p += sent;
        n -= (size_t)sent;
    }
    return 0;
}

static int receive_all(int fd, void *bytes, size_t n)
{
    char *p = bytes;

    while (n) {
        ssize_t got = read(fd, p, n);

        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return -1;
        p += got;
        n -= (size_t)got;
    }
    return 0;
}

/* The child: every k-th job. */
static int work(const struct workers *w, size_t n, size_t first, size_t step, int out)
{
    for (size_t i = first; i < n; i += step) {
        struct text said = {0};
        struct message m = {.job = i};
        int failed;

        m.result = w->job(w->context, i, &said);
        m.length = said.len;
        failed = send_all(out, &m, sizeof m) || send_all(out, text_of(&said), said.len);
        text_free(&said);
        if (failed)
            return 1;
    }
    return 0;
}

static int start(struct worker *worker, const struct workers *w, size_t n, size_t first,
                 size_t step)
{
    int ends[2];

    if (pipe(ends)) {
        diag_errno("cannot make a pipe");
        return -1;
    }
    fflush(NULL);
    worker->pid = fork();
    if (worker->pid < 0) {
        diag_errno("cannot start a process");
        close(ends[0]);
        close(ends[1]);
        return -1;
    }
    if (!worker->pid) {
        close(ends[0]);
        _exit(work(w, n, first, step, ends[1]));
    }
    close(ends[1]);
    worker->in = ends[0];
    worker->next = first;
    return 0;
}

/* Take one message; false when the worker sends no more. */
static bool take(const struct workers *w, struct worker *worker, size_t n, size_t step)
{
    struct message m;
    char *said;

    if (receive_all(worker->in, &m, sizeof m) || m.job >= n)
        return false;
    said = mem_new(m.length + 1, 1);
    if (receive_all(worker->in, said, m.length)) {
        free(said);
        return false;
    }
    worker->next = m.job + step;
    w->done(w->context, m.job, m.result, said);
    free(said);
    return true;
}

/* A worker that sends no more has done all of its jobs, or died in one: that one has failed, and
 * another worker takes the rest. Returns whether there is another. */
static bool replace(const struct workers *w, struct worker *worker, size_t n, size_t step)
{
    size_t lost = worker->next;
    int status = 0;

    close(worker->in);
    while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR)
        ;
    if (lost >= n)
        return false;
    if (WIFSIGNALED(status))
        diag_error("a process was ended by signal %d (%s)", WTERMSIG(status),
                   strsignal(WTERMSIG(status)));
    else
        diag_error("a process ended with status %d in the middle of its work",
                   WIFEXITED(status) ? WEXITSTATUS(status) : -1);
    w->done(w->context, lost, -1, "");
    if (lost + step >= n)
        return false;
    if (!start(worker, w, n, lost + step, step))
        return true;
    for (size_t i = lost + step; i < n; i += step)
        w->done(w->context, i, -1, "");
    return false;
}

static void collect(const struct workers *w, struct worker *worker, size_t k, size_t step, size_t n)
{
    bool *open = mem_new(k, sizeof *open);
    size_t left = k;

    for (size_t i = 0; i < k; i++)
        open[i] = true;
    /* round by round: each has about as many jobs, so that none waits long for the others */
    while (left)
        for (size_t i = 0; i < k; i++)
            if (open[i] && !take(w, &worker[i], n, step) && !replace(w, &worker[i], n, step)) {
                open[i] = false;
                left--;
            }
    for (size_t first = k; first < step; first++) /* of workers that could not be started */
        for (size_t i = first; i < n; i += step)
            w->done(w->context, i, -1, "");
    free(open);
}

static int run_here(const struct workers *w, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct text said = {0};
        int result = w->job(w->context, i, &said);

        w->done(w->context, i, result, text_of(&said));
        text_free(&said);
    }
    return 0;
}

int workers_run(const struct workers *w, size_t n)
{
    size_t k = parallel_most(), started = 0;
    struct worker *worker;

    k = k < n ? k : n;
    if (k < 2)
        return run_here(w, n);
    worker = mem_new(k, sizeof *worker);
    while (started < k && !start(&worker[started], w, n, started, k))
        started++;
    if (started)
        collect(w, worker, started, k, n);
    free(worker);
    return started ? 0 : -1;
}
