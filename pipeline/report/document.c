#include "document.h"

#include "chart.h"
#include "diag.h"

#include <stdlib.h>
#include <string.h>

enum { LEAST_ALTERNATIVE = 20 };

void document_open(struct document *d, const char *title, const char *subtitle, int period)
{
    *d = (struct document){.period = period, .last_level = 1};
    d->title = arena_text(&d->memory, title);
    d->subtitle = arena_text(&d->memory, subtitle);
}

static void free_icons(struct table_block *t)
{
    for (size_t i = 0; t && i < t->rows * t->columns; i++)
        if (t->icon[i])
            picture_free(t->icon[i]);
}

void document_free(struct document *d)
{
    for (size_t i = 0; i < d->n; i++) {
        if (d->block[i].figure)
            picture_free(&d->block[i].figure->picture);
        free_icons(d->block[i].table);
    }
    free(d->block);
    arena_free(&d->memory);
    *d = (struct document){.n = 0};
}

static void refuse(struct document *d, const char *what, const char *which)
{
    diag_error("the document \"%s\" is built wrong: %s: \"%s\"", d->title, what, which);
    d->refused = true;
}

int document_close(struct document *d)
{
    for (size_t i = 0; i < d->n; i++) {
        const struct figure_block *f = d->block[i].figure;

        if (f && (!f->data || !f->data->rows))
            refuse(d, "a figure has no table of its data", f->name);
    }
    if (d->in_box)
        refuse(d, "a box is not closed", d->title);
    return d->refused ? -1 : 0;
}

static struct block *add(struct document *d, enum block_kind kind, const char *text)
{
    struct block *b;

    d->block = mem_grow(d->block, &d->capacity, d->n + 1, sizeof *d->block);
    b = &d->block[d->n++];
    *b = (struct block){.kind = kind, .text = arena_text(&d->memory, text)};
    return b;
}

void document_heading(struct document *d, int level, const char *text)
{
    if (level < 2 || level > d->last_level + 1)
        refuse(d, "a heading skips a level", text);
    d->last_level = level;
    add(d, BLOCK_HEADING, text)->level = level;
}

void document_drop_heading(struct document *d)
{
    d->n--;
    for (size_t i = d->n; i-- > 0;)
        if (d->block[i].kind == BLOCK_HEADING) {
            d->last_level = d->block[i].level;
            return;
        }
    d->last_level = 1;
}

void document_paragraph(struct document *d, enum block_kind kind, const char *text)
{
    add(d, kind, text);
}

void document_spans(struct document *d, enum block_kind kind, const struct span *span, size_t n)
{
    struct text whole = {0};
    struct block *b;

    for (size_t i = 0; i < n; i++) {
        text_add(&whole, span[i].text);
        if (span[i].href && (!*span[i].text || !span[i].description || !*span[i].description))
            refuse(d, "a link has no description", span[i].href);
    }
    b = add(d, kind, text_of(&whole));
    b->span = arena_new(&d->memory, n, sizeof *b->span);
    b->n_spans = n;
    for (size_t i = 0; i < n; i++) {
        b->span[i] =
            (struct span){.text = arena_text(&d->memory, span[i].text), .strong = span[i].strong};
        if (!span[i].href)
            continue;
        b->span[i].href = arena_text(&d->memory, span[i].href);
        b->span[i].description = arena_text(&d->memory, span[i].description);
    }
    text_free(&whole);
}

void document_box(struct document *d, int level, const char *title)
{
    if (d->in_box)
        refuse(d, "a box stands in another", title);
    d->in_box = true;
    add(d, BLOCK_BOX, title);
    document_heading(d, level, title);
}

void document_box_end(struct document *d)
{
    if (!d->in_box)
        refuse(d, "a box ends that was not begun", d->title);
    d->in_box = false;
    add(d, BLOCK_BOX_END, NULL);
}

void document_tiles(struct document *d, const struct tile *tile, size_t n)
{
    struct block *b = add(d, BLOCK_TILES, NULL);

    b->n_tiles = n;
    b->tile = arena_new(&d->memory, n, sizeof *b->tile);
    for (size_t i = 0; i < n; i++)
        b->tile[i] = (struct tile){arena_text(&d->memory, tile[i].label),
                                   arena_text(&d->memory, tile[i].number),
                                   arena_text(&d->memory, tile[i].detail)};
}

void document_new_page(struct document *d)
{
    add(d, BLOCK_NEW_PAGE, NULL);
}

struct figure_block *document_figure(struct document *d, const char *name, const char *headline,
                                     const char *subtitle, const char *alternative)
{
    struct figure_block *f = arena_new(&d->memory, 1, sizeof *f);

    if (!alternative || strlen(alternative) < LEAST_ALTERNATIVE)
        refuse(d, "a figure has no alternative text", name);
    f->name = arena_text(&d->memory, name);
    f->headline = arena_text(&d->memory, headline);
    f->subtitle = arena_text(&d->memory, subtitle);
    f->alternative = arena_text(&d->memory, alternative);
    add(d, BLOCK_FIGURE, NULL)->figure = f;
    return f;
}

/* Arrays in the arena grow by copying: notes and rows are few. */
static const char **append(struct arena *memory, const char **list, size_t n, const char *text)
{
    const char **longer = arena_new(memory, n + 1, sizeof *longer);

    if (n)
        memcpy(longer, list, n * sizeof *list);
    longer[n] = arena_text(memory, text);
    return longer;
}

void figure_note(struct document *d, struct figure_block *f, const char *note)
{
    if (*note)
        f->note = append(&d->memory, f->note, f->n_notes++, note);
}

static struct table_block *new_table(struct document *d, const char *caption,
                                     const struct table_column *column, size_t columns)
{
    struct table_block *t = arena_new(&d->memory, 1, sizeof *t);

    for (size_t i = 0; i < columns; i++)
        if (!column[i].header || !*column[i].header)
            refuse(d, "a table has a column without a header", caption);
    t->caption = arena_text(&d->memory, caption);
    t->column = column;
    t->columns = columns;
    return t;
}

void figure_frame(const struct document *d, const struct figure_block *f, struct picture *p,
                  const struct typeset *t)
{
    struct framed framed = {d->title,   f->headline, f->subtitle, (const char *const *)f->note,
                            f->n_notes, &f->picture};

    frame_draw(&framed, p, t);
}

struct table_block *figure_data(struct document *d, struct figure_block *f,
                                const struct table_column *column, size_t columns)
{
    f->data = new_table(d, f->headline, column, columns);
    return f->data;
}

struct table_block *document_table(struct document *d, const char *caption,
                                   const struct table_column *column, size_t columns)
{
    struct table_block *t = new_table(d, caption, column, columns);

    add(d, BLOCK_TABLE, NULL)->table = t;
    return t;
}

void table_row(struct document *d, struct table_block *t, const char *const *cell, size_t n,
               bool strong)
{
    const char **cells = arena_new(&d->memory, (t->rows + 1) * t->columns, sizeof *cells);
    struct picture **icons = arena_new(&d->memory, (t->rows + 1) * t->columns, sizeof *icons);
    bool *strengths = arena_new(&d->memory, t->rows + 1, sizeof *strengths);

    if (n != t->columns) {
        refuse(d, "a row is not of the header's width", t->caption);
        return;
    }
    if (t->rows) {
        memcpy(cells, t->cell, t->rows * n * sizeof *cells);
        memcpy(icons, t->icon, t->rows * n * sizeof *icons);
        memcpy(strengths, t->strong, t->rows * sizeof *strengths);
    }
    for (size_t i = 0; i < n; i++)
        cells[t->rows * n + i] = arena_text(&d->memory, cell[i]);
    strengths[t->rows++] = strong;
    t->cell = cells;
    t->icon = icons;
    t->strong = strengths;
}

struct picture *table_icon(struct document *d, struct table_block *t, size_t column)
{
    size_t cell = (t->rows - 1) * t->columns + column;

    if (!*t->cell[cell])
        refuse(d, "an icon stands in a cell without words", t->caption);
    t->icon[cell] = arena_new(&d->memory, 1, sizeof *t->icon[cell]);
    return t->icon[cell];
}

void table_note(struct document *d, struct table_block *t, const char *note)
{
    if (*note)
        t->note = append(&d->memory, t->note, t->n_notes++, note);
}
