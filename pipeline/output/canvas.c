#include "canvas_parts.h"

#include "diag.h"
#include "files.h"
#include "glue.h"
#include "typeset_memo.h"

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
        pango_font_description_set_absolute_size(c->font[i], SHAPING_SIZE * PANGO_SCALE);
    }
    arena_free(&paths);
    return result;
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

/* The faces themselves, for cairo: drawing cached glyphs with them costs a tenth of a layout. */
static void find_faces(struct canvas *c)
{
    for (int i = 0; i < FACES; i++) {
        PangoFont *font = pango_font_map_load_font(c->map, c->context, c->font[i]);
        cairo_scaled_font_t *scaled = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font));

        c->face[i] = cairo_font_face_reference(cairo_scaled_font_get_font_face(scaled));
        g_object_unref(font);
    }
}

struct canvas *canvas_open(const char *folder)
{
    struct canvas *c = mem_new(1, sizeof *c);

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
    c->options = cairo_font_options_create();
    cairo_font_options_set_antialias(c->options, CAIRO_ANTIALIAS_GRAY);
    cairo_font_options_set_hint_style(c->options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(c->options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(c->context, c->options);
    c->layout = pango_layout_new(c->context);
    pango_layout_set_auto_dir(c->layout, FALSE);
    /* digits of one width; no ligatures, which text extraction would lose */
    c->features = pango_attr_list_new();
    pango_attr_list_insert(c->features, pango_attr_font_features_new("tnum=1, liga=0, calt=0"));
    pango_attr_list_insert(c->features, pango_attr_fallback_new(FALSE));
    pango_layout_set_attributes(c->layout, c->features);
    find_faces(c);
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
    for (int i = 0; i < FACES; i++) {
        if (c->face[i])
            cairo_font_face_destroy(c->face[i]);
        if (c->font[i])
            pango_font_description_free(c->font[i]);
    }
    if (c->options)
        cairo_font_options_destroy(c->options);
    if (c->context)
        g_object_unref(c->context);
    if (c->map)
        g_object_unref(c->map);
    if (c->config)
        FcConfigDestroy(c->config);
    FcFini();
    typeset_memo_free(c->memo);
    canvas_forget_shapes(c);
    text_free(&c->shown);
    free(c->glyph);
    free(c);
}

/* How a text is broken into lines; the first `most` are stored. */
struct wrapping {
    struct canvas *canvas;
    const struct style *style;
    const char *text;
    double width, used; /* to wrap at; of the line so far */
    size_t start;       /* of the line */
    struct text_line *line;
    size_t n, most;
};

static void end_line(struct wrapping *w, size_t end)
{
    size_t n = end - w->start;

    while (n && w->text[w->start + n - 1] == ' ')
        n--;
    if (w->n < w->most)
        w->line[w->n] = (struct text_line){w->start, n};
    w->n++;
    w->start = end;
    w->used = 0;
}

static const struct shaped *shape_part(const struct wrapping *w, size_t from, size_t to)
{
    return canvas_shape(w->canvas, w->style->face, w->text + from, to - from);
}

static bool fits(const struct wrapping *w, size_t from, size_t to)
{
    return w->used + w->style->size * shape_part(w, from, to)->trimmed <= w->width + 0.01;
}

/* A part of the text that no line break parts, unless it is wider than a line: then it is cut. */
static void add_word(struct wrapping *w, size_t from, size_t to)
{
    if (!fits(w, from, to) && from > w->start)
        end_line(w, from);
    while (!fits(w, from, to)) {
        size_t end = (size_t)(g_utf8_next_char(w->text + from) - w->text), next;

        for (; end < to; end = next) {
            next = (size_t)(g_utf8_next_char(w->text + end) - w->text);
            if (!fits(w, from, next))
                break;
        }
        if (end >= to)
            break;
        end_line(w, end);
        from = end;
    }
    w->used += w->style->size * shape_part(w, from, to)->width;
}

/* Where lines may end is Unicode's rule, less what belongs together. The widths of words are known
 * from other lines: shaping whole paragraphs again and again is what costs most. */
static void wrap_words(struct wrapping *w, size_t n)
{
    long letters = g_utf8_strlen(w->text, (gssize)n), i = 1;
    PangoLogAttr *attribute = mem_new((size_t)letters + 1, sizeof *attribute);
    size_t from = 0;

    pango_get_log_attrs(w->text, (int)n, 0, pango_language_from_string("en-GB"), attribute,
                        (int)letters + 1);
    for (size_t at = 0; at < n; i++) {
        at = (size_t)(g_utf8_next_char(w->text + at) - w->text);
        if (at < n && (!attribute[i].is_line_break || glue_at(w->text, at - 1)))
            continue;
        add_word(w, from, at);
        from = at;
    }
    free(attribute);
}

static size_t wrap(void *self, const struct style *style, const char *text, double width,
                   struct text_line *line, size_t most)
{
    enum { SHORT = 100 }; /* what is hardly longer than a line */
    struct wrapping w = {self, style, text, fmax(width, 1), 0, 0, line, 0, most};
    size_t n = strlen(text);

    if (n > SHORT || !fits(&w, 0, n))
        wrap_words(&w, n);
    end_line(&w, n);
    return w.n;
}

static double measure_width(void *self, const struct style *style, const char *text, size_t n)
{
    return canvas_shape(self, style->face, text, n)->width * style->size;
}

struct typeset canvas_typeset(struct canvas *c)
{
    const struct typeset plain = {measure_width, wrap, c};

    if (!c->memo)
        c->memo = typeset_memo_new(&plain);
    return typeset_memo_typeset(c->memo);
}
