/* The part of layout that breaks tables over pages. */
#ifndef HW_LAYOUT_TABLE_H
#define HW_LAYOUT_TABLE_H

#include "layout.h"

/* The pages so far, and where the next block goes. */
struct flow {
    struct pages *pages;
    const struct document *d;
    const struct typeset *t;
    double top, bottom, y;
    double air;    /* of the white between blocks: 1, or less where that saves pages or breaks */
    size_t broken; /* how often a table was broken over two pages */
};

void flow_new_page(struct flow *f);

/* The page that is being filled. */
struct picture *flow_page(const struct flow *f);

/* Where the part of a table that must stay together would end, begun at y: all of a small one, else
 * the caption, the head and some rows. */
double layout_table_least(const struct flow *f, const struct table_block *t, double y);

/* Lay the table out from f->y on, over as many pages as it needs. */
void layout_table(struct flow *f, const struct table_block *t);

#endif
