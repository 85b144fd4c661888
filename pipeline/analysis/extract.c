/* One extract as a file: its encoding, its lines, its header. */
#include "ingest.h"

#include "csvread.h"
#include "deflate.h"
#include "period.h"
#include "utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void extract_report_on(struct extract *e, enum severity severity, const char *check, size_t line,
                       size_t field, const char *value, const char *area_code, int period,
                       const char *message)
{
    struct text shown = {0}, sentence = {0};

    if (value) {
        utf8_add_short(&shown, value, 60);
        text_addf(&sentence, "\"%s\" ", text_of(&shown));
    }
    text_add(&sentence, message);
    findings_add(&e->in->findings,
                 &(struct finding){
                     .severity = severity,
                     .check = check,
                     .file = e->name,
                     .line = line,
                     .field = field,
                     .column = field && field <= e->columns ? e->header[field - 1] : "",
                     .area_code = area_code,
                     .period = period,
                     .value = text_of(&shown),
                     .message = sentence.data,
                 });
    text_free(&sentence);
    text_free(&shown);
}

void extract_report(struct extract *e, enum severity severity, const char *check, size_t line,
                    size_t field, const char *value, const char *format, ...)
{
    char message[1024];
    va_list args;

    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    extract_report_on(e, severity, check, line, field, value, NULL, PERIOD_NONE, message);
}

/* How many fields have begun before p on a line that begins at s. */
static size_t field_at(const char *s, const char *p)
{
    size_t field = 1;
    bool quoted = false;

    for (; s < p; s++) {
        if (*s == '"')
            quoted = !quoted;
        field += *s == ',' && !quoted;
    }
    return field;
}

static void note_line_ends(struct extract *e, const struct text *t)
{
    const char *first = memchr(text_of(t), '\r', t->len);
    size_t crlf = 0, lf = 0;

    if (!first)
        return;
    for (size_t i = 0; i < t->len; i++) {
        crlf += t->data[i] == '\n' && i && t->data[i - 1] == '\r';
        lf += t->data[i] == '\n' && !(i && t->data[i - 1] == '\r');
    }
    extract_report(e, SEVERITY_NOTE, crlf ? "crlf" : "cr", 1, field_at(t->data, first), NULL,
                   "lines end in %s%s: read as usual",
                   crlf ? "CR LF (Windows)" : "CR (old Macintosh)", lf ? ", others in LF" : "");
}

/* Lines that are not UTF-8 are taken for Windows-1252, which is what a spreadsheet saves as CSV on
 * Windows; line by line, since files are glued together from several. */
static void convert(struct extract *e, struct text *t)
{
    struct text good = {0};
    const char *p = text_of(t), *end = p + t->len;

    if (utf8_valid(p, t->len) == t->len)
        return;
    for (size_t line = 1; p < end; line++) {
        const char *stop = memchr(p, '\n', (size_t)(end - p));
        size_t n = (size_t)((stop ? stop + 1 : end) - p), valid = utf8_valid(p, n);
        size_t field = field_at(p, p + valid);

        if (valid == n) {
            text_add_bytes(&good, p, n);
        } else if (utf8_add_windows_1252(&good, p, n)) {
            extract_report(e, SEVERITY_ERROR, "not_text", line, field, NULL,
                           "byte 0x%02X is neither UTF-8 nor Windows-1252: the line is refused; "
                           "save the file as CSV UTF-8",
                           (unsigned char)p[valid]);
            text_add(&good, "\n");
        } else {
            extract_report(e, SEVERITY_WARNING, "windows_1252", line, field, NULL,
                           "byte 0x%02X is not UTF-8: the line was read as Windows-1252; save the "
                           "file as CSV UTF-8",
                           (unsigned char)p[valid]);
        }
        p += n;
    }
    text_free(t);
    *t = good;
}

/* Returns how many bytes to pass over, or -1 when the file is refused. */
static int byte_order_mark(struct extract *e, const struct text *t)
{
    const char *p = text_of(t);

    if (t->len >= 2 && (!memcmp(p, "\xFF\xFE", 2) || !memcmp(p, "\xFE\xFF", 2))) {
        extract_report(e, SEVERITY_ERROR, "utf_16", 1, 1, NULL,
                       "the file is UTF-16 and is refused: save it as CSV UTF-8");
        return -1;
    }
    if (t->len < 3 || memcmp(p, "\xEF\xBB\xBF", 3))
        return 0;
    extract_report(e, SEVERITY_NOTE, "byte_order_mark", 1, 1, NULL,
                   "the file begins with a UTF-8 byte order mark: passed over");
    return 3;
}

static void explain_header(struct extract *e, size_t line, const struct extract_layout *near)
{
    if (!near && e->columns == 1 && strpbrk(e->header[0], ";\t")) {
        extract_report(e, SEVERITY_ERROR, "not_commas", line, 1, NULL,
                       "the columns are separated by %s: the file is refused; save it as CSV with "
                       "commas",
                       strchr(e->header[0], ';') ? "semicolons" : "tabs");
        return;
    }
    if (!near) {
        extract_report(e, SEVERITY_ERROR, "unknown_layout", line, 1, NULL,
                       "no layout has any of these columns: the file is refused; is its first line "
                       "the header?");
        return;
    }
    for (size_t i = 0; i < e->columns; i++)
        if (!extract_layout_column(near, e->header[i]))
            extract_report(
                e, SEVERITY_ERROR, "unknown_column", line, i + 1, e->header[i],
                "is no column of layout \"%s\": the file is refused; correct the header, "
                "or add the column to the layout",
                near->name);
    for (size_t i = 0; i < near->n; i++) {
        const struct layout_rule *r = &near->rule[i];
        bool found = r->role >= ROLE_PERIODS || !*r->column;

        for (size_t j = 0; j < e->columns && !found; j++)
            found = extract_layout_column(near, e->header[j]) == r;
        if (!found)
            extract_report(e, SEVERITY_ERROR, "missing_column", line, 0, NULL,
                           "the column \"%s\" of layout \"%s\" is missing: the file is refused",
                           r->column, near->name);
    }
}

static int read_header(struct extract *e, const struct csvread *r)
{
    const struct extract_layout *near;
    int result = 0;

    e->columns = r->n;
    e->header = arena_new(&e->texts, r->n, sizeof *e->header);
    e->rule = arena_new(&e->texts, r->n, sizeof *e->rule);
    for (size_t i = 0; i < r->n; i++) {
        e->header[i] = arena_text(&e->texts, r->field[i]);
        for (size_t j = 0; j < i; j++)
            if (!strcmp(e->header[i], e->header[j])) {
                extract_report(e, SEVERITY_ERROR, "column_twice", r->line, i + 1, e->header[i],
                               "stands in the header twice: the file is refused");
                result = -1;
            }
    }
    if (result)
        return result;
    e->layout = extract_layout_match(e->layouts, e->header, e->columns, &near);
    if (!e->layout) {
        explain_header(e, r->line, near);
        return -1;
    }
    for (size_t i = 0; i < e->columns; i++)
        e->rule[i] = extract_layout_column(e->layout, e->header[i]);
    return 0;
}

static void report_fault(struct extract *e, const struct csvread *r, bool cut)
{
    static const char *const checks[] = {
        [CSV_STRAY_QUOTE] = "stray_quote",
        [CSV_OPEN_QUOTE] = "unclosed_quote",
        [CSV_NUL_BYTE] = "nul_byte",
    };

    extract_report(e, SEVERITY_ERROR, checks[r->fault], r->line, r->fault_field, NULL,
                   "%s: the line is refused; %s", csvread_fault_words(r->fault),
                   r->fault == CSV_NUL_BYTE ? "save the file as CSV UTF-8"
                   : cut                    ? "the file ends here: was it cut off?"
                         : "a quote inside a text is written twice, and the text stands in quotes");
}

/* Is anything left but line ends? */
static bool at_end(const struct csvread *r)
{
    for (const char *p = r->at; p < r->end; p++)
        if (*p != '\n' && *p != '\r')
            return false;
    return true;
}

static void read_records(struct extract *e, const char *bytes, size_t n)
{
    struct csvread r;
    enum csv_state state;
    bool cut = n && bytes[n - 1] != '\n' && bytes[n - 1] != '\r';
    size_t rows = e->in->rows, faults = 0;

    csvread_open(&r, bytes, n);
    while ((state = csvread_next(&r)) != CSV_END) {
        if (state == CSV_FAULT) {
            report_fault(e, &r, cut && at_end(&r));
            faults++;
            if (!e->layout)
                break; /* without a header nothing else can be understood */
        } else if (!e->layout) {
            if (read_header(e, &r))
                break;
        } else {
            e->in->rows++;
            extract_row(e, r.line, r.field, r.n, cut && at_end(&r));
        }
    }
    if (state == CSV_END && !e->layout)
        extract_report(e, SEVERITY_ERROR, "empty_file", 0, 0, NULL,
                       "the file holds no line: a header line and rows were expected");
    if (e->layout && rows == e->in->rows && !faults)
        extract_report(e, SEVERITY_WARNING, "no_rows", 0, 0, NULL,
                       "the file holds a header and no rows: is it the right one?");
    csvread_free(&r);
}

/* What was found before the header was read gets the names of its columns. */
static void name_columns(struct extract *e, size_t first)
{
    for (size_t i = first; i < e->in->findings.n; i++) {
        struct finding *f = &e->in->findings.row[i];

        if (f->field && f->field <= e->columns && !*f->column)
            f->column = arena_text(&e->in->findings.texts, e->header[f->field - 1]);
    }
}

void extract_read(struct extract *e)
{
    struct text bytes = {0};
    const char *fault = deflate_read_file(&bytes, e->path);
    size_t first = e->in->findings.n;
    int skip;

    if (fault) {
        extract_report(e, SEVERITY_ERROR, "unreadable", 0, 0, NULL, "%s: the file is refused",
                       fault);
        goto free_bytes;
    }
    skip = byte_order_mark(e, &bytes);
    if (skip < 0)
        goto free_bytes;
    note_line_ends(e, &bytes);
    convert(e, &bytes);
    read_records(e, text_of(&bytes) + skip, bytes.len - (size_t)skip);
    if (e->left_out)
        extract_report(e, SEVERITY_NOTE, "other_staff_group", 0, 0, NULL,
                       "%zu %s of other staff groups left out: only \"%s\" is counted", e->left_out,
                       e->left_out == 1 ? "row" : "rows", e->programme->staff_group);
    name_columns(e, first);
free_bytes:
    text_free(&bytes);
}
