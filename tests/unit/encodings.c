/* UTF-16 and signs other than commas between fields, with every size of block: the records, lines
 * and fields are those of the same file in UTF-8 with commas. */
#include "csvstream.h"

#include "unit.h"

#include <stdlib.h>

struct source {
    const char *s;
    size_t n;
    struct text *said;
};

static long read_some(void *context, char *into, size_t n)
{
    struct source *b = context;

    n = n < b->n ? n : b->n;
    if (n)
        memcpy(into, b->s, n);
    b->s += n;
    b->n -= n;
    return (long)n;
}

static void hear(void *context, size_t line, size_t field, unsigned char byte, bool taken)
{
    struct source *b = context;

    text_addf(b->said, "(%zu:%zu %02X%s)", line, field, byte, taken ? " taken" : "");
}

/* What is read: the sign between fields, then "line:a|b" for each record, "!line:field" for each
 * fault, then what was heard. */
static void read_all(struct text *t, const char *s, size_t n, size_t block, enum lines_mark *mark)
{
    struct text said = {0};
    struct source source = {s, n, &said};
    struct csvstream r;
    enum csv_state state;

    text_clear(t);
    csvstream_open(&r, &(struct lines_source){read_some, hear, &source, '\0'}, block, mark);
    text_add(t, r.lines.comma == '\t' ? "t" : r.lines.comma == ';' ? ";" : ",");
    while ((state = csvstream_next(&r)) != CSV_END) {
        const char *const *field = state == CSV_RECORD ? csvstream_fields(&r) : NULL;

        text_addf(t, state == CSV_FAULT ? " !%zu:%zu" : " %zu:", r.line, r.fault_field);
        for (size_t i = 0; field && i < r.n; i++)
            text_addf(t, "%s%s", i ? "|" : "", field[i]);
    }
    text_add(t, text_of(&said));
    csvstream_free(&r);
    text_free(&said);
}

static void check(const char *s, size_t n, enum lines_mark expected_mark, const char *expected)
{
    struct text t = {0};
    enum lines_mark mark;

    for (size_t block = 1; block <= n + 1; block += block < 70 ? 1 : 13) {
        read_all(&t, s, n, block, &mark);
        CHECK(mark == expected_mark);
        CHECK_TEXT(expected, text_of(&t));
    }
    text_free(&t);
}

static void check_text(const char *s, const char *expected)
{
    check(s, strlen(s), LINES_NO_MARK, expected);
}

/* The sign is found in the first line that is not blank, outside quotes. */
static void check_commas(void)
{
    check_text("a;b\n1,5;\"x;y\"\n", "; 1:a|b 2:1,5|x;y");
    check_text("a\tb\n1,5\t\n\t\n", "t 1:a|b 2:1,5| 3:|");
    check_text("a,b\n1;5,2\n", ", 1:a|b 2:1;5|2");
    check_text("\"a;c;d\",b\n", ", 1:a;c;d|b");
    check_text("\"a,c,d\";b\n1;2", "; 1:a,c,d|b 2:1|2");
    check_text("\"a\n,c\";b\n1;2", "; 1:a\n,c|b 3:1|2");
    check_text("\n \t\n\ra;b\r1;2\r", "; 4:a|b 5:1|2");
    check_text("a b\nc;d\n", ", 1:a b 2:c;d");
    check_text("a;b,c\n", ", 1:a;b|c");
    check_text("a;b;c,d\n", "; 1:a|b|c,d");
    check_text("sep=;\na,b,c;d\n", "; 1:sep=| 2:a,b,c|d");
    check_text("SEP=\t\na,b\tc\n", "t 1:SEP=| 2:a,b|c");
    check_text("\"sep=,\"\na;b;c,d\n", ", 1:sep=, 2:a;b;c|d");
    check_text("sep=:\na;b\n", ", 1:sep=: 2:a;b");
    check_text("", ",");
    check("\xEF\xBB\xBF"
          "a;b\n",
          7, LINES_UTF_8, "; 1:a|b");
}

/* Faults are located by fields of that sign. */
static void check_faults(void)
{
    check_text("a;b;c\n1;2,2;x\"y\n3;4;5\n", "; 1:a|b|c !2:3 3:3|4|5");
    check_text("a;b;c\n1;\"2\n3;4;5\n", "; 1:a|b|c !2:2 3:3|4|5");
    check_text("a;b;c\n1;\"2;2\n3;\"4\";5\n", "; 1:a|b|c !2:2 3:3|4|5");
    check_text("a\tb\n1\t x\"y\n3\t4\n", "t 1:a|b !2:2 3:3|4");
    check_text("a;b\n1,2;\xE9\n", "; 1:a|b 2:1,2|\u00e9(2:2 E9 taken)");
}

/* The text as UTF-16, with its mark; '\x01' stands for half of a pair (D83D). */
static void add_utf_16(struct text *t, const char *s, bool little)
{
    const unsigned units[] = {0xFEFF};

    for (const char *p = s - 1; p < s || *p; p++) {
        unsigned unit = p < s ? units[0] : *p == 1 ? 0xD83D : (unsigned char)*p;
        char bytes[2] = {(char)(little ? unit & 0xFF : unit >> 8),
                         (char)(little ? unit >> 8 : unit & 0xFF)};

        text_add_bytes(t, bytes, 2);
    }
}

static void check_16(const char *s, const char *behind, size_t n, const char *expected)
{
    for (int little = 0; little < 2; little++) {
        struct text t = {0};

        add_utf_16(&t, s, little);
        text_add_bytes(&t, behind, n);
        check(t.data, t.len, LINES_UTF_16, expected);
        text_free(&t);
    }
}

static void check_utf_16(void)
{
    check_16("a\tb\r\n1,5\tx\r\n", "", 0, "t 1:a|b 2:1,5|x");
    check_16("a,b\n\xE9,2\n", "", 0, ", 1:a|b 2:\u00e9|2"); /* Latin-1 is the first of Unicode */
    check_16("", "", 0, ",");
    check_16("a,b\n1,\x01x\n3,4", "", 0, ", 1:a|b 3:3|4(2:2 ED)");
    check_16("a,b\n1,2\n3,\x01", "", 0, ", 1:a|b 2:1|2(3:2 ED)");
    check_16("a,b\n1,2\n3,4", "\0", 1, ", 1:a|b 2:1|2(3:2 FF)");
    check_16("a,b\n1,2\n3,\x01", "\0", 1, ", 1:a|b 2:1|2(3:2 ED)");
    /* U+1F600 is D83D DE00: whole pairs are characters */
    check("\xFF\xFE"
          "a\0,\0\x3D\xD8\x00\xDE",
          10, LINES_UTF_16, ", 1:a|\U0001F600");
    check("\xFE\xFF"
          "\0a\0,\xD8\x3D\xDE\x00",
          10, LINES_UTF_16, ", 1:a|\U0001F600");
}

static void check_marks(void)
{
    struct text t = {0};
    enum lines_mark mark;

    read_all(&t, "a\0,\0b\0\n\0", 8, 0, &mark);
    CHECK(mark == LINES_UTF_16_UNMARKED);
    read_all(&t, "\0a\0,\0b\0\n", 8, 3, &mark);
    CHECK(mark == LINES_UTF_16_UNMARKED);
    read_all(&t, "a\0b,c\n", 6, 0, &mark);
    CHECK(mark == LINES_NO_MARK);
    read_all(&t, "\0\0\0\0", 4, 0, &mark);
    CHECK(mark == LINES_NO_MARK);
    read_all(&t, "\xFF\xFE\0\0a\0\0\0", 8, 1, &mark);
    CHECK(mark == LINES_UTF_32);
    text_free(&t);
}

int main(void)
{
    check_commas();
    check_faults();
    check_utf_16();
    check_marks();
    return unit_end();
}
