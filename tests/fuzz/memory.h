/* Files in memory for fuzzing: read by their path as any other file, but no disk is asked. A target
 * includes this first, since memfd_create() is Linux's own. */
#ifndef MEMORY_H
#define MEMORY_H

#define _GNU_SOURCE 1

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

struct memory_file {
    int fd;
    char path[32]; /* "/proc/self/fd/7" */
};

static inline void memory_open(struct memory_file *f)
{
    f->fd = memfd_create("headway-fuzz", 0);
    if (f->fd < 0)
        abort();
    snprintf(f->path, sizeof f->path, "/proc/self/fd/%d", f->fd);
}

/* Put n bytes behind the first `at` in it; it ends with them. */
static inline void memory_write(struct memory_file *f, size_t at, const void *bytes, size_t n)
{
    if ((n && pwrite(f->fd, bytes, n, (off_t)at) != (ssize_t)n) ||
        ftruncate(f->fd, (off_t)(at + n)))
        abort();
}

#endif
