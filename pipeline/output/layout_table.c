#include "flow.h"

#include <math.h>
#include <string.h>

static const struct style caption = {FACE_BOLD, 12, INK_TEXT};
static const struct style head = {FACE_BOLD, 10, INK_TEXT};
static const struct style cell = {FACE_REGULAR, 10, INK_TEXT};
static const struct style strong = {FACE_BOLD, 10, INK_TEXT};
static const struct style note = {FACE_REGULAR, 10, INK_MUTED};

/* A table of up to SMALL rows is not broken over pages, and one of up to KEPT_WHOLE only where much
 * of the page would stay empty. A part of a table has at least FIRST rows before a break, LAST
 * behind. */
enum {
    PAD_X = 4,
    PAD_Y = 2,
    ICON_GAP = 4,
    MOST_LINES = 64,
    SMALL = 7,
    KEPT_WHOLE = 14,
    FIRST = 3,
    LAST = 3
};

#define LINE_HEIGHT 1.25 /* of the size */

static double total_weight(const struct table_block *t)
{
    double sum = 0;

    for (size_t i = 0; i < t->columns; i++)
        sum += t->column[i].weight;
    return sum;
}

/* Does a number carry a shorthand, "524.4 [r]"? */
static bool has_shorthand(const char *text)
{
    size_t n = strlen(text);

    return n > 4 && text[n - 1] == ']' && text[n - 3] == '[' && text[n - 4] == ' ';
}

/* Numbers stand under each other when some of a column carry a shorthand: the others keep its room.
 */
static double hanging(const struct flow *f, const struct table_block *t, size_t column,
                      const struct style *style, const char *text)
{
    if (t->column[column].align != ALIGN_RIGHT || has_shorthand(text))
        return 0;
    for (size_t row = 0; row < t->rows; row++)
        if (has_shorthand(t->cell[row * t->columns + column]))
            return typeset_width(f->t, style, " [r]");
    return 0;
}

enum { NO_ROW = -1 };

struct row {
    const struct table_block *t;
    long row; /* NO_ROW: that of the head */
    const struct style *style;
    double y, height;
    bool has_icons;
};

/* One cell: its lines, which are aligned one by one, and its icon in the middle beside them. */
struct cell {
    const char *text;
    const struct picture *icon;
    struct text_line line[MOST_LINES];
    size_t n;
    double left, right, height; /* of the room for words; of words and icon */
    enum align align;
};

static const char *text_of_cell(const struct row *r, size_t column)
{
    return r->row == NO_ROW ? r->t->column[column].header
                            : r->t->cell[(size_t)r->row * r->t->columns + column];
}

static double width_of_line(const struct flow *f, const struct row *r, const struct cell *c,
                            size_t i)
{
    return f->t->width(f->t->self, r->style, c->text + c->line[i].start, c->line[i].n);
}

static void measure_cell(const struct flow *f, const struct row *r, size_t column, double x,
                         double width, struct cell *c)
{
    double icon;

    c->text = text_of_cell(r, column);
    c->icon = r->row == NO_ROW ? NULL : r->t->icon[(size_t)r->row * r->t->columns + column];
    icon = c->icon ? c->icon->width + ICON_GAP : 0;
    c->align = r->t->column[column].align;
    c->left = x + PAD_X + icon;
    c->right = x + width - PAD_X - hanging(f, r->t, column, r->style, c->text);
    c->n = f->t->wrap(f->t->self, r->style, c->text, c->right - c->left, c->line, MOST_LINES);
    c->n = c->n < MOST_LINES ? c->n : MOST_LINES;
    c->height = fmax(LINE_HEIGHT * r->style->size * (double)c->n, c->icon ? c->icon->height : 0);
}

static double anchor(const struct cell *c)
{
    return c->align == ALIGN_LEFT    ? c->left
           : c->align == ALIGN_RIGHT ? c->right
                                     : (c->left + c->right) / 2;
}

/* How far below its top the words of a row's cell begin: a head's stand at the foot of it, those
 * beside an icon in the middle. */
static double drop(const struct row *r, const struct cell *c)
{
    double rest = r->height - 2 * PAD_Y - LINE_HEIGHT * r->style->size * (double)c->n;

    return PAD_Y + (r->row == NO_ROW ? rest : r->has_icons ? rest / 2 : 0);
}

/* Lines but the last keep the space at which they were broken, see flow_lines(). */
static void draw_words(const struct flow *f, struct picture *p, const struct row *r, size_t column,
                       const struct cell *c)
{
    enum tag_kind kind = r->row == NO_ROW ? TAG_COLUMN_HEADER : column ? TAG_CELL : TAG_ROW_HEADER;
    double y = r->y + drop(r, c);

    flow_begin(f, p, kind);
    for (size_t i = 0; i < c->n; i++) {
        bool space = i + 1 < c->n && c->text[c->line[i].start + c->line[i].n] == ' ';

        picture_text(p, r->style, anchor(c), y + r->style->size, c->align,
                     c->text + c->line[i].start, c->line[i].n + space);
        y += LINE_HEIGHT * r->style->size;
    }
    flow_end(f, p, kind);
}

static void draw_icon(const struct flow *f, struct picture *p, const struct row *r,
                      const struct cell *c)
{
    double widest = 0, x;

    for (size_t i = 0; i < c->n; i++)
        widest = fmax(widest, width_of_line(f, r, c, i));
    x = anchor(c) - (c->align == ALIGN_LEFT ? 0 : c->align == ALIGN_RIGHT ? widest : widest / 2);
    picture_include(p, c->icon, x - ICON_GAP - c->icon->width,
                    r->y + (r->height - c->icon->height) / 2);
}

/* All cells of a row: measured, their icons drawn, or their words. */
enum pass { PASS_MEASURE, PASS_ICONS, PASS_WORDS };

static double walk_cells(const struct flow *f, struct picture *p, const struct row *r,
                         enum pass pass)
{
    double sum = total_weight(r->t), x = f->left, height = 0;
    struct cell c;

    for (size_t i = 0; i < r->t->columns; i++) {
        double width = f->width * r->t->column[i].weight / sum;

        measure_cell(f, r, i, x, width, &c);
        height = fmax(height, c.height);
        if (pass == PASS_ICONS && c.icon)
            draw_icon(f, p, r, &c);
        if (pass == PASS_WORDS)
            draw_words(f, p, r, i, &c);
        x += width;
    }
    return height + 2 * PAD_Y;
}

/* What is drawn of a row besides its words is none of the words of a reader. */
static void draw_ground(const struct flow *f, struct picture *p, const struct row *r, bool band)
{
    double end = r->y + r->height;

    if (band)
        picture_box(p, f->boxed ? INK_PAPER : INK_BAND, f->left, r->y, f->width, r->height);
    walk_cells(f, p, r, PASS_ICONS);
    picture_segment(p, r->row == NO_ROW ? INK_MUTED : INK_GRID, r->row == NO_ROW ? 0.75 : 0.5,
                    DASH_SOLID, f->left, end, f->left + f->width, end);
}

static void draw_row(const struct flow *f, struct picture *p, const struct row *r, bool band)
{
    flow_begin(f, p, TAG_ARTIFACT);
    draw_ground(f, p, r, band);
    flow_end(f, p, TAG_ARTIFACT);
    flow_begin(f, p, TAG_ROW);
    walk_cells(f, p, r, PASS_WORDS);
    flow_end(f, p, TAG_ROW);
}

static bool has_icons(const struct table_block *t, size_t row)
{
    for (size_t i = 0; i < t->columns; i++)
        if (t->icon[row * t->columns + i])
            return true;
    return false;
}

static double lay_body_row(const struct flow *f, struct picture *p, const struct table_block *t,
                           size_t row, double y)
{
    struct row r = {t, (long)row, t->strong[row] ? &strong : &cell, y, 0, has_icons(t, row)};

    r.height = walk_cells(f, NULL, &r, PASS_MEASURE);
    if (p)
        draw_row(f, p, &r, t->strong[row]);
    return y + r.height;
}

static double lay_head(const struct flow *f, struct picture *p, const struct table_block *t,
                       double y)
{
    struct row r = {t, NO_ROW, &head, y, 0, false};

    r.height = walk_cells(f, NULL, &r, PASS_MEASURE);
    if (p)
        draw_row(f, p, &r, true);
    return y + r.height;
}

/* The head on a further page: read out once is enough. */
static double repeat_head(const struct flow *f, const struct table_block *t, double y)
{
    size_t events = f->pages->tags.n;
    struct picture *p = flow_page(f);

    y = lay_head(f, p, t, y);
    f->pages->tags.n = events;
    return y;
}

static double lay_caption(const struct flow *f, struct picture *p, const struct table_block *t,
                          double y)
{
    y += y > f->start ? 6 * f->air : 0;
    return flow_words(f, p, TAG_CAPTION, &caption, f->left, y, f->width, t->caption) + 4 * f->air;
}

static double lay_notes(const struct flow *f, struct picture *p, const struct table_block *t,
                        double y)
{
    y += t->n_notes ? 4 : 0;
    for (size_t i = 0; i < t->n_notes; i++)
        y = flow_words(f, p, TAG_PARAGRAPH, &note, f->left, y, f->width, t->note[i]);
    return y;
}

double layout_table_whole(const struct flow *f, const struct table_block *t, double y)
{
    y = lay_head(f, NULL, t, lay_caption(f, NULL, t, y));
    for (size_t i = 0; i < t->rows; i++)
        y = lay_body_row(f, NULL, t, i, y);
    return lay_notes(f, NULL, t, y) + 8 * f->air;
}

double layout_table_least(const struct flow *f, const struct table_block *t, double y)
{
    bool roomy = f->bottom - y > 0.25 * (f->bottom - f->top);
    size_t rows = t->rows <= SMALL || (t->rows <= KEPT_WHOLE && !roomy) ? t->rows : FIRST;
    double start = y;

    if (f->whole)
        rows = t->rows;
    y = lay_head(f, NULL, t, lay_caption(f, NULL, t, y));
    for (size_t i = 0; i < rows; i++) {
        double end = lay_body_row(f, NULL, t, i, y);

        if (i >= 2 && end - start > f->bottom - f->top)
            break; /* it fits on no page: let it be broken */
        y = end;
    }
    return rows == t->rows ? lay_notes(f, NULL, t, y) : y;
}

/* The last rows and the notes stay together: a sum does not stand alone on a page. */
static bool breaks_before(const struct flow *f, const struct table_block *t, size_t row)
{
    double end = lay_body_row(f, NULL, t, row, f->y);

    if (row + LAST >= t->rows) {
        for (size_t i = row + 1; i < t->rows; i++)
            end = lay_body_row(f, NULL, t, i, end);
        end = lay_notes(f, NULL, t, end);
    }
    return end > f->bottom;
}

void layout_table(struct flow *f, const struct table_block *t)
{
    flow_begin(f, flow_page(f), TAG_TABLE);
    f->y = lay_caption(f, flow_page(f), t, f->y);
    flow_begin(f, flow_page(f), TAG_TABLE_HEAD);
    f->y = lay_head(f, flow_page(f), t, f->y);
    flow_end(f, flow_page(f), TAG_TABLE_HEAD);
    flow_begin(f, flow_page(f), TAG_TABLE_BODY);
    for (size_t row = 0; row < t->rows; row++) {
        if (breaks_before(f, t, row)) {
            f->broken++;
            flow_new_page(f);
            flow_begin(f, flow_page(f), TAG_ARTIFACT);
            f->y = repeat_head(f, t, f->y);
            flow_end(f, flow_page(f), TAG_ARTIFACT);
        }
        f->y = lay_body_row(f, flow_page(f), t, row, f->y);
    }
    flow_end(f, flow_page(f), TAG_TABLE_BODY);
    flow_end(f, flow_page(f), TAG_TABLE);
    f->y = lay_notes(f, flow_page(f), t, f->y) + 8 * f->air;
}
