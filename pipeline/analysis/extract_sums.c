#include "extract_sums.h"

#include "ingest.h"

#include <stdlib.h>
#include <string.h>

char extract_sums_status(char a, char b)
{
    static const char first[] = "pebr";
    const char *x = a ? strchr(first, a) : NULL, *y = b ? strchr(first, b) : NULL;

    if (!x || !y)
        return x ? a : y ? b : '\0';
    return x < y ? a : b;
}

static uint64_t mix(uint64_t h, uint64_t x)
{
    h = (h ^ x) * UINT64_C(0x9E3779B97F4A7C15);
    return h ^ h >> 29;
}

static uint64_t hash(const struct extract_sum *s)
{
    uint64_t h = mix(0, (uint64_t)(int64_t)s->period);

    h = mix(h, (uint64_t)(int64_t)s->collected);
    h = mix(h, (uintptr_t)s->area_code);
    h = mix(h, (uintptr_t)s->series);
    return mix(h, (uintptr_t)s->measure);
}

/* The texts are those of the tables: equal ones are the same. */
static bool is_same(const struct extract_sum *a, const struct extract_sum *b)
{
    return a->period == b->period && a->collected == b->collected && a->area_code == b->area_code &&
           a->series == b->series && a->measure == b->measure;
}

static uint32_t *slot_of(const struct extract_sums *s, const struct extract_sum *key)
{
    size_t i = hash(key) & (s->slots - 1);

    while (s->slot[i] && !is_same(extract_sums_at(s, s->slot[i] - 1), key))
        i = (i + 1) & (s->slots - 1);
    return &s->slot[i];
}

static void grow(struct extract_sums *s)
{
    s->slots = s->slots ? 2 * s->slots : 64;
    free(s->slot);
    s->slot = mem_new(s->slots, sizeof *s->slot);
    for (size_t i = 0; i < s->n; i++)
        *slot_of(s, extract_sums_at(s, i)) = (uint32_t)i + 1;
}

static void add_block(struct extract_sums *s)
{
    size_t blocks = s->n / EXTRACT_SUMS_BLOCK;

    s->block = mem_grow(s->block, &s->capacity, blocks + 1, sizeof(struct extract_sum *));
    s->block[blocks] = mem_new(EXTRACT_SUMS_BLOCK, sizeof **s->block);
}

/* Sums up to i, not counted itself, are done with: blocks that hold no others go. */
static void leave(struct extract_sums *s, size_t i)
{
    if (i % EXTRACT_SUMS_BLOCK == 0 && i) {
        free(s->block[i / EXTRACT_SUMS_BLOCK - 1]);
        s->block[i / EXTRACT_SUMS_BLOCK - 1] = NULL;
    }
}

static size_t find(struct extract_sums *s, const struct extract_sum *key)
{
    uint32_t *slot;

    if (2 * s->n >= s->slots)
        grow(s);
    slot = slot_of(s, key);
    if (!*slot) {
        if (s->n >= UINT32_MAX - 1)
            mem_fail();
        if (s->n % EXTRACT_SUMS_BLOCK == 0)
            add_block(s);
        *extract_sums_at(s, s->n) = *key;
        *slot = (uint32_t)++s->n;
    }
    return *slot - 1;
}

size_t extract_sums_find(struct extract_sums *s, const struct observation *o)
{
    return find(s, &(struct extract_sum){.area_code = o->area_code,
                                         .series = o->series,
                                         .measure = o->measure,
                                         .period = o->period,
                                         .collected = o->collected,
                                         .field = (uint32_t)o->source_field});
}

void extract_sums_refuse(struct extract_sums *s, const struct observation *o)
{
    extract_sums_at(s, extract_sums_find(s, o))->refused = true;
}

void extract_sums_join(struct extract_sums *s, struct extract_sums *other)
{
    s->unknown |= other->unknown;
    for (size_t i = 0; i < other->n; i++) {
        const struct extract_sum *more = extract_sums_at(other, i);
        struct extract_sum key = *more, *sum;

        key.known = false;
        key.suppressed = key.missing = 0;
        key.value = 0;
        sum = extract_sums_at(s, find(s, &key));
        sum->known |= more->known;
        sum->suppressed += more->suppressed;
        sum->missing += more->missing;
        sum->status = extract_sums_status(sum->status, more->status);
        sum->refused |= more->refused;
        sum->large |= more->large;
        sum->large |= __builtin_add_overflow(sum->value, more->value, &sum->value);
        leave(other, i + 1);
    }
    extract_sums_free(other);
}

/* What could not be counted in the sums of a file. */
struct gaps {
    size_t suppressed, missing; /* values of parts */
    size_t partial, none;       /* sums of the other parts only; figures without any */
};

static void count_gaps(struct gaps *gaps, const struct extract_sum *sum)
{
    gaps->suppressed += sum->suppressed;
    gaps->missing += sum->missing;
    gaps->partial += sum->known && (sum->suppressed || sum->missing);
    gaps->none += !sum->known;
}

static void report_gaps(struct extract *e, const struct gaps *gaps)
{
    if (gaps->suppressed || gaps->missing)
        extract_report(e, "parts_missing", 0, 0, NULL,
                       "%zu %s suppressed and %zu not available: %zu %s of the other parts alone, "
                       "%zu %s no part with a value",
                       gaps->suppressed,
                       gaps->suppressed == 1 ? "value of a part is" : "values of parts are",
                       gaps->missing, gaps->partial,
                       gaps->partial == 1 ? "figure is the sum" : "figures are sums", gaps->none,
                       gaps->none == 1 ? "has" : "have");
    if (e->sums.unknown)
        extract_report(e, "parts_refused", 0, 0, NULL,
                       "lines were refused of which it is not known what they are a part of: any "
                       "sum of this file may lack them");
}

static void add_sum(struct extract *e, const struct extract_sum *sum)
{
    observations_add(&e->in->observations, &(struct observation){
                                               .period = sum->period,
                                               .collected = sum->collected,
                                               .area_code = sum->area_code,
                                               .series = sum->series,
                                               .measure = sum->measure,
                                               .value = sum->known ? sum->value : DECIMAL_NONE,
                                               .status = sum->known        ? sum->status
                                                         : sum->suppressed ? 'c'
                                                                           : 'x',
                                               .source_file = e->source_file,
                                               .source_field = sum->field,
                                               .source_column = e->source_column[sum->field - 1],
                                           });
}

static bool is_too_large(const struct extract_sum *sum)
{
    return !sum->refused && (sum->large || sum->value > DECIMAL_MOST);
}

static int by_figure(const void *x, const void *y)
{
    const struct extract_sum *a = *(const struct extract_sum *const *)x;
    const struct extract_sum *b = *(const struct extract_sum *const *)y;
    int d = (a->period > b->period) - (a->period < b->period);

    if (!d)
        d = strcmp(a->area_code, b->area_code);
    if (!d)
        d = strcmp(a->series, b->series);
    return d ? d : strcmp(a->measure, b->measure);
}

/* In an order of their own: that of the table depends on which thread came first. */
static void report_too_large(struct extract *e)
{
    const struct extract_sum **large = NULL;
    size_t n = 0, capacity = 0;

    for (size_t i = 0; i < e->sums.n; i++) {
        const struct extract_sum *sum = extract_sums_at(&e->sums, i);

        if (!is_too_large(sum))
            continue;
        large = mem_grow(large, &capacity, n + 1, sizeof(const struct extract_sum *));
        large[n++] = sum;
    }
    if (n)
        qsort(large, n, sizeof(const struct extract_sum *), by_figure);
    for (size_t i = 0; i < n; i++)
        extract_report_on(e, "too_large", 0, large[i]->field, NULL, large[i]->area_code,
                          large[i]->period, "the sum of the parts is too large: it is refused");
    free(large);
}

void extract_sum_up(struct extract *e)
{
    struct gaps gaps = {0};

    report_too_large(e);
    observations_reserve(&e->in->observations, e->sums.n);
    for (size_t i = 0; i < e->sums.n; i++) {
        const struct extract_sum *sum = extract_sums_at(&e->sums, i);

        leave(&e->sums, i);
        if (sum->refused || is_too_large(sum))
            continue;
        count_gaps(&gaps, sum);
        add_sum(e, sum);
    }
    report_gaps(e, &gaps);
}

void extract_sums_free(struct extract_sums *s)
{
    for (size_t i = 0; i < s->n; i += EXTRACT_SUMS_BLOCK)
        free(s->block[i / EXTRACT_SUMS_BLOCK]);
    free(s->block);
    free(s->slot);
    *s = (struct extract_sums){0};
}
