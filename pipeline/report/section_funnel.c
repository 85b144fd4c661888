/* Rates of areas against their populations: which of them stand outside what chance allows? */
#include "report.h"

#include "decimal.h"
#include "funnel_chart.h"
#include "words.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_SPOKEN = 12, LEAST = 3 };

/* one row a flag, in the order of enum funnel_flag */
static const char *const flag_words[] = {"below the 99.8% limit", "below the 95% limit",
                                         "inside the limits", "above the 95% limit",
                                         "above the 99.8% limit"};

struct work {
    const struct report *r;
    const char *level;
    const struct comparison **row; /* of the areas compared */
    size_t n, outside;
    double average, participation;
};

static enum funnel_flag flag_of(const struct comparison *c)
{
    return (enum funnel_flag)(c->flag - 1);
}

const char *section_funnel_words(const struct comparison *row)
{
    return flag_words[flag_of(row)];
}

static bool is_outside(const struct comparison *c)
{
    return flag_of(c) != FUNNEL_INSIDE;
}

static double quantity(const struct report *r, enum comparison_quantity q)
{
    const struct inequality_row *row = comparisons_quantity(r->in->comparisons, q);

    return row ? row->value : (double)NAN;
}

static const char *name_of(const struct report *r, const struct comparison *c)
{
    return r->in->programme->geography.area[c->area].name;
}

static const char *rate_words(const struct report *r, double rate)
{
    return words_rate(r->a, rate, 2);
}

/* The outermost first, the same in the table and in what is said. */
static int by_distance(const void *x, const void *y)
{
    const struct comparison *const *a = x, *const *b = y;
    double d = fabs((*b)->z_adjusted) - fabs((*a)->z_adjusted);

    if (d > 0 || d < 0)
        return d > 0 ? 1 : -1;
    return (*a)->area - (*b)->area;
}

static void collect(struct work *w)
{
    const struct comparison_tables *t = w->r->in->comparisons;

    w->row = arena_new(w->r->a, t->n + 1, sizeof *w->row);
    for (size_t i = 0; i < t->n; i++) {
        const struct comparison *c = &t->row[i];

        if (!c->flag || isnan(c->rate) || c->population == DECIMAL_NONE || c->population <= 0)
            continue;
        w->row[w->n++] = c;
        w->outside += is_outside(c);
    }
    qsort(w->row, w->n, sizeof *w->row, by_distance);
    w->average = quantity(w->r, QUANTITY_RATE);
    w->participation = quantity(w->r, QUANTITY_PARTICIPATION);
    if (isnan(w->participation)) /* the amount itself stands for people */
        w->participation = 1;
}

static int level_of(const struct work *w)
{
    return w->r->in->programme->geography.area[w->row[0]->area].level;
}

static const char *headline(const struct work *w)
{
    if (!w->outside)
        return arena_format(w->r->a, "All %zu %s lie within the 95%% limits", w->n, w->level);
    if (!(quantity(w->r, QUANTITY_STANDING) > 0)) /* as many as chance alone puts outside */
        return arena_format(w->r->a, "No %s stands out from the spread of all",
                            programme_level_words(w->r->in->programme, level_of(w), 1));
    return arena_format(w->r->a, "%zu of %zu %s %s outside 95%% limits", w->outside, w->n, w->level,
                        w->outside == 1 ? "lies" : "lie");
}

const char *report_rate_words(const struct report *r)
{
    return arena_format(r->a, "%s per 1,000 %s", r->in->programme->measure->unit,
                        r->in->programme->population_words);
}

static const char *subtitle(const struct work *w)
{
    const struct comparison *c = w->row[0];

    return arena_format(w->r->a, "%s, %s, %s; population of %s. %s.", report_rate_words(w->r),
                        w->level, words_month(w->r->a, c->period),
                        words_month(w->r->a, c->population_period), report_series_words(c->series));
}

static const char *alternative(const struct work *w)
{
    const struct report *r = w->r;
    const char *text =
        arena_format(r->a,
                     "Funnel plot of %s against population, one point for each of %zu %s, with "
                     "limits of 95%% and 99.8%% that narrow as populations grow, around the "
                     "average of %s. %s",
                     report_rate_words(r), w->n, w->level, rate_words(r, w->average),
                     w->outside ? "Outside the limits:" : "None lies outside the limits.");

    for (size_t i = 0; i < w->outside && i < MOST_SPOKEN; i++)
        text = arena_format(r->a, "%s%s %s %s, %s", text, i ? ";" : "", name_of(r, w->row[i]),
                            rate_words(r, w->row[i]->rate), section_funnel_words(w->row[i]));
    if (w->outside > MOST_SPOKEN)
        text = arena_format(r->a, "%s; and %zu more, in the table", text, w->outside - MOST_SPOKEN);
    return w->outside ? arena_format(r->a, "%s.", text) : text;
}

static void add_data(const struct work *w, struct figure_block *f)
{
    const struct report *r = w->r;
    struct table_column *c = arena_new(r->a, 6, sizeof *c);
    struct table_block *t;

    c[0] = (struct table_column){"Area", ALIGN_LEFT, 2.4};
    c[1] = (struct table_column){r->in->programme->population_words, ALIGN_RIGHT, 1};
    c[2] = (struct table_column){report_rate_words(r), ALIGN_RIGHT, 1};
    c[3] = (struct table_column){"95% limits", ALIGN_RIGHT, 1.2};
    c[4] = (struct table_column){"99.8% limits", ALIGN_RIGHT, 1.2};
    c[5] = (struct table_column){"Where it stands", ALIGN_LEFT, 1.4};
    t = figure_data(r->d, f, c, 6);
    for (size_t i = 0; i < w->n; i++) {
        const struct comparison *row = w->row[i];
        const char *cell[] = {
            name_of(r, row),
            words_number(r->a, row->population, 0),
            rate_words(r, row->rate),
            arena_format(r->a, "%s to %s", rate_words(r, row->lower_95),
                         rate_words(r, row->upper_95)),
            arena_format(r->a, "%s to %s", rate_words(r, row->lower_998),
                         rate_words(r, row->upper_998)),
            section_funnel_words(row),
        };

        table_row(r->d, t, cell, 6, false);
    }
}

static void add_notes(const struct work *w, struct figure_block *f, size_t unnamed)
{
    const struct report *r = w->r;

    figure_note(r->d, f,
                w->row[0]->tau2 > 0
                    ? "The limits are widened: areas differ more than chance alone makes them "
                      "(over-dispersion is allowed for)."
                    : "The limits are those of chance alone: areas differ no more than that, and "
                      "over-dispersion is not allowed for.");
    figure_note(r->d, f,
                arena_format(r->a,
                             "By chance alone %s of %zu would lie outside the 95%% limits, and %s "
                             "outside the 99.8%% limits. Need is not allowed for.",
                             words_rate(r->a, quantity(r, QUANTITY_OUTSIDE_95_CHANCE), 1), w->n,
                             words_rate(r->a, quantity(r, QUANTITY_OUTSIDE_998_CHANCE), 2)));
    if (w->outside)
        figure_note(r->d, f,
                    "Triangles lie outside, pointing away from the average; filled beyond the "
                    "99.8% limits. Circles lie inside.");
    if (unnamed)
        figure_note(r->d, f,
                    arena_format(r->a, "No room for the %s of %s outside: the table has %s.",
                                 unnamed == 1 ? "name" : "names", words_count(r->a, unnamed),
                                 unnamed == 1 ? "it" : "them"));
}

static void draw(const struct work *w)
{
    const struct report *r = w->r;
    struct funnel_point *point = arena_new(r->a, w->n, sizeof *point);
    struct funnel_chart chart = {.point = point,
                                 .n = w->n,
                                 .average = w->average,
                                 .participation = w->participation,
                                 .tau2 = w->row[0]->tau2,
                                 .average_words =
                                     arena_format(r->a, "Average %s", rate_words(r, w->average)),
                                 .unit = report_rate_words(r),
                                 .population_words = r->in->programme->population_words,
                                 .height = 210};
    struct figure_block *f =
        document_figure(r->d, "funnel", headline(w), subtitle(w), alternative(w));

    for (size_t i = 0; i < w->n; i++)
        point[i] =
            (struct funnel_point){name_of(r, w->row[i]), decimal_double(w->row[i]->population),
                                  w->row[i]->rate, flag_of(w->row[i])};
    add_notes(w, f, funnel_chart_draw(&chart, &f->picture, r->t, r->width));
    add_data(w, f);
}

/* Which flags are left when it is allowed for that so many areas were looked at. */
static const char *standing_words(const struct work *w)
{
    size_t stand = 0;

    for (size_t i = 0; i < w->outside; i++)
        stand += w->row[i]->stands == 2;
    return arena_format(w->r->a,
                        "Allowing for how many areas were looked at, %s of them can be told from "
                        "chance at a false share of 10%%.",
                        words_count(w->r->a, stand));
}

static void outliers(const struct work *w)
{
    const struct report *r = w->r;
    struct table_column *c = arena_new(r->a, 4, sizeof *c);
    bool widened = w->row[0]->tau2 > 0;
    struct table_block *t;

    c[0] = (struct table_column){"Area", ALIGN_LEFT, 2.4};
    c[1] = (struct table_column){report_rate_words(r), ALIGN_RIGHT, 1.3};
    c[2] = (struct table_column){"z", ALIGN_RIGHT, 0.6};
    c[3] = (struct table_column){"Where it stands", ALIGN_LEFT, 1.5};
    t = document_table(r->d,
                       arena_format(r->a, "%s outside the 95%% limits, %s. %s.", w->level,
                                    words_month(r->a, w->row[0]->period),
                                    report_series_words(w->row[0]->series)),
                       c, 4);
    for (size_t i = 0; i < w->outside; i++) {
        const struct comparison *row = w->row[i];
        const char *cell[] = {name_of(r, row), rate_words(r, row->rate),
                              words_rate_signed(r->a, row->z_adjusted, 1),
                              section_funnel_words(row)};

        table_row(r->d, t, cell, 4, false);
    }
    table_note(r->d, t,
               widened ? "z: how many standard deviations from the average, by the widened limits. "
                         "The outermost first."
                       : "z: how many standard deviations from the average. The outermost first.");
    table_note(r->d, t, standing_words(w));
    table_note(r->d, t, "No reasons have been given for these areas: the data hold none.");
}

void section_funnel(const struct report *r, const char *level)
{
    struct work w = {.r = r, .level = level};

    collect(&w);
    if (w.n < LEAST || !(w.average > 0))
        return;
    draw(&w);
    if (w.outside)
        outliers(&w);
}
