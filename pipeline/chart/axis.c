#include "chart.h"

#include "decimal.h"
#include "period.h"
#include "scale.h"

#include <math.h>

const struct style chart_text = {FACE_REGULAR, CHART_TEXT, INK_TEXT};
const struct style chart_muted = {FACE_REGULAR, CHART_TEXT, INK_MUTED};
const struct style chart_strong = {FACE_BOLD, CHART_TEXT, INK_TEXT};

double time_at(const struct time_axis *a, int period)
{
    return a->from + (a->to - a->from) * (period - a->first) / (a->last - a->first);
}

/* Years where they fit, else every third month, else every month. */
static int tick_step(const struct time_axis *a)
{
    int months = a->last - a->first;

    return months > 30 ? 12 : months > 8 ? 3 : 1;
}

void time_axis_draw(const struct time_axis *a, struct picture *p, const struct typeset *t, double y)
{
    int step = tick_step(a);
    double free_from = -INFINITY;

    picture_segment(p, INK_MUTED, 0.75, DASH_SOLID, a->from, y, a->to, y);
    for (int period = a->first; period <= a->last; period++) {
        struct text words = {0};
        double x = time_at(a, period), half;

        if (period % step)
            continue;
        if (step == 12)
            text_addf(&words, "%d", period_year(period));
        else
            period_add_short(&words, period);
        half = typeset_width(t, &chart_muted, text_of(&words)) / 2;
        picture_segment(p, INK_MUTED, 0.75, DASH_SOLID, x, y, x, y + 4);
        if (x - half > free_from && x - half > 0 && x + half < p->width) {
            picture_words(p, &chart_muted, x, y + 15, ALIGN_CENTRE, text_of(&words));
            free_from = x + half + 6;
        }
        text_free(&words);
    }
}

static void tick_words(const struct scale *s, size_t i, struct text *words)
{
    text_clear(words);
    decimal_show(words, decimal_from(scale_tick(s, i)), scale_decimals(s));
}

double value_axis_width(const struct scale *s, const struct typeset *t)
{
    struct text words = {0};
    double widest = 0;

    for (size_t i = 0; i < s->ticks; i++) {
        tick_words(s, i, &words);
        widest = fmax(widest, typeset_width(t, &chart_muted, text_of(&words)));
    }
    text_free(&words);
    return widest;
}

struct scale value_axis_across(double low, double high, size_t most, double from, double to,
                               const struct typeset *t)
{
    enum { LEAST = 3, BETWEEN = 8 };
    struct scale s = scale_make(low, high, most, from, to);

    while (most > LEAST &&
           (value_axis_width(&s, t) + BETWEEN) * (double)(s.ticks - 1) > fabs(to - from))
        s = scale_make(low, high, --most, from, to);
    return s;
}

void value_axis_across_draw(const struct scale *s, struct picture *p, double top, double bottom)
{
    struct text words = {0};

    for (size_t i = 0; i < s->ticks; i++) {
        double x = scale_at(s, scale_tick(s, i));

        picture_segment(p, INK_GRID, 0.5, DASH_SOLID, x, top, x, bottom);
        tick_words(s, i, &words);
        picture_words(p, &chart_muted, x, bottom + 13, ALIGN_CENTRE, text_of(&words));
    }
    text_free(&words);
}

void value_axis_draw(const struct scale *s, struct picture *p, double x, double right)
{
    struct text words = {0};

    for (size_t i = 0; i < s->ticks; i++) {
        double y = scale_at(s, scale_tick(s, i));

        picture_segment(p, INK_GRID, 0.5, DASH_SOLID, x, y, right, y);
        tick_words(s, i, &words);
        picture_words(p, &chart_muted, x - 4, y + 3.5, ALIGN_RIGHT, text_of(&words));
    }
    text_free(&words);
}

void value_axis_title(const struct scale *s, struct picture *p, const char *unit)
{
    struct text words = {0};

    text_add(&words, unit);
    if (words.len && words.data[0] >= 'a' && words.data[0] <= 'z')
        words.data[0] = (char)(words.data[0] - 'a' + 'A');
    if (s->first > 0) {
        text_add(&words, "; the axis starts at ");
        decimal_show(&words, decimal_from(s->first), scale_decimals(s));
        text_add(&words, ", not at zero");
    }
    picture_words(p, &chart_muted, 0, 10, ALIGN_LEFT, text_of(&words));
    text_free(&words);
}
