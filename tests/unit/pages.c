/* How pages break, and what stands where on them. */
#include "layout.h"
#include "period.h"

#include "fixed_typeset.h"
#include "pages.h"
#include "unit.h"

#include <stdlib.h>

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

/* A table that fits a page stays whole where that costs no page, whatever its length. */
static void whole_table(void)
{
    const char *cells[] = {"first", "1"}, *last[] = {"last", "1"};
    struct document d;
    struct pages pages;
    struct table_block *t;
    double y;

    document_open(&d, "Title", "Subtitle", period_parse("2014-09"));
    for (int i = 0; i < 25;
         i++) /* with the least white 25 x (15.6 + 2.8) = 460 of about 700 points */
        document_paragraph(&d, BLOCK_PARAGRAPH, "A line");
    t = document_table(&d, "Caption", two, 2);
    for (int i = 0; i < 20; i++) /* 20 x 16.5 = 330 */
        table_row(&d, t, i == 19 ? last : cells, 2, false);
    layout_document(&pages, &d, &fixed_typeset);
    CHECK(pages.n == 2);
    CHECK(page_of(&pages, "first", &y) == 2 && page_of(&pages, "last", &y) == 2);
    pages_free(&pages);
    document_free(&d);
}

/* The number of the page stands free of the last line at its foot. */
static void footers(void)
{
    char line[] = "footer footer footer footer footer footer footer footer footer footer footer "
                  "footer footer footer footer footer";
    struct document d;
    struct pages pages;
    const struct mark *number;

    for (int length = 40; length < 100; length++) {
        struct text cut = {0};

        text_add_bytes(&cut, line, (size_t)length);
        document_open(&d, "Title", "Subtitle", period_parse("2014-09"));
        d.footer[0] = "A line";
        d.footer[1] = cut.data;
        layout_document(&pages, &d, &fixed_typeset);
        number = mark_of(&pages, "Page 1 of 1");
        for (size_t i = 0; number && i < pages.page[0].n; i++) {
            const struct mark *m = &pages.page[0].mark[i];

            if (m->kind == MARK_TEXT && m != number && fabs(m->point[0].y - number->point[0].y) < 9)
                CHECK(m->point[0].x + 5 * (double)strlen(m->text) < PAGE_WIDTH - 51 - 11 * 5);
        }
        CHECK(number);
        pages_free(&pages);
        document_free(&d);
        text_free(&cut);
    }
}

int main(void)
{
    page_breaks();
    no_orphans();
    packing();
    boxes();
    tall_box();
    icons();
    whole_table();
    footers();
    return unit_end();
}
