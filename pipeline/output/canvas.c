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
        pango_font_description_set_absolute_size(c->font[i], PANGO_SCALE);
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

/* The attributes of a text to be wrapped; the caller unrefs them. The text itself stays as it is: a
 * no-break space would be another letter for those who search the PDF. */
static PangoAttrList *glued(const struct canvas *c, const char *text)
{
    PangoAttrList *list = pango_attr_list_copy(c->features);

    for (size_t i = 0; text[i]; i++)
        if (glue_at(text, i)) {
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
    PangoLayout *layout = canvas_set(c, style->face, style->size, text, strlen(text));
    PangoAttrList *attributes = glued(c, text);
    size_t n;

    pango_layout_set_attributes(layout, attributes);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(layout, (int)(fmax(width, 1) * PANGO_SCALE));
    n = (size_t)pango_layout_get_line_count(layout);
    for (size_t i = 0; i < n && i < most; i++) {
        const PangoLayoutLine *l = pango_layout_get_line_readonly(layout, (int)i);
        size_t start = canvas_place_in(c, text, (size_t)l->start_index);
        size_t length = canvas_place_in(c, text, (size_t)(l->start_index + l->length)) - start;

        while (length && text[start + length - 1] == ' ')
            length--;
        line[i] = (struct text_line){start, length};
    }
    pango_layout_set_attributes(layout, c->features);
    pango_attr_list_unref(attributes);
    return n;
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
