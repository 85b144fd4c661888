#include "csvstream.h"

#include <stdlib.h>
#include <string.h>

void csvstream_open(struct csvstream *s, const struct lines_source *source, size_t block,
                    enum lines_mark *mark)
{
    *s = (struct csvstream){.next_line = 1};
    lines_open(&s->lines, source, block, mark);
    csvread_open(&s->odd, "", 0);
    csvread_separate(&s->odd, s->lines.comma);
    s->careful = s->lines.comma != ',';
}

void csvstream_free(struct csvstream *s)
{
    lines_free(&s->lines);
    csvread_free(&s->odd);
    free(s->field);
    text_free(&s->texts);
    *s = (struct csvstream){0};
}

static bool ends_a_line(const char *p)
{
    return p[-1] == '\n' || p[-1] == '\r';
}

/* One record, or fault, by csvread. Returns whether it is known; else more bytes are needed. */
static bool take_odd(struct csvstream *s, enum csv_state *state)
{
    struct lines *l = &s->lines;

    csvread_move(&s->odd, l->at, (size_t)(l->end - l->at), s->next_line);
    *state = csvread_next(&s->odd);
    if (*state == CSV_FAULT && s->odd.ended && !l->last) {
        lines_more(l, s->next_line);
        return false;
    }
    s->open |= *state == CSV_FAULT && s->odd.ended;
    l->at = s->odd.at;
    s->next_line = s->odd.next_line;
    s->line = s->odd.line;
    s->n = s->odd.n;
    s->fault = s->odd.fault;
    s->fault_field = s->odd.fault_field;
    s->ends = NULL;
    s->cut = l->last && l->at == l->end && !ends_a_line(l->end);
    return *state != CSV_END;
}

enum csv_state csvstream_read_on(struct csvstream *s)
{
    struct lines *l = &s->lines;
    enum csv_state state;

    for (;;) {
        l->at = s->split.rows ? s->base + s->split.bytes : l->at;
        s->row = s->split.rows = 0;
        if (l->at == l->end) {
            if (l->last || l->failed)
                return CSV_END;
            lines_more(l, s->next_line);
            continue;
        }
        if (!l->odd && !s->careful) {
            s->base = l->at;
            csvsplit_run(&s->split, l->at, (size_t)(l->end - l->at), s->way);
            if (csvstream_take(s))
                return CSV_RECORD;
            if (s->split.rows)
                continue;
        }
        if (take_odd(s, &state))
            return l->failed ? CSV_END : state;
    }
}

void csvstream_drain(struct csvstream *s)
{
    struct lines *l = &s->lines;

    if (s->row)
        l->at = s->base + s->split.end[s->split.last[s->row - 1] - 1] + 1;
    s->row = s->split.rows = 0;
    while (!l->last && !l->failed) {
        s->next_line += csvsplit_survey(l->at, (size_t)(l->end - l->at), s->way).lines;
        l->at = l->end;
        lines_more(l, s->next_line);
    }
}

/* Add the text of a field: without the spaces and tabs around it, or without its quotes. */
static void add_text(struct text *t, struct csv_raw raw)
{
    const char *p = raw.s, *end = raw.s + raw.n, *quote;

    if (raw.n && *p == '"') {
        for (p++, end--; (quote = memchr(p, '"', (size_t)(end - p))); p = quote + 2)
            text_add_bytes(t, p, (size_t)(quote + 1 - p));
    } else {
        while (p < end && (*p == ' ' || *p == '\t'))
            p++;
        while (end > p && (end[-1] == ' ' || end[-1] == '\t'))
            end--;
    }
    text_add_bytes(t, p, (size_t)(end - p));
    text_add_bytes(t, "", 1);
}

const char *const *csvstream_fields(struct csvstream *s)
{
    const char *p;

    if (!csvstream_is_regular(s))
        return s->odd.field;
    text_clear(&s->texts);
    for (size_t i = 0; i < s->n; i++)
        add_text(&s->texts, csvstream_raw(s, i));
    s->field = mem_grow(s->field, &s->capacity, s->n, sizeof *s->field);
    p = s->texts.data;
    for (size_t i = 0; i < s->n; i++, p += strlen(p) + 1)
        s->field[i] = p;
    return s->field;
}
