/* Simulate: made-up figures of the smallest areas that agree with what was published of the
 * regions, for a programme whose area figures were never published. The model, in the order of its
 * steps:
 *
 * - a region's baseline and anchor (both published) are shared out over its areas: the baseline by
 *   population, the growth by baseline, each times a log-normal factor of the area, so that the
 *   areas sum exactly to their region in both months;
 * - between and after them every area follows the monthly shape of a published series of the whole
 *   (shape_series), with a small autoregressive noise that is zero in both months;
 * - headcount is FTE over a participation rate; leavers are Poisson; students qualify a year after
 * they start; other joiners make opening + joining - leaving = closing hold;
 * - the trajectory is phased by year (phase) and month (arrival), from baseline to the area's share
 * of the target; some areas agree a second version later (replan).
 *
 * Every step is seeded: the same assumptions give the same bytes. */
#ifndef HW_SIMULATE_H
#define HW_SIMULATE_H

#include "extract_layout.h"
#include "observation.h"
#include "programme.h"
#include "simulation.h"

#include <stdint.h>

enum simulated {
    SIM_FTE,
    SIM_HEADCOUNT,
    SIM_STARTED,
    SIM_QUALIFIED,
    SIM_JOINERS,
    SIM_LEAVERS,
    SIM_MEASURES
};

/* The measures in the order of the enum. */
extern const char *const simulated_measures[SIM_MEASURES];

struct simulated_area {
    int area; /* index in the geography */
    double population;
    int64_t baseline, anchor, target;
    double end;                   /* FTE in the last month, before rounding */
    int64_t *value[SIM_MEASURES]; /* [months], decimals */
};

struct model {
    const struct programme *p;
    const struct simulation *s;
    const struct observations *o; /* the published figures */
    int first, anchor, last;      /* periods */
    size_t months;                /* last - first + 1 */
    double *shape;                /* [months], the published series of the whole */
    struct simulated_area *area;
    size_t n;
    struct arena memory;
};

/* Make the model: all figures of all areas. Returns 0, or -1 after saying what is missing. Freed
 * with model_free(). */
int model_make(struct model *m, const struct programme *p, const struct simulation *s,
               const struct observations *o);
void model_free(struct model *m);

/* The steps of model_make(). */
int model_levels(struct model *m); /* baseline, anchor, end, target */
int model_months(struct model *m); /* the monthly values */

/* What an area plans for a period in version 1 or 2, DECIMAL_NONE when it has no version 2. */
int64_t model_trajectory(const struct model *m, const struct simulated_area *a, int period,
                         int version);

/* Write the extracts, one a month of collection, and the trajectory. The folder is made when
 * missing; the layout is one of the programme's. Return 0, or -1 after saying why. */
int model_write_extracts(const struct model *m, const struct extract_layout *layout,
                         const char *folder);
int model_write_trajectory(const struct model *m, const char *path);

#endif
