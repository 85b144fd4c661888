#include "report.h"

#include "words.h"

#include <math.h>

/* The value of a quantity of all areas together; NaN when it is not known. */
static double quantity(const struct report *r, enum comparison_quantity q)
{
    const struct inequality_row *row = comparisons_quantity(r->in->comparisons, q);

    return row ? row->value : (double)NAN;
}

static void item(const struct report *r, const char *text)
{
    document_paragraph(r->d, BLOCK_ITEM, text);
}

static void spread(const struct report *r, const char *level)
{
    double phi = quantity(r, QUANTITY_PHI), chance = quantity(r, QUANTITY_PHI_CHANCE);

    if (isnan(phi) || isnan(chance))
        return;
    /* phi is a ratio of variances; a reader thinks of distances */
    item(r, arena_format(r->a,
                         "For the number of %s, %s %s: their rates lie %s times as far apart as "
                         "chance makes them, the outermost drawn in (up to %s times would be no "
                         "surprise).",
                         r->in->programme->population_words, level,
                         phi > 2 * chance ? "differ far more than by chance"
                         : phi > chance   ? "differ more than by chance"
                                          : "differ no more than by chance",
                         words_rate(r->a, sqrt(phi), 1), words_rate(r->a, sqrt(chance), 1)));
}

static void outside(const struct report *r)
{
    double areas = quantity(r, QUANTITY_COMPARED), n998 = quantity(r, QUANTITY_OUTSIDE_998),
           n95 = quantity(r, QUANTITY_OUTSIDE_95);

    if (isnan(areas) || isnan(n998) || isnan(n95))
        return;
    item(r, arena_format(
                r->a,
                "With that spread allowed for, %s of %s stand outside limits of 99.8%% (by chance "
                "alone %s would), %s outside limits of 95%% (by chance %s).",
                words_rate(r->a, n998, 0), words_rate(r->a, areas, 0),
                words_rate(r->a, quantity(r, QUANTITY_OUTSIDE_998_CHANCE), 2),
                words_rate(r->a, n95, 0),
                words_rate(r->a, quantity(r, QUANTITY_OUTSIDE_95_CHANCE), 1)));
}

static void best_quarter(const struct report *r)
{
    double raw = quantity(r, QUANTITY_BEST_MORE_RAW),
           shrunken = quantity(r, QUANTITY_BEST_MORE_SHRUNKEN);

    if (isnan(raw) || isnan(shrunken))
        return;
    item(r, arena_format(
                r->a,
                "Were no area below the best quarter of today, there would be %s to %s %s more. "
                "Whether they are needed there, the numbers do not tell.",
                words_rate(r->a, fmin(raw, shrunken), 0), words_rate(r->a, fmax(raw, shrunken), 0),
                r->in->programme->measure->unit));
}

void section_differences(const struct report *r, const char *level)
{
    if (isnan(quantity(r, QUANTITY_PHI)))
        return;
    document_heading(r->d, 2, "Are the differences real?");
    spread(r, level);
    outside(r);
    best_quarter(r);
}
