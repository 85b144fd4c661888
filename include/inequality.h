/* How unequal the rates of areas are. An area has an amount (FTE) and a population; its rate is one
 * divided by the other. r is a rate, w a population, R the rate of all together. */
#ifndef HW_INEQUALITY_H
#define HW_INEQUALITY_H

#include "random.h"

#include <stddef.h>

enum inequality_status { INEQUALITY_OK, INEQUALITY_TOO_FEW, INEQUALITY_ARGUMENT };

enum { INEQUALITY_LEAST = 2, INEQUALITY_RESAMPLES = 2000 };

struct inequality {
    double cv;      /* sqrt(sum w (r - R)^2 / sum w) / R */
    double gini;    /* sum_i sum_j w_i w_j |r_i - r_j| / (2 R (sum w)^2): from 0 to 1 - 1/n */
    double theil;   /* sum s log(r / R), s the share of the amount; an amount of 0 adds 0 */
    double between; /* sum over groups of S log(R_group / R), S the group's share of the amount */
    double within;  /* sum over groups of S times the group's own Theil: theil = between + within */
    double ratio;   /* the weighted 90 % point of the rates divided by the 10 % point */
};

/* Measure n areas; group[i] >= 0 is any number that areas of one region share, NULL puts them all
 * in one. amount >= 0 with a sum above 0, population > 0. The ratio is NaN where the 10 % point
 * is 0. Source of Theil's split: Theil, "Economics and Information Theory", 1967. */
enum inequality_status inequality_measure(const double *amount, const double *population,
                                          const int *group, size_t n, struct inequality *result);

/* The weighted point of the rates: the smallest rate such that the areas at or below it hold at
 * least the share p (0 < p < 1) of the population. */
enum inequality_status inequality_point(const double *amount, const double *population, size_t n,
                                        double p, double *rate);

/* What cv^2 would be on average if all areas had the same rate and people were allotted to them at
 * random: 1 / (mean count), where `count` people (not FTE) stand in n areas. NaN when there are
 * none. It is what is to be subtracted from cv^2 before areas are said to differ. */
double inequality_chance(double count, size_t n);

/* Percentile intervals of 95 % from INEQUALITY_RESAMPLES samples of n areas, drawn from the n with
 * replacement: the 2.5 and 97.5 % points (R's quantile type 1) of cv, gini, theil and ratio go to
 * *lower and *upper; between and within are NaN there, since a sample may lack a region. They tell
 * how much hangs on the single areas. Source: Efron and Tibshirani, "An Introduction to the
 * Bootstrap", 1993, 13.3. */
enum inequality_status inequality_bootstrap(const double *amount, const double *population,
                                            size_t n, struct random_stream *stream,
                                            struct inequality *lower, struct inequality *upper);

/* If every area were as good as the best quarter: *best is the weighted 75 % point of the rates,
 * and *more the sum of max(0, best - r) w, the amount that the areas below it lack. From raw rates
 * it is too much (the best are partly lucky), from shrunken ones too little: the two bracket it. */
enum inequality_status inequality_best_quarter(const double *amount, const double *population,
                                               size_t n, double *best, double *more);

#endif
