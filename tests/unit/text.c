/* Periods, encodings, files, and what is shown of a value from outside.
 * Expected days: python3 -c "import calendar; print(calendar.monthrange(2000, 2))" */
#include "deflate.h"
#include "files.h"
#include "outfile.h"
#include "period.h"
#include "utf8.h"

#include "unit.h"

#include <stdlib.h>
#include <unistd.h>

static void column_names(void)
{
    CHECK(text_same_name("Area Team  Code", "area_team_code"));
    CHECK(text_same_name(" _a b_", "A_B"));
    CHECK(text_same_name("", " _"));
    CHECK(!text_same_name("area_code", "area_codes"));
    CHECK(!text_same_name("area_codes", "area_code"));
    CHECK(!text_same_name("a-b", "a_b"));
}

static void periods(void)
{
    struct text t = {0};

    CHECK(period_parse("2014-09") == 2014 * 12 + 8);
    CHECK(period_parse("2014-09-30") == period_parse("2014-09"));
    CHECK(period_parse("2012-02-29") != PERIOD_NONE);
    CHECK(period_parse("2014-02-29") == PERIOD_NONE);
    CHECK(period_parse("1900-02-29") == PERIOD_NONE);
    CHECK(period_parse("2000-02-29") != PERIOD_NONE);
    static const char *const bad[] = {
        "",         "2014",    "14-09",   "2014-13",    "2014-00",         "2014/09",
        "Sep-14",   "01-Apr",  "2014-9",  "2014-09-31", "201409",          "2014-09-1",
        "2014-09 ", "1899-12", "2200-01", "2014-0x",    "2014-09-30T00:00"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        CHECK(period_parse(bad[i]) == PERIOD_NONE);
    period_add(&t, period_parse("2014-09"));
    text_add(&t, " ");
    period_add_words(&t, period_parse("2010-05"));
    text_add(&t, " ");
    period_add_short(&t, period_parse("2015-03"));
    period_add(&t, PERIOD_NONE);
    CHECK_TEXT("2014-09 May 2010 Mar 2015", text_of(&t));
    CHECK(period_last_day(period_parse("2000-02")) == 29);
    CHECK(period_last_day(period_parse("2015-02")) == 28);
    CHECK(period_last_day(period_parse("2014-09")) == 30);
    CHECK(period_parse("2015-03") - period_parse("2010-05") == 58);
    text_free(&t);
}

/* Well and ill formed sequences: the table of RFC 3629, section 4, and Unicode's table 3-7. */
static void encodings(void)
{
    char line[1500];
    struct text t = {0};

    CHECK(utf8_valid("abc", 3) == 3);
    CHECK(utf8_valid("\xC3\xA9", 2) == 2);
    CHECK(utf8_valid("\xE2\x82\xAC\xF0\x9F\x98\x80", 7) == 7);
    CHECK(utf8_valid("a\xE9 b", 4) == 1);
    CHECK(utf8_valid("\xC0\x80", 2) == 0);         /* overlong */
    CHECK(utf8_valid("\xE0\x9F\xBF", 3) == 0);     /* overlong */
    CHECK(utf8_valid("\xED\xA0\x80", 3) == 0);     /* a surrogate */
    CHECK(utf8_valid("\xF4\x90\x80\x80", 4) == 0); /* beyond U+10FFFF */
    CHECK(utf8_valid("\xE2\x82", 2) == 0);         /* cut off */
    CHECK(utf8_valid("\x80", 1) == 0);
    CHECK(!utf8_add_windows_1252(&t,
                                 "\x93"
                                 "caf\xE9\x94 \x80",
                                 8));
    CHECK_TEXT("\u201Ccaf\u00E9\u201D \u20AC", text_of(&t));
    text_clear(&t);
    CHECK(utf8_add_windows_1252(&t, "\x81", 1)); /* no character there */
    text_clear(&t);
    /* what cannot be converted to its end leaves nothing behind, however long it is */
    text_add(&t, "kept");
    for (size_t i = 0; i < sizeof line; i++)
        line[i] = i == sizeof line - 1 ? '\x81' : 'a';
    CHECK(utf8_add_windows_1252(&t, line, sizeof line));
    CHECK_TEXT("kept", text_of(&t));
    text_clear(&t);
    utf8_add_clean(&t, "caf\xE9 \u20AC");
    CHECK_TEXT("caf\\xE9 \u20AC", text_of(&t));
    text_clear(&t);
    utf8_add_short(&t, "abc\u00E9def", 5);
    CHECK_TEXT("abc\u00E9d\u2026", text_of(&t));
    text_clear(&t);
    utf8_add_short(&t, "a\x1B[31mb\n", 60);
    CHECK_TEXT("a [31mb ", text_of(&t));
    text_free(&t);
}

static void write_file(const char *path, const char *bytes)
{
    struct outfile out = {0};

    text_add(&out.text, bytes);
    CHECK(!outfile_commit(&out, path));
}

static void files(void)
{
    char folder[] = "/tmp/hw-unit-XXXXXX";
    struct arena a = {0};
    struct file_list list;
    struct text t = {0};
    const char *path, *deep;

    CHECK(mkdtemp(folder) != NULL);
    path = files_join(&a, folder, "b.csv");
    deep = files_join(&a, folder, "x/y/z.csv");
    write_file(path, "one\n");
    write_file(deep, "two\n"); /* folders are made */
    write_file(files_join(&a, folder, "a b,c.csv"), "");
    write_file(files_join(&a, folder, ".hidden"), "");
    CHECK(!deflate_read_file(&t, path));
    CHECK_TEXT("one\n", text_of(&t));
    CHECK(access(files_join(&a, folder, "b.csv.tmp"), F_OK) != 0);
    CHECK(!file_list_read(&list, folder));
    CHECK(list.n == 3);
    CHECK_TEXT("a b,c.csv", list.name[0]); /* in the order of bytes */
    CHECK_TEXT("x", list.name[2]);
    file_list_free(&list);
    CHECK_TEXT("is a folder", deflate_read_file(&t, folder));
    CHECK(deflate_read_file(&t, files_join(&a, folder, "none")) != NULL);
    CHECK(files_ends_with("a.csv", ".csv") && !files_ends_with("csv", ".csv"));
    CHECK_TEXT("c", files_base("a/b/c"));
    unlink(path);
    unlink(deep);
    unlink(files_join(&a, folder, "a b,c.csv"));
    unlink(files_join(&a, folder, ".hidden"));
    rmdir(files_join(&a, folder, "x/y"));
    rmdir(files_join(&a, folder, "x"));
    CHECK(!rmdir(folder));
    text_free(&t);
    arena_free(&a);
}

/* Levenshtein's own example and others that can be counted on one's fingers; adist() of R with
 * ignore.case = TRUE gives the same. */
static void distances(void)
{
    CHECK(text_distance("kitten", "sitting") == 3);
    CHECK(text_distance("Health visitors", "health VISITOR") == 1);
    CHECK(text_distance("", "abc") == 3 && text_distance("abc", "") == 3);
    CHECK(text_distance("Nurses", "Nurses") == 0);
    CHECK(text_distance("Health visitors", "School nurses") > 5);
}

static void shown_paths(void)
{
    struct arena a = {0};

    CHECK_TEXT("datasets/geography/areas.csv",
               files_shown(&a, "datasets/mine/../geography/areas.csv"));
    CHECK_TEXT("areas.csv", files_shown(&a, "a/b/../../areas.csv"));
    CHECK_TEXT("../areas.csv", files_shown(&a, "../areas.csv"));
    CHECK_TEXT("../../areas.csv", files_shown(&a, "../../areas.csv"));
    CHECK_TEXT("/t/p/areas.csv", files_shown(&a, "/t/p/areas.csv"));
    arena_free(&a);
}

static void whole_numbers(void)
{
    struct text t = {0};

    text_add_whole(&t, 0);
    text_add(&t, " ");
    text_add_whole(&t, 1000);
    text_add(&t, " ");
    text_add_whole(&t, UINT64_MAX); /* 2 to the 64th less 1 */
    CHECK_TEXT("0 1000 18446744073709551615", text_of(&t));
    text_free(&t);
}

/* Spaces of any kind part words, and how many is the same; what only looks like one does not:
 * U+00E0 ends with the byte A0, which alone would be a no-break space. */
static void same_words(void)
{
    CHECK(text_same_words("Health visitors", " health\u00A0VISITORS"));
    CHECK(text_same_words("Health visitors", "Health \u202F\tvisitors\u200B"));
    CHECK(text_same_words("Health visitors\uFEFF", "Health\u3000visitors"));
    CHECK(text_same_words("", "\u00A0 "));
    CHECK(!text_same_words("Health visitors", "Healthvisitors"));
    CHECK(!text_same_words("Health visitors", "Health visitors 2"));
    CHECK(!text_same_words("Hea\u200Blth", "Health"));
    CHECK(!text_same_words("\u00E0", "\u00E1"));
    CHECK(!text_same_words("\u00E0b", "\u00E0 b"));
    CHECK(!text_same_words("\u00E0", "\u00C3"));
    CHECK(text_same_words("\u00E0 b", "\u00E0\u00A0B"));
}

int main(void)
{
    whole_numbers();
    shown_paths();
    distances();
    column_names();
    periods();
    same_words();
    encodings();
    files();
    return unit_end();
}
