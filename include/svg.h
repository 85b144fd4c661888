/* Pictures as SVG: real text, and words for who cannot see it. */
#ifndef HW_SVG_H
#define HW_SVG_H

#include "picture.h"

enum svg_use {
    SVG_FILE, /* stands alone: colours are attributes */
    SVG_PAGE  /* in a page: colours are classes by the ink's name, which the page's style fills in,
                 for light and dark; svg_style() */
};

/* What a picture is called. Ids are unique in the file that it stands in. */
struct svg_words {
    const char *id;          /* the title's is ID-title, the description's ID-desc */
    const char *title;       /* NULL: decoration, hidden from who cannot see it */
    const char *description; /* the alternative text */
};

/* Add the picture as one svg element. Coordinates are points, with at most two decimals. Whatever
 * its texts hold, it is well-formed XML. */
void svg_write(struct text *out, const struct picture *p, const struct svg_words *words,
               enum svg_use use);

/* Add the rules of CSS that give the inks their colours in a page, light and dark: --NAME for each
 * ink, with - for _, and the class k-NAME. */
void svg_style(struct text *out);

#endif
