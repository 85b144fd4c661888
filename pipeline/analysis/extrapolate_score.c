#include "extrapolate.h"

#include "naive.h"
#include "period.h"

#include <math.h>

enum { METHODS = 3, FURTHEST = 12 };

static const enum forecast_method methods[METHODS] = {METHOD_POOL, METHOD_DRIFT,
                                                      METHOD_SEASONAL_NAIVE};

static void count_in(struct score *s, const struct ahead_month *f, double actual)
{
    double error = actual - f->mean;

    s->forecasts++;
    s->mean_error += error;
    s->mean_absolute_error += fabs(error);
    s->within_80 += actual >= f->lo80 && actual <= f->hi80;
    s->within_95 += actual >= f->lo95 && actual <= f->hi95;
}

/* The naive forecast from an origin, `ahead` months later; false where there is none. */
static bool naive(enum forecast_method method, const double *y, size_t n, size_t ahead,
                  struct ahead_month *f)
{
    double mean[FURTHEST], sd[FURTHEST], df;
    enum naive_status status = method == METHOD_DRIFT ? naive_drift(y, n, ahead, mean, sd, &df)
                                                      : naive_seasonal(y, n, ahead, mean, sd, &df);

    if (status != NAIVE_OK)
        return false;
    *f = ahead_interval(mean[ahead - 1], sd[ahead - 1], df);
    return true;
}

static void score_one(struct score *s, const struct ahead_area *a, const struct ahead *h)
{
    size_t n = h->origin == PERIOD_NONE ? 0 : (size_t)(h->origin - a->first) + 1;
    size_t at = n + (size_t)s->months_ahead - 1;
    struct ahead_month f;

    if (!n || at >= a->n || isnan(a->y[at]))
        return;
    if (s->method == METHOD_POOL || s->method == METHOD_SUM_OF_AREAS) {
        if (!h->made)
            return;
        f = ahead_month(h, h->origin + s->months_ahead, EXTRAPOLATE_PAST_DRAWS);
    } else if (!naive((enum forecast_method)s->method, a->y, n, (size_t)s->months_ahead, &f))
        return;
    count_in(s, &f, a->y[at]);
}

void extrapolate_score(struct scorecard *scores, const struct ahead_areas *areas,
                       struct ahead *const *past, size_t origins)
{
    for (size_t i = 0; i < areas->n; i++)
        for (int m = 0; m < METHODS; m++)
            for (int k = 0; k < SCORE_SPANS; k++) {
                const struct ahead_area *a = &areas->area[i];
                struct score s = {.report_period = areas->report_period,
                                  .area = a->area,
                                  .series = a->series,
                                  .method = !m && a->parts ? METHOD_SUM_OF_AREAS : (int)methods[m],
                                  .months_ahead = score_spans[k]};

                for (size_t o = 0; o < origins; o++)
                    score_one(&s, a, &past[o][i]);
                if (!s.forecasts)
                    continue;
                s.mean_error /= (double)s.forecasts;
                s.mean_absolute_error /= (double)s.forecasts;
                scorecard_add(scores, &s);
            }
}
