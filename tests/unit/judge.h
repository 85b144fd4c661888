/* The judge of pictures: what an unkind reader would see at once. Included by tests; it knows the
 * marks of a picture, and nothing of what they mean. */
#ifndef JUDGE_H
#define JUDGE_H

#include "picture.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* How far texts may stand into each other, and a line into a text, in points. */
#define JUDGE_HAIR 0.5

struct judge_box {
    double left, top, right, bottom;
};

/* What the letters of a text cover: in Inter capitals are 0.73 of the size high, descenders reach
 * 0.2 below the base line. Spaces at the end cannot be seen. */
static inline struct judge_box judge_text_box(const struct mark *m, const struct typeset *t)
{
    struct style style = {m->face, m->size, m->ink};
    double width = typeset_width(t, &style, m->text), x = m->point[0].x, y = m->point[0].y;
    size_t n = strlen(m->text);

    if (m->align != ALIGN_LEFT)
        x -= m->align == ALIGN_RIGHT ? width : width / 2;
    while (n && m->text[n - 1] == ' ')
        n--;
    width = t->width(t->self, &style, m->text, n);
    return (struct judge_box){x, y - 0.75 * m->size, x + width, y + 0.2 * m->size};
}

static inline bool judge_meet(struct judge_box a, struct judge_box b, double hair)
{
    return fmin(a.right, b.right) - fmax(a.left, b.left) > hair &&
           fmin(a.bottom, b.bottom) - fmax(a.top, b.top) > hair;
}

/* The length of a segment inside a box (Liang and Barsky). */
static inline double judge_inside(struct judge_box b, struct point p, struct point q)
{
    double dx = q.x - p.x, dy = q.y - p.y, from = 0, to = 1;
    double d[] = {-dx, dx, -dy, dy};
    double r[] = {p.x - b.left, b.right - p.x, p.y - b.top, b.bottom - p.y};

    for (int i = 0; i < 4; i++) {
        if (d[i] < 0)
            from = fmax(from, r[i] / d[i]);
        else if (d[i] > 0)
            to = fmin(to, r[i] / d[i]);
        else if (r[i] < 0)
            return 0;
    }
    return to > from ? (to - from) * hypot(dx, dy) : 0;
}

/* What a line or symbol must not run through: the letters, without the white above and below. */
static inline struct judge_box judge_letters(struct judge_box b, double size)
{
    return (struct judge_box){b.left + JUDGE_HAIR, b.top + 0.1 * size, b.right - JUDGE_HAIR,
                              b.bottom - 0.2 * size};
}

static inline bool judge_crosses(const struct mark *m, struct judge_box letters)
{
    double r = m->size / 2;

    if (m->kind == MARK_SYMBOL)
        return judge_meet(letters,
                          (struct judge_box){m->point[0].x - r, m->point[0].y - r,
                                             m->point[0].x + r, m->point[0].y + r},
                          JUDGE_HAIR);
    for (size_t i = 1; m->kind == MARK_LINE && m->ink != INK_GRID && i < m->n; i++)
        if (judge_inside(letters, m->point[i - 1], m->point[i]) > 1)
            return true;
    return false;
}

/* Is what was drawn as mark k hidden at the text, by an area between them? */
static inline bool judge_hidden(const struct picture *p, size_t k, size_t text,
                                struct judge_box letters)
{
    for (size_t i = k + 1; i < text; i++) {
        const struct mark *m = &p->mark[i];

        if (m->kind == MARK_AREA && m->n == 4 && m->point[0].x <= letters.left &&
            m->point[0].y <= letters.top && m->point[2].x >= letters.right &&
            m->point[2].y >= letters.bottom)
            return true;
    }
    return false;
}

static inline void judge_say(struct text *why, const char *what, const struct mark *m,
                             const char *other)
{
    text_addf(why, "  %s: \"%.60s\" at %.1f,%.1f%s%.60s\n", what, m->text, m->point[0].x,
              m->point[0].y, *other ? ", " : "", other);
}

static inline int judge_text(const struct picture *p, const struct judge_box *box, size_t i,
                             struct text *why)
{
    const struct mark *m = &p->mark[i];
    struct judge_box letters = judge_letters(box[i], m->size);
    int faults = 0;

    if (m->size < 10) {
        judge_say(why, "smaller than 10 points", m, "");
        faults++;
    }
    if (box[i].left < -JUDGE_HAIR || box[i].right > p->width + JUDGE_HAIR ||
        box[i].top < -JUDGE_HAIR || box[i].bottom > p->height + JUDGE_HAIR) {
        judge_say(why, "leaves the picture", m, "");
        faults++;
    }
    for (size_t k = 0; k < p->n; k++) {
        const struct mark *other = &p->mark[k];

        if (other->kind == MARK_TEXT) {
            if (k < i && judge_meet(box[i], box[k], JUDGE_HAIR)) {
                judge_say(why, "overlaps another", m, other->text);
                faults++;
            }
        } else if (judge_crosses(other, letters) &&
                   !(k < i && (m->halo || judge_hidden(p, k, i, letters)))) {
            judge_say(why, other->kind == MARK_LINE ? "crossed by a line" : "crossed by a symbol",
                      m, inks[other->ink].name);
            faults++;
        }
    }
    return faults;
}

/* Counts the faults of a picture and adds a line for each to *why: texts outside, smaller than 10
 * points, in each other, and crossed by a line or symbol, unless the text has a rim of paper and
 * came later. Lines of the grid and areas are the ground of texts. */
static inline int picture_judge(const struct picture *p, const struct typeset *t, struct text *why)
{
    struct judge_box *box = calloc(p->n + 1, sizeof *box);
    int faults = 0;

    for (size_t i = 0; box && i < p->n; i++)
        if (p->mark[i].kind == MARK_TEXT)
            box[i] = judge_text_box(&p->mark[i], t);
    for (size_t i = 0; box && i < p->n; i++)
        if (p->mark[i].kind == MARK_TEXT)
            faults += judge_text(p, box, i, why);
    free(box);
    return faults;
}

/* Counts the texts of a picture that leave these edges, in points from the left and right. */
static inline int picture_judge_margins(const struct picture *p, const struct typeset *t,
                                        double margin, struct text *why)
{
    int faults = 0;

    for (size_t i = 0; i < p->n; i++) {
        struct judge_box box;

        if (p->mark[i].kind != MARK_TEXT)
            continue;
        box = judge_text_box(&p->mark[i], t);
        if (box.left < margin - JUDGE_HAIR || box.right > p->width - margin + JUDGE_HAIR) {
            judge_say(why, "in the margin", &p->mark[i], "");
            faults++;
        }
    }
    return faults;
}

#endif
