/* A picture is data: a list of a few kinds of mark, in points (1/72 inch), x to the right and y
 * down from the top left corner. Whoever makes one knows neither fonts' files nor the library that
 * paints it: the widths of texts come from a typesetter that is passed in. A picture can be painted
 * to PDF and PNG, and printed as text for tests. */
#ifndef HW_PICTURE_H
#define HW_PICTURE_H

#include "ink.h"
#include "mem.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>

enum face { FACE_REGULAR, FACE_MEDIUM, FACE_BOLD, FACES };

struct style {
    enum face face;
    double size; /* points */
    enum ink ink;
};

enum align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

/* One line of a wrapped text: bytes of it. */
struct text_line {
    size_t start, n;
};

/* Who measures and wraps text. Widths in points. */
struct typeset {
    double (*width)(void *self, const struct style *style, const char *text, size_t n);
    /* Break a text into lines of at most this width (a word that is wider is broken); returns how
     * many lines there are, of which the first `most` are stored. */
    size_t (*wrap)(void *self, const struct style *style, const char *text, double width,
                   struct text_line *line, size_t most);
    void *self;
};

struct point {
    double x, y;
};

enum mark_kind { MARK_LINE, MARK_AREA, MARK_TEXT, MARK_SYMBOL };
enum dash { DASH_SOLID, DASH_DASHED, DASH_DOTTED };
enum symbol {
    SYMBOL_CIRCLE,
    SYMBOL_SQUARE,
    SYMBOL_DIAMOND,
    SYMBOL_CROSS,
    SYMBOL_BAR,
    SYMBOL_TRIANGLE_UP,
    SYMBOL_TRIANGLE_DOWN
};

struct mark {
    enum mark_kind kind;
    enum ink ink;
    struct point *point; /* [n]; one for a text (its base line) and a symbol (its middle) */
    size_t n;
    double size; /* width of a line, diameter of a symbol, size of a text */
    enum dash dash;
    enum symbol symbol;
    bool hollow; /* of a symbol: only its outline, on paper */
    const char *text;
    enum face face;
    enum align align;
    bool halo; /* of a text: a rim of paper round it */
};

struct picture {
    double width, height;
    struct mark *mark;
    size_t n, capacity;
    struct arena memory;
};

/* An empty picture of this size. Freed with picture_free(), twice is harmless. */
void picture_open(struct picture *p, double width, double height);
void picture_free(struct picture *p);

/* Add a mark. Points and texts are copied. A coordinate that is no number is our own mistake. */
void picture_line(struct picture *p, enum ink ink, double width, enum dash dash,
                  const struct point *point, size_t n);
void picture_segment(struct picture *p, enum ink ink, double width, enum dash dash, double x1,
                     double y1, double x2, double y2);
void picture_area(struct picture *p, enum ink ink, const struct point *point, size_t n);
void picture_box(struct picture *p, enum ink ink, double x, double y, double width, double height);
void picture_text(struct picture *p, const struct style *style, double x, double y,
                  enum align align, const char *text, size_t n);
void picture_words(struct picture *p, const struct style *style, double x, double y,
                   enum align align, const char *text);
void picture_symbol(struct picture *p, enum ink ink, enum symbol symbol, double size, bool hollow,
                    double x, double y);

/* Put a rim of paper round the text added last. */
void picture_halo(struct picture *p);

/* Add all marks of another picture, moved by (x, y). */
void picture_include(struct picture *p, const struct picture *other, double x, double y);

/* Print the marks as text, one a line, coordinates with one decimal: what tests compare. */
void picture_print(const struct picture *p, struct text *t);

/* Helpers of those who lay out text. */
double typeset_width(const struct typeset *t, const struct style *style, const char *text);

/* Draw a wrapped text with its first base line at y + size; returns the y below its last line. Line
 * height is 1.3 times the size. With p NULL it only measures. */
double typeset_paragraph(const struct typeset *t, struct picture *p, const struct style *style,
                         double x, double y, double width, const char *text);

#endif
