/* The values of a row. */
#include "extract_row.h"

#include "decimal.h"
#include "period.h"

#include <string.h>

/* A column of values may name its own measure. */
static void own_measure(struct row *r, size_t i)
{
    const char *text = r->e->rule[i]->detail;

    if (*text)
        row_take_measure(r, extract_layout_word(r->e->layout, text), -1);
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
        r->e, "withheld", r->line, i + 1, NULL, r->key.area_code, r->key.period,
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
    sum = extract_sums_find(&e->sums, o);
    extract_sums_add(extract_sums_at(&e->sums, sum), o->value, o->status);
}

/* The value as a number that can be taken; else it is refused. */
static bool check_value(struct row *r, size_t i, int64_t *value)
{
    const char *s = row_cell(r, i);
    enum decimal_fault fault = decimal_parse(s, value);

    if (fault == DECIMAL_TOO_LARGE || (!fault && *value > DECIMAL_MOST))
        row_refuse(r, "too_large", i, "is too large: the value is refused");
    else if (fault)
        row_refuse(r, "not_a_number", i, "is not a number: the value is refused; %s", hint(s));
    else if (*value < 0)
        row_refuse(
            r, "negative", i,
            "is less than zero: the value is refused; correct it, or leave the field empty where "
            "there is no figure");
    else if (r->measure->whole_numbers && !decimal_is_whole(*value))
        row_refuse(r, "not_whole", i, "is not whole, but %s counts %s: the value is refused",
                   r->measure->name, r->measure->unit);
    else
        return true;
    return false;
}

static void read_value(struct row *r, size_t i)
{
    const char *s = row_cell(r, i);
    const char *mark = extract_layout_lookup(r->e->layout, ROLE_MARK, s);
    struct observation o = r->key;
    bool good = true;

    o.value = DECIMAL_NONE;
    o.source_line = r->line;
    o.source_field = i + 1;
    o.source_column = r->e->source_column[i];
    if (mark || !*s || is_withheld(r, i))
        o.status = mark ? mark[0] : o.status ? o.status : 'x';
    else if (!check_value(r, i, &o.value)) {
        good = false;
        o.value = DECIMAL_NONE;
    }
    if (r->e->total_kinds)
        row_add_to_totals(r, &o);
    if (!r->counts || row_is_total(r))
        return;
    if (good)
        observe(r->e, &o);
    else if (r->e->parts)
        extract_sums_refuse(&r->e->sums, &o);
}

void row_read_values(struct row *r)
{
    struct extract *e = r->e;

    for (size_t i = 0; i < e->columns; i++) {
        if (e->rule[i]->role == ROLE_PERIODS) {
            r->good = true;
            r->key.period = period_parse(e->header[i]);
            row_check_period(r, i);
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
