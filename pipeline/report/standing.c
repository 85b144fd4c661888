#include "standing.h"

#include "decimal.h"
#include "period.h"

#include <stdlib.h>

enum { WHOLE_FROM = 10000 };

int standing_gap_decimals(const struct programme *p)
{
    return p->measure && p->measure->whole_numbers ? 0 : 1;
}

static int decimals_of(const struct standing *s)
{
    int64_t size = s->n ? s->rows[0].target : DECIMAL_NONE;

    if (!standing_gap_decimals(s->p))
        return 0;
    if (size == DECIMAL_NONE && s->now)
        size = s->now->actual;
    return size != DECIMAL_NONE && size >= WHOLE_FROM * DECIMAL_ONE ? 0 : 1;
}

struct standing standing_of(const struct report_input *in, int area, enum progress_role role)
{
    struct standing s = {.in = in,
                         .p = in->programme,
                         .area = area,
                         .name = in->programme->geography.area[area].name};

    s.rows = progress_rows(in->progress, area, role, NULL, &s.n);
    if (!s.n)
        return s;
    s.series = s.rows[0].series;
    s.now = progress_latest(s.rows, s.n);
    s.current = progress_at(s.rows, s.n, in->period);
    if (role == PROGRESS_HEADLINE) {
        s.outlook = forecast_outlook(in->forecasts, area);
        s.fan = forecast_shown(in->forecasts, area, &s.n_fan);
    }
    s.decimals = decimals_of(&s);
    return s;
}

bool standing_is_stale(const struct standing *s)
{
    return s->now && s->now->period < s->in->period && s->now->period < s->p->deadline;
}

int64_t standing_gap(const struct standing *s)
{
    if (!s->current)
        return DECIMAL_NONE;
    return s->in->period < s->p->deadline ? s->current->gap : s->current->target_gap;
}

int standing_direction(const struct standing *s, const struct progress *row)
{
    int64_t planned = row ? decimal_minus(row->target, row->baseline) : DECIMAL_NONE;

    return planned == DECIMAL_NONE || !planned ? s->p->direction : planned > 0 ? 1 : -1;
}

bool standing_reached_in(const struct standing *s, const struct progress *row)
{
    return row && row->target_gap != DECIMAL_NONE &&
           (standing_direction(s, row) > 0 ? row->target_gap >= 0 : row->target_gap <= 0);
}

bool standing_reached(const struct standing *s)
{
    return standing_reached_in(s, s->now);
}

int standing_break(const struct standing *s)
{
    const struct geography *g = &s->p->geography;
    int *part = mem_new(g->n, sizeof *part), found = PERIOD_NONE;
    bool in_parts = false;

    if (geography_parts(g, s->area, part))
        for (size_t i = 0; i < s->n && found == PERIOD_NONE; i++) {
            const struct progress *r = &s->rows[i];

            if (r->actual == DECIMAL_NONE)
                continue;
            if (!*r->source_file)
                in_parts = true;
            else if (in_parts)
                found = r->period;
        }
    free(part);
    return found;
}
