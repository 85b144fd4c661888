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
    double least, full; /* that no word is broken; that the cells of most rows take one line */
};

static struct room room_of(const struct report *r, const struct table_block *t, size_t column)
{
    double least = widest_word(r, &bold, t->column[column].header) + PAD;
    struct room room = {least, least};

    for (size_t row = 0; row < t->rows; row++) {
        const struct style *style = t->strong[row] ? &bold : &plain;
        const char *text = t->cell[row * t->columns + column];
        const struct picture *icon = t->icon[row * t->columns + column];
        double beside = PAD + (icon ? icon->width + ICON_GAP : 0);

        room.least = fmax(room.least, beside + widest_word(r, style, text));
        if (!t->strong[row] || t->rows == 1)
            room.full = fmax(room.full, beside + typeset_width(r->t, style, text));
    }
    room.full = fmax(room.full, room.least);
    return room;
}

void report_fit_columns(const struct report *r, const struct table_block *t,
                        struct table_column *column)
{
    struct room room[MOST_COLUMNS];
    double spare = r->width - LEAST_NAME;

    for (size_t k = 1; k < t->columns && k < MOST_COLUMNS; k++) {
        room[k] = room_of(r, t, k);
        spare -= room[k].least;
    }
    spare = fmax(0, spare);
    for (size_t k = 1; k < t->columns && k < MOST_COLUMNS; k++) {
        double more = fmin(spare, room[k].full - room[k].least);

        column[k].weight = room[k].least + more;
        spare -= more;
    }
    column[0].weight = LEAST_NAME + spare;
}
