/* The areas: what exists, what it is part of, and when.
 *
 * levels.csv       level,name,plural              from the whole down to the smallest
 * areas.csv        area_code,ons_code,name,level,parent_code,valid_from,valid_to,source,note
 * successions.csv  part_code,whole_code,source,note    an area that some lists give in parts; no
 *                                                      area may be a part of its own parts
 * aliases.csv      alias,area_code,valid_from,valid_to,source,note
 *                                                      other codes and names that extracts use; a
 *                                                      row without area_code is passed over
 * successors.csv   from_code,to_code,from_period,share,basis,source,note
 *                                                      what became of an area: which share of its
 *                                                      figures counts for which one from then on;
 *                                                      empty where no source tells
 *
 * Areas keep the order of the file, which is the order of presentation. An area whose level is not
 * in levels.csv (a Strategic Health Authority) may have figures but no reports. */
#ifndef HW_GEOGRAPHY_H
#define HW_GEOGRAPHY_H

#include "mem.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

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

/* A text that stands for an area; where several stand there, the first kind counts. */
enum area_word_kind { AREA_CODE, AREA_ONS_CODE, AREA_ALIAS, AREA_NAME };

struct area_word {
    const char *text; /* codes and aliases as they are; or a name in the letters that count */
    enum area_word_kind kind;
    int area;
    int valid_from, valid_to; /* of the alias, or of the area */
    const char *file;         /* that an alias stands in, else NULL */
    size_t line;
};

struct area_words {
    struct area_word *row; /* in the order of their texts, then kinds, then areas */
    size_t n, capacity;
};

struct successor {
    int from, to;    /* indices in geography.area */
    int from_period; /* the first that counts for `to` */
    int64_t share;   /* decimal, above 0 and at most 1; DECIMAL_NONE when not known */
};

struct geography {
    struct level *level;
    size_t n_levels;
    struct area *area;
    size_t n;
    struct area_words codes, names;
    struct area_words bare;      /* the codes in capitals and without spaces */
    struct successor *successor; /* in the order of from, from_period, and the file */
    size_t n_successors;
    bool successors_told;        /* they stand in messages, and no figures are made of them */
    const char *successors_name; /* of the file, without folder; NULL when there is none */
    struct arena texts;
};

/* Which area a text stands for. */
struct area_match {
    int area;  /* its index, or -1 */
    int other; /* another one for which it stands as well, or -1 */
};

/* Read the three tables; successions may be NULL. Returns 0, or -1 after naming every fault.
 * Freed with geography_free(), twice is harmless. */
int geography_read(struct geography *g, const char *levels, const char *areas,
                   const char *successions);
void geography_free(struct geography *g);

/* List the codes and names of the areas; a part of geography_read(). */
void geography_name_areas(struct geography *g);

/* Read other codes and names, from a file or from all .csv of a folder. Returns 0, or -1 after
 * naming every fault. */
int geography_read_aliases(struct geography *g, const char *path);

/* Read what became of areas. The shares of an area that begin in one period, among areas of one
 * level, must add up to 1 (where one is not known, to less). Returns 0, or -1 after naming every
 * fault. */
int geography_read_successors(struct geography *g, const char *path);

/* The index of the area with this code, or -1. */
int geography_find(const struct geography *g, const char *area_code);

/* The area that a code stands for in a period, by areas.csv (its own code, or that of ONS) or by an
 * alias; PERIOD_NONE when the period is not known. Of several areas those that exist in the period
 * count, where there are any. */
struct area_match geography_match_code(const struct geography *g, const char *code, int period);

/* The same for what stands in a column of codes: upper and lower case of A to Z, spaces and
 * no-break spaces do not count where it is no code to the letter; and a name that is one to the
 * last letter (see below) stands for its area as an alias does. */
struct area_match geography_match_written(const struct geography *g, const char *text, int period);

/* The area that a name stands for in a period, by an alias or as geography_is_named() tells. One
 * that is cut off counts when it has at least 12 letters and begins the name of one area only. */
struct area_match geography_match_name(const struct geography *g, const char *name, int period);

/* Is that the area's name, or an alias, or the beginning of one with at least 12 letters? Case,
 * spaces and punctuation do not count, "&" is "and", and the name of its level may stand behind it
 * ("Lancashire Area Team"). */
bool geography_is_named(const struct geography *g, int area, const char *name);

/* The area whose name differs from this one in the fewest letters, in at most one of six; -1 when
 * there is none, or two are as near. */
int geography_nearest(const struct geography *g, const char *name);

/* What became of an area: *first is the first of so many rows. */
size_t geography_successors(const struct geography *g, int from, const struct successor **first);

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
