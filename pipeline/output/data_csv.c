#include "data_csv.h"

#include "csvread.h"
#include "period.h"

#include <ctype.h>
#include <string.h>

#define MINUS "\xE2\x88\x92" /* U+2212 */

/* What a cell holds. */
struct value {
    struct text low, high; /* ASCII numbers, or nothing; high is that of a range */
    struct text status;
    bool percent;
};

static void value_free(struct value *v)
{
    text_free(&v->low);
    text_free(&v->high);
    text_free(&v->status);
}

/* Read a number as it is shown; returns what follows it, or NULL and nothing added. */
static const char *read_number(const char *s, struct text *number, bool *percent)
{
    bool minus = !strncmp(s, MINUS, strlen(MINUS));
    const char *p = minus ? s + strlen(MINUS) : *s == '+' ? s + 1 : s;

    if (!isdigit((unsigned char)*p))
        return NULL;
    if (minus)
        text_add(number, "-");
    for (; isdigit((unsigned char)*p) || (*p == ',' && isdigit((unsigned char)p[1])); p++)
        if (*p != ',')
            text_add_bytes(number, p, 1);
    if (*p == '.' && isdigit((unsigned char)p[1]))
        for (text_add(number, "."), p++; isdigit((unsigned char)*p); p++)
            text_add_bytes(number, p, 1);
    *percent = *p == '%';
    return p + *percent;
}

static void add_status(struct text *t, const char *s)
{
    size_t n = strlen(s);

    if (n > 2 && s[0] == '[' && s[n - 1] == ']')
        text_add_bytes(t, s + 1, n - 2);
    else
        text_add(t, s);
}

static struct value value_of(const char *cell)
{
    struct value v = {.percent = false};
    bool percent;
    const char *rest = read_number(cell, &v.low, &v.percent);

    if (rest && !strncmp(rest, " to ", 4)) {
        const char *end = read_number(rest + 4, &v.high, &percent);

        if (end && !*end)
            return v;
        text_clear(&v.high);
    }
    if (rest && !strncmp(rest, " [", 2))
        add_status(&v.status, rest + 1);
    else if (rest && !strncmp(rest, ", ", 2))
        add_status(&v.status, rest + 2);
    else if (!rest || *rest) {
        text_clear(&v.low);
        add_status(&v.status, cell);
    }
    return v;
}

/* What a column needs. */
struct shape {
    bool months, number, range, status, percent;
};

/* The period of "Sep 2014", or PERIOD_NONE. */
static int month_of(const char *cell)
{
    struct text iso = {0}, shown = {0};
    int found = PERIOD_NONE;

    for (int m = 1; m <= 12 && strlen(cell) == 8 && found == PERIOD_NONE; m++) {
        text_clear(&iso);
        text_clear(&shown);
        text_addf(&iso, "%s-%02d", cell + 4, m);
        found = period_parse(text_of(&iso));
        if (found == PERIOD_NONE)
            break;
        period_add_short(&shown, found);
        if (strcmp(text_of(&shown), cell) != 0)
            found = PERIOD_NONE;
    }
    text_free(&iso);
    text_free(&shown);
    return found;
}

static struct shape shape_of(const struct table_block *t, size_t column)
{
    struct shape s = {.number = t->column[column].align == ALIGN_RIGHT};
    size_t numbers = 0, percents = 0;

    s.months = !column && t->rows;
    for (size_t i = 0; i < t->rows; i++) {
        const char *cell = t->cell[i * t->columns + column];
        struct value v = value_of(cell);

        s.months = s.months && month_of(cell) != PERIOD_NONE;
        numbers += v.low.len > 0;
        percents += v.low.len > 0 && v.percent;
        s.range |= v.high.len > 0;
        s.status |= v.status.len > 0;
        value_free(&v);
    }
    s.percent = numbers && percents == numbers;
    s.number = s.number && column;
    return s;
}

static void add_header(struct text *out, const char *header, const char *end)
{
    struct text t = {0};

    text_add(&t, header);
    text_add(&t, end);
    csv_add_outside_field(out, text_of(&t));
    text_free(&t);
}

static void add_headers(struct text *out, const char *header, const struct shape *s)
{
    bool percent = s->percent && !strchr(header, '%');

    if (s->number && s->range) {
        add_header(out, header, percent ? ", %, low" : ", low");
        text_add(out, ",");
        add_header(out, header, percent ? ", %, high" : ", high");
    } else {
        add_header(out, header, s->number && percent ? ", %" : "");
    }
    if (s->number && s->status) {
        text_add(out, ",");
        add_header(out, header, "_status");
    }
}

static void add_cells(struct text *out, const char *cell, const struct shape *s)
{
    struct value v;

    if (s->months) {
        period_add(out, month_of(cell));
        return;
    }
    if (!s->number) {
        csv_add_outside_field(out, cell);
        return;
    }
    v = value_of(cell);
    text_add(out, text_of(&v.low));
    if (s->range)
        text_addf(out, ",%s", text_of(v.high.len ? &v.high : &v.low));
    if (s->status) {
        text_add(out, ",");
        csv_add_outside_field(out, text_of(&v.status));
    }
    value_free(&v);
}

void data_csv_add(struct text *out, const struct table_block *t)
{
    struct arena a = {0};
    struct shape *shape = arena_new(&a, t->columns, sizeof *shape);

    for (size_t i = 0; i < t->columns; i++) {
        shape[i] = shape_of(t, i);
        text_add(out, i ? "," : "");
        add_headers(out, t->column[i].header, &shape[i]);
    }
    text_add(out, "\n");
    for (size_t i = 0; i < t->rows * t->columns; i++) {
        add_cells(out, t->cell[i], &shape[i % t->columns]);
        text_add(out, i % t->columns + 1 < t->columns ? "," : "\n");
    }
    arena_free(&a);
}
