/* Marks, painted; and pictures as pixels. */
#include "canvas_parts.h"

#include "diag.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void set_ink(cairo_t *cr, enum ink ink)
{
    unsigned rgb = inks[ink].rgb;

    cairo_set_source_rgb(cr, (rgb >> 16 & 255) / 255.0, (rgb >> 8 & 255) / 255.0,
                         (rgb & 255) / 255.0);
}

static void trace(cairo_t *cr, const struct mark *m)
{
    cairo_new_path(cr);
    for (size_t i = 0; i < m->n; i++)
        cairo_line_to(cr, m->point[i].x, m->point[i].y);
}

static void paint_line(cairo_t *cr, const struct mark *m)
{
    static const double dashed[] = {5, 3}, dotted[] = {1, 3};

    trace(cr, m);
    cairo_set_line_width(cr, m->size);
    cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_cap(cr, m->dash == DASH_DOTTED ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    if (m->dash == DASH_DASHED)
        cairo_set_dash(cr, dashed, 2, 0);
    else if (m->dash == DASH_DOTTED)
        cairo_set_dash(cr, dotted, 2, 0);
    else
        cairo_set_dash(cr, NULL, 0, 0);
    cairo_stroke(cr);
}

static void trace_symbol(cairo_t *cr, const struct mark *m)
{
    double x = m->point[0].x, y = m->point[0].y, r = m->size / 2;

    cairo_new_path(cr);
    switch (m->symbol) {
    case SYMBOL_CIRCLE:
        cairo_arc(cr, x, y, r, 0, 2 * 3.14159265358979323846);
        break;
    case SYMBOL_SQUARE:
        cairo_rectangle(cr, x - r, y - r, 2 * r, 2 * r);
        break;
    case SYMBOL_DIAMOND:
        cairo_move_to(cr, x, y - r);
        cairo_line_to(cr, x + r, y);
        cairo_line_to(cr, x, y + r);
        cairo_line_to(cr, x - r, y);
        break;
    case SYMBOL_TRIANGLE_UP:
    case SYMBOL_TRIANGLE_DOWN:
        if (m->symbol == SYMBOL_TRIANGLE_DOWN)
            r = -r;
        cairo_move_to(cr, x, y - r);
        cairo_line_to(cr, x + r, y + r);
        cairo_line_to(cr, x - r, y + r);
        break;
    case SYMBOL_CROSS:
        cairo_move_to(cr, x - r, y - r);
        cairo_line_to(cr, x + r, y + r);
        cairo_move_to(cr, x - r, y + r);
        cairo_line_to(cr, x + r, y - r);
        return;
    case SYMBOL_BAR:
        cairo_move_to(cr, x, y - r);
        cairo_line_to(cr, x, y + r);
        return;
    }
    cairo_close_path(cr);
}

static void paint_symbol(cairo_t *cr, const struct mark *m)
{
    bool open = m->symbol == SYMBOL_CROSS || m->symbol == SYMBOL_BAR;

    trace_symbol(cr, m);
    cairo_set_dash(cr, NULL, 0, 0);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_BUTT);
    if (!open) { /* a rim of paper sets it off from what lies under it */
        set_ink(cr, INK_PAPER);
        cairo_set_line_width(cr, 2.5);
        cairo_stroke_preserve(cr);
    }
    if (m->hollow)
        set_ink(cr, INK_PAPER);
    else
        set_ink(cr, m->ink);
    if (!open)
        cairo_fill_preserve(cr);
    set_ink(cr, m->ink);
    cairo_set_line_width(cr, open ? 1.75 : 1.5);
    if (open || m->hollow)
        cairo_stroke(cr);
    else
        cairo_new_path(cr);
}

/* The glyphs of a text, moved to where they are drawn. */
static void move_glyphs(struct canvas *c, const struct shaped *s, double x, double y, double size)
{
    c->glyph = mem_grow(c->glyph, &c->glyph_capacity, (size_t)s->n_glyphs + 1, sizeof *c->glyph);
    for (int i = 0; i < s->n_glyphs; i++)
        c->glyph[i] =
            (cairo_glyph_t){s->glyph[i].index, x + size * s->glyph[i].x, y + size * s->glyph[i].y};
}

static void paint_text(struct canvas *c, cairo_t *cr, const struct mark *m)
{
    const struct shaped *s = canvas_shape(c, m->face, m->text, strlen(m->text));
    double x = m->point[0].x;

    if (!c->unknown)
        c->unknown = s->unknown;
    if (m->align != ALIGN_LEFT) /* a space at the end hangs over */
        x -= m->size * s->trimmed / (m->align == ALIGN_CENTRE ? 2 : 1);
    move_glyphs(c, s, x, m->point[0].y, m->size);
    cairo_set_font_face(cr, c->face[m->face]);
    cairo_set_font_size(cr, m->size);
    cairo_set_font_options(cr, c->options);
    if (m->halo) {
        cairo_new_path(cr);
        cairo_glyph_path(cr, c->glyph, s->n_glyphs);
        set_ink(cr, INK_PAPER);
        cairo_set_dash(cr, NULL, 0, 0);
        cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
        cairo_set_line_width(cr, 3);
        cairo_stroke(cr);
        set_ink(cr, m->ink);
    }
    cairo_show_text_glyphs(cr, s->shown, (int)strlen(s->shown), c->glyph, s->n_glyphs, s->cluster,
                           s->n_clusters, 0);
}

void canvas_paint(struct canvas *c, cairo_t *cr, const struct mark *m)
{
    set_ink(cr, m->ink);
    switch (m->kind) {
    case MARK_LINE:
        paint_line(cr, m);
        break;
    case MARK_AREA:
        trace(cr, m);
        cairo_fill(cr);
        break;
    case MARK_TEXT:
        paint_text(c, cr, m);
        break;
    case MARK_SYMBOL:
        paint_symbol(cr, m);
        break;
    }
}

int canvas_status(cairo_t *cr, const char *what)
{
    cairo_status_t status = cairo_status(cr);

    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(cairo_get_target(cr));
    if (status != CAIRO_STATUS_SUCCESS)
        diag_error("%s: %s", what, cairo_status_to_string(status));
    return status != CAIRO_STATUS_SUCCESS ? -1 : 0;
}

int canvas_raster(struct canvas *c, const struct picture *p, double pixels_a_point,
                  struct raster *r)
{
    int width = (int)(p->width * pixels_a_point + 0.5),
        height = (int)(p->height * pixels_a_point + 0.5), result;
    cairo_surface_t *surface;
    cairo_t *cr;

    r->width = (size_t)width;
    r->height = (size_t)height;
    r->pixel = mem_grow(r->pixel, &r->capacity, r->width * r->height, sizeof *r->pixel);
    surface = cairo_image_surface_create_for_data((unsigned char *)r->pixel, CAIRO_FORMAT_RGB24,
                                                  width, height, 4 * width);
    cr = cairo_create(surface);
    set_ink(cr, INK_PAPER);
    cairo_paint(cr);
    cairo_scale(cr, pixels_a_point, pixels_a_point);
    for (size_t i = 0; i < p->n; i++)
        canvas_paint(c, cr, &p->mark[i]);
    cairo_surface_flush(surface);
    result = canvas_status(cr, "picture");
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    return result;
}

void raster_free(struct raster *r)
{
    free(r->pixel);
    *r = (struct raster){0};
}
