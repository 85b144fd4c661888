/* PNG files: a palette of up to 256 colours, the resolution, and the alternative text inside. */
#ifndef HW_PNG_WRITE_H
#define HW_PNG_WRITE_H

#include "canvas.h"
#include "png_deflate.h"

/* A colour that occurs. */
struct png_colour {
    uint32_t rgb;
    uint32_t count; /* pixels */
    unsigned char index;
    bool is_ink;
};

/* Where it is found: place is that in the list of colours, plus one; 0 is free. */
struct png_slot {
    uint32_t rgb, place;
};

/* Pixels of one colour beside each other. */
struct png_run {
    uint32_t pixels;
    uint32_t colour;
};

/* What is kept from picture to picture: memory, nothing else. {0} is empty. */
struct png_memory {
    struct png_colour *colour;
    size_t n_colours, colour_capacity;
    struct png_slot *slot; /* [n_slots], a power of two */
    size_t n_slots;
    struct png_run *run;
    size_t n_runs, run_capacity;
    unsigned char *bytes; /* rows, each with its filter before it */
    size_t byte_capacity;
    struct png_deflate deflate;
};

void png_memory_free(struct png_memory *m);

/* Add the PNG of a raster to *out. `pixels_a_point` becomes its resolution (pHYs); title and
 * description go into iTXt chunks. With more than 256 colours the most frequent ones are kept and
 * the others take the nearest: only the soft edges of letters and lines have so many. A pixel takes
 * as few bits as the palette lets it: 1, 2, 4 or 8. Source: PNG specification, second edition. */
void png_write(struct png_memory *m, struct text *out, const struct raster *r,
               double pixels_a_point, const char *title, const char *description);

#endif
