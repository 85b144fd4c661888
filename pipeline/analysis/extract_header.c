/* The header of an extract: which layout it has. */
#include "ingest.h"

#include "csvread.h"
#include "decimal.h"
#include "period.h"
#include "period_form.h"
#include "personal.h"

#include <string.h>

/* A month, but not in a form that the layout has: "Apr 2014", "May-14". */
static bool is_other_month(const struct extract_layout *l, const char *column)
{
    size_t letters = strspn(column, "0123456789 -/.");

    return column[letters] && !extract_layout_column(l, column) && period_form_is_date(column);
}

static size_t other_months(const struct extract *e, const struct extract_layout *l)
{
    size_t n = 0;

    for (size_t i = 0; i < e->columns; i++)
        n += is_other_month(l, e->header[i]);
    return n;
}

/* Of the layouts that know as many columns, the one that has a column a month, where the header
 * seems to have them. */
static const struct extract_layout *nearest_of_months(const struct extract *e,
                                                      const struct extract_layout *near)
{
    size_t known = near ? extract_layout_fit(near, e->header, e->columns).known : 1;

    for (size_t i = 0; i < e->layouts->n; i++) {
        const struct extract_layout *l = &e->layouts->layout[i];

        if (extract_layout_role(l, ROLE_PERIODS) && other_months(e, l) &&
            extract_layout_fit(l, e->header, e->columns).known >= known)
            return l;
    }
    return near;
}

/* Said once of all such columns. */
static void explain_months(struct extract *e, size_t line, const struct extract_layout *l, size_t n)
{
    struct text how = {0}, more = {0};
    size_t i = 0;

    while (!is_other_month(l, e->header[i]))
        i++;
    period_form_explain(&how, e->header[i]);
    if (n > 1)
        text_addf(&more, "; so in %zu more %s", n - 1, n == 2 ? "column" : "columns");
    extract_report(e, "unknown_column", line, i + 1, e->header[i],
                   "is a month, but not written as layout \"%s\" has them, such as 2014-09: the "
                   "file is refused%s%s",
                   l->name, text_of(&how), text_of(&more));
    text_free(&how);
    text_free(&more);
}

static void explain_header(struct extract *e, size_t line, const struct extract_layout *near)
{
    size_t months = 0;

    near = nearest_of_months(e, near);
    if (near && extract_layout_role(near, ROLE_PERIODS))
        months = other_months(e, near);
    if (!near) {
        extract_report(e, "unknown_layout", line, 1, NULL,
                       "no layout has any of these columns: the file is refused; is its first line "
                       "the header?");
        return;
    }
    if (months)
        explain_months(e, line, near, months);
    for (size_t i = 0; i < e->columns; i++)
        if (!extract_layout_column(near, e->header[i]) &&
            !(months && is_other_month(near, e->header[i])))
            extract_report(
                e, "unknown_column", line, i + 1, e->header[i],
                "is no column of layout \"%s\": the file is refused; correct the header, "
                "or add the column to the layout",
                near->name);
    for (size_t i = 0; i < near->n; i++) {
        const struct layout_rule *r = &near->rule[i];
        bool found = !extract_layout_needs(r);

        for (size_t j = 0; j < e->columns && !found; j++)
            found = extract_layout_column(near, e->header[j]) == r;
        if (!found)
            extract_report(e, "missing_column", line, 0, NULL,
                           "the column \"%s\" of layout \"%s\" is missing: the file is refused",
                           r->column, near->name);
    }
    if (extract_layout_role(near, ROLE_PERIODS) && !months &&
        !extract_layout_fit(near, e->header, e->columns).months)
        extract_report(e, "missing_column", line, 0, NULL,
                       "layout \"%s\" has a column a month, such as 2014-09, and there is none: "
                       "the file is refused",
                       near->name);
}

/* A column of personal data is refused whatever a layout says of it. Returns 0, or -1. */
static int check_personal(struct extract *e, size_t line)
{
    int result = 0;

    for (size_t i = 0; i < e->columns; i++) {
        const char *what = personal_column(e->header[i]);

        if (!what)
            continue;
        extract_report(e, "personal_data", line, i + 1, NULL,
                       "the column holds %s, by its name: the file is refused; take the column "
                       "away, delete this file, and send it again without",
                       what);
        result = -1;
    }
    return result;
}

uint64_t extract_formula_bit(size_t i)
{
    return UINT64_C(1) << (i < 63 ? i : 63);
}

void extract_check_formula(struct extract *e, size_t line, size_t i, const char *text)
{
    if (*text == '\'' || !text[0] || !text[1] || !csv_is_formula(text) ||
        e->formula_said & extract_formula_bit(i))
        return;
    e->formula_said |= extract_formula_bit(i);
    extract_report(e, "formula", line, i + 1, text,
                   "begins as a formula does, which a spreadsheet would run: take its first sign "
                   "away (said once of a column)");
}

/* What all observations of the extract share. */
static void keep_names(struct extract *e)
{
    struct arena *texts = &e->in->observations.texts;

    e->source_file = arena_text(texts, e->name);
    e->source_column = arena_new(texts, e->columns, sizeof *e->source_column);
    for (size_t i = 0; i < e->columns; i++)
        e->source_column[i] = arena_text(texts, e->header[i]);
}

/* A column that no rule of a file without a header names. */
static const struct layout_rule not_needed = {ROLE_IGNORE, "", "", false};

/* Where there is no header, columns are called by what they hold. */
static const struct layout_rule *rule_of_place(struct extract *e, size_t i)
{
    char place[LAYOUT_PLACE];
    const struct layout_rule *r;

    extract_layout_place(place, i);
    r = extract_layout_column(e->layout, place);
    e->header[i] = !r                                    ? ""
                   : r->role == ROLE_VALUE && *r->detail ? r->detail
                                                         : extract_layout_role_name(r->role);
    return r ? r : &not_needed;
}

/* Is a measure the sum of several columns? */
static bool has_summands(const struct extract *e)
{
    for (size_t i = 0; i < e->columns; i++)
        for (size_t j = 0; j < i && e->rule[i]->role == ROLE_VALUE; j++)
            if (e->rule[j]->role == ROLE_VALUE &&
                text_same_words(e->rule[i]->detail, e->rule[j]->detail))
                return true;
    return false;
}

int extract_take_layout(struct extract *e, const struct extract_layout *layout)
{
    e->layout = layout;
    for (size_t i = 0; i < e->columns; i++)
        e->rule[i] =
            layout->columns ? rule_of_place(e, i) : extract_layout_column(layout, e->header[i]);
    e->parts = extract_layout_role(layout, ROLE_PART) || has_summands(e);
    if (!e->once && extract_parts_stand_once(e))
        e->once = mem_new(1, sizeof *e->once);
    e->total_kinds = extract_total_kinds(e);
    keep_names(e);
    return extract_name_period(e);
}

static int check_columns(struct extract *e, size_t line)
{
    int result = 0;

    for (size_t i = 0; i < e->columns; i++)
        for (size_t j = 0; j < i; j++)
            if (text_same_name(e->header[i], e->header[j])) {
                extract_report(e, "column_twice", line, i + 1, e->header[i],
                               "stands in the header twice: the file is refused");
                result = -1;
                break;
            }
    return result;
}

/* A row without a header may hold the name of a column or two by chance: "fte". */
static bool looks_like(const struct extract_layout *near, const struct extract *e)
{
    struct layout_fit fit = {0};

    if (near)
        fit = extract_layout_fit(near, e->header, e->columns);
    return 2 * fit.known > e->columns;
}

static bool is_year(const char *s)
{
    return strlen(s) == 4 && strspn(s, "0123456789") == 4 && (s[0] == '1' || s[0] == '2');
}

/* A year may head a column; a month may as well, where it is one of several. */
static bool looks_like_data(const struct extract *e, const struct extract_layout *near)
{
    size_t known = 0, dates = 0;
    bool code = false, number = false;

    for (size_t i = 0; i < e->columns; i++) {
        const char *s = e->header[i];
        const struct layout_rule *r = near ? extract_layout_column(near, s) : NULL;
        int64_t value;

        known += r && r->role != ROLE_PERIODS;
        dates += period_parse(s) != PERIOD_NONE || period_form_is_date(s);
        number |= *s && !decimal_parse(s, &value) && !is_year(s);
        code |= *s && geography_match_written(&e->programme->geography, s, PERIOD_NONE).area >= 0;
    }
    return 2 * known <= e->columns && (code || number || dates == 1);
}

/* Does the first line stand in the header's place? Says so in one finding. */
static bool explain_place(struct extract *e, struct csvstream *r, size_t line,
                          const struct extract_layout *near)
{
    bool data;
    size_t header;

    if (looks_like(near, e))
        return false;
    data = looks_like_data(e, near);
    header = extract_later_header(e, r);
    if (header)
        extract_report(e, "unknown_layout", line, 0, NULL,
                       "the header seems to be line %zu: the file is refused; delete the lines "
                       "above it",
                       header);
    else if (data)
        extract_report(e, "unknown_layout", line, 0, NULL,
                       "the first line looks like data, not like a header: the file is refused; "
                       "put a line with the names of the columns above it");
    return header || data;
}

/* A column a month for three hundred years is fewer; each is compared with each. */
enum { MOST_COLUMNS = 4000 };

int extract_header(struct extract *e, struct csvstream *r)
{
    const char *const *field = csvstream_fields(r);
    const struct extract_layout *layout, *near, *second;
    size_t line = r->line;
    int result = 1;

    if (r->n > MOST_COLUMNS) {
        extract_report(e, "unknown_layout", line, 0, NULL,
                       "the first line has %zu fields, and a header has at most %d: the file is "
                       "refused; is it a table of figures?",
                       r->n, MOST_COLUMNS);
        return -1;
    }
    e->header_line = line;
    e->columns = r->n;
    e->header = arena_new(&e->texts, r->n, sizeof *e->header);
    e->rule = arena_new(&e->texts, r->n, sizeof *e->rule);
    for (size_t i = 0; i < r->n; i++)
        e->header[i] = arena_text(&e->texts, field[i]);
    if (check_personal(e, line))
        return -1;
    layout = extract_layout_match(e->layouts, e->header, e->columns, &near, &second);
    if (!layout && !second && !looks_like(near, e))
        result = extract_hold(e, r);
    if (result < 1)
        return result;
    if (!layout && !second && explain_place(e, r, line, near))
        return -1;
    for (size_t i = 0; i < e->columns; i++)
        extract_check_formula(e, line, i, e->header[i]);
    if (check_columns(e, line))
        return -1;
    if (layout)
        return extract_take_layout(e, layout);
    if (second)
        extract_report(e, "two_layouts", line, 0, NULL,
                       "the header is that of layout \"%s\" and of layout \"%s\": nobody can "
                       "tell, and the file is refused; take one of them away",
                       near->name, second->name);
    else
        explain_header(e, line, near);
    return -1;
}
