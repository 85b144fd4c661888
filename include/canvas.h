/* The only door to cairo, pango and fontconfig: fonts, the measuring of text, and painting pictures
 * to PDF and to pixels. No font of the system is ever used. */
#ifndef HW_CANVAS_H
#define HW_CANVAS_H

#include "tag.h"
#include "text.h"

#include <stdint.h>

struct canvas;

/* Are the files of the typeface in the folder? Returns 0, or -1 after naming those that are not.
 * Loads nothing: pango works with threads of its own, and a process must have none when it forks.
 */
int canvas_check(const char *folder);

/* Load the typeface from the .otf files of a folder. Returns NULL after saying what is missing.
 * Freed with canvas_close(). */
struct canvas *canvas_open(const char *folder);
void canvas_close(struct canvas *c);

/* Text, which must be UTF-8, is measured with the fonts that it will be painted with. */
struct typeset canvas_typeset(struct canvas *c);

/* What a PDF says of itself. */
struct canvas_info {
    const char *title, *author;
    const char *date; /* "2014-09-30T00:00:00Z" */
};

/* Paint pictures as the pages of a PDF with the tags that stand beside them, and add its bytes to
 * *out: a PDF that finish_pdf() makes whole. A character that the typeface has no glyph for is
 * shown by its number, "[U+4E8C]", everywhere, and is warned of here. Returns 0, or -1 after saying
 * what is wrong with the tags (see tag_path_begin(); a link to a figure that is not there), or why
 * cairo failed. */
int canvas_pdf(struct canvas *c, const struct picture *page, size_t n, const struct tags *tags,
               const struct canvas_info *info, struct text *out);

/* Pixels, 0x..RRGGBB, row after row without gaps; the first byte holds nothing. {0} is empty. */
struct raster {
    uint32_t *pixel;
    size_t width, height, capacity;
};

/* Paint a picture with so many pixels a point; the memory of what was painted before is used again.
 * Returns 0, or -1 after saying why. Freed with raster_free(). */
int canvas_raster(struct canvas *c, const struct picture *p, double pixels_a_point,
                  struct raster *r);
void raster_free(struct raster *r);

#endif
