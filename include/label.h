/* Labels that collide neither with lines nor with each other. */
#ifndef HW_LABEL_H
#define HW_LABEL_H

#include "picture.h"

struct box {
    double x, y, width, height; /* top left corner */
};

/* What a label must keep clear of. {0} is an empty map. */
struct label_map {
    struct box *box;
    size_t n_boxes, box_capacity;
    struct point *end; /* pairs: the ends of segments */
    size_t n_ends, end_capacity;
    struct box bounds; /* labels stay inside */
};

void label_map_free(struct label_map *m);

/* Keep clear of a box, and of a line through n points. */
void label_avoid_box(struct label_map *m, struct box box);
void label_avoid_line(struct label_map *m, const struct point *point, size_t n);

/* Find a place for a box of this size near a point: where the least is in its way, and then where
 * it is nearest. The box is kept clear from then on. */
struct box label_place(struct label_map *m, struct point near, double width, double height);

/* The same for a label that may take one of n shapes (at least 1; of these boxes, width and height
 * count): rather the first, another where it has too much in its way. It looks into more places
 * than label_place(), and takes a hundred times as long where there is no room: for charts of a few
 * labels. */
struct box label_place_one(struct label_map *m, struct point near, const struct box *shape,
                           size_t n);

/* The place of n (at least 1) where least is in the way, the first of equals. It is kept clear from
 * then on. */
struct box label_choose(struct label_map *m, const struct box *place, size_t n);

/* The line that ties a box to the point that it belongs to: its two ends. False when the box is so
 * near that it needs none. label_place() sees to it that the line runs through no other label. */
bool label_leader(struct box box, struct point near, struct point end[2]);

/* How much is in the way of a box: 0 is free. */
double label_clash(const struct label_map *m, struct box box);

/* A dotted line straight down at x, which stops for the boxes of the map. */
void label_dotted_line(const struct label_map *m, struct picture *p, double x, double top,
                       double bottom);

/* Move n boxes of given heights, which want their tops at y[i], apart so that none overlap and all
 * lie between top and bottom, keeping their order by y; as little as possible. */
void label_spread(double *y, const double *height, size_t n, double top, double bottom);

/* What of a text fits into `most` lines of this width, 1 to MOST_CUT: all of it, or its
 * beginning and "\u2026". Added to *cut, which is to be empty. */
enum { MOST_CUT = 4 };
void label_cut(struct text *cut, const struct typeset *t, const struct style *style,
               const char *text, double width, size_t most);

#endif
