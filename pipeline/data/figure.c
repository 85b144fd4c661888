#include "figure.h"

#include "decimal.h"

#include <stdlib.h>
#include <string.h>

/* Of two statuses the one that asks for more care: what holds of one part holds of the whole. */
static char graver(char a, char b)
{
    static const char order[] = "rbefpcx";
    const char *at = a ? strchr(order, a) : NULL, *bt = b ? strchr(order, b) : NULL;

    return !bt || (at && at > bt) ? a : b;
}

static struct figure sum(const struct programme *p, const struct observations *o,
                         const char *series, const char *measure, const int *part, size_t n,
                         int period, int as_of)
{
    struct figure total = {.value = n ? 0 : DECIMAL_NONE, .status = n ? '\0' : 'x'};

    for (size_t i = 0; i < n; i++) {
        struct figure f = figure_of(p, o, series, measure, part[i], period, as_of);

        total.value = decimal_plus(total.value, f.value);
        total.present += f.present;
        total.expected += f.expected;
        total.status = graver(total.status, f.status);
    }
    if (total.value == DECIMAL_NONE && total.status != 'c')
        total.status = 'x';
    return total;
}

struct figure figure_of_parts(const struct programme *p, const struct observations *o,
                              const char *series, const char *measure, int area, int period,
                              int as_of)
{
    const struct geography *g = &p->geography;
    int *part = mem_new(g->n, sizeof *part);
    size_t n = geography_children(g, area, as_of, part);
    struct figure total = sum(p, o, series, measure, part, n, period, as_of);

    free(part);
    return total;
}

struct figure figure_of(const struct programme *p, const struct observations *o, const char *series,
                        const char *measure, int area, int period, int as_of)
{
    const struct geography *g = &p->geography;
    bool revised;
    const struct observation *own =
        observations_find(o, series, measure, g->area[area].area_code, period, as_of, &revised);
    struct figure total;
    size_t n;
    int *part;

    if (own)
        return (struct figure){
            .value = own->value,
            .status = own->value == DECIMAL_NONE && !own->status ? 'x'
                      : revised && !own->status                  ? 'r'
                                                                 : own->status,
            .present = own->value != DECIMAL_NONE,
            .expected = 1,
            .source_file = own->source_file,
            .source_line = own->source_line,
        };
    part = mem_new(g->n, sizeof *part);
    n = geography_parts(g, area, part);
    total = sum(p, o, series, measure, part, n, period, as_of);
    if (n && total.present) { /* delivered in parts: it counts as one area */
        total.present = total.value != DECIMAL_NONE;
        total.expected = 1;
    } else {
        n = geography_children(g, area, as_of, part);
        total = sum(p, o, series, measure, part, n, period, as_of);
        if (!n) {
            total.present = 0;
            total.expected = 1;
        }
    }
    free(part);
    return total;
}
