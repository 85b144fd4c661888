#include "status.h"

#include <math.h>

const double status_green = 0.7, status_red = 0.3, status_margin = 0.05;

enum forecast_status status_of(double p)
{
    return p >= status_green ? STATUS_GREEN : p < status_red ? STATUS_RED : STATUS_AMBER;
}

/* The status that p would have if every border stood a margin further from the present one. */
static enum forecast_status beyond_margin(double p, enum forecast_status now)
{
    enum forecast_status up = status_of(p - status_margin), down = status_of(p + status_margin);

    return up > now ? up : down < now ? down : now;
}

static bool same_side(enum forecast_status a, enum forecast_status b, enum forecast_status now)
{
    return (a > now && b > now) || (a < now && b < now);
}

enum forecast_status status_replay(const double *p, size_t n, const char **reason)
{
    enum forecast_status now = STATUS_GREY;

    *reason = "";
    for (size_t i = 0; i < n; i++) {
        enum forecast_status next;

        *reason = "";
        if (isnan(p[i])) {
            now = STATUS_GREY;
            continue;
        }
        next = status_of(p[i]);
        if (now == STATUS_GREY || next == now) {
            now = next;
            continue;
        }
        if (i && !isnan(p[i - 1]) && same_side(next, status_of(p[i - 1]), now)) {
            *reason = "beyond the border in two publications running";
            now = next;
        } else if (beyond_margin(p[i], now) != now)
            now = beyond_margin(p[i], now);
        else
            *reason = "within 0.05 of the border: as in the publication before";
    }
    return now;
}
