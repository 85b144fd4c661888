/*
 *                     will hit    hit or miss       will miss
 *      improving      2 areas     5 areas           ...
 *                     Name        Name   Name
 */
#include "grid_chart.h"

#include "chart.h"

#include <math.h>
#include <stdlib.h>

enum {
    LEFT = 84,      /* the rows' headers */
    HEAD = 24,      /* the columns' headers, their words beside the icons */
    TALL_HEAD = 36, /* below them */
    ROW = 42,       /* at least */
    NARROW = 74,    /* the least width of a column, and of a name */
    PAD = 5,
    LINE = 12,
    BETWEEN = 3,       /* names */
    MOST_HEIGHT = 620, /* of the whole: it stands on one page */
    STEP = 20,
    MOST_LINES = 64,
    COLUMNS = 4
};

struct cell {
    size_t n;
    size_t *area; /* [n] indices */
};

struct drawing {
    const struct grid_chart *c;
    struct picture *p; /* NULL while measuring */
    const struct typeset *t;
    struct cell cell[ICON_GROUPS][COLUMNS];
    enum xmr_assurance column[COLUMNS];
    size_t columns;
    double x[COLUMNS + 1];
    double tallest; /* names of a cell: above that it only counts */
};

static const enum xmr_assurance order[COLUMNS] = {XMR_PASS, XMR_INCONSISTENT, XMR_FAIL,
                                                  XMR_NO_ASSURANCE};

static size_t column_of(const struct drawing *d, const struct grid_area *a)
{
    for (size_t k = 0; k < d->columns; k++)
        if (d->column[k] == a->assurance)
            return k;
    return 0;
}

/* An area without a chart stands in a row of its own, over all columns. */
static struct cell *cell_of(struct drawing *d, const struct grid_area *a)
{
    enum icon_group group = icon_group(a->variation);

    return &d->cell[group][group == ICON_NO_CHART ? 0 : column_of(d, a)];
}

/* The three answers, and a column for those without one, where there are any. */
static void choose_columns(struct drawing *d)
{
    size_t judged = 0, charted = 0, end;

    for (size_t i = 0; i < d->c->n; i++) {
        bool chart = d->c->area[i].variation != XMR_NO_TYPE;

        charted += chart;
        judged += chart && d->c->area[i].assurance != XMR_NO_ASSURANCE;
    }
    end = judged && judged == charted ? COLUMNS - 1 : COLUMNS;
    for (size_t k = judged ? 0 : COLUMNS - 1; k < end; k++)
        d->column[d->columns++] = order[k];
}

static void fill_cells(struct drawing *d)
{
    for (size_t i = 0; i < d->c->n; i++) {
        struct cell *cell = cell_of(d, &d->c->area[i]);

        if (!cell->area)
            cell->area = mem_new(d->c->n, sizeof *cell->area);
        cell->area[cell->n++] = i;
    }
}

/* A column is as wide as the most areas in a cell of it ask for. */
static void set_widths(struct drawing *d, double width)
{
    double most[COLUMNS] = {0}, sum = 0, rest = width - LEFT - NARROW * (double)d->columns;

    for (size_t k = 0; k < d->columns; k++) {
        for (int g = 0; g < ICON_NO_CHART; g++)
            most[k] = fmax(most[k], (double)d->cell[g][k].n);
        most[k] += 1;
        sum += most[k];
    }
    d->x[0] = LEFT;
    for (size_t k = 0; k < d->columns; k++)
        d->x[k + 1] = d->x[k] + NARROW + rest * most[k] / sum;
}

/* One name; with no picture it only measures. Returns the y below it. */
static double lay_name(const struct drawing *d, double x, double y, double width, size_t area)
{
    struct text_line line[MOST_LINES];
    const char *name = d->c->area[area].name;
    size_t n = d->t->wrap(d->t->self, &chart_text, name, width, line, MOST_LINES);

    n = n < MOST_LINES ? n : MOST_LINES;
    for (size_t i = 0; i < n; i++) {
        if (d->p)
            picture_text(d->p, &chart_text, x, y + CHART_TEXT, ALIGN_LEFT, name + line[i].start,
                         line[i].n);
        y += LINE;
    }
    return y + BETWEEN;
}

/* The names in columns from y on, none longer than `most`, but for a single name; returns how many
 * columns there are, and the y below the longest. */
static size_t fill_columns(const struct drawing *d, const struct cell *cell, double x, double y,
                           double width, double most, double *end)
{
    size_t column = 0;
    double at = y;

    *end = y;
    for (size_t i = 0; i < cell->n; i++) {
        struct drawing measure = *d;

        measure.p = NULL;
        if (at > y && lay_name(&measure, 0, at, width - PAD, cell->area[i]) > y + most) {
            column++;
            at = y;
        }
        at = lay_name(d, x + (double)column * width, at, width - PAD, cell->area[i]);
        *end = fmax(*end, at);
    }
    return column + 1;
}

/* The names side by side in as many columns as have room, of about one length; returns the y below
 * them. */
static double lay_names(const struct drawing *d, const struct cell *cell, double x, double y,
                        double width)
{
    size_t across = (size_t)fmax(1, floor(width / (NARROW + 26)));
    struct drawing measure = *d;
    double end, most;

    measure.p = NULL;
    across = across < cell->n ? across : cell->n;
    width /= (double)across;
    fill_columns(&measure, cell, 0, 0, width, INFINITY, &end);
    most = end / (double)across;
    while (fill_columns(&measure, cell, 0, 0, width, most, &end) > across)
        most += BETWEEN;
    fill_columns(d, cell, x, y, width, most, &end);
    return end;
}

/* How many stand in a cell, and which. */
static double lay_cell(const struct drawing *d, const struct cell *cell, double x, double y,
                       double width)
{
    struct drawing measure = *d;
    struct text words = {0};
    bool named;

    if (!cell->n)
        return typeset_paragraph(d->t, d->p, &chart_muted, x + PAD, y + PAD, width - 2 * PAD,
                                 "none") +
               PAD;
    measure.p = NULL;
    named = lay_names(&measure, cell, 0, 0, width - PAD) <= d->tallest;
    text_addf(&words, "%zu %s", cell->n, cell->n == 1 ? d->c->level : d->c->levels);
    y = typeset_paragraph(d->t, d->p, &chart_strong, x + PAD, y + PAD, width - 2 * PAD,
                          words.data) +
        BETWEEN;
    text_free(&words);
    if (named)
        return lay_names(d, cell, x + PAD, y, width - PAD) + PAD;
    return typeset_paragraph(d->t, d->p, &chart_text, x + PAD, y, width - 2 * PAD,
                             "too many to name here: listed in the table") +
           PAD;
}

static void rule(const struct drawing *d, double x1, double y1, double x2, double y2)
{
    if (d->p)
        picture_segment(d->p, INK_MUTED, 0.75, DASH_SOLID, x1, y1, x2, y2);
}

static bool fits_beside(const struct drawing *d, double icon, double width, const char *words)
{
    return icon + 4 + typeset_width(d->t, &chart_strong, words) <= width;
}

/* An icon and its words below it, or beside it where they fit. */
static void draw_header(const struct drawing *d, const struct picture *icon, double x, double y,
                        double width, const char *words)
{
    picture_include(d->p, icon, x, y);
    if (fits_beside(d, icon->width, width, words))
        picture_words(d->p, &chart_strong, x + icon->width + 4, y + 11.5, ALIGN_LEFT, words);
    else
        typeset_paragraph(d->t, d->p, &chart_strong, x, y + ICON_SIZE + 2, width, words);
}

static const char *head_words(const struct drawing *d, size_t k)
{
    bool alone = d->columns == 1 && d->column[k] == XMR_NO_ASSURANCE;

    return alone && d->c->not_judged ? d->c->not_judged : icon_assurance_words(d->column[k]);
}

static double head_room(const struct drawing *d, size_t k)
{
    return d->x[k + 1] - d->x[k] - 2 * PAD;
}

static double head_height(const struct drawing *d)
{
    for (size_t k = 0; k < d->columns; k++)
        if (!fits_beside(d, ICON_SIZE, head_room(d, k), head_words(d, k)))
            return TALL_HEAD;
    return HEAD;
}

static void draw_heads(const struct drawing *d)
{
    for (size_t k = 0; k < d->columns; k++) {
        struct picture icon;

        icon_assurance_draw(d->column[k], &icon);
        draw_header(d, &icon, d->x[k] + PAD, 2, head_room(d, k), head_words(d, k));
        picture_free(&icon);
    }
}

/* "Changed" and "No chart" are rows only where there are such areas. */
static bool has_row(const struct drawing *d, int group)
{
    size_t n = 0;

    for (size_t k = 0; k < d->columns; k++)
        n += d->cell[group][k].n;
    return n || group < ICON_CHANGED;
}

/* What stands for a row: where fewer is better, an improvement points down. */
static enum xmr_type type_of_row(const struct drawing *d, int group)
{
    for (size_t k = 0; k < d->columns; k++)
        if (d->cell[group][k].n)
            return d->c->area[d->cell[group][k].area[0]].variation;
    return icon_group_type((enum icon_group)group);
}

static double lay_row(const struct drawing *d, int group, double y)
{
    double end = y + ROW;

    if (d->p) {
        struct picture icon;

        icon_plain_draw(type_of_row(d, group), &icon);
        draw_header(d, &icon, 0, y + PAD, LEFT - PAD, icon_group_words((enum icon_group)group));
        picture_free(&icon);
    }
    if (group == ICON_NO_CHART)
        end = fmax(end, lay_cell(d, &d->cell[group][0], LEFT, y, d->x[d->columns] - LEFT));
    else
        for (size_t k = 0; k < d->columns; k++)
            end = fmax(end, lay_cell(d, &d->cell[group][k], d->x[k], y, d->x[k + 1] - d->x[k]));
    for (size_t k = 0; k < (group == ICON_NO_CHART ? 1 : d->columns); k++)
        rule(d, d->x[k], y, d->x[k], end);
    rule(d, 0, end, d->x[d->columns], end);
    return end;
}

static double lay_rows(const struct drawing *d)
{
    double y = head_height(d);

    rule(d, 0, y, d->x[d->columns], y);
    for (int g = 0; g < ICON_GROUPS; g++)
        y = has_row(d, g) ? lay_row(d, g, y) : y;
    return y;
}

void grid_chart_draw(const struct grid_chart *c, struct picture *p, const struct typeset *t,
                     double width)
{
    struct drawing d = {.c = c, .t = t};

    choose_columns(&d);
    fill_cells(&d);
    set_widths(&d, width);
    for (d.tallest = MOST_HEIGHT; d.tallest > 0 && lay_rows(&d) > MOST_HEIGHT;)
        d.tallest -= STEP;
    picture_open(p, width, ceil(lay_rows(&d)) + 1);
    d.p = p;
    draw_heads(&d);
    lay_rows(&d);
    for (int g = 0; g < ICON_GROUPS; g++)
        for (int k = 0; k < COLUMNS; k++)
            free(d.cell[g][k].area);
}
