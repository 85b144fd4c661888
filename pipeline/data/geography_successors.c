/* What became of areas. */
#include "geography.h"

#include "decimal.h"
#include "diag.h"
#include "files.h"
#include "period.h"
#include "table.h"

#include <stdlib.h>
#include <string.h>

enum { FROM, TO, PERIOD, SHARE, COLUMNS };

/* A row of the file while it is read. */
struct line {
    struct successor s;
    size_t line;
};

static int by_place(const void *x, const void *y)
{
    const struct line *a = x, *b = y;

    if (a->s.from != b->s.from)
        return a->s.from > b->s.from ? 1 : -1;
    if (a->s.from_period != b->s.from_period)
        return a->s.from_period > b->s.from_period ? 1 : -1;
    return (a->line > b->line) - (a->line < b->line);
}

static int read_line(const struct geography *g, const struct table *t, size_t row, const int *c,
                     struct line *l)
{
    *l = (struct line){{.from = geography_find(g, table_text(t, row, c[FROM])),
                        .to = geography_find(g, table_text(t, row, c[TO]))},
                       t->line[row]};
    if (l->s.from < 0 || l->s.to < 0 || l->s.from == l->s.to) {
        table_fault(t, row, c[l->s.from < 0 ? FROM : TO], "is not the code of another area");
        return -1;
    }
    if (table_period(t, row, c[PERIOD], &l->s.from_period) ||
        table_decimal(t, row, c[SHARE], &l->s.share))
        return -1;
    if (l->s.from_period == PERIOD_NONE) {
        table_fault(t, row, c[PERIOD], "is no month: a successor needs one");
        return -1;
    }
    if (l->s.share != DECIMAL_NONE && (l->s.share <= 0 || l->s.share > DECIMAL_ONE)) {
        table_fault(t, row, c[SHARE], "is no share: above 0 and at most 1 was expected");
        return -1;
    }
    return 0;
}

/* Is it of the same area, period and level? Those are shared out together. */
static bool together(const struct geography *g, const struct successor *a,
                     const struct successor *b)
{
    return a->from == b->from && a->from_period == b->from_period &&
           !strcmp(g->area[a->to].level_name, g->area[b->to].level_name);
}

/* The shares of which l[i] is the first. */
static int check_shares(const struct geography *g, const char *path, const struct line *l, size_t n,
                        size_t i)
{
    struct text sum = {0}, from = {0};
    int64_t total = 0;
    bool known = true, sound;

    for (size_t j = 0; j < i; j++)
        if (together(g, &l[j].s, &l[i].s))
            return 0;
    for (size_t j = i; j < n; j++) {
        if (!together(g, &l[j].s, &l[i].s))
            continue;
        if (j > i && l[j].s.to == l[i].s.to) {
            diag_at(path, l[j].line, "to_code", "\"%s\" stands here twice",
                    g->area[l[j].s.to].area_code);
            return -1;
        }
        known &= l[j].s.share != DECIMAL_NONE;
        total += l[j].s.share == DECIMAL_NONE ? 0 : l[j].s.share;
    }
    sound = known ? total == DECIMAL_ONE : total < DECIMAL_ONE;
    decimal_add(&sum, total);
    period_add(&from, l[i].s.from_period);
    if (!sound)
        diag_at(path, l[i].line, "share", "the shares of %s from %s on add up to %s, not to %s1",
                g->area[l[i].s.from].area_code, text_of(&from), text_of(&sum),
                known ? "" : "less than ");
    text_free(&sum);
    text_free(&from);
    return sound ? 0 : -1;
}

static int read_lines(const struct geography *g, const struct table *t, struct line *l)
{
    static const char *const names[] = {"from_code", "to_code", "from_period", "share"};
    int c[COLUMNS], result = 0;

    if (table_columns(t, names, COLUMNS, c))
        return -1;
    for (size_t i = 0; i < t->rows; i++)
        result |= read_line(g, t, i, c, &l[i]);
    if (result)
        return result;
    if (t->rows)
        qsort(l, t->rows, sizeof *l, by_place);
    for (size_t i = 0; i < t->rows; i++)
        result |= check_shares(g, t->path, l, t->rows, i);
    return result;
}

int geography_read_successors(struct geography *g, const char *path)
{
    struct table t;
    struct line *l;
    int result;

    if (table_read(&t, path))
        return -1;
    l = mem_new(t.rows, sizeof *l);
    result = read_lines(g, &t, l);
    g->successor = arena_new(&g->texts, t.rows, sizeof *g->successor);
    g->successors_name = arena_text(&g->texts, files_base(path));
    for (size_t i = 0; !result && i < t.rows; i++)
        g->successor[g->n_successors++] = l[i].s;
    free(l);
    table_free(&t);
    return result;
}

size_t geography_successors(const struct geography *g, int from, const struct successor **first)
{
    size_t at = 0, n = 0;

    while (at < g->n_successors && g->successor[at].from != from)
        at++;
    while (at + n < g->n_successors && g->successor[at + n].from == from)
        n++;
    *first = n ? g->successor + at : NULL;
    return n;
}
