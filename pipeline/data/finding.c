#include "finding.h"

#include "csvread.h"
#include "diag.h"
#include "files.h"
#include "outfile.h"
#include "period.h"
#include "record.h"
#include "table.h"
#include "utf8.h"

#include <assert.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* A table is UTF-8, whatever the names of files are. */
static const char *keep(struct findings *f, const char *s)
{
    struct text clean = {0};
    const char *kept;

    if (!s || utf8_valid(s, strlen(s)) == strlen(s))
        return arena_text(&f->texts, s ? s : "");
    utf8_add_clean(&clean, s);
    kept = arena_text(&f->texts, clean.data);
    text_free(&clean);
    return kept;
}

void findings_add(struct findings *f, const struct finding *finding)
{
    const struct finding_kind *kind = finding_kind(finding->check);
    struct finding *r;

    assert(kind); /* a check without a row in the catalogue */
    f->row = mem_grow(f->row, &f->capacity, f->n + 1, sizeof *f->row);
    r = &f->row[f->n++];
    *r = *finding;
    r->severity = kind->severity;
    r->check = kind->check;
    r->file = keep(f, finding->file);
    r->column = keep(f, finding->column);
    r->area_code = keep(f, finding->area_code);
    r->measure = keep(f, finding->measure);
    r->value = keep(f, finding->value);
    r->message = keep(f, finding->message);
}

void findings_join(struct findings *f, struct findings *more)
{
    f->row = mem_grow(f->row, &f->capacity, f->n + more->n, sizeof *f->row);
    if (more->n)
        memcpy(f->row + f->n, more->row, more->n * sizeof *f->row);
    f->n += more->n;
    more->n = 0;
    arena_join(&f->texts, &more->texts);
}

bool finding_refuses(const struct finding *finding)
{
    return finding->severity == SEVERITY_ERROR || !strcmp(finding->check, "staff_group_nearly");
}

bool finding_is_of_absence(const struct finding *finding)
{
    return !strcmp(finding->check, "area_gone");
}

bool finding_is_overridden(const struct finding *finding)
{
    return finding->severity == SEVERITY_NOTE &&
           finding_kind(finding->check)->severity != SEVERITY_NOTE;
}

static bool comes_after(const struct finding *a, const struct finding *b)
{
    int d = strcmp(a->file, b->file);

    if (d)
        return d > 0;
    return a->line != b->line ? a->line > b->line : a->field > b->field;
}

/* Merge sort: it keeps the order of equals, which qsort() does not promise. */
static void sort(struct finding *row, struct finding *room, size_t n)
{
    size_t half = n / 2, left = 0, right = half;

    if (n < 2)
        return;
    sort(row, room, half);
    sort(row + half, room, n - half);
    memcpy(room, row, n * sizeof *row);
    for (size_t i = 0; i < n; i++) {
        bool take_right = right < n && (left == half || comes_after(&room[left], &room[right]));

        row[i] = take_right ? room[right++] : room[left++];
    }
}

void findings_sort(struct findings *f)
{
    struct finding *room = mem_new(f->n, sizeof *room);

    sort(f->row, room, f->n);
    free(room);
}

size_t findings_count(const struct findings *f, enum severity severity)
{
    size_t n = 0;

    for (size_t i = 0; i < f->n; i++)
        n += f->row[i].severity == severity;
    return n;
}

size_t findings_bad_files(const struct findings *f)
{
    const char *last = NULL;
    size_t n = 0;

    for (size_t i = 0; i < f->n; i++)
        if (f->row[i].severity == SEVERITY_ERROR && (!last || strcmp(last, f->row[i].file))) {
            last = f->row[i].file;
            n++;
        }
    return n;
}

static void say(const struct finding *r, const char *path)
{
    struct text where = {0};

    if (r->field)
        text_addf(&where, "column %zu%s%s", r->field, *r->column ? ", " : "", r->column);
    diag_at(path, r->line, where.len ? where.data : NULL, "%s%s",
            r->severity == SEVERITY_ERROR     ? ""
            : r->severity == SEVERITY_WARNING ? "warning: "
                                              : "note: ",
            r->message);
    text_free(&where);
}

void findings_say(const struct findings *f, const char *folder, enum severity least, size_t most)
{
    struct arena paths = {0};
    const char *path = NULL;
    size_t of_file = 0;

    for (size_t i = 0; i < f->n; i++) {
        const struct finding *r = &f->row[i];

        if (!i || strcmp(r->file, f->row[i - 1].file)) {
            path = strchr(r->file, '/') ? r->file : files_join(&paths, folder, r->file);
            of_file = 0;
        }
        if (r->severity <= least && ++of_file <= most)
            say(r, path);
        if (of_file > most && (i + 1 == f->n || strcmp(r->file, f->row[i + 1].file)))
            diag_at(path, 0, NULL, "and %zu more, see the table of findings", of_file - most);
    }
    arena_free(&paths);
}

void findings_add_header(struct text *t)
{
    text_add(t,
             "severity,check,stage,file,line,field,column,area_code,period,measure,value,message,"
             "expected,remedy\n");
}

void finding_add_csv(struct text *t, const struct finding *r)
{
    const struct finding_kind *kind = finding_kind(r->check);

    text_addf(t, "%s,%s,%s,", finding_severity_word(r->severity), r->check,
              finding_stage_word(kind->stage));
    csv_add_outside_field(t, r->file);
    if (r->line)
        text_addf(t, ",%zu,", r->line);
    else
        text_add(t, ",,");
    if (r->field)
        text_addf(t, "%zu", r->field);
    text_add(t, ",");
    csv_add_outside_field(t, r->column);
    text_add(t, ",");
    csv_add_outside_field(t, r->area_code);
    text_add(t, ",");
    period_add(t, r->period);
    text_add(t, ",");
    csv_add_outside_field(t, r->measure);
    text_add(t, ",");
    csv_add_outside_field(t, r->value);
    text_add(t, ",");
    csv_add_outside_field(t, r->message);
    text_add(t, ",");
    csv_add_field(t, kind->expected);
    text_add(t, ",");
    csv_add_field(t, kind->remedy);
    text_add(t, "\n");
}

int findings_write(const struct findings *f, const char *path)
{
    struct outfile out = {0};

    outfile_begin(&out, path);
    findings_add_header(&out.text);
    for (size_t i = 0; i < f->n; i++) {
        finding_add_csv(&out.text, &f->row[i]);
        outfile_pass(&out);
    }
    return outfile_end(&out);
}

static int read_row(struct findings *f, const struct table *t, size_t row, const int *c)
{
    const char *severity = table_text(t, row, c[0]);
    struct finding r = {.check = table_text(t, row, c[1])};
    int word = record_word("error;warning;note", severity);
    long line, field;

    if (!finding_kind(r.check) || word < 0) {
        table_fault(t, row, c[word < 0 ? 0 : 1], word < 0 ? "is no severity" : "is no check");
        return -1;
    }
    if (table_whole(t, row, c[3], 0, &line) || table_whole(t, row, c[4], 0, &field) ||
        table_period(t, row, c[7], &r.period))
        return -1;
    r.file = csv_outside_text(table_text(t, row, c[2]));
    r.line = (size_t)line;
    r.field = (size_t)field;
    r.column = csv_outside_text(table_text(t, row, c[5]));
    r.area_code = csv_outside_text(table_text(t, row, c[6]));
    r.measure = csv_outside_text(table_text(t, row, c[8]));
    r.value = csv_outside_text(table_text(t, row, c[9]));
    r.message = csv_outside_text(table_text(t, row, c[10]));
    findings_add(f, &r);
    f->row[f->n - 1].severity = (enum severity)word;
    return 0;
}

int findings_read(struct findings *f, const char *path)
{
    static const char *const names[] = {"severity", "check",  "file",      "line",
                                        "field",    "column", "area_code", "period",
                                        "measure",  "value",  "message"};
    struct table t;
    int c[11], result;

    *f = (struct findings){0};
    if (table_read(&t, path)) {
        record_hint(path);
        return -1;
    }
    result = table_columns(&t, names, 11, c);
    for (size_t i = 0; !result && i < t.rows; i++)
        result = read_row(f, &t, i, c);
    table_free(&t);
    if (result)
        record_hint(path);
    if (result)
        findings_free(f);
    return result;
}

void findings_free(struct findings *f)
{
    free(f->row);
    arena_free(&f->texts);
    *f = (struct findings){0};
}
