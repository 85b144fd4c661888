/* A text that grows. {0} is an empty one; its data are NULL until something is added. */
#ifndef HW_TEXT_H
#define HW_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct text {
    char *data;      /* ended by a NUL byte that len does not count */
    size_t len;      /* bytes */
    size_t capacity; /* bytes that data has room for */
};

/* Add n bytes, which may hold NUL bytes. */
void text_add_bytes(struct text *t, const void *bytes, size_t n);

/* Add a text ended by NUL. */
void text_add(struct text *t, const char *s);

/* Add a whole number; quicker than text_addf(), for tables of many rows. */
void text_add_whole(struct text *t, uint64_t n);

/* Add a formatted text. */
void text_addf(struct text *t, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Keep the first n bytes, of at least as many. */
void text_cut(struct text *t, size_t n);

/* Make it empty and keep its memory. */
void text_clear(struct text *t);

/* Free its memory; harmless when called twice. */
void text_free(struct text *t);

/* How many letters must be changed, added or taken away to make one text of the other; upper and
 * lower case of A to Z are the same (Levenshtein's distance, in bytes). */
size_t text_distance(const char *a, const char *b);

/* Are the words of two texts the same? Upper and lower case of A to Z are, and it does not matter
 * how many spaces stand between two words, before the first and behind the last, nor of what kind
 * they are (utf8_space()): a no-break space is one. */
bool text_same_words(const char *a, const char *b);

/* Are two names of columns the same? Upper and lower case of A to Z are, and spaces and underscores
 * do not count: "Area Team Code" is "area_team_code". */
bool text_same_name(const char *a, const char *b);

/* The text, never NULL. */
const char *text_of(const struct text *t);

#endif
