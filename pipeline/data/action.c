#include "action.h"

#include "decimal.h"
#include "period.h"
#include "record.h"
#include "table.h"

#include <stdlib.h>
#include <string.h>

enum { AREA, ACTION, OWNER, DUE, EXPECTED, STATUS, NOTE, COLUMNS };

static bool in_range(int64_t value)
{
    return value == DECIMAL_NONE || (value >= -DECIMAL_MOST && value <= DECIMAL_MOST);
}

static int read_row(struct actions *a, const struct programme *p, const struct table *t, size_t row,
                    const int *c)
{
    struct action action = {.area = geography_find(&p->geography, table_text(t, row, c[AREA])),
                            .status = record_word(ACTION_STATUSES, table_text(t, row, c[STATUS]))};
    int result = 0;

    if (action.area < 0) {
        table_fault(t, row, c[AREA], "is not the code of an area");
        result = -1;
    }
    if (!*table_text(t, row, c[ACTION])) {
        table_fault(t, row, c[ACTION], "is empty: say what is done");
        result = -1;
    }
    if (action.status < 0) {
        table_fault(t, row, c[STATUS], "is no state of an action: open, done or dropped");
        result = -1;
    }
    result |= table_period(t, row, c[DUE], &action.due);
    result |= table_decimal(t, row, c[EXPECTED], &action.expected);
    if (!result && !in_range(action.expected)) {
        table_fault(t, row, c[EXPECTED], "is not between -4000000000 and 4000000000");
        result = -1;
    }
    if (result)
        return -1;
    action.action = arena_text(&a->texts, table_text(t, row, c[ACTION]));
    action.owner = arena_text(&a->texts, table_text(t, row, c[OWNER]));
    action.note = arena_text(&a->texts, table_text(t, row, c[NOTE]));
    a->row = mem_grow(a->row, &a->capacity, a->n + 1, sizeof *a->row);
    a->row[a->n++] = action;
    return 0;
}

int actions_read(struct actions *a, const struct programme *p)
{
    const char *names[] = {"area_code", "action", "owner", "due", NULL, "status", "?note"};
    struct table t;
    int c[COLUMNS], result;

    *a = (struct actions){0};
    if (!p->actions)
        return 0;
    if (table_read(&t, p->actions))
        return -1;
    names[EXPECTED] = arena_format(&a->texts, "expected_%s", p->measure->measure);
    result = table_columns(&t, names, COLUMNS, c);
    if (!result)
        for (size_t row = 0; row < t.rows; row++)
            result |= read_row(a, p, &t, row, c);
    table_free(&t);
    if (result)
        actions_free(a);
    return result;
}

void actions_free(struct actions *a)
{
    free(a->row);
    arena_free(&a->texts);
    *a = (struct actions){0};
}

bool action_is_overdue(const struct action *a, int period)
{
    return a->status == ACTION_OPEN && a->due != PERIOD_NONE && a->due < period;
}
