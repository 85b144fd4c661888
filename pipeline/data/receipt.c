#include "receipt.h"

#include "files.h"
#include "period.h"
#include "table.h"

#include <stdlib.h>
#include <string.h>

enum { FILE_NAME, RECEIVED, DUE, COLUMNS };

/* The number of a day, from one that is long ago. */
static long day_number(const char *date)
{
    int period = period_parse(date), year = period_year(period);
    long days = 365L * year + year / 4 - year / 100 + year / 400;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    for (int m = 12 * year; m < period; m++)
        days += period_last_day(m);
    return days + atoi(date + 8) - leap;
}

static int check_day(const struct table *t, size_t row, int column, bool needed)
{
    const char *day = table_text(t, row, column);

    if ((!*day && !needed) || (strlen(day) == 10 && period_parse(day) != PERIOD_NONE))
        return 0;
    table_fault(t, row, column, "is not a day such as 2014-09-30");
    return -1;
}

static int read_row(struct receipts *r, const struct table *t, size_t row, const int *c)
{
    const char *file = files_base(table_text(t, row, c[FILE_NAME]));
    struct receipt new = {.file = arena_text(&r->texts, file)};
    int result = check_day(t, row, c[RECEIVED], true) | check_day(t, row, c[DUE], false);

    for (size_t i = 0; i < r->n; i++)
        if (!strcmp(r->row[i].file, file)) {
            table_fault(t, row, c[FILE_NAME], "stands here twice");
            result = -1;
        }
    if (result)
        return -1;
    new.received_on = arena_text(&r->texts, table_text(t, row, c[RECEIVED]));
    new.due_on = arena_text(&r->texts, table_text(t, row, c[DUE]));
    new.due = *new.due_on;
    if (new.due)
        new.days_late = (int)(day_number(new.received_on) - day_number(new.due_on));
    r->row = mem_grow(r->row, &r->capacity, r->n + 1, sizeof *r->row);
    r->row[r->n++] = new;
    return 0;
}

static int by_file(const void *x, const void *y)
{
    const struct receipt *a = x, *b = y;

    return strcmp(a->file, b->file);
}

int receipts_read(struct receipts *r, const char *path)
{
    static const char *const names[] = {"file", "received_on", "due_on"};
    struct table t;
    int c[COLUMNS], result;

    *r = (struct receipts){0};
    if (!path)
        return 0;
    if (table_read(&t, path))
        return -1;
    result = table_columns(&t, names, COLUMNS, c);
    if (!result)
        for (size_t row = 0; row < t.rows; row++)
            result |= read_row(r, &t, row, c);
    table_free(&t);
    if (result)
        receipts_free(r);
    else if (r->n)
        qsort(r->row, r->n, sizeof *r->row, by_file);
    return result;
}

void receipts_free(struct receipts *r)
{
    free(r->row);
    arena_free(&r->texts);
    *r = (struct receipts){0};
}

const struct receipt *receipts_find(const struct receipts *r, const char *file)
{
    struct receipt key = {.file = files_base(file)};

    return r->n ? bsearch(&key, r->row, r->n, sizeof *r->row, by_file) : NULL;
}
