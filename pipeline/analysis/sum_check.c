/* Figures that must add up: the parts of a whole, what flows in and out, growth that is printed
 * beside the figures that it comes from. Only what was given is compared, nothing computed. */
#include "checks.h"

#include "decimal.h"
#include "period.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_LEVELS = 16 };

/* The areas of one level below a whole. */
struct parts {
    int *area;
    size_t n;
};

/* What they give together. */
struct total {
    int64_t sum;
    size_t n;
    int places; /* the most decimal places of any */
    bool all;
};

static bool is_below(const struct geography *g, int area, int whole)
{
    while (area >= 0 && area != whole)
        area = g->area[area].parent;
    return area == whole;
}

static struct total add_up(const struct figures *f, const struct observation *o,
                           const struct parts *parts)
{
    struct total t = {.all = parts->n > 1};

    for (size_t i = 0; i < parts->n && t.all; i++) {
        const struct observation *row;
        int64_t value = figures_value(f, o->series, o->measure, parts->area[i], o->period, &row);

        t.sum = decimal_plus(t.sum, value);
        t.all = t.sum != DECIMAL_NONE;
        t.n++;
        if (t.all && check_places(value) > t.places)
            t.places = check_places(value);
    }
    return t;
}

/* Half a unit of a number's last decimal place. */
static int64_t half_unit(int places)
{
    int64_t unit = DECIMAL_ONE / 2;

    while (places-- > 0)
        unit /= 10;
    return unit;
}

static void compare(const struct figures *f, const struct observation *whole, const char *level,
                    const struct total *t)
{
    int64_t difference = decimal_minus(whole->value, t->sum);
    int64_t most = half_unit(check_places(whole->value)) + (int64_t)t->n * half_unit(t->places);
    struct text message = {0};

    if (difference == DECIMAL_NONE || llabs(difference) <= most)
        return;
    check_add_value(&message, whole->value);
    text_addf(&message, ", but the %zu %s together have ", t->n, level);
    check_add_value(&message, t->sum);
    text_add(&message, ", which is ");
    check_add_value(&message, llabs(difference));
    text_addf(&message, " %s, and rounding explains at most ", difference > 0 ? "less" : "more");
    check_add_value(&message, most);
    text_add(&message, ": is one of them wrong, or of another definition?");
    check_report(f->findings, whole, "parts_differ", message.data);
    text_free(&message);
}

/* The levels below a whole, in the order of the areas: few. */
struct levels {
    const char *name[MOST_LEVELS];
    size_t n;
};

static void find_levels(const struct geography *g, int whole, struct levels *l)
{
    l->n = 0;
    for (size_t a = 0; a < g->n && l->n < MOST_LEVELS; a++) {
        bool seen = (int)a == whole || g->area[a].whole >= 0;

        for (size_t i = 0; i < l->n && !seen; i++)
            seen = !strcmp(l->name[i], g->area[a].level_name);
        if (!seen && is_below(g, (int)a, whole))
            l->name[l->n++] = g->area[a].level_name;
    }
}

/* The areas of that level name below the whole in the period; parts of other areas stand apart. */
static void find_parts(const struct geography *g, int whole, const char *level, int period,
                       struct parts *parts)
{
    parts->n = 0;
    for (size_t a = 0; a < g->n; a++)
        if ((int)a != whole && !strcmp(g->area[a].level_name, level) && g->area[a].whole < 0 &&
            geography_open(g, (int)a, period) && is_below(g, (int)a, whole))
            parts->area[parts->n++] = (int)a;
}

static const char *level_words(const struct geography *g, const char *level_name)
{
    for (size_t i = 0; i < g->n_levels; i++)
        if (!strcmp(g->level[i].level, level_name))
            return g->level[i].plural;
    return "areas below";
}

/* The whole beside the first level below that is there in full, and beside the parts that some
 * lists give it in. */
static void check_whole(const struct figures *f, const struct observation *o, int whole,
                        const struct levels *levels, struct parts *parts)
{
    const struct geography *g = &f->programme->geography;
    struct total t;

    parts->n = geography_parts(g, whole, parts->area);
    t = add_up(f, o, parts);
    if (t.all)
        compare(f, o, "parts that some lists give it in", &t);
    for (size_t i = 0; i < levels->n; i++) {
        find_parts(g, whole, levels->name[i], o->period, parts);
        t = add_up(f, o, parts);
        if (!t.all)
            continue;
        compare(f, o, level_words(g, levels->name[i]), &t);
        return;
    }
}

/* Which areas have others below or as parts. */
static bool *find_wholes(const struct geography *g)
{
    bool *whole = mem_new(g->n, sizeof *whole);

    for (size_t a = 0; a < g->n; a++) {
        if (g->area[a].parent >= 0)
            whole[g->area[a].parent] = true;
        if (g->area[a].whole >= 0)
            whole[g->area[a].whole] = true;
    }
    return whole;
}

void check_sums(const struct figures *f)
{
    const struct geography *g = &f->programme->geography;
    bool *whole = find_wholes(g);
    struct levels levels;
    struct parts parts = {.area = mem_new(g->n, sizeof *parts.area)};

    for (size_t i = 0, n; i < f->n; i += n) {
        int area = geography_find(g, f->row[i]->area_code);

        n = figures_run(f, i);
        if (area < 0 || !whole[area])
            continue;
        find_levels(g, area, &levels);
        for (size_t j = i; j < i + n; j++)
            if (f->row[j]->value != DECIMAL_NONE)
                check_whole(f, f->row[j], area, &levels, &parts);
    }
    free(parts.area);
    free(whole);
}
