#include "chart.h"

#include <math.h>

enum { MARGIN = 12, GAP = 6 };

static const struct style title = {FACE_MEDIUM, 11, INK_ACTUAL};
static const struct style headline = {FACE_BOLD, 14, INK_TEXT};
static const struct style subtitle = {FACE_REGULAR, 11, INK_MUTED};
static const struct style note = {FACE_REGULAR, 10, INK_MUTED};

/* Lay it out; with p NULL only measure. Returns the height. */
static double lay_out(const struct framed *f, struct picture *p, const struct typeset *t)
{
    double width = f->picture->width, y = MARGIN;

    y = typeset_paragraph(t, p, &title, MARGIN, y, width, f->title) + 2;
    y = typeset_paragraph(t, p, &headline, MARGIN, y, width, f->headline);
    y = typeset_paragraph(t, p, &subtitle, MARGIN, y + 2, width, f->subtitle) + GAP;
    if (p)
        picture_include(p, f->picture, MARGIN, y);
    y += f->picture->height + GAP;
    for (size_t i = 0; i < f->n_notes; i++)
        y = typeset_paragraph(t, p, &note, MARGIN, y, width, f->note[i]);
    return y + MARGIN;
}

void frame_draw(const struct framed *f, struct picture *p, const struct typeset *t)
{
    picture_open(p, f->picture->width + 2 * MARGIN, ceil(lay_out(f, NULL, t)));
    lay_out(f, p, t);
}
