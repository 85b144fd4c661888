#include "extract_once.h"

#include "text.h"

#include <stdlib.h>

static uint64_t mix(uint64_t h, uint64_t x)
{
    h = (h ^ x) * UINT64_C(0x9E3779B97F4A7C15);
    return h ^ h >> 29;
}

/* Texts whose words are the same have the same hash: spaces and case do not count. */
static uint64_t hash(const struct extract_once_row *r)
{
    uint64_t h = mix(r->field, (uint64_t)(int64_t)r->period);

    h = mix(h, (uintptr_t)r->area_code);
    h = mix(h, (uintptr_t)r->series);
    h = mix(h, (uintptr_t)r->measure);
    for (const char *s = r->part; *s; s++)
        if (*s != ' ')
            h = mix(h, (unsigned char)(*s >= 'A' && *s <= 'Z' ? *s + ('a' - 'A') : *s));
    return h;
}

/* The texts but the part's are those of the tables: equal ones are the same. */
static bool is_same(const struct extract_once_row *a, const struct extract_once_row *b)
{
    return a->period == b->period && a->field == b->field && a->area_code == b->area_code &&
           a->series == b->series && a->measure == b->measure && text_same_words(a->part, b->part);
}

static uint32_t *slot_of(const struct extract_once *t, const struct extract_once_row *key)
{
    size_t i = hash(key) & (t->slots - 1);

    while (t->slot[i] && !is_same(&t->row[t->slot[i] - 1], key))
        i = (i + 1) & (t->slots - 1);
    return &t->slot[i];
}

static void grow(struct extract_once *t)
{
    t->slots = t->slots ? 2 * t->slots : 64;
    free(t->slot);
    t->slot = mem_new(t->slots, sizeof *t->slot);
    for (size_t i = 0; i < t->n; i++)
        *slot_of(t, &t->row[i]) = (uint32_t)i + 1;
}

struct extract_once_row *extract_once_find(struct extract_once *t, const struct observation *o,
                                           const char *part)
{
    struct extract_once_row key = {.area_code = o->area_code,
                                   .series = o->series,
                                   .measure = o->measure,
                                   .part = part,
                                   .period = o->period,
                                   .field = o->source_field,
                                   .line = o->source_line,
                                   .value = o->value,
                                   .status = o->status};
    uint32_t *slot;

    if (2 * t->n >= t->slots)
        grow(t);
    slot = slot_of(t, &key);
    if (!*slot) {
        if (t->n >= UINT32_MAX - 1)
            mem_fail();
        t->row = mem_grow(t->row, &t->capacity, t->n + 1, sizeof *t->row);
        key.part = arena_text(&t->texts, part);
        t->row[t->n] = key;
        *slot = (uint32_t)++t->n;
    }
    return &t->row[*slot - 1];
}

void extract_once_free(struct extract_once *t)
{
    if (!t)
        return;
    free(t->row);
    free(t->slot);
    arena_free(&t->texts);
    free(t);
}
