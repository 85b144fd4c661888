#include "render.h"

#include "chart.h"
#include "diag.h"
#include "files.h"
#include "layout.h"
#include "outfile.h"
#include "period.h"
#include "png_write.h"

#include <stdlib.h>
#include <time.h>

/* 200 dots an inch: twice what a screen of 100 shows */
static const double png_pixels_a_point = 200.0 / 72;

/* The date that the files carry: the last day of the period, or SOURCE_DATE_EPOCH when it is set.
 */
static const char *file_date(struct arena *a, int period)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    struct text month = {0};
    const char *date;
    char *end;

    if (epoch && *epoch) {
        time_t seconds = (time_t)strtoll(epoch, &end, 10);
        struct tm t;
        char words[32];

        if (!*end && gmtime_r(&seconds, &t) &&
            strftime(words, sizeof words, "%Y-%m-%dT%H:%M:%SZ", &t))
            return arena_text(a, words);
    }
    period_add(&month, period);
    date = arena_format(a, "%s-%02dT00:00:00Z", text_of(&month), period_last_day(period));
    text_free(&month);
    return date;
}

static int write_file(struct outfile *out, const char *folder, const char *name, struct text *names)
{
    struct arena paths = {0};
    int result = outfile_commit(out, files_join(&paths, folder, name));

    if (!result)
        text_addf(names, "%s\n", name);
    arena_free(&paths);
    return result;
}

static int write_pdf(struct canvas *c, const struct document *d, const struct report_plan *plan,
                     const struct report_input *in, const char *folder, struct text *names)
{
    struct typeset t = canvas_typeset(c);
    struct arena a = {0};
    struct outfile out = {0};
    struct pages pages;
    struct canvas_info info = {arena_format(&a, "%s: %s", d->title, d->subtitle),
                               in->programme->publisher, file_date(&a, in->period)};
    int result;

    layout_document(&pages, d, &t);
    result = canvas_pdf(c, pages.page, pages.n, &info, &out.text);
    if (!result)
        result = write_file(&out, folder, arena_format(&a, "%s.pdf", plan->name), names);
    outfile_discard(&out);
    pages_free(&pages);
    arena_free(&a);
    return result;
}

static int write_png(struct canvas *c, const struct document *d, const struct figure_block *f,
                     const struct report_plan *plan, const char *folder, struct text *names)
{
    struct typeset t = canvas_typeset(c);
    struct framed framed = {d->title,   f->headline, f->subtitle, (const char *const *)f->note,
                            f->n_notes, &f->picture};
    struct picture picture;
    struct outfile out = {0};
    struct arena a = {0};
    struct raster raster;
    int result;

    frame_draw(&framed, &picture, &t);
    result = canvas_raster(c, &picture, png_pixels_a_point, &raster);
    if (!result) {
        png_write(&out.text, &raster, png_pixels_a_point, f->headline, f->alternative);
        result =
            write_file(&out, folder, arena_format(&a, "%s-%s.png", plan->name, f->name), names);
        raster_free(&raster);
    }
    outfile_discard(&out);
    picture_free(&picture);
    arena_free(&a);
    return result;
}

int render_report(struct canvas *c, const struct report_input *in, const struct report_plan *plan,
                  const char *folder, struct text *names)
{
    struct typeset t = canvas_typeset(c);
    struct document d;
    int result = report_make(in, &t, PAGE_CONTENT, plan, HW_VERSION, &d);

    if (!result)
        result = write_pdf(c, &d, plan, in, folder, names);
    for (size_t i = 0; !result && i < d.n; i++)
        if (d.block[i].kind == BLOCK_FIGURE)
            result = write_png(c, &d, d.block[i].figure, plan, folder, names);
    document_free(&d);
    return result;
}
