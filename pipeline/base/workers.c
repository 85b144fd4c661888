#include "workers.h"

#include "diag.h"
#include "mem.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* What a worker sends before the words of one job. */
struct message {
    size_t job, length;
    int result;
};

struct worker {
    pid_t pid;
    int in; /* the end of its pipe that we read */
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
    return 0;
}

/* Take one message; false when the worker has no more. */
static bool take(const struct workers *w, const struct worker *worker, size_t n, bool *ended)
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
    ended[m.job] = true;
    w->done(w->context, m.job, m.result, said);
    free(said);
    return true;
}

static void collect(const struct workers *w, struct worker *worker, size_t k, size_t n)
{
    bool *ended = mem_new(n, sizeof *ended), *open = mem_new(k, sizeof *open);
    size_t left = k;

    for (size_t i = 0; i < k; i++)
        open[i] = true;
    /* round by round: each has about as many jobs, so that none waits long for the others */
    while (left)
        for (size_t i = 0; i < k; i++)
            if (open[i] && !take(w, &worker[i], n, ended)) {
                open[i] = false;
                left--;
                close(worker[i].in);
                waitpid(worker[i].pid, NULL, 0);
            }
    for (size_t i = 0; i < n; i++)
        if (!ended[i])
            w->done(w->context, i, -1, "");
    free(open);
    free(ended);
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
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t k = processors < 1 ? 1 : (size_t)processors, started = 0;
    struct worker *worker;

    k = k < n ? k : n;
    if (k < 2)
        return run_here(w, n);
    worker = mem_new(k, sizeof *worker);
    while (started < k && !start(&worker[started], w, n, started, k))
        started++;
    if (started)
        collect(w, worker, started, n);
    free(worker);
    return started ? 0 : -1;
}
