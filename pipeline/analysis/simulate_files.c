/* The files of an illustrative return, in the layout of a real one, and what happens in them:
 * parts, a missed and a late month, a suppressed cell, a revision. */
#include "simulate.h"

#include "csvread.h"
#include "decimal.h"
#include "diag.h"
#include "files.h"
#include "outfile.h"
#include "period.h"

#include <stdlib.h>
#include <string.h>

/* One row to write. */
struct cell {
    const struct area *area;
    int period;
    enum simulated measure;
    int64_t value; /* DECIMAL_NONE: suppressed */
};

struct writer {
    const struct model *m;
    const struct extract_layout *layout;
    const struct series *series;
    struct text *t;
};

/* The word that the extract uses for a measure: the layout's, or the measure's own. */
static const char *word_for(const struct extract_layout *l, const char *measure)
{
    for (size_t i = 0; i < l->n; i++)
        if (l->rule[i].role == ROLE_WORD && !strcmp(l->rule[i].detail, measure))
            return l->rule[i].column;
    return measure;
}

static const char *suppression_mark(const struct extract_layout *l)
{
    for (size_t i = 0; i < l->n; i++)
        if (l->rule[i].role == ROLE_MARK && !strcmp(l->rule[i].detail, "c"))
            return l->rule[i].column;
    return "";
}

/* Columns that ingest passes over, and people read. */
static const char *other_column(const struct writer *w, const struct cell *c, const char *column)
{
    const struct geography *g = &w->m->p->geography;
    const struct area *parent = c->area->parent < 0 ? c->area : &g->area[c->area->parent];

    if (!strcmp(column, "region_code"))
        return parent->area_code;
    if (!strcmp(column, "region_name"))
        return parent->name;
    return !strcmp(column, "note") ? w->series->notice : "";
}

static void add_cell(const struct writer *w, const struct cell *c, const struct layout_rule *rule)
{
    struct text *t = w->t;

    switch (rule->role) {
    case ROLE_PERIOD:
        period_add(t, c->period);
        text_addf(t, "-%02d", period_last_day(c->period));
        break;
    case ROLE_AREA_CODE:
        csv_add_field(t, c->area->area_code);
        break;
    case ROLE_AREA_NAME:
        csv_add_field(t, c->area->name);
        break;
    case ROLE_STAFF_GROUP:
        csv_add_field(t, w->m->p->staff_group);
        break;
    case ROLE_MEASURE:
        csv_add_field(t, word_for(w->layout, simulated_measures[c->measure]));
        break;
    case ROLE_SERIES:
        csv_add_field(t, w->series->series);
        break;
    case ROLE_VALUE:
        if (c->value == DECIMAL_NONE)
            text_add(t, suppression_mark(w->layout));
        else
            decimal_add(t, c->value);
        break;
    default:
        csv_add_field(t, other_column(w, c, rule->column));
    }
}

static bool is_written(const struct layout_rule *r)
{
    return r->role < ROLE_PERIODS && *r->column;
}

static void add_row(const struct writer *w, const struct cell *c)
{
    bool first = true;

    for (size_t i = 0; i < w->layout->n; i++)
        if (is_written(&w->layout->rule[i])) {
            text_add(w->t, first ? "" : ",");
            add_cell(w, c, &w->layout->rule[i]);
            first = false;
        }
    text_add(w->t, "\n");
}

static void add_header(const struct writer *w)
{
    bool first = true;

    for (size_t i = 0; i < w->layout->n; i++)
        if (is_written(&w->layout->rule[i])) {
            text_add(w->t, first ? "" : ",");
            csv_add_field(w->t, w->layout->rule[i].column);
            first = false;
        }
    text_add(w->t, "\n");
}

static bool happens(const struct model *m, const char *item, const char *code, int period)
{
    return simulation_find(m->s, item, code, period) != NULL;
}

/* The value as this collection has it: suppressed, or still without the later revision. */
static int64_t as_collected(const struct model *m, const struct simulated_area *a, int period,
                            enum simulated measure, int collected)
{
    const char *code = m->p->geography.area[a->area].area_code;
    const struct simulation_item *hidden = simulation_find(m->s, "suppressed", code, period);
    const struct simulation_item *revised = simulation_find(m->s, "revised", code, period);
    int64_t value = a->value[measure][period - m->first];

    if (hidden && !strcmp(hidden->text, simulated_measures[measure]))
        return DECIMAL_NONE;
    if (revised && measure == SIM_FTE && collected < revised->collected)
        return decimal_plus(value, decimal_from(revised->number));
    return value;
}

/* Parts by population; what rounding leaves goes to the last, so that they sum to the whole. */
static void add_parts(const struct writer *w, const struct simulated_area *a, int period,
                      enum simulated measure, int64_t value)
{
    const struct geography *g = &w->m->p->geography;
    const struct programme *p = w->m->p;
    int *part = mem_new(g->n, sizeof *part);
    size_t n = geography_parts(g, a->area, part);
    int64_t rest = value;

    for (size_t i = 0; i < n; i++) {
        bool revised;
        const struct observation *people =
            observations_find(w->m->o, p->population_series->series, p->population_measure->measure,
                              g->area[part[i]].area_code,
                              simulation_find(w->m->s, "first_file", NULL, PERIOD_NONE)->period,
                              w->m->last, &revised);
        double share = people ? decimal_double(people->value) / a->population : 1.0 / (double)n;
        struct cell c = {&g->area[part[i]], period, measure, rest};

        if (i + 1 < n)
            c.value = decimal_round(decimal_from(decimal_double(value) * share),
                                    measure == SIM_FTE ? 2 : 0);
        rest = decimal_minus(rest, c.value);
        add_row(w, &c);
    }
    free(part);
}

static void add_area(const struct writer *w, const struct simulated_area *a, int period,
                     int collected)
{
    const struct geography *g = &w->m->p->geography;
    const struct simulation_item *parts =
        simulation_find(w->m->s, "parts_until", g->area[a->area].area_code, PERIOD_NONE);

    for (int k = 0; k < SIM_MEASURES; k++) {
        int64_t value = as_collected(w->m, a, period, (enum simulated)k, collected);
        struct cell c = {&g->area[a->area], period, (enum simulated)k, value};

        if (parts && collected <= parts->period)
            add_parts(w, a, period, (enum simulated)k, value);
        else
            add_row(w, &c);
    }
}

/* What one collection holds: its own month of every area; the first also all months before; and
 * what is late or revised. */
static void add_collection(const struct writer *w, int collected, int from)
{
    const struct model *m = w->m;

    for (int period = from; period <= collected; period++)
        for (size_t i = 0; i < m->n; i++) {
            const char *code = m->p->geography.area[m->area[i].area].area_code;

            if (!happens(m, "missed", code, period) && !happens(m, "late", code, period))
                add_area(w, &m->area[i], period, collected);
        }
    for (size_t i = 0; i < m->s->n; i++) {
        const struct simulation_item *item = &m->s->item[i];
        bool revised = !strcmp(item->item, "revised");

        if (item->collected != collected || (!revised && strcmp(item->item, "late")))
            continue;
        for (size_t k = 0; k < m->n; k++) {
            const struct area *area = &m->p->geography.area[m->area[k].area];
            struct cell c = {area, item->period, SIM_FTE,
                             m->area[k].value[SIM_FTE][item->period - m->first]};

            if (!strcmp(area->area_code, item->area_code) && revised)
                add_row(w, &c);
            else if (!strcmp(area->area_code, item->area_code))
                add_area(w, &m->area[k], item->period, collected);
        }
    }
}

int model_write_extracts(const struct model *m, const struct extract_layout *layout,
                         const char *folder)
{
    const struct simulation_item *first = simulation_find(m->s, "first_file", NULL, PERIOD_NONE);
    const struct simulation_item *series = simulation_find(m->s, "series", NULL, PERIOD_NONE);
    struct arena paths = {0};
    int result = 0;

    for (int collected = first->period; !result && collected <= m->last; collected++) {
        struct outfile out = {0};
        struct text name = {0};
        struct writer w = {
            m, layout, series ? catalogue_series(&m->p->catalogue, series->text) : NULL, &out.text};

        if (!w.series) {
            diag_error("the simulation needs the item \"series\" with the name of a series");
            result = -1;
            break;
        }
        period_add(&name, collected);
        text_addf(&name, "-%s.csv", first->text);
        add_header(&w);
        add_collection(&w, collected, collected == first->period ? m->first : collected);
        result = outfile_commit(&out, files_join(&paths, folder, name.data));
        text_free(&name);
    }
    arena_free(&paths);
    return result;
}

static void add_version(const struct model *m, struct text *t, const struct simulated_area *a,
                        int version, int agreed, const char *notice)
{
    for (int period = m->first; period <= m->p->deadline; period++) {
        csv_add_field(t, m->p->geography.area[a->area].area_code);
        text_add(t, ",");
        period_add(t, period);
        text_add(t, ",");
        decimal_add(t, model_trajectory(m, a, period, version));
        text_addf(t, ",%d,", version);
        period_add(t, agreed);
        text_addf(t, "-%02d,", period_last_day(agreed));
        csv_add_field(t, notice);
        text_add(t, "\n");
    }
}

int model_write_trajectory(const struct model *m, const char *path)
{
    const struct simulation_item *agreed = simulation_find(m->s, "agreed", NULL, PERIOD_NONE);
    const struct simulation_item *series = simulation_find(m->s, "series", NULL, PERIOD_NONE);
    const struct series *s = series ? catalogue_series(&m->p->catalogue, series->text) : NULL;
    struct outfile out = {0};

    if (!agreed || agreed->period == PERIOD_NONE || !s) {
        diag_error("the simulation needs the items \"agreed\" with a period, and \"series\"");
        return -1;
    }
    text_addf(&out.text, "area_code,period,trajectory_%s,version,agreed_on,note\n",
              m->p->measure->measure);
    for (size_t i = 0; i < m->n; i++) {
        const char *code = m->p->geography.area[m->area[i].area].area_code;
        const struct simulation_item *replan = simulation_find(m->s, "replan", code, PERIOD_NONE);

        add_version(m, &out.text, &m->area[i], 1, agreed->period, s->notice);
        if (replan)
            add_version(m, &out.text, &m->area[i], 2, replan->period, s->notice);
    }
    return outfile_commit(&out, path);
}
