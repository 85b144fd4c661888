/* Every kind of CSV that libcsv or a reader of it has tripped over. */
#include "csvread.h"

#include "unit.h"

/* All that is read, as text: records as [field|field]@line, faults as !kind:field@line */
static const char *all(const char *bytes, size_t n)
{
    static struct text t;
    struct csvread r;
    enum csv_state state;

    text_clear(&t);
    csvread_open(&r, bytes, n);
    while ((state = csvread_next(&r)) != CSV_END) {
        if (state == CSV_FAULT) {
            text_addf(&t, "!%d:%zu@%zu ", r.fault, r.fault_field, r.line);
            continue;
        }
        text_add(&t, "[");
        for (size_t i = 0; i < r.n; i++)
            text_addf(&t, "%s%s", i ? "|" : "", r.field[i]);
        text_addf(&t, "]@%zu ", r.line);
    }
    csvread_free(&r);
    return text_of(&t);
}

#define READ(s) all(s, sizeof s - 1)

static const char *field(const char *s, int outside)
{
    static struct text t;

    text_clear(&t);
    if (outside)
        csv_add_outside_field(&t, s);
    else
        csv_add_field(&t, s);
    return text_of(&t);
}

int main(void)
{
    CHECK_TEXT("", READ(""));
    CHECK_TEXT("", READ("\n\n"));
    CHECK_TEXT("[a|b]@1 [c|d]@2 ", READ("a,b\nc,d\n"));
    CHECK_TEXT("[a|b]@1 [c|d]@2 ", READ("a,b\nc,d")); /* no last line end */
    CHECK_TEXT("[a|b]@1 [c|d]@2 ", READ("a,b\r\nc,d\r\n"));
    CHECK_TEXT("[a|b]@1 [c|d]@2 ", READ("a,b\rc,d\r"));
    CHECK_TEXT("[a|b]@1 [c|d]@4 ", READ("a,b\n\n\nc,d\n")); /* blank lines count as lines */
    CHECK_TEXT("[a|b]@1 [c|d]@4 ", READ("a,b\r\n\r\n\r\nc,d\r\n"));
    CHECK_TEXT("[a|b,c]@1 ", READ("a,\"b,c\"\n"));
    CHECK_TEXT("[a|b\"c]@1 ", READ("a,\"b\"\"c\"\n"));
    CHECK_TEXT("[a|b\nc]@1 [d|e]@3 ", READ("a,\"b\nc\"\nd,e\n")); /* a quoted line end */
    CHECK_TEXT("[|]@1 [|]@2 ", READ(",\n\"\",\"\"\n"));
    CHECK_TEXT("[a|b]@1 ", READ(" a ,\tb \n"));
    CHECK_TEXT("[a| b ]@1 ", READ("a,\" b \"\n"));
    /* a stray quote: the line is refused, the next one is read */
    CHECK_TEXT("!0:2@2 [d|e]@3 ", READ("\na,b\"c\nd,e\n"));
    CHECK_TEXT("!0:1@1 [d|e]@2 ", READ("\"a\"b,c\nd,e\n"));
    /* a quote that is never closed swallows no line but its own */
    CHECK_TEXT("[h|i]@1 !1:2@2 [d|e]@3 [f|g]@4 ", READ("h,i\na,\"b\nd,e\nf,g\n"));
    CHECK_TEXT("[h|i]@1 !1:2@2 [d|e f]@3 ", READ("h,i\na,\"b\nd,\"e f\"\n"));
    CHECK_TEXT("!1:1@1 [d|e|f]@2 ", READ("\"a,b,\"c\"\nd,e,f\n")); /* on one line */
    CHECK_TEXT("[h|i]@1 !1:1@2 [d|e]@3 ", READ("h,i\n\"b,x\nd,e"));
    /* the fault stands on the line where the field begins, behind a quoted line end */
    CHECK_TEXT("!1:2@2 [d]@3 ", READ("\"a\nb\",\"c\nd\n"));
    CHECK_TEXT("!2:2@1 [c]@2 ", READ("a,b\0b\nc\n"));
    CHECK_TEXT("!2:1@1 ", READ("\0"));

    CHECK_TEXT("plain", field("plain", 0));
    CHECK_TEXT("\"a,b\"", field("a,b", 0));
    CHECK_TEXT("\"a\"\"b\"", field("a\"b", 0));
    CHECK_TEXT("\" a\"", field(" a", 0));
    CHECK_TEXT("\"a\nb\"", field("a\nb", 0));
    /* formulas from outside are defused, numbers never touched */
    CHECK_TEXT("'=HYPERLINK(1)", field("=HYPERLINK(1)", 1));
    CHECK_TEXT("'@SUM(A1)", field("@SUM(A1)", 1));
    CHECK_TEXT("'-cmd", field("-cmd", 1));
    CHECK_TEXT("-12.5", field("-12.5", 1));
    CHECK_TEXT("+1", field("+1", 1));
    CHECK_TEXT("=1", field("=1", 0));
    /* and read back as they were */
    static const char *const outside[] = {"=N1", "'=N1", "''-x", "-12.5", "'65",
                                          "x",   "",     "'",    "@a"};
    for (size_t i = 0; i < sizeof outside / sizeof outside[0]; i++)
        CHECK_TEXT(outside[i], csv_outside_text(field(outside[i], 1)));
    return unit_end();
}
