/* What made the change: people who joined and people who left. */
#include "report.h"

#include "decimal.h"
#include "figure.h"
#include "flows.h"
#include "period.h"
#include "waterfall_chart.h"
#include "words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { YEAR = 12, STEPS = 6, PLOT = 100, MOST_LISTED = 3 };

static const enum flow kinds[] = {FLOW_QUALIFIED, FLOW_JOINERS, FLOW_LEAVERS};
static const char *const kind_words[] = {"newly qualified", "other joiners", "leavers"};
enum { KINDS = sizeof kinds / sizeof kinds[0] };

size_t report_leaves(const struct report *r, int area, int *leaf)
{
    size_t n = geography_leaves(&r->in->programme->geography, area, r->in->period, leaf);

    if (!n)
        leaf[n++] = area;
    return n;
}

/* Does the series hold any of the programme's flows, as known in the period? */
static bool tells_flows(const struct report *r, const struct series *series)
{
    const struct observations *o = r->in->observations;

    for (size_t i = 0; series && i < o->n; i++)
        if (!strcmp(o->row[i].series, series->series) && o->row[i].collected <= r->in->period &&
            catalogue_lists(r->in->programme->flow_measures, o->row[i].measure))
            return true;
    return false;
}

struct standing report_people(const struct report *r, const struct standing *s)
{
    struct standing summed;

    if (tells_flows(r, s->series))
        return *s;
    summed = standing_of(r->in, s->area, PROGRESS_SUMMED);
    return summed.series ? summed : *s;
}

/* The people of the areas that are known throughout, and which ones are not. */
struct change {
    int from, to; /* the state at the end of these months */
    double before, now, flow[KINDS];
    size_t areas, known;
    const char *unknown; /* the areas that are left out, and why */
    size_t listed;
};

/* From when and until when: a year back from the last headcount, or since flows are known. */
static void set_span(struct change *c, const struct flows *f, size_t n)
{
    int flows = INT_MAX, heads = INT_MAX; /* the first months that are known */

    c->to = PERIOD_NONE;
    for (size_t i = 0; i < n; i++)
        for (size_t m = 0; m < f[i].n; m++) {
            int period = f[i].first + (int)m;

            if (!isnan(f[i].value[FLOW_HEADCOUNT][m])) {
                c->to = period > c->to ? period : c->to;
                heads = period < heads ? period : heads;
            }
            for (int k = 0; k < KINDS; k++)
                if (!isnan(f[i].value[kinds[k]][m]) && period < flows)
                    flows = period;
        }
    if (c->to == PERIOD_NONE || flows == INT_MAX) {
        c->from = c->to;
        return;
    }
    c->from = c->to - YEAR;
    c->from = c->from < flows - 1 ? flows - 1 : c->from;
    c->from = c->from < heads ? heads : c->from;
}

/* "July 2014 (leavers suppressed)", or NULL when all of the month is known. */
static const char *unknown_month(const struct report *r, const struct flows *f,
                                 const struct change *c, int period)
{
    const char *what = NULL, *why = "not received";
    size_t n = 0;

    if ((period == c->from || period == c->to) && isnan(flows_at(f, FLOW_HEADCOUNT, period))) {
        what = "headcount";
        n = 1;
    }
    for (int k = 0; k < KINDS && period > c->from; k++) {
        struct figure figure;

        if (!isnan(flows_at(f, kinds[k], period)))
            continue;
        figure = figure_of(r->in->programme, r->in->observations, f->series->series,
                           flows_measure(kinds[k]), f->area, period, r->in->period);
        why = figure.status == 'c' ? "suppressed" : why;
        what = n++ ? arena_format(r->a, "%s, %s", what, kind_words[k]) : kind_words[k];
    }
    if (!n)
        return NULL;
    return n > KINDS ? arena_format(r->a, "%s, %s", words_month(r->a, period), why)
                     : arena_format(r->a, "%s, %s %s", words_month(r->a, period), what, why);
}

/* Adds an area that is known throughout; else says which of its months is not. */
static void add_area(const struct report *r, struct change *c, const struct flows *f)
{
    const char *name = r->in->programme->geography.area[f->area].name, *first = NULL;
    size_t more = 0;

    for (int period = c->from; period <= c->to; period++) {
        const char *unknown = unknown_month(r, f, c, period);

        more += unknown != NULL;
        first = first ? first : unknown;
    }
    if (first) {
        if (more > 1)
            first = arena_format(r->a, "%s, and %s more month%s", first,
                                 words_count(r->a, more - 1), more == 2 ? "" : "s");
        if (c->areas == 1) {
            c->unknown = first;
            c->before = flows_at(f, FLOW_HEADCOUNT, c->from);
            c->now = flows_at(f, FLOW_HEADCOUNT, c->to);
        } else if (c->listed < MOST_LISTED) {
            c->unknown =
                arena_format(r->a, "%s%s%s (%s)", c->unknown, *c->unknown ? "; " : "", name, first);
        }
        c->listed++;
        return;
    }
    c->known++;
    c->before += flows_at(f, FLOW_HEADCOUNT, c->from);
    c->now += flows_at(f, FLOW_HEADCOUNT, c->to);
    for (int period = c->from + 1; period <= c->to; period++)
        for (int k = 0; k < KINDS; k++)
            c->flow[k] += flows_at(f, kinds[k], period);
}

static struct change change_of(const struct report *r, const struct standing *s)
{
    int *leaf = arena_new(r->a, s->p->geography.n, sizeof *leaf);
    struct change c = {.areas = report_leaves(r, s->area, leaf), .unknown = ""};
    struct flows *f = mem_new(c.areas, sizeof *f);

    for (size_t i = 0; i < c.areas; i++)
        flows_read_from(&f[i], s->p, r->in->observations, s->series, leaf[i],
                        r->in->period - 2 * YEAR, r->in->period);
    set_span(&c, f, c.areas);
    for (size_t i = 0; i < c.areas && c.to > c.from; i++)
        add_area(r, &c, &f[i]);
    if (c.listed > MOST_LISTED)
        c.unknown = arena_format(r->a, "%s; and %zu more", c.unknown, c.listed - MOST_LISTED);
    for (size_t i = 0; i < c.areas; i++)
        flows_free(&f[i]);
    free(f);
    return c;
}

static double joined(const struct change *c)
{
    return c->flow[0] + c->flow[1];
}

/* What the joiners and leavers do not account for. */
static double residual(const struct change *c)
{
    return c->now - c->before - joined(c) + c->flow[2];
}

static const char *months(const struct report *r, const struct change *c)
{
    int n = c->to - c->from;

    return n == 1 ? "a month" : arena_format(r->a, "%d months", n);
}

static const char *headline(const struct report *r, const struct change *c)
{
    double net = joined(c) - c->flow[2];

    if (net > 0)
        return arena_format(r->a, "%s more joined than left in %s", words_rate(r->a, net, 0),
                            months(r, c));
    if (net < 0)
        return arena_format(r->a, "%s more left than joined in %s", words_rate(r->a, -net, 0),
                            months(r, c));
    return arena_format(r->a, "As many joined as left in %s", months(r, c));
}

static const char *coverage(const struct report *r, const struct standing *s,
                            const struct change *c)
{
    int *leaf;

    if (c->areas == 1)
        return s->name;
    leaf = arena_new(r->a, s->p->geography.n, sizeof *leaf);
    report_leaves(r, s->area, leaf);
    return arena_format(
        r->a, "%s%zu %s", c->known == c->areas ? "" : arena_format(r->a, "%zu of ", c->known),
        c->areas, programme_level_words(s->p, s->p->geography.area[leaf[0]].level, c->areas));
}

static void set_steps(const struct report *r, const struct change *c, struct waterfall_step *step)
{
    const double value[STEPS] = {c->before,   c->flow[0],  c->flow[1],
                                 -c->flow[2], residual(c), c->now};
    const char *label[STEPS] = {
        words_month(r->a, c->from), "Newly qualified", "Other joiners", "Leavers", "Not explained",
        words_month(r->a, c->to)};

    for (int i = 0; i < STEPS; i++) {
        bool total = i == 0 || i == STEPS - 1;

        step[i] = (struct waterfall_step){.label = label[i],
                                          .words = total ? words_rate(r->a, value[i], 0)
                                                         : words_rate_signed(r->a, value[i], 0),
                                          .value = value[i],
                                          .total = total,
                                          .unexplained = i == STEPS - 2};
    }
}

static void steps_data(const struct report *r, struct figure_block *f,
                       const struct waterfall_step *step)
{
    static const struct table_column column[] = {{"Part", ALIGN_LEFT, 2},
                                                 {"People", ALIGN_RIGHT, 1}};
    struct table_block *t = figure_data(r->d, f, column, 2);

    for (int i = 0; i < STEPS; i++)
        table_row(r->d, t, (const char *[]){step[i].label, step[i].words}, 2, step[i].total);
}

static const char *alternative(const struct report *r, const struct standing *s,
                               const struct change *c)
{
    return arena_format(
        r->a,
        "Waterfall chart of people in %s from %s to %s: %s at the start, %s newly qualified, %s "
        "other joiners, %s leavers, %s not explained, %s at the end.",
        s->name, words_month(r->a, c->from), words_month(r->a, c->to),
        words_rate(r->a, c->before, 0), words_rate_signed(r->a, c->flow[0], 0),
        words_rate_signed(r->a, c->flow[1], 0), words_rate_signed(r->a, -c->flow[2], 0),
        words_rate_signed(r->a, residual(c), 0), words_rate(r->a, c->now, 0));
}

static void notes(const struct report *r, struct figure_block *f, const struct change *c)
{
    if (residual(c) < 0 || residual(c) > 0)
        figure_note(r->d, f,
                    "Not explained: change in headcount that the joiners and leavers returned do "
                    "not account for.");
    if (c->listed)
        figure_note(r->d, f,
                    arena_format(r->a, "Left out, since not all is known: %s.", c->unknown));
}

static void draw(const struct report *r, const struct standing *s, const struct change *c)
{
    struct waterfall_step step[STEPS];
    struct waterfall_chart chart = {
        .step = step, .n = STEPS, .unit = "People (headcount)", .height = PLOT};
    struct figure_block *f =
        document_figure(r->d, "flows", headline(r, c),
                        arena_format(r->a, "People, %s, %s to %s. %s.", coverage(r, s, c),
                                     words_month(r->a, c->from), words_month(r->a, c->to),
                                     report_series_words(s->series)),
                        alternative(r, s, c));

    set_steps(r, c, step);
    waterfall_chart_draw(&chart, &f->picture, r->t, r->width);
    steps_data(r, f, step);
    notes(r, f, c);
}

/* Why there is no chart, and what is known all the same. */
static const char *no_chart(const struct report *r, const struct change *c)
{
    const char *known = "";

    if (c->to == PERIOD_NONE)
        return "What made the change cannot be told: no headcount was received.";
    if (c->to <= c->from)
        return "What made the change cannot be told: one month alone has figures.";
    if (c->areas == 1 && !isnan(c->now - c->before))
        known = arena_format(r->a, " Headcount went from %s to %s (%s).",
                             words_rate(r->a, c->before, 0), words_rate(r->a, c->now, 0),
                             words_rate_signed(r->a, c->now - c->before, 0));
    return arena_format(r->a,
                        "What made the change from %s to %s cannot be told, since not all is "
                        "known: %s.%s",
                        words_month(r->a, c->from), words_month(r->a, c->to), c->unknown, known);
}

void section_flows(const struct report *r, const struct standing *s)
{
    struct standing people = report_people(r, s);
    struct change c;

    if (!tells_flows(r, people.series))
        return;
    c = change_of(r, &people);
    document_heading(r->d, 2, "Who joined and who left");
    if (c.to != PERIOD_NONE && c.to > c.from && 2 * c.known >= c.areas && c.known)
        draw(r, &people, &c);
    else
        document_paragraph(r->d, BLOCK_PARAGRAPH, no_chart(r, &c));
}
