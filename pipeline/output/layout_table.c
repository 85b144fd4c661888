#include "layout_table.h"

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
enum { PAD_X = 4, PAD_Y = 2, MOST_LINES = 64, SMALL = 7, KEPT_WHOLE = 14, FIRST = 3, LAST = 3 };

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

/* One cell, its lines aligned one by one; with p NULL it only measures. Returns the y below. */
static double lay_cell(const struct flow *f, struct picture *p, const struct style *style,
                       enum align align, double x, double y, double width, const char *text)
{
    struct text_line line[MOST_LINES];
    size_t n = f->t->wrap(f->t->self, style, text, width - 2 * PAD_X, line, MOST_LINES);

    n = n < MOST_LINES ? n : MOST_LINES;
    for (size_t i = 0; i < n; i++) {
        if (p)
            picture_text(p, style, align == ALIGN_RIGHT ? x + width - PAD_X : x + PAD_X,
                         y + style->size, align, text + line[i].start, line[i].n);
        y += 1.25 * style->size;
    }
    return y;
}

/* One row of n cells: returns the y below it. */
static double lay_row(const struct flow *f, struct picture *p, const struct table_block *t,
                      const struct style *style, const char *const *text, double y)
{
    double sum = total_weight(t), x = PAGE_MARGIN, end = y;

    for (size_t i = 0; i < t->columns; i++) {
        double width = PAGE_CONTENT * t->column[i].weight / sum;

        double hang = hanging(f, t, i, style, text[i]);

        end = fmax(end,
                   lay_cell(f, p, style, t->column[i].align, x, y + PAD_Y, width - hang, text[i]));
        x += width;
    }
    return end + PAD_Y;
}

static double lay_body_row(const struct flow *f, struct picture *p, const struct table_block *t,
                           size_t row, double y)
{
    const struct style *style = t->strong[row] ? &strong : &cell;
    const char *const *text = t->cell + row * t->columns;
    double end = lay_row(f, NULL, t, style, text, y);

    if (p && t->strong[row])
        picture_box(p, INK_BAND, PAGE_MARGIN, y, PAGE_CONTENT, end - y);
    lay_row(f, p, t, style, text, y);
    if (p)
        picture_segment(p, INK_GRID, 0.5, DASH_SOLID, PAGE_MARGIN, end, PAGE_WIDTH - PAGE_MARGIN,
                        end);
    return end;
}

static double lay_head(const struct flow *f, struct picture *p, const struct table_block *t,
                       double y)
{
    const char *text[32];
    double end;

    for (size_t i = 0; i < t->columns && i < 32; i++)
        text[i] = t->column[i].header;
    end = lay_row(f, NULL, t, &head, text, y);
    if (p) {
        picture_box(p, INK_BAND, PAGE_MARGIN, y, PAGE_CONTENT, end - y);
        lay_row(f, p, t, &head, text, y);
        picture_segment(p, INK_MUTED, 0.75, DASH_SOLID, PAGE_MARGIN, end, PAGE_WIDTH - PAGE_MARGIN,
                        end);
    }
    return end;
}

static double lay_caption(const struct flow *f, struct picture *p, const struct table_block *t,
                          double y)
{
    y += y > f->top ? 6 * f->air : 0;
    return typeset_paragraph(f->t, p, &caption, PAGE_MARGIN, y, PAGE_CONTENT, t->caption) +
           4 * f->air;
}

static double lay_notes(const struct flow *f, struct picture *p, const struct table_block *t,
                        double y)
{
    y += t->n_notes ? 4 : 0;
    for (size_t i = 0; i < t->n_notes; i++)
        y = typeset_paragraph(f->t, p, &note, PAGE_MARGIN, y, PAGE_CONTENT, t->note[i]);
    return y;
}

double layout_table_least(const struct flow *f, const struct table_block *t, double y)
{
    bool roomy = f->bottom - y > 0.25 * (f->bottom - f->top);
    size_t rows = t->rows <= SMALL || (t->rows <= KEPT_WHOLE && !roomy) ? t->rows : FIRST;
    double start = y;

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
    f->y = lay_caption(f, flow_page(f), t, f->y);
    f->y = lay_head(f, flow_page(f), t, f->y);
    for (size_t row = 0; row < t->rows; row++) {
        if (breaks_before(f, t, row)) {
            f->broken++;
            flow_new_page(f);
            f->y = lay_head(f, flow_page(f), t, f->y);
        }
        f->y = lay_body_row(f, flow_page(f), t, row, f->y);
    }
    f->y = lay_notes(f, flow_page(f), t, f->y) + 8 * f->air;
}
