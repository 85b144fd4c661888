#include "posterior.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>

enum { BISECTIONS = 100 };

/* gsl_cdf_beta_Pinv does not converge for many shares of large numbers (0.0098 of 284,754), so the
 * distribution function, which is exact there, is halved down to the last digit. */
int posterior_share_quantile(double share, double n, double p, double *quantile)
{
    double low = 0, high = 1;

    if (!(p > 0 && p < 1) || !(share >= 0 && share <= 1) || !(n > 0))
        return -1;
    gsl_set_error_handler_off(); /* the default one ends the program */
    for (int step = 0; step < BISECTIONS; step++) {
        double middle = (low + high) / 2;

        if (gsl_cdf_beta_P(middle, share * n + 0.5, (1 - share) * n + 0.5) < p)
            low = middle;
        else
            high = middle;
    }
    *quantile = (low + high) / 2;
    return 0;
}

int posterior_rate_quantile(double mean, double months, double p, double *quantile)
{
    if (!(p > 0 && p < 1) || !(mean >= 0) || !(months > 0))
        return -1;
    gsl_set_error_handler_off();
    *quantile = gsl_cdf_gamma_Pinv(p, mean * months + 0.5, 1 / months);
    return isfinite(*quantile) ? 0 : -1;
}
