/* One record of an extract: every field is checked, and what is wrong is said in full. */
#include "extract_row.h"

#include "period.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void row_tell_measure(struct extract *e, const struct measure *measure)
{
    struct findings *f = &e->in->findings;

    if (measure)
        f->row[f->n - 1].measure = measure->measure;
}

void row_refuse(struct row *r, const char *check, size_t i, const char *format, ...)
{
    char message[1024];
    va_list args;

    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    extract_report_on(r->e, check, r->line, i < r->e->columns ? i + 1 : 0,
                      i < r->e->columns ? row_cell(r, i) : "the layout's constant",
                      r->key.area_code, r->key.period, message);
    row_tell_measure(r->e, r->measure);
    r->good = false;
}

/* The column with this role, or -1. */
int row_column(const struct extract *e, enum layout_role role)
{
    for (size_t i = 0; i < e->columns; i++)
        if (e->rule[i]->role == role)
            return (int)i;
    return -1;
}

int row_period(const struct extract *e, const char *const *field)
{
    int i = row_column(e, ROLE_PERIOD), day;

    return i < 0 ? e->file_period : extract_layout_period(e->layout, field[i], &day);
}

int row_date(const struct row *r)
{
    return r->e->collected == PERIOD_NONE ? r->key.period : r->e->collected;
}

const char *row_code(const struct extract *e, const char *const *field, size_t n)
{
    const struct geography *g = &e->programme->geography;
    int i = row_column(e, ROLE_AREA_CODE);
    int area = i < 0 || (size_t)i >= n ? -1 : geography_find(g, field[i]);

    return area < 0 ? NULL : g->area[area].area_code;
}

const struct measure *row_measure(const struct extract *e, const char *const *field, size_t n)
{
    int i = row_column(e, ROLE_MEASURE);

    return i < 0 || (size_t)i >= n ? NULL
                                   : catalogue_measure(&e->programme->catalogue,
                                                       extract_layout_word(e->layout, field[i]));
}

/* A field too many, or one that is missing, most often stands behind the code. */
static bool count_fields(struct extract *e, size_t line, const char *const *field, size_t n,
                         bool last)
{
    struct text message = {0};
    bool few = n < e->columns;

    if (n == e->columns)
        return true;
    text_addf(&message, "the line has %zu fields, the header has %zu", n, e->columns);
    if (few)
        text_addf(&message, ": it ends before this column and is refused%s",
                  last ? "; the file ends here: was it cut off?" : "");
    else
        text_addf(&message, ", and it is refused: a text that holds a %s must stand in quotes",
                  extract_comma_word(e));
    extract_report_on(e, few ? "too_few_fields" : "too_many_fields", line,
                      (few ? n : e->columns) + 1, NULL, row_code(e, field, n), PERIOD_NONE,
                      message.data);
    row_tell_measure(e, row_measure(e, field, n));
    text_free(&message);
    return false;
}

/* A series or a measure stands in a column, or once in the layout; either may use another word. */
static const char *identifier(const struct row *r, enum layout_role role, int *i)
{
    const struct layout_rule *fixed = extract_layout_role(r->e->layout, role);

    *i = row_column(r->e, role);
    return extract_layout_word(r->e->layout, *i < 0 ? fixed->detail : row_cell(r, (size_t)*i));
}

static void read_series(struct row *r)
{
    int i;
    const char *text = identifier(r, ROLE_SERIES, &i);
    const struct series *series = catalogue_series(&r->e->programme->catalogue, text);

    if (series)
        r->key.series = series->series;
    else
        row_refuse(
            r, "unknown_series", i < 0 ? r->e->columns : (size_t)i,
            "is not in the table of series: the row is refused; correct it, or add the series "
            "to %s",
            r->e->programme->series_path);
}

/* i is the column that the text stands in, or -1 when it is the layout's. */
void row_take_measure(struct row *r, const char *text, int i)
{
    r->measure = catalogue_measure(&r->e->programme->catalogue, text);
    if (r->measure)
        r->key.measure = r->measure->measure;
    else
        row_refuse(
            r, "unknown_measure", i < 0 ? r->e->columns : (size_t)i,
            "is not in the table of measures: the row is refused; correct it, add the measure to "
            "%s, or name the word in layout \"%s\"",
            r->e->programme->measures_path, r->e->layout->name);
}

static void read_measure(struct row *r)
{
    int i;
    const char *text = identifier(r, ROLE_MEASURE, &i);

    row_take_measure(r, text, i);
}

static void read_status(struct row *r)
{
    int i = row_column(r->e, ROLE_STATUS);
    const char *text = i < 0 ? "" : row_cell(r, (size_t)i);

    char status = *text >= 'A' && *text <= 'Z' ? (char)(*text - 'A' + 'a') : *text;

    if (status == 'f' && !text[1])
        row_refuse(r, "forecast", (size_t)i,
                   "is the status of a forecast, and an extract holds what was counted: the row is "
                   "refused");
    else if (!*text || (strchr(OBSERVATION_STATUSES, status) && !text[1]))
        r->key.status = status;
    else
        row_refuse(
            r, "unknown_status", (size_t)i,
            "is no status: empty or one of p, r, c, x, e, b was expected; the row is refused");
}

/* The columns that the fast reader compares hold text that may go on into tables. */
static void check_formulas(struct extract *e, size_t line, const char *const *field)
{
    for (size_t i = 0; i < e->columns; i++)
        if (e->rule[i]->role < ROLE_STAFF_GROUP && e->rule[i]->role != ROLE_VALUE)
            extract_check_formula(e, line, i, field[i]);
}

/* Whose row it was in which something was found, from `said` on, before its area was read. */
static void tell_whose(const struct row *r, size_t said)
{
    struct findings *f = &r->e->in->findings;

    for (size_t i = said; i < f->n; i++)
        if (!strcmp(f->row[i].check, "formula") || !strcmp(f->row[i].check, "not_last_day")) {
            if (r->key.area_code)
                f->row[i].area_code = r->key.area_code;
            f->row[i].period = r->key.period;
        }
}

static enum extract_fate read_row(struct row *r)
{
    struct extract *e = r->e;
    int period = row_column(e, ROLE_PERIOD);

    r->key.area_code = row_code(e, r->field, e->columns); /* whom a bad period is of */
    if (period >= 0)
        row_read_period(r, (size_t)period);
    else
        r->key.period = e->file_period;
    if (!(r->totals & TOTAL_OF_AREAS))
        row_read_area(r);
    read_series(r);
    if (extract_layout_role(e->layout, ROLE_MEASURE))
        read_measure(r);
    read_status(r);
    if (r->key.period != PERIOD_NONE)
        row_check_period(r, period < 0 ? e->columns : (size_t)period);
    if (!r->good)
        return EXTRACT_REFUSED;
    if (!r->closed || period < 0)
        row_read_values(r);
    e->closed += r->passed;
    return r->passed ? EXTRACT_PASSED : EXTRACT_TAKEN;
}

/* Is it of the programme's staff group? A total of all groups is not, unless that is the one. */
static bool counts(const struct row *r, int group)
{
    const char *ours = r->e->programme->staff_group;

    if (group < 0 || !*ours)
        return !(r->totals & TOTAL_OF_GROUPS);
    return text_same_words(r->field[group], ours);
}

/* What the row of another group is good for. */
static enum extract_fate pass_over(struct row *r, size_t group)
{
    struct extract *e = r->e;
    bool total = r->totals & TOTAL_OF_GROUPS, other = true;

    if (total)
        e->total_rows++;
    else
        other = row_leave_out(e, r->line, r->field, group);
    if (e->total_kinds & TOTAL_OF_GROUPS)
        row_add_quietly(r, read_row);
    return total ? EXTRACT_TOTAL : other ? EXTRACT_LEFT_OUT : EXTRACT_REFUSED;
}

/* What a spreadsheet leaves of rows that were emptied: separators alone. */
static bool is_blank(const char *const *field, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (*field[i])
            return false;
    return true;
}

enum extract_fate extract_row(struct extract *e, size_t line, const char *const *field, size_t n,
                              bool last, struct observation *key)
{
    struct row r = {.e = e, .line = line, .field = field, .good = true, .into = &e->totals};
    int group = row_column(e, ROLE_STAFF_GROUP);
    size_t said = e->in->findings.n;
    enum extract_fate fate;

    r.key = (struct observation){.period = PERIOD_NONE, .source_file = e->source_file};
    if (is_blank(field, n))
        return EXTRACT_PASSED;
    if (!count_fields(e, line, field, n, last)) {
        e->sums.unknown = true;
        e->refused++;
        return EXTRACT_REFUSED;
    }
    if (group >= 0)
        extract_check_formula(e, line, (size_t)group, field[group]);
    r.totals = extract_row_totals(e, field);
    r.counts = counts(&r, group);
    if (!r.counts) {
        r.key.area_code = row_code(e, field, n);
        r.key.period = row_period(e, field);
        tell_whose(&r, said);
        return pass_over(&r, (size_t)group);
    }
    e->own_group = true;
    check_formulas(e, line, field);
    fate = read_row(&r);
    tell_whose(&r, said);
    e->refused += fate == EXTRACT_REFUSED;
    *key = r.key;
    if (!row_is_total(&r))
        e->sums.unknown |= fate == EXTRACT_REFUSED;
    else if (fate == EXTRACT_TAKEN) {
        e->total_rows++;
        fate = EXTRACT_TOTAL;
    }
    return fate;
}
