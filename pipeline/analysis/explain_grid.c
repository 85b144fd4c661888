#include "explain_grid.h"

#include "utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_WIDE = 36, MOST_LAST = 300, LINE = 98, NAME = 13 };

/* Characters of UTF-8, which is how wide most of them are. */
static size_t width_of(const char *s, size_t n)
{
    size_t width = 0;

    for (size_t i = 0; i < n; i++)
        width += ((unsigned char)s[i] & 0xC0) != 0x80;
    return width;
}

static void pad(struct text *t, size_t n)
{
    text_addf(t, "%*s", (int)n, "");
}

void explain_grid_add(struct explain_grid *g, const char *const *cell)
{
    g->cell = mem_grow(g->cell, &g->capacity, (g->rows + 1) * g->columns, sizeof *g->cell);
    for (size_t i = 0; i < g->columns; i++) {
        struct text shown = {0};
        size_t width;

        utf8_add_short(&shown, cell[i], i + 1 < g->columns ? MOST_WIDE : MOST_LAST);
        width = width_of(text_of(&shown), shown.len);
        if (g->width[i] < width)
            g->width[i] = width;
        g->cell[g->rows * g->columns + i] = arena_text(&g->texts, text_of(&shown));
        text_free(&shown);
    }
    g->rows++;
}

void explain_grid_print(struct text *t, struct explain_grid *g)
{
    for (size_t i = 0; i < g->rows * g->columns; i++) {
        size_t column = i % g->columns;
        const char *s = g->cell[i];
        size_t left = g->width[column] - width_of(s, strlen(s));
        bool right = g->right >> column & 1, last = column + 1 == g->columns;

        text_add(t, "  ");
        if (right)
            pad(t, left);
        text_add(t, s);
        if (!right && !last)
            pad(t, left);
        if (last) {
            while (t->data[t->len - 1] == ' ')
                text_cut(t, t->len - 1);
            text_add(t, "\n");
        }
    }
    free(g->cell);
    arena_free(&g->texts);
    *g = (struct explain_grid){0};
}

void explain_wrap(struct text *t, const char *before, const char *words)
{
    size_t indent = width_of(before, strlen(before)), at = indent;

    text_add(t, before);
    while (*words) {
        size_t n = strcspn(words, " "), width = width_of(words, n);

        if (at > indent && at + 1 + width > LINE) {
            text_add(t, "\n");
            pad(t, indent);
            at = indent;
        } else if (at > indent) {
            text_add(t, " ");
            at++;
        }
        text_add_bytes(t, words, n);
        at += width;
        words += n;
        words += strspn(words, " ");
    }
    text_add(t, "\n");
}

void explain_fact(struct text *t, const char *name, const char *format, ...)
{
    char words[1024], before[NAME + 3];
    va_list args;

    va_start(args, format);
    vsnprintf(words, sizeof words, format, args);
    va_end(args);
    snprintf(before, sizeof before, "  %-*s", NAME, name);
    explain_wrap(t, before, words);
}
