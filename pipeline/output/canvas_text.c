/* Texts as glyphs. A text is shaped once, at a size of its own, and drawn from memory after that:
 * nothing is hinted, so that glyphs scale. */
#include "canvas_parts.h"

#include <stdint.h>
#include <string.h>

/* as many texts as are kept: those of some reports */
enum { MOST_SHAPED = 8192 };

/* Controls, and marks without a shape such as those that turn the direction of writing, would make
 * other text unreadable: they are shown by their numbers like characters without a glyph. */
static bool is_shapeless(gunichar character)
{
    GUnicodeType type = g_unichar_type(character);

    return type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT ||
           type == G_UNICODE_LINE_SEPARATOR || type == G_UNICODE_PARAGRAPH_SEPARATOR;
}

/* Is there a glyph for all of the text? The face of the layout must be set. */
static bool has_glyphs(const struct canvas *c, const char *text, size_t n)
{
    bool plain = true;

    for (size_t i = 0; plain && i < n; i++)
        plain = text[i] >= ' ' && text[i] <= '~';
    for (const char *p = text; !plain && p < text + n; p = g_utf8_next_char(p))
        if (is_shapeless(g_utf8_get_char(p)))
            return false;
    pango_layout_set_text(c->layout, text, (int)n);
    return plain || !pango_layout_get_unknown_glyphs_count(c->layout);
}

/* Names come in any script, and a report must come all the same: a character without a glyph is
 * shown by its number, "[U+4E8C]". */
static void set_escaped(struct canvas *c, const char *text, size_t n)
{
    for (const char *p = text, *next; p < text + n; p = next) {
        next = g_utf8_next_char(p);
        if (has_glyphs(c, p, (size_t)(next - p))) {
            text_add_bytes(&c->shown, p, (size_t)(next - p));
            continue;
        }
        if (!c->lacking)
            c->lacking = g_utf8_get_char(p);
        text_addf(&c->shown, "[U+%04X]", (unsigned)g_utf8_get_char(p));
    }
    pango_layout_set_text(c->layout, c->shown.data, (int)c->shown.len);
}

/* The one layout is set anew for each text: making one costs more than using it. */
static void set(struct canvas *c, enum face face, const char *text, size_t n)
{
    pango_layout_set_font_description(c->layout, c->font[face]);
    text_clear(&c->shown);
    c->lacking = 0;
    if (!has_glyphs(c, text, n))
        set_escaped(c, text, n);
}

static void add_glyph(struct shaped *s, const PangoGlyphInfo *g, double *x)
{
    const double unit = 1 / (PANGO_SCALE * SHAPING_SIZE);

    if (g->glyph != PANGO_GLYPH_EMPTY)
        s->glyph[s->n_glyphs++] = (cairo_glyph_t){g->glyph, *x + unit * g->geometry.x_offset,
                                                  unit * g->geometry.y_offset};
    *x += unit * g->geometry.width;
}

/* Every run goes from left to right: what does not has no glyph here. */
static void add_run(struct shaped *s, PangoGlyphItem *run, double *x)
{
    PangoGlyphItemIter at;

    for (gboolean more = pango_glyph_item_iter_init_start(&at, run, s->shown); more;
         more = pango_glyph_item_iter_next_cluster(&at)) {
        int before = s->n_glyphs;

        if (s->shown[at.start_index] != ' ')
            s->trimmed = -1;
        else if (s->trimmed < 0)
            s->trimmed = *x;
        for (int i = at.start_glyph; i < at.end_glyph; i++)
            add_glyph(s, &run->glyphs->glyphs[i], x);
        s->cluster[s->n_clusters++] =
            (cairo_text_cluster_t){at.end_index - at.start_index, s->n_glyphs - before};
    }
}

static void shape(struct canvas *c, struct shaped *s)
{
    const PangoLayoutLine *line;
    size_t glyphs = 0;

    set(c, s->face, s->text, s->n);
    line = pango_layout_get_line_readonly(c->layout, 0);
    s->shown = c->shown.len ? arena_text(&c->shapes, c->shown.data) : s->text;
    s->unknown = c->lacking;
    for (const GSList *run = line->runs; run; run = run->next)
        glyphs += (size_t)((PangoGlyphItem *)run->data)->glyphs->num_glyphs;
    s->glyph = arena_new(&c->shapes, glyphs + 1, sizeof *s->glyph);
    s->cluster = arena_new(&c->shapes, glyphs + 1, sizeof *s->cluster);
    s->trimmed = -1;
    for (const GSList *run = line->runs; run; run = run->next)
        add_run(s, run->data, &s->width);
    if (s->trimmed < 0)
        s->trimmed = s->width;
}

void canvas_forget_shapes(struct canvas *c)
{
    arena_free(&c->shapes);
    memset(c->shaped, 0, sizeof c->shaped);
    c->n_shaped = 0;
}

const struct shaped *canvas_shape(struct canvas *c, enum face face, const char *text, size_t n)
{
    uint32_t h = 2166136261u ^ (uint32_t)face;
    struct shaped **place, *s;

    for (size_t i = 0; i < n; i++)
        h = (h ^ (unsigned char)text[i]) * 16777619u;
    for (s = c->shaped[h % SHAPED_PLACES]; s; s = s->next)
        if (s->n == n && s->face == face && !memcmp(s->text, text, n))
            return s;
    if (c->n_shaped == MOST_SHAPED)
        canvas_forget_shapes(c);
    place = &c->shaped[h % SHAPED_PLACES];
    s = arena_new(&c->shapes, 1, sizeof *s);
    s->next = *place;
    s->face = face;
    s->text = arena_copy(&c->shapes, text, n);
    s->n = n;
    shape(c, s);
    *place = s;
    c->n_shaped++;
    return s;
}
