#include "csvread.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

/* libcsv's own step of 128 bytes would copy a long field over and over */
enum { STEP = 4096 };

static void start_parser(struct csvread *r)
{
    if (csv_init(r->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL))
        mem_fail();
    csv_set_delim(r->parser, (unsigned char)r->comma);
    csv_set_blk_size(r->parser, STEP);
}

void csvread_open(struct csvread *r, const char *bytes, size_t n)
{
    *r = (struct csvread){
        .bytes = bytes, .end = bytes + n, .at = bytes, .next_line = 1, .comma = ','};
    r->parser = mem_new(1, sizeof *r->parser);
    start_parser(r);
}

void csvread_separate(struct csvread *r, char comma)
{
    r->comma = comma;
    csv_set_delim(r->parser, (unsigned char)comma);
}

void csvread_move(struct csvread *r, const char *bytes, size_t n, size_t line)
{
    r->bytes = r->at = bytes;
    r->end = bytes + n;
    r->next_line = line;
}

void csvread_free(struct csvread *r)
{
    if (r->parser)
        csv_free(r->parser);
    free(r->parser);
    free(r->field);
    free(r->starts);
    text_free(&r->texts);
    *r = (struct csvread){0};
}

static void take_field(void *bytes, size_t n, void *data)
{
    struct csvread *r = data;

    r->starts = mem_grow(r->starts, &r->starts_capacity, r->n + 1, sizeof *r->starts);
    r->starts[r->n++] = r->texts.len;
    if (n && memchr(bytes, 0, n))
        r->nul = true;
    text_add_bytes(&r->texts, bytes, n);
    text_add_bytes(&r->texts, "", 1);
}

static void take_record(int terminator, void *data)
{
    struct csvread *r = data;

    (void)terminator;
    r->complete = true;
}

/* The end of the physical line that begins at p: behind its LF, CRLF or CR. */
static const char *line_end(const char *p, const char *end)
{
    for (; p < end; p++) {
        if (*p == '\n')
            return p + 1;
        if (*p == '\r')
            return p + 1 < end && p[1] == '\n' ? p + 2 : p + 1;
    }
    return end;
}

/* Where field k (from 0) of the record begins: libcsv does not tell. */
static const char *field_start(const struct csvread *r, size_t k)
{
    bool quoted = false;

    for (const char *p = r->record_start; p < r->end; p++) {
        if (!k)
            return p;
        if (*p == '"')
            quoted = !quoted;
        else if (*p == r->comma && !quoted)
            k--;
    }
    return r->end;
}

static size_t lines_between(const char *from, const char *to)
{
    size_t n = 0;

    while (from < to && (from = line_end(from, to)) <= to && (from[-1] == '\n' || from[-1] == '\r'))
        n++;
    return n;
}

/* A fault: name the field that it is in, and go on at the line behind the one where that field
 * begins. An unclosed quote swallows whole lines; they are read again as records of their own. */
static enum csv_state fault(struct csvread *r, enum csv_fault kind)
{
    const char *start = field_start(r, r->n);

    r->fault = kind;
    r->fault_field = r->n + 1;
    r->line = r->record_line + lines_between(r->record_start, start);
    while (start < r->end && (*start == ' ' || *start == '\t') && *start != r->comma)
        start++;
    /* "closed" by the opening quote of a later field or line: it was never closed */
    if (kind == CSV_STRAY_QUOTE && start < r->end && *start == '"' &&
        (line_end(start, r->end) < r->at || (r->at - start > 2 && r->at[-2] == r->comma)))
        r->fault = CSV_OPEN_QUOTE;
    r->at = line_end(start, r->end);
    r->next_line = r->line + 1;
    csv_free(r->parser);
    start_parser(r);
    return CSV_FAULT;
}

static enum csv_state record(struct csvread *r)
{
    r->line = r->record_line;
    r->field = mem_grow(r->field, &r->capacity, r->n, sizeof *r->field);
    for (size_t i = 0; i < r->n; i++)
        r->field[i] = r->texts.data + r->starts[i];
    if (!r->nul)
        return CSV_RECORD;
    r->fault = CSV_NUL_BYTE;
    for (r->fault_field = 1; r->fault_field < r->n; r->fault_field++)
        if (r->starts[r->fault_field - 1] + strlen(r->field[r->fault_field - 1]) + 1 !=
            r->starts[r->fault_field])
            break;
    return CSV_FAULT;
}

enum csv_state csvread_next(struct csvread *r)
{
    r->n = 0;
    r->complete = r->nul = r->ended = false;
    text_clear(&r->texts);
    r->record_start = r->at;
    r->record_line = r->next_line;
    while (r->at < r->end) {
        const char *stop = line_end(r->at, r->end);
        size_t n = (size_t)(stop - r->at);
        size_t done = csv_parse(r->parser, r->at, n, take_field, take_record, r);

        if (done != n) {
            if (csv_error(r->parser) != CSV_EPARSE)
                mem_fail();
            r->at += done;
            return fault(r, CSV_STRAY_QUOTE);
        }
        r->at = stop;
        r->next_line++;
        if (r->complete)
            return record(r);
        if (!r->parser->pstate) { /* a blank line */
            r->record_start = r->at;
            r->record_line = r->next_line;
        }
    }
    r->ended = true;
    if (csv_fini(r->parser, take_field, take_record, r))
        return fault(r, CSV_OPEN_QUOTE);
    return r->complete ? record(r) : CSV_END;
}

const char *csvread_fault_words(enum csv_fault kind)
{
    static const char *const words[] = {
        [CSV_STRAY_QUOTE] = "a quote stands inside a field",
        [CSV_OPEN_QUOTE] = "a quote is opened and never closed",
        [CSV_NUL_BYTE] = "the field holds a NUL byte",
    };

    return words[kind];
}

void csv_add_field(struct text *t, const char *s)
{
    size_t n = strlen(s);
    bool spaces = n && (s[0] == ' ' || s[0] == '\t' || s[n - 1] == ' ' || s[n - 1] == '\t');

    if (!spaces && !strpbrk(s, ",\"\r\n")) {
        text_add_bytes(t, s, n);
        return;
    }
    text_add(t, "\"");
    for (; *s; s++) {
        if (*s == '"')
            text_add(t, "\"");
        text_add_bytes(t, s, 1);
    }
    text_add(t, "\"");
}

static bool looks_like_number(const char *s)
{
    bool digits = false;

    for (s += *s == '-' || *s == '+'; *s; s++) {
        if (*s >= '0' && *s <= '9')
            digits = true;
        else if (*s != '.' && *s != ',')
            return false;
    }
    return digits;
}

/* Apostrophes that stand there already are counted as part of it, so that one more can always be
 * taken away again. */
bool csv_is_formula(const char *s)
{
    static const char *const wide[] = {"\uff1d", "\uff0b", "\uff0d", "\uff20"};
    const char *behind = s + strspn(s, "'");

    for (size_t i = 0; i < sizeof wide / sizeof wide[0]; i++)
        if (!strncmp(behind, wide[i], strlen(wide[i])))
            return true;
    return *behind && strchr("=+-@\t\r", *behind) && (behind > s || !looks_like_number(s));
}

const char *csv_outside_text(const char *s)
{
    return *s == '\'' && csv_is_formula(s) ? s + 1 : s;
}

void csv_add_outside_field(struct text *t, const char *s)
{
    struct text safe = {0};

    if (!csv_is_formula(s)) {
        csv_add_field(t, s);
        return;
    }
    text_add(&safe, "'");
    text_add(&safe, s);
    csv_add_field(t, safe.data);
    text_free(&safe);
}
