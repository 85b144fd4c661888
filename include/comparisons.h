/* Comparisons: areas side by side in one month, each with its uncertainty. Amounts end in the
 * programme's measure; for fte:
 *
 * comparison.csv  a row for each area that the reports know:
 * report_period,area_code,area_name,level,
 *     series,role,period,actual_fte,status,areas_present,areas_expected,headcount,
 *     population,population_period,growth_fte,growth_share_pct,
 *     rate_fte_per_1000,rate_lower_95,rate_upper_95,interval_basis,rate_reason,
 *     expected_fte,z,z_adjusted,lower_95,upper_95,lower_998,upper_998,flag,p,p_adjusted,stands,
 *     phi,tau2,funnel_reason,
 *     shrunken_fte_per_1000,shrunken_lower_95,shrunken_upper_95,
 *     rank_median,rank_lower_95,rank_upper_95,p_top_quarter,p_bottom_quarter,rank_reason,need,note
 * inequality.csv  a row for each quantity of all areas together:
 *     report_period,area_code,area_name,series,period,quantity,unit,value,lower_95,upper_95,areas,
 *     reason,need,note
 *
 * Everything per 1,000 of the programme's population. The limits 95 and 99.8 are those of the
 * funnel, in the rate's unit. stands says whether the flag is among those that Benjamini and
 * Hochberg's rule lets stand at 10 %. A reason stands where something could not be computed. need
 * is a reminder: deprivation and the like are not allowed for. How all of it is computed:
 * compare.h. */
#ifndef HW_COMPARISONS_H
#define HW_COMPARISONS_H

#include "mem.h"
#include "programme.h"

#include <stdint.h>

enum comparison_reason {
    COMPARISON_FINE,
    COMPARISON_NO_FIGURE,
    COMPARISON_NO_POPULATION,
    COMPARISON_SMALL,          /* under ten: shown only in totals */
    COMPARISON_TOTAL,          /* of several areas: not compared with them */
    COMPARISON_TOO_FEW,        /* areas to compare */
    COMPARISON_ALIKE,          /* the areas differ by no more than chance: no order */
    COMPARISON_LESS_IS_BETTER, /* the programme wants a decrease */
    COMPARISON_NUMERIC         /* no result was found */
};

/* What the interval of a rate takes for people. */
enum comparison_basis { COMPARISON_NO_BASIS, COMPARISON_HEADCOUNT, COMPARISON_AMOUNT };

struct comparison {
    int report_period, area;
    const struct series *series;
    int role; /* enum progress_role: headline or summed */
    int period;
    int64_t actual;
    char status;
    size_t areas_present, areas_expected;
    int64_t headcount; /* observed */
    int64_t population;
    int population_period;
    int64_t growth;
    double growth_share_pct;
    double rate, rate_lower, rate_upper;
    int basis, rate_reason; /* enum comparison_basis, enum comparison_reason */
    double expected;        /* amount, if the area had the rate of all */
    double z, z_adjusted;
    double lower_95, upper_95, lower_998, upper_998;
    int flag; /* 0, or enum funnel_flag + 1 */
    double p, p_adjusted;
    int stands; /* 0 unknown, 1 no, 2 yes */
    double phi, tau2;
    int funnel_reason;
    double shrunken, shrunken_lower, shrunken_upper;
    double rank_median, rank_lower, rank_upper; /* 1 is the highest rate */
    double top_quarter, bottom_quarter;         /* probabilities */
    int rank_reason;
    int need; /* 0 */
};

/* The quantities of all areas together, in the order of the table. */
enum comparison_quantity {
    QUANTITY_AREAS,         /* that should be there */
    QUANTITY_COMPARED,      /* that could be compared */
    QUANTITY_PARTICIPATION, /* amount for each head */
    QUANTITY_RATE,          /* of the compared areas together */
    QUANTITY_PHI,           /* 1 when areas differ as chance lets them */
    QUANTITY_PHI_CHANCE,    /* above this, more than chance: the limits are widened */
    QUANTITY_TAU2,
    QUANTITY_OUTSIDE_998, /* areas outside the limits */
    QUANTITY_OUTSIDE_998_CHANCE,
    QUANTITY_OUTSIDE_95,
    QUANTITY_OUTSIDE_95_CHANCE,
    QUANTITY_STANDING, /* after Benjamini and Hochberg */
    QUANTITY_MODEL_CV, /* of the true rates, by the shrinkage model */
    QUANTITY_CV,
    QUANTITY_CHANCE_CV,
    QUANTITY_CV_BEYOND_CHANCE,
    QUANTITY_GINI,
    QUANTITY_THEIL,
    QUANTITY_THEIL_BETWEEN,
    QUANTITY_THEIL_WITHIN,
    QUANTITY_RATIO_90_10,
    QUANTITY_BEST_RATE_RAW, /* the weighted 75 % point of the rates */
    QUANTITY_BEST_MORE_RAW, /* what the areas below it lack together */
    QUANTITY_BEST_RATE_SHRUNKEN,
    QUANTITY_BEST_MORE_SHRUNKEN,
    QUANTITIES
};

struct inequality_row {
    int report_period, area; /* the whole */
    const struct series *series;
    int period;
    int quantity, unit; /* enum comparison_quantity; the unit follows from it */
    double value, lower, upper;
    size_t areas; /* that it was computed from */
    int reason;
    int need;
};

struct comparison_tables {
    struct comparison *row; /* in the order of the geography */
    size_t n, capacity;
    struct inequality_row *inequality;
    size_t n_inequality, inequality_capacity;
    struct arena texts;
};

/* A row in which nothing is known yet but whose it is. */
struct comparison comparisons_empty(int report_period, int area, const struct series *series,
                                    int role);

void comparisons_add(struct comparison_tables *t, const struct comparison *row);
void comparisons_add_inequality(struct comparison_tables *t, const struct inequality_row *row);

/* Write one of the two tables (NULL is standard output). Return 0, or -1 after saying why. */
int comparisons_write(const struct comparison_tables *t, const struct programme *p,
                      const char *path);
int comparisons_write_inequality(const struct comparison_tables *t, const struct programme *p,
                                 const char *path);

/* Read both. Returns 0, or -1 after saying why. Freed with comparisons_free(), twice is harmless.
 */
int comparisons_read(struct comparison_tables *t, const struct programme *p,
                     const char *comparison_path, const char *inequality_path);
void comparisons_free(struct comparison_tables *t);

/* The row of an area, or of a quantity; NULL when there is none. */
const struct comparison *comparisons_of(const struct comparison_tables *t, int area);
const struct inequality_row *comparisons_quantity(const struct comparison_tables *t,
                                                  enum comparison_quantity quantity);

#endif
