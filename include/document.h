/* A document is data: blocks in reading order, which know nothing of pages. It refuses to be built
 * wrong: a skipped heading level, a figure without alternative text or without the table of its
 * data, a table without header cells or whose rows are not of its header's width, a link without a
 * description, a box that is not closed. What is refused is said on stderr, and document_close()
 * fails. */
#ifndef HW_DOCUMENT_H
#define HW_DOCUMENT_H

#include "picture.h"

enum block_kind {
    BLOCK_HEADING,
    BLOCK_PARAGRAPH,
    BLOCK_LEAD,   /* the headline sentence of the report */
    BLOCK_NOTICE, /* a box that must not be missed */
    BLOCK_ITEM,   /* of a list */
    BLOCK_NOTE,   /* of a list of notes, in small print */
    BLOCK_TILES,  /* a few key numbers side by side */
    BLOCK_FIGURE,
    BLOCK_TABLE,
    BLOCK_BOX, /* opens a box with a title; its blocks follow */
    BLOCK_BOX_END,
    BLOCK_NEW_PAGE
};

/* A piece of a paragraph. */
struct span {
    const char *text;
    bool strong;
    const char *href;        /* where it leads, or NULL: a file of the same folder, or "#figure" */
    const char *description; /* of a link: what a reader finds there */
};

struct tile {
    const char *label, *number, *detail;
};

/* A chart with what a reader needs besides it. */
struct figure_block {
    const char *name;     /* of its files: "trajectory" */
    const char *headline; /* the message, made from the numbers */
    const char *subtitle; /* what, where, when */
    const char **note;
    size_t n_notes;
    const char *alternative; /* at least 20 characters: what a reader who cannot see it must know */
    bool by_time;            /* from left to right: its newest end matters most */
    struct table_block *data; /* the numbers that are drawn; no block of its own */
    struct picture picture;
};

struct table_column {
    const char *header;
    enum align align;
    double weight; /* share of the width */
};

struct table_block {
    const char *caption;
    const struct table_column *column;
    size_t columns;
    const char **cell;     /* [rows * columns]; the first column heads the row */
    struct picture **icon; /* [rows * columns]: stands before the words of a cell, or NULL. The
                              words say the same: it is decoration to who cannot see it */
    bool *strong;          /* [rows]: a total, or the row that the reader looks for */
    size_t rows;
    const char **note;
    size_t n_notes;
};

struct block {
    enum block_kind kind;
    int level;         /* of a heading */
    const char *text;  /* of a heading, paragraph, notice, item or box: that of all its spans */
    struct span *span; /* of a text that has more than one, or a link; else n_spans is 0 */
    size_t n_spans;
    struct tile *tile;
    size_t n_tiles;
    struct figure_block *figure;
    struct table_block *table;
};

struct document {
    const char *title, *subtitle;
    const char *footer[3]; /* lines at the foot of every page; NULL where there is none */
    int period;            /* of the report: the date that the file carries */
    struct block *block;
    size_t n, capacity;
    int last_level; /* of the headings so far; the title is 1 */
    bool in_box;
    bool refused;
    struct arena memory;
};

/* An empty document. Freed with document_free(), twice is harmless. */
void document_open(struct document *d, const char *title, const char *subtitle, int period);
void document_free(struct document *d);

/* 0 when nothing was refused, else -1. */
int document_close(struct document *d);

/* Add a block; texts are copied. Levels of headings run from 2. */
void document_heading(struct document *d, int level, const char *text);
/* Take back the heading added last: nothing came under it. */
void document_drop_heading(struct document *d);

void document_paragraph(struct document *d, enum block_kind kind, const char *text);
void document_spans(struct document *d, enum block_kind kind, const struct span *span, size_t n);
void document_tiles(struct document *d, const struct tile *tile, size_t n);
void document_new_page(struct document *d);

/* Open a box, which sets its blocks apart from the others, with a heading; and close it. Boxes do
 * not stand in each other. */
void document_box(struct document *d, int level, const char *title);
void document_box_end(struct document *d);

/* Add a figure and return it; the caller draws into its empty picture, and adds notes and data. */
struct figure_block *document_figure(struct document *d, const char *name, const char *headline,
                                     const char *subtitle, const char *alternative);
void figure_note(struct document *d, struct figure_block *f, const char *note);

/* The figure as it stands alone, with its titles and notes, as a picture; freed by the caller. */
void figure_frame(const struct document *d, const struct figure_block *f, struct picture *p,
                  const struct typeset *t);

/* The table of what the figure draws, empty: rows are added to it with table_row(). It is shown
 * with the chart where there is room (HTML), and written as CSV. */
struct table_block *figure_data(struct document *d, struct figure_block *f,
                                const struct table_column *column, size_t columns);

/* Add a table and return it; rows are added to it. The columns must live as long as the document.
 */
struct table_block *document_table(struct document *d, const char *caption,
                                   const struct table_column *column, size_t columns);
void table_row(struct document *d, struct table_block *t, const char *const *cell, size_t n,
               bool strong);
void table_note(struct document *d, struct table_block *t, const char *note);

/* An empty picture before the words of a cell of the row added last: the caller draws into it; at
 * most ICON_HEIGHT high. A cell without words is refused. */
enum { ICON_HEIGHT = 18 }; /* points */
struct picture *table_icon(struct document *d, struct table_block *t, size_t column);

#endif
