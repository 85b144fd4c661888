/* Tags: what each part of the pages is to a reader who cannot see them, in reading order. Layout
 * records them beside the marks; the PDF is made of both. */
#ifndef HW_TAG_H
#define HW_TAG_H

#include "picture.h"

/* Elements; ARTIFACT and FOOTER are what a reader is not told of: grounds, rules, heads of tables
 * that are repeated. */
enum tag_kind {
    TAG_DOCUMENT,
    TAG_SECTION,
    TAG_HEADING,
    TAG_PARAGRAPH,
    TAG_SPAN,
    TAG_LINK,
    TAG_LIST,
    TAG_ITEM,
    TAG_LABEL,
    TAG_BODY,
    TAG_FIGURE,
    TAG_TABLE,
    TAG_CAPTION,
    TAG_TABLE_HEAD,
    TAG_TABLE_BODY,
    TAG_ROW,
    TAG_COLUMN_HEADER,
    TAG_ROW_HEADER,
    TAG_CELL,
    TAG_ARTIFACT,
    TAG_FOOTER,
    TAGS
};

/* Points, from the top left corner of the page. */
struct tag_box {
    double x, y, width, height;
};

enum { LAST_LEVEL = 6 }; /* of headings; deeper ones are of this level */

struct tag {
    enum tag_kind kind;
    int level;         /* of a heading */
    bool labelled;     /* of a list: its items have words of their own for a bullet */
    const char *words; /* of a heading, for the bookmarks; of a figure: its alternative text;
                          of a link: what is found there */
    const char *name;  /* of a figure, or NULL: what a link to "#name" leads to */
    const char *href;  /* of a link: "#name", or a file of the same folder */
    const struct tag_box *box; /* [n_boxes] where it stands: of a heading and a figure one, of a
                                  link one a line */
    size_t n_boxes;
};

/* A tag begins or ends before a mark of a page. */
struct tag_event {
    size_t page, mark, order;
    bool begins;
    struct tag tag; /* of one that ends only the kind */
};

struct tags {
    struct tag_event *event;
    size_t n, capacity;
    struct arena memory;
};

/* Begin and end a tag after the marks that the page, number `page` from 0, has so far. Texts and
 * boxes are copied. */
void tags_begin(struct tags *t, size_t page, const struct picture *p, const struct tag *tag);
void tags_end(struct tags *t, size_t page, const struct picture *p, enum tag_kind kind);

/* Bring the events of all pages in order; those of one place stay as they were added. */
void tags_sort(struct tags *t);

/* Free them; harmless when called twice. */
void tags_free(struct tags *t);

/* Where a reader of the tags is: the kinds that are open, and what has been seen in them. */
struct tag_path {
    struct {
        enum tag_kind kind;
        int level;
        bool drawn, parted; /* something was drawn in it; it has parts */
    } open[32];
    size_t depth;
};

/* Step into and out of a tag, and over a mark. Returns NULL, or what is wrong: only what has no
 * parts is drawn in, an artifact stands in no words, each tag ends in the one that it began in.
 * *name becomes that of the element that ends. */
const char *tag_path_begin(struct tag_path *path, enum tag_kind kind, int level);
const char *tag_path_end(struct tag_path *path, enum tag_kind kind, const char **name);
const char *tag_path_mark(struct tag_path *path);

/* The name of the element in PDF, "TH"; that of artifacts is one which is not used otherwise. */
const char *tag_name(enum tag_kind kind, int level);
bool tag_is_artifact(enum tag_kind kind);

#endif
