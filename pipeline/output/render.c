#include "render.h"

#include "chart.h"
#include "files.h"
#include "layout.h"
#include "outfile.h"
#include "period.h"
#include "png_write.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

const char *render_date(struct arena *a, int period)
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

int render_write(const struct rendering *r, struct outfile *out, const char *name)
{
    struct arena paths = {0};
    int result = outfile_commit(out, files_join(&paths, r->folder, name));

    if (!result)
        text_addf(r->names, "%s\n", name);
    arena_free(&paths);
    return result;
}

/* The tables of edition: of a whole report, and of each of its charts. A row's name is the ending
 * of its files. */
static const struct {
    const char *name;
    int (*report)(const struct rendering *r);
    int (*chart)(const struct rendering *r, const struct figure_block *f);
} editions[] = {
    {"pdf", render_pdf, NULL},
    {"png", NULL, render_chart_png},
};

int render_report(struct canvas *c, const struct report_input *in, const struct report_plan *plan,
                  const char *folder, struct text *names)
{
    struct typeset t = canvas_typeset(c);
    struct document d;
    struct rendering r = {c, in, plan, &d, folder, names};
    int result = report_make(in, &t, PAGE_CONTENT, plan, HW_VERSION, &d);

    for (size_t e = 0; !result && e < sizeof editions / sizeof editions[0]; e++) {
        if (editions[e].report)
            result = editions[e].report(&r);
        for (size_t i = 0; editions[e].chart && !result && i < d.n; i++)
            if (d.block[i].kind == BLOCK_FIGURE)
                result = editions[e].chart(&r, d.block[i].figure);
    }
    document_free(&d);
    return result;
}
