/* Charts as PNG. */
#include "chart.h"
#include "outfile.h"
#include "png_write.h"
#include "render.h"

/* 200 dots an inch: twice what a screen of 100 shows */
static const double pixels_a_point = 200.0 / 72;

int render_chart_png(const struct rendering *r, const struct figure_block *f)
{
    struct typeset t = canvas_typeset(r->canvas);
    struct framed framed = {r->document->title,           f->headline, f->subtitle,
                            (const char *const *)f->note, f->n_notes,  &f->picture};
    struct picture picture;
    struct outfile out = {0};
    struct arena a = {0};
    struct raster raster;
    int result;

    frame_draw(&framed, &picture, &t);
    result = canvas_raster(r->canvas, &picture, pixels_a_point, &raster);
    if (!result) {
        png_write(&out.text, &raster, pixels_a_point, f->headline, f->alternative);
        result = render_write(r, &out, arena_format(&a, "%s-%s.png", r->plan->name, f->name));
        raster_free(&raster);
    }
    outfile_discard(&out);
    picture_free(&picture);
    arena_free(&a);
    return result;
}
