/* Output files that are written as they are made: the same file as one held whole, replaced where a
 * byte differs, and left alone where none does. */
#define _DEFAULT_SOURCE /* mkdtemp() */
#include "outfile.h"
#include "deflate.h"
#include "files.h"

#include "unit.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *path, *tmp;

static void add_row(struct text *t, int i, int changed)
{
    text_addf(t, "row %d, %s\n", i, i == changed ? "another text" : "the same text");
}

/* So many rows, of which one may be another, passed on row by row. */
static void write_rows(int rows, int changed)
{
    struct outfile out = {0};
    size_t most = 0;

    outfile_begin(&out, path);
    for (int i = 0; i < rows; i++) {
        add_row(&out.text, i, changed);
        outfile_pass(&out);
        most = out.text.len > most ? out.text.len : most;
    }
    CHECK(most < OUTFILE_WORTH);
    CHECK(!outfile_end(&out));
    CHECK(access(tmp, F_OK) != 0);
}

static bool holds(int rows, int changed)
{
    struct text want = {0}, got = {0};
    bool same;

    for (int i = 0; i < rows; i++)
        add_row(&want, i, changed);
    same = !deflate_read_file(&got, path) && got.len == want.len &&
           !memcmp(text_of(&got), text_of(&want), want.len);
    text_free(&want);
    text_free(&got);
    return same;
}

static ino_t number(void)
{
    struct stat status;

    return stat(path, &status) ? 0 : status.st_ino;
}

/* 20,000 rows are five times what is passed on at once. */
static void tables(void)
{
    static const struct {
        int rows, changed;
    } next[] = {{20000, 0},    {20000, 19999}, {20000, 9000}, {19999, 9000},
                {20000, 9000}, {100, -1},      {0, -1},       {20000, -1}};
    ino_t before;

    write_rows(20000, -1);
    CHECK(holds(20000, -1));
    for (size_t i = 0; i < sizeof next / sizeof next[0]; i++) {
        before = number();
        write_rows(next[i].rows, next[i].changed);
        CHECK(holds(next[i].rows, next[i].changed));
        CHECK(number() != before); /* another file has taken its place */
        before = number();
        write_rows(next[i].rows, next[i].changed);
        CHECK(number() == before); /* left alone */
    }
}

/* What a killed run has left behind goes, also where the file itself stays. */
static void leftover(void)
{
    FILE *f = fopen(tmp, "w");

    CHECK(f && !fclose(f));
    write_rows(20000, -1);
    CHECK(holds(20000, -1));
}

static void faults(const char *folder)
{
    struct outfile out = {0};

    outfile_begin(&out, "/dev/full");
    for (int i = 0; i < 20000; i++) {
        add_row(&out.text, i, -1);
        outfile_pass(&out);
    }
    CHECK(outfile_end(&out) == -1);
    text_add(&out.text, "a folder stands there\n");
    CHECK(outfile_commit(&out, folder) == -1);
    CHECK(out.text.len == 0);
}

int main(void)
{
    char folder[] = "/tmp/hw-unit-XXXXXX";
    struct arena a = {0};

    CHECK(mkdtemp(folder) != NULL);
    path = files_join(&a, folder, "t.csv");
    tmp = files_join(&a, folder, "t.csv.tmp");
    tables();
    leftover();
    faults(folder);
    unlink(path);
    CHECK(!rmdir(folder));
    arena_free(&a);
    return unit_end();
}
