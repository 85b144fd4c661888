#include "signoff.h"

#include "diag.h"
#include "period.h"
#include "table.h"

#include <stdlib.h>
#include <string.h>

enum { PERIOD, AREA, BY, ON, PUBLISHED, NEXT, CONTACT, COLUMNS };
enum { ISO_DATE = 10 };

static int read_day(struct signoffs *s, const struct table *t, size_t row, int column,
                    const char **day)
{
    const char *text = table_text(t, row, column);

    if (*text && (strlen(text) != ISO_DATE || period_parse(text) == PERIOD_NONE)) {
        table_fault(t, row, column, "is not a day such as 2014-11-12");
        return -1;
    }
    *day = arena_text(&s->texts, text);
    return 0;
}

static int read_row(struct signoffs *s, const struct programme *p, const struct table *t,
                    size_t row, const int *c)
{
    struct signoff r = {.area = -1};
    const char *code = table_text(t, row, c[AREA]);
    int result = table_period(t, row, c[PERIOD], &r.period);

    if (!result && r.period == PERIOD_NONE) {
        table_fault(t, row, c[PERIOD], "is empty: which month was approved?");
        result = -1;
    }
    if (*code)
        r.area = geography_find(&p->geography, code);
    if (*code && r.area < 0) {
        table_fault(t, row, c[AREA], "is not the code of an area");
        result = -1;
    }
    if (!*table_text(t, row, c[BY]) != !*table_text(t, row, c[ON])) {
        table_fault(t, row, c[*table_text(t, row, c[BY]) ? ON : BY],
                    "is empty: who approved and the day go together");
        result = -1;
    }
    result |= read_day(s, t, row, c[ON], &r.approved_on);
    result |= read_day(s, t, row, c[PUBLISHED], &r.publication_date);
    result |= read_day(s, t, row, c[NEXT], &r.next_publication_date);
    r.approved_by = arena_text(&s->texts, table_text(t, row, c[BY]));
    r.contact = arena_text(&s->texts, table_text(t, row, c[CONTACT]));
    for (size_t i = 0; !result && i < s->n; i++)
        if (s->row[i].period == r.period && s->row[i].area == r.area) {
            table_fault(t, row, c[AREA], "has two rows for one month");
            result = -1;
        }
    if (result)
        return -1;
    s->row = mem_grow(s->row, &s->capacity, s->n + 1, sizeof *s->row);
    s->row[s->n++] = r;
    return 0;
}

int signoffs_read(struct signoffs *s, const struct programme *p)
{
    static const char *const names[] = {"period",      "area_code",        "approved_by",
                                        "approved_on", "publication_date", "?next_publication_date",
                                        "?contact"};
    struct table t;
    int c[COLUMNS], result;

    *s = (struct signoffs){0};
    if (!p->signoff)
        return 0;
    if (table_read(&t, p->signoff))
        return -1;
    result = table_columns(&t, names, COLUMNS, c);
    if (!result)
        for (size_t row = 0; row < t.rows; row++)
            result |= read_row(s, p, &t, row, c);
    table_free(&t);
    if (result)
        signoffs_free(s);
    return result;
}

void signoffs_free(struct signoffs *s)
{
    free(s->row);
    arena_free(&s->texts);
    *s = (struct signoffs){0};
}

const struct signoff *signoff_of(const struct signoffs *s, int area, int period)
{
    const struct signoff *all = NULL;

    for (size_t i = 0; s && i < s->n; i++) {
        const struct signoff *r = &s->row[i];

        if (r->period == period && r->area == area)
            return r;
        if (r->period == period && r->area < 0)
            all = r;
    }
    return all;
}

bool signoff_is_approved(const struct signoff *s)
{
    return s && *s->approved_by && *s->approved_on;
}
