/* How pages break, what stands where on them, and what their parts are to a reader of the tags. */
#include "layout.h"
#include "period.h"

#include "fixed_typeset.h"
#include "unit.h"

#include <stdlib.h>

static const struct table_column two[] = {{"A", ALIGN_LEFT, 1}, {"B", ALIGN_RIGHT, 1}};

/* On which page does a text stand, counted from 1, and at what height? */
static size_t page_of(const struct pages *pages, const char *text, double *y)
{
    for (size_t i = 0; i < pages->n; i++)
        for (size_t k = 0; k < pages->page[i].n; k++) {
            const struct mark *m = &pages->page[i].mark[k];

            if (m->kind == MARK_TEXT && !strcmp(m->text, text)) {
                *y = m->point[0].y;
                return i + 1;
            }
        }
    return 0;
}

static size_t count_of(const struct pages *pages, const char *text)
{
    size_t n = 0;

    for (size_t i = 0; i < pages->n; i++)
        for (size_t k = 0; k < pages->page[i].n; k++)
            n += pages->page[i].mark[k].kind == MARK_TEXT &&
                 !strcmp(pages->page[i].mark[k].text, text);
    return n;
}

static void page_breaks(void)
{
    struct document d;
    struct pages pages;
    double y;

    document_open(&d, "Title", "Subtitle", period_parse("2014-09"));
    d.footer[0] = "The foot";
    for (int i = 0; i < 36; i++)
        document_paragraph(&d, BLOCK_PARAGRAPH, "A line");
    document_heading(&d, 2, "Heading");
    struct table_block *t = document_table(&d, "Caption", two, 2);
    for (int i = 0; i < 60; i++) {
        char first[16];
        const char *cells[] = {first, "x"};

        snprintf(first, sizeof first, "r%d", i);
        table_row(&d, t, cells, 2, false);
    }
    table_note(&d, t, "A note");
    layout_document(&pages, &d, &fixed_typeset);
    /* the heading goes with the caption, the head and some rows; the last row with its neighbours
     */
    CHECK(page_of(&pages, "Heading", &y) == page_of(&pages, "r1", &y));
    CHECK(page_of(&pages, "r57", &y) == page_of(&pages, "A note", &y));
    CHECK(pages.n == 3);
    CHECK(count_of(&pages, "A") == 2 && count_of(&pages, "B") == 2); /* the head on each page */
    CHECK(count_of(&pages, "The foot") == pages.n);
    CHECK(page_of(&pages, "Page 3 of 3", &y) == 3);
    CHECK(y < PAGE_HEIGHT - 10);
    for (size_t i = 0; i < pages.n; i++)
        for (size_t k = 0; k < pages.page[i].n; k++) {
            const struct mark *m = &pages.page[i].mark[k];

            for (size_t j = 0; j < m->n; j++)
                if (m->point[j].x < 0 || m->point[j].x > PAGE_WIDTH || m->point[j].y < 0 ||
                    m->point[j].y > PAGE_HEIGHT)
                    CHECK(!"a mark is off the page");
        }
    pages_free(&pages);
    document_free(&d);
}

/* Whatever stands before it, a table has three rows at least on each of its pages. */
static void no_orphans(void)
{
    size_t least = 100;

    for (int before = 0; before < 45; before++) {
        struct document d;
        struct pages pages;
        size_t on_page[9] = {0};
        double y;

        document_open(&d, "Title", "Subtitle", period_parse("2014-09"));
        for (int i = 0; i < before; i++)
            document_paragraph(&d, BLOCK_NOTE, "A line");
        struct table_block *t = document_table(&d, "Caption", two, 2);
        for (int i = 0; i < 28; i++) {
            char first[16];
            const char *cells[] = {first, "x"};

            snprintf(first, sizeof first, "r%d", i);
            table_row(&d, t, cells, 2, i == 27);
        }
        table_note(&d, t, "A note");
        layout_document(&pages, &d, &fixed_typeset);
        for (int i = 0; i < 28; i++) {
            char row[16];

            snprintf(row, sizeof row, "r%d", i);
            on_page[page_of(&pages, row, &y)]++;
        }
        for (int i = 0; i < 9; i++)
            least = on_page[i] && on_page[i] < least ? on_page[i] : least;
        CHECK(page_of(&pages, "A note", &y) == page_of(&pages, "r27", &y));
        pages_free(&pages);
        document_free(&d);
    }
    CHECK(least >= 3);
}

/* A few lines too many for a page are no page of their own: some white is given up. */
static void packing(void)
{
    size_t n[80], first_two = 0;

    for (int lines = 20; lines < 80; lines++) {
        struct document d;
        struct pages pages;

        document_open(&d, "Title", "Subtitle", period_parse("2014-09"));
        for (int i = 0; i < lines; i++)
            document_paragraph(&d, BLOCK_PARAGRAPH, "A line");
        layout_document(&pages, &d, &fixed_typeset);
        n[lines] = pages.n;
        if (pages.n == 2 && !first_two)
            first_two = (size_t)lines;
        CHECK(lines == 20 || n[lines] >= n[lines - 1]);
        pages_free(&pages);
        document_free(&d);
    }
    /* a page has 842 - 24 - 10 - 37 points for lines of 1.3 x 12, and below each 7 of white, or 2.8
     * at the least: the title takes 1.3 x (22 + 13) + 2 + 5 + 9, or 3.6: 32 lines, or 38 */
    CHECK(first_two == 39);
}

static const struct mark *mark_of(const struct pages *pages, const char *text)
{
    for (size_t i = 0; i < pages->n; i++)
        for (size_t k = 0; k < pages->page[i].n; k++)
            if (pages->page[i].mark[k].kind == MARK_TEXT &&
                !strcmp(pages->page[i].mark[k].text, text))
                return &pages->page[i].mark[k];
    return NULL;
}

static const struct tag *link_of(const struct pages *pages)
{
    for (size_t i = 0; i < pages->tags.n; i++)
        if (pages->tags.event[i].begins && pages->tags.event[i].tag.kind == TAG_LINK)
            return &pages->tags.event[i].tag;
    return NULL;
}

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

/* The ground of the box: the widest area in the ink of bands on a page. */
static const struct mark *ground_of(const struct picture *p)
{
    for (size_t i = 0; i < p->n; i++)
        if (p->mark[i].kind == MARK_AREA && p->mark[i].ink == INK_BAND)
            return &p->mark[i];
    return NULL;
}

/* Whatever stands before it, a box is on one page, and what is in it stands on its ground. */
static void boxes(void)
{
    for (int before = 10; before < 40; before++) {
        struct document d;
        struct pages pages;
        double first = 0, last = 0, after = 0;
        const struct mark *ground;
        size_t page;

        document_open(&d, "Title", "Subtitle", period_parse("2014-09"));
        for (int i = 0; i < before; i++)
            document_paragraph(&d, BLOCK_PARAGRAPH, "A line");
        document_box(&d, 2, "Box");
        for (int i = 0; i < 8; i++)
            document_paragraph(&d, BLOCK_ITEM, i == 7 ? "last" : "item");
        document_box_end(&d);
        document_paragraph(&d, BLOCK_PARAGRAPH, "After");
        layout_document(&pages, &d, &fixed_typeset);
        page = page_of(&pages, "Box", &first);
        CHECK(page && page == page_of(&pages, "last", &last));
        ground = ground_of(&pages.page[page - 1]);
        CHECK(ground && ground->point[0].y < first - 12 && ground->point[2].y > last);
        CHECK(ground && ground->point[2].y < last + 20);
        if (page_of(&pages, "After", &after) == page)
            CHECK(ground && after - 12 > ground->point[2].y);
        pages_free(&pages);
        document_free(&d);
    }
}

/* One that fits on no page is broken, and has a ground on each of its pages. */
static void tall_box(void)
{
    struct document d;
    struct pages pages;

    document_open(&d, "Title", "Subtitle", period_parse("2014-09"));
    document_box(&d, 2, "Box");
    for (int i = 0; i < 90; i++)
        document_paragraph(&d, BLOCK_PARAGRAPH, "A line");
    document_box_end(&d);
    layout_document(&pages, &d, &fixed_typeset);
    CHECK(pages.n >= 3);
    for (size_t i = 0; i < pages.n; i++) {
        const struct mark *ground = ground_of(&pages.page[i]);

        CHECK(ground && ground->point[2].y - ground->point[0].y > 50);
        CHECK(ground && ground->point[2].y < PAGE_HEIGHT - 24);
    }
    pages_free(&pages);
    document_free(&d);
}

/* A row grows to hold an icon, which stands before the words, right or left. */
static void icons(void)
{
    const char *cells[] = {"first", "12"}, *others[] = {"other", "34"};
    struct document d;
    struct pages pages;
    struct table_block *t;
    double above = 0, y = 0, below = 0;
    const struct mark *square = NULL;

    document_open(&d, "Title", "Subtitle", period_parse("2014-09"));
    t = document_table(&d, "Caption", two, 2);
    table_row(&d, t, others, 2, false);
    table_row(&d, t, cells, 2, false);
    for (size_t i = 0; i < 2; i++) {
        struct picture *icon = table_icon(&d, t, i);

        picture_open(icon, 18, 18);
        picture_symbol(icon, INK_CONCERN, SYMBOL_SQUARE, 18, false, 9, 9);
    }
    table_row(&d, t, others, 2, false);
    layout_document(&pages, &d, &fixed_typeset);
    for (size_t i = 0; i < pages.page[0].n; i++) {
        const struct mark *m = &pages.page[0].mark[i];

        if (m->kind == MARK_SYMBOL)
            square = m;
        if (m->kind == MARK_TEXT && !strcmp(m->text, "other") && !(above > 0))
            above = m->point[0].y;
        else if (m->kind == MARK_TEXT && !strcmp(m->text, "other"))
            below = m->point[0].y;
    }
    page_of(&pages, "first", &y);
    CHECK_NEAR(51 + 4 + 18 + 4, mark_of(&pages, "first")->point[0].x, 0.001);
    /* 4 of padding, two digits of 5 points, 4 between them and the icon, whose middle is at 9 */
    CHECK(square);
    CHECK_NEAR(595.28 - 51 - 4 - 2 * 5 - 4 - 9, square ? square->point[0].x : 0, 0.001);
    CHECK(square && fabs(square->point[0].y - (y - 4)) < 3); /* beside the words */
    /* from row to row: 12.5 + 2 x 2, and of the middle one 18 + 2 x 2; words stand in its middle */
    CHECK_NEAR(16.5 + (18 - 12.5) / 2, y - above, 0.001);
    CHECK_NEAR(22 - (18 - 12.5) / 2, below - y, 0.001);
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
    page_breaks();
    no_orphans();
    packing();
    spans();
    spaces();
    long_words();
    boxes();
    tall_box();
    icons();
    reading_order();
    long_table();
    return unit_end();
}
