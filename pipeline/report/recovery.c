/* Recovery actions: what is being done, by whom, by when. */
#include "report.h"

#include "action.h"
#include "decimal.h"
#include "period.h"
#include "words.h"

#include <stdlib.h>

static const struct geography *geography_of(const struct report *r)
{
    return &r->in->programme->geography;
}

/* Overdue, open, done, dropped. */
static int rank_of(const struct report *r, const struct action *a)
{
    return action_is_overdue(a, r->in->period) ? -1 : a->status;
}

/* Overdue first, then by the month that they are due, those without one last; else as in the file.
 */
static bool comes_before(const struct report *r, const struct action *a, const struct action *b)
{
    int ranks = rank_of(r, a) - rank_of(r, b);

    if (ranks || a->due == b->due)
        return ranks < 0;
    return a->due != PERIOD_NONE && (b->due == PERIOD_NONE || a->due < b->due);
}

/* The actions of the area and of those below it, in the order of their urgency. */
static const struct action **collect(const struct report *r, int area, size_t *n)
{
    const struct actions *all = r->in->actions;
    const struct action **list = arena_new(r->a, all ? all->n : 0, sizeof *list);

    *n = 0;
    for (size_t i = 0; all && i < all->n; i++) {
        size_t k = *n;

        if (!report_is_part(r, area, all->row[i].area))
            continue;
        for (; k && comes_before(r, &all->row[i], list[k - 1]); k--)
            list[k] = list[k - 1];
        list[k] = &all->row[i];
        ++*n;
    }
    return list;
}

static const char *state(const struct report *r, const struct action *a)
{
    static const char *const words[] = {"open", "done", "dropped"};

    return action_is_overdue(a, r->in->period) ? "overdue" : words[a->status];
}

static const char *action_words(const struct report *r, const struct action *a)
{
    return *a->note ? arena_format(r->a, "%s (%s)", a->action, a->note) : a->action;
}

static void add_rows(const struct report *r, struct table_block *t, const struct action **list,
                     size_t n, bool names)
{
    for (size_t i = 0; i < n; i++) {
        const struct action *a = list[i];
        const char *cell[6];
        size_t k = 0;

        if (names)
            cell[k++] = geography_of(r)->area[a->area].name;
        cell[k++] = action_words(r, a);
        cell[k++] = *a->owner ? a->owner : "not named";
        cell[k++] = a->due == PERIOD_NONE ? "no date" : words_month_short(r->a, a->due);
        cell[k++] = words_signed(r->a, a->expected, standing_gap_decimals(r->in->programme));
        cell[k++] = state(r, a);
        table_row(r->d, t, cell, k, action_is_overdue(a, r->in->period));
    }
}

static void add_table(const struct report *r, const struct action **list, size_t n, bool names)
{
    struct table_column *c = arena_new(r->a, 6, sizeof *c);
    const char *unit = r->in->programme->measure->unit;
    struct table_block *t;
    size_t k = 0;
    bool unknown = false;

    if (names)
        c[k++] = (struct table_column){"Area", ALIGN_LEFT, 1.5};
    c[k++] = (struct table_column){"Action", ALIGN_LEFT, 2.6};
    c[k++] = (struct table_column){"Owner", ALIGN_LEFT, 1.3};
    c[k++] = (struct table_column){"Due", ALIGN_LEFT, 1.1};
    c[k++] = (struct table_column){arena_format(r->a, "Expected, %s", unit), ALIGN_RIGHT, 1.2};
    c[k++] = (struct table_column){"State", ALIGN_LEFT, 1};
    t = document_table(r->d,
                       arena_format(r->a, "Actions supplied, overdue first. Judged by %s.",
                                    words_month(r->a, r->in->period)),
                       c, k);
    add_rows(r, t, list, n, names);
    for (size_t i = 0; i < n; i++)
        unknown |= list[i]->expected == DECIMAL_NONE;
    table_note(r->d, t,
               arena_format(r->a, "Expected: what its owner hopes for, not a forecast. %s",
                            unknown ? "[x] not told." : ""));
}

/* "5 actions: two overdue, one open and not yet due, two done or dropped." */
static const char *summary(const struct report *r, const struct action **list, size_t n)
{
    size_t overdue = 0, open = 0;

    for (size_t i = 0; i < n; i++) {
        bool late = action_is_overdue(list[i], r->in->period);

        overdue += late;
        open += !late && list[i]->status == ACTION_OPEN;
    }
    return arena_format(r->a,
                        "%zu action%s: %s overdue, %s open and not yet due, %s done or dropped.", n,
                        n == 1 ? "" : "s", words_count(r->a, overdue), words_count(r->a, open),
                        words_count(r->a, n - overdue - open));
}

static const char *actions_words(const struct report *r, const struct action **list, size_t n)
{
    return n ? summary(r, list, n) : "No actions were supplied.";
}

const char *report_actions_words(const struct report *r, const struct standing *s)
{
    size_t n;
    const struct action **list = collect(r, s->area, &n);

    return actions_words(r, list, n);
}

void section_actions(const struct report *r, const struct standing *s)
{
    size_t n;
    const struct action **list = collect(r, s->area, &n);
    bool names = false;

    document_heading(r->d, 2, "Recovery actions");
    document_paragraph(r->d, BLOCK_PARAGRAPH, actions_words(r, list, n));
    if (!n)
        return;
    for (size_t i = 0; i < n; i++)
        names |= list[i]->area != s->area;
    add_table(r, list, n, names);
}
