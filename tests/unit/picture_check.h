/* What every chart must hold: nothing outside the picture, no words on words. */
#ifndef PICTURE_CHECK_H
#define PICTURE_CHECK_H

#include "picture.h"

#include "fixed_typeset.h"

#include <stdio.h>
#include <string.h>

enum { MOST = 150, WIDTH = 493 };

static const size_t sizes[] = {1, 3, 60, 150};
/* 80 letters, and as many without a blank */
static const char long_name[] = "Bristol, North Somerset, Somerset, South Gloucestershire, Bath "
                                "and Northern Areas";
static const char one_word[] = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochllanfair"
                               "pwllgwyngyllgo";

static inline const struct typeset *typeset(void)
{
    return &fixed_typeset;
}

struct rectangle {
    double left, right, top, bottom;
};

/* Of letters as wide as half their height, which stand from 0.8 above their line to 0.2 below. */
static inline struct rectangle words_box(const struct mark *m)
{
    struct style style = {m->face, m->size, m->ink};
    double width = fixed_width(NULL, &style, m->text, strlen(m->text));
    double left = m->point[0].x - (m->align == ALIGN_RIGHT    ? width
                                   : m->align == ALIGN_CENTRE ? width / 2
                                                              : 0);

    return (struct rectangle){left, left + width, m->point[0].y - 0.8 * m->size,
                              m->point[0].y + 0.2 * m->size};
}

/* How many marks stand outside the picture. */
static inline int outside(const struct picture *p)
{
    int n = 0;

    for (size_t i = 0; i < p->n; i++) {
        const struct mark *m = &p->mark[i];

        for (size_t k = 0; k < m->n; k++)
            n += !(m->point[k].x >= -0.01 && m->point[k].x <= p->width + 0.01 &&
                   m->point[k].y >= -0.01 && m->point[k].y <= p->height + 0.01);
        if (m->kind == MARK_TEXT) {
            struct rectangle r = words_box(m);

            n += r.left < -0.01 || r.right > p->width + 0.01 || r.top < -0.01 ||
                 r.bottom > p->height + 2.01;
            if (r.left < -0.01 || r.right > p->width + 0.01 || r.top < -0.01 ||
                r.bottom > p->height + 2.01)
                printf("outside: %s\n", m->text);
        }
    }
    return n;
}

/* How many pairs of words overlap. */
static inline int overlaps(const struct picture *p)
{
    int n = 0;

    for (size_t i = 0; i < p->n; i++)
        for (size_t k = 0; k < i; k++) {
            struct rectangle a, b;

            if (p->mark[i].kind != MARK_TEXT || p->mark[k].kind != MARK_TEXT)
                continue;
            a = words_box(&p->mark[i]);
            b = words_box(&p->mark[k]);
            if (a.left < b.right - 0.01 && b.left < a.right - 0.01 && a.top < b.bottom - 0.01 &&
                b.top < a.bottom - 0.01) {
                printf("overlap: \"%s\" and \"%s\"\n", p->mark[i].text, p->mark[k].text);
                n++;
            }
        }
    return n;
}

static inline const char *name_of(size_t i)
{
    return i % 5 == 0 ? long_name : i % 5 == 1 ? one_word : i % 5 == 2 ? "<script>&\"" : "York";
}

#endif
