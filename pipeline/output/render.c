#include "render.h"

#include "chart.h"
#include "diag.h"
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

/* The table of editions: of a whole report, and of each of its charts. The page comes last: it says
 * how large the other files are. */
static const struct {
    const char *name;
    bool usual; /* made when nobody says which */
    int (*report)(const struct rendering *r);
    int (*chart)(const struct rendering *r, const struct figure_block *f);
} editions[] = {
    {"pdf", true, render_pdf, NULL},       {"png", true, NULL, render_chart_png},
    {"pages", false, render_pages, NULL},  {"svg", true, NULL, render_chart_svg},
    {"csv", true, NULL, render_chart_csv}, {"html", true, render_html, NULL},
};
enum { EDITIONS = sizeof editions / sizeof editions[0] };

static unsigned edition_of(const char *name, size_t n)
{
    for (size_t e = 0; e < EDITIONS; e++)
        if (strlen(editions[e].name) == n && !memcmp(editions[e].name, name, n))
            return 1u << e;
    return 0;
}

bool editions_have(struct edition_set set, const char *name)
{
    return set.bits & edition_of(name, strlen(name));
}

int editions_read(struct edition_set *set, const char *names)
{
    struct text known = {0};

    set->bits = 0;
    for (size_t e = 0; e < EDITIONS; e++) {
        set->bits |= (unsigned)(!names && editions[e].usual) << e;
        text_addf(&known, "%s%s", e ? ", " : "", editions[e].name);
    }
    for (const char *p = names; p; p = *p ? p + 1 : NULL) {
        size_t n = strcspn(p, ",");
        unsigned bit = edition_of(p, n);

        if (!bit) {
            diag_error("\"%.*s\" is no edition: there are %s", (int)n, p, text_of(&known));
            text_free(&known);
            return -1;
        }
        set->bits |= bit;
        p += n;
    }
    text_free(&known);
    return 0;
}

const struct pages *render_pages_of(const struct rendering *r)
{
    struct typeset t = canvas_typeset(r->canvas);

    if (!r->pages->n)
        layout_document(r->pages, r->document, &t);
    return r->pages;
}

void render_memory_free(struct render_memory *m)
{
    raster_free(&m->raster);
    png_memory_free(&m->png);
}

int render_report(const struct rendering *given, struct edition_set set)
{
    struct typeset t = canvas_typeset(given->canvas);
    struct document d;
    struct pages pages = {0};
    struct rendering r = *given;
    int result = report_make(r.in, &t, PAGE_CONTENT, r.plan, HW_VERSION, &d);

    r.document = &d;
    r.pages = &pages;
    for (size_t e = 0; !result && e < EDITIONS; e++) {
        if (!(set.bits >> e & 1))
            continue;
        if (editions[e].report)
            result = editions[e].report(&r);
        for (size_t i = 0; editions[e].chart && !result && i < d.n; i++)
            if (d.block[i].kind == BLOCK_FIGURE)
                result = editions[e].chart(&r, d.block[i].figure);
    }
    pages_free(&pages);
    document_free(&d);
    return result;
}
