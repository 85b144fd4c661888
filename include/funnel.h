/* Funnel limits: how far an area may stand from what is expected before it is more than chance,
 * with the over-dispersion of all areas allowed for (Spiegelhalter 2005). What is computed is what
 * FunnelPlotR 0.6.0 computes, but for what is said below.
 *
 * Each type has an observed O, an expected E and a value. The overall share is sum O / sum n.
 *     ratio:      O over a given E; target 1
 *     proportion: O of n; target the overall share; Y = asin sqrt(O / n), s = 1 / (2 sqrt n)
 *     rate:       O over a population n; E = n times the overall rate; as a ratio of O to E, which
 * is shown times the overall rate and the multiplier: target is the overall rate Ratios and rates
 * are compared on a scale that the adjustment names: shmi:       Y = log(O / E), s = 1 / sqrt E, E
 * of a ratio rounded to 2 decimals cqc, none:  Y = sqrt(O / E), s = 1 / (2 sqrt E) z = (Y - Y of
 * the target) / s; phi = mean z^2; with N areas and w = 1 / s^2, tau2 = max(0, (N phi - (N - 1)) /
 * (sum w - sum w^2 / sum w)). Before that shmi (ratio, rate) leaves out the areas in the lowest and
 * highest of 1 / trim groups by rank; all else draws z in to the quantiles trim and 1 - trim (R's
 * type 7).
 *
 * Limits of 95 and 99.8 %: without adjustment, or when tau2 is 0, exact Poisson for ratio and rate,
 *     qchisq(p, 2 E) / 2 / E and qchisq(1 - p, 2 (E + 1)) / 2 / E,  p = 0.025 and 0.001,
 * and the arcsine form below with tau2 = 0 for proportion. Adjusted, q = sqrt(s^2 + tau2):
 *     shmi  exp(-+ z q);  cqc  (1 -+ z q)^2, which FunnelPlotR forgets to square;  proportion
 *     sin(Y of the target -+ z q)^2. On the inner side nothing goes beyond 0 (and 1). */
#ifndef HW_FUNNEL_H
#define HW_FUNNEL_H

#include <stddef.h>

enum funnel_status { FUNNEL_OK, FUNNEL_EMPTY, FUNNEL_OPTIONS, FUNNEL_NO_EVENTS };

enum funnel_type { FUNNEL_RATE, FUNNEL_RATIO, FUNNEL_PROPORTION };
enum funnel_adjust { FUNNEL_NONE, FUNNEL_SHMI, FUNNEL_CQC };
enum funnel_limits { FUNNEL_EXACT, FUNNEL_ARCSINE, FUNNEL_ADJUSTED };

enum funnel_fault {
    FUNNEL_FINE,
    FUNNEL_NUMERATOR,   /* below 0, or not a number */
    FUNNEL_DENOMINATOR, /* not above 0 (for shmi, when rounded) */
    FUNNEL_ABOVE_ALL,   /* a proportion with more than all */
    FUNNEL_NUMERIC      /* too large */
};

/* Where the value stands; a value on a limit is inside it. */
enum funnel_flag { FUNNEL_LOW_998, FUNNEL_LOW_95, FUNNEL_INSIDE, FUNNEL_HIGH_95, FUNNEL_HIGH_998 };

struct funnel_options {
    enum funnel_type type;
    enum funnel_adjust adjust;
    double multiplier; /* above 0 */
    double trim;       /* at least 0, below 0.5 */
};

struct funnel_area {
    enum funnel_fault fault; /* then all else is NaN, and the area counts nowhere */
    double value;
    double z;          /* NaN where log 0 would be needed */
    double z_adjusted; /* with the limits' tau2: (Y - target) / q */
    double lower_95, upper_95, lower_998, upper_998;
    enum funnel_flag flag;
};

struct funnel {
    size_t n;         /* areas without a fault */
    size_t used;      /* of them, in phi and tau2 */
    double target;    /* times the multiplier */
    double phi, tau2; /* NaN with fewer than 2 areas used */
    enum funnel_limits limits;
};

/* Compute the funnel of n areas; area has room for n. Returns FUNNEL_EMPTY without an area that has
 * no fault, FUNNEL_OPTIONS, or FUNNEL_NO_EVENTS when all numerators of a rate or proportion are 0:
 * then the values are set, all else is NaN. */
enum funnel_status funnel_compute(const double *numerator, const double *denominator, size_t n,
                                  const struct funnel_options *options, struct funnel_area *area,
                                  struct funnel *funnel);

/* The limits at one place of the funnel: between what ratios of the observed to an expected number
 * (above 0) chance leaves an area, with p (0.025 or 0.001) beyond each of them. For ratios and
 * rates on the scale of cqc or none: exact when tau2 is 0, else adjusted. Returns 0, or -1 when
 * there is no result. */
int funnel_limits_at(double expected, double tau2, double p, double *lower, double *upper);

#endif
