#include "interval.h"

#include "chisq.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

static const double least_for_byar = 10;

static enum interval_status check(double x, double n, double multiplier, double confidence)
{
    if (!(confidence >= 0.5 && confidence < 1))
        return INTERVAL_CONFIDENCE;
    if (!(multiplier > 0) || !isfinite(multiplier))
        return INTERVAL_MULTIPLIER;
    if (!(x >= 0) || !isfinite(x))
        return INTERVAL_COUNT;
    if (!(n > 0) || !isfinite(n))
        return INTERVAL_DENOMINATOR;
    return INTERVAL_OK;
}

/* The limits of x as those of the value, value being x / n times the multiplier. */
static enum interval_status scaled(struct interval *r, double x, double n, double multiplier)
{
    r->value = x / n * multiplier;
    r->lower = r->lower / n * multiplier;
    r->upper = r->upper / n * multiplier;
    return isfinite(r->value) && isfinite(r->upper) ? INTERVAL_OK : INTERVAL_NUMERIC;
}

static int exact(double x, double confidence, struct interval *r)
{
    double tail = (1 - confidence) / 2;

    r->method = INTERVAL_EXACT;
    r->lower = 0;
    if (x > 0 && chisq_quantile(tail, 2 * x, CHISQ_LOWER, &r->lower))
        return -1;
    if (chisq_quantile(tail, 2 * x + 2, CHISQ_UPPER, &r->upper))
        return -1;
    r->lower /= 2;
    r->upper /= 2;
    return 0;
}

static double cubed(double x)
{
    return x * x * x;
}

static void byar(double x, double confidence, struct interval *r)
{
    double z = gsl_cdf_ugaussian_Qinv((1 - confidence) / 2), next = x + 1;

    r->method = INTERVAL_BYAR;
    r->lower = x * cubed(1 - 1 / (9 * x) - z / (3 * sqrt(x)));
    r->upper = next * cubed(1 - 1 / (9 * next) + z / (3 * sqrt(next)));
    if (r->lower < 0) /* beyond a confidence of 0.999999999 */
        r->lower = 0;
}

enum interval_status interval_count(double x, double multiplier, double confidence,
                                    struct interval *result)
{
    enum interval_status status = check(x, 1, multiplier, confidence);

    if (status)
        return status;
    if (exact(x, confidence, result))
        return INTERVAL_NUMERIC;
    return scaled(result, x, 1, multiplier);
}

enum interval_status interval_rate(double x, double n, double multiplier, double confidence,
                                   struct interval *result)
{
    enum interval_status status = check(x, n, multiplier, confidence);

    if (status)
        return status;
    if (x >= least_for_byar)
        byar(x, confidence, result);
    else if (exact(x, confidence, result))
        return INTERVAL_NUMERIC;
    return scaled(result, x, n, multiplier);
}

enum interval_status interval_proportion(double x, double n, double multiplier, double confidence,
                                         struct interval *result)
{
    enum interval_status status = check(x, n, multiplier, confidence);
    double z, root, share = x / n;

    if (status)
        return status;
    if (x > n)
        return INTERVAL_ABOVE_ALL;
    z = gsl_cdf_ugaussian_Qinv((1 - confidence) / 2);
    root = z * sqrt(z * z + 4 * x * (1 - share));
    result->method = INTERVAL_WILSON;
    result->value = share * multiplier;
    /* the same as the formula with a minus, without losing the digits of a small x */
    result->lower = 2 * x * share / (2 * x + z * z + root) * multiplier;
    result->upper = x < n ? (2 * x + z * z + root) / (2 * (n + z * z)) * multiplier : multiplier;
    return isfinite(result->upper) ? INTERVAL_OK : INTERVAL_NUMERIC;
}
