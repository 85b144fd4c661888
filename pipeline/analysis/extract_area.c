/* Which area a row is of. */
#include "extract_row.h"

#include "numeral.h"

#include <string.h>

/* The code counts; a name that contradicts it may mean that the wrong one was typed. */
static void check_name(struct row *r, int area, int names)
{
    struct extract *e = r->e;
    const struct geography *g = &e->programme->geography;
    const char *name = names < 0 ? "" : row_cell(r, (size_t)names);
    const struct area *own = &g->area[area];
    struct text message = {0};
    int other;

    if (!*name || geography_is_named(g, area, name))
        return;
    other = geography_find_name(g, name);
    if (other >= 0)
        text_addf(&message, "is the name of %s", g->area[other].area_code);
    else
        text_add(&message, "is no name of an area");
    text_addf(&message,
              ", but the code beside it, %s, is that of %s: the row was taken for %s; correct the "
              "one that is wrong",
              own->area_code, own->name, own->area_code);
    extract_report_on(e, "other_name", r->line, (size_t)names + 1, name, own->area_code,
                      r->key.period, message.data);
    text_free(&message);
}

/* Is the code the text, with zeros in front? */
static bool lacks_zeros(const char *text, const char *code)
{
    size_t n = strlen(text), all = strlen(code);

    return n && n < all && strspn(text, "0123456789") == n && strspn(code, "0") >= all - n &&
           !strcmp(code + all - n, text);
}

/* The area whose code has become this text on its way through a spreadsheet, and how; or -1. */
static int area_meant(const struct geography *g, const char *text, const char **how)
{
    struct text bare = {0};
    int area = -1;

    *how = "spaces stand around it";
    if (numeral_trim(&bare, text))
        area = geography_find_code(g, bare.data);
    if (area < 0 && *text == '\'') {
        *how = "an apostrophe stands in front of it";
        area = geography_find_code(g, text + 1);
    }
    for (size_t i = 0; i < g->n && area < 0; i++)
        if (lacks_zeros(text, g->area[i].area_code)) {
            *how = "a spreadsheet has taken its zeros away";
            area = (int)i;
        }
    text_free(&bare);
    return area;
}

static void refuse_code(struct row *r, size_t i, int names)
{
    struct extract *e = r->e;
    const struct geography *g = &e->programme->geography;
    const char *how;
    int area = area_meant(g, row_cell(r, i), &how);

    if (area >= 0) {
        r->key.area_code = g->area[area].area_code;
        row_refuse(r, "unknown_area", i,
                   "is not the code of an area, but \"%s\" is, of %s: the row is refused; %s",
                   g->area[area].area_code, g->area[area].name, how);
        return;
    }
    area = names < 0 ? -1 : geography_find_name(g, row_cell(r, (size_t)names));
    if (area >= 0) {
        r->key.area_code = g->area[area].area_code; /* whom it is about, for the finding */
        row_refuse(
            r, "unknown_area", i,
            "is not the code of an area; the name beside it belongs to %s: the row is refused",
            g->area[area].area_code);
        return;
    }
    row_refuse(r, "unknown_area", i,
               "is not the code of an area: the row is refused; correct it, or add the area to %s",
               e->programme->areas_path);
}

/* An old code beside a new one, or the code of another list: they must mean one area. */
static bool agrees(struct row *r, size_t i, int area)
{
    const struct geography *g = &r->e->programme->geography;

    if (!r->key.area_code || !strcmp(r->key.area_code, g->area[area].area_code))
        return true;
    row_refuse(r, "codes_differ", i,
               "is the code of %s, but \"%s\" in column %zu is that of %s: the row is refused; "
               "correct the one that is wrong",
               g->area[area].name, row_cell(r, r->code), r->code + 1,
               g->area[geography_find(g, r->key.area_code)].name);
    return false;
}

void row_read_area(struct row *r)
{
    struct extract *e = r->e;
    const struct geography *g = &e->programme->geography;
    int names = row_column(e, ROLE_AREA_NAME), found = -1;

    for (size_t i = 0; i < e->columns; i++) {
        int area;

        if (e->rule[i]->role != ROLE_AREA_CODE)
            continue;
        if (!*row_cell(r, i))
            continue;
        area = geography_find_code(g, row_cell(r, i));
        if (area < 0) {
            refuse_code(r, i, names);
            return;
        }
        if (!agrees(r, i, area))
            return;
        if (found < 0)
            r->code = i;
        found = area;
        r->key.area_code = g->area[area].area_code;
    }
    if (found >= 0)
        check_name(r, found, names);
    else
        refuse_code(r, (size_t)row_column(e, ROLE_AREA_CODE), names);
}
