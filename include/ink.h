/* Inks: every colour by its meaning, one row each, from datasets/palette.csv, which is made a table
 * when the programs are built. Light values: Analysis Function palette (2022) and its duo for
 * actual and plan; dark ones, for screens that ask for them, are our own. Colour is never the only
 * cue. */
#ifndef HW_INK_H
#define HW_INK_H

/* What each means stands in its row. */
enum ink {
    INK_TEXT,
    INK_MUTED,
    INK_GRID,
    INK_PAPER,
    INK_ACTUAL,
    INK_PLAN,
    INK_TARGET,
    INK_FAN_95,
    INK_FAN_80,
    INK_SECOND,
    INK_THIRD,
    INK_FOURTH,
    INK_IMPROVEMENT,
    INK_CONCERN,
    INK_COMMON,
    INK_NEUTRAL,
    INK_CONTEXT,
    INK_BAND,
    INK_NOTICE,
    INKS
};

struct ink_row {
    const char *name;
    unsigned rgb;      /* on paper: 0xRRGGBB */
    unsigned dark_rgb; /* on a dark ground */
    double contrast;   /* the least that is asked of it on INK_PAPER, in light and dark: 4.5 for
                          words, 3 for lines, 0 for what only decorates */
    const char *role;  /* "words" (lines too), "line", "fill", "ground" or "decoration" */
    const char *group; /* inks of one group may stand in one chart; "" for those of no series */
    const char *cue;   /* what tells it from the others of its group besides the colour */
    const char *meaning;
};

extern const struct ink_row inks[INKS];

/* Contrast of two colours, 1 to 21. Source: WCAG 2.2, relative luminance. */
double ink_contrast(unsigned rgb, unsigned other);

#endif
