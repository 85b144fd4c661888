#include "extract_totals.h"

#include "decimal.h"

#include <stdlib.h>
#include <string.h>

static uint64_t mix(uint64_t h, uint64_t x)
{
    h = (h ^ x) * UINT64_C(0x9E3779B97F4A7C15);
    return h ^ h >> 29;
}

static uint64_t hash(const struct extract_total *t)
{
    uint64_t h = mix((uint64_t)t->kind, (uint64_t)(int64_t)t->period);

    h = mix(h, (uint64_t)(int64_t)t->collected);
    h = mix(h, (uintptr_t)t->area_code);
    h = mix(h, (uintptr_t)t->series);
    h = mix(h, (uintptr_t)t->measure);
    for (const char *s = t->part; *s; s++)
        h = mix(h, (unsigned char)*s);
    return h;
}

/* The texts but the part's are those of the tables: equal ones are the same. */
static bool is_same(const struct extract_total *a, const struct extract_total *b)
{
    return a->kind == b->kind && a->period == b->period && a->collected == b->collected &&
           a->area_code == b->area_code && a->series == b->series && a->measure == b->measure &&
           !strcmp(a->part, b->part);
}

static uint32_t *slot_of(const struct extract_totals *t, const struct extract_total *key)
{
    size_t i = hash(key) & (t->slots - 1);

    while (t->slot[i] && !is_same(&t->row[t->slot[i] - 1], key))
        i = (i + 1) & (t->slots - 1);
    return &t->slot[i];
}

static void grow(struct extract_totals *t)
{
    t->slots = t->slots ? 2 * t->slots : 64;
    free(t->slot);
    t->slot = mem_new(t->slots, sizeof *t->slot);
    for (size_t i = 0; i < t->n; i++)
        *slot_of(t, &t->row[i]) = (uint32_t)i + 1;
}

static struct extract_total *find(struct extract_totals *t, const struct extract_total *key)
{
    uint32_t *slot;

    if (2 * t->n >= t->slots)
        grow(t);
    slot = slot_of(t, key);
    if (!*slot) {
        if (t->n >= UINT32_MAX - 1)
            mem_fail();
        t->row = mem_grow(t->row, &t->capacity, t->n + 1, sizeof *t->row);
        t->row[t->n] = *key;
        t->row[t->n].part = arena_text(&t->texts, key->part);
        *slot = (uint32_t)++t->n;
    }
    return &t->row[*slot - 1];
}

static void add(int64_t *sum, int64_t value, bool *gap)
{
    *gap |= __builtin_add_overflow(*sum, value, sum);
}

void extract_totals_add(struct extract_totals *t, int kind, const struct observation *o,
                        const char *area_code, const char *part, bool is_total)
{
    struct extract_total *row = find(t, &(struct extract_total){.kind = kind,
                                                                .period = o->period,
                                                                .collected = o->collected,
                                                                .area_code = area_code,
                                                                .series = o->series,
                                                                .measure = o->measure,
                                                                .part = part});

    if (is_total && !row->totals++) {
        row->line = o->source_line;
        row->field = (uint32_t)o->source_field;
    }
    if (o->value == DECIMAL_NONE)
        row->gap = true;
    else if (is_total)
        add(&row->total, o->value, &row->gap);
    else {
        row->known++;
        add(&row->sum, o->value, &row->gap);
    }
}

void extract_totals_join(struct extract_totals *t, const struct extract_totals *more, size_t line)
{
    t->unknown |= more->unknown;
    for (size_t i = 0; i < more->n; i++) {
        const struct extract_total *from = &more->row[i];
        struct extract_total *row, key = *from;

        key.totals = key.line = key.known = 0;
        key.field = 0;
        key.gap = false;
        key.total = key.sum = 0;
        row = find(t, &key);
        if (!row->totals && from->totals) {
            row->line = from->line + line;
            row->field = from->field;
        }
        row->totals += from->totals;
        row->known += from->known;
        row->gap |= from->gap;
        add(&row->total, from->total, &row->gap);
        add(&row->sum, from->sum, &row->gap);
    }
}

void extract_totals_free(struct extract_totals *t)
{
    free(t->row);
    free(t->slot);
    arena_free(&t->texts);
    *t = (struct extract_totals){0};
}
