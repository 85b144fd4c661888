#include "ink.h"

#include <math.h>

/* made from datasets/palette.csv by palette.awk */
const struct ink_row inks[INKS] = {
#include "ink_rows.h"
};

/* a row of an ink that is none, or a second row, was refused before: as many are the same ones */
_Static_assert(INK_ROWS == INKS, "each ink has a row in datasets/palette.csv");

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
