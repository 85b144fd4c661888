#include "usual.h"

#include <math.h>

/* R: sprintf("%.9f", qt(0.975, 1:22)); GSL's would make ingest start slower for these few */
static const double t_975[] = {
    12.706204736, 4.302652730, 3.182446305, 2.776445105, 2.570581836, 2.446911851,
    2.364624252,  2.306004135, 2.262157163, 2.228138852, 2.200985160, 2.178812830,
    2.160368656,  2.144786688, 2.131449546, 2.119905299, 2.109815578, 2.100922040,
    2.093024054,  2.085963447, 2.079613845, 2.073873068,
};

bool usual_interval(const double *x, const double *y, size_t n, double at, double *fit, double *low,
                    double *high)
{
    double mx = 0, my = 0, sxx = 0, sxy = 0, rss = 0, slope, half;

    if (n < 4 || n > USUAL_MOST)
        return false;
    for (size_t i = 0; i < n; i++) {
        mx += x[i] / (double)n;
        my += y[i] / (double)n;
    }
    for (size_t i = 0; i < n; i++) {
        sxx += (x[i] - mx) * (x[i] - mx);
        sxy += (x[i] - mx) * (y[i] - my);
    }
    if (!(sxx > 0))
        return false;
    slope = sxy / sxx;
    for (size_t i = 0; i < n; i++) {
        double rest = y[i] - my - slope * (x[i] - mx);

        rss += rest * rest;
    }
    *fit = my + slope * (at - mx);
    half = t_975[n - 3] * sqrt(rss / (double)(n - 2)) *
           sqrt(1 + 1 / (double)n + (at - mx) * (at - mx) / sxx);
    *low = *fit - half;
    *high = *fit + half;
    return true;
}

double usual_median(const double *y, size_t n)
{
    double sorted[USUAL_MOST] = {0};

    for (size_t i = 0; i < n; i++) {
        size_t j = i;

        for (; j > 0 && sorted[j - 1] > y[i]; j--)
            sorted[j] = sorted[j - 1];
        sorted[j] = y[i];
    }
    return n % 2 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
}

double usual_spread(const double *y, size_t n)
{
    double off[USUAL_MOST], middle = usual_median(y, n);

    for (size_t i = 0; i < n; i++)
        off[i] = fabs(y[i] - middle);
    return 1.4826 * usual_median(off, n);
}
