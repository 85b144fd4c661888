/* Confidence intervals of counts, rates and proportions. All are two-sided and have the confidence
 * c, 0.5 <= c < 1: (1 - c) / 2 lies beyond each limit. A count may be fractional (whole-time
 * equivalents): the same formulas apply. x is the count, n what it stands over. */
#ifndef HW_INTERVAL_H
#define HW_INTERVAL_H

enum interval_status {
    INTERVAL_OK,
    INTERVAL_CONFIDENCE,  /* not at least 0.5 and below 1 */
    INTERVAL_MULTIPLIER,  /* not above 0 */
    INTERVAL_COUNT,       /* x below 0, or not a number */
    INTERVAL_DENOMINATOR, /* n not above 0 */
    INTERVAL_ABOVE_ALL,   /* a proportion with x above n */
    INTERVAL_NUMERIC      /* too large, or the quantile was not found */
};

enum interval_method { INTERVAL_EXACT, INTERVAL_BYAR, INTERVAL_WILSON };

struct interval {
    double value, lower, upper;
    enum interval_method method;
};

/* The limits of a Poisson count, exact: with qchisq as in R,
 *     lower = qchisq((1 - c) / 2, 2 x) / 2, 0 when x is 0;  upper = qchisq((1 + c) / 2, 2 x + 2)
 * / 2. Source: Garwood 1936. value is x * multiplier; so are the limits. */
enum interval_status interval_count(double x, double multiplier, double confidence,
                                    struct interval *result);

/* The rate x / n * multiplier: exact as above for x < 10, from 10 on Byar's approximation,
 *     lower = x (1 - 1 / (9 x) - z / (3 sqrt x))^3,
 *     upper = (x + 1) (1 - 1 / (9 (x + 1)) + z / (3 sqrt(x + 1)))^3,
 * over n. Source: Breslow and Day 1987; PHEindicatormethods 2.1.0, phe_rate. */
enum interval_status interval_rate(double x, double n, double multiplier, double confidence,
                                   struct interval *result);

/* The proportion x / n * multiplier, after Wilson 1927:
 *     (2 x + z^2 -+ z sqrt(z^2 + 4 x (1 - x / n))) / (2 (n + z^2)),
 * exactly 0 and 1 where x is 0 and n. */
enum interval_status interval_proportion(double x, double n, double multiplier, double confidence,
                                         struct interval *result);

#endif
