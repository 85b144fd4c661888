/* The assumptions register: every input of the plan that somebody chose, with its source.
 *
 * assumptions.csv of a programme (input)
 *     id,assumption,use,value,low,high,unit,source,quality,illustrative,impact,note
 *
 * use is `given` (the value stands) or `estimated` (from the observations; the value stands in only
 * where they do not tell). low and high are the points that the truth is thought to fall short of,
 * or exceed, once in ten times. illustrative is `yes` when nobody published the value.
 *
 * assumptions.csv of a report (output): what was in the end used, a row for each area that has a
 * value of its own
 *     report_period,id,area_code,area_name,assumption,value,low,high,unit,basis,source,quality,
 *     illustrative,note */
#ifndef HW_ASSUMPTION_H
#define HW_ASSUMPTION_H

#include "mem.h"
#include "programme.h"

#include <stdbool.h>

/* The last seven are one profile: the share of those who come that does so k months after
 * qualifying. */
#define ASSUMPTION_NAMES                                                                           \
    "seed;replicates;probability_wanted;window_months;training_months;leaver_rate;completion;"     \
    "employed_here;participation;other_joiners;leaver_shock;joiner_shock;delay_0;delay_1;delay_2;" \
    "delay_3;delay_4;delay_5;delay_6"

enum assumption_name {
    ASSUME_SEED,
    ASSUME_REPLICATES,
    ASSUME_PROBABILITY,
    ASSUME_WINDOW,   /* months of observations that rates are estimated from */
    ASSUME_TRAINING, /* months from the start to qualifying */
    ASSUME_LEAVER_RATE,
    ASSUME_COMPLETION,
    ASSUME_EMPLOYED,
    ASSUME_PARTICIPATION,
    ASSUME_JOINERS,      /* other joiners a month */
    ASSUME_LEAVER_SHOCK, /* standard deviation of the logarithm, shared by all areas */
    ASSUME_JOINER_SHOCK,
    ASSUME_DELAY,
    ASSUMPTIONS = ASSUME_DELAY + 7
};

#define ASSUMPTION_BASES "given;estimated;pooled"
enum assumption_basis {
    ASSUMED_GIVEN,     /* the value of the register */
    ASSUMED_ESTIMATED, /* from observations of the area, or of all areas where it is for all */
    ASSUMED_POOLED     /* from observations of all areas, because those of this one are too few */
};

struct assumption {
    const char *id;
    int name;                /* enum assumption_name */
    int basis;               /* in the register ASSUMED_GIVEN or ASSUMED_ESTIMATED */
    double value, low, high; /* NaN when not known */
    const char *unit, *source, *quality;
    int illustrative;
    const char *impact, *note;
    int report_period, area; /* in the output */
};

struct assumptions {
    struct assumption *row;
    size_t n, capacity;
    struct arena texts;
};

/* Read PROGRAMME/assumptions.csv. A programme may have none: then *there is false, and *a empty.
 * Returns 0, or -1 after naming every fault: a name that is unknown, missing or there twice, a
 * number out of its range. Freed with assumptions_free(), twice is harmless. */
int assumptions_read_programme(struct assumptions *a, const struct programme *p, bool *there);
void assumptions_free(struct assumptions *a);

/* The row of a register; it is always there. */
const struct assumption *assumptions_of(const struct assumptions *a, enum assumption_name name);

void assumptions_add(struct assumptions *a, const struct assumption *row);

/* Write the output (NULL is standard output), or read it back. Return 0, or -1 after saying why. */
int assumptions_write(const struct assumptions *a, const struct programme *p, const char *path);
int assumptions_read_used(struct assumptions *a, const struct programme *p, const char *path);

#endif
