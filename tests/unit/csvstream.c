/* The reader of files of any size against csvread on the whole file: the same records, lines,
 * fields and faults, whatever the size of a block and the kind of processor. */
#include "../fuzz/readers.h"

#include "files.h"

#include "unit.h"

static struct text slow, fast;

/* splitmix64 (S. Vigna) */
static size_t below(uint64_t *state, size_t n)
{
    uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);

    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return (size_t)((z ^ z >> 31) % n);
}

static void check_all(const char *s, size_t n, size_t most_block)
{
    for (int way = CSVSPLIT_PORTABLE; way < CSVSPLIT_WAYS; way++)
        for (size_t block = 1; block <= most_block; block += block < 80 ? 1 : block / 3)
            if (!readers_agree(&slow, &fast, s, n, block, (enum csvsplit_way)way)) {
                CHECK_TEXT(text_of(&slow), text_of(&fast));
                printf("  block %zu, way %d, of: %.*s\n", block, way, (int)n, s);
                return;
            }
    CHECK(true);
}

static void check_file(const char *path)
{
    char bytes[70000];
    FILE *f = fopen(path, "rb");
    size_t n;

    CHECK(f != NULL);
    if (!f)
        return;
    n = fread(bytes, 1, sizeof bytes, f);
    fclose(f);
    check_all(bytes, n, n + 1);
}

static void check_folder(const char *folder)
{
    struct file_list files;
    struct arena paths = {0};

    CHECK(!file_list_read(&files, folder));
    for (size_t i = 0; i < files.n; i++)
        check_file(files_join(&paths, folder, files.name[i]));
    file_list_free(&files);
    arena_free(&paths);
}

/* Texts of what trips readers, of a length that crosses blocks of 64. */
static void check_random(uint64_t seed, const char *const *piece, size_t pieces, size_t most)
{
    struct text t = {0};

    for (int round = 0; round < 1500; round++) {
        size_t n = below(&seed, most);

        text_clear(&t);
        for (size_t i = 0; i < n; i++) {
            const char *s = piece[below(&seed, pieces)];

            text_add_bytes(&t, s, *s ? strlen(s) : 1); /* "" is a NUL byte */
        }
        for (int way = CSVSPLIT_PORTABLE; way < CSVSPLIT_WAYS; way++) {
            size_t block = 1 + below(&seed, t.len + 1);
            bool agree =
                readers_agree(&slow, &fast, text_of(&t), t.len, block, (enum csvsplit_way)way);

            CHECK(agree);
            if (!agree)
                printf("  block %zu, way %d, of: %s\n", block, way, text_of(&t));
        }
    }
    text_free(&t);
}

/* A record longer than what csvsplit looks at, between short ones. */
static void check_long(void)
{
    struct text t = {0};

    text_add(&t, "a,b\n\"");
    for (int i = 0; i < CSVSPLIT_MOST; i++)
        text_add(&t, i % 100 ? "x" : "\"\"");
    text_add(&t, "\",c\nd,e\n");
    CHECK(readers_agree(&slow, &fast, t.data, t.len, 1000, CSVSPLIT_BEST));
    text_free(&t);
}

/* In one block of 64: where fields end (f) and records (r), worked out by eye. */
static void check_split(const char *bytes, const char *expected)
{
    char padded[CSVSPLIT_PAD * 4] = "", got[sizeof padded] = "";
    struct csvsplit s;

    memcpy(padded, bytes, strlen(bytes));
    for (int way = CSVSPLIT_PORTABLE; way < CSVSPLIT_WAYS; way++) {
        csvsplit_run(&s, padded, strlen(bytes), (enum csvsplit_way)way);
        memset(got, '.', strlen(bytes));
        for (size_t i = 0; s.rows && i < s.last[s.rows - 1]; i++)
            got[s.end[i]] = 'f';
        for (size_t i = 0; i < s.rows; i++)
            got[s.end[s.last[i] - 1]] = 'r';
        CHECK_TEXT(expected, got);
    }
}

/* What stands in the bytes, counted one by one. */
static void check_survey(const char *s, size_t n)
{
    struct csvsplit_survey want = {.first_cr = n};
    char *padded = mem_new(n + CSVSPLIT_PAD, 1);

    memcpy(padded, s, n);
    for (size_t i = 0; i < n; i++) {
        bool single = s[i] == '\r' && !(i + 1 < n && s[i + 1] == '\n');

        want.high |= (unsigned char)s[i] > 127;
        want.nul |= !s[i];
        want.crlf |= s[i] == '\n' && i && s[i - 1] == '\r';
        want.lf |= s[i] == '\n' && !(i && s[i - 1] == '\r');
        want.cr |= single;
        want.lines += single || s[i] == '\n';
        want.first_cr = s[i] == '\r' && want.first_cr == n ? i : want.first_cr;
    }
    for (int way = CSVSPLIT_PORTABLE; way < CSVSPLIT_WAYS; way++) {
        struct csvsplit_survey got = csvsplit_survey(padded, n, (enum csvsplit_way)way);

        CHECK(got.high == want.high && got.nul == want.nul && got.crlf == want.crlf &&
              got.lf == want.lf && got.cr == want.cr && got.lines == want.lines &&
              got.first_cr == want.first_cr);
        CHECK(csvsplit_is_plain(padded, n, (enum csvsplit_way)way) ==
              !(want.high || want.nul || want.crlf || want.cr));
    }
    free(padded);
}

static void check_surveys(void)
{
    static const char bytes[] = "ab,\r\n\n\0\x80\x7F\xFF ";
    char s[200];
    uint64_t seed = 5;

    for (int round = 0; round < 300; round++) {
        size_t n = below(&seed, sizeof s), kinds = 1 + below(&seed, sizeof bytes - 1);

        for (size_t i = 0; i < n; i++)
            s[i] = below(&seed, 20) ? 'x' : bytes[below(&seed, kinds)];
        check_survey(s, n);
    }
}

int main(void)
{
    static const char *const usual[] = {"a",    "b",     ",",   ",",       "\"",  "\"",
                                        "\n",   "\r\n",  " ",   "\"\"",    ",\"", "\",",
                                        "\"\n", "north", "1.5", "\xC3\xA9"};
    static const char *const wild[] = {"a",  ",",           "\"", "\n", "\r",   "\r\n", " ",
                                       "\t", "\"\"",        "",   ";",  "\xE9", "\x81", "\xC3",
                                       "x",  "\xEF\xBB\xBF"};
    static const char *const quoted[] = {"\"a\"",      "\"a,b\"", ",",    ",",   "\n",
                                         "\"a\"\"b\"", "1",       "\"\"", "\r\n"};

    check_split("a,b\nc,d\n", ".f.r.f.r");
    check_split("a,\"b,\"\"c\"\r\nd,e", ".f........r...");
    check_split("a,b\nc,d\"e\"\nf\n", ".f.r.........");
    check_split("a,b\n\"c\nd\",e\nf\n", ".f.r..........");
    check_split("\"a\" ,b\n", ".......");
    check_folder("tests/data/bad");
    check_folder("tests/data/small/extracts");
    check_folder("tests/data/small/layouts");
    check_random(1, usual, sizeof usual / sizeof usual[0], 150);
    check_random(2, wild, sizeof wild / sizeof wild[0], 60);
    check_random(3, quoted, sizeof quoted / sizeof quoted[0], 600);
    check_random(4, wild, sizeof wild / sizeof wild[0], 12);
    check_long();
    check_surveys();
    check_folder("tests/fuzz/corpus/reader");
    text_free(&slow);
    text_free(&fast);
    return unit_end();
}
