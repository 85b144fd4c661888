#include "unmapped.h"

#include "csvread.h"
#include "outfile.h"
#include "personal.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

static uint64_t mix(uint64_t h, const char *s)
{
    for (; *s; s++)
        h = (h ^ (unsigned char)*s) * UINT64_C(0x100000001B3);
    return (h ^ 0x100) * UINT64_C(0x100000001B3);
}

static uint32_t *slot_of(const struct unmapped *u, const struct unmapped_row *key)
{
    uint64_t h =
        mix(mix(UINT64_C(0xCBF29CE484222325) ^ (uint32_t)key->period, key->code), key->name);
    size_t i = (h ^ h >> 32) & (u->slots - 1);

    for (; u->slot[i]; i = (i + 1) & (u->slots - 1)) {
        const struct unmapped_row *r = &u->row[u->slot[i] - 1];

        if (r->period == key->period && r->coded == key->coded && r->field == key->field &&
            !strcmp(r->code, key->code) && !strcmp(r->name, key->name))
            break;
    }
    return &u->slot[i];
}

struct unmapped_row *unmapped_find(const struct unmapped *u, const struct unmapped_row *key)
{
    uint32_t slot = u->slots ? *slot_of(u, key) : 0;

    return slot ? &u->row[slot - 1] : NULL;
}

static void grow(struct unmapped *u)
{
    u->slots = u->slots ? 2 * u->slots : 64;
    free(u->slot);
    u->slot = mem_new(u->slots, sizeof *u->slot);
    for (size_t i = 0; i < u->n; i++)
        *slot_of(u, &u->row[i]) = (uint32_t)i + 1;
}

struct unmapped_row *unmapped_add(struct unmapped *u, const struct unmapped_row *row)
{
    struct unmapped_row *r;

    if (2 * u->n >= u->slots)
        grow(u);
    if (u->n >= UINT32_MAX - 1)
        mem_fail();
    u->row = mem_grow(u->row, &u->capacity, u->n + 1, sizeof *u->row);
    *slot_of(u, row) = (uint32_t)u->n + 1;
    r = &u->row[u->n++];
    *r = *row;
    r->code = arena_text(&u->texts, row->code);
    r->name = arena_text(&u->texts, row->name);
    r->file = arena_text(&u->texts, row->file);
    r->message = arena_text(&u->texts, row->message);
    r->line = NULL;
    r->rows = r->n = r->capacity = 0;
    return r;
}

void unmapped_count(struct unmapped_row *row, size_t line)
{
    row->rows++;
    if (row->n == UNMAPPED_LINES)
        return;
    row->line = mem_grow(row->line, &row->capacity, row->n + 1, sizeof *row->line);
    row->line[row->n++] = line;
}

void unmapped_join(struct unmapped *u, struct unmapped *more, size_t line)
{
    for (size_t i = 0; i < more->n; i++) {
        const struct unmapped_row *from = &more->row[i];
        struct unmapped_row *to = unmapped_find(u, from);

        if (!to)
            to = unmapped_add(u, from);
        for (size_t k = 0; k < from->n; k++)
            unmapped_count(to, from->line[k] + line);
        to->rows += from->rows - from->n;
    }
    unmapped_free(more);
}

void unmapped_free(struct unmapped *u)
{
    for (size_t i = 0; i < u->n; i++)
        free(u->row[i].line);
    free(u->row);
    free(u->slot);
    arena_free(&u->texts);
    *u = (struct unmapped){0};
}

/* What can be an alias: the code, or the name where there is no column of codes. */
static const char *alias_of(const struct unmapped_row *r)
{
    return r->coded ? r->code : r->name;
}

static const char *name_beside(const struct unmapped_row *r)
{
    return r->coded ? r->name : "";
}

static int by_alias(const struct unmapped_row *a, const struct unmapped_row *b)
{
    int d = strcmp(alias_of(a), alias_of(b));

    return d ? d : strcmp(name_beside(a), name_beside(b));
}

/* The rows of one table follow each other in memory as they were met. */
static int by_all(const void *x, const void *y)
{
    const struct unmapped_row *const *a = x, *const *b = y;
    int d = by_alias(*a, *b);

    return d ? d : (*a > *b) - (*a < *b);
}

static void add_area(struct text *t, const struct geography *g, int area)
{
    text_addf(t, "%s, %s", g->area[area].area_code, g->area[area].name);
}

static void add_suggestion(struct text *t, const struct geography *g, const struct unmapped_row *r)
{
    const char *name = *r->name ? r->name : r->code;
    int near = r->match.area < 0 ? geography_nearest(g, name) : -1;

    if (r->match.area >= 0 && r->match.other >= 0) {
        text_add(t, "; it may be ");
        add_area(t, g, r->match.area);
        text_add(t, ", or ");
        add_area(t, g, r->match.other);
    } else if (r->match.area >= 0 || near >= 0) {
        text_add(t, "; perhaps ");
        add_area(t, g, r->match.area >= 0 ? r->match.area : near);
    }
}

static void add_note(struct text *t, const struct geography *g, const struct unmapped_row *r,
                     size_t rows)
{
    text_addf(t, "%zu %s, first %s:%zu", rows, rows == 1 ? "row" : "rows", r->file, r->line[0]);
    if (*name_beside(r)) {
        text_add(t, ", name \"");
        utf8_add_short(t, personal_is_in(r->name) ? "(withheld)" : r->name, 60);
        text_add(t, "\"");
    }
    add_suggestion(t, g, r);
}

static void add_row(struct text *t, const struct geography *g, const struct unmapped_row *r,
                    size_t rows)
{
    struct text note = {0};

    csv_add_outside_field(t, alias_of(r));
    text_add(t, ",,,,,");
    add_note(&note, g, r, rows);
    csv_add_outside_field(t, text_of(&note));
    text_add(t, "\n");
    text_free(&note);
}

int unmapped_write(const struct unmapped *u, const struct geography *g, const char *path)
{
    const struct unmapped_row **row = mem_new(u->n, sizeof *row);
    struct outfile out = {0};

    for (size_t i = 0; i < u->n; i++)
        row[i] = &u->row[i];
    if (u->n)
        qsort(row, u->n, sizeof *row, by_all);
    text_add(&out.text, "alias,area_code,valid_from,valid_to,source,note\n");
    for (size_t i = 0, n; i < u->n; i += n) {
        size_t rows = row[i]->rows;

        for (n = 1; i + n < u->n && !by_alias(row[i], row[i + n]); n++)
            rows += row[i + n]->rows;
        if (*alias_of(row[i]) && !personal_is_in(alias_of(row[i])))
            add_row(&out.text, g, row[i], rows);
    }
    free(row);
    return outfile_commit(&out, path);
}
