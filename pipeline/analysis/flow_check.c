/* Openings, flows and closings; growth that was printed beside the figures that it comes from. */
#include "checks.h"

#include "decimal.h"
#include "period.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The measures of a balance: "headcount;joiners_headcount;-leavers_headcount". */
enum { MOST_TERMS = 12 };

struct balance {
    const char *stock;
    struct {
        const char *measure;
        int sign;
    } flow[MOST_TERMS];
    size_t n;
    struct arena texts;
};

static void read_balance(struct balance *b, const char *list)
{
    *b = (struct balance){.n = 0};
    while (*list) {
        size_t n = strcspn(list, ";"), sign = *list == '-';
        const char *word = arena_copy(&b->texts, list + sign, n - sign);

        if (!b->stock)
            b->stock = word;
        else if (b->n < MOST_TERMS) {
            b->flow[b->n].measure = word;
            b->flow[b->n++].sign = sign ? -1 : 1;
        }
        list += n + (list[n] == ';');
    }
}

/* What should stand at the end of the month; DECIMAL_NONE where a part of it is not given. */
static int64_t closing(const struct figures *f, const struct balance *b,
                       const struct observation *o, int area, int64_t *opening)
{
    const struct observation *row;
    int64_t sum = figures_value(f, o->series, o->measure, area, o->period - 1, &row);

    *opening = sum;
    for (size_t i = 0; i < b->n && sum != DECIMAL_NONE; i++) {
        int64_t flow = figures_value(f, o->series, b->flow[i].measure, area, o->period, &row);

        sum = b->flow[i].sign > 0 ? decimal_plus(sum, flow) : decimal_minus(sum, flow);
    }
    return sum;
}

static void check_closing(const struct figures *f, const struct balance *b,
                          const struct observation *o, int area)
{
    int64_t opening, expected = closing(f, b, o, area, &opening), off;
    struct text message = {0};

    off = o->value == DECIMAL_NONE ? DECIMAL_NONE : decimal_minus(o->value, expected);
    if (off == DECIMAL_NONE || fabs(decimal_double(off)) <= f->programme->tolerances.balance)
        return;
    check_add_value(&message, o->value);
    text_add(&message, " where ");
    check_add_value(&message, expected);
    text_add(&message, " was expected: ");
    check_add_value(&message, opening);
    text_add(&message, " the month before");
    for (size_t i = 0; i < b->n; i++) {
        const struct observation *row;
        const struct measure *m = catalogue_measure(&f->programme->catalogue, b->flow[i].measure);

        text_add(&message, b->flow[i].sign > 0 ? ", plus " : ", less ");
        check_add_value(&message,
                        figures_value(f, o->series, b->flow[i].measure, area, o->period, &row));
        text_addf(&message, " %s", m ? m->name : b->flow[i].measure);
    }
    check_report(f->findings, o, "flows_differ", message.data);
    text_free(&message);
}

void check_balance(const struct figures *f)
{
    struct balance b;

    read_balance(&b, f->programme->balance);
    for (size_t i = 0, n; b.stock && b.n && i < f->n; i += n) {
        n = figures_run(f, i);
        if (strcmp(f->row[i]->measure, b.stock))
            continue;
        for (size_t j = i + 1; j < i + n; j++)
            check_closing(f, &b, f->row[j],
                          geography_find(&f->programme->geography, f->row[j]->area_code));
    }
    arena_free(&b.texts);
}

/* The growth of a figure in percent, its least and its most when both figures are rounded. */
struct growth {
    double pct, low, high;
};

static struct growth growth_of(int64_t from, int64_t to)
{
    double a = decimal_double(from), b = decimal_double(to);
    double off_a = pow(10, -check_places(from)) / 2, off_b = pow(10, -check_places(to)) / 2;

    return (struct growth){100 * (b - a) / a, 100 * ((b - off_b) / (a + off_a) - 1),
                           100 * ((b + off_b) / (a - off_a) - 1)};
}

static void check_printed(const struct figures *f, const struct observation *o)
{
    const struct programme *p = f->programme;
    int area = geography_find(&p->geography, o->area_code);
    const char *measure = p->measure->measure;
    const struct observation *base = NULL, *now = NULL;
    double half = pow(10, -check_places(o->value)) / 2, printed = decimal_double(o->value);
    struct growth g;
    struct text message = {0};

    figures_value(f, p->baseline_series->series, measure, area, p->baseline_period, &base);
    figures_value(f, o->series, measure, area, o->period, &now);
    if (!base || !now || base->value == DECIMAL_NONE || base->value <= 0 ||
        now->value == DECIMAL_NONE)
        return;
    g = growth_of(base->value, now->value);
    if (printed + half >= g.low && printed - half <= g.high)
        return;
    check_add_value(&message, o->value);
    text_addf(&message, "%% where the figures give %.*f%%: from ", check_places(o->value), g.pct);
    check_add_value(&message, base->value);
    text_add(&message, " (");
    check_add_place(&message, base);
    text_add(&message, ") to ");
    check_add_value(&message, now->value);
    text_add(&message, " (");
    check_add_place(&message, now);
    text_add(&message, "); one of the three is wrong");
    check_report(f->findings, o, "growth_differs", message.data);
    text_free(&message);
}

void check_growth(const struct figures *f)
{
    const struct programme *p = f->programme;

    for (size_t i = 0; p->growth_measure && p->baseline_series && i < f->n; i++)
        if (f->row[i]->value != DECIMAL_NONE &&
            !strcmp(f->row[i]->measure, p->growth_measure->measure))
            check_printed(f, f->row[i]);
}
