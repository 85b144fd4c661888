#include "extract_memo.h"

#include "decimal.h"
#include "period.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_KEYS = 8, MOST_VALUES = 16, MOST_MARKS = 16, MOST_NAMES = 16383 };

/* The bytes of a field, as they stand in the file. */
struct name {
    const char *s;
    uint32_t n;
    uint16_t id; /* from 1 */
    bool other;  /* another staff group: its rows are left out */
};

struct names {
    struct name *row; /* hash table; a free one has no text */
    size_t n, slots;
};

/* What the fields of a row say together. */
struct known {
    uint16_t id[MOST_KEYS]; /* of its names; 0 behind the last */
    uint16_t whole;         /* bit v: value v must be a whole number */
    char status;
    uint32_t
        first; /* where in sum[] its sums are told; or where in key[] what it observes stands */
};

struct extract_memo {
    size_t keys, values, marks;
    size_t group; /* which key is the staff group; keys when none is */
    size_t key_column[MOST_KEYS], value_column[MOST_VALUES];
    const struct measure *measure[MOST_VALUES]; /* of a column that names it, else NULL */
    struct layout_rule mark[MOST_MARKS];

    struct names names[MOST_KEYS];
    struct name now[MOST_KEYS]; /* of the row last taken */
    struct known *known;
    size_t n_known, capacity;
    uint32_t *slot; /* hash table of indices into known, plus one */
    size_t slots;
    const struct known *last; /* of the row last taken, NULL when it is not known */
    uint32_t *sum;            /* [.. + values]: the numbers of the sums of a known row */
    size_t n_sums, sums_capacity;
    struct observation *key; /* where a row is no part of a sum */
    size_t n_keys, keys_capacity;
    struct arena texts;
};

static bool add_mark(struct extract_memo *m, const struct layout_rule *rule)
{
    /* one that could be taken for a number is rare, and not worth a thought */
    if (m->marks == MOST_MARKS || strspn(rule->column, "0123456789.,\" \t"))
        return false;
    m->mark[m->marks++] = *rule;
    return true;
}

static bool add_column(struct extract_memo *m, const struct extract *e, size_t i)
{
    const struct layout_rule *rule = e->rule[i];

    switch (rule->role) {
    case ROLE_IGNORE:
    case ROLE_PART:
        return true;
    case ROLE_VALUE:
        if (m->values == MOST_VALUES)
            return false;
        m->measure[m->values] =
            *rule->detail ? catalogue_measure(&e->programme->catalogue,
                                              extract_layout_word(e->layout, rule->detail))
                          : NULL;
        m->value_column[m->values++] = i;
        return !*rule->detail || m->measure[m->values - 1];
    case ROLE_PERIODS:
        return false;
    default:
        if (m->keys == MOST_KEYS)
            return false;
        m->key_column[m->keys++] = i;
        return true;
    }
}

struct extract_memo *extract_memo_new(const struct extract *e)
{
    struct extract_memo *m = mem_new(1, sizeof *m);
    bool good = !e->way->careful && !e->total_kinds && /* rows of other groups, and each part, count
                                                        * in a total */
                !e->once;                              /* and parts are told apart */

    for (size_t i = 0; i < e->columns; i++) /* first, since it may decide alone */
        if (e->rule[i]->role == ROLE_STAFF_GROUP)
            good &= add_column(m, e, i);
    m->group = m->keys == 1 ? 0 : MOST_KEYS;
    for (size_t i = 0; i < e->columns; i++)
        if (e->rule[i]->role != ROLE_STAFF_GROUP)
            good &= add_column(m, e, i);
    for (size_t i = 0; i < e->layout->n; i++)
        if (e->layout->rule[i].role == ROLE_MARK)
            good &= add_mark(m, &e->layout->rule[i]);
    if (good)
        return m;
    extract_memo_free(m);
    return NULL;
}

void extract_memo_free(struct extract_memo *m)
{
    if (!m)
        return;
    for (size_t k = 0; k < MOST_KEYS; k++)
        free(m->names[k].row);
    free(m->known);
    free(m->slot);
    free(m->sum);
    free(m->key);
    arena_free(&m->texts);
    free(m);
}

static inline uint64_t word_at(const char *s)
{
    uint64_t word;

    memcpy(&word, s, sizeof word);
    return word;
}

static inline uint32_t half_at(const char *s)
{
    uint32_t half;

    memcpy(&half, s, sizeof half);
    return half;
}

/* memcmp() for short texts, most of which are equal: the last piece may overlap the one before. */
static inline bool is_same(const char *a, const char *b, size_t n)
{
    size_t i = 0;

    if (n < 4) {
        for (; i < n; i++)
            if (a[i] != b[i])
                return false;
        return true;
    }
    if (n < 8)
        return half_at(a) == half_at(b) && half_at(a + n - 4) == half_at(b + n - 4);
    for (; i + 8 < n; i += 8)
        if (word_at(a + i) != word_at(b + i))
            return false;
    return word_at(a + n - 8) == word_at(b + n - 8);
}

static uint64_t hash_bytes(const char *s, size_t n)
{
    uint64_t h = n;

    for (; n >= 8; s += 8, n -= 8)
        h = (h ^ word_at(s)) * UINT64_C(0x9E3779B97F4A7C15), h ^= h >> 32;
    for (; n; s++, n--)
        h = (h ^ (unsigned char)*s) * UINT64_C(0x9E3779B97F4A7C15);
    return h ^ h >> 29;
}

static struct name *slot_of_name(const struct names *names, const char *s, size_t n)
{
    size_t i = hash_bytes(s, n) & (names->slots - 1);

    while (names->row[i].s && (names->row[i].n != n || !is_same(names->row[i].s, s, n)))
        i = (i + 1) & (names->slots - 1);
    return &names->row[i];
}

static struct name *find_name(const struct names *names, const char *s, size_t n)
{
    struct name *name = names->slots ? slot_of_name(names, s, n) : NULL;

    return name && name->s ? name : NULL;
}

static void grow_names(struct names *names)
{
    struct names old = *names;

    names->slots = old.slots ? 2 * old.slots : 32;
    names->row = mem_new(names->slots, sizeof *names->row);
    for (size_t i = 0; i < old.slots; i++)
        if (old.row[i].s)
            *slot_of_name(names, old.row[i].s, old.row[i].n) = old.row[i];
    free(old.row);
}

/* NULL when there are too many. */
static struct name *add_name(struct extract_memo *m, struct names *names, struct csv_raw raw)
{
    struct name *name = find_name(names, raw.s, raw.n);

    if (name)
        return name;
    if (names->n == MOST_NAMES || raw.n > 4096)
        return NULL;
    if (2 * names->n >= names->slots)
        grow_names(names);
    name = slot_of_name(names, raw.s, raw.n);
    *name = (struct name){arena_copy(&m->texts, raw.s, raw.n), (uint32_t)raw.n,
                          (uint16_t)++names->n, false};
    return name;
}

static uint32_t *slot_of_known(const struct extract_memo *m, const uint16_t *id)
{
    uint64_t h = 0;
    size_t i;

    for (size_t k = 0; k < MOST_KEYS; k++)
        h = (h ^ id[k]) * UINT64_C(0x9E3779B97F4A7C15);
    i = (h ^ h >> 29) & (m->slots - 1);
    while (m->slot[i] && memcmp(m->known[m->slot[i] - 1].id, id, sizeof m->known->id) != 0)
        i = (i + 1) & (m->slots - 1);
    return &m->slot[i];
}

static const struct known *find_known(const struct extract_memo *m, const uint16_t *id)
{
    uint32_t slot = m->slots ? *slot_of_known(m, id) : 0;

    return slot ? &m->known[slot - 1] : NULL;
}

/* One more, for these names; NULL when it is there. */
static struct known *add_known(struct extract_memo *m, const uint16_t *id)
{
    uint32_t *slot;

    if (2 * m->n_known >= m->slots) {
        free(m->slot);
        m->slots = m->slots ? 2 * m->slots : 64;
        m->slot = mem_new(m->slots, sizeof *m->slot);
        for (size_t i = 0; i < m->n_known; i++)
            *slot_of_known(m, m->known[i].id) = (uint32_t)i + 1;
    }
    slot = slot_of_known(m, id);
    if (*slot || m->n_known == UINT32_MAX - 1)
        return NULL;
    m->known = mem_grow(m->known, &m->capacity, m->n_known + 1, sizeof *m->known);
    m->last = NULL; /* they may have been moved */
    *slot = (uint32_t)++m->n_known;
    m->known[m->n_known - 1] = (struct known){.first = 0};
    memcpy(m->known[m->n_known - 1].id, id, sizeof m->known->id);
    return &m->known[m->n_known - 1];
}

/* Digits, and perhaps a point and digits, so few that they cannot be too large; in billionths. */
static inline bool read_number(const char *s, size_t n, int64_t *value)
{
    static const int64_t unit[] = {1000000000, 100000000, 10000000, 1000000, 100000,
                                   10000,      1000,      100,      10,      1};
    int64_t number = 0;
    size_t i = 0, point;

    for (; i < n && (unsigned char)(s[i] - '0') < 10; i++)
        number = number * 10 + (s[i] - '0');
    if (i == n) {
        *value = n < 10 ? number * DECIMAL_ONE : 0;
        return n && n < 10;
    }
    point = i;
    if (s[point] != '.' || !point || point > 9 || n - point > 10 || n - point < 2)
        return false;
    for (i++; i < n && (unsigned char)(s[i] - '0') < 10; i++)
        number = number * 10 + (s[i] - '0');
    *value = number * unit[n - point - 1];
    return i == n;
}

/* A value, or DECIMAL_NONE with the status that says why there is none. */
static inline bool read_value(const struct extract_memo *m, struct csv_raw raw, char status,
                              int64_t *value, char *why)
{
    if (raw.n > 1 && *raw.s == '"') {
        raw.s++;
        raw.n -= 2;
    }
    *why = status;
    if (raw.n <= 18 && read_number(raw.s, raw.n, value))
        return true;
    *value = DECIMAL_NONE;
    *why = status ? status : 'x';
    if (!raw.n)
        return true;
    for (size_t i = 0; i < m->marks; i++)
        if (strlen(m->mark[i].column) == raw.n && !memcmp(m->mark[i].column, raw.s, raw.n)) {
            *why = m->mark[i].detail[0];
            return true;
        }
    return false;
}

static const struct measure *measure_of(const struct extract_memo *m, const struct extract *e,
                                        size_t v, const struct observation *key)
{
    return m->measure[v] ? m->measure[v]
                         : catalogue_measure(&e->programme->catalogue, key->measure);
}

/* Which of the known rows it is; NULL when none. *left_out when its staff group alone decides. */
static inline const struct known *recognise(struct extract_memo *m, const struct csvstream *s,
                                            bool *left_out)
{
    uint16_t id[MOST_KEYS] = {0};
    bool changed = false;

    for (size_t k = 0; k < m->keys; k++) {
        struct csv_raw raw = csvstream_raw(s, m->key_column[k]);

        if (m->now[k].n != raw.n || !m->now[k].s || !is_same(m->now[k].s, raw.s, raw.n)) {
            const struct name *name = find_name(&m->names[k], raw.s, raw.n);

            changed = true;
            m->last = NULL;
            if (!name)
                return NULL;
            m->now[k] = *name;
        }
        if (k == m->group && m->now[k].other) {
            *left_out = true;
            return NULL;
        }
    }
    if (!changed && m->last)
        return m->last;
    for (size_t k = 0; k < m->keys; k++)
        id[k] = m->now[k].id;
    return m->last = find_known(m, id);
}

static void observe(const struct extract_memo *m, struct extract *e, const struct known *known,
                    size_t v, int64_t value, char status, size_t line)
{
    struct observation o;

    if (e->parts) {
        extract_sums_add(extract_sums_at(&e->sums, m->sum[known->first + v]), value, status);
        return;
    }
    o = m->key[known->first];
    if (m->measure[v])
        o.measure = m->measure[v]->measure;
    o.value = value;
    o.status = status;
    o.source_line = line;
    o.source_field = m->value_column[v] + 1;
    o.source_column = e->source_column[m->value_column[v]];
    observations_add(&e->in->observations, &o);
}

/* Take the record that was just read, as extract_row() would. Returns false when it is not known:
 * then nothing was done. */
static inline bool take(struct extract_memo *m, struct extract *e, const struct csvstream *s)
{
    int64_t value[MOST_VALUES];
    char status[MOST_VALUES];
    bool left_out = false;
    const struct known *known;

    if (!csvstream_is_regular(s) || s->n != e->columns)
        return false;
    known = recognise(m, s, &left_out);
    if (!known) {
        e->left_out += left_out;
        return left_out;
    }
    for (size_t v = 0; v < m->values; v++) {
        if (!read_value(m, csvstream_raw(s, m->value_column[v]), known->status, &value[v],
                        &status[v]))
            return false;
        if (value[v] != DECIMAL_NONE && (known->whole >> v & 1) && value[v] % DECIMAL_ONE)
            return false;
    }
    for (size_t v = 0; v < m->values; v++)
        observe(m, e, known, v, value[v], status[v], s->line);
    return true;
}

enum csv_state extract_memo_next(struct extract_memo *m, struct extract *e, struct csvstream *s)
{
    enum csv_state state;

    while ((state = csvstream_next(s)) == CSV_RECORD && take(m, e, s))
        e->in->rows++;
    return state;
}

/* Where its sums stand; a row that was refused before has some already. */
static void place_sums(struct extract_memo *m, struct extract *e, struct known *known,
                       const struct observation *key)
{
    known->first = (uint32_t)m->n_sums;
    m->sum = mem_grow(m->sum, &m->sums_capacity, m->n_sums + m->values, sizeof *m->sum);
    for (size_t v = 0; v < m->values; v++) {
        struct observation o = *key;

        o.measure = measure_of(m, e, v, key)->measure;
        o.source_field = m->value_column[v] + 1;
        m->sum[m->n_sums++] = (uint32_t)extract_sums_find(&e->sums, &o);
    }
}

static void place_key(struct extract_memo *m, struct known *known, const struct observation *key)
{
    m->key = mem_grow(m->key, &m->keys_capacity, m->n_keys + 1, sizeof *m->key);
    known->first = (uint32_t)m->n_keys;
    m->key[m->n_keys++] = *key;
}

void extract_memo_learn(struct extract_memo *m, struct extract *e, const struct csvstream *s,
                        enum extract_fate fate, const struct observation *key)
{
    uint16_t id[MOST_KEYS] = {0};
    struct known *known;
    struct name *name;

    if (!csvstream_is_regular(s) || s->n != e->columns || fate == EXTRACT_REFUSED ||
        fate == EXTRACT_PASSED)
        return;
    if (fate == EXTRACT_LEFT_OUT) {
        name = add_name(m, &m->names[0], csvstream_raw(s, m->key_column[0]));
        if (name)
            name->other = true;
        return;
    }
    if (key->status == 'c' || key->status == 'x') /* of which a value must be said */
        return;
    for (size_t k = 0; k < m->keys; k++) {
        name = add_name(m, &m->names[k], csvstream_raw(s, m->key_column[k]));
        if (!name)
            return;
        id[k] = name->id;
    }
    known = add_known(m, id);
    if (!known)
        return;
    known->status = key->status;
    for (size_t v = 0; v < m->values; v++)
        if (measure_of(m, e, v, key)->whole_numbers)
            known->whole |= (uint16_t)(1u << v);
    if (e->parts)
        place_sums(m, e, known, key);
    else
        place_key(m, known, key);
}
