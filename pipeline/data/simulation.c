#include "simulation.h"

#include "decimal.h"
#include "diag.h"
#include "period.h"
#include "table.h"

#include <math.h>
#include <string.h>

int simulation_read(struct simulation *s, const struct programme *p, const char *path)
{
    static const char *const names[] = {"item", "area_code", "period", "value", "collected"};
    struct table t;
    int c[5], result;

    *s = (struct simulation){0};
    if (table_read(&t, path))
        return -1;
    result = table_columns(&t, names, 5, c);
    s->item = arena_new(&s->texts, t.rows, sizeof *s->item);
    for (size_t i = 0; !result && i < t.rows; i++) {
        struct simulation_item *item = &s->item[s->n++];

        item->item = arena_text(&s->texts, table_text(&t, i, c[0]));
        item->area_code = arena_text(&s->texts, table_text(&t, i, c[1]));
        item->text = arena_text(&s->texts, table_text(&t, i, c[3]));
        if (number_parse(item->text, &item->number))
            item->number = (double)NAN;
        result |= table_period(&t, i, c[2], &item->period);
        result |= table_period(&t, i, c[4], &item->collected);
        if (*item->area_code && geography_find(&p->geography, item->area_code) < 0) {
            table_fault(&t, i, c[1], "is not the code of an area");
            result = -1;
        }
    }
    table_free(&t);
    if (result)
        simulation_free(s);
    return result;
}

void simulation_free(struct simulation *s)
{
    arena_free(&s->texts);
    *s = (struct simulation){0};
}

const struct simulation_item *simulation_find(const struct simulation *s, const char *item,
                                              const char *area_code, int period)
{
    for (size_t i = 0; i < s->n; i++)
        if (!strcmp(s->item[i].item, item) &&
            (!area_code || !strcmp(s->item[i].area_code, area_code)) &&
            (period == PERIOD_NONE || s->item[i].period == period))
            return &s->item[i];
    return NULL;
}

int simulation_number(const struct simulation *s, const char *item, double *number)
{
    const struct simulation_item *found = simulation_find(s, item, NULL, PERIOD_NONE);

    if (found && !isnan(found->number)) {
        *number = found->number;
        return 0;
    }
    diag_error("the simulation needs the item \"%s\" with a number", item);
    return -1;
}
