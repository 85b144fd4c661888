#include "override.h"

#include "decimal.h"
#include "files.h"
#include "period.h"
#include "table.h"

#include <stdlib.h>
#include <string.h>

enum { CHECK, NAMED, AREA, PERIOD, MEASURE, VALUE, REASON, NAME, EXPIRES, COLUMNS };
enum { ISO_DATE = 10 };

static int read_check(const struct table *t, size_t row, int column)
{
    const struct finding_kind *kind = finding_kind(table_text(t, row, column));

    if (kind && finding_may_be_overridden(kind))
        return 0;
    table_fault(t, row, column,
                kind ? "is a fault of the file, and no question of judgement: it cannot be "
                       "overridden"
                     : "is no check: docs/findings.md lists them");
    return -1;
}

static int read_day(const struct table *t, size_t row, int column, struct override *r)
{
    const char *day = table_text(t, row, column);

    r->last = strlen(day) == ISO_DATE ? period_parse(day) : PERIOD_NONE;
    if (r->last != PERIOD_NONE)
        return 0;
    table_fault(t, row, column, "is not a day such as 2014-09-30: until when does it count?");
    return -1;
}

/* What is needed of each: a fault of its own for each that is missing. */
static int read_words(const struct table *t, size_t row, const int *c)
{
    int result = 0;

    if (!*table_text(t, row, c[REASON])) {
        table_fault(t, row, c[REASON], "is empty: why is the figure right?");
        result = -1;
    }
    if (!*table_text(t, row, c[NAME])) {
        table_fault(t, row, c[NAME], "is empty: who says so?");
        result = -1;
    }
    if (!*table_text(t, row, c[NAMED]) && !*table_text(t, row, c[AREA]) &&
        !*table_text(t, row, c[PERIOD])) {
        table_fault(t, row, c[NAMED], "is empty: a file, an area_code or a period was expected");
        result = -1;
    }
    return result;
}

static int read_row(struct overrides *o, const struct programme *p, const struct table *t,
                    size_t row, const int *c)
{
    struct override r = {.line = t->line[row]};
    const char *area = table_text(t, row, c[AREA]), *measure = table_text(t, row, c[MEASURE]);
    const struct measure *known = catalogue_measure(&p->catalogue, measure);
    int result = read_check(t, row, c[CHECK]);

    if (*area && geography_find(&p->geography, area) < 0) {
        table_fault(t, row, c[AREA], "is not the code of an area");
        result = -1;
    }
    if (*measure && !known) {
        table_fault(t, row, c[MEASURE], "is not in the table of measures");
        result = -1;
    }
    result |= table_period(t, row, c[PERIOD], &r.period);
    result |= read_words(t, row, c);
    result |= read_day(t, row, c[EXPIRES], &r);
    if (result)
        return -1;
    r.check = finding_kind(table_text(t, row, c[CHECK]))->check;
    r.file = arena_text(&o->texts, files_base(table_text(t, row, c[NAMED])));
    r.area_code = arena_text(&o->texts, area);
    r.measure = known ? known->measure : "";
    r.value = arena_text(&o->texts, table_text(t, row, c[VALUE]));
    r.reason = arena_text(&o->texts, table_text(t, row, c[REASON]));
    r.name = arena_text(&o->texts, table_text(t, row, c[NAME]));
    r.expires_on = arena_text(&o->texts, table_text(t, row, c[EXPIRES]));
    o->row = mem_grow(o->row, &o->capacity, o->n + 1, sizeof *o->row);
    o->row[o->n++] = r;
    return 0;
}

int overrides_read(struct overrides *o, const struct programme *p)
{
    static const char *const names[] = {"check", "file",   "area_code", "period",    "measure",
                                        "value", "reason", "name",      "expires_on"};
    struct table t;
    int c[COLUMNS], result;

    *o = (struct overrides){0};
    if (!p->overrides)
        return 0;
    if (table_read(&t, p->overrides))
        return -1;
    o->path = files_shown(&o->texts, p->overrides);
    result = table_columns(&t, names, COLUMNS, c);
    if (!result)
        for (size_t row = 0; row < t.rows; row++)
            result |= read_row(o, p, &t, row, c);
    table_free(&t);
    if (result)
        overrides_free(o);
    return result;
}

void overrides_free(struct overrides *o)
{
    free(o->row);
    arena_free(&o->texts);
    *o = (struct overrides){0};
}

/* "80" and "80.0" are one value. */
static bool same_value(const char *a, const char *b)
{
    int64_t x, y;

    return !strcmp(a, b) || (!decimal_parse(a, &x) && !decimal_parse(b, &y) && x == y);
}

static bool is_or_any(const char *wanted, const char *text)
{
    return !*wanted || (text && !strcmp(wanted, text));
}

static bool is_meant(const struct override *r, const struct finding *f)
{
    return !strcmp(r->check, f->check) && is_or_any(r->file, f->file ? files_base(f->file) : "") &&
           is_or_any(r->area_code, f->area_code) && is_or_any(r->measure, f->measure) &&
           (r->period == PERIOD_NONE || r->period == f->period) &&
           (!*r->value || (f->value && same_value(r->value, f->value)));
}

/* The month that an override must reach. */
static int month_of(const struct finding *f)
{
    int collected = f->file ? period_of_file(files_base(f->file)) : PERIOD_NONE;

    return collected == PERIOD_NONE ? f->period : collected;
}

/* The first that counts; NULL when there is none. */
static const struct override *find(const struct overrides *o, const struct finding *f)
{
    for (size_t i = 0; i < o->n; i++)
        if (is_meant(&o->row[i], f) && o->row[i].last >= month_of(f))
            return &o->row[i];
    return NULL;
}

bool overrides_allow(const struct overrides *o, const struct finding *finding)
{
    return find(o, finding) != NULL;
}

static void make_note(struct findings *f, struct finding *x, const struct override *r)
{
    size_t n = strlen(x->message);

    x->severity = SEVERITY_NOTE;
    x->message =
        arena_format(&f->texts, "%s%s overridden by %s until %s: %s", x->message,
                     n && x->message[n - 1] == '?' ? "" : ";", r->name, r->expires_on, r->reason);
}

static void add_warning(const struct overrides *o, struct findings *f, const struct override *r,
                        const char *check, const char *column, const char *message)
{
    findings_add(f, &(struct finding){
                        .check = check,
                        .file = o->path,
                        .line = r->line,
                        .field = 0,
                        .column = column,
                        .area_code = r->area_code,
                        .period = r->period,
                        .measure = r->measure,
                        .value = r->expires_on,
                        .message = message,
                    });
}

/* `first` of n findings would be overridden, were it not for the day. */
static void say_expired(const struct overrides *o, struct findings *f, const struct override *r,
                        const struct finding *first, size_t n)
{
    struct text message = {0}, month = {0};

    period_add(&month, month_of(first));
    text_addf(&message,
              "the override of \"%s\" by %s ended on %s, before %s, the month of %s: ", r->check,
              r->name, r->expires_on, text_of(&month), first->file);
    text_addf(&message, n > 1 ? "%zu findings count again" : "the finding counts again", n);
    text_add(&message, "; ask anew and give a later day, or take the row away");
    add_warning(o, f, r, "override_expired", "expires_on", message.data);
    text_free(&month);
    text_free(&message);
}

void overrides_apply(const struct overrides *o, struct findings *f, bool whole)
{
    size_t n = f->n;
    bool *used = mem_new(o->n, sizeof *used);
    size_t *expired = mem_new(o->n, sizeof *expired), *first = mem_new(o->n, sizeof *first);

    for (size_t i = 0; i < n; i++) {
        const struct override *r = find(o, &f->row[i]);

        for (size_t k = 0; k < o->n; k++)
            if (!r && is_meant(&o->row[k], &f->row[i]) && !expired[k]++)
                first[k] = i;
        if (r) {
            used[r - o->row] = true;
            make_note(f, &f->row[i], r);
        }
    }
    for (size_t k = 0; k < o->n; k++)
        if (expired[k])
            say_expired(o, f, &o->row[k], &f->row[first[k]], expired[k]);
        else if (whole && !used[k])
            add_warning(o, f, &o->row[k], "override_unused", "check",
                        "nothing was found that this would override: is it still needed? else "
                        "correct the row, or take it away");
    free(first);
    free(expired);
    free(used);
}
