/* One extract as bytes: what it is read from; what its first bytes, its line ends and what
 * separates its fields say of it. */
#include "ingest.h"

#include <stdlib.h>
#include <string.h>

/* A line that is no text; see lines.h. */
static void report_foreign(void *context, size_t line, size_t field, unsigned char byte, bool taken)
{
    struct extract *e = ((struct extract_source *)context)->extract;

    if (taken)
        extract_report(e, "windows_1252", line, field, NULL,
                       "byte 0x%02X is not UTF-8: the line was read as Windows-1252; save the "
                       "file as CSV UTF-8",
                       byte);
    else if (e->utf_16)
        extract_report(e, "not_text", line, field, NULL,
                       "%s: the line is refused; save the file again, as CSV UTF-8",
                       byte == UTF16_CUT ? "the file ends within a character of UTF-16 (an odd "
                                           "number of bytes)"
                                         : "half of a character of UTF-16 stands alone (a "
                                           "surrogate)");
    else
        extract_report(e, "not_text", line, field, NULL,
                       "byte 0x%02X is neither UTF-8 nor Windows-1252: the line is refused; "
                       "save the file as CSV UTF-8",
                       byte);
}

static long read_bytes(void *context, char *into, size_t n)
{
    struct extract_source *source = context;

    return deflate_read(source->file, into, n);
}

void extract_stream(struct csvstream *s, struct extract_source *source, enum lines_mark *mark)
{
    struct extract *e = source->extract;

    csvstream_open(s, &(struct lines_source){read_bytes, report_foreign, source, e->comma},
                   e->way->block, mark);
    s->careful |= e->way->careful;
    e->comma = s->lines.comma;
    e->utf_16 = *mark == LINES_UTF_16;
}

/* one row a mark that a file may begin with */
static const struct {
    const char *check;
    bool refused;
    const char *message;
} marks[] = {
    [LINES_UTF_8] = {"byte_order_mark", false,
                     "the file begins with a UTF-8 byte order mark: passed over"},
    [LINES_UTF_16] = {"utf_16", false, "the file is UTF-16: converted to UTF-8"},
    [LINES_UTF_16_UNMARKED] = {"utf_16_unmarked", true,
                               "every other byte is NUL: the file looks like UTF-16 without a byte "
                               "order mark, and is refused; save it as CSV UTF-8"},
    [LINES_UTF_32] = {"utf_32", true, "the file is UTF-32 and is refused: save it as CSV UTF-8"},
};

/* what is no text, by its first bytes */
static const struct {
    const char *begin, *words;
} formats[] = {
    {"PK\x03\x04", "a zip file, as spreadsheets (.xlsx) and packed folders are"},
    {"\xD0\xCF\x11\xE0", "a spreadsheet or document of an old format (.xls)"},
    {"\x1F\x8B", "gzip data within gzip data"},
    {"%PDF", "a PDF"},
};

bool extract_is_text(struct extract *e, const struct csvstream *s, enum lines_mark mark)
{
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++)
        if (lines_begin_with(&s->lines, formats[i].begin)) {
            extract_report(e, "other_format", 0, 0, NULL,
                           "the file is %s, and not CSV: it is refused; unpack it or save it as "
                           "CSV UTF-8",
                           formats[i].words);
            return false;
        }
    if (mark == LINES_NO_MARK)
        return true;
    extract_report(e, marks[mark].check, 1, 1, NULL, "%s", marks[mark].message);
    return !marks[mark].refused;
}

/* Put the finding that was added last in front of those from `place` on. */
static void put_first(struct findings *f, size_t place)
{
    struct finding last = f->row[f->n - 1];

    memmove(&f->row[place + 1], &f->row[place], (f->n - 1 - place) * sizeof last);
    f->row[place] = last;
}

void extract_note_line_ends(struct extract *e, const struct lines *l, size_t place)
{
    if (!l->cr_line)
        return;
    extract_report(
        e, l->crlf ? "crlf" : "cr", l->cr_line, l->cr_field, NULL,
        "lines end in %s%s%s: read as usual", l->crlf ? "CR LF (Windows)" : "CR (old Macintosh)",
        l->lf ? ", others in LF" : "", l->crlf && l->cr ? ", others in CR (old Macintosh)" : "");
    put_first(&e->in->findings, place);
}

/* "sep=;" separates itself into two fields, where it does not stand in quotes. */
bool extract_skip_sep(struct extract *e, struct csvstream *s)
{
    const char *const *field = csvstream_fields(s);
    struct text line = {0};
    bool is_sep;

    text_add(&line, field[0]);
    if (s->n == 2 && !*field[1])
        text_add_bytes(&line, &e->comma, 1);
    is_sep = s->line == 1 && s->n < 3 && lines_is_sep(line.data, line.len);
    text_free(&line);
    if (is_sep)
        extract_report(e, "sep_line", 1, 1, NULL,
                       "the first line says what separates the fields, as a spreadsheet writes it: "
                       "passed over, the header is behind it");
    return is_sep;
}

const char *extract_comma_word(const struct extract *e)
{
    return e->comma == ';' ? "semicolon" : e->comma == '\t' ? "tab" : "comma";
}

void extract_note_comma(struct extract *e, size_t line)
{
    if (e->comma == ',')
        return;
    extract_report(e, e->comma == ';' ? "semicolons" : "tabs", line, 1, NULL,
                   "%ss stand between the columns: read as such", extract_comma_word(e));
}
