/* The table of the last 13 months. */
#include "report.h"

#include "decimal.h"
#include "figure.h"
#include "period.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>

enum { MONTHS = 13, MOST_COLUMNS = 9 };

/* What stands in a row behind month, actual, trajectory and gap: other series, or flows. */
struct extra {
    const struct progress *rows; /* of another series, or NULL */
    size_t n;
    const struct measure *flow; /* or NULL */
};

struct months {
    const struct report *r;
    const struct standing *s;
    struct table_column *column;
    struct extra extra[MOST_COLUMNS];
    size_t columns, n_extras;
    int replanned; /* the first month shown that is judged on a later plan than the month before */
};

static void add_column(struct months *m, const char *header, enum align align, double weight)
{
    m->column[m->columns++] = (struct table_column){header, align, weight};
}

/* The whole shows the series beside it; an area its flows. */
static void add_extras(struct months *m)
{
    const struct programme *p = m->s->p;
    const struct catalogue *c = &p->catalogue;

    for (size_t i = 0; m->s->area == p->root && i < c->n_series; i++) {
        struct extra e = {NULL, 0, NULL};

        if (!catalogue_lists(p->beside, c->series[i].series) || m->columns == MOST_COLUMNS)
            continue;
        e.rows =
            progress_rows(m->r->in->progress, m->s->area, PROGRESS_BESIDE, &c->series[i], &e.n);
        m->extra[m->n_extras++] = e;
        add_column(m, c->series[i].short_name, ALIGN_RIGHT, 1);
    }
    for (size_t i = 0; m->s->area != p->root && i < c->n_measures; i++)
        if (catalogue_lists(p->flow_measures, c->measure[i].measure) && m->columns < MOST_COLUMNS) {
            m->extra[m->n_extras++] = (struct extra){NULL, 0, &c->measure[i]};
            add_column(m, c->measure[i].name, ALIGN_RIGHT, 0.95);
        }
}

static const char *extra_words(const struct months *m, const struct extra *e, int period)
{
    const struct report *r = m->r;

    if (e->flow) {
        struct figure f = figure_of(m->s->p, r->in->observations, m->s->series->series,
                                    e->flow->measure, m->s->area, period, r->in->period);

        return report_value_words(r->a, f.value, f.value == DECIMAL_NONE ? f.status : '\0', 0);
    }
    for (size_t i = 0; i < e->n; i++)
        if (e->rows[i].period == period)
            return report_value_words(r->a, e->rows[i].actual, e->rows[i].status, m->s->decimals);
    return "[x]";
}

static void add_row(const struct months *m, struct table_block *t, const struct progress *row,
                    bool coverage)
{
    const struct report *r = m->r;
    const char *cell[MOST_COLUMNS];
    size_t n = 0;

    cell[n++] = row->period == m->replanned
                    ? arena_format(r->a, "%s \u2020", words_month_short(r->a, row->period))
                    : words_month_short(r->a, row->period);
    cell[n++] = report_value_words(r->a, row->actual, row->status, m->s->decimals);
    cell[n++] = words_number(r->a, row->trajectory, m->s->decimals);
    cell[n++] = words_signed(r->a, row->gap, m->s->decimals);
    if (coverage)
        cell[n++] = arena_format(r->a, "%zu of %zu", row->areas_present, row->areas_expected);
    for (size_t i = 0; i < m->n_extras; i++)
        cell[n++] = extra_words(m, &m->extra[i], row->period);
    table_row(r->d, t, cell, n, row == m->s->now);
}

static bool shown(const struct report *r, const struct progress *row)
{
    return row->period <= r->in->period && row->period > r->in->period - MONTHS;
}

/* A later version of the plan counts from its own month on: gaps before and after it are not of one
 * kind. */
static void note_replanned(struct months *m, struct table_block *t)
{
    const struct report *r = m->r;
    const struct standing *s = m->s;
    const struct progress *from = NULL, *first = NULL;
    const char *plan, *agreed;

    for (size_t i = 0; i < s->n && !from; i++) {
        const struct progress *row = &s->rows[i];

        first = !first && shown(r, row) ? row : first;
        if (shown(r, row) && row->agreed != PERIOD_NONE && row->trajectory != DECIMAL_NONE &&
            row->first_trajectory != row->trajectory)
            from = row;
    }
    if (!from)
        return;
    agreed = words_month(r->a, from->agreed);
    plan = from->version
               ? arena_format(r->a, "the trajectory agreed in %s", agreed)
               : arena_format(r->a, "trajectories of areas agreed again, last in %s", agreed);
    if (from == first) {
        table_note(r->d, t, arena_format(r->a, "All months are judged against %s.", plan));
        return;
    }
    m->replanned = from->period;
    table_note(
        r->d, t,
        arena_format(r->a, "\u2020 From %s on against %s.", words_month(r->a, from->period), plan));
}

void section_months(const struct report *r, const struct standing *s)
{
    struct months m = {.r = r, .s = s, .replanned = PERIOD_NONE};
    struct trajectory_line line =
        trajectory_line_of(s->p, s->n ? s->rows[0].basis : (int)BASIS_NONE);
    bool coverage = s->n && s->rows[0].areas_expected > 1 && s->area != s->p->root;
    struct table_block *t;

    m.column = arena_new(r->a, MOST_COLUMNS, sizeof *m.column);
    add_column(&m, "Month", ALIGN_LEFT, 1.18);
    add_column(&m, arena_format(r->a, "Actual, %s", s->p->measure->unit), ALIGN_RIGHT, 1.05);
    add_column(&m, line.name ? line.title : "Trajectory", ALIGN_RIGHT, 1.1);
    add_column(&m, "Gap", ALIGN_RIGHT, 0.85);
    if (coverage)
        add_column(&m, "Areas", ALIGN_RIGHT, 0.85);
    add_extras(&m);
    t = document_table(
        r->d, arena_format(r->a, "The last 13 months. %s.", report_series_words(s->series)),
        m.column, m.columns);
    note_replanned(&m, t);
    for (size_t i = 0; i < s->n; i++)
        if (shown(r, &s->rows[i]))
            add_row(&m, t, &s->rows[i], coverage);
    table_note(r->d, t,
               arena_format(r->a,
                            "[x] not available, [c] suppressed, [p] provisional, [r] revised. %s",
                            m.n_extras && m.extra[0].flow
                                ? "The last columns count people."
                                : arena_format(r->a, "Gap: actual minus %s.",
                                               line.name ? line.name : "trajectory")));
    if (line.name)
        table_note(r->d, t, arena_format(r->a, "The %s is %s.", line.name, line.caveat));
}
