/* Fuzzing: one extract read carefully (libcsv, every check for every row), and read fast, in small
 * blocks and in pieces by several threads: the same observations and findings. The first four bytes
 * choose the header and the way. Run from the root of the project. */
#include "ingest.h"
#include "decimal.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static const char *const headers[] = {
    "",
    "period,area_code,area_name,staff_group,measure,value\n",
    "month,team,team_name,org,group,fte,heads\n",
    "code,2020-01,2020-02\n",
    "date,team,kind,source,state,number,group\n",
};

static struct programme programme;
static char path[] = "/tmp/headway-fuzz.XXXXXX/2020-09-fuzz.csv";
enum { FOLDER = sizeof "/tmp/headway-fuzz.XXXXXX" - 1 };

static void remove_file(void)
{
    unlink(path);
    path[FOLDER] = '\0';
    rmdir(path);
}

static void begin(void)
{
    path[FOLDER] = '\0';
    if (programme_read(&programme, "tests/data/small") || !mkdtemp(path))
        abort();
    path[FOLDER] = '/';
    programme.layouts = "tests/fuzz/layouts";
    atexit(remove_file);
}

static void write_file(const char *header, const uint8_t *data, size_t n)
{
    FILE *f = fopen(path, "wb");

    if (!f || fwrite(header, 1, strlen(header), f) != strlen(header) ||
        fwrite(data, 1, n, f) != n || fclose(f))
        abort();
}

static void tell(struct text *t, const struct ingest *in)
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

static void read_by(struct text *t, const struct ingest_way *way)
{
    struct ingest in;
    char *const files[] = {path};

    text_clear(t);
    if (ingest_run(&in, &programme, files, 1, way))
        abort();
    tell(t, &in);
    ingest_free(&in);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static struct text slow, fast;
    struct ingest_way careful = {.threads = 1, .careful = true, .block = 1000},
                      quick = {.threads = 1};

    if (n < 4)
        return 0;
    if (!programme.title)
        begin();
    write_file(headers[data[0] % (sizeof headers / sizeof headers[0])], data + 4, n - 4);
    quick.threads = 1 + data[1] % 3;
    quick.block = 1 + data[2];
    quick.least_piece = 1 + (uint64_t)data[3] * 4;
    read_by(&slow, &careful);
    read_by(&fast, &quick);
    if (strcmp(text_of(&slow), text_of(&fast)) != 0) {
        fprintf(stderr, "carefully:\n%s\nfast:\n%s\n", text_of(&slow), text_of(&fast));
        __builtin_trap();
    }
    return 0;
}
