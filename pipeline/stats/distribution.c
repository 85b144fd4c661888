#include "distribution.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <math.h>

int distribution_t_quantile(double p, double df, double *quantile)
{
    if (!(p > 0 && p < 1) || !(df > 0))
        return -1;
    gsl_set_error_handler_off(); /* the default one ends the program */
    *quantile = gsl_cdf_tdist_Pinv(p, df);
    return isfinite(*quantile) ? 0 : -1;
}
