/* One extract as a file: its header, its records, and what can be said of it as a whole. */
#include "ingest.h"

#include "csvread.h"
#include "extract_memo.h"
#include "period.h"
#include "personal.h"
#include "utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Without a header, the first line may hold anything. */
static const char *column_name(const struct extract *e, size_t line, size_t field)
{
    if (!field || field > e->columns || (line && line < e->header_line))
        return "";
    return personal_is_in(e->header[field - 1]) ? "(withheld)" : e->header[field - 1];
}

void extract_report_on(struct extract *e, const char *check, size_t line, size_t field,
                       const char *value, const char *area_code, int period, const char *message)
{
    struct text shown = {0}, sentence = {0};

    if (value && personal_is_in(value))
        text_add(&shown, "(withheld)");
    else if (value)
        utf8_add_short(&shown, value, 60);
    if (value) {
        text_addf(&sentence, "\"%s\" ", text_of(&shown));
    }
    text_add(&sentence, message);
    findings_add(&e->in->findings, &(struct finding){
                                       .check = check,
                                       .file = e->name,
                                       .line = line,
                                       .field = field,
                                       .column = column_name(e, line, field),
                                       .area_code = area_code,
                                       .period = period,
                                       .value = text_of(&shown),
                                       .message = sentence.data,
                                   });
    text_free(&sentence);
    text_free(&shown);
}

void extract_report(struct extract *e, const char *check, size_t line, size_t field,
                    const char *value, const char *format, ...)
{
    char message[1024];
    va_list args;

    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    extract_report_on(e, check, line, field, value, NULL, PERIOD_NONE, message);
}

void extract_report_fault(struct extract *e, const struct csvstream *r)
{
    static const char *const checks[] = {
        [CSV_STRAY_QUOTE] = "stray_quote",
        [CSV_OPEN_QUOTE] = "unclosed_quote",
        [CSV_NUL_BYTE] = "nul_byte",
    };

    e->faults++;
    e->sums.unknown = true;
    extract_report(e, checks[r->fault], r->line, r->fault_field, NULL,
                   "%s: the line is refused; %s", csvread_fault_words(r->fault),
                   r->fault == CSV_NUL_BYTE ? "save the file as CSV UTF-8"
                   : r->cut
                       ? "the file ends here: was it cut off?"
                       : "a quote inside a text is written twice, and the text stands in quotes");
}

static void read_record(struct extract *e, struct extract_memo *memo, struct csvstream *s)
{
    size_t said = e->in->findings.n;
    struct observation key;
    enum extract_fate fate;

    e->in->rows++;
    fate = extract_row(e, s->line, csvstream_fields(s), s->n, s->cut, &key);
    if (memo && e->in->findings.n == said)
        extract_memo_learn(memo, e, s, fate, &key);
}

void extract_records(struct extract *e, struct csvstream *s, struct extract_memo *memo)
{
    enum csv_state state;

    while ((state = memo ? extract_memo_next(memo, e, s) : csvstream_next(s)) != CSV_END)
        if (state == CSV_FAULT)
            extract_report_fault(e, s);
        else
            read_record(e, memo, s);
}

/* The rows that were read to find the layout of a file without a header. */
static void take_held(struct extract *e)
{
    struct observation key;

    for (size_t i = 0; i < e->n_held; i++) {
        const struct extract_held *h = &e->held[i];

        e->in->rows++;
        extract_row(e, h->line, h->field, h->n, h->cut, &key);
    }
    e->n_held = 0;
}

/* The header: the first record. Returns whether the records behind it can be understood. */
static bool begin(struct extract *e, struct csvstream *s)
{
    enum csv_state state = csvstream_next(s);

    if (state == CSV_RECORD && extract_skip_sep(e, s))
        state = csvstream_next(s);
    if (state == CSV_FAULT) {
        extract_report_fault(e, s);
    } else if (state == CSV_RECORD) {
        extract_note_comma(e, s->line);
        return !extract_header(e, s);
    } else if (!s->lines.failed) {
        extract_report(e, "empty_file", 0, 0, NULL,
                       "the file holds no line: a header line and rows were expected");
    }
    return false;
}

/* What can be said when all has been read. */
static void finish(struct extract *e, const struct csvstream *s, bool marked, bool begun)
{
    extract_note_line_ends(e, &s->lines, e->said_before + marked);
    if (begun && !e->in->rows && !e->faults)
        extract_report(e, "no_rows", 0, 0, NULL,
                       "the file holds a header and no rows: is it the right one?");
    if (e->in->rows && e->in->rows == e->total_rows)
        extract_report(e, "only_totals", 0, 0, NULL,
                       "every row is a total, and a total is not used: nothing of the file is "
                       "counted; are the rows that it adds up missing?");
    extract_report_groups(e);
    if (e->closed)
        extract_report(e, "closed_zeros", 0, 0, NULL,
                       "%zu %s of areas that did not exist when this was collected %s nothing but "
                       "zeros: left out",
                       e->closed, e->closed == 1 ? "row" : "rows",
                       e->closed == 1 ? "holds" : "hold");
    extract_report_unmapped(e);
    if (begun && e->parts)
        extract_sum_up(e);
    extract_check_totals(e);
}

/* What was found before the header was read gets the names of its columns. */
static void name_columns(struct extract *e)
{
    for (size_t i = 0; i < e->in->findings.n; i++) {
        struct finding *f = &e->in->findings.row[i];

        if (!*f->column)
            f->column = arena_text(&e->in->findings.texts, column_name(e, f->line, f->field));
    }
}

/* Forget what was read: the file is damaged, or is to be read again in another way. */
static void forget(struct extract *e)
{
    e->in->findings.n = e->said_before;
    e->in->observations.n = e->in->rows = 0;
    extract_sums_free(&e->sums);
    extract_totals_free(&e->totals);
    extract_once_free(e->once);
    e->once = NULL;
    unmapped_free(&e->unmapped);
    arena_free(&e->texts);
    e->header = NULL;
    e->layout = NULL;
    e->columns = e->left_out = e->faults = e->refused = e->n_held = e->groups = e->total_rows = 0;
    e->day_said = e->early_said = e->parts = e->own_group = e->more_groups = e->utf_16 = false;
    e->header_line = 0;
    e->formula_said = 0;
    e->comma = '\0';
    e->closed = 0;
}

static void refuse(struct extract *e, const char *fault)
{
    forget(e);
    extract_report(e, "unreadable", 0, 0, NULL, "%s: the file is refused", fault);
}

/* What is no text: a file that is damaged as well is that first of all. */
static void pass_over(struct extract *e, struct deflate_in *file)
{
    char piece[4096];
    long n;

    while ((n = deflate_read(file, piece, sizeof piece)) > 0)
        ;
    if (n < 0)
        refuse(e, deflate_fault(file));
}

/* Returns false when it has to be read again with one thread. */
static bool read_file(struct extract *e, struct deflate_in *file, size_t threads)
{
    struct extract_source source = {e, file};
    struct csvstream s;
    enum lines_mark mark;
    bool begun, done = true;

    extract_stream(&s, &source, &mark);
    if (!s.lines.failed && !extract_is_text(e, &s, mark)) {
        pass_over(e, file);
        goto close;
    }
    begun = begin(e, &s);
    take_held(e);
    if (begun)
        done = extract_pieces(e, &s, file, e->utf_16 || e->once ? 1 : threads);
    if (done)
        csvstream_drain(&s);
    if (s.lines.failed)
        refuse(e, deflate_fault(file));
    else if (done) {
        finish(e, &s, mark != LINES_NO_MARK, begun);
        name_columns(e);
    }
close:
    csvstream_free(&s);
    return done;
}

void extract_read(struct extract *e, size_t threads)
{
    struct deflate_in file;
    const char *fault = deflate_open(&file, e->path);

    e->said_before = e->in->findings.n;
    if (fault)
        refuse(e, fault);
    else if (!read_file(e, &file, threads)) {
        forget(e);
        deflate_range(&file, 0, file.size);
        read_file(e, &file, 1);
    }
    extract_sums_free(&e->sums);
    extract_totals_free(&e->totals);
    extract_once_free(e->once);
    e->once = NULL;
    unmapped_join(&e->in->unmapped, &e->unmapped, 0);
    deflate_close(&file);
}
