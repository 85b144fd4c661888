/* The PDF edition of a report. */
#include "finish.h"
#include "layout.h"
#include "outfile.h"
#include "render.h"

int render_pdf(const struct rendering *r)
{
    const struct document *d = r->document;
    struct arena a = {0};
    struct outfile out = {0};
    const struct pages *pages = render_pages_of(r);
    struct text raw = {0};
    struct canvas_info info = {arena_format(&a, "%s: %s", d->title, d->subtitle),
                               r->in->programme->publisher, render_date(&a, r->in->period)};
    int result;

    result = canvas_pdf(r->canvas, pages->page, pages->n, &pages->tags, &info, &raw);
    if (!result)
        result = finish_pdf(&raw, PAGE_HEIGHT, &pages->tags, &info, &out.text);
    if (!result)
        result = render_write(r, &out, arena_format(&a, "%s.pdf", r->plan->name));
    text_free(&raw);
    outfile_discard(&out);
    arena_free(&a);
    return result;
}
