/* The areas side by side: where they stand, and how they move. */
#include "report.h"

#include "decimal.h"
#include "figure.h"
#include "files.h"
#include "icon.h"
#include "period.h"
#include "sentence.h"
#include "sparkline.h"
#include "words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_COLUMNS = 10, MONTHS = 13, HUNDREDS = 100, WIDE = 1000000 };

/* What a table holds besides the names: pieces of a row, side by side. */
enum { NOW = 1, AHEAD = 2, MOVEMENT = 4 };

struct matrix {
    const struct report *r;
    const int *area; /* [n] in the order of the rows */
    size_t n;
    const struct standing *total; /* a last row, or NULL */
    const char *level, *levels;   /* "Area Team"; its plural */
    const char *month, *notice;   /* of the report; what must stand beside the numbers */
    bool late;                    /* from the deadline on areas are compared with their targets */
    bool population;
    bool wide;                       /* numbers of millions: what is ahead has a table of its own */
    int decimals, forecast_decimals; /* a forecast of hundreds is no more exact than whole ones */
};

/* The figure of the report's own period: areas are only compared in one month. */
static const struct progress *current(const struct standing *s)
{
    return s->current && s->current->actual != DECIMAL_NONE ? s->current : NULL;
}

/* ---------------------------------------------------------------- where they stand */

/* Of an area's last figure, be it of an earlier month too; NULL when it has none. */
static const struct outlook *outlook_of(const struct standing *s)
{
    const struct outlook *o =
        s->series ? forecast_outlook_in(s->in->forecasts, s->area, s->series) : NULL;

    return o && o->reason == REASON_NONE ? o : NULL;
}

static const char *forecast_words(const struct matrix *m, const struct outlook *o)
{
    struct arena *a = m->r->a;

    if (!o || isnan(o->mean))
        return "[x]";
    return arena_format(a, "%s (%s to %s)", words_rate(a, o->mean, m->forecast_decimals),
                        words_rate(a, o->lo80, m->forecast_decimals),
                        words_rate(a, o->hi80, m->forecast_decimals));
}

static const char *needed_words(const struct matrix *m, const struct standing *s)
{
    const struct progress *row = current(s);

    return !row                          ? "[x]"
           : row->months_left <= 0       ? "[z]"
           : standing_reached_in(s, row) ? "reached"
                                         : words_rate_signed(m->r->a, row->required_per_month, 1);
}

static size_t now_cells(const struct matrix *m, const struct standing *s, const char **cell)
{
    struct arena *a = m->r->a;
    const struct progress *row = current(s), *now = s->current;
    size_t n = 0;

    cell[n++] = row ? words_number(a, row->actual, m->decimals) : "[x]";
    cell[n++] = now ? words_number(a, m->late ? now->target : now->trajectory, m->decimals) : "[x]";
    cell[n++] = row ? words_signed(a, standing_gap(s), m->decimals) : "[x]";
    cell[n++] = row ? words_share(a, row->growth_share_pct) : "[x]";
    cell[n++] = needed_words(m, s);
    if (m->late)
        cell[n++] =
            row ? words_rate_signed(a, row->achieved_per_month[PROGRESS_SPANS - 1], 1) : "[x]";
    return n;
}

static size_t now_columns(const struct matrix *m, struct table_column *c)
{
    const char *unit = m->r->in->programme->measure->unit;
    size_t n = 0;

    c[n++] = (struct table_column){arena_format(m->r->a, "Actual, %s", unit), ALIGN_RIGHT, 1};
    c[n++] = (struct table_column){m->late ? "Target" : "Trajectory", ALIGN_RIGHT, 1};
    c[n++] = (struct table_column){"Gap", ALIGN_RIGHT, 1};
    c[n++] = (struct table_column){"Share of growth", ALIGN_RIGHT, 1};
    c[n++] = (struct table_column){"Needed a month", ALIGN_RIGHT, 1};
    if (m->late)
        c[n++] = (struct table_column){"Gained a month", ALIGN_RIGHT, 1};
    return n;
}

static size_t ahead_cells(const struct matrix *m, const struct standing *s, const char **cell)
{
    const struct outlook *o = outlook_of(s);

    cell[0] = forecast_words(m, o);
    cell[1] = words_chance_short(m->r->a, o ? o->probability : (double)NAN);
    return 2;
}

static size_t ahead_columns(const struct matrix *m, struct table_column *c)
{
    const char *by = words_month_short(m->r->a, m->r->in->programme->deadline);

    c[0] =
        (struct table_column){arena_format(m->r->a, "Forecast %s (8 in 10)", by), ALIGN_RIGHT, 1};
    c[1] = (struct table_column){"Chance of target", ALIGN_RIGHT, 1};
    return 2;
}

static void now_notes(const struct matrix *m, struct table_block *t)
{
    const struct programme *p = m->r->in->programme;
    struct arena *a = m->r->a;

    if (m->late)
        table_note(m->r->d, t, "[z] not applicable: the deadline has been reached.");
    table_note(m->r->d, t,
               arena_format(a,
                            "Share of growth: growth since %s as a share of the growth planned to "
                            "%s. Needed: to reach the target.%s",
                            words_month(a, p->baseline_period), words_month(a, p->deadline),
                            m->late ? " Gained: over the last 12 months." : ""));
}

static void ahead_notes(const struct matrix *m, struct table_block *t)
{
    table_note(m->r->d, t,
               "Forecast: in brackets what it should lie between 8 times in 10. Chance: by the "
               "forecast, of standing at the target then.");
}

/* ---------------------------------------------------------------- how they move */

/* FTE for each thousand of the population, NaN when one of the two is not known. */
static double for_each_thousand(const struct matrix *m, const struct standing *s)
{
    const struct programme *p = s->p;
    const struct report_input *in = s->in;
    const struct progress *row = current(s);

    if (!row || !m->population)
        return (double)NAN;
    for (int period = in->period; period > in->period - 12; period--) {
        struct figure f = figure_of(p, in->observations, p->population_series->series,
                                    p->population_measure->measure, s->area, period, in->period);

        if (f.value != DECIMAL_NONE && f.value > 0)
            return 1000 * decimal_double(row->actual) / decimal_double(f.value);
    }
    return (double)NAN;
}

static void draw_sparkline(const struct matrix *m, struct table_block *t, size_t column,
                           const struct standing *s)
{
    double value[SPARKLINE_MONTHS];

    for (int i = 0; i < SPARKLINE_MONTHS; i++) {
        const struct progress *row =
            progress_at(s->rows, s->n, m->r->in->period - SPARKLINE_MONTHS + 1 + i);

        value[i] = decimal_double(row ? row->actual : DECIMAL_NONE);
    }
    sparkline_draw(value, SPARKLINE_MONTHS, table_icon(m->r->d, t, column));
}

/* Over the 12 months to the report's own. */
static int64_t change(const struct matrix *m, const struct standing *s)
{
    const struct progress *then = progress_at(s->rows, s->n, m->r->in->period - 12);
    const struct progress *row = current(s);

    return decimal_minus(row ? row->actual : DECIMAL_NONE, then ? then->actual : DECIMAL_NONE);
}

/* May the finding be about the area, in the months that the report looks at? */
static bool concerns(const struct report_input *in, const struct finding *x, const char *code)
{
    int collected = period_of_file(files_base(x->file));

    return !strcmp(x->area_code, code) && !finding_is_of_absence(x) &&
           (collected == PERIOD_NONE || collected <= in->period) &&
           (x->period == PERIOD_NONE ||
            (x->period <= in->period && x->period > in->period - MONTHS));
}

static void count_findings(const struct report_input *in, const char *code, size_t count[])
{
    for (size_t i = 0; i < in->findings->n; i++)
        if (concerns(in, &in->findings->row[i], code))
            count[in->findings->row[i].severity]++;
}

static const char *counted(struct arena *a, const char *before, size_t n, const char *one,
                           const char *more)
{
    if (!n)
        return before;
    return arena_format(a, "%s%s%zu %s", before, *before ? ", " : "", n, n == 1 ? one : more);
}

/* "1 month missing, 2 errors": since its first figure, in the months that the report looks at. */
static const char *quality_words(const struct matrix *m, const struct standing *s)
{
    const struct report_input *in = s->in;
    const struct geography *g = &s->p->geography;
    int *leaf = mem_new(g->n, sizeof *leaf);
    size_t n = geography_leaves(g, s->area, in->period, leaf), missing = 0;
    size_t count[SEVERITY_NOTE + 1] = {0};
    bool begun = false;
    const char *words;

    for (size_t i = 0; i < s->n && s->rows[i].period <= in->period; i++) {
        begun |= s->rows[i].actual != DECIMAL_NONE;
        missing +=
            begun && s->rows[i].actual == DECIMAL_NONE && s->rows[i].period > in->period - MONTHS;
    }
    count_findings(in, g->area[s->area].area_code, count);
    for (size_t i = 0; i < n; i++)
        if (leaf[i] != s->area)
            count_findings(in, g->area[leaf[i]].area_code, count);
    free(leaf);
    if (!begun)
        return "no figure yet";
    words = counted(m->r->a, "", missing, "month missing", "months missing");
    words = counted(m->r->a, words, count[SEVERITY_ERROR], "error", "errors");
    words = counted(m->r->a, words, count[SEVERITY_WARNING], "warning", "warnings");
    return *words ? words : "none";
}

static enum xmr_type type_of(const struct standing *s)
{
    const struct variation *v = report_variation(s);

    return v ? (enum xmr_type)v->type : XMR_NO_TYPE;
}

static enum xmr_assurance assurance_of(const struct standing *s)
{
    const struct variation *v = report_variation(s);

    return v ? (enum xmr_assurance)v->assurance : XMR_NO_ASSURANCE;
}

static size_t movement_cells(const struct matrix *m, const struct standing *s, const char **cell)
{
    struct arena *a = m->r->a;
    const struct variation *v = report_variation(s);
    const char *words = icon_variation_words(type_of(s));
    size_t n = 0;

    if (v && v->period < m->r->in->period)
        words = arena_format(a, "%s in %s", words, words_month_short(a, v->period));
    cell[n++] = words_signed(a, change(m, s), m->decimals);
    cell[n++] = words;
    cell[n++] = icon_assurance_words(assurance_of(s));
    if (m->population)
        cell[n++] = words_rate(a, for_each_thousand(m, s), 2);
    cell[n++] = quality_words(m, s);
    return n;
}

/* Of the row added last. */
static void draw_icons(const struct matrix *m, struct table_block *t, const struct standing *s)
{
    draw_sparkline(m, t, 1, s);
    icon_variation_draw(type_of(s), table_icon(m->r->d, t, 2));
    icon_assurance_draw(assurance_of(s), table_icon(m->r->d, t, 3));
}

static size_t movement_columns(const struct matrix *m, struct table_column *c)
{
    const char *unit = m->r->in->programme->measure->unit;
    struct arena *a = m->r->a;
    size_t n = 0;

    c[n++] = (struct table_column){arena_format(a, "Last 24 months; change over 12, %s", unit),
                                   ALIGN_LEFT, 1};
    c[n++] = (struct table_column){"Variation", ALIGN_LEFT, 1};
    c[n++] = (struct table_column){"Assurance, single months", ALIGN_LEFT, 1};
    if (m->population)
        c[n++] = (struct table_column){arena_format(a, "%s per 1,000", unit), ALIGN_RIGHT, 1};
    c[n++] = (struct table_column){"Data faults", ALIGN_LEFT, 1};
    return n;
}

/* Has an area of the table no control chart? */
static bool any_without_chart(const struct table_block *t)
{
    for (size_t i = 0; i < t->rows; i++)
        if (!strcmp(t->cell[i * t->columns + 2], icon_variation_words(XMR_NO_TYPE)))
            return true;
    return false;
}

static void movement_notes(const struct matrix *m, struct table_block *t)
{
    const struct programme *p = m->r->in->programme;
    struct arena *a = m->r->a;

    table_note(m->r->d, t,
               "Variation: does the last monthly change differ by more than chance? H high, L low. "
               "Assurance: do the limits of single months hold the change that the target needs? "
               "It is no forecast: that is the chance of the target.");
    if (any_without_chart(t))
        table_note(
            m->r->d, t,
            "No chart: too few months are known without a gap, or the numbers are too small.");
    table_note(m->r->d, t,
               arena_format(a,
                            "Lines: each between its own least and most of 24 months. Data faults: "
                            "what was found for the %d months to %s, see findings.csv.",
                            MONTHS, m->month));
    if (m->population)
        table_note(m->r->d, t,
                   arena_format(a, "Per 1,000: for each 1,000 %s (%s, %s).", p->population_words,
                                p->population_series->name, p->population_series->publisher));
}

/* ---------------------------------------------------------------- the tables */

/* one row a piece: its columns, cells and notes, and what is drawn into its cells */
static const struct {
    int part;
    size_t (*columns)(const struct matrix *, struct table_column *);
    size_t (*cells)(const struct matrix *, const struct standing *, const char **);
    void (*notes)(const struct matrix *, struct table_block *);
    void (*icons)(const struct matrix *, struct table_block *, const struct standing *);
} pieces[] = {
    {NOW, now_columns, now_cells, now_notes, NULL},
    {AHEAD, ahead_columns, ahead_cells, ahead_notes, NULL},
    {MOVEMENT, movement_columns, movement_cells, movement_notes, draw_icons},
};

enum { PIECES = sizeof pieces / sizeof pieces[0] };

static void add_row(const struct matrix *m, int parts, struct table_block *t,
                    const struct standing *s, const char *name, bool strong)
{
    const char *cell[MOST_COLUMNS] = {name};
    size_t n = 1;

    for (int i = 0; i < PIECES; i++)
        n += parts & pieces[i].part ? pieces[i].cells(m, s, cell + n) : 0;
    table_row(m->r->d, t, cell, n, strong);
    for (int i = 0; i < PIECES; i++)
        if (parts & pieces[i].part && pieces[i].icons)
            pieces[i].icons(m, t, s);
}

/* One row an area, and one for the total. */
static void add_table(const struct matrix *m, int parts, const char *title)
{
    const struct report *r = m->r;
    struct table_column *c = arena_new(r->a, MOST_COLUMNS, sizeof *c);
    struct table_block *t;
    size_t n = 1;

    c[0] = (struct table_column){m->level, ALIGN_LEFT, 1};
    for (int i = 0; i < PIECES; i++)
        n += parts & pieces[i].part ? pieces[i].columns(m, c + n) : 0;
    t = document_table(
        r->d, arena_format(r->a, "%s in %s: %s. %s.", m->levels, m->month, title, m->notice), c, n);
    for (size_t i = 0; i < m->n; i++) {
        struct standing s = standing_of(r->in, m->area[i], PROGRESS_HEADLINE);

        add_row(m, parts, t, &s, s.name, false);
    }
    if (m->total && m->total->current)
        add_row(
            m, parts, t, m->total,
            arena_format(r->a, "Sum of %s", sentence_coverage(r->a, m->total, m->total->current)),
            true);
    report_fit_columns(r, t, c);
    for (int i = 0; i < PIECES; i++)
        if (parts & pieces[i].part)
            pieces[i].notes(m, t);
}

static bool is_wide(const struct standing *s)
{
    int64_t wide = WIDE * DECIMAL_ONE;

    return s->current && ((s->current->actual != DECIMAL_NONE && s->current->actual >= wide) ||
                          (s->current->target != DECIMAL_NONE && s->current->target >= wide));
}

/* How the numbers are shown. */
static void set_decimals(struct matrix *m)
{
    m->wide = m->total && is_wide(m->total);
    for (size_t i = 0; i < m->n; i++) {
        struct standing s = standing_of(m->r->in, m->area[i], PROGRESS_HEADLINE);
        const struct outlook *o = outlook_of(&s);

        m->wide |= is_wide(&s);
        m->decimals = s.decimals > m->decimals ? s.decimals : m->decimals;
        if (o && o->lo80 < HUNDREDS)
            m->forecast_decimals = 1;
    }
    m->forecast_decimals *= m->decimals;
}

void section_matrix(const struct report *r, const int *area, size_t n, const struct standing *total)
{
    const struct programme *p = r->in->programme;
    int level = p->geography.area[area[0]].level;
    struct matrix m = {.r = r,
                       .area = area,
                       .n = n,
                       .total = total,
                       .level = programme_level_words(p, level, 1),
                       .levels = programme_level_words(p, level, n),
                       .month = words_month(r->a, r->in->period),
                       .notice = report_series_words(programme_headline(p, area[0])),
                       .late = report_is_late(r),
                       .population = p->population_series && p->population_measure};

    set_decimals(&m);
    add_table(&m, m.late || m.wide ? NOW : NOW | AHEAD,
              n == 1 ? "where it stands" : "where they stand");
    if (m.wide && !m.late)
        add_table(&m, AHEAD, "what is ahead");
    add_table(&m, MOVEMENT, n == 1 ? "how it moves" : "how they move");
}
