/*
 *              lower | higher                    first collected: the line in the middle
 *      Mar 2014   *--o        187.1 to 177.7 (−9.4)
 *      Apr 2014      o-----*  190.0 to 201.3 (+11.3)
 */
#include "revision_chart.h"

#include "chart.h"

#include <math.h>

enum { HEAD = 34, ROW = 17, DOT = 6 };

struct drawing {
    const struct revision_chart *c;
    struct picture *p;
    double zero, each; /* points for one of the change */
    double left, right;
};

/* The scale is even on both sides, so that the line of the first stands in the middle and its words
 * have room. */
static void set_room(struct drawing *d, const struct typeset *t, double width)
{
    double labels = 0, words = 0, most = 0;

    for (size_t i = 0; i < d->c->n; i++) {
        const struct revision *r = &d->c->row[i];

        labels = fmax(labels, typeset_width(t, &chart_text, r->label));
        words = fmax(words, typeset_width(t, &chart_text, r->words));
        most = fmax(most, fabs(r->change));
    }
    d->left = labels + 12 + DOT;
    d->right = fmax(width - words - 12 - DOT, d->left + 20);
    d->zero = (d->left + d->right) / 2;
    d->each = most > 0 ? (d->right - d->left) / 2 / most : 0;
}

static void draw_row(const struct drawing *d, const struct revision *r, double y)
{
    double x = d->zero + d->each * r->change;

    picture_words(d->p, &chart_text, 0, y + 3.5, ALIGN_LEFT, r->label);
    picture_segment(d->p, INK_GRID, 0.5, DASH_SOLID, d->left, y, d->right, y);
    if (fabs(x - d->zero) > DOT / 2.0)
        picture_segment(d->p, INK_ACTUAL, 1.5, DASH_SOLID, d->zero, y, x, y);
    picture_symbol(d->p, INK_ACTUAL, SYMBOL_CIRCLE, DOT, false, x, y);
    picture_symbol(d->p, INK_ACTUAL, SYMBOL_CIRCLE, DOT, true, d->zero, y);
    picture_words(d->p, &chart_text, d->p->width, y + 3.5, ALIGN_RIGHT, r->words);
}

void revision_chart_draw(const struct revision_chart *c, struct picture *p, const struct typeset *t,
                         double width)
{
    struct drawing d = {.c = c, .p = p};
    double bottom = HEAD + ROW * (double)c->n;

    picture_open(p, width, bottom + 4);
    set_room(&d, t, width);
    picture_words(p, &chart_muted, d.zero, 10, ALIGN_CENTRE, c->first);
    picture_words(p, &chart_muted, d.zero - 8, 25, ALIGN_RIGHT, c->lower);
    picture_words(p, &chart_muted, d.zero + 8, 25, ALIGN_LEFT, c->higher);
    picture_segment(p, INK_MUTED, 0.75, DASH_SOLID, d.zero, 15, d.zero, bottom);
    for (size_t i = 0; i < c->n; i++)
        draw_row(&d, &c->row[i], HEAD + ROW * ((double)i + 0.5));
}
