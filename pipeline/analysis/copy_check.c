/* Figures of one area that are another's, month after month: with two decimals that is no chance.
 */
#include "checks.h"

#include "decimal.h"
#include "period.h"

#include <stdlib.h>
#include <string.h>

enum { LEAST_PLACES = 2 };

/* Two areas that have the same figure in a month. */
struct pair {
    const struct observation *a, *b;
};

struct pairs {
    struct pair *row;
    size_t n, capacity;
};

static int by_collection(const struct observation *a, const struct observation *b)
{
    int d = strcmp(a->series, b->series);

    return d ? d : strcmp(a->measure, b->measure);
}

static int by_value(const void *x, const void *y)
{
    const struct observation *a = *(const struct observation *const *)x,
                             *b = *(const struct observation *const *)y;
    int d = (a->value > b->value) - (a->value < b->value);

    if (!d)
        d = (a->period > b->period) - (a->period < b->period);
    if (!d)
        d = by_collection(a, b);
    return d ? d : strcmp(a->area_code, b->area_code);
}

static int by_areas(const void *x, const void *y)
{
    const struct pair *a = x, *b = y;
    int d = by_collection(a->a, b->a);

    if (!d)
        d = strcmp(a->a->area_code, b->a->area_code);
    if (!d)
        d = strcmp(a->b->area_code, b->b->area_code);
    return d ? d : (a->a->period > b->a->period) - (a->a->period < b->a->period);
}

/* Is one of the areas above the other, or a part of it? Then their figures may well be the same. */
static bool are_related(const struct geography *g, const char *code, const char *other)
{
    int a = geography_find(g, code), b = geography_find(g, other);

    for (int up = a; up >= 0; up = g->area[up].whole >= 0 ? g->area[up].whole : g->area[up].parent)
        if (up == b)
            return true;
    for (int up = b; up >= 0; up = g->area[up].whole >= 0 ? g->area[up].whole : g->area[up].parent)
        if (up == a)
            return true;
    return false;
}

static void find_pairs(const struct figures *f, struct pairs *pairs)
{
    const struct observation **row = mem_new(f->n, sizeof *row);
    size_t n = 0;

    for (size_t i = 0; i < f->n; i++)
        if (f->row[i]->value > 0 && check_places(f->row[i]->value) >= LEAST_PLACES)
            row[n++] = f->row[i];
    if (n)
        qsort(row, n, sizeof *row, by_value);
    for (size_t i = 1; i < n; i++) {
        const struct observation *a = row[i - 1], *b = row[i];

        if (a->value != b->value || a->period != b->period || by_collection(a, b) ||
            are_related(&f->programme->geography, a->area_code, b->area_code))
            continue;
        pairs->row = mem_grow(pairs->row, &pairs->capacity, pairs->n + 1, sizeof *pairs->row);
        pairs->row[pairs->n++] = (struct pair){a, b};
    }
    free(row);
}

/* How many pairs from i on are of the same two areas, each as many months behind the one before. */
static size_t run_of(const struct pairs *p, size_t i)
{
    size_t n = 1;

    for (; i + n < p->n; n++) {
        const struct pair *first = &p->row[i], *last = &p->row[i + n - 1], *next = &p->row[i + n];
        int step = p->row[i + 1].a->period - first->a->period;

        if (by_collection(first->a, next->a) || strcmp(first->a->area_code, next->a->area_code) ||
            strcmp(first->b->area_code, next->b->area_code) || step > 12 ||
            next->a->period - last->a->period != step)
            break;
    }
    return n;
}

static void say(const struct figures *f, const struct pair *last, size_t n)
{
    struct text message = {0};

    check_add_subject(&message, f->programme, last->b);
    check_add_value(&message, last->b->value);
    text_add(&message, " is also the figure of ");
    check_add_area(&message, f->programme, last->a->area_code);
    text_addf(&message, ", for %zu figures running (", n);
    check_add_place(&message, last->a);
    text_add(&message, "): was it copied?");
    check_report(f->findings, last->b, "copied_value", message.data);
    text_free(&message);
}

void check_copies(const struct figures *f)
{
    struct pairs pairs = {.n = 0};

    find_pairs(f, &pairs);
    if (pairs.n)
        qsort(pairs.row, pairs.n, sizeof *pairs.row, by_areas);
    for (size_t i = 0, n; i < pairs.n; i += n) {
        n = run_of(&pairs, i);
        if (n > 1 && (double)n >= f->programme->tolerances.copied)
            say(f, &pairs.row[i + n - 1], n);
    }
    free(pairs.row);
}
