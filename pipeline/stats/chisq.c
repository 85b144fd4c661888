#include "chisq.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_sf_gamma.h>
#include <math.h>

enum { MOST_STEPS = 200 };

/* Far down the lower tail P(a, g) is g^a / Gamma(a + 1), to the last digit below this logarithm. */
static const double closed_form_below = -40;

/* From here on the expansion below holds to 1e-13 for p of 0.0005 and more; not far above it the
 * library begins to fail. */
static const double expand_from = 2000;

/* The quantile of the standard normal distribution in the same tail. */
static double normal(double p, enum chisq_tail tail)
{
    return tail == CHISQ_LOWER ? gsl_cdf_ugaussian_Pinv(p) : gsl_cdf_ugaussian_Qinv(p);
}

/* The expansion of Cornish and Fisher for many degrees of freedom (Goldberg and Levine 1946), as
 * that of a gamma distribution. */
static double expand(double a, double z)
{
    double r = 1 / sqrt(a), z2 = z * z;

    return a + z / r + (z2 - 1) / 3 + (z2 - 7) * z * r / 36 -
           ((3 * z2 + 7) * z2 - 16) * r * r / 810 +
           ((9 * z2 + 256) * z2 - 433) * z * r * r * r / 38880 +
           (((12 * z2 - 243) * z2 - 923) * z2 + 1472) * r * r * r * r / 204120;
}

/* The logarithm of the quantile of a gamma distribution, near enough to start from. */
static double start(double p, double a, enum chisq_tail tail, double log_small)
{
    double root = 1 - 1 / (9 * a) + normal(p, tail) / (3 * sqrt(a));

    if (a >= 1 && root > 0.1)
        return log(a) + 3 * log(root);
    return tail == CHISQ_LOWER ? log_small : log(a + 1);
}

/* One step of Newton's method at t = log g; 0 when the library fails. */
static int newton(double p, double a, enum chisq_tail tail, double t, double *step)
{
    double g = exp(t), slope = g * gsl_ran_gamma_pdf(g, a, 1);
    gsl_sf_result f;
    int status;

    if (tail == CHISQ_LOWER) {
        status = gsl_sf_gamma_inc_P_e(a, g, &f);
    } else {
        status = gsl_sf_gamma_inc_Q_e(a, g, &f);
        slope = -slope;
    }
    *step = log(f.val / p) * f.val / slope;
    return status == GSL_SUCCESS && isfinite(*step);
}

int chisq_quantile(double p, double df, enum chisq_tail tail, double *quantile)
{
    double a = df / 2, t, log_small, step = 1;

    if (!(p > 0 && p < 1) || !(df > 0) || !isfinite(df))
        return -1;
    gsl_set_error_handler_off();
    if (a >= expand_from) {
        *quantile = 2 * expand(a, normal(p, tail));
        return isfinite(*quantile) ? 0 : -1;
    }
    log_small = (log(tail == CHISQ_LOWER ? p : 1 - p) + gsl_sf_lngamma(a + 1)) / a;
    t = start(p, a, tail, log_small);
    if (log_small < closed_form_below) {
        *quantile = 2 * exp(log_small);
        return 0;
    }
    for (int i = 0; i < MOST_STEPS && fabs(step) > 1e-12; i++) {
        if (!newton(p, a, tail, t, &step))
            return -1;
        step = fmax(-5, fmin(5, step)); /* no further than where the tail can be told from 0 */
        t -= step;
    }
    *quantile = 2 * exp(t);
    return fabs(step) <= 1e-12 ? 0 : -1;
}
