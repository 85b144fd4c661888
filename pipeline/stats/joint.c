#include "joint.h"

#include "mem.h"
#include "random.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>

#include <math.h>
#include <stdlib.h>

struct work {
    size_t horizon, draws, past; /* past: the months that errors are drawn from */
    size_t *month;               /* [horizon * draws]: months before the earliest last month */
    double *form;                /* [draws]: from 0 to 1, the place among the forms */
    size_t *member;              /* [draws]: of the area at hand */
    double *error, *path;        /* [horizon] */
    double *scale;               /* [POOL_FORMS]: 1 / the size of the standardised errors */
    double *value, *t;           /* [draws] */
    size_t *order, *of_member;   /* [draws] */
};

double joint_round(double x)
{
    return floor(x * 0x1p20 + 0.5) * 0x1p-20;
}

double joint_quantile(const double *sorted, size_t n, double p)
{
    return gsl_stats_quantile_from_sorted_data(sorted, 1, n, p);
}

void joint_sort(double *draws, size_t n)
{
    gsl_sort(draws, 1, n);
}

/* The standardised error of a member `back` months before the earliest last month; where the month
 * is missing, of the next one before it that is not. */
static double past_error(const struct work *w, const struct joint_area *a, size_t member,
                         size_t back)
{
    const double *residual = a->pool->residual + member * a->pool->months;
    size_t last = a->pool->months - 1 - a->lead;

    for (size_t i = 0; i < w->past; i++) {
        double e = residual[last - (back + i) % w->past];

        if (!isnan(e))
            return e;
    }
    return 0;
}

/* So that the errors drawn have the size that the pool says they have. */
static void set_scales(struct work *w, const struct joint_area *a)
{
    for (size_t m = 0; m < a->pool->n; m++) {
        double squares = 0;

        for (size_t i = 0; i < w->past; i++) {
            double e = past_error(w, a, m, i);

            squares += e * e;
        }
        w->scale[m] = squares > 0 ? sqrt((double)w->past / squares) : 0;
    }
}

/* The draw's place among the forms is the same for all areas: which form is right is not known, and
 * what is wrong for one may well be so for all. */
static void pick_members(struct work *w, const struct joint_area *a)
{
    for (size_t d = 0; d < w->draws; d++) {
        double u = w->form[d];
        size_t m = 0;

        while (m + 1 < a->pool->n && u > a->pool->weight[m])
            u -= a->pool->weight[m++];
        w->member[d] = m;
    }
}

static void draw_paths(struct work *w, const struct joint_area *a, double *value)
{
    size_t ahead = w->horizon - a->lead;

    for (size_t d = 0; d < w->draws; d++) {
        size_t m = w->member[d];
        const struct smoothing_fit *fit = &a->pool->fit[m];

        for (size_t h = 0; h < ahead; h++)
            w->error[h] = fit->sigma * w->scale[m] *
                          past_error(w, a, m, w->month[(h + a->lead) * w->draws + d]);
        smoothing_path(fit, a->series, ahead, w->error, w->path);
        for (size_t h = 0; h < ahead; h++)
            value[(h + a->lead) * w->draws + d] = w->path[h];
    }
}

/* Put the draws of one member, n of them, into the places of their ranks in its distribution. */
static void spread(struct work *w, const struct joint_area *a, size_t member, double *value)
{
    const struct pool *pool = a->pool;
    bool log_form = pool->fit[member].form.log;
    size_t n = 0;

    for (size_t d = 0; d < w->draws; d++)
        if (w->member[d] == member)
            w->of_member[n++] = d;
    for (size_t i = 0; i < n; i++)
        w->t[i] = gsl_cdf_tdist_Pinv(((double)i + 0.5) / (double)n, pool->fit[member].df);
    for (size_t h = a->lead; n && h < w->horizon; h++) {
        size_t at = member * pool->horizon + h - a->lead;
        double *now = value + h * w->draws;

        for (size_t i = 0; i < n; i++)
            w->value[i] = now[w->of_member[i]];
        gsl_sort_index(w->order, w->value, 1, n);
        for (size_t i = 0; i < n; i++) {
            double y = pool->mean[at] + pool->sd[at] * w->t[i];

            now[w->of_member[w->order[i]]] = joint_round(log_form ? exp(y) : y);
        }
    }
}

static void draw_area(struct work *w, const struct joint_area *a, double *value)
{
    if (a->pool->constant) {
        for (size_t i = a->lead * w->draws; i < w->horizon * w->draws; i++)
            value[i] = joint_round(a->pool->value);
        return;
    }
    pick_members(w, a);
    set_scales(w, a);
    draw_paths(w, a, value);
    for (size_t m = 0; m < a->pool->n; m++)
        spread(w, a, m, value);
}

/* The past months that all areas have: the shortest series decides. */
static size_t common_past(const struct joint_area *area, size_t areas)
{
    size_t past = (size_t)-1;

    for (size_t i = 0; i < areas; i++)
        if (!area[i].pool->constant && area[i].pool->months - area[i].lead < past)
            past = area[i].pool->months - area[i].lead;
    return past;
}

void joint_draw(const struct joint_area *area, size_t areas, size_t horizon, size_t draws,
                uint32_t seed, double *value)
{
    struct work w = {.horizon = horizon, .draws = draws};
    struct random_stream *r = random_new(seed, "paths");

    w.past = common_past(area, areas);
    w.month = mem_new(horizon * draws, sizeof *w.month);
    w.form = mem_new(draws, sizeof *w.form);
    w.member = mem_new(draws, sizeof *w.member);
    w.error = mem_new(horizon, sizeof *w.error);
    w.path = mem_new(horizon, sizeof *w.path);
    w.scale = mem_new(POOL_FORMS, sizeof *w.scale);
    w.value = mem_new(draws, sizeof *w.value);
    w.t = mem_new(draws, sizeof *w.t);
    w.order = mem_new(draws, sizeof *w.order);
    w.of_member = mem_new(draws, sizeof *w.of_member);
    for (size_t i = 0; i < horizon * draws; i++)
        w.month[i] = random_below(r, w.past < (size_t)1 << 30 ? w.past : 1);
    for (size_t d = 0; d < draws; d++)
        w.form[d] = ((double)random_below(r, 1u << 30) + 0.5) / (double)(1u << 30);
    for (size_t i = 0; i < areas; i++)
        draw_area(&w, &area[i], value + i * horizon * draws);
    free(w.of_member);
    free(w.order);
    free(w.t);
    free(w.value);
    free(w.scale);
    free(w.path);
    free(w.error);
    free(w.member);
    free(w.form);
    free(w.month);
    random_free(r);
}
