#include "text.h"

#include "mem.h"
#include "utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void text_add_bytes(struct text *t, const void *bytes, size_t n)
{
    if (!t->data || n >= t->capacity - t->len)
        t->data = mem_grow(t->data, &t->capacity, t->len + n + 1, 1);
    if (n)
        memcpy(t->data + t->len, bytes, n);
    t->len += n;
    t->data[t->len] = '\0';
}

void text_add(struct text *t, const char *s)
{
    text_add_bytes(t, s, strlen(s));
}

void text_add_whole(struct text *t, uint64_t n)
{
    char digits[20];
    size_t at = sizeof digits;

    do
        digits[--at] = (char)('0' + n % 10);
    while (n /= 10);
    text_add_bytes(t, digits + at, sizeof digits - at);
}

void text_addf(struct text *t, const char *format, ...)
{
    va_list args, again;
    int n;

    va_start(args, format);
    va_copy(again, args);
    n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n > 0) {
        t->data = mem_grow(t->data, &t->capacity, t->len + (size_t)n + 1, 1);
        vsnprintf(t->data + t->len, (size_t)n + 1, format, again);
        t->len += (size_t)n;
    }
    va_end(again);
}

void text_cut(struct text *t, size_t n)
{
    t->len = n;
    if (t->data)
        t->data[n] = '\0';
}

void text_clear(struct text *t)
{
    t->len = 0;
    if (t->data)
        t->data[0] = '\0';
}

void text_free(struct text *t)
{
    free(t->data);
    *t = (struct text){0};
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

size_t text_distance(const char *a, const char *b)
{
    size_t n = strlen(b), *row = mem_new(n + 1, sizeof *row), distance;

    for (size_t k = 0; k <= n; k++)
        row[k] = k;
    for (size_t i = 0; a[i]; i++) {
        size_t before = row[0]++; /* the row above, one column to the left */

        for (size_t k = 0; k < n; k++) {
            size_t changed = before + (lower(a[i]) != lower(b[k]));
            size_t other = (row[k] < row[k + 1] ? row[k] : row[k + 1]) + 1;

            before = row[k + 1];
            row[k + 1] = changed < other ? changed : other;
        }
    }
    distance = row[n];
    free(row);
    return distance;
}

static const char *pass_spaces(const char *s)
{
    for (size_t n; (n = utf8_space(s));)
        s += n;
    return s;
}

/* Whole characters: what stands behind the first byte of one may look like a space. */
bool text_same_words(const char *a, const char *b)
{
    a = pass_spaces(a);
    b = pass_spaces(b);
    while (*a && *b) {
        const char *behind_a = pass_spaces(a), *behind_b = pass_spaces(b);
        uint32_t code_a, code_b;
        size_t n;

        if ((behind_a > a) != (behind_b > b))
            break;
        if (behind_a == a) {
            n = utf8_decode(a, &code_a);
            if (n != utf8_decode(b, &code_b) || lower(*a) != lower(*b) ||
                memcmp(a + 1, b + 1, n - 1) != 0)
                return false;
            behind_a += n;
            behind_b += n;
        }
        a = behind_a;
        b = behind_b;
    }
    return !*pass_spaces(a) && !*pass_spaces(b);
}

static const char *pass_gaps(const char *s)
{
    while (*s == ' ' || *s == '_')
        s++;
    return s;
}

bool text_same_name(const char *a, const char *b)
{
    for (a = pass_gaps(a), b = pass_gaps(b); *a && lower(*a) == lower(*b);) {
        a = pass_gaps(a + 1);
        b = pass_gaps(b + 1);
    }
    return !*a && !*b;
}

const char *text_of(const struct text *t)
{
    return t->data ? t->data : "";
}
