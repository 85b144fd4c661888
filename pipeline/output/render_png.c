/* Charts as PNG. */
#include "chart.h"
#include "outfile.h"
#include "render.h"

/* 200 dots an inch: twice what a screen of 100 shows */
static const double pixels_a_point = 200.0 / 72;

int render_picture(const struct rendering *r, const struct picture *picture, double scale,
                   const char *title, const char *description, const char *name)
{
    struct render_memory *m = r->memory;
    struct outfile out = {0};
    int result = canvas_raster(r->canvas, picture, scale, &m->raster);

    if (!result) {
        png_write(&m->png, &out.text, &m->raster, scale, title, description);
        result = render_write(r, &out, name);
    }
    outfile_discard(&out);
    return result;
}

int render_chart_png(const struct rendering *r, const struct figure_block *f)
{
    struct typeset t = canvas_typeset(r->canvas);
    struct picture picture;
    struct arena a = {0};
    int result;

    figure_frame(r->document, f, &picture, &t);
    result = render_picture(r, &picture, pixels_a_point, f->headline, f->alternative,
                            arena_format(&a, "%s-%s.png", r->plan->name, f->name));
    picture_free(&picture);
    arena_free(&a);
    return result;
}
