#include "fit.h"

#include <assert.h>
#include <math.h>

#define ELLIPSIS "\u2026"

static double line_width(const struct typeset *t, const struct style *style, const struct fit *f,
                         size_t i)
{
    return t->width(t->self, style, f->text + f->line[i].start, f->line[i].n);
}

/* Take letters, never bytes of one, from the end of a line until it and an ellipsis fit. */
static void shorten(const struct typeset *t, const struct style *style, struct fit *f, double width)
{
    struct text_line *last = &f->line[f->n - 1];
    double mark = typeset_width(t, style, ELLIPSIS);

    f->cut = true;
    while (last->n && line_width(t, style, f, f->n - 1) + mark > width)
        do
            last->n--;
        while (last->n && (f->text[last->start + last->n] & 0xC0) == 0x80);
    while (last->n &&
           (f->text[last->start + last->n - 1] == ' ' || f->text[last->start + last->n - 1] == ','))
        last->n--;
}

struct fit fit_text(const struct typeset *t, const struct style *style, const char *text,
                    double width, size_t most)
{
    struct fit f = {.text = text};
    struct text_line line[FIT_MOST];
    size_t lines = t->wrap(t->self, style, text, width, line, most);

    assert(most >= 1 && most <= FIT_MOST);
    f.n = lines < most ? lines : most;
    f.n = f.n ? f.n : 1;
    for (size_t i = 0; i < f.n; i++)
        f.line[i] = lines ? line[i] : (struct text_line){0, 0};
    for (size_t i = 0; i < f.n && !f.cut; i++)
        if (line_width(t, style, &f, i) > width + 0.01 || (i + 1 == f.n && lines > most)) {
            f.n = i + 1;
            shorten(t, style, &f, width);
        }
    for (size_t i = 0; i < f.n; i++)
        f.width =
            fmax(f.width, line_width(t, style, &f, i) +
                              (f.cut && i + 1 == f.n ? typeset_width(t, style, ELLIPSIS) : 0));
    return f;
}

double fit_height(const struct fit *f)
{
    return FIT_LINE * (double)f->n;
}

void fit_draw(const struct fit *f, struct picture *p, const struct style *style, double x, double y,
              enum align align, bool halo)
{
    for (size_t i = 0; i < f->n; i++) {
        struct text words = {0};

        text_add_bytes(&words, f->text + f->line[i].start, f->line[i].n);
        if (f->cut && i + 1 == f->n)
            text_add(&words, ELLIPSIS);
        picture_words(p, style, x, y + FIT_LINE * (double)(i + 1) - 3, align, text_of(&words));
        if (halo)
            picture_halo(p);
        text_free(&words);
    }
}
