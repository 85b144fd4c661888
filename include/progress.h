/* Progress: where an area stands against its trajectory in one period, one row for each area,
 * series and month from the baseline to the deadline. The names of the amounts end in the
 * programme's measure; for fte:
 *
 *     report_period,area_code,area_name,level,series,role,period,actual_fte,status,
 *     areas_present,areas_expected,baseline_fte,trajectory_fte,trajectory_basis,
 *     trajectory_version,trajectory_agreed,first_trajectory_fte,target_fte,growth_fte,growth_share_pct,gap_fte,target_gap_fte,
 *     months_left,required_fte_per_month,achieved_3_fte_per_month,
 *     achieved_6_fte_per_month,achieved_12_fte_per_month,parts_fte,unexplained_fte,
 *     source_file,source_line,note
 *
 * role is headline (the series that the area is judged on), summed (the sum of the smallest areas,
 * for a whole whose headline is another series), beside (a series shown next to the headline) or
 * published (the few published figures of an area whose headline is not). */
#ifndef HW_PROGRESS_H
#define HW_PROGRESS_H

#include "mem.h"
#include "programme.h"
#include "trajectory.h"

#include <stdint.h>

enum progress_role { PROGRESS_HEADLINE, PROGRESS_SUMMED, PROGRESS_BESIDE, PROGRESS_PUBLISHED };

enum { PROGRESS_SPANS = 3 };

/* Amounts are exact decimals in the programme's measure, DECIMAL_NONE when not known. */
struct progress {
    int report_period; /* the period of the report: the last that is used */
    int area;          /* index in programme.geography.area */
    const struct series *series;
    int role; /* enum progress_role */
    int period;
    int64_t actual;
    char status;
    size_t areas_present, areas_expected;
    int64_t baseline;   /* of the area, at the programme's baseline period */
    int64_t trajectory; /* planned for this period */
    int basis;          /* enum trajectory_basis */
    int version;        /* of the trajectory, 0 when it has none */
    int agreed; /* when a later version was agreed; PERIOD_NONE while the first is in force */
    int64_t first_trajectory;  /* planned for this period in the first version */
    int64_t target;            /* planned for the deadline */
    int64_t growth;            /* actual - baseline */
    double growth_share_pct;   /* growth of target - baseline; NaN when not known */
    int64_t gap;               /* actual - trajectory: negative is less than planned */
    int64_t target_gap;        /* actual - target */
    int months_left;           /* from this period to the deadline; negative after it */
    double required_per_month; /* to reach the target from this actual; NaN when not known */
    double achieved_per_month[PROGRESS_SPANS]; /* over the last 3, 6 and 12 months; NaN when not
                                                  known */
    int64_t parts;           /* the sum of the areas one level below, when complete */
    int64_t unexplained;     /* actual - parts, where the actual was itself observed */
    const char *source_file; /* of an observed actual, else "" */
    size_t source_line;
};

extern const int progress_spans[PROGRESS_SPANS]; /* 3, 6, 12 months */

struct progress_table {
    struct progress *row; /* by area in the order of the geography, role, series, period */
    size_t n, capacity;
    struct arena texts;
};

void progress_add(struct progress_table *t, const struct progress *row);

/* Write to a path (NULL is standard output), or read back. Return 0, or -1 after saying why. */
int progress_write(const struct progress_table *t, const struct programme *p, const char *path);
int progress_read(struct progress_table *t, const struct programme *p, const char *path);
void progress_free(struct progress_table *t);

/* The rows of one area and series: the first, and how many follow it (0 when there are none). */
const struct progress *progress_rows(const struct progress_table *t, int area,
                                     enum progress_role role, const struct series *series,
                                     size_t *n);

/* The last of n rows that has an actual, or NULL. */
const struct progress *progress_latest(const struct progress *rows, size_t n);

/* The row of this period among n rows, or NULL. */
const struct progress *progress_at(const struct progress *rows, size_t n, int period);

#endif
