/* The values of a row. */
#include "extract_row.h"

#include "decimal.h"
#include "numeral.h"
#include "utf8.h"

#include <string.h>

/* A column of values may name its own measure. */
static void own_measure(struct row *r, size_t i)
{
    const char *text = r->e->rule[i]->detail;

    if (*text)
        row_take_measure(r, extract_layout_word(r->e->layout, text), -1);
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

static void refuse_numeral(struct row *r, size_t i, const struct numeral *n)
{
    struct text words = {0};

    numeral_add_words(&words, n);
    text_add(&words, words.len ? ": " : "");
    numeral_add_remedy(&words, n);
    row_refuse(r, numeral_check(n), i, "is not a number: the value is refused; %s", words.data);
    text_free(&words);
}

/* What was read is not what stands there to the letter. */
static void note_mended(struct row *r, size_t i, const struct numeral *n)
{
    struct text words = {0};

    text_add(&words, "was read as ");
    decimal_add(&words, n->value);
    text_add(&words, ": ");
    numeral_add_words(&words, n);
    text_add(&words, "; ");
    numeral_add_remedy(&words, n);
    extract_report_on(r->e, numeral_check(n), r->line, i + 1, row_cell(r, i), r->key.area_code,
                      r->key.period, words.data);
    text_free(&words);
}

/* The value as a number that can be taken; else it is refused. */
static bool check_value(struct row *r, size_t i, int64_t *value)
{
    struct numeral n = numeral_read(row_cell(r, i), r->e->comma);

    *value = n.value;
    if (n.kind == NUMERAL_TOO_LARGE || (n.kind == NUMERAL_NUMBER && n.value > DECIMAL_MOST))
        row_refuse(r, "too_large", i, "is too large: the value is refused");
    else if (n.kind == NUMERAL_REFUSED)
        refuse_numeral(r, i, &n);
    else if (n.value < 0)
        row_refuse(
            r, "negative", i,
            "is less than zero: the value is refused; correct it, or leave the field empty where "
            "there is no figure");
    else if (r->measure->whole_numbers && !decimal_is_whole(n.value))
        row_refuse(r, "not_whole", i, "is not whole, but %s counts %s: the value is refused",
                   r->measure->name, r->measure->unit);
    else {
        if (n.damage)
            note_mended(r, i, &n);
        return true;
    }
    *value = DECIMAL_NONE;
    return false;
}

/* A space that is seen as a plain one, and is none. */
static bool has_odd_space(const char *s)
{
    uint32_t code;

    for (size_t n; *s; s += n) {
        n = utf8_space(s);
        if (n && *s != ' ')
            return true;
        n = n ? n : utf8_decode(s, &code);
    }
    return false;
}

/* Does the field hold no number by what is declared, a mark or nothing? Spaces around change
 * nothing. *mark is then the mark, or NULL. */
static bool is_empty(struct row *r, size_t i, const char **mark)
{
    const char *s = row_cell(r, i);
    struct text bare = {0};
    bool empty;

    *mark = extract_layout_lookup(r->e->layout, ROLE_MARK, s);
    if ((*mark && !has_odd_space(s)) || !*s)
        return true;
    if (!numeral_trim(&bare, s)) {
        text_free(&bare);
        return *mark != NULL;
    }
    *mark = extract_layout_lookup(r->e->layout, ROLE_MARK, bare.data);
    empty = *mark || !bare.len;
    if (empty)
        extract_report_on(r->e, "mended_value", r->line, i + 1, s, r->key.area_code, r->key.period,
                          bare.len ? "was read as a mark of the layout: spaces stand around it"
                                   : "was read as an empty field: it holds nothing but spaces");
    text_free(&bare);
    return empty;
}

static void read_value(struct row *r, size_t i)
{
    struct observation o = r->key;
    enum row_repeat repeat;
    bool good = true;
    const char *mark;

    o.value = DECIMAL_NONE;
    o.source_line = r->line;
    o.source_field = i + 1;
    o.source_column = r->e->source_column[i];
    if (is_empty(r, i, &mark) || is_withheld(r, i))
        o.status = mark ? mark[0] : o.status ? o.status : 'x';
    else if (!check_value(r, i, &o.value)) {
        good = false;
        o.value = DECIMAL_NONE;
    }
    repeat = good ? row_check_once(r, &o) : ROW_FIRST;
    if (repeat == ROW_AGAIN)
        return;
    if (repeat == ROW_DIFFERS) {
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
    const struct observation key = r->key;
    const struct measure *measure = r->measure;
    int day;

    for (size_t i = 0; i < e->columns; i++) {
        r->key.measure = key.measure; /* what a column before said is not said of this one */
        r->key.period = key.period;
        r->measure = measure;
        if (e->rule[i]->role == ROLE_PERIODS) {
            r->good = true;
            r->key.period = extract_layout_period(e->layout, e->header[i], &day);
            row_check_period(r, i);
        } else if (e->rule[i]->role == ROLE_VALUE) {
            r->good = true; /* whatever became of the column before */
            own_measure(r, i);
        } else {
            continue;
        }
        if (r->good && !r->closed)
            read_value(r, i);
    }
    r->key.measure = key.measure;
    r->measure = measure;
}
