/* Memory. Running out of it ends the program with status 3, here and nowhere else. */
#ifndef HW_MEM_H
#define HW_MEM_H

#include <stddef.h>

/* Say "out of memory" and end the program with status 3. */
_Noreturn void mem_fail(void);

/* n items of the given size, all bytes zero. Freed by the caller with free(). */
void *mem_new(size_t n, size_t size);

/* Make room for at least `need` items in an array that now has room for *capacity, at least
 * doubling it. Returns the array, moved or not; the new items are not set. */
void *mem_grow(void *array, size_t *capacity, size_t need, size_t size);

/* A copy of the first n bytes of s, ended by a NUL byte. Freed by the caller with free(). */
char *mem_copy(const char *s, size_t n);

/* An arena: texts that live and die together. A table owns one, and its `const char *` point into
 * it. {0} is an empty arena. */
struct arena {
    struct arena_block *last;
};

/* A copy of the n bytes at s, ended by a NUL byte; lives until arena_free(). */
const char *arena_copy(struct arena *arena, const char *s, size_t n);

/* The same for a text ended by NUL; NULL gives NULL. */
const char *arena_text(struct arena *arena, const char *s);

/* The same for a formatted text. */
const char *arena_format(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Room for n items of the given size, all bytes zero, aligned for any type. */
void *arena_new(struct arena *arena, size_t n, size_t size);

/* Give an arena all that another one holds; that one is empty then. */
void arena_join(struct arena *arena, struct arena *more);

/* Free all texts of the arena; harmless when called twice. */
void arena_free(struct arena *arena);

#endif
