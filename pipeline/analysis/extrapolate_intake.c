#include "extrapolate.h"

#include "flows.h"
#include "period.h"
#include "rates.h"

#include <stdlib.h>

/* The intake of one area: kept only where it is known until the deadline and moves at all. */
static void set_intake(struct ahead_area *a, const struct ahead_areas *areas, const struct flows *f,
                       const struct rates *pooled, int until)
{
    size_t n = (size_t)(until - a->first) + 1;
    struct rates r;
    int known_until;

    rates_of_area(&r, pooled, f);
    a->intake = mem_new(n, sizeof *a->intake);
    if (!rates_intake(&r, f, a->first, n, a->intake, &known_until) && known_until != PERIOD_NONE &&
        known_until >= areas->p->deadline && a->intake[a->n - 1] > a->intake[0])
        return;
    free(a->intake);
    a->intake = NULL;
}

void extrapolate_intake(struct ahead_areas *areas, const struct observations *observations,
                        const struct assumptions *register_, int until)
{
    struct flows *flows = mem_new(areas->n, sizeof *flows);
    size_t *from = mem_new(areas->n, sizeof *from), n = 0;
    struct rates pooled;

    for (size_t i = 0; i < areas->n; i++)
        if (!areas->area[i].parts && areas->area[i].n) {
            flows_read(&flows[n], areas->p, observations, areas->area[i].series,
                       areas->area[i].area, areas->report_period);
            from[n++] = i;
        }
    rates_pooled(&pooled, register_, flows, n);
    for (size_t k = 0; k < n; k++)
        if (areas->area[from[k]].last->period < areas->p->deadline)
            set_intake(&areas->area[from[k]], areas, &flows[k], &pooled, until);
    for (size_t k = 0; k < n; k++)
        flows_free(&flows[k]);
    free(from);
    free(flows);
}
