/* Which layout a header has, and what a layout says of a column or a word. */
#include "extract_layout.h"

#include "period.h"
#include "period_form.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* roles whose column is a name in the header */
static bool is_column(const struct layout_rule *r)
{
    return r->role < ROLE_PERIODS && *r->column;
}

/* "Male *": any column that begins so */
static bool is_pattern(const struct layout_rule *r)
{
    size_t n = strlen(r->column);

    return n > 1 && r->column[n - 1] == '*';
}

void extract_layout_place(char place[LAYOUT_PLACE], size_t i)
{
    snprintf(place, LAYOUT_PLACE, "%zu", i + 1);
}

bool extract_layout_needs(const struct layout_rule *r)
{
    return is_column(r) && !r->optional && !is_pattern(r);
}

int extract_layout_period(const struct extract_layout *l, const char *text, int *day)
{
    int period = period_parse(text);

    *day = period != PERIOD_NONE && strlen(text) == 10 ? atoi(text + 8) : 0;
    for (size_t i = 0; period == PERIOD_NONE && i < l->n; i++)
        if (l->rule[i].role == ROLE_DATE)
            period = period_form_read(period_form_find(l->rule[i].detail), text, day);
    return period;
}

const struct layout_rule *extract_layout_column(const struct extract_layout *l, const char *column)
{
    int day;

    for (size_t i = 0; i < l->n; i++)
        if (is_column(&l->rule[i]) && text_same_name(l->rule[i].column, column))
            return &l->rule[i];
    for (size_t i = 0; i < l->n; i++)
        if (is_column(&l->rule[i]) && is_pattern(&l->rule[i]) &&
            !strncasecmp(l->rule[i].column, column, strlen(l->rule[i].column) - 1))
            return &l->rule[i];
    if (extract_layout_period(l, column, &day) != PERIOD_NONE)
        return extract_layout_role(l, ROLE_PERIODS);
    return NULL;
}

const struct layout_rule *extract_layout_role(const struct extract_layout *l, enum layout_role role)
{
    for (size_t i = 0; i < l->n; i++)
        if (l->rule[i].role == role)
            return &l->rule[i];
    return NULL;
}

const char *extract_layout_lookup(const struct extract_layout *l, enum layout_role role,
                                  const char *text)
{
    for (size_t i = 0; i < l->n; i++)
        if (l->rule[i].role == role && text_same_words(l->rule[i].column, text))
            return l->rule[i].detail;
    return NULL;
}

/* Does an earlier column of the header have the rule? Those that stand for many may. */
static bool is_taken(const struct extract_layout *l, const char *const *header, size_t i,
                     const struct layout_rule *r)
{
    for (size_t j = 0; r->role != ROLE_PERIODS && !is_pattern(r) && j < i; j++)
        if (extract_layout_column(l, header[j]) == r)
            return true;
    return false;
}

struct layout_fit extract_layout_fit(const struct extract_layout *l, const char *const *header,
                                     size_t n)
{
    struct layout_fit fit = {0};
    size_t found = 0, needed = 0;

    for (size_t i = 0; i < n && !l->columns; i++) {
        const struct layout_rule *r = extract_layout_column(l, header[i]);

        if (!r || is_taken(l, header, i, r)) {
            fit.unknown++;
            continue;
        }
        fit.known++;
        found += extract_layout_needs(r);
        fit.months += r->role == ROLE_PERIODS;
    }
    for (size_t i = 0; i < l->n; i++)
        needed += extract_layout_needs(&l->rule[i]);
    fit.missing = needed - found + (extract_layout_role(l, ROLE_PERIODS) && !fit.months);
    if (l->columns)
        fit.unknown = n;
    return fit;
}

const struct extract_layout *extract_layout_match(const struct extract_layouts *l,
                                                  const char *const *header, size_t n,
                                                  const struct extract_layout **nearest,
                                                  const struct extract_layout **second)
{
    const struct extract_layout *match = NULL;
    size_t best = 0;

    *nearest = *second = NULL;
    for (size_t i = 0; i < l->n; i++) {
        struct layout_fit fit = extract_layout_fit(&l->layout[i], header, n);

        if (!fit.unknown && !fit.missing && match) {
            *nearest = match;
            *second = &l->layout[i];
            return NULL;
        }
        if (!fit.unknown && !fit.missing)
            match = &l->layout[i];
        if (fit.known - fit.months > best) {
            best = fit.known - fit.months;
            *nearest = &l->layout[i];
        }
    }
    return match;
}

const char *extract_layout_word(const struct extract_layout *l, const char *text)
{
    const char *word = extract_layout_lookup(l, ROLE_WORD, text);

    return word ? word : text;
}
