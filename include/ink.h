/* Inks: every colour by its meaning, one row each. Values: Analysis Function palette (2022) and its
 * duo for actual and plan; contrast on white in the table. Colour is never the only cue. */
#ifndef HW_INK_H
#define HW_INK_H

enum ink {
    INK_TEXT,   /* words */
    INK_MUTED,  /* words of less weight, axes */
    INK_GRID,   /* decoration only */
    INK_PAPER,  /* the ground, and the gap round a label */
    INK_ACTUAL, /* what is */
    INK_PLAN,   /* what was planned, and what is less than planned */
    INK_TARGET, /* the one figure at the end */
    INK_FAN_95, /* forecast, 95 times in 100 */
    INK_FAN_80, /* forecast, 80 times in 100 */
    INK_SECOND, /* a second, third series */
    INK_THIRD,
    INK_FOURTH,
    INK_IMPROVEMENT, /* a signal for the better: always with its own shape and words */
    INK_CONCERN,     /* a signal for the worse */
    INK_COMMON,      /* common cause: no signal */
    INK_NEUTRAL,     /* a signal that is neither */
    INK_CONTEXT,     /* other areas, behind the one that matters */
    INK_BAND,        /* ground of a box or a table's head */
    INK_NOTICE,      /* ground of a notice */
    INKS
};

/* How the contrast of an ink on paper is judged: 3 for lines, 4.5 for words, 0 for decoration. */
struct ink_row {
    const char *name;
    unsigned rgb;    /* 0xRRGGBB */
    double contrast; /* the least that is asked of it on INK_PAPER */
};

extern const struct ink_row inks[INKS];

/* Contrast of two colours, 1 to 21. Source: WCAG 2.2, relative luminance. */
double ink_contrast(unsigned rgb, unsigned other);

#endif
