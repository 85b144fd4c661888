#include "icon.h"

#include <math.h>

enum { MIDDLE = ICON_SIZE / 2, SYMBOL = 9, ARC = 24 };

/* one row a type: the symbol of its points, its side, its words */
static const struct {
    enum icon_group group;
    struct point_look look;
    char side;
    const char *words;
} types[] = {
    [XMR_NO_TYPE] = {ICON_NO_CHART, {INK_MUTED, SYMBOL_CROSS}, 0, "No chart"},
    [XMR_COMMON_CAUSE] = {ICON_COMMON, {INK_COMMON, SYMBOL_CIRCLE}, 0, "Common cause"},
    [XMR_IMPROVEMENT_HIGH] = {ICON_IMPROVING,
                              {INK_IMPROVEMENT, SYMBOL_TRIANGLE_UP},
                              'H',
                              "Improving (high)"},
    [XMR_IMPROVEMENT_LOW] = {ICON_IMPROVING,
                             {INK_IMPROVEMENT, SYMBOL_TRIANGLE_DOWN},
                             'L',
                             "Improving (low)"},
    [XMR_CONCERN_HIGH] = {ICON_CONCERN, {INK_CONCERN, SYMBOL_DIAMOND}, 'H', "Concern (high)"},
    [XMR_CONCERN_LOW] = {ICON_CONCERN, {INK_CONCERN, SYMBOL_DIAMOND}, 'L', "Concern (low)"},
    [XMR_NEUTRAL_HIGH] = {ICON_CHANGED, {INK_NEUTRAL, SYMBOL_SQUARE}, 'H', "Changed (high)"},
    [XMR_NEUTRAL_LOW] = {ICON_CHANGED, {INK_NEUTRAL, SYMBOL_SQUARE}, 'L', "Changed (low)"},
};

static const struct {
    enum ink ink;
    const char *words;
} assurances[] = {
    [XMR_NO_ASSURANCE] = {INK_MUTED, "Not judged"},
    [XMR_PASS] = {INK_IMPROVEMENT, "Will hit"},
    [XMR_FAIL] = {INK_CONCERN, "Will miss"},
    [XMR_INCONSISTENT] = {INK_COMMON, "Hit or miss"},
};

/* a group's words, and the type that stands for it */
static const struct {
    enum xmr_type type;
    const char *words;
} groups[ICON_GROUPS] = {
    [ICON_IMPROVING] = {XMR_IMPROVEMENT_HIGH, "Improving"},
    [ICON_COMMON] = {XMR_COMMON_CAUSE, "Common cause"},
    [ICON_CONCERN] = {XMR_CONCERN_HIGH, "Concern"},
    [ICON_CHANGED] = {XMR_NEUTRAL_HIGH, "Changed"},
    [ICON_NO_CHART] = {XMR_NO_TYPE, "No chart"},
};

enum icon_group icon_group(enum xmr_type type)
{
    return types[type].group;
}

struct point_look icon_point(enum xmr_type type)
{
    return types[type].look;
}

enum xmr_type icon_group_type(enum icon_group group)
{
    return groups[group].type;
}

const char *icon_variation_words(enum xmr_type type)
{
    return types[type].words;
}

const char *icon_group_words(enum icon_group group)
{
    return groups[group].words;
}

const char *icon_assurance_words(enum xmr_assurance assurance)
{
    return assurances[assurance].words;
}

static void draw_box(enum ink ink, enum dash dash, struct picture *p)
{
    double x = ICON_WIDE - 0.75, y = ICON_SIZE - 0.75;
    const struct point corner[] = {{0.75, 0.75}, {x, 0.75}, {x, y}, {0.75, y}, {0.75, 0.75}};

    picture_line(p, ink, 1, dash, corner, 5);
}

/* The letter is drawn, not written: who reads the page aloud has the words beside it. */
static void draw_side(char side, enum ink ink, struct picture *p)
{
    double left = 17.5, right = 22.5, top = 4, bottom = 12;

    picture_segment(p, ink, 1.5, DASH_SOLID, left, top, left, bottom);
    if (side == 'H') {
        picture_segment(p, ink, 1.5, DASH_SOLID, right, top, right, bottom);
        picture_segment(p, ink, 1.5, DASH_SOLID, left, MIDDLE, right, MIDDLE);
    } else {
        picture_segment(p, ink, 1.5, DASH_SOLID, left, bottom - 0.75, right, bottom - 0.75);
    }
}

/* Points that go up and down, and nowhere. */
static void draw_noise(struct point_look look, struct picture *p)
{
    static const struct point at[] = {{5.5, 10}, {11, 5.5}, {16.5, 10.5}, {22, 6}};

    picture_line(p, look.ink, 1, DASH_SOLID, at, 4);
    for (int i = 0; i < 4; i++)
        picture_symbol(p, look.ink, look.symbol, 4, false, at[i].x, at[i].y);
}

static void draw_variation(enum xmr_type type, bool side, struct picture *p)
{
    struct point_look look = types[type].look;

    picture_open(p, ICON_WIDE, ICON_SIZE);
    draw_box(look.ink, type == XMR_NO_TYPE ? DASH_DASHED : DASH_SOLID, p);
    if (type == XMR_NO_TYPE) {
        picture_segment(p, look.ink, 1.5, DASH_SOLID, 9, MIDDLE, ICON_WIDE - 9, MIDDLE);
        return;
    }
    if (type == XMR_COMMON_CAUSE) {
        draw_noise(look, p);
        return;
    }
    picture_symbol(p, look.ink, look.symbol, SYMBOL, false,
                   types[type].side && side ? 9 : ICON_WIDE / 2.0, MIDDLE);
    if (types[type].side && side)
        draw_side(types[type].side, look.ink, p);
}

void icon_variation_draw(enum xmr_type type, struct picture *p)
{
    draw_variation(type, true, p);
}

void icon_plain_draw(enum xmr_type type, struct picture *p)
{
    draw_variation(type, false, p);
}

static void draw_ring(enum ink ink, struct picture *p)
{
    const double full = 2 * acos(-1.0), radius = MIDDLE - 0.75;
    struct point at[ARC + 1];

    for (int i = 0; i <= ARC; i++)
        at[i] = (struct point){MIDDLE + radius * cos(full * i / ARC),
                               MIDDLE + radius * sin(full * i / ARC)};
    picture_line(p, ink, 1, DASH_SOLID, at, ARC + 1);
}

/* Now on this side, now on that. */
static void draw_wave(enum ink ink, struct picture *p)
{
    const double full = 2 * acos(-1.0), from = 3.5, width = ICON_SIZE - 7;
    struct point at[ARC + 1];

    for (int i = 0; i <= ARC; i++)
        at[i] = (struct point){from + width * i / ARC, MIDDLE - 2.25 * sin(full * i / ARC)};
    picture_line(p, ink, 2, DASH_SOLID, at, ARC + 1);
}

void icon_assurance_draw(enum xmr_assurance assurance, struct picture *p)
{
    static const struct point tick[] = {{4.2, 8.2}, {7, 11.2}, {11.8, 4.8}};
    enum ink ink = assurances[assurance].ink;

    picture_open(p, ICON_SIZE, ICON_SIZE);
    draw_ring(ink, p);
    switch (assurance) {
    case XMR_PASS:
        picture_line(p, ink, 2, DASH_SOLID, tick, 3);
        break;
    case XMR_FAIL:
        picture_segment(p, ink, 2, DASH_SOLID, 5, 5, 11, 11);
        picture_segment(p, ink, 2, DASH_SOLID, 5, 11, 11, 5);
        break;
    case XMR_INCONSISTENT:
        draw_wave(ink, p);
        break;
    default:
        picture_segment(p, ink, 1.5, DASH_SOLID, 5, MIDDLE, 11, MIDDLE);
    }
}
