#include "scale.h"

#include <math.h>

static const double steps[] = {1, 2, 2.5, 5};

struct scale scale_make(double low, double high, size_t most, double from, double to)
{
    struct scale s = {.from = from, .to = to};
    double power;

    if (!(high > low)) { /* a flat series still needs an axis */
        double half = fabs(low) > 0 ? fabs(low) * 0.05 : 2;

        low = low < 0 || low > 0 ? low - half : 0; /* nobody is counted below zero */
        high += half;
    }
    power = pow(10, floor(log10((high - low) / (double)most)) - 1);
    for (size_t i = 0;; i++) {
        double first, last;

        if (i == sizeof steps / sizeof steps[0]) {
            i = 0;
            power *= 10;
        }
        s.step = steps[i] * power;
        /* a hair of tolerance: 0.3 / 0.1 is less than 3 */
        first = floor(low / s.step + 1e-9);
        last = ceil(high / s.step - 1e-9);
        s.first = first * s.step;
        s.ticks = (size_t)(last - first) + 1;
        if (s.ticks <= most && s.ticks >= 2)
            return s;
    }
}

double scale_at(const struct scale *s, double value)
{
    double length = s->step * (double)(s->ticks - 1);

    return s->from + (value - s->first) / length * (s->to - s->from);
}

double scale_tick(const struct scale *s, size_t i)
{
    double tick = s->first + s->step * (double)i;

    return fabs(tick) < s->step / 1000 ? 0 : tick;
}

int scale_decimals(const struct scale *s)
{
    int decimals = 0;

    for (double step = s->step; decimals < 3 && fabs(step - nearbyint(step)) > 1e-6; step *= 10)
        decimals++;
    return decimals;
}
