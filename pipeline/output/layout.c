#include "flow.h"

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
    TILE_PAD = 6,
    LEAST_TILE = 10,
    BOX_PAD = 10, /* between the edge of a box and what is in it */
    BOX_BAR = 3
};

/* Every block is laid out by one function, which measures when p is NULL; it returns the y below.
 */

static double lay_title(const struct flow *f, struct picture *p, double y)
{
    struct style title = styles_title;
    struct tag_box box = {f->left, y, f->width, 0};
    struct tag tag = {
        .kind = TAG_HEADING, .level = 1, .words = f->d->title, .box = &box, .n_boxes = 1};

    if (typeset_width(f->t, &title, f->d->title) > f->width)
        title.size = LONG_TITLE;
    flow_begin_tag(f, p, &tag);
    y = flow_lines(f, p, &title, f->left, y, f->width, f->d->title, false);
    flow_end(f, p, TAG_HEADING);
    y = flow_words(f, p, TAG_PARAGRAPH, &styles_subtitle, f->left, y + 2, f->width, f->d->subtitle);
    flow_begin(f, p, TAG_ARTIFACT);
    if (p)
        picture_box(p, INK_ACTUAL, f->left, y + 5, f->width, 2);
    flow_end(f, p, TAG_ARTIFACT);
    return y + 5 + 9 * f->air;
}

static double lay_heading(const struct flow *f, struct picture *p, const struct block *b, double y)
{
    const struct style *style = &styles_heading[b->level > 2 || f->boxed];
    struct tag_box box = {f->left, y, f->width, 0};
    struct tag tag = {
        .kind = TAG_HEADING, .level = b->level, .words = b->text, .box = &box, .n_boxes = 1};

    y += y > f->start ? 10 * f->air : 0;
    flow_begin_tag(f, p, &tag);
    y = flow_lines(f, p, style, f->left, y, f->width, b->text, false);
    flow_end(f, p, TAG_HEADING);
    return y + 4 * f->air;
}

static double lay_notice(const struct flow *f, struct picture *p, const struct block *b, double y)
{
    double end = flow_block(f, NULL, TAG_PARAGRAPH, &styles_notice, 0, y + 6, f->width - 26, b) + 7;

    flow_begin(f, p, TAG_ARTIFACT);
    if (p) {
        picture_box(p, INK_NOTICE, f->left, y, f->width, end - y);
        picture_box(p, INK_PLAN, f->left, y, 5, end - y);
    }
    flow_end(f, p, TAG_ARTIFACT);
    flow_block(f, p, TAG_PARAGRAPH, &styles_notice, f->left + 16, y + 6, f->width - 26, b);
    return end + 7 * f->air;
}

static double lay_item(const struct flow *f, struct picture *p, const struct block *b, double y)
{
    const struct style *style = b->kind == BLOCK_NOTE ? &styles_small : &styles_text;

    flow_begin(f, p, TAG_ITEM);
    flow_words(f, p, TAG_LABEL, style, f->left + 2, y, BULLET, "\u2022");
    y = flow_block(f, p, TAG_BODY, style, f->left + BULLET, y, f->width - BULLET, b);
    flow_end(f, p, TAG_ITEM);
    return y + 3 * f->air;
}

/* Numbers of one row of tiles are of one size: that at which the longest stays on one line. */
static struct style tile_style(const struct flow *f, const struct block *b, double width)
{
    struct style style = styles_tile;

    for (size_t i = 0; i < b->n_tiles; i++)
        while (style.size > LEAST_TILE && typeset_width(f->t, &style, b->tile[i].number) > width)
            style.size -= 0.5;
    return style;
}

/* Label, number and detail are read in this order, as one item. */
static double lay_tile(const struct flow *f, struct picture *p, const struct style *number,
                       const struct tile *tile, double x, double y, double width)
{
    flow_begin(f, p, TAG_ITEM);
    y = flow_words(f, p, TAG_LABEL, &styles_small, x, y + TILE_PAD - 2, width, tile->label);
    flow_begin(f, p, TAG_BODY);
    y = flow_lines(f, p, number, x, y + 1, width, tile->number, *tile->detail);
    y = flow_lines(f, p, &styles_small, x, y + 1, width, tile->detail, false);
    flow_end(f, p, TAG_BODY);
    flow_end(f, p, TAG_ITEM);
    return y + TILE_PAD - 2;
}

static double lay_tiles(const struct flow *f, struct picture *p, const struct block *b, double y)
{
    double width = (f->width - TILE_GAP * (double)(b->n_tiles - 1)) / (double)b->n_tiles;
    struct style number = tile_style(f, b, width - 2 * TILE_PAD);
    double end = y;

    for (size_t i = 0; i < b->n_tiles; i++)
        end = fmax(end, lay_tile(f, NULL, &number, &b->tile[i], 0, y, width - 2 * TILE_PAD));
    flow_begin(f, p, TAG_ARTIFACT);
    for (size_t i = 0; p && i < b->n_tiles; i++) {
        double x = f->left + (width + TILE_GAP) * (double)i;

        picture_box(p, f->boxed ? INK_PAPER : INK_BAND, x, y, width, end - y);
        picture_box(p, INK_ACTUAL, x, y, width, 2);
    }
    flow_end(f, p, TAG_ARTIFACT);
    flow_begin_tag(f, p, &(struct tag){.kind = TAG_LIST, .labelled = true});
    for (size_t i = 0; p && i < b->n_tiles; i++)
        lay_tile(f, p, &number, &b->tile[i], f->left + (width + TILE_GAP) * (double)i + TILE_PAD, y,
                 width - 2 * TILE_PAD);
    flow_end(f, p, TAG_LIST);
    return end + 9 * f->air;
}

/* A chart is as wide as the page; in a box it stands in the middle, over its padding. */
static double lay_figure(const struct flow *f, struct picture *p, const struct block *b, double y)
{
    const struct figure_block *figure = b->figure;
    double x = f->left - fmax(0, (figure->picture.width - f->width) / 2);
    struct tag_box box;
    struct tag tag = {.kind = TAG_FIGURE,
                      .words = figure->alternative,
                      .name = figure->name,
                      .box = &box,
                      .n_boxes = 1};

    y += y > f->start ? 4 * f->air : 0;
    y = flow_words(f, p, TAG_PARAGRAPH, &styles_figure, f->left, y, f->width, figure->headline);
    y = flow_words(f, p, TAG_PARAGRAPH, &styles_small, f->left, y + 1, f->width, figure->subtitle) +
        6;
    box = (struct tag_box){x, y, figure->picture.width, figure->picture.height};
    flow_begin_tag(f, p, &tag);
    if (p)
        picture_include(p, &figure->picture, x, y);
    flow_end(f, p, TAG_FIGURE);
    y += figure->picture.height + 3;
    for (size_t i = 0; i < figure->n_notes; i++)
        y = flow_words(f, p, TAG_PARAGRAPH, &styles_small, f->left, y, f->width, figure->note[i]);
    return y + 8 * f->air;
}

static double lay_block(const struct flow *f, struct picture *p, const struct block *b, double y)
{
    switch (b->kind) {
    case BLOCK_HEADING:
        return lay_heading(f, p, b, y);
    case BLOCK_PARAGRAPH:
        return flow_block(f, p, TAG_PARAGRAPH, &styles_text, f->left, y, f->width, b) + 7 * f->air;
    case BLOCK_LEAD:
        return flow_block(f, p, TAG_PARAGRAPH, &styles_lead, f->left, y, f->width, b) + 9 * f->air;
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

/* The flow inside a box that begins at y. */
static struct flow inside_box(const struct flow *f, double y)
{
    struct flow inner = *f;

    inner.boxed = true;
    inner.left = PAGE_MARGIN + BOX_BAR + BOX_PAD;
    inner.width = PAGE_CONTENT - BOX_BAR - 2 * BOX_PAD;
    inner.start = inner.y = y + BOX_PAD - 2;
    return inner;
}

/* Where the box of block i would end, begun at y. */
static double measure_box(const struct flow *f, size_t i, double y)
{
    struct flow inner = inside_box(f, y);

    for (y = inner.y; ++i < f->d->n && f->d->block[i].kind != BLOCK_BOX_END;)
        y = f->d->block[i].table ? layout_table_whole(&inner, f->d->block[i].table, y)
                                 : lay_block(&inner, NULL, &f->d->block[i], y);
    return y + BOX_PAD - 4;
}

/* How much room block i needs at the least, when it begins at y: a heading or a notice takes along
 * what follows, a table its head and some rows, a box all of it where that fits a page. */
static double room(const struct flow *f, size_t i, double y)
{
    const struct block *b = &f->d->block[i];
    double end;

    if (b->kind == BLOCK_TABLE)
        return layout_table_least(f, b->table, y);
    if (b->kind == BLOCK_BOX) {
        struct flow inner = inside_box(f, y);

        end = measure_box(f, i, y);
        return end - y > f->bottom - f->top && i + 1 < f->d->n ? room(&inner, i + 1, inner.y) : end;
    }
    end = lay_block(f, NULL, b, y);
    if ((b->kind == BLOCK_HEADING || b->kind == BLOCK_NOTICE) && i + 1 < f->d->n) {
        end = room(f, i + 1, end);
        if (i + 2 < f->d->n && b[1].kind == BLOCK_ITEM && b[2].kind == BLOCK_ITEM)
            end = room(f, i + 2, end); /* a list begins with two */
    }
    return end;
}

struct picture *flow_page(const struct flow *f)
{
    return &f->pages->page[f->pages->n - 1];
}

/* The ground of a box is drawn before what is in it, and gets its height when that is known. */
static void open_ground(struct flow *f)
{
    struct picture *p = flow_page(f);

    flow_begin(f, p, TAG_ARTIFACT);
    f->box_mark = p->n;
    picture_box(p, INK_BAND, PAGE_MARGIN, f->y, PAGE_CONTENT, 0);
    picture_box(p, INK_ACTUAL, PAGE_MARGIN, f->y, BOX_BAR, 0);
    flow_end(f, p, TAG_ARTIFACT);
    *f = inside_box(f, f->y);
}

static void close_ground(const struct flow *f, double y)
{
    struct picture *p = flow_page(f);

    for (size_t i = f->box_mark; i < f->box_mark + 2; i++)
        p->mark[i].point[2].y = p->mark[i].point[3].y = y;
}

void flow_new_page(struct flow *f)
{
    struct pages *pages = f->pages;

    if (f->boxed) {
        close_ground(f, fmin(f->y + BOX_PAD, f->bottom));
        f->broken++;
    }
    pages->page = mem_grow(pages->page, &pages->capacity, pages->n + 1, sizeof *pages->page);
    picture_open(&pages->page[pages->n++], PAGE_WIDTH, PAGE_HEIGHT);
    f->y = f->start = f->top;
    if (f->boxed)
        open_ground(f);
}

static void begin_box(struct flow *f)
{
    flow_begin(f, flow_page(f), TAG_SECTION);
    f->y += f->y > f->start ? 4 * f->air : 0;
    open_ground(f);
}

static void end_box(struct flow *f)
{
    double end = f->y + BOX_PAD - 4;

    flow_end(f, flow_page(f), TAG_SECTION);
    close_ground(f, end);
    f->boxed = false;
    f->left = PAGE_MARGIN;
    f->width = PAGE_CONTENT;
    f->start = f->top;
    f->y = end + 9 * f->air;
}

/* The number of the page stands at the end of the last line, which leaves room for it. */
static double lay_footer(const struct flow *f, struct picture *p, double y, size_t page,
                         size_t pages)
{
    enum { LINES = sizeof f->d->footer / sizeof f->d->footer[0], NUMBER = 90 };
    struct text number = {0};
    int last = LINES - 1;

    while (last > 0 && !f->d->footer[last])
        last--;
    for (int i = 0; i <= last; i++)
        if (f->d->footer[i])
            y = flow_lines(f, p, &styles_small, PAGE_MARGIN, y,
                           PAGE_CONTENT - (i == last ? NUMBER : 0), f->d->footer[i], i < last);
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

        flow_begin(f, p, TAG_FOOTER);
        picture_segment(p, INK_GRID, 0.75, DASH_SOLID, PAGE_MARGIN, f->bottom + FOOT_GAP / 2.0,
                        PAGE_WIDTH - PAGE_MARGIN, f->bottom + FOOT_GAP / 2.0);
        lay_footer(f, p, f->bottom + FOOT_GAP, i + 1, f->pages->n);
        flow_end(f, p, TAG_FOOTER);
    }
}

static bool is_listed(const struct document *d, size_t i, enum block_kind kind)
{
    return (kind == BLOCK_ITEM || kind == BLOCK_NOTE) && i < d->n && d->block[i].kind == kind;
}

static void place(struct flow *f, size_t i)
{
    const struct document *d = f->d;
    const struct block *b = &d->block[i];

    if (b->kind == BLOCK_NEW_PAGE) {
        if (f->y > f->start)
            flow_new_page(f);
        return;
    }
    if (b->kind == BLOCK_BOX_END) {
        end_box(f);
        return;
    }
    if (f->y > f->start && room(f, i, f->y) > f->bottom)
        flow_new_page(f);
    if (is_listed(d, i, b->kind) && !(i && is_listed(d, i - 1, b->kind)))
        flow_begin(f, flow_page(f), TAG_LIST);
    if (b->kind == BLOCK_BOX)
        begin_box(f);
    else if (b->kind == BLOCK_TABLE)
        layout_table(f, b->table);
    else
        f->y = lay_block(f, flow_page(f), b, f->y);
    if (is_listed(d, i, b->kind) && !is_listed(d, i + 1, b->kind))
        flow_end(f, flow_page(f), TAG_LIST);
}

/* A document laid out: its pages, and what they can be judged by. */
struct laid_out {
    struct pages pages;
    size_t broken;    /* how often a table was broken over two pages */
    double last_page; /* how much of it is used, 0 to 1 */
};

/* How a document may be laid out. */
struct manner {
    double air;
    bool whole; /* tables that fit a page are not broken */
};

static void lay_out(struct laid_out *o, const struct document *d, const struct typeset *t,
                    struct manner manner)
{
    struct flow f = {.pages = &o->pages,
                     .d = d,
                     .t = t,
                     .top = TOP,
                     .left = PAGE_MARGIN,
                     .width = PAGE_CONTENT,
                     .air = manner.air,
                     .whole = manner.whole};

    *o = (struct laid_out){.broken = 0};
    f.bottom = PAGE_HEIGHT - FOOT_BOTTOM - FOOT_GAP - lay_footer(&f, NULL, 0, 1, 1);
    flow_new_page(&f);
    flow_begin(&f, flow_page(&f), TAG_DOCUMENT);
    f.y = lay_title(&f, flow_page(&f), f.top);
    for (size_t i = 0; i < d->n; i++)
        place(&f, i);
    add_footers(&f);
    flow_end(&f, flow_page(&f), TAG_DOCUMENT);
    tags_sort(&o->pages.tags);
    o->broken = f.broken;
    o->last_page = (f.y - f.top) / (f.bottom - f.top);
}

static bool is_better(const struct laid_out *a, const struct laid_out *b)
{
    return a->pages.n < b->pages.n || (a->pages.n == b->pages.n && a->broken < b->broken);
}

/* Keep the one of two that is taken, and free the other. */
static void take(struct laid_out *best, struct laid_out *other, bool other_is_taken)
{
    pages_free(other_is_taken ? &best->pages : &other->pages);
    if (other_is_taken)
        *best = *other;
}

/* As much white between the blocks as costs neither a page nor a break in a table, and tables whole
 * where that costs no page. Where the last page is well filled, less white cannot save it. */
void layout_document(struct pages *pages, const struct document *d, const struct typeset *t)
{
    static const double airs[] = {0.4, 0.6, 0.8}, well_filled = 0.4;
    struct manner manner = {1, false};
    struct laid_out best, other;
    size_t tries = sizeof airs / sizeof airs[0];

    lay_out(&best, d, t, manner);
    if (!best.broken && (best.pages.n < 2 || best.last_page > well_filled))
        tries = 0;
    for (size_t i = 0; i < tries; i++) {
        bool taken;

        lay_out(&other, d, t, (struct manner){airs[i], false});
        /* the first must be better than the airy one, the others as good as the first */
        taken = i ? !is_better(&best, &other) : is_better(&other, &best);
        take(&best, &other, taken);
        if (!taken)
            break;
        manner.air = airs[i];
    }
    if (best.broken) {
        manner.whole = true;
        lay_out(&other, d, t, manner);
        take(&best, &other, is_better(&other, &best));
    }
    *pages = best.pages;
}

void pages_free(struct pages *pages)
{
    for (size_t i = 0; i < pages->n; i++)
        picture_free(&pages->page[i]);
    free(pages->page);
    tags_free(&pages->tags);
    *pages = (struct pages){.n = 0};
}
