#include "parallel.h"

#include "diag.h"
#include "mem.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct pool {
    pthread_mutex_t lock;
    size_t next, n;
    void (*job)(void *context, size_t i);
    void *context;
};

size_t parallel_most(void)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);

    return processors < 1 ? 1 : (size_t)processors;
}

static void *work(void *context)
{
    struct pool *pool = context;
    size_t i;

    for (;;) {
        pthread_mutex_lock(&pool->lock);
        i = pool->next < pool->n ? pool->next++ : pool->n;
        pthread_mutex_unlock(&pool->lock);
        if (i == pool->n)
            return NULL;
        pool->job(pool->context, i);
    }
}

void parallel_run(size_t threads, size_t n, void (*job)(void *context, size_t i), void *context)
{
    struct pool pool = {.n = n, .job = job, .context = context};
    size_t started = 0, wanted = (threads < n ? threads : n);
    pthread_t *other = mem_new(wanted, sizeof *other);

    pthread_mutex_init(&pool.lock, NULL);
    while (started + 1 < wanted && !pthread_create(&other[started], NULL, work, &pool))
        started++;
    work(&pool);
    while (started)
        pthread_join(other[--started], NULL);
    pthread_mutex_destroy(&pool.lock);
    free(other);
}

size_t parallel_threads(const char *text)
{
    size_t digits = text ? strspn(text, "0123456789") : 0;
    long n;

    if (!text)
        return parallel_most();
    n = digits && digits < 4 && !text[digits] ? strtol(text, NULL, 10) : 0;
    if (!n)
        diag_error("--threads %s: a number from 1 to 999 was expected", text);
    return (size_t)n;
}
