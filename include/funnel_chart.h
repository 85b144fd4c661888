/* Rates of areas against their populations, with the limits of chance:
 *
 *      rate |\                         solid: 99.8 %, dashed: 95 %
 *           | `--.____^_Name_______
 *           | . .  .  . .  .           the average
 *           | ,--'''''v''''''''''''
 *           |/          Name           areas outside are named and have a shape of their own
 *            ---------------------- population
 */
#ifndef HW_FUNNEL_CHART_H
#define HW_FUNNEL_CHART_H

#include "funnel.h"
#include "picture.h"

struct funnel_point {
    const char *label;
    double population, rate; /* population above 0; rate: amount per 1,000 of it */
    enum funnel_flag flag;
};

struct funnel_chart {
    const struct funnel_point *point;
    size_t n;             /* at least 1 */
    double average;       /* rate of all together */
    double participation; /* amount for each of the people that the limits count: above 0 */
    double tau2;          /* 0: exact limits, over-dispersion not allowed for */
    const char *average_words;
    const char *unit, *population_words; /* of the two axes */
    double height;                       /* of the plot, points */
};

/* Draw into a picture of this width in points. Returns how many areas outside the limits found no
 * room for their names. The limits at an area's population are those of funnel.h. */
size_t funnel_chart_draw(const struct funnel_chart *c, struct picture *p, const struct typeset *t,
                         double width);

#endif
