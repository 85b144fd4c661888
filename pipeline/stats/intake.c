#include "intake.h"

#include <math.h>
#include <stdbool.h>

static bool usable(double value)
{
    return isfinite(value) && value >= 0;
}

static bool usable_yield(const struct intake_yield *y)
{
    double sum = 0;

    for (int k = 0; k < INTAKE_DELAYS; k++) {
        if (!usable(y->delay[k]))
            return false;
        sum += y->delay[k];
    }
    return usable(y->completion) && usable(y->employed) && usable(y->participation) &&
           fabs(sum - 1) <= 1e-6;
}

enum intake_status intake_cumulative(const struct intake_cohort *cohort, size_t n_cohorts,
                                     const struct intake_yield *yield, int first, size_t n,
                                     double *x)
{
    double each = yield->completion * yield->employed * yield->participation;

    if (!usable_yield(yield))
        return INTAKE_REFUSED;
    for (size_t c = 0; c < n_cohorts; c++)
        if (!usable(cohort[c].places))
            return INTAKE_REFUSED;
    for (size_t i = 0; i < n; i++) {
        x[i] = 0;
        for (size_t c = 0; c < n_cohorts; c++) {
            int since = first + (int)i - cohort[c].start - yield->training_months;

            for (int k = 0; k < INTAKE_DELAYS && k <= since; k++)
                x[i] += cohort[c].places * each * yield->delay[k];
        }
    }
    return INTAKE_OK;
}
