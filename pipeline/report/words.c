#include "words.h"

#include "decimal.h"
#include "period.h"

#include <math.h>
#include <stdlib.h>

static const char *keep(struct arena *a, struct text *t)
{
    const char *s = arena_text(a, text_of(t));

    text_free(t);
    return s;
}

const char *words_number(struct arena *a, int64_t value, int decimals)
{
    struct text t = {0};

    if (value == DECIMAL_NONE)
        return "[x]";
    decimal_show(&t, value, decimals);
    return keep(a, &t);
}

const char *words_size(struct arena *a, int64_t value, int decimals)
{
    return words_number(a, value == DECIMAL_NONE ? value : llabs(value), decimals);
}

const char *words_signed(struct arena *a, int64_t value, int decimals)
{
    struct text t = {0};

    if (value == DECIMAL_NONE)
        return "[x]";
    decimal_show_signed(&t, value, decimals);
    return keep(a, &t);
}

const char *words_rate(struct arena *a, double value, int decimals)
{
    return words_number(a, decimal_from(value), decimals);
}

const char *words_rate_signed(struct arena *a, double value, int decimals)
{
    return words_signed(a, decimal_from(value), decimals);
}

const char *words_share(struct arena *a, double pct)
{
    int64_t shown = decimal_round(decimal_from(pct), 1);

    if (isnan(pct))
        return "[x]";
    if (pct < 100 && shown == 100 * DECIMAL_ONE)
        shown = decimal_from(99.9);
    return arena_format(a, "%s%%", words_number(a, shown, 1));
}

const char *words_month(struct arena *a, int period)
{
    struct text t = {0};

    period_add_words(&t, period);
    return keep(a, &t);
}

const char *words_month_short(struct arena *a, int period)
{
    struct text t = {0};

    period_add_short(&t, period);
    return keep(a, &t);
}

const char *words_day(struct arena *a, const char *day)
{
    return arena_format(a, "%d %s", atoi(day + 8), words_month(a, period_parse(day)));
}

const char *words_count(struct arena *a, size_t n)
{
    static const char *const words[] = {"none", "one", "two",   "three", "four",
                                        "five", "six", "seven", "eight", "nine"};

    return n < 10 ? words[n] : arena_format(a, "%zu", n);
}

int words_is_zero(int64_t value, int decimals)
{
    return decimal_round(value, decimals) == 0;
}

static const double least_chance = 0.01, small_chance = 0.095;

const char *words_chance_short(struct arena *a, double p)
{
    if (isnan(p))
        return "[x]";
    if (p < least_chance)
        return "<1%";
    if (p > 1 - least_chance)
        return ">99%";
    return arena_format(a, "%.0f%%", 100 * p);
}

const char *words_capital(struct arena *a, const char *words)
{
    bool small = *words >= 'a' && *words <= 'z';

    return small ? arena_format(a, "%c%s", *words - 'a' + 'A', words + 1) : words;
}

const char *words_chance(struct arena *a, double p)
{
    if (p < least_chance)
        return "less than 1 in 100";
    if (p > 1 - least_chance)
        return "more than 99 in 100";
    if (p < small_chance || p > 1 - small_chance)
        return arena_format(a, "about %.0f in 100 (%.0f%%)", 100 * p, 100 * p);
    return arena_format(a, "about %.0f in 10 (%.0f%%)", fmin(fmax(10 * p, 1), 9), 100 * p);
}
