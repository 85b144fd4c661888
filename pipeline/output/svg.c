#include "svg.h"

#include "markup.h"

#include <math.h>
#include <string.h>

/* How marks are painted: by a class in a page, by attributes in a file, where the letters I and P
 * stand for the colours of the ink and of paper. One row each. */
enum paint {
    PAINT_LINE,
    PAINT_AREA,
    PAINT_WORDS,
    PAINT_HALO,
    PAINT_FILLED,
    PAINT_RIM,
    PAINT_HOLLOW,
    PAINT_OPEN
};

static const struct {
    const char *class, *attributes;
} paints[] = {
    [PAINT_LINE] = {"l", "fill=\"none\" stroke=\"I\" stroke-linejoin=\"round\""},
    [PAINT_AREA] = {"a", "fill=\"I\""},
    [PAINT_WORDS] = {"a", "fill=\"I\""},
    [PAINT_HALO] = {"h", "fill=\"I\" stroke=\"P\" stroke-width=\"3\" stroke-linejoin=\"round\" "
                         "paint-order=\"stroke\""},
    [PAINT_FILLED] = {"f", "fill=\"I\" stroke=\"P\" stroke-width=\"2.5\" paint-order=\"stroke\""},
    [PAINT_RIM] = {"r", "fill=\"P\" stroke=\"P\" stroke-width=\"2.5\""},
    [PAINT_HOLLOW] = {"o", "fill=\"P\" stroke=\"I\" stroke-width=\"1.5\""},
    [PAINT_OPEN] = {"x", "fill=\"none\" stroke=\"I\" stroke-width=\"1.75\""},
};

struct svg {
    struct text *out;
    enum svg_use use;
};

static void add_number(struct text *t, double value)
{
    size_t at = t->len;

    text_addf(t, "%.2f", value);
    while (t->data[t->len - 1] == '0')
        text_cut(t, t->len - 1);
    if (t->data[t->len - 1] == '.')
        text_cut(t, t->len - 1);
    if (!strcmp(t->data + at, "-0")) {
        text_cut(t, at);
        text_add(t, "0");
    }
}

static void add_attribute(struct text *t, const char *name, double value)
{
    text_addf(t, " %s=\"", name);
    add_number(t, value);
    text_add(t, "\"");
}

/* The name of an ink in CSS. */
static void add_name(struct text *t, enum ink ink)
{
    for (const char *p = inks[ink].name; *p; p++)
        text_add_bytes(t, *p == '_' ? "-" : p, 1);
}

static void add_paint(const struct svg *s, enum paint paint, enum ink ink)
{
    if (s->use == SVG_PAGE) {
        text_addf(s->out, " class=\"%s k-", paints[paint].class);
        add_name(s->out, ink);
        text_add(s->out, "\"");
        return;
    }
    text_add(s->out, " ");
    for (const char *p = paints[paint].attributes; *p; p++)
        if (*p == 'I' || *p == 'P')
            text_addf(s->out, "#%06X", inks[*p == 'I' ? ink : INK_PAPER].rgb);
        else
            text_add_bytes(s->out, p, 1);
}

static void add_points(struct text *t, const struct point *point, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        text_add(t, i ? "L" : "M");
        add_number(t, point[i].x);
        text_add(t, " ");
        add_number(t, point[i].y);
    }
}

static void add_line(const struct svg *s, const struct mark *m)
{
    static const char *const dashes[] = {
        [DASH_SOLID] = "",
        [DASH_DASHED] = " stroke-dasharray=\"5 3\"",
        [DASH_DOTTED] = " stroke-dasharray=\"1 3\" stroke-linecap=\"round\"",
    };

    text_add(s->out, "<path");
    add_paint(s, PAINT_LINE, m->ink);
    add_attribute(s->out, "stroke-width", m->size);
    text_addf(s->out, "%s d=\"", dashes[m->dash]);
    add_points(s->out, m->point, m->n);
    text_add(s->out, "\"/>\n");
}

static void add_area(const struct svg *s, const struct mark *m)
{
    text_add(s->out, "<path");
    add_paint(s, PAINT_AREA, m->ink);
    text_add(s->out, " d=\"");
    add_points(s->out, m->point, m->n);
    text_add(s->out, "Z\"/>\n");
}

static void add_text(const struct svg *s, const struct mark *m)
{
    static const char *const anchors[] = {
        [ALIGN_LEFT] = "",
        [ALIGN_CENTRE] = " text-anchor=\"middle\"",
        [ALIGN_RIGHT] = " text-anchor=\"end\"",
    };
    static const char *const weights[] = {
        [FACE_REGULAR] = "",
        [FACE_MEDIUM] = " font-weight=\"500\"",
        [FACE_BOLD] = " font-weight=\"700\"",
    };

    text_add(s->out, "<text");
    add_paint(s, m->halo ? PAINT_HALO : PAINT_WORDS, m->ink);
    add_attribute(s->out, "x", m->point[0].x);
    add_attribute(s->out, "y", m->point[0].y);
    add_attribute(s->out, "font-size", m->size);
    text_addf(s->out, "%s%s>", anchors[m->align], weights[m->face]);
    markup_add(s->out, m->text);
    text_add(s->out, "</text>\n");
}

/* The outline of a symbol; those of one stroke are open. */
static void add_outline(struct text *t, const struct mark *m)
{
    double x = m->point[0].x, y = m->point[0].y, r = m->size / 2;
    double up = m->symbol == SYMBOL_TRIANGLE_DOWN ? r : -r;
    const struct point square[] = {{x - r, y - r}, {x + r, y - r}, {x + r, y + r}, {x - r, y + r}};
    const struct point diamond[] = {{x, y - r}, {x + r, y}, {x, y + r}, {x - r, y}};
    const struct point triangle[] = {{x, y + up}, {x - up, y - up}, {x + up, y - up}};
    const struct point down[] = {{x - r, y - r}, {x + r, y + r}};
    const struct point rise[] = {{x - r, y + r}, {x + r, y - r}};
    const struct point bar[] = {{x, y - r}, {x, y + r}};

    switch (m->symbol) {
    case SYMBOL_CIRCLE:
        return;
    case SYMBOL_SQUARE:
        add_points(t, square, 4);
        break;
    case SYMBOL_DIAMOND:
        add_points(t, diamond, 4);
        break;
    case SYMBOL_TRIANGLE_UP:
    case SYMBOL_TRIANGLE_DOWN:
        add_points(t, triangle, 3);
        break;
    case SYMBOL_CROSS:
        add_points(t, down, 2);
        add_points(t, rise, 2);
        return;
    case SYMBOL_BAR:
        add_points(t, bar, 2);
        return;
    }
    text_add(t, "Z");
}

static void add_shape(const struct svg *s, const struct mark *m, enum paint paint)
{
    text_add(s->out, m->symbol == SYMBOL_CIRCLE ? "<circle" : "<path");
    add_paint(s, paint, m->ink);
    if (m->symbol == SYMBOL_CIRCLE) {
        add_attribute(s->out, "cx", m->point[0].x);
        add_attribute(s->out, "cy", m->point[0].y);
        add_attribute(s->out, "r", m->size / 2);
    } else {
        text_add(s->out, " d=\"");
        add_outline(s->out, m);
        text_add(s->out, "\"");
    }
    text_add(s->out, "/>\n");
}

static void add_symbol(const struct svg *s, const struct mark *m)
{
    if (m->symbol == SYMBOL_CROSS || m->symbol == SYMBOL_BAR) {
        add_shape(s, m, PAINT_OPEN);
        return;
    }
    if (m->hollow)
        add_shape(s, m, PAINT_RIM);
    add_shape(s, m, m->hollow ? PAINT_HOLLOW : PAINT_FILLED);
}

static void add_marks(const struct svg *s, const struct picture *p)
{
    static void (*const adders[])(const struct svg *, const struct mark *) = {
        [MARK_LINE] = add_line,
        [MARK_AREA] = add_area,
        [MARK_TEXT] = add_text,
        [MARK_SYMBOL] = add_symbol,
    };

    for (size_t i = 0; i < p->n; i++)
        adders[p->mark[i].kind](s, &p->mark[i]);
}

static void add_words(struct text *t, const struct svg_words *w)
{
    if (!w->title) {
        text_add(t, " aria-hidden=\"true\" focusable=\"false\">\n");
        return;
    }
    text_addf(t, " role=\"img\" aria-labelledby=\"%s-title\" aria-describedby=\"%s-desc\">\n",
              w->id, w->id);
    text_addf(t, "<title id=\"%s-title\">", w->id);
    markup_add(t, w->title);
    text_addf(t, "</title>\n<desc id=\"%s-desc\">", w->id);
    markup_add(t, w->description);
    text_add(t, "</desc>\n");
}

void svg_write(struct text *out, const struct picture *p, const struct svg_words *words,
               enum svg_use use)
{
    const struct svg s = {out, use};

    if (use == SVG_FILE)
        text_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    text_add(out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    add_attribute(out, "width", p->width);
    add_attribute(out, "height", p->height);
    text_add(out, " viewBox=\"0 0 ");
    add_number(out, p->width);
    text_add(out, " ");
    add_number(out, p->height);
    text_add(out, "\"");
    if (use == SVG_FILE)
        text_add(out, " xml:lang=\"en-GB\" font-family=\"Inter, Arial, sans-serif\" "
                      "style=\"font-variant-numeric: tabular-nums\"");
    add_words(out, words);
    if (use == SVG_FILE)
        text_addf(out, "<rect width=\"100%%\" height=\"100%%\" fill=\"#%06X\"/>\n",
                  inks[INK_PAPER].rgb);
    add_marks(&s, p);
    text_add(out, "</svg>\n");
}

static void add_variables(struct text *t, bool dark)
{
    for (int i = 0; i < INKS; i++) {
        text_add(t, "--");
        add_name(t, (enum ink)i);
        text_addf(t, ":#%06X;", dark ? inks[i].dark_rgb : inks[i].rgb);
    }
}

void svg_style(struct text *out)
{
    text_add(out, ":root{");
    add_variables(out, false);
    text_add(out, "}\n@media screen and (prefers-color-scheme:dark){:root{");
    add_variables(out, true);
    text_add(out, "}}\n");
    for (int i = 0; i < INKS; i++) {
        text_add(out, ".k-");
        add_name(out, (enum ink)i);
        text_add(out, "{color:var(--");
        add_name(out, (enum ink)i);
        text_add(out, ")}\n");
    }
}
