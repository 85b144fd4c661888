#include "geography.h"

#include "period.h"
#include "table.h"

#include <stdlib.h>
#include <string.h>

static int find_level(const struct geography *g, const char *level)
{
    for (size_t i = 0; i < g->n_levels; i++)
        if (!strcmp(g->level[i].level, level))
            return (int)i;
    return -1;
}

int geography_find(const struct geography *g, const char *area_code)
{
    for (size_t i = 0; i < g->n; i++)
        if (!strcmp(g->area[i].area_code, area_code))
            return (int)i;
    return -1;
}

static int read_levels(struct geography *g, const char *path)
{
    static const char *const names[] = {"level", "name", "plural"};
    struct table t;
    int c[3], result = -1;

    if (table_read(&t, path))
        return -1;
    if (table_columns(&t, names, 3, c))
        goto free_table;
    g->level = arena_new(&g->texts, t.rows, sizeof *g->level);
    for (size_t i = 0; i < t.rows; i++)
        g->level[g->n_levels++] = (struct level){
            arena_text(&g->texts, table_text(&t, i, c[0])),
            arena_text(&g->texts, table_text(&t, i, c[1])),
            arena_text(&g->texts, table_text(&t, i, c[2])),
        };
    result = 0;
free_table:
    table_free(&t);
    return result;
}

enum { CODE, ONS, NAME, LEVEL, PARENT, FROM, TO, AREA_COLUMNS };

static int read_area(struct geography *g, const struct table *t, size_t row, const int *c)
{
    struct area *a = &g->area[g->n];
    int result = 0;

    a->area_code = arena_text(&g->texts, table_text(t, row, c[CODE]));
    a->ons_code = arena_text(&g->texts, table_text(t, row, c[ONS]));
    a->name = arena_text(&g->texts, table_text(t, row, c[NAME]));
    a->level_name = arena_text(&g->texts, table_text(t, row, c[LEVEL]));
    a->level = find_level(g, a->level_name);
    a->whole = -1;
    if (!*a->area_code || geography_find(g, a->area_code) >= 0) {
        table_fault(t, row, c[CODE],
                    *a->area_code ? "stands here twice" : "is no code: every area needs one");
        result = -1;
    }
    if (!*a->name)
        a->name = a->area_code;
    result |= table_period(t, row, c[FROM], &a->valid_from);
    result |= table_period(t, row, c[TO], &a->valid_to);
    g->n++;
    return result;
}

/* A parent may stand below its child in the file; but no area may be above itself. */
static int find_parent(struct geography *g, const struct table *t, size_t row, int column)
{
    const char *code = table_text(t, row, column);
    int above;

    g->area[row].parent = -1;
    if (!*code)
        return 0;
    above = geography_find(g, code);
    if (above < 0) {
        table_fault(t, row, column, "is not the code of an area in this file");
        return -1;
    }
    g->area[row].parent = above;
    if (g->area[above].level < 0 ||
        (g->area[row].level >= 0 && g->area[above].level >= g->area[row].level)) {
        table_fault(t, row, column, "is not of a higher level than its part");
        return -1;
    }
    return 0;
}

static int read_areas(struct geography *g, const char *path)
{
    static const char *const names[] = {"area_code",   "?ons_code",   "name",     "level",
                                        "parent_code", "?valid_from", "?valid_to"};
    struct table t;
    int c[AREA_COLUMNS], result;

    if (table_read(&t, path))
        return -1;
    result = table_columns(&t, names, AREA_COLUMNS, c);
    if (result)
        goto free_table;
    g->area = arena_new(&g->texts, t.rows, sizeof *g->area);
    for (size_t i = 0; i < t.rows; i++)
        result |= read_area(g, &t, i, c);
    for (size_t i = 0; i < t.rows; i++)
        result |= find_parent(g, &t, i, c[PARENT]);
free_table:
    table_free(&t);
    return result;
}

/* Is `to` the area itself, or one that it is part of, by level or by succession? Sums run down both
 * ways, so that neither may lead back. */
static bool leads_to(const struct geography *g, int area, int to)
{
    return area >= 0 && (area == to || leads_to(g, g->area[area].parent, to) ||
                         leads_to(g, g->area[area].whole, to));
}

static int read_successions(struct geography *g, const char *path)
{
    static const char *const names[] = {"part_code", "whole_code"};
    struct table t;
    int c[2], result;

    if (table_read(&t, path))
        return -1;
    result = table_columns(&t, names, 2, c);
    for (size_t i = 0; !result && i < t.rows; i++) {
        int part = geography_find(g, table_text(&t, i, c[0]));
        int whole = geography_find(g, table_text(&t, i, c[1]));

        if (part < 0 || whole < 0 || part == whole) {
            table_fault(&t, i, c[part < 0 ? 0 : 1], "is not the code of another area");
            result = -1;
        } else if (g->area[part].whole >= 0) {
            table_fault(&t, i, c[0], "stands here twice");
            result = -1;
        } else if (leads_to(g, whole, part)) {
            table_fault(&t, i, c[1], "is itself a part of what is its part here");
            result = -1;
        } else {
            g->area[part].whole = whole;
        }
    }
    table_free(&t);
    return result;
}

int geography_read(struct geography *g, const char *levels, const char *areas,
                   const char *successions)
{
    *g = (struct geography){0};
    if (!read_levels(g, levels) && !read_areas(g, areas) &&
        (!successions || !read_successions(g, successions))) {
        geography_name_areas(g);
        return 0;
    }
    geography_free(g);
    return -1;
}

void geography_free(struct geography *g)
{
    free(g->codes.row);
    free(g->bare.row);
    free(g->names.row);
    arena_free(&g->texts);
    *g = (struct geography){0};
}

bool geography_open(const struct geography *g, int area, int period)
{
    const struct area *a = &g->area[area];

    return (a->valid_from == PERIOD_NONE || a->valid_from <= period) &&
           (a->valid_to == PERIOD_NONE || a->valid_to >= period);
}

static bool below(const struct geography *g, int area, int above)
{
    for (int a = g->area[area].parent; a >= 0; a = g->area[a].parent)
        if (a == above)
            return true;
    return false;
}

size_t geography_children(const struct geography *g, int parent, int period, int *child)
{
    size_t n = 0;

    for (size_t i = 0; i < g->n; i++)
        if (g->area[i].parent == parent && g->area[i].level >= 0 && g->area[i].whole < 0 &&
            geography_open(g, (int)i, period))
            child[n++] = (int)i;
    return n;
}

size_t geography_leaves(const struct geography *g, int parent, int period, int *leaf)
{
    int smallest = -1;
    size_t n = 0;

    for (size_t i = 0; i < g->n; i++)
        if (g->area[i].level > smallest && g->area[i].whole < 0 && below(g, (int)i, parent) &&
            geography_open(g, (int)i, period))
            smallest = g->area[i].level;
    for (size_t i = 0; i < g->n; i++)
        if (smallest >= 0 && g->area[i].level == smallest && g->area[i].whole < 0 &&
            below(g, (int)i, parent) && geography_open(g, (int)i, period))
            leaf[n++] = (int)i;
    return n;
}

size_t geography_parts(const struct geography *g, int whole, int *part)
{
    size_t n = 0;

    for (size_t i = 0; i < g->n; i++)
        if (g->area[i].whole == whole)
            part[n++] = (int)i;
    return n;
}
