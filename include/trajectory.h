/* The trajectory: what was planned for an area, a value a month, in versions. Target is one value,
 * trajectory is a value for each date.
 *
 *     area_code,period,trajectory_<measure>,version,agreed_on,note
 *
 * Months between two given ones are interpolated on a straight line. An area without given values
 * whose parts all have them gets their sum. The whole programme, without either, gets a line from
 * baseline to target, which is no plan of anybody and is always called by its name: one shaped by
 * the intake where the cohorts in training are known (plan_shape.h), else a straight one. */
#ifndef HW_TRAJECTORY_H
#define HW_TRAJECTORY_H

#include "programme.h"

#include <stdint.h>

enum trajectory_basis {
    BASIS_NONE,
    BASIS_GIVEN,
    BASIS_INTERPOLATED,
    BASIS_SUM,
    BASIS_STRAIGHT_LINE,
    BASIS_INTAKE_SHAPED
};

struct trajectory_point {
    const char *area_code;
    int version;
    int agreed; /* the period in which the version was agreed */
    int period;
    int64_t value;
};

struct trajectories {
    struct trajectory_point *point; /* in the order of area, version, period */
    size_t n, capacity;
    struct arena texts;
};

struct planned {
    int64_t value; /* DECIMAL_NONE when nothing is planned for the month */
    enum trajectory_basis basis;
    int version;   /* of a given or interpolated value, else 0 */
    int agreed;    /* when a later version was agreed (of a sum: the last of its parts);
                      PERIOD_NONE while the first one is in force */
    int64_t first; /* planned for the month in the first version; DECIMAL_NONE when nothing was */
};

/* Read the programme's trajectory file; a programme without one has none. Returns 0, or -1 after
 * naming every fault. Freed with trajectories_free(), twice is harmless. */
int trajectories_read(struct trajectories *t, const struct programme *p);
void trajectories_free(struct trajectories *t);

/* The words for a line that stands in for a plan of the whole. */
struct trajectory_line {
    const char *article, *name; /* "a", "straight line"; name is NULL for what somebody planned */
    const char *title;          /* "Straight line" */
    const char *caveat;         /* what it is: "not an agreed trajectory" */
};
struct trajectory_line trajectory_line_of(const struct programme *p, int basis);

/* What was planned for the area and the period, in the last version agreed by `as_of`, and in the
 * first. The whole's line is a straight one. */
struct planned trajectory_of(const struct trajectories *t, const struct programme *p, int area,
                             int period, int as_of);

/* The sum of what was planned for the areas one level below. */
struct planned trajectory_of_parts(const struct trajectories *t, const struct programme *p,
                                   int area, int period, int as_of);

/* The words for the basis in a table, in the order of the enum. */
#define TRAJECTORY_BASES ";given;interpolated;sum_of_parts;straight_line;intake_shaped"

#endif
