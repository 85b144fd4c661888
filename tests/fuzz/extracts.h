/* One extract in memory, read carefully (libcsv, every check for every row), and read fast, in
 * small blocks and in pieces by several threads: the same observations and findings. What
 * ingest_run() does around the reading of files is done here, without folders and with the layouts
 * given. */
#ifndef EXTRACTS_H
#define EXTRACTS_H

#include "memory.h"

#include "decimal.h"
#include "ingest.h"

#include <stdint.h>
#include <string.h>

static inline void extracts_tell(struct text *t, const struct ingest *in)
{
    text_addf(t, "%zu rows\n", in->rows);
    for (size_t i = 0; i < in->observations.n; i++) {
        const struct observation *o = &in->observations.row[i];

        text_addf(t, "%d %d %s %s %s ", o->period, o->collected, o->area_code, o->series,
                  o->measure);
        decimal_add(t, o->value);
        text_addf(t, " %d %s:%zu:%zu:%s\n", o->status, o->source_file, o->source_line,
                  o->source_field, o->source_column);
    }
    for (size_t i = 0; i < in->findings.n; i++) {
        const struct finding *f = &in->findings.row[i];

        text_addf(t, "%d %s %s:%zu:%zu %s %s %d %s %s\n", (int)f->severity, f->check, f->file,
                  f->line, f->field, f->column, f->area_code, f->period, f->value, f->message);
    }
}

static inline void extracts_read(struct text *t, const struct programme *p,
                                 const struct extract_layouts *layouts, const char *path,
                                 const char *name, const struct ingest_way *way)
{
    struct ingest in = {.extracts = 0};
    struct extract e = {
        .in = &in, .programme = p, .layouts = layouts, .way = way, .path = path, .name = name};

    ingest_extract(&e, way->threads);
    arena_free(&e.texts);
    observations_sort(&in.observations);
    ingest_cross_check(&in, p);
    findings_sort(&in.findings);
    text_clear(t);
    extracts_tell(t, &in);
    ingest_free(&in);
}

/* Read the file in both ways; the three bytes choose threads, block and size of a piece. Stops the
 * program where they differ. */
static inline void extracts_compare(const struct programme *p,
                                    const struct extract_layouts *layouts, const char *path,
                                    const char *name, const uint8_t *choice)
{
    static struct text slow, fast;
    struct ingest_way careful = {.threads = 1, .careful = true, .block = 1000},
                      quick = {.threads = 1};

    /* a thread takes longer to be made than a small file to be read: few inputs have them */
    quick.threads = choice[0] % 16 ? 1 : 2 + choice[0] / 16 % 2;
    quick.block = 1 + choice[1];
    quick.least_piece = 1 + (uint64_t)choice[2] * 4;
    extracts_read(&slow, p, layouts, path, name, &careful);
    extracts_read(&fast, p, layouts, path, name, &quick);
    if (strcmp(text_of(&slow), text_of(&fast)) != 0) {
        fprintf(stderr, "carefully:\n%s\nfast:\n%s\n", text_of(&slow), text_of(&fast));
        __builtin_trap();
    }
}

#endif
