/* The pieces of pages: escaping, pictures as SVG, the data of charts as CSV. */
#include "data_csv.h"
#include "markup.h"
#include "svg.h"
#include "unit.h"

#include <stdlib.h>

static struct text t;

static const char *escaped(const char *s)
{
    text_clear(&t);
    markup_add(&t, s);
    return text_of(&t);
}

static void test_markup(void)
{
    CHECK_TEXT("&lt;a href=&quot;x&quot;&gt; &amp; &#39;", escaped("<a href=\"x\"> & '"));
    CHECK_TEXT("&amp;amp;", escaped("&amp;"));
    CHECK_TEXT("a b c", escaped("a\x01"
                                "b\x7F"
                                "c"));
    CHECK_TEXT("\xD7\xA9\xF0\x9F\x98\x80",
               escaped("\xD7\xA9\xF0\x9F\x98\x80")); /* U+05E9 U+1F600 */
    CHECK_TEXT("a b", escaped("a\xC2\x85"
                              "b")); /* U+0085, a control character of the second set */
    CHECK_TEXT("ab", escaped("a\xEF\xBF\xBE"
                             "b")); /* U+FFFE */
    CHECK_TEXT("ab", escaped("a\xEF\xB7\x90"
                             "b")); /* U+FDD0 */
    CHECK_TEXT("ab", escaped("a\xF0\x9F\xBF\xBF"
                             "b")); /* U+1FFFF */
    CHECK_TEXT("ab", escaped("a\xFF"
                             "b"));
    CHECK_TEXT("a", escaped("a\xE2\x88")); /* cut in the middle */
    text_clear(&t);
    markup_add_json(&t, "</script> & \"q\" \\ \n \xE2\x88\x92");
    CHECK_TEXT("\"\\u003c/script\\u003e \\u0026 \\u0022q\\u0022 \\u005c \\u000a \xE2\x88\x92\"",
               text_of(&t));
}

static void test_svg(void)
{
    static const struct style style = {FACE_BOLD, 10, INK_TEXT};
    static const struct svg_words words = {"c", "A < B", "What it shows"};
    struct picture p;

    picture_open(&p, 100, 50.5);
    picture_segment(&p, INK_PLAN, 1.25, DASH_DASHED, 0, 0.333333, 100, -0.001);
    picture_words(&p, &style, 50, 20, ALIGN_CENTRE, "R&D");
    picture_halo(&p);
    picture_symbol(&p, INK_ACTUAL, SYMBOL_CIRCLE, 6, false, 5, 5);
    text_clear(&t);
    svg_write(&t, &p, &words, SVG_PAGE);
    CHECK_TEXT("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"50.5\" "
               "viewBox=\"0 0 100 50.5\" role=\"img\" aria-labelledby=\"c-title\" "
               "aria-describedby=\"c-desc\">\n"
               "<title id=\"c-title\">A &lt; B</title>\n<desc id=\"c-desc\">What it shows</desc>\n"
               "<path class=\"l k-plan\" stroke-width=\"1.25\" stroke-dasharray=\"5 3\" "
               "d=\"M0 0.33L100 0\"/>\n"
               "<text class=\"h k-text\" x=\"50\" y=\"20\" font-size=\"10\" text-anchor=\"middle\" "
               "font-weight=\"700\">R&amp;D</text>\n"
               "<circle class=\"f k-actual\" cx=\"5\" cy=\"5\" r=\"3\"/>\n"
               "</svg>\n",
               text_of(&t));
    text_clear(&t);
    svg_write(&t, &p, &(struct svg_words){NULL, NULL, NULL}, SVG_PAGE);
    CHECK(strstr(text_of(&t), " aria-hidden=\"true\"") && !strstr(text_of(&t), "<title"));
    text_clear(&t);
    svg_write(&t, &p, &words, SVG_FILE);
    CHECK(!strstr(text_of(&t), "class="));
    CHECK(strstr(text_of(&t), "fill=\"#FFFFFF\""));
    CHECK(strstr(text_of(&t), "font-family=\"Inter, Arial, sans-serif\""));
    picture_free(&p);
}

static void test_data(void)
{
    static const struct table_column columns[] = {{"Month", ALIGN_LEFT, 1},
                                                  {"Actual, FTE", ALIGN_RIGHT, 1},
                                                  {"Share", ALIGN_RIGHT, 1},
                                                  {"8 times in 10", ALIGN_RIGHT, 1}};
    struct document d;
    struct table_block *table;

    document_open(&d, "T", "S", 0);
    table = document_table(&d, "C", columns, 4);
    table_row(&d, table, (const char *[]){"Sep 2014", "12,077 [p]", "94.9%", "1,000 to 1,200.5"}, 4,
              false);
    table_row(&d, table,
              (const char *[]){"Oct 2014",
                               "\xE2\x88\x92"
                               "1,071.4",
                               "+5%", "3"},
              4, false);
    table_row(&d, table, (const char *[]){"Nov 2014", "0, target reached", "[x]", "[z]"}, 4, false);
    table_row(&d, table, (const char *[]){"Dec 2014", "no figure for May 2014", "<1%", "[z]"}, 4,
              false);
    text_clear(&t);
    data_csv_add(&t, table);
    CHECK_TEXT("Month,\"Actual, FTE\",\"Actual, FTE_status\",\"Share, %\",Share_status,"
               "\"8 times in 10, low\",\"8 times in 10, high\",8 times in 10_status\n"
               "2014-09,12077,p,94.9,,1000,1200.5,\n"
               "2014-10,-1071.4,,5,,3,3,\n"
               "2014-11,0,target reached,,x,,,z\n"
               "2014-12,,no figure for May 2014,,<1%,,,z\n",
               text_of(&t));
    document_free(&d);
}

/* Names stay as they are, whatever they look like; only a formula gets its apostrophe. */
static void test_names(void)
{
    static const struct table_column columns[] = {{"Area", ALIGN_LEFT, 1}, {"Gap", ALIGN_RIGHT, 1}};
    struct document d;
    struct table_block *table;

    document_open(&d, "T", "S", 0);
    table = document_table(&d, "C", columns, 2);
    table_row(&d, table, (const char *[]){"=HYPERLINK(\"x\")", "1"}, 2, false);
    table_row(&d, table, (const char *[]){"12 to 14, High Street", "2"}, 2, false);
    table_row(&d, table, (const char *[]){"May 2014", "=1+1"}, 2, false);
    text_clear(&t);
    data_csv_add(&t, table);
    CHECK_TEXT("Area,Gap,Gap_status\n\"'=HYPERLINK(\"\"x\"\")\",1,\n\"12 to 14, High Street\",2,\n"
               "May 2014,,'=1+1\n",
               text_of(&t));
    document_free(&d);
}

int main(void)
{
    test_markup();
    test_svg();
    test_data();
    test_names();
    text_free(&t);
    return unit_end();
}
