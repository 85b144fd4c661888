/* Icons for what a control chart says: small pictures of our own, which are never alone: their
 * words stand beside them. Variation is a box that holds the symbol that the last point has on the
 * chart, with H or L for which side it is on; assurance is a ring with a tick (the limits promise
 * the target), a cross (they rule it out), or a wave (now and then). */
#ifndef HW_ICON_H
#define HW_ICON_H

#include "picture.h"
#include "xmr.h"

#include <stdbool.h>

enum { ICON_SIZE = 16, ICON_WIDE = 27 }; /* points: both are that high; a variation is wide */

/* The groups that a reader judges by. */
enum icon_group {
    ICON_IMPROVING,
    ICON_COMMON,
    ICON_CONCERN,
    ICON_CHANGED, /* where neither way is better */
    ICON_NO_CHART,
    ICON_GROUPS
};

/* How a point of a type is drawn, on the chart and in the icon. */
struct point_look {
    enum ink ink;
    enum symbol symbol;
};

enum icon_group icon_group(enum xmr_type type);
struct point_look icon_point(enum xmr_type type);

/* A type of the group. */
enum xmr_type icon_group_type(enum icon_group group);

/* "Improving (high)", "Common cause", "No chart"; of a group, "Improving"; "Will hit", "Hit or
 * miss", "Will miss", "Not judged". */
const char *icon_variation_words(enum xmr_type type);
const char *icon_group_words(enum icon_group group);
const char *icon_assurance_words(enum xmr_assurance assurance);

/* Fill an empty picture, ICON_WIDE (ICON_SIZE) wide and ICON_SIZE high. Freed with picture_free().
 */
void icon_variation_draw(enum xmr_type type, struct picture *p);
void icon_plain_draw(enum xmr_type type, struct picture *p); /* without H or L */
void icon_assurance_draw(enum xmr_assurance assurance, struct picture *p);

#endif
