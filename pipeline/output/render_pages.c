/* Pages as PNG. */
#include "outfile.h"
#include "render.h"

/* 150 dots an inch: 1240 x 1754 for A4 */
static const double pixels_a_point = 150.0 / 72;

static int write_page(const struct rendering *r, size_t i, size_t n, struct arena *a)
{
    const struct document *d = r->document;
    const char *title = arena_format(a, "%s: %s, page %zu of %zu", d->title, d->subtitle, i + 1, n);
    const char *description = arena_format(
        a, "Page %zu of %zu of the report as a picture; its words and figures are text in %s.pdf.",
        i + 1, n, r->plan->name);

    return render_picture(r, &r->pages->page[i], pixels_a_point, title, description,
                          arena_format(a, "%s-page-%zu.png", r->plan->name, i + 1));
}

int render_pages(const struct rendering *r)
{
    const struct pages *pages = render_pages_of(r);
    struct arena a = {0};
    int result = 0;

    for (size_t i = 0; !result && i < pages->n; i++)
        result = write_page(r, i, pages->n, &a);
    arena_free(&a);
    return result;
}
