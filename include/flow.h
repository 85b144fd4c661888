/* What the parts of layout share: where the next block goes, and words in lines. */
#ifndef HW_FLOW_H
#define HW_FLOW_H

#include "layout.h"

/* The pages so far, and where the next block goes. */
struct flow {
    struct pages *pages;
    const struct document *d;
    const struct typeset *t;
    double top, bottom, y;
    double start;       /* where the page, or the box, begins: no white is wanted above */
    double left, width; /* of what is laid out: of the page, or inside a box */
    double air;         /* of the white between blocks: 1, or less where that saves something */
    bool whole;         /* a table that fits a page is not broken */
    size_t broken;      /* how often a table or a box was broken over two pages */
    bool boxed;
    size_t box_mark; /* of the page: the ground of the box that is open */
};

void flow_new_page(struct flow *f);

/* The page that is being filled. */
struct picture *flow_page(const struct flow *f);

/* Begin and end a tag on a page. With p NULL, which is how blocks are measured, nothing happens. */
void flow_begin(const struct flow *f, const struct picture *p, enum tag_kind kind);
void flow_begin_tag(const struct flow *f, const struct picture *p, const struct tag *tag);
void flow_end(const struct flow *f, const struct picture *p, enum tag_kind kind);

/* Lines of text from x and y on, at most so wide; return the y below. With p NULL they only
 * measure. A space at which a line is broken stays at its end, and stands at the end of the text
 * when more `follows` in the same tag: words must not run together for those who are read to. */
double flow_lines(const struct flow *f, struct picture *p, const struct style *style, double x,
                  double y, double width, const char *text, bool follows);

/* The same as an element of this kind. */
double flow_words(const struct flow *f, struct picture *p, enum tag_kind kind,
                  const struct style *style, double x, double y, double width, const char *text);

/* The words of a block as an element, with its spans: bold ones, and links. */
double flow_block(const struct flow *f, struct picture *p, enum tag_kind kind,
                  const struct style *style, double x, double y, double width,
                  const struct block *b);

/* Where the part of a table that must stay together would end, begun at y: all of a small one, else
 * the caption, the head and some rows. */
double layout_table_least(const struct flow *f, const struct table_block *t, double y);

/* Where all of it would end. */
double layout_table_whole(const struct flow *f, const struct table_block *t, double y);

/* Lay the table out from f->y on, over as many pages as it needs. */
void layout_table(struct flow *f, const struct table_block *t);

#endif
