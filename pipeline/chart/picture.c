#include "picture.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

void picture_open(struct picture *p, double width, double height)
{
    *p = (struct picture){.width = width, .height = height};
}

void picture_free(struct picture *p)
{
    free(p->mark);
    arena_free(&p->memory);
    *p = (struct picture){.n = 0};
}

static struct mark *add(struct picture *p, enum mark_kind kind, enum ink ink,
                        const struct point *point, size_t n)
{
    struct mark *m;

    for (size_t i = 0; i < n; i++)
        assert(isfinite(point[i].x) && isfinite(point[i].y));
    p->mark = mem_grow(p->mark, &p->capacity, p->n + 1, sizeof *p->mark);
    m = &p->mark[p->n++];
    *m = (struct mark){.kind = kind, .ink = ink, .n = n};
    m->point = arena_new(&p->memory, n, sizeof *m->point);
    if (n)
        memcpy(m->point, point, n * sizeof *point);
    return m;
}

void picture_line(struct picture *p, enum ink ink, double width, enum dash dash,
                  const struct point *point, size_t n)
{
    struct mark *m = add(p, MARK_LINE, ink, point, n);

    m->size = width;
    m->dash = dash;
}

void picture_segment(struct picture *p, enum ink ink, double width, enum dash dash, double x1,
                     double y1, double x2, double y2)
{
    struct point ends[] = {{x1, y1}, {x2, y2}};

    picture_line(p, ink, width, dash, ends, 2);
}

void picture_area(struct picture *p, enum ink ink, const struct point *point, size_t n)
{
    add(p, MARK_AREA, ink, point, n);
}

void picture_box(struct picture *p, enum ink ink, double x, double y, double width, double height)
{
    struct point corner[] = {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}};

    picture_area(p, ink, corner, 4);
}

void picture_text(struct picture *p, const struct style *style, double x, double y,
                  enum align align, const char *text, size_t n)
{
    struct point at = {x, y};
    struct mark *m = add(p, MARK_TEXT, style->ink, &at, 1);

    m->size = style->size;
    m->face = style->face;
    m->align = align;
    m->text = arena_copy(&p->memory, text, n);
}

void picture_words(struct picture *p, const struct style *style, double x, double y,
                   enum align align, const char *text)
{
    picture_text(p, style, x, y, align, text, strlen(text));
}

void picture_halo(struct picture *p)
{
    p->mark[p->n - 1].halo = true;
}

void picture_symbol(struct picture *p, enum ink ink, enum symbol symbol, double size, bool hollow,
                    double x, double y)
{
    struct point at = {x, y};
    struct mark *m = add(p, MARK_SYMBOL, ink, &at, 1);

    m->size = size;
    m->symbol = symbol;
    m->hollow = hollow;
}

void picture_include(struct picture *p, const struct picture *other, double x, double y)
{
    for (size_t i = 0; i < other->n; i++) {
        const struct mark *from = &other->mark[i];
        struct mark *to = add(p, from->kind, from->ink, from->point, from->n);
        struct point *point = to->point;

        *to = *from;
        to->point = point;
        to->text = arena_text(&p->memory, from->text);
        for (size_t k = 0; k < to->n; k++) {
            point[k].x += x;
            point[k].y += y;
        }
    }
}

static void print_points(const struct mark *m, struct text *t)
{
    for (size_t i = 0; i < m->n; i++)
        text_addf(t, " %.1f,%.1f", m->point[i].x, m->point[i].y);
}

void picture_print(const struct picture *p, struct text *t)
{
    static const char *const kinds[] = {"line", "area", "text", "symbol"};
    static const char *const dashes[] = {"", " dashed", " dotted"};
    static const char *const symbols[] = {"circle", "square",      "diamond",      "cross",
                                          "bar",    "triangle_up", "triangle_down"};
    static const char *const aligns[] = {"left", "centre", "right"};
    static const char *const faces[] = {"regular", "medium", "bold"};

    text_addf(t, "picture %.1f %.1f\n", p->width, p->height);
    for (size_t i = 0; i < p->n; i++) {
        const struct mark *m = &p->mark[i];

        text_addf(t, "%s %s", kinds[m->kind], inks[m->ink].name);
        if (m->kind == MARK_LINE)
            text_addf(t, " %.2f%s", m->size, dashes[m->dash]);
        if (m->kind == MARK_SYMBOL)
            text_addf(t, " %s%s %.1f", m->hollow ? "hollow " : "", symbols[m->symbol], m->size);
        if (m->kind == MARK_TEXT)
            text_addf(t, " %s %.1f %s", faces[m->face], m->size, aligns[m->align]);
        print_points(m, t);
        if (m->text)
            text_addf(t, " \"%s\"", m->text);
        text_add(t, "\n");
    }
}

double typeset_width(const struct typeset *t, const struct style *style, const char *text)
{
    return t->width(t->self, style, text, strlen(text));
}

enum { MOST_LINES = 64 };

double typeset_paragraph(const struct typeset *t, struct picture *p, const struct style *style,
                         double x, double y, double width, const char *text)
{
    struct text_line line[MOST_LINES];
    size_t n = t->wrap(t->self, style, text, width, line, MOST_LINES);

    n = n < MOST_LINES ? n : MOST_LINES;
    for (size_t i = 0; i < n; i++) {
        if (p)
            picture_text(p, style, x, y + style->size, ALIGN_LEFT, text + line[i].start, line[i].n);
        y += 1.3 * style->size;
    }
    return y;
}
