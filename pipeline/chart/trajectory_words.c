#include "trajectory_words.h"

#include "decimal.h"
#include "label.h"
#include "period.h"

void trajectory_plan_words(const struct trajectory_chart *c, const struct progress *last,
                           const struct progress *end, struct text *words)
{
    const struct progress *row = last && last->trajectory != DECIMAL_NONE ? last : end;

    text_add(words, "Trajectory ");
    decimal_show(words, row->trajectory, c->decimals);
    text_add(words, " in ");
    period_add_short(words, row->period);
    if (end->agreed == PERIOD_NONE)
        return;
    text_add(words, ", agreed again ");
    period_add_short(words, end->agreed);
    text_add(words, " (grey: the first)");
}

void trajectory_line_words(const struct trajectory_line *line, const struct typeset *t,
                           double width, struct text *words)
{
    struct text all = {0};

    text_addf(&all, "%s, %s", line->title, line->caveat);
    label_cut(words, t, &chart_text, text_of(&all), width, MOST_CUT);
    text_free(&all);
}

void trajectory_forecast_words(const struct trajectory_chart *c, const struct forecast *f,
                               struct text *words)
{
    text_add(words, "Forecast ");
    decimal_show(words, decimal_from(f->mean), c->decimals);
    if (decimal_round(decimal_from(f->lo80), c->decimals) ==
        decimal_round(decimal_from(f->hi80), c->decimals))
        return;
    text_add(words, "; 8 in 10: ");
    decimal_show(words, decimal_from(f->lo80), c->decimals);
    text_add(words, " to ");
    decimal_show(words, decimal_from(f->hi80), c->decimals);
}
