/* A large file in pieces, large ones first and then smaller ones, so that no thread waits long for
 * another that is held up; but few, since a figure with rows in two pieces may be learnt twice.
 * Each begins behind a line end, of which it is assumed that it stands outside quotes: that is so
 * when the piece before, which begins where a record does, ends there with a whole record; and the
 * first one begins with the file. Where it is not so, the file is read again in one. */
#include "ingest.h"

#include "extract_memo.h"
#include "parallel.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

/* bytes that are worth a thread, and that are worth a piece more */
enum { USUAL_LEAST = 512 * 1024, USUAL_WORTH = 16 * 1024 * 1024 };

struct piece {
    struct extract extract;
    struct ingest in;
    uint64_t from, to;

    /* when it has been read */
    struct lines ends; /* what ends its lines */
    size_t lines;
    bool sound; /* it began without a mark and was read to its end */
    bool open;  /* which is inside quotes */
};

/* What a thread knows of all the pieces that it reads. */
struct reader {
    struct extract_memo *memo;
    struct extract_sums sums;
};

struct sharing {
    struct piece *piece;
    size_t n, capacity;
    atomic_size_t next;
    struct reader *reader;
    struct csvstream *first; /* of the first piece, which begins behind the header */
    struct deflate_in file;  /* a copy: the one of the first piece moves on */
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

static void read_piece(struct piece *p, struct reader *r, struct csvstream *s, bool marked)
{
    p->extract.sums = r->sums;
    if (!marked) /* which means something at the beginning of a file only */
        extract_records(&p->extract, s, r->memo);
    r->sums = p->extract.sums;
    p->ends = s->lines;
    p->lines = s->next_line - 1;
    p->sound = !marked && !s->lines.failed;
    p->open = s->open;
}

static void read_other(struct piece *p, struct reader *r, const struct deflate_in *file)
{
    struct deflate_in part = *file;
    struct extract_source source = {&p->extract, &part};
    struct csvstream s;
    enum lines_mark mark;

    deflate_range(&part, p->from, p->to);
    extract_stream(&s, &source, &mark);
    read_piece(p, r, &s, mark != LINES_NO_MARK);
    csvstream_free(&s);
}

/* A job of one thread: one piece after the other. */
static void read_pieces(void *context, size_t i)
{
    struct sharing *all = context;
    struct reader *r = &all->reader[i];
    size_t next;

    r->memo = extract_memo_new(&all->piece[0].extract);
    while ((next = atomic_fetch_add(&all->next, 1)) < all->n)
        if (next)
            read_other(&all->piece[next], r, &all->file);
        else
            read_piece(&all->piece[0], r, all->first, false);
    extract_memo_free(r->memo);
}

/* Is what was read of the n pieces what a reader of all would have read? */
static bool is_sound(const struct piece *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (!p[i].sound || (i + 1 < n && p[i].open))
            return false;
    return true;
}

static bool is_said(const struct extract *e, const struct finding *f)
{
    return (e->day_said && !strcmp(f->check, "not_last_day")) ||
           (e->early_said && !strcmp(f->check, "early_period")) ||
           (!strcmp(f->check, "formula") && e->formula_said & extract_formula_bit(f->field - 1));
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
        struct finding f = more->row[i];

        if (is_said(e, &f))
            continue;
        f.line += f.line ? line : 0; /* 0 is the whole file */
        more->row[n++] = f;
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
    l->cr |= more->cr;
}

/* Put a piece behind what was read before it; its first line is line + 1. */
static void join(struct extract *e, struct csvstream *s, struct piece *p, size_t line)
{
    join_rows(e->in, &p->in, line);
    join_findings(e, &p->in.findings, line);
    join_line_ends(&s->lines, &p->ends, line);
    unmapped_join(&e->unmapped, &p->extract.unmapped, line);
    e->closed += p->extract.closed;
    e->left_out += p->extract.left_out;
    e->refused += p->extract.refused;
    extract_join_groups(e, &p->extract);
    extract_totals_join(&e->totals, &p->extract.totals, line);
    e->total_rows += p->extract.total_rows;
    e->faults += p->extract.faults;
    e->day_said |= p->extract.day_said;
    e->early_said |= p->extract.early_said;
    e->formula_said |= p->extract.formula_said;
}

static void add_piece(struct sharing *all, uint64_t from)
{
    all->piece = mem_grow(all->piece, &all->capacity, all->n + 1, sizeof *all->piece);
    all->piece[all->n++] = (struct piece){.from = from};
}

/* Where the pieces begin: each has the share of a half of what is left. */
static void cut(struct sharing *all, const struct ingest_way *way, size_t threads)
{
    const struct deflate_in *file = &all->file;
    uint64_t worth = way->least_piece ? way->least_piece : USUAL_WORTH;
    uint64_t least = file->size / threads;

    add_piece(all, 0);
    least = least < worth ? least : worth;
    least = least < least_piece(way) ? least_piece(way) : least;
    for (uint64_t from = 0; threads > 1 && file->size - from >= 2 * least;) {
        uint64_t share = (file->size - from) / threads / 2;

        from = next_line(file, from + (share < least ? least : share));
        /* what was read with the header belongs to the first */
        if (from >= file->at && from < file->size)
            add_piece(all, from);
    }
}

/* The first goes on with what has been counted so far. */
static void begin(struct sharing *all, const struct extract *e)
{
    for (size_t i = 0; i < all->n; i++) {
        struct piece *p = &all->piece[i];
        struct extract *own = &p->extract;

        p->to = i + 1 < all->n ? p[1].from : all->file.size;
        *own = *e;
        if (!i)
            continue;
        own->in = &p->in;
        own->totals = (struct extract_totals){0};
        own->unmapped = (struct unmapped){0};
        own->total_rows = own->closed = 0;
        own->left_out = own->refused = own->faults = own->groups = 0;
        own->own_group = own->more_groups = false;
    }
}

bool extract_pieces(struct extract *e, struct csvstream *s, struct deflate_in *file, size_t threads)
{
    struct sharing all = {.first = s, .file = *file};
    size_t line;
    bool sound;

    cut(&all, e->way, threads);
    begin(&all, e);
    threads = threads < all.n ? threads : all.n;
    all.reader = mem_new(threads, sizeof *all.reader);
    all.reader[0].sums = e->sums;
    if (all.n > 1)
        deflate_range(file, file->at, all.piece[0].to);
    parallel_run(threads, threads, read_pieces, &all);
    *e = all.piece[0].extract;
    e->sums = all.reader[0].sums;
    for (size_t i = 1; i < threads; i++)
        extract_sums_join(&e->sums, &all.reader[i].sums);
    sound = all.n == 1 || is_sound(all.piece, all.n);
    line = all.piece[0].lines;
    for (size_t i = 1; i < all.n; i++) {
        if (sound)
            join(e, s, &all.piece[i], line);
        line += all.piece[i].lines;
        extract_totals_free(&all.piece[i].extract.totals);
        unmapped_free(&all.piece[i].extract.unmapped);
        ingest_free(&all.piece[i].in);
    }
    free(all.reader);
    free(all.piece);
    return sound;
}
