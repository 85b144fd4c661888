/* The data of charts as CSV. */
#include "data_csv.h"
#include "outfile.h"
#include "render.h"

int render_chart_csv(const struct rendering *r, const struct figure_block *f)
{
    struct outfile out = {0};
    struct arena a = {0};
    int result;

    data_csv_add(&out.text, f->data);
    result = render_write(r, &out, arena_format(&a, "%s-%s.csv", r->plan->name, f->name));
    arena_free(&a);
    return result;
}
