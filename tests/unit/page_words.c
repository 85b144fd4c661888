/* Words in lines, and what the parts of pages are to a reader of the tags. */
#include "layout.h"
#include "period.h"

#include "fixed_typeset.h"
#include "pages.h"
#include "unit.h"

#include <stdlib.h>

/* Letters are 6 points wide (half of 12), so 82 stand on a line of 493.28 points. */
static void spans(void)
{
    struct span span[] = {
        {"1234567890 1234567890 1234567890 1234567890 1234567890 ", false, NULL, NULL},
        {"bold", true, NULL, NULL},
        {" 90 1234567890 and ", false, NULL, NULL},
        {"the link of it", false, "x.csv", "The data"},
        {".", false, NULL, NULL}};
    struct document d;
    struct pages pages;
    const struct mark *m;
    const struct tag *tag;

    document_open(&d, "Title", "Subtitle", period_parse("2014-09"));
    document_spans(&d, BLOCK_PARAGRAPH, span, 5);
    layout_document(&pages, &d, &fixed_typeset);
    /* 55 letters stand before it; "the" begins behind letter 78 and ends at 81, "link" would at 86
     */
    m = mark_of(&pages, "bold");
    CHECK(m && m->face == FACE_BOLD);
    CHECK_NEAR(51 + 55 * 6, m ? m->point[0].x : 0, 0.001);
    m = mark_of(&pages, "the "); /* the space at the end of the line is there */
    CHECK(m && m->ink == INK_ACTUAL);
    CHECK_NEAR(51 + 78 * 6, m ? m->point[0].x : 0, 0.001);
    m = mark_of(&pages, "link of it");
    CHECK_NEAR(51, m ? m->point[0].x : 0, 0.001);
    CHECK(mark_of(&pages, ".") && mark_of(&pages, ".")->ink == INK_TEXT);
    tag = link_of(&pages);
    CHECK(tag && tag->n_boxes == 2);
    CHECK_TEXT("x.csv", tag ? tag->href : NULL);
    CHECK_TEXT("The data", tag ? tag->words : NULL);
    if (tag && tag->n_boxes == 2) {
        CHECK_NEAR(3 * 6, tag->box[0].width, 0.001);  /* "the" */
        CHECK_NEAR(10 * 6, tag->box[1].width, 0.001); /* "link of it" */
        CHECK_NEAR(1.3 * 12, tag->box[1].y - tag->box[0].y, 0.001);
    }
    pages_free(&pages);
    document_free(&d);
}

/* Words on two lines do not run together for who is read to: a space stands at the end of the
 * first, in paragraphs, cells and tiles. */
static void spaces(void)
{
    static const char words[] =
        "twelve letter words are here and twelve letter words are there and "
        "twelve letter words are everywhere";
    const struct tile tile = {"Label", "10,424", "FTE"};
    const char *cells[] = {"r", words};
    struct document d;
    struct pages pages;
    struct table_block *t;
    size_t ends = 0, starts = 0;

    document_open(&d, "Title", "Subtitle", period_parse("2014-09"));
    document_tiles(&d, &tile, 1);
    document_paragraph(&d, BLOCK_PARAGRAPH, words);
    t = document_table(&d, "Caption", two, 2);
    table_row(&d, t, cells, 2, false);
    layout_document(&pages, &d, &fixed_typeset);
    CHECK(mark_of(&pages, "10,424 ") && mark_of(&pages, "FTE"));
    for (size_t i = 0; i < pages.page[0].n; i++) {
        const char *text = pages.page[0].mark[i].text;

        starts += text && !strncmp(text, "twelve", 6);
        ends += text && strlen(text) > 15 && text[strlen(text) - 1] == ' ';
    }
    /* 101 letters: lines of 82 in the paragraph; in the cell, 238 points for letters of 5, of 47 */
    CHECK(starts >= 2 && ends == 1 + 2);
    pages_free(&pages);
    document_free(&d);
}

/* A word without end is cut where the line ends, between letters of any length. */
static void long_words(void)
{
    char word[2 * 200 + 1] = "";
    struct span span[] = {
        {"See", true, NULL, NULL}, {" ", false, NULL, NULL}, {word, false, NULL, NULL}};
    struct document d;
    struct pages pages;
    size_t letters = 0, widest = 0;

    for (int i = 0; i < 200; i++)
        strcat(word, "\u00E9");
    document_open(&d, "Title", "Subtitle", period_parse("2014-09"));
    document_spans(&d, BLOCK_PARAGRAPH, span, 3);
    layout_document(&pages, &d, &fixed_typeset);
    for (size_t i = 0; i < pages.page[0].n; i++) {
        const struct mark *m = &pages.page[0].mark[i];

        if (m->kind == MARK_TEXT && (unsigned char)m->text[0] == 0xC3) {
            letters += strlen(m->text) / 2;
            widest = strlen(m->text) / 2 > widest ? strlen(m->text) / 2 : widest;
        }
    }
    CHECK(letters == 200);
    CHECK(widest == 82); /* 493.28 / 6 */
    pages_free(&pages);
    document_free(&d);
}

/* The tags as text: "Document(H1 P ...)"; artifacts are "-". */
static void print_tags(const struct pages *pages, struct text *t)
{
    bool first = true;

    for (size_t i = 0; i < pages->tags.n; i++) {
        const struct tag_event *e = &pages->tags.event[i];
        const char *name = tag_is_artifact(e->tag.kind) ? "-" : tag_name(e->tag.kind, e->tag.level);

        if (e->begins)
            text_addf(t, "%s%s(", first ? "" : " ", name);
        else
            text_add(t, ")");
        first = e->begins;
    }
}

/* The order of reading is that of the document; grounds and rules are no part of it. */
static void reading_order(void)
{
    const struct tile tiles[] = {{"Label", "9", "detail"}, {"Label", "8", ""}};
    const struct span span[] = {{"See ", false, NULL, NULL}, {"it", false, "a.csv", "The data"}};
    const char *cells[] = {"r", "1"};
    struct figure_block *f;
    struct table_block *t;
    struct document d;
    struct pages pages;
    struct text tags = {0};

    document_open(&d, "Title", "Subtitle", period_parse("2014-09"));
    document_tiles(&d, tiles, 2);
    document_heading(&d, 2, "Heading");
    document_spans(&d, BLOCK_PARAGRAPH, span, 2);
    document_paragraph(&d, BLOCK_ITEM, "one");
    document_paragraph(&d, BLOCK_ITEM, "two");
    document_paragraph(&d, BLOCK_NOTE, "other list");
    f = document_figure(&d, "f", "Headline", "Subtitle", "A chart that says something.");
    picture_open(&f->picture, 9, 9);
    figure_note(&d, f, "A note");
    document_box(&d, 3, "Box");
    t = document_table(&d, "Caption", two, 2);
    table_row(&d, t, cells, 2, true);
    table_note(&d, t, "Note");
    document_box_end(&d);
    layout_document(&pages, &d, &fixed_typeset);
    print_tags(&pages, &tags);
    CHECK_TEXT("Document(H1() P() -()"
               " -() L(LI(Lbl() LBody()) LI(Lbl() LBody()))"
               " H2() P(Span() Link())"
               " L(LI(Lbl() LBody()) LI(Lbl() LBody())) L(LI(Lbl() LBody()))"
               " P() P() Figure() P()"
               " Sect(-() H3()"
               " Table(Caption() THead(-() TR(TH() TH())) TBody(-() TR(TH() TD()))) P())"
               " -())",
               text_of(&tags));
    text_free(&tags);
    pages_free(&pages);
    document_free(&d);
}

/* A table over pages is one; its head is read once. */
static void long_table(void)
{
    const char *cells[] = {"r", "1"};
    struct document d;
    struct pages pages;
    struct table_block *t;
    size_t tables = 0, heads = 0, rows = 0;

    document_open(&d, "Title", "Subtitle", period_parse("2014-09"));
    t = document_table(&d, "Caption", two, 2);
    for (int i = 0; i < 120; i++)
        table_row(&d, t, cells, 2, false);
    layout_document(&pages, &d, &fixed_typeset);
    for (size_t i = 0; i < pages.tags.n; i++) {
        const struct tag_event *e = &pages.tags.event[i];

        tables += e->begins && e->tag.kind == TAG_TABLE;
        heads += e->begins && e->tag.kind == TAG_COLUMN_HEADER;
        rows += e->begins && e->tag.kind == TAG_ROW;
        CHECK(!i || e->page >= e[-1].page);
    }
    CHECK(pages.n == 3 && count_of(&pages, "A") == 3);
    CHECK(tables == 1 && heads == 2 && rows == 121);
    pages_free(&pages);
    document_free(&d);
}

int main(void)
{
    spans();
    spaces();
    long_words();
    reading_order();
    long_table();
    return unit_end();
}
