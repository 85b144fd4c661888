/* The palette, in light and dark: contrasts by WCAG 2.2, and whether colours that stand in one
 * chart can be told apart, also by those who see colours differently. */
#include "ink.h"

#include "unit.h"

#include <stdbool.h>

/* How colours are seen: matrices on linear sRGB, severity 1. Source: Machado, Oliveira and
 * Fernandes 2009, "A physiologically-based model for simulation of color vision deficiency",
 * doi:10.1109/TVCG.2009.113. */
static const struct {
    const char *name;
    double m[3][3];
} sights[] = {
    {"all cones", {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {"protan",
     {{0.152286, 1.052583, -0.204868},
      {0.114503, 0.786281, 0.099216},
      {-0.003882, -0.048116, 1.051998}}},
    {"deutan",
     {{0.367322, 0.860646, -0.227968},
      {0.280085, 0.672501, 0.047413},
      {-0.011820, 0.042940, 0.968881}}},
    {"tritan",
     {{1.255528, -0.076749, -0.178779},
      {-0.078411, 0.930809, 0.147602},
      {0.004733, 0.691367, 0.303900}}},
};
enum { SIGHTS = sizeof sights / sizeof sights[0] };

struct lab {
    double l, a, b;
};

static const double pi = 3.14159265358979323846;

/* sRGB to CIELAB under D65, as IEC 61966-2-1 and CIE 15 have it. */
static struct lab lab_seen(unsigned rgb, const double m[3][3])
{
    static const double to_xyz[3][3] = {{0.4124564, 0.3575761, 0.1804375},
                                        {0.2126729, 0.7151522, 0.0721750},
                                        {0.0193339, 0.1191920, 0.9503041}};
    static const double white[3] = {0.95047, 1, 1.08883};
    double linear[3], seen[3], f[3];

    for (int i = 0; i < 3; i++) {
        double c = (rgb >> (16 - 8 * i) & 255) / 255.0;

        linear[i] = c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
    }
    for (int i = 0; i < 3; i++)
        seen[i] = fmin(1, fmax(0, m[i][0] * linear[0] + m[i][1] * linear[1] + m[i][2] * linear[2]));
    for (int i = 0; i < 3; i++) {
        double t =
            (to_xyz[i][0] * seen[0] + to_xyz[i][1] * seen[1] + to_xyz[i][2] * seen[2]) / white[i];

        f[i] = t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }
    return (struct lab){116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

static double degrees_of(double a, double b)
{
    double h = atan2(b, a) * 180 / pi;

    return h < 0 ? h + 360 : h;
}

static double cosine(double degrees)
{
    return cos(degrees * pi / 180);
}

/* CIEDE2000. Source: Sharma, Wu and Dalal 2005, doi:10.1002/col.20070. */
static double difference(struct lab x, struct lab y)
{
    double c7 = pow((hypot(x.a, x.b) + hypot(y.a, y.b)) / 2, 7),
           g = 1.5 - 0.5 * sqrt(c7 / (c7 + pow(25, 7)));
    double c1 = hypot(g * x.a, x.b), c2 = hypot(g * y.a, y.b), c = (c1 + c2) / 2,
           l = (x.l + y.l) / 2;
    double h1 = degrees_of(g * x.a, x.b), h2 = degrees_of(g * y.a, y.b), turn = h2 - h1,
           h = (h1 + h2) / 2;
    double t, rc, sl, sc, sh, dl, dc, dh;

    if (c1 * c2 == 0) {
        turn = 0;
        h = h1 + h2;
    } else if (fabs(turn) > 180) {
        turn += turn > 0 ? -360 : 360;
        h += h1 + h2 < 360 ? 180 : -180;
    }
    t = 1 - 0.17 * cosine(h - 30) + 0.24 * cosine(2 * h) + 0.32 * cosine(3 * h + 6) -
        0.2 * cosine(4 * h - 63);
    rc = 2 * sqrt(pow(c, 7) / (pow(c, 7) + pow(25, 7)));
    sl = 1 + 0.015 * (l - 50) * (l - 50) / sqrt(20 + (l - 50) * (l - 50));
    sc = 1 + 0.045 * c;
    sh = 1 + 0.015 * c * t;
    dl = (y.l - x.l) / sl;
    dc = (c2 - c1) / sc;
    dh = 2 * sqrt(c1 * c2) * sin(turn / 2 * pi / 180) / sh;
    return sqrt(dl * dl + dc * dc + dh * dh -
                sin(60 * exp(-pow((h - 275) / 25, 2)) * pi / 180) * rc * dc * dh);
}

/* Pairs of Sharma, Wu and Dalal 2005, table 1: each turns another corner of the formula. */
static void formula(void)
{
    static const struct {
        struct lab x, y;
        double expected;
    } pair[] = {
        {{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
        {{50, 3.1571, -77.2803}, {50, 0, -82.7485}, 2.8615},
        {{50, -1.3802, -84.2814}, {50, 0, -82.7485}, 1.0000},
        {{50, 0, 0}, {50, -1, 2}, 2.3669},
        {{50, 2.49, -0.001}, {50, -2.49, 0.0009}, 7.1792},
        {{50, 2.49, -0.001}, {50, -2.49, 0.0011}, 7.2195},
        {{50, -0.001, 2.49}, {50, 0.0009, -2.49}, 4.8045},
        {{50, -0.001, 2.49}, {50, 0.0011, -2.49}, 4.7461},
        {{50, 2.5, 0}, {73, 25, -18}, 27.1492},
        {{50, 2.5, 0}, {61, -5, 29}, 22.8977},
        {{50, 2.5, 0}, {56, -27, -3}, 31.9030},
        {{50, 2.5, 0}, {58, 24, 15}, 19.4535},
        {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
        {{35.0831, -44.1164, 3.7933}, {35.0232, -40.0716, 1.5901}, 1.8645},
        {{22.7233, 20.0904, -46.6940}, {23.0331, 14.9730, -42.5619}, 2.0373},
        {{36.4612, 47.8580, 18.3852}, {36.2715, 50.5065, 21.2231}, 1.4146},
        {{90.9257, -0.5406, -0.9208}, {88.6381, -0.8985, -0.7239}, 1.5381},
        {{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082},
    };

    for (size_t i = 0; i < sizeof pair / sizeof pair[0]; i++) {
        CHECK_NEAR(pair[i].expected, difference(pair[i].x, pair[i].y), 0.00005);
        CHECK_NEAR(pair[i].expected, difference(pair[i].y, pair[i].x), 0.00005);
    }
}

/* The same colours by R's farver 2.1.1 (CIELAB) and colorspace 2.1 (how they are seen, as colours
 * of eight bits: hence the tolerance). */
static void sight(void)
{
    static const unsigned orange[SIGHTS] = {0xF46A25, 0x928118, 0xB3A01F, 0xFF495D},
                          purple[SIGHTS] = {0x801650, 0x2C3851, 0x4A4B4E, 0x8A0831};
    struct lab x = lab_seen(0xF46A25, sights[0].m), y = lab_seen(0x801650, sights[0].m);

    CHECK_NEAR(61.37765, x.l, 0.01);
    CHECK_NEAR(49.71898, x.a, 0.01);
    CHECK_NEAR(60.73114, x.b, 0.01);
    CHECK_NEAR(45.29567, difference(x, y), 0.01);
    for (int s = 0; s < SIGHTS; s++) {
        CHECK(difference(lab_seen(orange[s], sights[0].m), lab_seen(0xF46A25, sights[s].m)) < 0.5);
        CHECK(difference(lab_seen(purple[s], sights[0].m), lab_seen(0x801650, sights[s].m)) < 0.5);
    }
}

static unsigned colour(int ink, bool dark)
{
    return dark ? inks[ink].dark_rgb : inks[ink].rgb;
}

static double contrast(int ink, int ground, bool dark)
{
    return ink_contrast(colour(ink, dark), colour(ground, dark));
}

static bool is_role(int ink, const char *role)
{
    return !strcmp(inks[ink].role, role);
}

/* Words and lines on every ground that they may stand on. */
static void contrasts(bool dark)
{
    for (int i = 0; i < INKS; i++) {
        double least = is_role(i, "words") ? 4.5 : is_role(i, "line") ? 3 : 0;

        CHECK_NEAR(least, inks[i].contrast, 0);
        if (contrast(i, INK_PAPER, dark) < least)
            printf("%s%s\n", inks[i].name, dark ? ", dark" : "");
        CHECK(contrast(i, INK_PAPER, dark) >= least);
        if (!is_role(i, "words"))
            continue;
        /* a word may stand in a box, a head of a table or a notice */
        CHECK(contrast(i, INK_BAND, dark) >= 4.5);
        CHECK(contrast(i, INK_NOTICE, dark) >= 4.5);
    }
    /* in a chart, on the fan of a forecast: its middle, and labels with a rim of paper or without
     */
    for (int fan = INK_FAN_95; fan <= INK_FAN_80; fan++) {
        CHECK(contrast(INK_ACTUAL, fan, dark) >= 3);
        CHECK(contrast(INK_TARGET, fan, dark) >= 3);
        CHECK(contrast(INK_TEXT, fan, dark) >= 4.5);
    }
    /* what is and what was planned lie side by side: no reader needs the hue */
    CHECK(contrast(INK_ACTUAL, INK_PLAN, dark) >= 3);
}

/* The least CIEDE2000 between two inks of a chart. Source: Szafir 2018, "Modeling color difference
 * for visualization design", doi:10.1109/TVCG.2017.2744359: of lines 0.15 degrees wide (3 points at
 * arm's length) half of all viewers tell 9 units of L* apart, 10 of a*, 15 of b*. */
static const double floor_of_difference = 10;

/* Two inks that may stand in one chart: apart for all eyes; where they come closer for some, each
 * has a cue of its own besides the colour. */
static void apart(bool dark)
{
    for (int i = 0; i < INKS; i++)
        for (int k = 0; k < i; k++) {
            bool has_cues = *inks[i].cue && *inks[k].cue && strcmp(inks[i].cue, inks[k].cue);

            if (!*inks[i].group || strcmp(inks[i].group, inks[k].group))
                continue;
            if (is_role(i, "fill")) { /* of one hue, in steps: the outline tells */
                CHECK(has_cues);
                continue;
            }
            for (int s = 0; s < SIGHTS; s++) {
                double d = difference(lab_seen(colour(i, dark), sights[s].m),
                                      lab_seen(colour(k, dark), sights[s].m));
                bool told = d >= floor_of_difference || (s && has_cues);

                if (!told)
                    printf("%s and %s%s: %.1f for %s\n", inks[i].name, inks[k].name,
                           dark ? ", dark" : "", d, sights[s].name);
                CHECK(told);
            }
        }
}

/* In the same order as in the file: the names are those of the enum, in lower case. */
static void rows(void)
{
    CHECK_TEXT("text", inks[INK_TEXT].name);
    CHECK_TEXT("fan_95", inks[INK_FAN_95].name);
    CHECK_TEXT("notice", inks[INK_NOTICE].name);
    CHECK(inks[INK_ACTUAL].rgb == 0x12436D); /* the duo of the Analysis Function, 2022 */
    CHECK(inks[INK_PLAN].rgb == 0xF46A25);
    for (int i = 0; i < INKS; i++)
        CHECK(*inks[i].meaning);
}

int main(void)
{
    formula();
    sight();
    rows();
    contrasts(false);
    contrasts(true);
    apart(false);
    apart(true);
    return unit_end();
}
