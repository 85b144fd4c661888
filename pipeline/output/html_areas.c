/* The figures of all areas, inside the pages that can draw them on one chart. */
#include "decimal.h"
#include "html.h"
#include "markup.h"
#include "period.h"
#include "words.h"

static void add_field(struct text *t, const char *name, const char *value)
{
    text_addf(t, "\"%s\":", name);
    markup_add_json(t, value);
    text_add(t, ",");
}

static void add_number(struct text *t, int64_t value)
{
    if (value == DECIMAL_NONE)
        text_add(t, "null");
    else
        decimal_add(t, value);
}

static void add_area(struct text *t, const struct report_input *in, int area)
{
    const struct programme *p = in->programme;
    const struct area *it = &p->geography.area[area];
    const struct series *series = programme_headline(p, area);
    struct standing s = standing_of(in, area, PROGRESS_HEADLINE);

    text_add(t, "{");
    add_field(t, "code", it->area_code);
    add_field(t, "name", it->name);
    add_field(t, "level", programme_level_words(p, it->level, 2));
    add_field(t, "series", series->name);
    add_field(t, "notice", series->notice);
    text_addf(t, "\"decimals\":%d,\"baseline\":", s.decimals);
    add_number(t, s.n ? s.rows[0].baseline : DECIMAL_NONE);
    text_add(t, ",\"values\":[");
    for (int period = p->baseline_period; period <= in->period; period++) {
        const struct progress *row = progress_at(s.rows, s.n, period);

        text_add(t, period > p->baseline_period ? "," : "");
        add_number(t, row ? row->actual : DECIMAL_NONE);
    }
    text_add(t, "],\"status\":\"");
    for (int period = p->baseline_period; period <= in->period; period++) {
        const struct progress *row = progress_at(s.rows, s.n, period);

        text_addf(t, "%c", row && row->status ? row->status : '.');
    }
    text_add(t, "\"}");
}

void html_areas(struct text *json, const struct report_input *in)
{
    const struct programme *p = in->programme;
    const struct geography *g = &p->geography;
    struct arena a = {0};
    bool first = true;

    text_add(json, "{");
    add_field(json, "unit", p->measure->unit);
    add_field(json, "from", words_month(&a, p->baseline_period));
    text_add(json, "\"months\":[");
    for (int period = p->baseline_period; period <= in->period; period++) {
        text_add(json, period > p->baseline_period ? "," : "");
        markup_add_json(json, words_month_short(&a, period));
    }
    text_add(json, "],\"areas\":[");
    for (size_t level = 0; level < g->n_levels; level++)
        for (size_t i = 0; i < g->n; i++) {
            if (g->area[i].level != (int)level || g->area[i].whole >= 0 ||
                !geography_open(g, (int)i, in->period) || !programme_headline(p, (int)i))
                continue;
            text_add(json, first ? "\n" : ",\n");
            add_area(json, in, (int)i);
            first = false;
        }
    text_add(json, "]}");
    arena_free(&a);
}
