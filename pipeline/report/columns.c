/* Widths of columns from what stands in them. */
#include "report.h"

#include <math.h>
#include <string.h>

enum { SIZE = 10, PAD = 10, ICON_GAP = 4, LEAST_NAME = 94, MOST_COLUMNS = 16 };

static const struct style plain = {FACE_REGULAR, SIZE, INK_TEXT};
static const struct style bold = {FACE_BOLD, SIZE, INK_TEXT};

static double widest_word(const struct report *r, const struct style *style, const char *text)
{
    double widest = 0;

    while (*text) {
        size_t n = strcspn(text, " ");

        widest = fmax(widest, r->t->width(r->t->self, style, text, n));
        text += n + (text[n] == ' ');
    }
    return widest;
}

struct room {
    double least;  /* that no word is broken */
    double cells;  /* that the cells of most rows take one line */
    double header; /* and the header two */
};

static struct room room_of(const struct report *r, const struct table_block *t, size_t column)
{
    const char *header = t->column[column].header;
    struct room room = {.least = widest_word(r, &bold, header) + PAD};

    for (size_t row = 0; row < t->rows; row++) {
        const struct style *style = t->strong[row] ? &bold : &plain;
        const char *text = t->cell[row * t->columns + column];
        const struct picture *icon = t->icon[row * t->columns + column];
        double beside = PAD + (icon ? icon->width + ICON_GAP : 0);

        room.least = fmax(room.least, beside + widest_word(r, style, text));
        if (!t->strong[row] || t->rows == 1)
            room.cells = fmax(room.cells, beside + typeset_width(r->t, style, text));
    }
    room.cells = fmax(room.cells, room.least);
    room.header = fmax(room.cells, typeset_width(r->t, &bold, header) / 2 + 2 * PAD);
    return room;
}

/* Give a column what it asks for, as far as there is room. */
static void widen(struct table_column *c, double wanted, double *spare)
{
    double more = fmin(*spare, wanted - c->weight);

    c->weight += more;
    *spare -= more;
}

void report_fit_columns(const struct report *r, const struct table_block *t,
                        struct table_column *column)
{
    struct room room[MOST_COLUMNS];
    double spare = r->width - LEAST_NAME;
    size_t n = t->columns < MOST_COLUMNS ? t->columns : MOST_COLUMNS;

    for (size_t k = 1; k < n; k++) {
        room[k] = room_of(r, t, k);
        column[k].weight = room[k].least;
        spare -= room[k].least;
    }
    spare = fmax(0, spare);
    for (size_t k = 1; k < n; k++)
        widen(&column[k], room[k].cells, &spare);
    for (size_t k = 1; k < n; k++)
        widen(&column[k], room[k].header, &spare);
    column[0].weight = LEAST_NAME + spare;
}
