#include "feedback.h"

#include "period.h"

#include <stdlib.h>
#include <string.h>

static void add(struct feedback_list *list, const struct finding *f, bool whole_file)
{
    list->row = mem_grow(list->row, &list->capacity, list->n + 1, sizeof *list->row);
    list->row[list->n++] = (struct feedback_row){f, whole_file};
    list->count[f->severity]++;
}

/* said at the first line of a file that has it, where it was not clear of which area: of all that
 * have; it may be the header */
static const char *const said_once[] = {"not_last_day", "early_period", "formula"};

/* A fault of structure in a file that gave no figure at all is most likely in its header. */
static bool is_of_whole_file(const struct senders *s, const struct finding *f)
{
    enum finding_stage stage = finding_kind(f->check)->stage;

    for (size_t i = 0; i < sizeof said_once / sizeof said_once[0]; i++)
        if (!strcmp(f->check, said_once[i]) && f->period == PERIOD_NONE)
            return true;
    return !f->line || stage == STAGE_FILE ||
           (stage == STAGE_STRUCTURE && !senders_file_is_used(s, f->file));
}

static bool is_open(const struct senders *s, size_t area, const char *file)
{
    int month = senders_month(file);

    return month == PERIOD_NONE || geography_open(&s->programme->geography, (int)area, month);
}

/* A finding without an area. Returns whether it went to any. */
static bool share_out(struct feedback_list *list, const struct senders *s, const struct finding *f)
{
    const struct sender_kind *kind = senders_kind(s, f->file);
    bool whole = is_of_whole_file(s, f), any = false;

    if (!kind || (!whole && kind->areas != 1) || !strcmp(f->check, "areas_gone"))
        return false; /* each area that is gone has been told */
    for (size_t i = 0; i < s->programme->geography.n; i++)
        if (kind->area[i] && is_open(s, i, f->file)) {
            add(&list[i], f, whole && kind->areas > 1);
            any = true;
        }
    return any;
}

static bool is_to_be_looked_at(const struct feedback_list *list)
{
    if (list->count[SEVERITY_ERROR] || list->count[SEVERITY_WARNING])
        return true;
    for (size_t i = 0; i < list->n; i++)
        if (finding_is_overridden(list->row[i].finding))
            return true;
    return false;
}

void feedback_make(struct feedback *b, const struct senders *s, const struct findings *f)
{
    size_t areas = s->programme->geography.n;
    struct feedback_list *list = mem_new(areas + 1, sizeof *list);

    *b = (struct feedback){list, 0};
    for (size_t i = 0; i <= areas; i++)
        list[i].area = i < areas ? (int)i : -1;
    for (size_t i = 0; i < f->n; i++) {
        const struct finding *x = &f->row[i];
        int area = senders_area(s, x->area_code);

        if (area >= 0)
            add(&list[area], x, false);
        else if (*x->area_code || !share_out(list, s, x))
            add(&list[areas], x, false);
    }
    for (size_t i = 0; i <= areas; i++)
        if (is_to_be_looked_at(&list[i]))
            list[b->n++] = list[i];
        else
            free(list[i].row);
}

void feedback_free(struct feedback *b)
{
    for (size_t i = 0; i < b->n; i++)
        free(b->list[i].row);
    free(b->list);
    *b = (struct feedback){0};
}

bool feedback_is_of(const struct feedback_row *row, const struct feedback_check *check)
{
    return row->finding->severity == check->severity &&
           !strcmp(row->finding->check, check->kind->check);
}

size_t feedback_checks(const struct feedback_list *list, struct feedback_check **check)
{
    size_t kinds, n = 0;
    const struct finding_kind *kind = finding_kinds(&kinds);
    size_t *count = mem_new(3 * kinds, sizeof *count);

    for (size_t i = 0; i < list->n; i++) {
        const struct finding *f = list->row[i].finding;

        count[f->severity * kinds + (size_t)(finding_kind(f->check) - kind)]++;
    }
    *check = mem_new(3 * kinds, sizeof **check);
    for (size_t i = 0; i < 3 * kinds; i++)
        if (count[i]) {
            (*check)[n] =
                (struct feedback_check){&kind[i % kinds], (enum severity)(i / kinds), count[i]};
            n++;
        }
    free(count);
    return n;
}

void feedback_add_counts(struct text *t, const size_t *count)
{
    text_addf(t, "%zu error%s, %zu warning%s, %zu note%s", count[SEVERITY_ERROR],
              count[SEVERITY_ERROR] == 1 ? "" : "s", count[SEVERITY_WARNING],
              count[SEVERITY_WARNING] == 1 ? "" : "s", count[SEVERITY_NOTE],
              count[SEVERITY_NOTE] == 1 ? "" : "s");
}
