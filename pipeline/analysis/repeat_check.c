/* Figures that were perhaps not counted: they do not move, are all round, or are zero where no
 * other area's is. */
#include "checks.h"

#include "decimal.h"
#include "period.h"

#include <string.h>

/* How many figures from i on, up to `end`, have this value. */
static size_t same_from(const struct figures *f, size_t i, size_t end)
{
    size_t n = 1;

    while (i + n < end && f->row[i + n]->value == f->row[i]->value)
        n++;
    return n;
}

static void say_stuck(const struct figures *f, size_t i, size_t n)
{
    struct text message = {0}, month = {0};

    period_add_words(&month, f->row[i]->period);
    check_add_subject(&message, f->programme, f->row[i + n - 1]);
    check_add_value(&message, f->row[i]->value);
    text_addf(&message, " stands for %zu figures running, since %s: was it counted anew?", n,
              month.data);
    check_report(f->findings, f->row[i + n - 1], "stuck_value", message.data);
    text_free(&message);
    text_free(&month);
}

void check_repeats(const struct figures *f)
{
    const struct tolerances *t = &f->programme->tolerances;

    for (size_t i = 0, n; i < f->n; i += n) {
        n = figures_run(f, i);
        for (size_t j = i, same; j < i + n && !figures_is_flow(f, f->row[i]->measure); j += same) {
            int64_t value = f->row[j]->value;
            double most = value != DECIMAL_NONE && decimal_is_whole(value) ? t->stuck_whole
                                                                           : t->stuck_decimals;

            same = same_from(f, j, i + n);
            if (value != DECIMAL_NONE && value && same > 1 && (double)same >= most)
                say_stuck(f, j, same);
        }
    }
}

enum { LEAST_OTHERS = 2 };

/* What the other areas of the same level have for the same series, measure and month. */
struct others {
    size_t n, above_zero, decimals;
};

static struct others look_around(const struct figures *f, const struct observation *o)
{
    const struct geography *g = &f->programme->geography;
    int area = geography_find(g, o->area_code);
    struct others others = {0};

    for (size_t a = 0; a < g->n; a++) {
        const struct observation *row;
        int64_t value;

        if ((int)a == area || strcmp(g->area[a].level_name, g->area[area].level_name))
            continue;
        value = figures_value(f, o->series, o->measure, (int)a, o->period, &row);
        if (value == DECIMAL_NONE)
            continue;
        others.n++;
        others.above_zero += value > 0;
        others.decimals += !decimal_is_whole(value);
    }
    return others;
}

static bool is_round(const struct observation *o)
{
    return o->value > 0 && o->value % (10 * DECIMAL_ONE) == 0;
}

static void say_round(const struct figures *f, const struct observation *o, size_t n)
{
    struct others others = look_around(f, o);
    struct text message = {0};

    if (others.n < LEAST_OTHERS || 2 * others.decimals <= others.n)
        return;
    check_add_value(&message, o->value);
    text_addf(
        &message,
        " is the last of %zu figures running that are multiples of 10, where %zu of %zu other "
        "areas have decimals: was it counted, or estimated?",
        n, others.decimals, others.n);
    check_report(f->findings, o, "round_values", message.data);
    text_free(&message);
}

void check_round(const struct figures *f)
{
    double most = f->programme->tolerances.round;

    for (size_t i = 0, n; i < f->n; i += n) {
        const struct measure *m = catalogue_measure(&f->programme->catalogue, f->row[i]->measure);
        size_t round = 0;

        n = figures_run(f, i);
        for (size_t j = i; j < i + n && !m->whole_numbers; j++) {
            round = is_round(f->row[j]) ? round + 1 : 0;
            if (round > 1 && (double)round >= most && (j + 1 == i + n || !is_round(f->row[j + 1])))
                say_round(f, f->row[j], round);
        }
    }
}

/* Of a figure that fell to zero check_history() has said so. */
void check_zeros(const struct figures *f)
{
    for (size_t i = 0, n; i < f->n; i += n) {
        const struct observation *o = f->row[i];
        struct text message = {0};
        struct others others;

        n = figures_run(f, i);
        if (o->value || figures_is_flow(f, o->measure))
            continue;
        others = look_around(f, o);
        if (others.n >= LEAST_OTHERS && others.above_zero == others.n) {
            text_addf(&message,
                      "0, where all %zu other areas have figures: were they counted elsewhere, or "
                      "coded as something else? Leave the field empty where it is not known",
                      others.n);
            check_report(f->findings, o, "zero_alone", message.data);
        }
        text_free(&message);
    }
}
