/* The assumptions of an illustrative return: what hw-simulate makes figures from. All of it is
 * data:
 *
 *     item,area_code,period,value,collected,source,note */
#ifndef HW_SIMULATION_H
#define HW_SIMULATION_H

#include "programme.h"

#include <stdint.h>

struct simulation_item {
    const char *item, *area_code, *text; /* text is the value as written */
    int period, collected;
    double number; /* the value as a number, NaN when it is none */
};

struct simulation {
    struct simulation_item *item;
    size_t n;
    struct arena texts;
};

/* Read the table. Returns 0, or -1 after naming every fault. Freed with simulation_free(). */
int simulation_read(struct simulation *s, const struct programme *p, const char *path);
void simulation_free(struct simulation *s);

/* The first item of that name; area_code NULL and period PERIOD_NONE match any. NULL when none. */
const struct simulation_item *simulation_find(const struct simulation *s, const char *item,
                                              const char *area_code, int period);

/* The number of an item, or -1 after saying that it is missing. */
int simulation_number(const struct simulation *s, const char *item, double *number);

#endif
