/* Flows: the months of one area as people came and went, out of the observations. */
#ifndef HW_FLOWS_H
#define HW_FLOWS_H

#include "observation.h"
#include "programme.h"

enum flow {
    FLOW_ACTUAL, /* the programme's measure: FTE */
    FLOW_HEADCOUNT,
    FLOW_STARTED,   /* started training */
    FLOW_QUALIFIED, /* joined as newly qualified */
    FLOW_JOINERS,   /* other joiners */
    FLOW_LEAVERS,
    FLOWS
};

struct flows {
    int area;
    const struct series *series;
    int first;            /* period of value[.][0] */
    int origin;           /* the last period with an actual, or PERIOD_NONE */
    size_t n;             /* months from first to the as-of period */
    double *value[FLOWS]; /* [n]; NaN where missing or suppressed */
};

/* Read the flows of an area (a region or the whole is the sum of its parts, known only when every
 * part is) in a series, as known in the period as_of, from the programme's baseline on, or from
 * another period. Freed with flows_free(), twice is harmless. */
void flows_read(struct flows *f, const struct programme *p, const struct observations *o,
                const struct series *series, int area, int as_of);
void flows_read_from(struct flows *f, const struct programme *p, const struct observations *o,
                     const struct series *series, int area, int first, int as_of);
void flows_free(struct flows *f);

/* The measure that a flow is held in; NULL for FLOW_ACTUAL, the programme's own. */
const char *flows_measure(enum flow flow);

/* The value of a period, NaN when not known. */
double flows_at(const struct flows *f, enum flow flow, int period);

#endif
