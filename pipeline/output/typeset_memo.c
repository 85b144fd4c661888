#include "typeset_memo.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { PLACES = 4096 };

/* One question and its answer, in a chain of those with the same hash. */
struct answer {
    struct answer *next;
    struct style style;
    double width; /* to wrap at, or below zero: asked was the width */
    const char *text;
    size_t n;
    double measured;
    struct text_line *line;
    size_t lines;
};

struct typeset_memo {
    struct typeset inner;
    struct answer *place[PLACES];
    struct arena memory;
};

static uint32_t hash(const struct style *style, double width, const char *text, size_t n)
{
    uint32_t h = 2166136261u ^ (uint32_t)style->face ^ (uint32_t)(style->size * 64) ^
                 (uint32_t)((width + 2) * 64) << 8;

    for (size_t i = 0; i < n; i++)
        h = (h ^ (unsigned char)text[i]) * 16777619u;
    return h;
}

/* The answer, or a new one without anything but the question; *known says which. */
static struct answer *find(struct typeset_memo *m, const struct style *style, double width,
                           const char *text, size_t n, bool *known)
{
    struct answer **at = &m->place[hash(style, width, text, n) % PLACES];

    for (struct answer *a = *at; a; a = a->next)
        if (a->n == n && a->style.face == style->face && !(a->style.size < style->size) &&
            !(a->style.size > style->size) && !(a->width < width) && !(a->width > width) &&
            !memcmp(a->text, text, n)) {
            *known = true;
            return a;
        }
    struct answer *a = arena_new(&m->memory, 1, sizeof *a);

    *a = (struct answer){*at, *style, width, arena_copy(&m->memory, text, n), n, 0, NULL, 0};
    *at = a;
    *known = false;
    return a;
}

static double width_of(void *self, const struct style *style, const char *text, size_t n)
{
    struct typeset_memo *m = self;
    bool known;
    struct answer *a = find(m, style, -1, text, n, &known);

    if (!known)
        a->measured = m->inner.width(m->inner.self, style, text, n);
    return a->measured;
}

static size_t wrapped(void *self, const struct style *style, const char *text, double width,
                      struct text_line *line, size_t most)
{
    struct typeset_memo *m = self;
    bool known;
    struct answer *a = find(m, style, width < 0 ? 0 : width, text, strlen(text), &known);

    if (!a->line || a->lines > most) {
        a->lines = m->inner.wrap(m->inner.self, style, text, width, line, most);
        if (a->lines <= most) {
            a->line = arena_new(&m->memory, a->lines + 1, sizeof *a->line);
            memcpy(a->line, line, a->lines * sizeof *line);
        }
        return a->lines;
    }
    memcpy(line, a->line, a->lines * sizeof *line);
    return a->lines;
}

struct typeset_memo *typeset_memo_new(const struct typeset *inner)
{
    struct typeset_memo *m = mem_new(1, sizeof *m);

    m->inner = *inner;
    return m;
}

void typeset_memo_free(struct typeset_memo *m)
{
    if (m)
        arena_free(&m->memory);
    free(m);
}

struct typeset typeset_memo_typeset(struct typeset_memo *m)
{
    return (struct typeset){width_of, wrapped, m};
}
