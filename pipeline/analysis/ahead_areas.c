#include "ahead.h"

#include "decimal.h"
#include "mem.h"
#include "period.h"

#include <math.h>
#include <stdlib.h>

static void add(struct ahead_areas *areas, int area, const struct progress *rows, size_t n_rows)
{
    struct ahead_area *a = &areas->area[areas->n++];
    size_t first = 0;

    *a = (struct ahead_area){.area = area,
                             .series = rows->series,
                             .rows = rows,
                             .n_rows = n_rows,
                             .last = progress_latest(rows, n_rows)};
    if (!a->last)
        return;
    while (rows[first].actual == DECIMAL_NONE)
        first++;
    a->first = rows[first].period;
    a->n = (size_t)(a->last - &rows[first]) + 1;
    a->y = mem_new(a->n, sizeof *a->y);
    for (size_t i = 0; i < a->n; i++)
        a->y[i] = decimal_double(rows[first + i].actual);
    for (size_t i = a->n; i-- > 0 && a->breaks < AHEAD_MOST_BREAKS;)
        if (rows[first + i].status == 'b')
            a->break_at[a->breaks++] = i;
}

static size_t find(const struct ahead_areas *areas, size_t n, int area, const struct series *series)
{
    size_t i = 0;

    while (i < n && (areas->area[i].area != area || areas->area[i].series != series))
        i++;
    return i;
}

/* An area is a sum when it has smaller areas, all in its series. */
static void find_parts(struct ahead_areas *areas, struct ahead_area *a, size_t smallest)
{
    const struct geography *g = &areas->p->geography;
    int *leaf = mem_new(g->n, sizeof *leaf);
    size_t n = geography_leaves(g, a->area, areas->report_period, leaf);

    a->part = mem_new(n ? n : 1, sizeof *a->part);
    a->parts = n;
    for (size_t i = 0; i < n; i++) {
        a->part[i] = find(areas, smallest, leaf[i], a->series);
        if (a->part[i] == smallest)
            a->parts = 0;
    }
    /* counted by itself, and not what its parts add up to: then it is forecast by itself */
    if (a->last && a->last->unexplained != DECIMAL_NONE && a->last->unexplained != 0)
        a->parts = 0;
    free(leaf);
}

static bool is_smallest(const struct programme *p, int area, int period)
{
    int *leaf = mem_new(p->geography.n, sizeof *leaf);
    size_t n = geography_leaves(&p->geography, area, period, leaf);
    bool smallest = n == 0 || (n == 1 && leaf[0] == area);

    free(leaf);
    return smallest;
}

void ahead_areas_make(struct ahead_areas *areas, const struct programme *p,
                      const struct progress_table *progress)
{
    static const enum progress_role roles[] = {PROGRESS_HEADLINE, PROGRESS_SUMMED};
    size_t smallest = 0;

    *areas = (struct ahead_areas){.p = p};
    areas->report_period = progress->n ? progress->row[0].report_period : PERIOD_NONE;
    areas->area = mem_new(2 * p->geography.n + 1, sizeof *areas->area);
    for (int whole = 0; whole < 2; whole++) {
        for (size_t i = 0; i < p->geography.n; i++)
            for (size_t r = 0; r < sizeof roles / sizeof roles[0]; r++) {
                size_t n;
                const struct progress *rows = progress_rows(progress, (int)i, roles[r], NULL, &n);

                if (n && is_smallest(p, (int)i, areas->report_period) != whole)
                    add(areas, (int)i, rows, n);
            }
        if (!whole)
            smallest = areas->n;
    }
    for (size_t i = smallest; i < areas->n; i++)
        find_parts(areas, &areas->area[i], smallest);
}

void ahead_areas_free(struct ahead_areas *areas)
{
    for (size_t i = 0; i < areas->n; i++) {
        free(areas->area[i].part);
        free(areas->area[i].y);
        free(areas->area[i].intake);
    }
    free(areas->area);
    *areas = (struct ahead_areas){0};
}
