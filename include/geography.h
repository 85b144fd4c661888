/* The areas: what exists, what it is part of, and when.
 *
 * levels.csv       level,name,plural              from the whole down to the smallest
 * areas.csv        area_code,ons_code,name,level,parent_code,valid_from,valid_to,source,note
 * successions.csv  part_code,whole_code,source,note    an area that some lists give in parts; no
 *                                                      area may be a part of its own parts
 *
 * Areas keep the order of the file, which is the order of presentation. An area whose level is not
 * in levels.csv (a Strategic Health Authority) may have figures but no reports. */
#ifndef HW_GEOGRAPHY_H
#define HW_GEOGRAPHY_H

#include "mem.h"

#include <stdbool.h>
#include <stddef.h>

struct level {
    const char *level;  /* "area_team" */
    const char *name;   /* "Area Team" */
    const char *plural; /* "Area Teams" */
};

struct area {
    const char *area_code, *ons_code, *name;
    const char *level_name; /* as the file has it */
    int level;              /* index in geography.level, or -1 */
    int parent;             /* index in geography.area, or -1 */
    int whole;              /* the area that this one is a part of in other lists, or -1 */
    int valid_from;         /* first period, or PERIOD_NONE when not known */
    int valid_to;           /* last period, or PERIOD_NONE */
};

struct geography {
    struct level *level;
    size_t n_levels;
    struct area *area;
    size_t n;
    struct arena texts;
};

/* Read the three tables; successions may be NULL. Returns 0, or -1 after naming every fault.
 * Freed with geography_free(), twice is harmless. */
int geography_read(struct geography *g, const char *levels, const char *areas,
                   const char *successions);
void geography_free(struct geography *g);

/* The index of the area with this code, or -1. */
int geography_find(const struct geography *g, const char *area_code);

/* The same by its own code, or else by that of ONS. */
int geography_find_code(const struct geography *g, const char *code);

/* Is that the area's name? Case, spaces and punctuation do not count, "&" is "and", and the name of
 * its level may stand behind it ("Lancashire Area Team"). */
bool geography_is_named(const struct geography *g, int area, const char *name);

/* The index of the first area with that name, told in the same way, or -1. */
int geography_find_name(const struct geography *g, const char *name);

/* Does the area exist in that period, as far as its dates are known? */
bool geography_open(const struct geography *g, int area, int period);

/* The areas one level below `parent` that exist in the period, parts of wholes left out; their
 * indices in file order go to child[], which has room for g->n. Returns how many. */
size_t geography_children(const struct geography *g, int parent, int period, int *child);

/* The same for all areas of the smallest level that has one below `parent`, at any depth. */
size_t geography_leaves(const struct geography *g, int parent, int period, int *leaf);

/* The parts that some lists give the area in; 0 for most. */
size_t geography_parts(const struct geography *g, int whole, int *part);

#endif
