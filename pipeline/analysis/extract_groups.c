/* The staff groups of rows that are left out: how many rows, and of which groups; and rows whose
 * group is blank, or a slip. Of several spellings the first in the order of their bytes is kept,
 * and so of the groups, so that the order of the rows cannot be seen. */
#include "extract_row.h"

#include "period.h"
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
    struct text names = {0}, message = {0};

    if (!e->left_out)
        return;
    for (size_t i = 0; i < e->groups; i++) {
        text_add(&names, i ? ", \"" : "\"");
        utf8_add_short(&names, personal_is_in(e->group[i]) ? "(withheld)" : e->group[i], 60);
        text_add(&names, "\"");
    }
    if (e->more_groups)
        text_add(&names, " and others");
    if (e->own_group)
        text_addf(&message, "%zu %s of other staff groups left out, %s: only \"%s\" is counted",
                  e->left_out, rows, text_of(&names), ours);
    else
        text_addf(&message,
                  "no row is of the staff group \"%s\": the file has %s, and gives no figure "
                  "(%zu %s left out)",
                  ours, text_of(&names), e->left_out, rows);
    extract_report_on(e, e->own_group ? "other_staff_group" : "no_own_staff_group", 0, 0, NULL,
                      NULL, PERIOD_NONE, text_of(&message));
    text_free(&message);
    text_free(&names);
}

/* What cannot be seen: spaces of any kind, and signs that only join or part letters. */
static size_t unseen(const char *s)
{
    uint32_t code;
    size_t n = *s ? utf8_decode(s, &code) : 0;

    if (!n)
        return 0;
    return utf8_space(s) || code < ' ' || code == 0x7F || code == 0xAD || code == 0x34F ||
                   code == 0x61C || code == 0x180E || (code >= 0x200B && code <= 0x200F) ||
                   (code >= 0x202A && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F)
               ? n
               : 0;
}

static void add_seen(struct text *t, const char *s)
{
    for (size_t n; *s; s += n) {
        uint32_t code;

        n = unseen(s);
        if (n)
            continue;
        n = utf8_decode(s, &code);
        text_add_bytes(t, s, n);
    }
}

static bool same_but_for_unseen(const char *a, const char *b)
{
    struct text seen_a = {0}, seen_b = {0};
    bool same;

    add_seen(&seen_a, a);
    add_seen(&seen_b, b);
    same = text_same_words(text_of(&seen_a), text_of(&seen_b));
    text_free(&seen_a);
    text_free(&seen_b);
    return same;
}

static bool is_blank(const char *s)
{
    while (*s && unseen(s))
        s += unseen(s);
    return !*s;
}

/* The first sign that is not seen and is no plain space; "" when there is none. */
static void add_unseen(struct text *t, const char *s)
{
    uint32_t code;

    for (size_t n; *s; s += n) {
        n = utf8_decode(s, &code);
        if (unseen(s) && code != ' ') {
            text_addf(t, " (U+%04X)", (unsigned)code);
            return;
        }
    }
}

/* A group that is nearly the programme's is a slip rather than another group. */
static const char *slip(struct text *message, const char *name, const char *ours)
{
    struct text sign = {0};

    if (is_blank(name)) {
        text_addf(message,
                  "is no staff group: the row is refused; write whose figure it is, \"%s\" or "
                  "another group",
                  ours);
        return "no_staff_group";
    }
    add_unseen(&sign, name);
    if (sign.len && same_but_for_unseen(name, ours))
        text_addf(message,
                  "is \"%s\" but for a character that cannot be seen%s: the row is left out; type "
                  "the name anew",
                  ours, text_of(&sign));
    else if (text_distance(name, ours) <= 1 + strlen(ours) / 8)
        text_addf(message, "is nearly \"%s\", but not the same: the row is left out; correct it",
                  ours);
    text_free(&sign);
    return message->len ? "staff_group_nearly" : NULL;
}

bool row_leave_out(struct extract *e, size_t line, const char *const *field, size_t group)
{
    struct text message = {0};
    const char *check = slip(&message, field[group], e->programme->staff_group);

    if (!check) {
        e->left_out++;
        extract_note_group(e, field[group]);
        return true;
    }
    e->refused++;
    extract_report_on(e, check, line, group + 1, field[group], row_code(e, field, e->columns),
                      row_period(e, field), text_of(&message));
    row_tell_measure(e, row_measure(e, field, e->columns));
    text_free(&message);
    return false;
}
