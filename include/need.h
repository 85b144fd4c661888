/* Needs: what it would take to reach the target, by the stock and flow model. Amounts end in the
 * programme's measure; for fte:
 *
 * needs.csv    report_period,area_code,area_name,level,series,role,reason,intake,origin,deadline,
 *              months_left,areas_present,areas_expected,actual_fte,arrivals_fte,other_joiners_fte,
 *              leavers_fte,expected_fte,target_fte,lo80_fte,hi80_fte,arrivals_people,
 *              other_joiners_people,leavers_people,probability,probability_error,replicates,
 *              probability_wanted,extra_places_people,closed_form_places_people,
 *              extra_places_start,extra_places_in_time,gross_joiners_fte,extra_joiners_people,
 *              note
 * tornado.csv  report_period,area_code,area_name,series,reason,input,basis,value,low,high,
 *              probability,probability_low,probability_high,expected_fte,low_fte,high_fte,swing_fte,
 *              note
 *
 * actual + arrivals + other_joiners - leavers = expected, to the last digit, and the rows of the
 * smallest areas add up to those of the areas above them in each of the five. The origin of an area
 * with parts is the oldest of theirs. Where nothing can be computed, reason says why. */
#ifndef HW_NEED_H
#define HW_NEED_H

#include "assumption.h"
#include "programme.h"
#include "progress.h"

#include <stdint.h>

enum need_reason {
    NEED_NONE,
    NEED_DEADLINE_REACHED,
    NEED_NO_FIGURES,    /* the area has no actual */
    NEED_NO_FLOWS,      /* leavers or joiners are not known */
    NEED_PARTS_MISSING, /* one of the smallest areas below has no row of its own */
    NEED_NO_ASSUMPTIONS /* the programme has no assumptions.csv */
};

/* How much of the intake that arrives by the deadline is known. */
enum need_intake {
    NEED_INTAKE_NONE,     /* not asked */
    NEED_INTAKE_KNOWN,    /* all of it has started */
    NEED_INTAKE_PARTLY,   /* a later intake, not yet known, would arrive in time */
    NEED_INTAKE_NOT_KNOWN /* no cohort is on its way, and a later one would arrive in time */
};

struct need {
    int report_period, area;
    const struct series *series;
    int role;           /* enum progress_role: headline or summed */
    int reason, intake; /* enum need_reason, enum need_intake */
    int origin, deadline, months_left;
    size_t areas_present, areas_expected;
    int64_t actual, arrivals, other_joiners, leavers, expected, target;
    double lo80, hi80; /* of the expected, at the deadline */
    int64_t arrivals_headcount, other_joiners_headcount, leavers_headcount;
    int64_t probability;       /* two decimal places: no third is known */
    int64_t probability_error; /* Monte Carlo error, three decimal places */
    size_t replicates;
    double probability_wanted;
    double extra_places;    /* people; NaN when no number is enough */
    double closed_form;     /* places that make the expectation reach the target; below 0 when more
                               are expected than needed */
    int extra_places_start; /* the intake that these places would have to be in */
    int in_time;            /* 2 when that intake is still to come, 1 when not, 0 not asked */
    int64_t gross_joiners;  /* target - actual + leavers */
    double extra_joiners;   /* people, over the months left, besides those expected */
    const char *note;
};

struct tornado {
    int report_period, area;
    const struct series *series;
    int reason;
    int input;               /* enum assumption_name */
    int basis;               /* enum assumption_basis */
    double value, low, high; /* the central value, its 10 % and its 90 % point */
    int64_t probability, probability_low, probability_high; /* two decimal places */
    double expected, expected_low, expected_high, swing;    /* swing: |high - low| */
    const char *note;
};

struct need_tables {
    struct need *need;
    size_t n_needs, capacity;
    struct tornado *tornado;
    size_t n_tornados, tornado_capacity;
    struct arena texts;
};

void need_add(struct need_tables *t, const struct need *row);
void need_add_tornado(struct need_tables *t, const struct tornado *row);

/* Write one of the two tables (NULL is standard output). Return 0, or -1 after saying why. */
int need_write(const struct need_tables *t, const struct programme *p, const char *path);
int need_write_tornado(const struct need_tables *t, const struct programme *p, const char *path);

/* Read both. Returns 0, or -1 after saying why. Freed with need_free(), twice is harmless. */
int need_read(struct need_tables *t, const struct programme *p, const char *needs_path,
              const char *tornado_path);
void need_free(struct need_tables *t);

/* The row of an area, or NULL. */
const struct need *need_of(const struct need_tables *t, int area);

#endif
