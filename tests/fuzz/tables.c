/* Fuzzing: tables of areas of any bytes are read or refused; what was read hangs together. The
 * input is levels, areas and successions, with a NUL byte between; what is not there is a table
 * that a small programme has. Run from the root of the project. */
#include "memory.h"

#include "geography.h"
#include "period.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

enum { TABLES = 3 };

static const char *const usual[TABLES] = {"tests/data/small/levels.csv",
                                          "tests/data/small/areas.csv",
                                          "tests/data/small/successions.csv"};
static struct memory_file file[TABLES];

#define MUST(condition)                                                                            \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "tables: not so: %s\n", #condition);                                   \
            __builtin_trap();                                                                      \
        }                                                                                          \
    } while (0)

/* Does the way up end? It does within as many steps as there are areas. */
static void check_ways_up(const struct geography *g, int area)
{
    size_t steps = 0;

    for (int a = area; a >= 0; a = g->area[a].parent)
        MUST(++steps <= g->n);
    steps = 0;
    for (int a = area; a >= 0; a = g->area[a].whole)
        MUST(++steps <= g->n);
}

static void check_area(const struct geography *g, int i, int *found)
{
    const struct area *a = &g->area[i];
    size_t n;

    MUST(*a->area_code && *a->name && geography_find(g, a->area_code) == i);
    MUST(geography_is_named(g, i, a->name));
    MUST(geography_match_name(g, a->name, PERIOD_NONE).area >= 0 &&
         geography_match_name(g, a->name, PERIOD_NONE).area <= i);
    MUST(geography_match_code(g, a->area_code, PERIOD_NONE).area == i);
    MUST(a->parent < 0 || g->area[a->parent].level >= 0);
    MUST(a->parent < 0 || a->level < 0 || g->area[a->parent].level < a->level);
    check_ways_up(g, i);
    n = geography_children(g, i, 2014 * 12, found);
    for (size_t j = 0; j < n; j++)
        MUST(g->area[found[j]].parent == i && geography_open(g, found[j], 2014 * 12));
    n = geography_leaves(g, i, 2014 * 12, found);
    for (size_t j = 0; j < n; j++)
        MUST(geography_open(g, found[j], 2014 * 12) && g->area[found[j]].whole < 0);
    n = geography_parts(g, i, found);
    for (size_t j = 0; j < n; j++)
        MUST(g->area[found[j]].whole == i);
}

static void check(const struct geography *g)
{
    int *found = calloc(g->n + 1, sizeof *found);

    for (size_t i = 0; i < g->n; i++)
        check_area(g, (int)i, found);
    free(found);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    const char *path[TABLES];
    const uint8_t *end = data + n;
    struct geography g;

    for (int i = 0; i < TABLES; i++) {
        const uint8_t *stop = data < end ? memchr(data, '\0', (size_t)(end - data)) : NULL;

        if (!file[i].path[0])
            memory_open(&file[i]);
        stop = stop ? stop : end;
        memory_write(&file[i], 0, data, (size_t)(stop - data));
        path[i] = stop == data ? usual[i] : file[i].path;
        data = stop < end ? stop + 1 : end;
    }
    if (!geography_read(&g, path[0], path[1], path[2])) {
        check(&g);
        geography_free(&g);
    }
    return 0;
}
