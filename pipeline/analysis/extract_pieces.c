/* A large file in pieces. Each begins behind a line end, of which it is assumed that it stands
 * outside quotes: that is so when the piece before, which begins where a record does, ends there
 * with a whole record; and the first one begins with the file. Where it is not so, the file is read
 * again in one. */
#include "ingest.h"

#include "extract_memo.h"
#include "parallel.h"

#include <stdlib.h>
#include <string.h>

enum { USUAL_LEAST = 512 * 1024 };

struct piece {
    struct extract extract;
    struct ingest in;
    struct deflate_in file;
    struct csvstream own, *stream;
    uint64_t from, to;
    bool marked;
};

static uint64_t least_piece(const struct ingest_way *way)
{
    return way->least_piece ? way->least_piece : USUAL_LEAST;
}

bool extract_is_large(const struct ingest_way *way, uint64_t size)
{
    return size / 2 >= least_piece(way);
}

/* Where the first line behind `from` begins; the end of the file when there is none. */
static uint64_t next_line(const struct deflate_in *file, uint64_t from)
{
    struct deflate_in in = *file;
    char block[4096];
    const char *end = NULL;
    long n;

    deflate_range(&in, from, in.size);
    while (!end && (n = deflate_read(&in, block, sizeof block)) > 0) {
        end = memchr(block, '\n', (size_t)n);
        from += end ? (uint64_t)(end - block) + 1 : (uint64_t)n;
    }
    return end ? from : in.size;
}

static void begin(struct piece *p, const struct extract *e, const struct deflate_in *file,
                  uint64_t from)
{
    p->extract = *e;
    p->extract.in = &p->in;
    p->extract.sums = (struct extract_sums){0};
    p->extract.left_out = p->extract.refused = p->extract.faults = p->extract.groups = 0;
    p->extract.own_group = p->extract.more_groups = false;
    p->file = *file;
    p->stream = &p->own;
    p->from = from;
    p->to = file->size;
}

static void read_piece(void *context, size_t i)
{
    struct piece *p = (struct piece *)context + i;
    struct extract_source source = {&p->extract, &p->file};
    enum lines_mark mark = LINES_NO_MARK;

    if (i) {
        deflate_range(&p->file, p->from, p->to);
        extract_stream(p->stream, &source, &mark);
    }
    p->marked = mark != LINES_NO_MARK; /* which means something at the beginning of a file only */
    if (!p->marked)
        extract_records(&p->extract, p->stream);
}

/* Is what was read of the n pieces what a reader of all would have read? */
static bool is_sound(const struct piece *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (p[i].marked || p[i].stream->lines.failed || (i + 1 < n && p[i].stream->open))
            return false;
    return true;
}

static bool is_said(const struct extract *e, const struct finding *f)
{
    return (e->day_said && !strcmp(f->check, "not_last_day")) ||
           (e->early_said && !strcmp(f->check, "early_period"));
}

static void join_rows(struct ingest *in, struct ingest *more, size_t line)
{
    for (size_t i = 0; i < more->observations.n; i++)
        more->observations.row[i].source_line += line;
    observations_join(&in->observations, &more->observations);
    in->rows += more->rows;
}

static void join_findings(struct extract *e, struct findings *more, size_t line)
{
    size_t n = 0;

    for (size_t i = 0; i < more->n; i++) {
        if (is_said(e, &more->row[i]))
            continue;
        more->row[n] = more->row[i];
        more->row[n++].line += line;
    }
    more->n = n;
    findings_join(&e->in->findings, more);
}

static void join_line_ends(struct lines *l, const struct lines *more, size_t line)
{
    if (!l->cr_line && more->cr_line) {
        l->cr_line = more->cr_line + line;
        l->cr_field = more->cr_field;
    }
    l->crlf |= more->crlf;
    l->lf |= more->lf;
}

/* Put a piece behind what was read before it; its first line is line + 1. */
static void join(struct extract *e, struct csvstream *s, struct piece *p, size_t line)
{
    join_rows(e->in, &p->in, line);
    join_findings(e, &p->in.findings, line);
    join_line_ends(&s->lines, &p->stream->lines, line);
    extract_sums_join(&e->sums, &p->extract.sums);
    e->left_out += p->extract.left_out;
    e->refused += p->extract.refused;
    extract_join_groups(e, &p->extract);
    e->faults += p->extract.faults;
    e->day_said |= p->extract.day_said;
    e->early_said |= p->extract.early_said;
}

static void end(struct piece *p)
{
    extract_sums_free(&p->extract.sums);
    ingest_free(&p->in);
    csvstream_free(p->stream);
}

bool extract_pieces(struct extract *e, struct csvstream *s, struct deflate_in *file, size_t threads)
{
    size_t most = (size_t)(file->size / least_piece(e->way)), n = 1;
    size_t line;
    struct piece *p;
    bool sound;

    most = most < threads ? most : threads;
    most = most ? most : 1;
    p = mem_new(most, sizeof *p);
    for (size_t i = 1; i < most; i++) {
        uint64_t from = next_line(file, file->size / most * i);

        /* what was read with the header belongs to the first */
        if (from <= p[n - 1].from || from < file->at || from == file->size)
            continue;
        p[n - 1].to = from;
        begin(&p[n++], e, file, from);
    }
    p[0].extract = *e;
    p[0].stream = s;
    if (n > 1)
        deflate_range(file, file->at, p[0].to);
    parallel_run(threads, n, read_piece, p);
    *e = p[0].extract;
    sound = n == 1 || is_sound(p, n);
    line = s->next_line - 1;
    for (size_t i = 1; i < n; i++) {
        if (sound)
            join(e, s, &p[i], line);
        line += p[i].stream->next_line - 1;
        end(&p[i]);
    }
    free(p);
    return sound;
}
