/* Is the growth to come already in training? */
#include "report.h"

#include "assumption.h"
#include "decimal.h"
#include "flows.h"
#include "intake.h"
#include "period.h"
#include "pipeline_chart.h"
#include "words.h"

#include <math.h>
#include <stdlib.h>

enum { PAST = 24, AHEAD = 18 };

/* What is known of an area's students, and what follows from it. */
struct students {
    const struct standing *s;
    struct flows f;
    int first, now, last; /* months drawn; now is the last one that is past */
    struct pipeline_month *month;
    size_t n;
    const struct need *need; /* what the plan computed for the same series, or NULL */
    bool assumed;            /* is there a register, so that an expectation can be told? */
    double due;              /* people, from now to the deadline or the last month drawn */
    double needed;           /* the same, to reach the target; NaN when not known */
    int unknown_starts;      /* months whose starters would be due, but are not known */
};

/* NaN without a register. */
static double assumed(const struct report *r, int area, int name)
{
    const struct assumption *a = report_assumption(r, area, name);

    return a ? a->value : (double)NAN;
}

/* False without a register. A participation of 1 gives people. */
static bool yield_of(const struct report *r, int area, struct intake_yield *y)
{
    double training = assumed(r, area, ASSUME_TRAINING), sum = 0;

    *y = (struct intake_yield){.training_months = isnan(training) ? 0 : (int)training,
                               .completion = assumed(r, area, ASSUME_COMPLETION),
                               .employed = assumed(r, area, ASSUME_EMPLOYED),
                               .participation = 1};
    for (int k = 0; k < INTAKE_DELAYS; k++)
        sum += y->delay[k] = assumed(r, area, ASSUME_DELAY + k);
    for (int k = 0; k < INTAKE_DELAYS && sum > 0; k++)
        y->delay[k] /= sum; /* rounded shares of one whole */
    return !isnan(training + y->completion + y->employed + sum);
}

/* The last month in which it is known who started or joined. */
static int last_known(const struct flows *f)
{
    for (size_t i = f->n; i-- > 0;)
        if (!isnan(f->value[FLOW_STARTED][i]) || !isnan(f->value[FLOW_QUALIFIED][i]))
            return f->first + (int)i;
    return PERIOD_NONE;
}

/* Expected arrivals by month, from all cohorts known. */
static void expect(const struct report *r, struct students *u)
{
    struct intake_yield y;
    struct intake_cohort *cohort = mem_new(u->f.n, sizeof *cohort);
    size_t n = 0, ahead = (size_t)(u->last - u->now);
    double *x = mem_new(ahead + 1, sizeof *x);

    u->assumed = yield_of(r, u->s->area, &y);
    for (size_t i = 0; u->assumed && i < u->f.n; i++) {
        int start = u->f.first + (int)i, end = start + y.training_months + INTAKE_DELAYS - 1;

        if (!isnan(u->f.value[FLOW_STARTED][i]))
            cohort[n++] = (struct intake_cohort){start, u->f.value[FLOW_STARTED][i]};
        else if (end > u->now && start + y.training_months <= u->last)
            u->unknown_starts++;
    }
    if (u->assumed && intake_cumulative(cohort, n, &y, u->now, ahead + 1, x) == INTAKE_OK)
        for (size_t i = 0; i < ahead; i++)
            u->month[(size_t)(u->now - u->first) + 1 + i].expected = x[i + 1] - x[i];
    else
        u->assumed = false;
    free(x);
    free(cohort);
}

/* The plan takes off those of a cohort who came early: its total is what the months are made to sum
 * to, so that the report has one number. */
static void fit_to_plan(struct students *u)
{
    double own = 0, plan;

    for (size_t i = 0; i < u->n; i++)
        own +=
            u->month[i].period > u->now && !isnan(u->month[i].expected) ? u->month[i].expected : 0;
    u->due = own;
    if (!u->need || u->need->origin != u->now || u->last != u->need->deadline)
        return;
    plan = decimal_double(u->need->arrivals_headcount);
    if (!(own > 0) || !(plan >= 0))
        return;
    for (size_t i = 0; i < u->n; i++)
        u->month[i].expected *= plan / own;
    u->due = plan;
}

/* What the newly qualified would have to bring, once the other joiners came and the leavers went as
 * the plan expects; in people by what each is expected to work. */
static void set_needed(const struct report *r, struct students *u)
{
    const struct need *n = u->need;
    int64_t without, short_of;
    double each;

    u->needed = (double)NAN;
    if (!n || n->origin != u->now || n->deadline != u->last || n->target == DECIMAL_NONE)
        return;
    without = decimal_minus(n->expected, n->arrivals);
    short_of = decimal_minus(n->target, without);
    each = n->arrivals_headcount > 0
               ? decimal_double(n->arrivals) / decimal_double(n->arrivals_headcount)
               : assumed(r, u->s->area, ASSUME_PARTICIPATION);
    if (short_of != DECIMAL_NONE && isfinite(each) && each > 0)
        u->needed = fmax(0, decimal_double(short_of) / each);
}

static void set_months(const struct report *r, struct students *u)
{
    const struct programme *p = u->s->p;

    u->first = u->now - PAST + 1 > u->f.first ? u->now - PAST + 1 : u->f.first;
    u->last = u->now < p->deadline ? p->deadline : u->now + AHEAD;
    u->n = (size_t)(u->last - u->first) + 1;
    u->month = arena_new(r->a, u->n, sizeof *u->month);
    for (size_t i = 0; i < u->n; i++) {
        int period = u->first + (int)i;

        u->month[i] = (struct pipeline_month){
            .period = period,
            .started = flows_at(&u->f, FLOW_STARTED, period),
            .joined = period > u->now ? (double)NAN : flows_at(&u->f, FLOW_QUALIFIED, period),
            .expected = (double)NAN};
    }
}

/* After the deadline only the months in which anybody is due are drawn. */
static void drop_empty(struct students *u)
{
    while (u->n > 1 && u->last > u->s->p->deadline && u->month[u->n - 1].period > u->now &&
           !(u->month[u->n - 1].expected >= 0.05)) {
        u->n--;
        u->last--;
    }
}

/* False when nothing is known of students. */
static bool students_of(const struct report *r, const struct standing *s, struct students *u)
{
    const struct need *need = need_of(r->in->needs, s->area);

    *u = (struct students){.s = s};
    flows_read(&u->f, s->p, r->in->observations, s->series, s->area, r->in->period);
    u->now = last_known(&u->f);
    if (u->now == PERIOD_NONE)
        return false;
    if (need && need->reason == NEED_NONE && need->series == s->series)
        u->need = need;
    set_months(r, u);
    expect(r, u);
    drop_empty(u);
    fit_to_plan(u);
    set_needed(r, u);
    return true;
}

static const char *headline(const struct report *r, const struct students *u)
{
    const char *due = words_rate(r->a, u->due, 0);
    const char *when = words_month(r->a, u->last);

    if (!u->assumed)
        return "Who started training, and who joined";
    if (!isnan(u->needed)) {
        const char *needed = words_rate(r->a, u->needed, 0);

        if (round(u->due) >= round(u->needed))
            return arena_format(r->a, "Enough are due: %s, with %s needed by %s", due, needed,
                                when);
        if (u->need->intake != NEED_INTAKE_KNOWN)
            return arena_format(r->a, "So far %s due of %s needed by %s", due, needed, when);
        return arena_format(r->a, "Too few due: %s of %s needed by %s", due, needed, when);
    }
    if (round(u->due) <= 0)
        return "Nobody in training is due to join";
    return arena_format(r->a, "%s newly qualified due to join by %s", due, when);
}

static const char *alternative(const struct report *r, const struct students *u)
{
    double started = 0, joined = 0;

    for (size_t i = 0; i < u->n; i++) {
        started += isnan(u->month[i].started) ? 0 : u->month[i].started;
        joined += isnan(u->month[i].joined) ? 0 : u->month[i].joined;
    }
    return arena_format(
        r->a,
        "Bar charts by month from %s: %s people are known to have started training and %s to have "
        "joined as newly qualified by %s; %s.",
        words_month(r->a, u->first), words_rate(r->a, started, 0), words_rate(r->a, joined, 0),
        words_month(r->a, u->now),
        u->assumed ? arena_format(r->a, "%s are expected to join by %s%s",
                                  words_rate(r->a, u->due, 0), words_month(r->a, u->last),
                                  isnan(u->needed)
                                      ? ""
                                      : arena_format(r->a, ", where %s are needed for the target",
                                                     words_rate(r->a, u->needed, 0)))
                   : "what is expected is not told");
}

static void months_data(const struct report *r, struct figure_block *f, const struct students *u)
{
    static const struct table_column column[] = {{"Month", ALIGN_LEFT, 1.2},
                                                 {"Started training", ALIGN_RIGHT, 1},
                                                 {"Joined as newly qualified", ALIGN_RIGHT, 1},
                                                 {"Expected to join", ALIGN_RIGHT, 1}};
    struct table_block *t = figure_data(r->d, f, column, 4);

    for (size_t i = 0; i < u->n; i++) {
        const struct pipeline_month *m = &u->month[i];
        bool past = m->period <= u->now;
        const char *cell[] = {words_month_short(r->a, m->period),
                              past || !isnan(m->started) ? words_rate(r->a, m->started, 0) : "[z]",
                              past ? words_rate(r->a, m->joined, 0) : "[z]",
                              past ? "[z]" : words_rate(r->a, m->expected, 1)};

        table_row(r->d, t, cell, 4, false);
    }
}

static bool has_unknown(const struct students *u)
{
    for (size_t i = 0; i < u->n; i++)
        if (u->month[i].period <= u->now &&
            (isnan(u->month[i].started) || isnan(u->month[i].joined)))
            return true;
    return false;
}

static void notes(const struct report *r, struct figure_block *f, const struct students *u)
{
    if (u->assumed)
        figure_note(
            r->d, f,
            arena_format(r->a,
                         "Hatched: expected, from those who have started: %s months of training, "
                         "%s%% of them join, over up to %d months.%s",
                         words_rate(r->a, assumed(r, u->s->area, ASSUME_TRAINING), 0),
                         words_rate(r->a,
                                    100 * assumed(r, u->s->area, ASSUME_COMPLETION) *
                                        assumed(r, u->s->area, ASSUME_EMPLOYED),
                                    0),
                         INTAKE_DELAYS,
                         u->unknown_starts ? " Months whose starters are not known are not in it."
                                           : ""));
    if (!isnan(u->needed))
        figure_note(r->d, f,
                    "Needed: for the target, with other joiners and leavers as the plan expects "
                    "them; the middle of what may come, no certainty.");
    if (has_unknown(u))
        figure_note(r->d, f, "Cross: a month that is not known.");
    if (u->need && u->need->intake != NEED_INTAKE_KNOWN)
        figure_note(r->d, f, "A later intake, not yet known, could still arrive in time.");
}

/* A sum of areas that the whole is not judged on goes by their names, not by its own. */
static const char *who(const struct report *r, const struct standing *s)
{
    int *leaf;
    size_t n;

    if (!s->n || s->rows[0].role != PROGRESS_SUMMED)
        return s->name;
    leaf = arena_new(r->a, s->p->geography.n, sizeof *leaf);
    n = report_leaves(r, s->area, leaf);
    return arena_format(r->a, "%zu %s", n,
                        programme_level_words(s->p, s->p->geography.area[leaf[0]].level, n));
}

static void draw(const struct report *r, const struct students *u)
{
    const char *when = words_month(r->a, u->last);
    struct pipeline_chart chart = {.month = u->month,
                                   .n = u->n,
                                   .now = u->now,
                                   .started_words = "Started training, people a month",
                                   .joined_words = "Joined as newly qualified, people a month",
                                   .expected_words = u->assumed ? "Expected to join (hatched)" : "",
                                   .due = u->assumed && u->last > u->now ? u->due : (double)NAN,
                                   .needed = u->needed,
                                   .due_label = arena_format(r->a, "Due by %s", when),
                                   .due_words = words_rate(r->a, u->due, 0),
                                   .needed_label = arena_format(r->a, "Needed by %s", when),
                                   .needed_words = words_rate(r->a, u->needed, 0)};
    struct figure_block *f = document_figure(r->d, "pipeline", headline(r, u),
                                             arena_format(r->a, "People, %s, %s to %s. %s.",
                                                          who(r, u->s), words_month(r->a, u->first),
                                                          when, report_series_words(u->s->series)),
                                             alternative(r, u));

    pipeline_chart_draw(&chart, &f->picture, r->t, r->width);
    months_data(r, f, u);
    notes(r, f, u);
}

void section_pipeline(const struct report *r, const struct standing *s)
{
    struct standing people = report_people(r, s);
    struct students u;

    if (!people.series)
        return;
    if (students_of(r, &people, &u)) {
        document_heading(r->d, 2, "Is the growth to come already in training?");
        draw(r, &u);
    }
    flows_free(&u.f);
}
