#include "chart.h"

#include "label.h"

#include <assert.h>

enum { SAMPLE = 14, GAP = 4 };

static const struct style *style_of(const struct end_label *l)
{
    return l->strong ? &chart_strong : &chart_text;
}

void end_labels_draw(struct end_label *label, size_t n, struct picture *p, const struct typeset *t,
                     double x)
{
    double y[MOST_END_LABELS], height[MOST_END_LABELS] = {0}, width = p->width - x - SAMPLE - GAP;

    assert(n <= MOST_END_LABELS);
    for (size_t i = 0; i < n; i++) {
        height[i] =
            typeset_paragraph(t, NULL, style_of(&label[i]), 0, 0, width, label[i].words.data) + 5;
        y[i] = label[i].y - 8;
    }
    label_spread(y, height, n, 0, p->height);
    for (size_t i = 0; i < n; i++) {
        const struct end_label *l = &label[i];

        if (l->width > 0)
            picture_segment(p, l->ink, l->width, l->dash, x, y[i] + 7, x + SAMPLE, y[i] + 7);
        else
            picture_symbol(p, l->ink, l->symbol, l->size > 0 ? l->size : 6, !(l->size > 0),
                           x + SAMPLE / 2.0, y[i] + 7);
        typeset_paragraph(t, p, style_of(l), x + SAMPLE + GAP, y[i], width, l->words.data);
        text_free(&label[i].words);
    }
}
