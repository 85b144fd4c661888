/* What the files behind canvas.h share; nobody else includes it. */
#ifndef HW_CANVAS_PARTS_H
#define HW_CANVAS_PARTS_H

#include "canvas.h"

#include <cairo.h>
#include <pango/pango.h>

struct _FcConfig;

/* A text as glyphs of a face, at a size of 1 point. */
struct shaped {
    struct shaped *next;
    enum face face;
    const char *text; /* as it was asked for */
    size_t n;
    const char *shown; /* as it is drawn: characters without a glyph by their numbers */
    cairo_glyph_t *glyph;
    int n_glyphs;
    cairo_text_cluster_t *cluster;
    int n_clusters;
    double width;     /* of all */
    double trimmed;   /* without the spaces at its end */
    gunichar unknown; /* the first character without a glyph, or 0 */
};

enum { SHAPED_PLACES = 4096 };

/* points: large, so that pango's units (1/1024 point) are finer than any drawing */
#define SHAPING_SIZE 1000.0

struct canvas {
    struct _FcConfig *config;
    PangoFontMap *map;
    PangoContext *context;
    PangoFontDescription *font[FACES];
    cairo_font_face_t *face[FACES];
    cairo_font_options_t *options;
    PangoLayout *layout;
    PangoAttrList *features;
    struct text shown; /* what the layout holds where a character has no glyph, else empty */
    gunichar lacking;  /* the first such character of that text, or 0 */
    gunichar unknown;  /* the first such character that was painted, or 0 */
    struct typeset_memo *memo;
    struct shaped *shaped[SHAPED_PLACES];
    size_t n_shaped;
    struct arena shapes;
    cairo_glyph_t *glyph; /* for what is being drawn */
    size_t glyph_capacity;
};

/* The glyphs of a text, from memory where they are known; valid until the next call. */
const struct shaped *canvas_shape(struct canvas *c, enum face face, const char *text, size_t n);
void canvas_forget_shapes(struct canvas *c);

/* Draw a mark of a picture. */
void canvas_paint(struct canvas *c, cairo_t *cr, const struct mark *m);

/* 0, or -1 after saying what is wrong with a surface: cairo's errors stick, one look at the end
 * sees them all. */
int canvas_status(cairo_t *cr, const char *what);

#endif
