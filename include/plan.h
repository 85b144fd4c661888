/* Plan: observations, progress and the assumptions register in; what it would take out. The steps
 * of hw-plan, in their order: plan_make() reads the flows of the smallest areas and simulates each
 * to the deadline; plan_needs() adds them up for every area; plan_tornado() varies the inputs for
 * the whole; plan_used() lists the assumptions that were in the end used. */
#ifndef HW_PLAN_H
#define HW_PLAN_H

#include "need.h"
#include "observation.h"
#include "progress.h"
#include "rates.h"
#include "stock_flow.h"

#include <stdint.h>

/* One of the smallest areas. */
struct plan_area {
    int area;                    /* index in the geography */
    int reason;                  /* enum need_reason */
    int intake;                  /* enum need_intake */
    const struct progress *last; /* its last actual, or NULL */
    struct flows flows;
    struct rates rates;
    struct stock_flow_area model;
    struct stock_flow_cohort *cohort;
    double *season;
    double weight;               /* its share of extra places: of the last intake */
    struct stock_flow_runs runs; /* empty when there is a reason */
    double *place, *joiner;      /* [replicates]: that an extra one is at work at the deadline */
};

struct plan {
    const struct programme *p;
    const struct progress_table *progress;
    const struct assumptions *reg; /* NULL when the programme has none */
    int report_period;
    int extra_start; /* the last intake that arrives by the deadline */
    struct rates pooled;
    struct plan_area *area;
    size_t n;
    size_t replicates, blocks;
    double *z, *z_joining; /* [replicates]: shared by all areas */
    uint32_t *seed;        /* one for each (area, block) and purpose */
};

/* Read and simulate. progress must be of one report period, which is the as-of period too. reg may
 * be NULL: then every area has a reason. Returns 0, or -1 after saying why. Freed with plan_free(),
 * twice is harmless. */
int plan_make(struct plan *plan, const struct programme *p, const struct observations *o,
              const struct progress_table *progress, const struct assumptions *reg);
void plan_free(struct plan *plan);

/* The smallest areas in or below an area: their indices in plan->area go to part[], which has room
 * for plan->n. Returns how many. */
size_t plan_parts(const struct plan *plan, int area, size_t *part);

/* The seeds [blocks] of the extra places, or of the extra joiners, of an area of the geography. */
const uint32_t *plan_extra_seed(const struct plan *plan, int area, bool joiners);

/* The notice that the figures of these parts ask for, or that a given assumption that nobody
 * published asks for; "" when none does. */
const char *plan_note(const struct plan *plan, const struct series *series);

/* Add a row for each area of the progress. The extra places and joiners have a generator for each
 * (area, block) too. */
void plan_needs(struct plan *plan, struct need_tables *t);

/* Add the rows of the whole, largest swing first. For each input with a known range, all areas have
 * it at its 10 % or its 90 % point (the range of all areas together, with the spread they share),
 * and nothing else changes: the rates of the other inputs are those of the first replicates of
 * plan_needs(), and people are counted by their exact mean and variance given the rates, as if
 * Normal, so that no chance is added. */
void plan_tornado(struct plan *plan, struct need_tables *t);

/* Add what was used: for all areas together, then what single areas have of their own. */
void plan_used(const struct plan *plan, struct assumptions *used);

#endif
