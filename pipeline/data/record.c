#include "record.h"

#include "csvread.h"
#include "decimal.h"
#include "diag.h"
#include "outfile.h"
#include "period.h"
#include "table.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void add_name(struct text *t, const struct record_column *c, const struct programme *p)
{
    const char *measure = strchr(c->name, '%');

    if (measure)
        text_addf(t, "%.*s%s%s", (int)(measure - c->name), c->name, p->measure->measure,
                  measure + 1);
    else
        text_add(t, c->name);
}

static void add_word(struct text *t, const char *words, int index)
{
    for (; index > 0; index--)
        words = strchr(words, ';') + 1;
    text_add_bytes(t, words, strcspn(words, ";"));
}

static void add_area(struct text *t, const struct record_column *c, const struct programme *p,
                     int index)
{
    const struct area *area = &p->geography.area[index];

    csv_add_outside_field(t, c->kind == RECORD_AREA   ? area->area_code
                             : c->kind == RECORD_NAME ? area->name
                                                      : area->level_name);
}

static void add_cell(struct text *t, const struct record_column *c, const struct programme *p,
                     const void *at)
{
    const struct series *series;

    switch (c->kind) {
    case RECORD_AREA:
    case RECORD_NAME:
    case RECORD_LEVEL:
        add_area(t, c, p, *(const int *)at);
        break;
    case RECORD_SERIES:
    case RECORD_NOTICE:
        series = *(const struct series *const *)at;
        if (series)
            csv_add_outside_field(t, c->kind == RECORD_SERIES ? series->series : series->notice);
        break;
    case RECORD_PERIOD:
        period_add(t, *(const int *)at);
        break;
    case RECORD_DECIMAL:
        decimal_add(t, *(const int64_t *)at);
        break;
    case RECORD_DOUBLE:
        number_add(t, *(const double *)at);
        break;
    case RECORD_COUNT:
    case RECORD_LINE:
        if (c->kind == RECORD_COUNT || *(const size_t *)at)
            text_addf(t, "%zu", *(const size_t *)at);
        break;
    case RECORD_INT:
        text_addf(t, "%d", *(const int *)at);
        break;
    case RECORD_CHAR:
        if (*(const char *)at)
            text_add_bytes(t, at, 1);
        break;
    case RECORD_TEXT:
        csv_add_outside_field(t, *(const char *const *)at);
        break;
    case RECORD_WORD:
        add_word(t, c->words, *(const int *)at);
        break;
    }
}

int record_write(const struct record_type *type, const struct programme *p, const void *rows,
                 size_t n, const char *path)
{
    struct outfile out = {0};
    struct text *t = &out.text;

    for (size_t i = 0; i < type->n; i++) {
        text_add(t, i ? "," : "");
        add_name(t, &type->column[i], p);
    }
    text_add(t, "\n");
    for (size_t r = 0; r < n; r++) {
        const char *row = (const char *)rows + r * type->size;

        for (size_t i = 0; i < type->n; i++) {
            text_add(t, i ? "," : "");
            add_cell(t, &type->column[i], p, row + type->column[i].at);
        }
        text_add(t, "\n");
    }
    return outfile_commit(&out, path);
}

static int read_int(const struct table *t, size_t row, int column, int *value)
{
    char *end;
    const char *s = table_text(t, row, column);

    *value = (int)strtol(s, &end, 10);
    if (*s && !*end)
        return 0;
    table_fault(t, row, column, "is not a whole number");
    return -1;
}

int record_word(const char *words, const char *word)
{
    size_t n = strlen(word);

    for (int i = 0; words; i++) {
        size_t m = strcspn(words, ";");

        if (m == n && !memcmp(words, word, n))
            return i;
        words = words[m] ? words + m + 1 : NULL;
    }
    return -1;
}

static int read_word(const struct table *t, size_t row, int column, const char *words, int *value)
{
    *value = record_word(words, table_text(t, row, column));
    if (*value >= 0)
        return 0;
    table_fault(t, row, column, "is none of the words expected here");
    return -1;
}

static int read_cell(const struct record_column *c, const struct programme *p, struct arena *texts,
                     const struct table *t, size_t row, int column, void *at)
{
    const char *s = table_text(t, row, column);
    long whole;
    int result;

    switch (c->kind) {
    case RECORD_NAME:
    case RECORD_LEVEL:
    case RECORD_NOTICE:
        return 0;
    case RECORD_AREA:
        *(int *)at = geography_find(&p->geography, csv_outside_text(s));
        if (*(int *)at >= 0)
            return 0;
        table_fault(t, row, column, "is not the code of an area");
        return -1;
    case RECORD_SERIES:
        *(const struct series **)at = catalogue_series(&p->catalogue, csv_outside_text(s));
        if (!*s || *(const struct series **)at)
            return 0;
        table_fault(t, row, column, "is not in the table of series");
        return -1;
    case RECORD_PERIOD:
        return table_period(t, row, column, at);
    case RECORD_DECIMAL:
        return table_decimal(t, row, column, at);
    case RECORD_DOUBLE:
        return table_number(t, row, column, at);
    case RECORD_COUNT:
    case RECORD_LINE:
        result = table_whole(t, row, column, 0, &whole);
        *(size_t *)at = (size_t)whole;
        return result;
    case RECORD_INT:
        return read_int(t, row, column, at);
    case RECORD_CHAR:
        *(char *)at = s[0];
        return 0;
    case RECORD_TEXT:
        *(const char **)at = arena_text(texts, csv_outside_text(s));
        return 0;
    case RECORD_WORD:
        return read_word(t, row, column, c->words, at);
    }
    return -1;
}

static int find_columns(const struct record_type *type, const struct programme *p,
                        const struct table *t, int *index)
{
    int result = 0;

    for (size_t i = 0; i < type->n; i++) {
        struct text name = {0};
        const char *names[1];

        add_name(&name, &type->column[i], p);
        names[0] = name.data;
        result |= table_columns(t, names, 1, &index[i]);
        text_free(&name);
    }
    return result;
}

void record_hint(const char *path)
{
    diag_at(path, 0, NULL,
            "is a table that Headway makes: if it was changed or cut off, remove it, and `make "
            "report` makes it anew");
}

int record_read(const struct record_type *type, const struct programme *p, struct arena *texts,
                void **rows, size_t *n, const char *path)
{
    struct table t;
    int *index, result;

    if (table_read(&t, path)) {
        record_hint(path);
        return -1;
    }
    index = mem_new(type->n, sizeof *index);
    result = find_columns(type, p, &t, index);
    *n = t.rows;
    *rows = mem_new(t.rows, type->size);
    for (size_t row = 0; !result && row < t.rows; row++)
        for (size_t i = 0; i < type->n; i++)
            result |= read_cell(&type->column[i], p, texts, &t, row, index[i],
                                (char *)*rows + row * type->size + type->column[i].at);
    free(index);
    table_free(&t);
    if (result) {
        record_hint(path);
        free(*rows);
        *rows = NULL;
        *n = 0;
    }
    return result;
}
