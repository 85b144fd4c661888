#include "table.h"

#include "csvread.h"
#include "decimal.h"
#include "deflate.h"
#include "diag.h"
#include "text.h"
#include "utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* what stands in every cell of a line that was refused */
static const char refused_cell[] = "";

static int add_row(struct table *t, const struct csvread *r, bool on)
{
    bool fits = r->n == t->columns;

    if (!fits) {
        diag_at(t->path, r->line, NULL, "the line has %zu fields, the header has %zu%s", r->n,
                t->columns, on ? ": the line is refused" : "");
        t->refused++;
        if (!on)
            return -1;
    }
    t->cell = mem_grow(t->cell, &t->capacity, (t->rows + 1) * t->columns, sizeof *t->cell);
    t->line = mem_grow(t->line, &t->line_capacity, t->rows + 1, sizeof *t->line);
    for (size_t i = 0; i < t->columns; i++)
        t->cell[t->rows * t->columns + i] =
            fits ? arena_text(&t->texts, r->field[i]) : refused_cell;
    t->line[t->rows++] = r->line;
    return 0;
}

static int add_header(struct table *t, const struct csvread *r)
{
    int result = 0;

    t->columns = r->n;
    t->header = arena_new(&t->texts, r->n, sizeof *t->header);
    for (size_t i = 0; i < r->n; i++) {
        t->header[i] = arena_text(&t->texts, r->field[i]);
        for (size_t j = 0; j < i; j++)
            if (!strcmp(t->header[i], t->header[j])) {
                diag_at(t->path, r->line, t->header[i], "the column stands in the header twice");
                result = -1;
            }
    }
    return result;
}

static int read_records(struct table *t, struct csvread *r, bool on)
{
    enum csv_state state;
    int result = 0;

    while ((state = csvread_next(r)) != CSV_END) {
        if (state == CSV_FAULT) {
            diag_at(t->path, r->line, NULL, "field %zu: %s", r->fault_field,
                    csvread_fault_words(r->fault));
            t->refused++;
            result = on && t->header ? result : -1;
        } else if (!t->header) {
            result |= add_header(t, r);
        } else {
            result |= add_row(t, r, on);
        }
    }
    if (!t->header && !result) {
        diag_at(t->path, 0, NULL, "the file is empty: a header line was expected");
        result = -1;
    }
    return result;
}

static int read_file(struct table *t, const char *path, bool on)
{
    struct text bytes = {0};
    struct csvread r = {0};
    const char *fault = deflate_read_file(&bytes, path);
    size_t skip, valid;
    int result = -1;

    *t = (struct table){.path = NULL};
    t->path = arena_text(&t->texts, path);
    if (fault) {
        diag_at(path, 0, NULL, "%s", fault);
        goto free_bytes;
    }
    valid = utf8_valid(text_of(&bytes), bytes.len);
    if (valid < bytes.len) {
        diag_at(path, 0, NULL, "byte %zu is not UTF-8: save the file as CSV UTF-8", valid + 1);
        goto free_bytes;
    }
    skip = bytes.len >= 3 && !memcmp(bytes.data, "\xEF\xBB\xBF", 3) ? 3 : 0;
    csvread_open(&r, text_of(&bytes) + skip, bytes.len - skip);
    result = read_records(t, &r, on);
    csvread_free(&r);
free_bytes:
    text_free(&bytes);
    if (result)
        table_free(t);
    return result;
}

int table_read(struct table *t, const char *path)
{
    return read_file(t, path, false);
}

int table_read_on(struct table *t, const char *path)
{
    return read_file(t, path, true);
}

bool table_is_refused(const struct table *t, size_t row)
{
    return t->columns && t->cell[row * t->columns] == refused_cell;
}

void table_free(struct table *t)
{
    free(t->cell);
    free(t->line);
    arena_free(&t->texts);
    *t = (struct table){.path = NULL};
}

int table_columns(const struct table *t, const char *const *names, size_t n, int *index)
{
    int result = 0;

    for (size_t i = 0; i < n; i++) {
        const char *name = names[i] + (names[i][0] == '?');

        index[i] = TABLE_NO_COLUMN;
        for (size_t j = 0; j < t->columns; j++)
            if (!strcmp(t->header[j], name))
                index[i] = (int)j;
        if (index[i] == TABLE_NO_COLUMN && names[i][0] != '?') {
            diag_at(t->path, 1, name, "the column is missing");
            result = -1;
        }
    }
    return result;
}

const char *table_text(const struct table *t, size_t row, int column)
{
    return column < 0 ? "" : t->cell[row * t->columns + (size_t)column];
}

void table_fault(const struct table *t, size_t row, int column, const char *what)
{
    struct text value = {0};

    utf8_add_short(&value, table_text(t, row, column), 60);
    diag_at(t->path, t->line[row], column < 0 ? NULL : t->header[column], "\"%s\" %s",
            text_of(&value), what);
    text_free(&value);
}

int table_decimal(const struct table *t, size_t row, int column, int64_t *value)
{
    const char *s = table_text(t, row, column);

    *value = DECIMAL_NONE;
    if (!*s || decimal_parse(s, value) == DECIMAL_OK)
        return 0;
    table_fault(t, row, column, "is not a number");
    return -1;
}

int table_number(const struct table *t, size_t row, int column, double *value)
{
    if (!number_parse(table_text(t, row, column), value))
        return 0;
    table_fault(t, row, column, "is not a number");
    return -1;
}

int table_whole(const struct table *t, size_t row, int column, long missing, long *value)
{
    const char *s = table_text(t, row, column);
    char *end;

    *value = missing;
    if (!*s)
        return 0;
    *value = strtol(s, &end, 10);
    if (*s >= '0' && *s <= '9' && !*end && *value <= 1000000000)
        return 0;
    table_fault(t, row, column, "is not a whole number");
    return -1;
}
