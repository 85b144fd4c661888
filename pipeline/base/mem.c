#include "mem.h"

#include "diag.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void mem_fail(void)
{
    diag_error("out of memory");
    exit(3); /* nothing was written */
}

static size_t product(size_t n, size_t size)
{
    if (size && n > SIZE_MAX / size)
        mem_fail();
    return n * size;
}

void *mem_new(size_t n, size_t size)
{
    void *p = calloc(n ? n : 1, size ? size : 1);

    if (!p)
        mem_fail();
    return p;
}

void *mem_grow(void *array, size_t *capacity, size_t need, size_t size)
{
    size_t wanted = *capacity < 8 ? 8 : *capacity;
    void *p;

    if (need <= *capacity)
        return array;
    while (wanted < need)
        wanted = product(wanted, 2);
    p = realloc(array, product(wanted, size));
    if (!p)
        mem_fail();
    *capacity = wanted;
    return p;
}

char *mem_copy(const char *s, size_t n)
{
    char *p = mem_new(n + 1, 1);

    if (n)
        memcpy(p, s, n);
    return p;
}

struct arena_block {
    struct arena_block *previous;
    size_t used, size;
    max_align_t bytes[];
};

enum { BLOCK_BYTES = 16384 };

static void *take(struct arena *arena, size_t n, size_t alignment)
{
    struct arena_block *block = arena->last;
    size_t start = block ? (block->used + alignment - 1) / alignment * alignment : 0;

    if (!block || start > block->size || n > block->size - start) {
        size_t size = n > BLOCK_BYTES ? n : BLOCK_BYTES;

        if (size > SIZE_MAX - sizeof *block)
            mem_fail();
        block = malloc(sizeof *block + size);
        if (!block)
            mem_fail();
        *block = (struct arena_block){arena->last, 0, size};
        arena->last = block;
        start = 0;
    }
    block->used = start + n;
    return (char *)block->bytes + start;
}

const char *arena_copy(struct arena *arena, const char *s, size_t n)
{
    char *p = take(arena, n + 1, 1);

    if (n)
        memcpy(p, s, n);
    p[n] = '\0';
    return p;
}

const char *arena_text(struct arena *arena, const char *s)
{
    return s ? arena_copy(arena, s, strlen(s)) : NULL;
}

const char *arena_format(struct arena *arena, const char *format, ...)
{
    va_list args, again;
    char *p;
    int n;

    va_start(args, format);
    va_copy(again, args);
    n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    p = take(arena, n < 0 ? 1 : (size_t)n + 1, 1);
    p[0] = '\0';
    if (n >= 0)
        vsnprintf(p, (size_t)n + 1, format, again);
    va_end(again);
    return p;
}

void *arena_new(struct arena *arena, size_t n, size_t size)
{
    size_t bytes = product(n, size);
    void *p = take(arena, bytes, _Alignof(max_align_t));

    memset(p, 0, bytes);
    return p;
}

void arena_join(struct arena *arena, struct arena *more)
{
    struct arena_block *first = more->last;

    if (!first)
        return;
    while (first->previous)
        first = first->previous;
    first->previous = arena->last;
    arena->last = more->last;
    more->last = NULL;
}

void arena_free(struct arena *arena)
{
    while (arena->last) {
        struct arena_block *block = arena->last;

        arena->last = block->previous;
        free(block);
    }
}
