#include "multiple.h"

#include "mem.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>

struct ranked {
    double p;
    size_t at;
};

static int largest_first(const void *x, const void *y)
{
    const struct ranked *a = x, *b = y;

    if (a->p != b->p)
        return a->p < b->p ? 1 : -1;
    return a->at < b->at ? 1 : -1;
}

double multiple_p_of_z(double z)
{
    return isnan(z) ? z : 2 * gsl_cdf_ugaussian_Q(fabs(z));
}

int multiple_adjust(const double *p, size_t n, double *adjusted)
{
    struct ranked *ranked = mem_new(n, sizeof *ranked);
    size_t known = 0;
    double least = 1;
    int result = 0;

    for (size_t i = 0; i < n; i++) {
        result |= p[i] < 0 || p[i] > 1 ? -1 : 0;
        if (!isnan(p[i]))
            ranked[known++] = (struct ranked){p[i], i};
    }
    if (!result) {
        for (size_t i = 0; i < n; i++)
            adjusted[i] = (double)NAN;
        qsort(ranked, known, sizeof *ranked, largest_first);
        for (size_t i = 0; i < known; i++) {
            least = fmin(least, ranked[i].p * ((double)known / (double)(known - i)));
            adjusted[ranked[i].at] = least;
        }
    }
    free(ranked);
    return result;
}

double multiple_expected(size_t n, double inside)
{
    return (double)n * (1 - inside);
}

double multiple_any(size_t n, double inside)
{
    return 1 - pow(inside, (double)n);
}
