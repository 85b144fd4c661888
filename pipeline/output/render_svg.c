/* Charts as SVG, with the words that the PNG has. */
#include "outfile.h"
#include "render.h"
#include "svg.h"

int render_chart_svg(const struct rendering *r, const struct figure_block *f)
{
    struct typeset t = canvas_typeset(r->canvas);
    struct svg_words words = {f->name, f->headline, f->alternative};
    struct picture picture;
    struct outfile out = {0};
    struct arena a = {0};
    int result;

    figure_frame(r->document, f, &picture, &t);
    svg_write(&out.text, &picture, &words, SVG_FILE);
    result = render_write(r, &out, arena_format(&a, "%s-%s.svg", r->plan->name, f->name));
    picture_free(&picture);
    arena_free(&a);
    return result;
}
