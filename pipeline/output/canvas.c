#include "canvas.h"

#include "diag.h"
#include "files.h"
#include "typeset_memo.h"
#include "utf8.h"

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* one row a face: its file and its weight */
static const struct {
    const char *file;
    PangoWeight weight;
} faces[FACES] = {
    [FACE_REGULAR] = {"Inter-Regular.otf", PANGO_WEIGHT_NORMAL},
    [FACE_MEDIUM] = {"Inter-Medium.otf", PANGO_WEIGHT_MEDIUM},
    [FACE_BOLD] = {"Inter-Bold.otf", PANGO_WEIGHT_BOLD},
};

struct canvas {
    FcConfig *config;
    PangoFontMap *map;
    PangoContext *context;
    PangoFontDescription *font[FACES];
    PangoLayout *layout;
    PangoAttrList *features;
    struct text shown; /* what the layout holds where a character has no glyph, else empty */
    gunichar unknown;  /* the first such character that was painted, or 0 */
    struct typeset_memo *memo;
};

static int load_faces(struct canvas *c, const char *folder)
{
    struct arena paths = {0};
    int result = 0;

    for (int i = 0; i < FACES; i++) {
        const char *path = files_join(&paths, folder, faces[i].file);

        if (!FcConfigAppFontAddFile(c->config, (const FcChar8 *)path)) {
            diag_error("%s: is no font file that can be read", path);
            result = -1;
        }
        c->font[i] = pango_font_description_new();
        pango_font_description_set_family_static(c->font[i], "Inter");
        pango_font_description_set_weight(c->font[i], faces[i].weight);
    }
    arena_free(&paths);
    return result;
}

/* Is there a glyph for all of the text? The face of the layout must be set. */
static bool has_glyphs(const struct canvas *c, const char *text, size_t n)
{
    pango_layout_set_text(c->layout, text, (int)n);
    return utf8_is_ascii(text, n) || !pango_layout_get_unknown_glyphs_count(c->layout);
}

/* Names come in any script, and a report must come all the same: a character without a glyph is
 * shown by its number, "[U+4E8C]", which no line break parts. */
static void set_escaped(struct canvas *c, const char *text, size_t n)
{
    PangoAttrList *attributes = pango_attr_list_copy(c->features);

    for (const char *p = text, *next; p < text + n; p = next) {
        size_t from = c->shown.len;
        PangoAttribute *whole;

        next = g_utf8_next_char(p);
        if (has_glyphs(c, p, (size_t)(next - p))) {
            text_add_bytes(&c->shown, p, (size_t)(next - p));
            continue;
        }
        text_addf(&c->shown, "[U+%04X]", (unsigned)g_utf8_get_char(p));
        whole = pango_attr_allow_breaks_new(FALSE);
        whole->start_index = (guint)from;
        whole->end_index = (guint)c->shown.len;
        pango_attr_list_insert(attributes, whole);
    }
    pango_layout_set_text(c->layout, c->shown.data, (int)c->shown.len);
    pango_layout_set_attributes(c->layout, attributes);
    pango_attr_list_unref(attributes);
}

/* Where byte `at` of what is shown stands in the text that it was made from. */
static size_t place_in(struct canvas *c, const char *text, size_t at)
{
    const char *p = text, *shown = text_of(&c->shown);
    size_t k = 0;

    if (!c->shown.len)
        return at;
    while (k < at && *p) {
        size_t n = (size_t)(g_utf8_next_char(p) - p);

        k += strncmp(shown + k, p, n) ? strcspn(shown + k, "]") + 1 : n;
        p += n;
    }
    return (size_t)(p - text);
}

/* The one layout is set anew for each text: making one costs more than using it. */
static PangoLayout *set(struct canvas *c, enum face face, double size, const char *text, size_t n)
{
    pango_font_description_set_absolute_size(c->font[face], size * PANGO_SCALE);
    pango_layout_set_font_description(c->layout, c->font[face]);
    pango_layout_set_width(c->layout, -1);
    if (c->shown.len)
        pango_layout_set_attributes(c->layout, c->features);
    text_clear(&c->shown);
    if (!has_glyphs(c, text, n))
        set_escaped(c, text, n);
    return c->layout;
}

static double measure_width(void *self, const struct style *style, const char *text, size_t n)
{
    int width;

    pango_layout_get_size(set(self, style->face, style->size, text, n), &width, NULL);
    return (double)width / PANGO_SCALE;
}

int canvas_check(const char *folder)
{
    struct arena paths = {0};
    int result = 0;

    for (int i = 0; i < FACES; i++) {
        const char *path = files_join(&paths, folder, faces[i].file);

        if (access(path, R_OK)) {
            diag_errno("%s: the typeface cannot be loaded (`make setup` installs it, FONTS= names "
                       "its folder)",
                       path);
            result = -1;
        }
    }
    arena_free(&paths);
    return result;
}

struct canvas *canvas_open(const char *folder)
{
    struct canvas *c = mem_new(1, sizeof *c);
    cairo_font_options_t *options;

    c->config = FcConfigCreate();
    if (!c->config)
        mem_fail();
    if (load_faces(c, folder)) {
        canvas_close(c);
        return NULL;
    }
    /* A configuration of our own: nothing of the system's fonts is read. Made the current one
     * before there is a font map, or pango loads the system's in a thread of its own; not given to
     * the map (pango_fc_font_map_set_config), which in pango 1.50 leaks it. */
    FcConfigSetCurrent(c->config);
    c->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    if (!c->map)
        mem_fail();
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(c->map), 72);
    c->context = pango_font_map_create_context(c->map);
    pango_context_set_language(c->context, pango_language_from_string("en-GB"));
    pango_context_set_round_glyph_positions(c->context, FALSE);
    options = cairo_font_options_create();
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(c->context, options);
    cairo_font_options_destroy(options);
    c->layout = pango_layout_new(c->context);
    /* digits of one width; no ligatures, which text extraction would lose */
    c->features = pango_attr_list_new();
    pango_attr_list_insert(c->features, pango_attr_font_features_new("tnum=1, liga=0, calt=0"));
    pango_layout_set_attributes(c->layout, c->features);
    return c;
}

void canvas_close(struct canvas *c)
{
    if (!c)
        return;
    if (c->layout)
        g_object_unref(c->layout);
    if (c->features)
        pango_attr_list_unref(c->features);
    for (int i = 0; i < FACES; i++)
        if (c->font[i])
            pango_font_description_free(c->font[i]);
    if (c->context)
        g_object_unref(c->context);
    if (c->map)
        g_object_unref(c->map);
    if (c->config)
        FcConfigDestroy(c->config);
    FcFini();
    typeset_memo_free(c->memo);
    text_free(&c->shown);
    free(c);
}

/* Should the space at s[i] never end a line? "12 FTE" and "8 in 10" are read as one. */
static bool is_glue(const char *s, size_t i)
{
    const char *next = s + i + 1;
    size_t capitals = strspn(next, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    if (!i || s[i] != ' ')
        return false;
    if (g_ascii_isdigit(s[i - 1]))
        return (capitals > 1 && !g_ascii_isalpha(next[capitals])) ||
               (!strncmp(next, "in ", 3) && g_ascii_isdigit(next[3]));
    return i > 3 && !strncmp(s + i - 3, " in", 3) && is_glue(s, i - 3) && g_ascii_isdigit(*next);
}

/* The attributes of a text to be wrapped; the caller unrefs them. The text itself stays as it is: a
 * no-break space would be another letter for those who search the PDF. */
static PangoAttrList *glued(const struct canvas *c, const char *text)
{
    PangoAttrList *list = pango_attr_list_copy(c->features);

    for (size_t i = 0; text[i]; i++)
        if (is_glue(text, i)) {
            PangoAttribute *keep = pango_attr_allow_breaks_new(FALSE);

            keep->start_index = (guint)i - 1;
            keep->end_index = (guint)i + 2;
            pango_attr_list_insert(list, keep);
        }
    return list;
}

static size_t wrap(void *self, const struct style *style, const char *text, double width,
                   struct text_line *line, size_t most)
{
    struct canvas *c = self;
    PangoLayout *layout = set(c, style->face, style->size, text, strlen(text));
    PangoAttrList *attributes = glued(c, text);
    size_t n;

    pango_layout_set_attributes(layout, attributes);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(layout, (int)(fmax(width, 1) * PANGO_SCALE));
    n = (size_t)pango_layout_get_line_count(layout);
    for (size_t i = 0; i < n && i < most; i++) {
        const PangoLayoutLine *l = pango_layout_get_line_readonly(layout, (int)i);
        size_t start = place_in(self, text, (size_t)l->start_index);
        size_t length = place_in(self, text, (size_t)(l->start_index + l->length)) - start;

        while (length && text[start + length - 1] == ' ')
            length--;
        line[i] = (struct text_line){start, length};
    }
    pango_layout_set_attributes(layout, c->features);
    pango_attr_list_unref(attributes);
    return n;
}

struct typeset canvas_typeset(struct canvas *c)
{
    const struct typeset plain = {measure_width, wrap, c};

    if (!c->memo)
        c->memo = typeset_memo_new(&plain);
    return typeset_memo_typeset(c->memo);
}

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

static void paint_text(struct canvas *c, cairo_t *cr, const struct mark *m)
{
    PangoLayout *layout = set(c, m->face, m->size, m->text, strlen(m->text));
    PangoLayoutLine *line = pango_layout_get_line_readonly(layout, 0);
    double x = m->point[0].x;
    int width;

    if (c->shown.len && !c->unknown)
        c->unknown = (gunichar)strtol(strstr(c->shown.data, "[U+") + 3, NULL, 16);
    pango_layout_get_size(layout, &width, NULL);
    if (m->align != ALIGN_LEFT)
        x -= (double)width / PANGO_SCALE / (m->align == ALIGN_CENTRE ? 2 : 1);
    if (m->halo) {
        cairo_new_path(cr);
        cairo_move_to(cr, x, m->point[0].y);
        pango_cairo_layout_line_path(cr, line);
        set_ink(cr, INK_PAPER);
        cairo_set_dash(cr, NULL, 0, 0);
        cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
        cairo_set_line_width(cr, 3);
        cairo_stroke(cr);
        set_ink(cr, m->ink);
    }
    cairo_new_path(cr);
    cairo_move_to(cr, x, m->point[0].y);
    pango_cairo_show_layout_line(cr, line);
}

static void paint(struct canvas *c, cairo_t *cr, const struct picture *p)
{
    for (size_t i = 0; i < p->n; i++) {
        const struct mark *m = &p->mark[i];

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
}

static cairo_status_t collect(void *closure, const unsigned char *bytes, unsigned n)
{
    text_add_bytes(closure, bytes, n);
    return CAIRO_STATUS_SUCCESS;
}

/* cairo's errors stick: one look at the end sees them all */
static int check(cairo_t *cr, cairo_surface_t *surface, const char *what)
{
    cairo_status_t status = cairo_status(cr);

    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    if (status != CAIRO_STATUS_SUCCESS)
        diag_error("%s: %s", what, cairo_status_to_string(status));
    return status != CAIRO_STATUS_SUCCESS ? -1 : 0;
}

int canvas_pdf(struct canvas *c, const struct picture *page, size_t n,
               const struct canvas_info *info, struct text *out)
{
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(collect, out, page[0].width, page[0].height);
    cairo_t *cr = cairo_create(surface);
    int result;

    c->unknown = 0;
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, info->title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, info->author);
    /* never the clock: else two runs would differ */
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, info->date);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, info->date);
    for (size_t i = 0; i < n; i++) {
        cairo_pdf_surface_set_size(surface, page[i].width, page[i].height);
        paint(c, cr, &page[i]);
        cairo_show_page(cr);
    }
    cairo_surface_finish(surface);
    result = check(cr, surface, info->title);
    if (c->unknown)
        diag_error("warning: %s: the typeface has no glyph for U+%04X: it is shown by this number",
                   info->title, (unsigned)c->unknown);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    return result;
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
    paint(c, cr, p);
    cairo_surface_flush(surface);
    result = check(cr, surface, "picture");
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    return result;
}

void raster_free(struct raster *r)
{
    free(r->pixel);
    *r = (struct raster){0};
}
