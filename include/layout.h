/* Layout: a document in, pages out. A page is a picture of A4. Headings stay with what follows,
 * figures, boxes and rows stay whole, the head of a table is repeated on each of its pages, and the
 * white between blocks is a little less where that saves a page or a break. What each part of a
 * page is, is recorded beside it, in reading order. */
#ifndef HW_LAYOUT_H
#define HW_LAYOUT_H

#include "document.h"
#include "tag.h"

#define PAGE_WIDTH  595.28
#define PAGE_HEIGHT 841.89

enum { PAGE_MARGIN = 51 };

/* the width of what stands on a page: charts are drawn this wide */
#define PAGE_CONTENT (PAGE_WIDTH - 2 * PAGE_MARGIN)

struct pages {
    struct picture *page;
    size_t n, capacity;
    struct tags tags;
};

/* Lay a document out. Freed with pages_free(), twice is harmless. */
void layout_document(struct pages *pages, const struct document *d, const struct typeset *t);
void pages_free(struct pages *pages);

#endif
