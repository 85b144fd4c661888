#include "ink.h"

#include <math.h>

const struct ink_row inks[INKS] = {
    [INK_TEXT] = {"text", 0x1D1D1D, 4.5},
    [INK_MUTED] = {"muted", 0x595959, 4.5},
    [INK_GRID] = {"grid", 0xD9D9D9, 0},
    [INK_PAPER] = {"paper", 0xFFFFFF, 0},
    [INK_ACTUAL] = {"actual", 0x12436D, 4.5},
    [INK_PLAN] = {"plan", 0xF46A25, 3},
    [INK_TARGET] = {"target", 0x000000, 4.5},
    [INK_FAN_95] = {"fan_95", 0xD6E2EC, 0}, /* its outline is INK_ACTUAL */
    [INK_FAN_80] = {"fan_80", 0xA9C1D6, 0},
    [INK_SECOND] = {"second", 0x28A197, 3},
    [INK_THIRD] = {"third", 0x801650, 4.5},
    [INK_FOURTH] = {"fourth", 0xA285D1, 3},
    [INK_IMPROVEMENT] = {"improvement", 0x2073BC, 4.5},
    [INK_CONCERN] = {"concern", 0xC2500A, 4.5},
    [INK_COMMON] = {"common", 0x767676, 4.5},
    [INK_NEUTRAL] = {"neutral", 0x490092, 4.5},
    [INK_CONTEXT] = {"context", 0x8A8A8A, 3},
    [INK_BAND] = {"band", 0xEEF2F5, 0},
    [INK_NOTICE] = {"notice", 0xFFF4D6, 0},
};

static double linear(unsigned byte)
{
    double c = byte / 255.0;

    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(unsigned rgb)
{
    return 0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) +
           0.0722 * linear(rgb & 255);
}

double ink_contrast(unsigned rgb, unsigned other)
{
    double a = luminance(rgb), b = luminance(other);

    return (fmax(a, b) + 0.05) / (fmin(a, b) + 0.05);
}
