#include "series.h"

#include "table.h"

#include <string.h>
#include <strings.h>

static int read_measures(struct catalogue *c, const char *path)
{
    static const char *const names[] = {"measure", "name", "unit", "whole_numbers"};
    struct table t;
    int at[4], result = -1;

    if (table_read(&t, path))
        return -1;
    if (table_columns(&t, names, 4, at))
        goto free_table;
    c->measure = arena_new(&c->texts, t.rows, sizeof *c->measure);
    for (size_t i = 0; i < t.rows; i++)
        c->measure[c->n_measures++] = (struct measure){
            .measure = arena_text(&c->texts, table_text(&t, i, at[0])),
            .name = arena_text(&c->texts, table_text(&t, i, at[1])),
            .unit = arena_text(&c->texts, table_text(&t, i, at[2])),
            .whole_numbers = !strcmp(table_text(&t, i, at[3]), "yes"),
        };
    result = 0;
free_table:
    table_free(&t);
    return result;
}

static int read_series(struct catalogue *c, const char *path)
{
    static const char *const names[] = {"series", "name",   "short_name",     "publisher",
                                        "basis",  "notice", "expected_level", "expected_measures",
                                        "source"};
    struct table t;
    int at[9], result = -1;

    if (table_read(&t, path))
        return -1;
    if (table_columns(&t, names, 9, at))
        goto free_table;
    c->series = arena_new(&c->texts, t.rows, sizeof *c->series);
    for (size_t i = 0; i < t.rows; i++) {
        const char *cell[9];

        for (int k = 0; k < 9; k++)
            cell[k] = arena_text(&c->texts, table_text(&t, i, at[k]));
        if (!*cell[0] || catalogue_series(c, cell[0])) {
            table_fault(&t, i, at[0], "stands here twice or has no name");
            goto free_table;
        }
        c->series[c->n_series++] = (struct series){cell[0], cell[1], cell[2], cell[3], cell[4],
                                                   cell[5], cell[6], cell[7], cell[8]};
    }
    result = 0;
free_table:
    table_free(&t);
    return result;
}

int catalogue_read(struct catalogue *c, const char *measures, const char *series)
{
    *c = (struct catalogue){0};
    if (!read_measures(c, measures) && !read_series(c, series))
        return 0;
    catalogue_free(c);
    return -1;
}

void catalogue_free(struct catalogue *c)
{
    arena_free(&c->texts);
    *c = (struct catalogue){0};
}

const struct measure *catalogue_measure(const struct catalogue *c, const char *measure)
{
    for (size_t i = 0; i < c->n_measures; i++)
        if (!strcasecmp(c->measure[i].measure, measure))
            return &c->measure[i];
    return NULL;
}

const struct series *catalogue_series(const struct catalogue *c, const char *series)
{
    for (size_t i = 0; i < c->n_series; i++)
        if (!strcasecmp(c->series[i].series, series))
            return &c->series[i];
    return NULL;
}

bool catalogue_lists(const char *list, const char *word)
{
    size_t n = strlen(word);

    while (*list) {
        size_t m = strcspn(list, ";");

        if (m == n && !memcmp(list, word, n))
            return true;
        list += m + (list[m] == ';');
    }
    return false;
}
