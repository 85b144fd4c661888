#include "trajectory.h"

#include "decimal.h"
#include "diag.h"
#include "period.h"
#include "table.h"

#include <stdlib.h>
#include <string.h>

static int by_key(const void *x, const void *y)
{
    const struct trajectory_point *a = x, *b = y;
    int d = strcmp(a->area_code, b->area_code);

    if (!d)
        d = a->version - b->version;
    return d ? d : a->period - b->period;
}

enum { AREA, PERIOD, VALUE, VERSION, AGREED, COLUMNS };

static int read_row(struct trajectories *t, const struct programme *p, const struct table *table,
                    size_t row, const int *c)
{
    struct trajectory_point point;
    long version;
    int area = geography_find(&p->geography, table_text(table, row, c[AREA]));

    if (area < 0) {
        table_fault(table, row, c[AREA], "is not the code of an area");
        return -1;
    }
    if (table_period(table, row, c[PERIOD], &point.period) ||
        table_decimal(table, row, c[VALUE], &point.value) ||
        table_whole(table, row, c[VERSION], 1, &version) ||
        table_period(table, row, c[AGREED], &point.agreed))
        return -1;
    if (point.period == PERIOD_NONE || point.value == DECIMAL_NONE) {
        table_fault(table, row, c[point.period == PERIOD_NONE ? PERIOD : VALUE],
                    "is missing: every row needs a month and a value");
        return -1;
    }
    if (point.value < 0 || point.value > DECIMAL_MOST) {
        table_fault(table, row, c[VALUE], "is not between 0 and 4000000000");
        return -1;
    }
    point.area_code = p->geography.area[area].area_code;
    point.version = (int)version;
    t->point = mem_grow(t->point, &t->capacity, t->n + 1, sizeof *t->point);
    t->point[t->n++] = point;
    return 0;
}

/* One version of one area has one value a month, and was agreed once. */
static int check_points(const struct trajectories *t, const struct table *table)
{
    int result = 0;

    for (size_t i = 1; i < t->n; i++) {
        const struct trajectory_point *a = &t->point[i - 1], *b = &t->point[i];

        if (strcmp(a->area_code, b->area_code) || a->version != b->version)
            continue;
        if (a->period == b->period || a->agreed != b->agreed) {
            struct text month = {0};

            period_add(&month, b->period);
            diag_at(table->path, 0, NULL, "%s, version %d, %s: %s", b->area_code, b->version,
                    month.data,
                    a->period == b->period ? "the month stands in the file twice"
                                           : "the version has two dates of agreement");
            text_free(&month);
            result = -1;
        }
    }
    return result;
}

int trajectories_read(struct trajectories *t, const struct programme *p)
{
    const char *names[] = {"area_code", "period", NULL, "version", "?agreed_on"};
    struct table table;
    int c[COLUMNS], result;

    *t = (struct trajectories){0};
    if (!p->trajectory)
        return 0;
    if (table_read(&table, p->trajectory))
        return -1;
    names[VALUE] = arena_format(&t->texts, "trajectory_%s", p->measure->measure);
    result = table_columns(&table, names, COLUMNS, c);
    for (size_t i = 0; !result && i < table.rows; i++)
        result = read_row(t, p, &table, i, c);
    if (t->n)
        qsort(t->point, t->n, sizeof *t->point, by_key);
    if (!result)
        result = check_points(t, &table);
    table_free(&table);
    if (result)
        trajectories_free(t);
    return result;
}

void trajectories_free(struct trajectories *t)
{
    free(t->point);
    arena_free(&t->texts);
    *t = (struct trajectories){0};
}

struct trajectory_line trajectory_line_of(const struct programme *p, int basis)
{
    switch (basis) {
    case BASIS_STRAIGHT_LINE:
        return (struct trajectory_line){"a", "straight line", "Straight line",
                                        p->straight_line_caveat};
    case BASIS_INTAKE_SHAPED:
        return (struct trajectory_line){"an", "intake-shaped line", "Intake-shaped line",
                                        "drawn from the cohorts in training, nobody's plan"};
    default:
        return (struct trajectory_line){"", NULL, "", ""};
    }
}

static const struct planned nothing = {DECIMAL_NONE, BASIS_NONE, 0, PERIOD_NONE, DECIMAL_NONE};

/* The points of the last version agreed by then, or of the first; n is 0 when there is none. */
static const struct trajectory_point *points_of(const struct trajectories *t, const char *area_code,
                                                int as_of, bool last, size_t *n)
{
    const struct trajectory_point *start = NULL;

    *n = 0;
    for (size_t i = 0; i < t->n; i++) {
        const struct trajectory_point *p = &t->point[i];

        if (strcmp(p->area_code, area_code) || (p->agreed != PERIOD_NONE && p->agreed > as_of))
            continue;
        if (!start || (last && p->version > start->version)) {
            start = p;
            *n = 0;
        }
        *n += p->version == start->version;
    }
    return start;
}

/* The value for a period among the points of one version, in the order of their periods. */
static int64_t value_at(const struct trajectory_point *point, size_t n, int period,
                        enum trajectory_basis *basis)
{
    *basis = BASIS_NONE;
    for (size_t i = 0; i < n; i++) {
        const struct trajectory_point *b = &point[i], *a = i ? b - 1 : b;

        if (b->period == period) {
            *basis = BASIS_GIVEN;
            return b->value;
        }
        if (a->period < period && period < b->period) {
            *basis = BASIS_INTERPOLATED;
            return decimal_plus(a->value, decimal_times(decimal_minus(b->value, a->value),
                                                        period - a->period, b->period - a->period));
        }
    }
    return DECIMAL_NONE;
}

static struct planned of_versions(const struct trajectories *t, const char *area_code, int period,
                                  int as_of)
{
    size_t n, n_first;
    const struct trajectory_point *last = points_of(t, area_code, as_of, true, &n);
    const struct trajectory_point *first = points_of(t, area_code, as_of, false, &n_first);
    struct planned found = nothing;
    enum trajectory_basis basis;

    found.version = last->version;
    found.agreed = last->version > first->version ? last->agreed : PERIOD_NONE;
    found.value = value_at(last, n, period, &found.basis);
    found.first = value_at(first, n_first, period, &basis);
    return found;
}

struct planned trajectory_of_parts(const struct trajectories *t, const struct programme *p,
                                   int area, int period, int as_of)
{
    struct planned sum = {0, BASIS_SUM, 0, PERIOD_NONE, 0};
    int *child = mem_new(p->geography.n, sizeof *child);
    size_t n = geography_children(&p->geography, area, as_of, child);

    for (size_t i = 0; i < n; i++) {
        struct planned part = trajectory_of(t, p, child[i], period, as_of);

        sum.value = decimal_plus(sum.value, part.value);
        sum.first = decimal_plus(sum.first, part.first);
        sum.agreed = part.agreed > sum.agreed ? part.agreed : sum.agreed;
    }
    free(child);
    return n && sum.value != DECIMAL_NONE ? sum : nothing;
}

static struct planned straight_line(const struct programme *p, int period)
{
    struct planned line = nothing;

    if (period < p->baseline_period || period > p->deadline)
        return nothing;
    line.basis = BASIS_STRAIGHT_LINE;
    line.value =
        decimal_plus(p->baseline, decimal_times(p->target_growth, period - p->baseline_period,
                                                p->deadline - p->baseline_period));
    return line;
}

/* The whole may be judged on a series of its own: then its parts' plans belong to another one. */
static bool same_series_below(const struct programme *p, int area, int as_of)
{
    int *child = mem_new(p->geography.n, sizeof *child);
    size_t n = geography_children(&p->geography, area, as_of, child);
    bool same = n && programme_headline(p, child[0]) == programme_headline(p, area);

    free(child);
    return same;
}

struct planned trajectory_of(const struct trajectories *t, const struct programme *p, int area,
                             int period, int as_of)
{
    const char *code = p->geography.area[area].area_code;
    struct planned sum = nothing;
    size_t n;

    points_of(t, code, as_of, true, &n);
    if (n)
        return of_versions(t, code, period, as_of);
    if (same_series_below(p, area, as_of))
        sum = trajectory_of_parts(t, p, area, period, as_of);
    return sum.basis == BASIS_NONE && area == p->root ? straight_line(p, period) : sum;
}
