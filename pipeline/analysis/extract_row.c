/* One record of an extract: every field is checked, and what is wrong is said in full. */
#include "ingest.h"

#include "decimal.h"
#include "period.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* What the fields of one record say, before the values. */
struct row {
    struct extract *e;
    size_t line;
    const char *const *field;
    struct observation key;
    const struct measure *measure;
    bool good;
};

static const char *cell(const struct row *r, size_t i)
{
    return r->field[i];
}

/* Refuse the row because of its field i (from 0); i == columns is a fault of the layout. */
static void refuse(struct row *r, const char *check, size_t i, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

static void refuse(struct row *r, const char *check, size_t i, const char *format, ...)
{
    char message[1024];
    va_list args;

    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    extract_report_on(r->e, SEVERITY_ERROR, check, r->line, i < r->e->columns ? i + 1 : 0,
                      i < r->e->columns ? cell(r, i) : "the layout's constant", r->key.area_code,
                      r->key.period, message);
    r->good = false;
}

/* The column with this role, or -1. */
static int column(const struct extract *e, enum layout_role role)
{
    for (size_t i = 0; i < e->columns; i++)
        if (e->rule[i]->role == role)
            return (int)i;
    return -1;
}

static bool count_fields(struct extract *e, size_t line, size_t n, bool last)
{
    if (n == e->columns)
        return true;
    if (n < e->columns)
        extract_report(
            e, SEVERITY_ERROR, "too_few_fields", line, n + 1, NULL,
            "the line has %zu fields, the header has %zu: it ends before this column and "
            "is refused%s",
            n, e->columns, last ? "; the file ends here: was it cut off?" : "");
    else
        extract_report(
            e, SEVERITY_ERROR, "too_many_fields", line, e->columns + 1, NULL,
            "the line has %zu fields, the header has %zu, and it is refused: a text that "
            "holds a comma must stand in quotes",
            n, e->columns);
    return false;
}

/* The code counts; a name that contradicts it may mean that the wrong one was typed. */
static void check_name(struct row *r, int area, int names)
{
    struct extract *e = r->e;
    const struct geography *g = &e->programme->geography;
    const char *name = names < 0 ? "" : cell(r, (size_t)names);
    const struct area *own = &g->area[area];
    struct text message = {0};
    int other;

    if (!*name || geography_is_named(g, area, name))
        return;
    other = geography_find_name(g, name);
    if (other >= 0)
        text_addf(&message, "is the name of %s", g->area[other].area_code);
    else
        text_add(&message, "is no name of an area");
    text_addf(&message,
              ", but the code beside it, %s, is that of %s: the row was taken for %s; correct the "
              "one that is wrong",
              own->area_code, own->name, own->area_code);
    extract_report_on(e, SEVERITY_WARNING, "other_name", r->line, (size_t)names + 1, name,
                      own->area_code, r->key.period, message.data);
    text_free(&message);
}

static void read_area(struct row *r)
{
    struct extract *e = r->e;
    const struct geography *g = &e->programme->geography;
    int i = column(e, ROLE_AREA_CODE), names = column(e, ROLE_AREA_NAME);
    int area = geography_find(g, cell(r, (size_t)i));

    if (area >= 0) {
        r->key.area_code = g->area[area].area_code;
        check_name(r, area, names);
        return;
    }
    area = names < 0 ? -1 : geography_find_name(g, cell(r, (size_t)names));
    if (area >= 0) {
        r->key.area_code = g->area[area].area_code; /* whom it is about, for the finding */
        refuse(r, "unknown_area", (size_t)i,
               "is not the code of an area; the name beside it belongs to %s: the row is refused",
               g->area[area].area_code);
        return;
    }
    refuse(r, "unknown_area", (size_t)i,
           "is not the code of an area: the row is refused; correct it, or add the area to %s",
           e->programme->areas_path);
}

/* A series or a measure stands in a column, or once in the layout; either may use another word. */
static const char *identifier(const struct row *r, enum layout_role role, int *i)
{
    const struct layout_rule *fixed = extract_layout_role(r->e->layout, role);

    *i = column(r->e, role);
    return extract_layout_word(r->e->layout, *i < 0 ? fixed->detail : cell(r, (size_t)*i));
}

static void read_series(struct row *r)
{
    int i;
    const char *text = identifier(r, ROLE_SERIES, &i);
    const struct series *series = catalogue_series(&r->e->programme->catalogue, text);

    if (series)
        r->key.series = series->series;
    else
        refuse(r, "unknown_series", i < 0 ? r->e->columns : (size_t)i,
               "is not in the table of series: the row is refused; correct it, or add the series "
               "to %s",
               r->e->programme->series_path);
}

/* i is the column that the text stands in, or -1 when it is the layout's. */
static void take_measure(struct row *r, const char *text, int i)
{
    r->measure = catalogue_measure(&r->e->programme->catalogue, text);
    if (r->measure)
        r->key.measure = r->measure->measure;
    else
        refuse(
            r, "unknown_measure", i < 0 ? r->e->columns : (size_t)i,
            "is not in the table of measures: the row is refused; correct it, add the measure to "
            "%s, or name the word in layout \"%s\"",
            r->e->programme->measures_path, r->e->layout->name);
}

static void read_measure(struct row *r)
{
    int i;
    const char *text = identifier(r, ROLE_MEASURE, &i);

    take_measure(r, text, i);
}

/* A column of values may name its own measure. */
static void own_measure(struct row *r, size_t i)
{
    const char *text = r->e->rule[i]->detail;

    if (*text)
        take_measure(r, extract_layout_word(r->e->layout, text), -1);
}

static void read_status(struct row *r)
{
    int i = column(r->e, ROLE_STATUS);
    const char *text = i < 0 ? "" : cell(r, (size_t)i);

    if (!strcmp(text, "f"))
        refuse(r, "forecast", (size_t)i,
               "is the status of a forecast, and an extract holds what was counted: the row is "
               "refused");
    else if (!*text || (strchr(OBSERVATION_STATUSES, *text) && !text[1]))
        r->key.status = *text;
    else
        refuse(r, "unknown_status", (size_t)i,
               "is no status: empty or one of p, r, c, x, e, b was expected; the row is refused");
}

/* A month long before the programme is a mistyped year, or a file of another one. */
static void check_early(struct row *r, size_t i)
{
    struct extract *e = r->e;
    const struct series *series =
        r->key.series ? catalogue_series(&e->programme->catalogue, r->key.series) : NULL;

    if (e->early_said || r->key.period == PERIOD_NONE ||
        r->key.period >= programme_earliest(e->programme, series))
        return;
    extract_report_on(e, SEVERITY_WARNING, "early_period", r->line, i + 1,
                      column(e, ROLE_PERIODS) < 0 ? cell(r, i) : e->header[i], r->key.area_code,
                      r->key.period,
                      "is years before the programme's baseline: is the year right? (said once "
                      "of a file)");
    e->early_said = true;
}

/* Does the period fit the month in which the extract was collected, and the area exist then? */
static void check_period(struct row *r, size_t i)
{
    struct extract *e = r->e;
    const struct geography *g = &e->programme->geography;
    int area = r->key.area_code ? geography_find(g, r->key.area_code) : -1;
    struct text from = {0}, to = {0};

    check_early(r, i);
    r->key.collected = e->collected == PERIOD_NONE ? r->key.period : e->collected;
    if (r->key.period > r->key.collected)
        refuse(r, "future_period", i,
               "is later than the month in the file's name: the row is refused; correct it, or "
               "name the file by the month in which it was collected");
    if (area >= 0 && !geography_open(g, area, r->key.collected)) {
        period_add(&from, g->area[area].valid_from);
        period_add(&to, g->area[area].valid_to);
        refuse(r, "closed_area", (size_t)column(e, ROLE_AREA_CODE),
               "is an area from %s to %s, not when this was collected: the row is refused",
               from.len ? from.data : "the beginning", to.len ? to.data : "today");
    }
    text_free(&from);
    text_free(&to);
}

/* A date stands for its month by its last day; another day may mean another month's figure. Said
 * once of a file. */
static void check_day(struct row *r, size_t i)
{
    struct extract *e = r->e;
    const char *date = cell(r, i);
    struct text month = {0};

    if (r->key.period == PERIOD_NONE || e->day_said || strlen(date) < 10 ||
        atoi(date + 8) == period_last_day(r->key.period))
        return;
    period_add(&month, r->key.period);
    extract_report(e, SEVERITY_WARNING, "not_last_day", r->line, i + 1, date,
                   "is not the last day of its month: it counts as %s (said once of a file)",
                   month.data);
    e->day_said = true;
    text_free(&month);
}

/* What a person most often means by a text that is no number. */
static const char *hint(const char *s)
{
    if (strspn(s, "0123456789.,") == strlen(s) && strchr(s, ','))
        return "write it without thousands commas";
    if (*s == '\'')
        return "take the apostrophe away";
    if (strchr(s, '%'))
        return "a number without a percent sign was expected";
    if (strspn(s, "0123456789.eE+-") == strlen(s) && strpbrk(s, "eE"))
        return "write it without an exponent";
    if (strstr(s, "\u00a0"))
        return "it holds a no-break space";
    return "leave the field empty where there is no figure";
}

/* A number that its sender suppressed, or called not available, must not be published: not in a
 * finding either. */
static bool is_withheld(struct row *r, size_t i)
{
    char status = r->key.status;

    if (status != 'c' && status != 'x')
        return false;
    extract_report_on(
        r->e, SEVERITY_WARNING, "withheld", r->line, i + 1, NULL, r->key.area_code, r->key.period,
        status == 'c' ? "a value stands beside the status c, suppressed: the value is left out; "
                        "leave the field empty, or correct the status"
                      : "a value stands beside the status x, not available: the value is left out; "
                        "leave the field empty, or correct the status");
    return true;
}

static void observe(struct extract *e, const struct observation *o)
{
    size_t sum;

    if (!e->parts) {
        observations_add(&e->in->observations, o);
        return;
    }
    sum = extract_sums_find(&e->sums, o); /* which may move them */
    extract_sums_add(&e->sums.row[sum], o->value, o->status);
}

/* The value as a number that can be taken; else it is refused. */
static bool check_value(struct row *r, size_t i, int64_t *value)
{
    const char *s = cell(r, i);
    enum decimal_fault fault = decimal_parse(s, value);

    if (fault == DECIMAL_TOO_LARGE || (!fault && *value > DECIMAL_MOST))
        refuse(r, "too_large", i, "is too large: the value is refused");
    else if (fault)
        refuse(r, "not_a_number", i, "is not a number: the value is refused; %s", hint(s));
    else if (*value < 0)
        refuse(
            r, "negative", i,
            "is less than zero: the value is refused; correct it, or leave the field empty where "
            "there is no figure");
    else if (r->measure->whole_numbers && !decimal_is_whole(*value))
        refuse(r, "not_whole", i, "is not whole, but %s counts %s: the value is refused",
               r->measure->name, r->measure->unit);
    else
        return true;
    return false;
}

static void read_value(struct row *r, size_t i)
{
    const char *s = cell(r, i);
    const char *mark = extract_layout_lookup(r->e->layout, ROLE_MARK, s);
    struct observation o = r->key;

    o.value = DECIMAL_NONE;
    o.source_line = r->line;
    o.source_field = i + 1;
    o.source_column = r->e->source_column[i];
    if (mark || !*s || is_withheld(r, i))
        o.status = mark ? mark[0] : o.status ? o.status : 'x';
    else if (!check_value(r, i, &o.value)) {
        if (r->e->parts)
            extract_sums_refuse(&r->e->sums, &o);
        return;
    }
    observe(r->e, &o);
}

static void read_values(struct row *r)
{
    struct extract *e = r->e;

    for (size_t i = 0; i < e->columns; i++) {
        if (e->rule[i]->role == ROLE_PERIODS) {
            r->good = true;
            r->key.period = period_parse(e->header[i]);
            check_period(r, i);
        } else if (e->rule[i]->role == ROLE_VALUE) {
            r->good = true; /* whatever became of the column before */
            own_measure(r, i);
        } else {
            continue;
        }
        if (r->good)
            read_value(r, i);
    }
}

/* A group that is nearly the programme's is a slip rather than another group. */
static void leave_out(struct extract *e, size_t line, const char *const *field, size_t group)
{
    const char *ours = e->programme->staff_group;
    const struct geography *g = &e->programme->geography;
    int period = column(e, ROLE_PERIOD), code = column(e, ROLE_AREA_CODE);
    int area = code < 0 ? -1 : geography_find(g, field[code]);
    struct text message = {0};

    if (text_distance(field[group], ours) > 1 + strlen(ours) / 8) {
        e->left_out++;
        return;
    }
    text_addf(&message, "is nearly \"%s\", but not the same: the row is left out; correct it",
              ours);
    extract_report_on(e, SEVERITY_WARNING, "staff_group_nearly", line, group + 1, field[group],
                      area < 0 ? NULL : g->area[area].area_code,
                      period < 0 ? PERIOD_NONE : period_parse(field[period]), message.data);
    text_free(&message);
}

static void read_period(struct row *r, size_t i)
{
    r->key.period = period_parse(cell(r, i));
    if (r->key.period == PERIOD_NONE)
        refuse(r, "bad_period", i,
               "is not a month such as 2014-09 or 2014-09-30: the row is refused");
    check_day(r, i);
}

static enum extract_fate read_row(struct row *r)
{
    struct extract *e = r->e;
    int period = column(e, ROLE_PERIOD);

    if (period >= 0)
        read_period(r, (size_t)period);
    read_area(r);
    read_series(r);
    if (extract_layout_role(e->layout, ROLE_MEASURE))
        read_measure(r);
    read_status(r);
    if (period >= 0 && r->key.period != PERIOD_NONE)
        check_period(r, (size_t)period);
    if (!r->good)
        return EXTRACT_REFUSED;
    read_values(r);
    return EXTRACT_TAKEN;
}

enum extract_fate extract_row(struct extract *e, size_t line, const char *const *field, size_t n,
                              bool last, struct observation *key)
{
    struct row r = {.e = e, .line = line, .field = field, .good = true};
    int group = column(e, ROLE_STAFF_GROUP);
    enum extract_fate fate;

    r.key = (struct observation){.period = PERIOD_NONE, .source_file = e->source_file};
    if (!count_fields(e, line, n, last)) {
        e->sums.unknown = true;
        return EXTRACT_REFUSED;
    }
    if (group >= 0 && *e->programme->staff_group &&
        strcasecmp(field[group], e->programme->staff_group)) {
        leave_out(e, line, field, (size_t)group);
        return EXTRACT_LEFT_OUT;
    }
    fate = read_row(&r);
    e->sums.unknown |= fate == EXTRACT_REFUSED;
    *key = r.key;
    return fate;
}
