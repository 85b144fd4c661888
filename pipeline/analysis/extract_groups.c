/* The staff groups of rows that are left out: how many rows, and, when none is of the programme's
 * own group, what there is instead. Of several spellings the first in the order of their bytes is
 * kept, and so of the groups, so that the order of the rows cannot be seen. */
#include "ingest.h"

#include "personal.h"
#include "text.h"
#include "utf8.h"

#include <string.h>

static size_t find(const struct extract *e, const char *name)
{
    size_t i = 0;

    while (i < e->groups && !text_same_words(e->group[i], name))
        i++;
    return i;
}

static void insert(struct extract *e, const char *name)
{
    size_t i = e->groups;

    for (; i && strcmp(e->group[i - 1], name) > 0; i--)
        if (i < EXTRACT_GROUPS)
            e->group[i] = e->group[i - 1];
    e->group[i] = name;
    if (e->groups < EXTRACT_GROUPS)
        e->groups++;
}

void extract_note_group(struct extract *e, const char *name)
{
    size_t i = find(e, name);

    if (i < e->groups) {
        if (strcmp(e->group[i], name) <= 0)
            return;
        memmove(&e->group[i], &e->group[i + 1], (--e->groups - i) * sizeof *e->group);
    } else if (e->groups == EXTRACT_GROUPS) {
        e->more_groups = true;
        if (strcmp(e->group[EXTRACT_GROUPS - 1], name) <= 0)
            return;
    }
    insert(e, arena_text(&e->in->observations.texts, name));
}

void extract_join_groups(struct extract *e, const struct extract *more)
{
    e->own_group |= more->own_group;
    e->more_groups |= more->more_groups;
    for (size_t i = 0; i < more->groups; i++)
        extract_note_group(e, more->group[i]);
}

void extract_report_groups(struct extract *e)
{
    const char *ours = e->programme->staff_group, *rows = e->left_out == 1 ? "row" : "rows";
    struct text names = {0};

    if (e->left_out && e->own_group)
        extract_report(e, "other_staff_group", 0, 0, NULL,
                       "%zu %s of other staff groups left out: only \"%s\" is counted", e->left_out,
                       rows, ours);
    if (!e->left_out || e->own_group)
        return;
    for (size_t i = 0; i < e->groups; i++) {
        text_add(&names, i ? ", \"" : "\"");
        utf8_add_short(&names, personal_is_in(e->group[i]) ? "(withheld)" : e->group[i], 60);
        text_add(&names, "\"");
    }
    extract_report(e, "no_own_staff_group", 0, 0, NULL,
                   "no row is of the staff group \"%s\": the file has %s%s, and gives no figure "
                   "(%zu %s left out)",
                   ours, names.data, e->more_groups ? " and others" : "", e->left_out, rows);
    text_free(&names);
}
