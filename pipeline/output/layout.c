#include "layout.h"

#include "layout_table.h"

#include <math.h>
#include <stdlib.h>

static const struct style styles_title = {FACE_BOLD, 22, INK_TEXT};
static const struct style styles_subtitle = {FACE_REGULAR, 13, INK_MUTED};
static const struct style styles_lead = {FACE_MEDIUM, 13.5, INK_TEXT};
static const struct style styles_heading[] = {{FACE_BOLD, 16, INK_ACTUAL},
                                              {FACE_BOLD, 13, INK_TEXT}};
static const struct style styles_text = {FACE_REGULAR, 12, INK_TEXT};
static const struct style styles_notice = {FACE_BOLD, 12, INK_TEXT};
static const struct style styles_figure = {FACE_BOLD, 12, INK_TEXT};
static const struct style styles_small = {FACE_REGULAR, 10, INK_MUTED};
static const struct style styles_tile = {FACE_BOLD, 19, INK_ACTUAL};

enum {
    TOP = 37,
    FOOT_GAP = 10,
    FOOT_BOTTOM = 24,
    BULLET = 14,
    LONG_TITLE = 16,
    TILE_GAP = 6,
    TILE_PAD = 6
};

static double paragraph(const struct flow *f, struct picture *p, const struct style *style,
                        double x, double y, double width, const char *text)
{
    return typeset_paragraph(f->t, p, style, x, y, width, text);
}

/* Every block is laid out by one function, which measures when p is NULL; it returns the y below.
 */

static double lay_title(const struct flow *f, struct picture *p, double y)
{
    struct style title = styles_title;

    if (typeset_width(f->t, &title, f->d->title) > PAGE_CONTENT)
        title.size = LONG_TITLE;
    y = paragraph(f, p, &title, PAGE_MARGIN, y, PAGE_CONTENT, f->d->title);
    y = paragraph(f, p, &styles_subtitle, PAGE_MARGIN, y + 2, PAGE_CONTENT, f->d->subtitle);
    if (p)
        picture_box(p, INK_ACTUAL, PAGE_MARGIN, y + 5, PAGE_CONTENT, 2);
    return y + 5 + 9 * f->air;
}

static double lay_heading(const struct flow *f, struct picture *p, const struct block *b, double y)
{
    const struct style *style = &styles_heading[b->level > 2];

    y += y > f->top ? 10 * f->air : 0;
    return paragraph(f, p, style, PAGE_MARGIN, y, PAGE_CONTENT, b->text) + 4 * f->air;
}

static double lay_notice(const struct flow *f, struct picture *p, const struct block *b, double y)
{
    double end = paragraph(f, NULL, &styles_notice, 0, y + 6, PAGE_CONTENT - 26, b->text) + 7;

    if (p) {
        picture_box(p, INK_NOTICE, PAGE_MARGIN, y, PAGE_CONTENT, end - y);
        picture_box(p, INK_PLAN, PAGE_MARGIN, y, 5, end - y);
    }
    paragraph(f, p, &styles_notice, PAGE_MARGIN + 16, y + 6, PAGE_CONTENT - 26, b->text);
    return end + 7 * f->air;
}

static double lay_item(const struct flow *f, struct picture *p, const struct block *b, double y)
{
    const struct style *style = b->kind == BLOCK_NOTE ? &styles_small : &styles_text;

    if (p)
        picture_symbol(p, style->ink, SYMBOL_CIRCLE, 4, false, PAGE_MARGIN + 5,
                       y + 0.66 * style->size);
    return paragraph(f, p, style, PAGE_MARGIN + BULLET, y, PAGE_CONTENT - BULLET, b->text) +
           3 * f->air;
}

static double lay_tile(const struct flow *f, struct picture *p, const struct tile *tile, double x,
                       double y, double width)
{
    y = paragraph(f, p, &styles_small, x, y + TILE_PAD - 2, width, tile->label);
    y = paragraph(f, p, &styles_tile, x, y + 1, width, tile->number);
    return paragraph(f, p, &styles_small, x, y + 1, width, tile->detail) + TILE_PAD - 2;
}

static double lay_tiles(const struct flow *f, struct picture *p, const struct block *b, double y)
{
    double width = (PAGE_CONTENT - TILE_GAP * (double)(b->n_tiles - 1)) / (double)b->n_tiles;
    double end = y;

    for (size_t i = 0; i < b->n_tiles; i++)
        end = fmax(end, lay_tile(f, NULL, &b->tile[i], 0, y, width - 2 * TILE_PAD));
    for (size_t i = 0; p && i < b->n_tiles; i++) {
        double x = PAGE_MARGIN + (width + TILE_GAP) * (double)i;

        picture_box(p, INK_BAND, x, y, width, end - y);
        picture_box(p, INK_ACTUAL, x, y, width, 2);
        lay_tile(f, p, &b->tile[i], x + TILE_PAD, y, width - 2 * TILE_PAD);
    }
    return end + 9 * f->air;
}

static double lay_figure(const struct flow *f, struct picture *p, const struct block *b, double y)
{
    const struct figure_block *figure = b->figure;

    y += y > f->top ? 4 * f->air : 0;
    y = paragraph(f, p, &styles_figure, PAGE_MARGIN, y, PAGE_CONTENT, figure->headline);
    y = paragraph(f, p, &styles_small, PAGE_MARGIN, y + 1, PAGE_CONTENT, figure->subtitle) + 6;
    if (p)
        picture_include(p, &figure->picture, PAGE_MARGIN, y);
    y += figure->picture.height + 3;
    for (size_t i = 0; i < figure->n_notes; i++)
        y = paragraph(f, p, &styles_small, PAGE_MARGIN, y, PAGE_CONTENT, figure->note[i]);
    return y + 8 * f->air;
}

static double lay_block(const struct flow *f, struct picture *p, const struct block *b, double y)
{
    switch (b->kind) {
    case BLOCK_HEADING:
        return lay_heading(f, p, b, y);
    case BLOCK_PARAGRAPH:
        return paragraph(f, p, &styles_text, PAGE_MARGIN, y, PAGE_CONTENT, b->text) + 7 * f->air;
    case BLOCK_LEAD:
        return paragraph(f, p, &styles_lead, PAGE_MARGIN, y, PAGE_CONTENT, b->text) + 9 * f->air;
    case BLOCK_NOTICE:
        return lay_notice(f, p, b, y);
    case BLOCK_ITEM:
    case BLOCK_NOTE:
        return lay_item(f, p, b, y);
    case BLOCK_TILES:
        return lay_tiles(f, p, b, y);
    case BLOCK_FIGURE:
        return lay_figure(f, p, b, y);
    case BLOCK_TABLE: /* laid out row by row, see layout_table.c */
    case BLOCK_BOX:
    case BLOCK_BOX_END:
    case BLOCK_NEW_PAGE:
        return y;
    }
    return y;
}

/* How much room block i needs at the least, when it begins at y: a heading or a notice takes along
 * what follows, a table its head and some rows. */
static double room(const struct flow *f, size_t i, double y)
{
    const struct block *b = &f->d->block[i];
    double end;

    if (b->kind == BLOCK_TABLE)
        return layout_table_least(f, b->table, y);
    end = lay_block(f, NULL, b, y);
    if ((b->kind == BLOCK_HEADING || b->kind == BLOCK_NOTICE) && i + 1 < f->d->n) {
        end = room(f, i + 1, end);
        if (i + 2 < f->d->n && b[1].kind == BLOCK_ITEM && b[2].kind == BLOCK_ITEM)
            end = room(f, i + 2, end); /* a list begins with two */
    }
    return end;
}

void flow_new_page(struct flow *f)
{
    struct pages *pages = f->pages;

    pages->page = mem_grow(pages->page, &pages->capacity, pages->n + 1, sizeof *pages->page);
    picture_open(&pages->page[pages->n++], PAGE_WIDTH, PAGE_HEIGHT);
    f->y = f->top;
}

struct picture *flow_page(const struct flow *f)
{
    return &f->pages->page[f->pages->n - 1];
}

static double lay_footer(const struct flow *f, struct picture *p, double y, size_t page,
                         size_t pages)
{
    struct text number = {0};

    for (size_t i = 0; i < sizeof f->d->footer / sizeof f->d->footer[0]; i++)
        if (f->d->footer[i])
            y = paragraph(f, p, &styles_small, PAGE_MARGIN, y, PAGE_CONTENT, f->d->footer[i]);
    text_addf(&number, "Page %zu of %zu", page, pages);
    if (p)
        picture_words(p, &styles_small, PAGE_WIDTH - PAGE_MARGIN, y - 0.3 * styles_small.size,
                      ALIGN_RIGHT, number.data);
    text_free(&number);
    return y;
}

static void add_footers(struct flow *f)
{
    for (size_t i = 0; i < f->pages->n; i++) {
        struct picture *p = &f->pages->page[i];

        picture_segment(p, INK_GRID, 0.75, DASH_SOLID, PAGE_MARGIN, f->bottom + FOOT_GAP / 2.0,
                        PAGE_WIDTH - PAGE_MARGIN, f->bottom + FOOT_GAP / 2.0);
        lay_footer(f, p, f->bottom + FOOT_GAP, i + 1, f->pages->n);
    }
}

static void place(struct flow *f, size_t i)
{
    const struct block *b = &f->d->block[i];

    if (b->kind == BLOCK_NEW_PAGE) {
        if (f->y > f->top)
            flow_new_page(f);
        return;
    }
    if (f->y > f->top && room(f, i, f->y) > f->bottom)
        flow_new_page(f);
    if (b->kind == BLOCK_TABLE)
        layout_table(f, b->table);
    else
        f->y = lay_block(f, flow_page(f), b, f->y);
}

/* A document laid out: its pages, and what they can be judged by. */
struct laid_out {
    struct pages pages;
    size_t broken;    /* how often a table was broken over two pages */
    double last_page; /* how much of it is used, 0 to 1 */
};

static void lay_out(struct laid_out *o, const struct document *d, const struct typeset *t,
                    double air)
{
    struct flow f = {.pages = &o->pages, .d = d, .t = t, .top = TOP, .air = air};

    *o = (struct laid_out){.broken = 0};
    f.bottom = PAGE_HEIGHT - FOOT_BOTTOM - FOOT_GAP - lay_footer(&f, NULL, 0, 1, 1);
    flow_new_page(&f);
    f.y = lay_title(&f, flow_page(&f), f.top);
    for (size_t i = 0; i < d->n; i++)
        place(&f, i);
    add_footers(&f);
    o->broken = f.broken;
    o->last_page = (f.y - f.top) / (f.bottom - f.top);
}

static bool is_better(const struct laid_out *a, const struct laid_out *b)
{
    return a->pages.n < b->pages.n || (a->pages.n == b->pages.n && a->broken < b->broken);
}

/* As much white between the blocks as costs neither a page nor a break in a table. Where the last
 * page is well filled, less white cannot save it. */
void layout_document(struct pages *pages, const struct document *d, const struct typeset *t)
{
    static const double airs[] = {0.4, 0.6, 0.8}, well_filled = 0.4;
    struct laid_out best, other;
    size_t tries = sizeof airs / sizeof airs[0];

    lay_out(&best, d, t, 1);
    if (!best.broken && (best.pages.n < 2 || best.last_page > well_filled))
        tries = 0;
    for (size_t i = 0; i < tries; i++) {
        lay_out(&other, d, t, airs[i]);
        /* the first must be better than the airy one, the others as good as the first */
        if (i ? !is_better(&best, &other) : is_better(&other, &best)) {
            pages_free(&best.pages);
            best = other;
        } else {
            pages_free(&other.pages);
            break;
        }
    }
    *pages = best.pages;
}

void pages_free(struct pages *pages)
{
    for (size_t i = 0; i < pages->n; i++)
        picture_free(&pages->page[i]);
    free(pages->page);
    *pages = (struct pages){NULL, 0, 0};
}
