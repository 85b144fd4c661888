/* The page of a report. */
#include "html.h"
#include "markup.h"
#include "outfile.h"
#include "words.h"

enum { LEAST_PARTS = 3 };

/* The plan of an area's own report, NULL when it has none. */
static const struct report_plan *plan_of(const struct report_plans *plans, int area)
{
    for (size_t i = 0; i < plans->n; i++)
        if (plans->plan[i].area == area && plans->plan[i].kind != REPORT_COMPARISON &&
            !plans->plan[i].skipped)
            return &plans->plan[i];
    return NULL;
}

static const struct report_plan *comparison(const struct report_plans *plans)
{
    for (size_t i = 0; i < plans->n; i++)
        if (plans->plan[i].kind == REPORT_COMPARISON && !plans->plan[i].skipped)
            return &plans->plan[i];
    return NULL;
}

static const char *name_of(const struct rendering *r, int area)
{
    return r->in->programme->geography.area[area].name;
}

/* The areas that this one is part of, the whole first. */
static void add_wholes(struct html *h, const struct rendering *r, int area)
{
    const struct report_plan *plan = plan_of(r->plans, area);
    int parent = r->in->programme->geography.area[area].parent;

    if (parent >= 0)
        add_wholes(h, r, parent);
    if (!plan)
        return;
    text_add(h->out, "<li>");
    html_report_link(h, plan, name_of(r, area));
    text_add(h->out, "</li>\n");
}

static void add_way(struct html *h, const struct rendering *r)
{
    const struct geography *g = &r->in->programme->geography;
    struct arena a = {0};
    int above = r->plan->kind == REPORT_COMPARISON ? r->plan->area : g->area[r->plan->area].parent;

    text_add(h->out, "<header>\n<nav aria-label=\"Where this report stands\">\n<ol class=\"way\">\n"
                     "<li><a href=\"index.html\">");
    markup_add(h->out, arena_format(&a, "All reports, %s", words_month(&a, r->in->period)));
    text_add(h->out, "</a></li>\n");
    if (above >= 0)
        add_wholes(h, r, above);
    markup_wrap(h->out, "<li aria-current=\"page\">", r->document->title, "</li>\n");
    text_add(h->out, "</ol>\n</nav>\n</header>\n");
    arena_free(&a);
}

/* Links to the parts, in the order and with the numbers that they will have. */
static void add_contents(struct html *h, const struct document *d)
{
    size_t parts = 0, at = 0;

    for (size_t i = 0; i < d->n; i++)
        parts += d->block[i].kind == BLOCK_HEADING && d->block[i].level == 2;
    if (parts < LEAST_PARTS)
        return;
    text_add(h->out, "<nav aria-label=\"On this page\" class=\"contents\">\n<ul>\n");
    for (size_t i = 0; i < d->n; i++) {
        if (d->block[i].kind != BLOCK_HEADING)
            continue;
        at++;
        if (d->block[i].level != 2)
            continue;
        text_addf(h->out, "<li><a href=\"#part-%zu\">", at);
        markup_wrap(h->out, "", d->block[i].text, "</a></li>\n");
    }
    text_add(h->out, "</ul>\n</nav>\n");
}

/* The reports of the parts; of an area without parts, those beside it. */
static void add_others(struct html *h, const struct rendering *r)
{
    const struct geography *g = &r->in->programme->geography;
    int of = r->plan->kind == REPORT_AREA ? g->area[r->plan->area].parent : r->plan->area;
    const struct report_plan *compared = comparison(r->plans);

    text_add(h->out, "<nav aria-labelledby=\"others\" class=\"others\">\n"
                     "<h2 id=\"others\">Other reports</h2>\n<ul>\n");
    for (size_t i = 0; i < r->plans->n; i++) {
        const struct report_plan *plan = &r->plans->plan[i];

        if (plan->skipped || plan->kind == REPORT_COMPARISON || plan->area == r->plan->area ||
            g->area[plan->area].parent != of)
            continue;
        text_add(h->out, "<li>");
        html_report_link(h, plan, name_of(r, plan->area));
        text_add(h->out, "</li>\n");
    }
    if (compared && r->plan->kind != REPORT_COMPARISON) {
        text_add(h->out, "<li>");
        html_report_link(h, compared, "All areas compared");
        text_add(h->out, "</li>\n");
    }
    text_add(h->out,
             "<li><a href=\"index.html\">All reports of the month</a></li>\n</ul>\n</nav>\n");
}

static void add_main(struct html *h, const struct rendering *r)
{
    const struct document *d = r->document;
    struct arena a = {0};

    text_add(h->out, "<main id=\"main\">\n");
    markup_wrap(h->out, "<h1>", d->title, "</h1>\n");
    markup_wrap(h->out, "<p class=\"subtitle\">", d->subtitle, "</p>\n");
    text_add(h->out, "<ul class=\"files\">\n");
    html_file(h, arena_format(&a, "%s.pdf", r->plan->name), "This report to print", NULL);
    text_add(h->out, "</ul>\n");
    add_contents(h, d);
    html_blocks(h, r);
    text_add(h->out, "</main>\n");
    arena_free(&a);
}

static void add_foot(struct html *h, const struct document *d)
{
    text_add(h->out, "<footer>\n");
    for (size_t i = 0; i < sizeof d->footer / sizeof d->footer[0]; i++)
        if (d->footer[i])
            markup_wrap(h->out, "<p>", d->footer[i], "</p>\n");
    text_add(h->out, "</footer>\n");
}

int render_html(const struct rendering *r)
{
    const struct document *d = r->document;
    bool whole = r->plan->kind == REPORT_NATIONAL || r->plan->kind == REPORT_COMPARISON;
    struct outfile out = {0};
    struct html h = {.out = &out.text, .folder = r->folder};
    struct text json = {0};
    struct arena a = {0};
    int result;

    html_open(&h, arena_format(&a, "%s, %s", d->title, words_month_short(&a, r->in->period)),
              arena_format(&a, "%s. %s.", d->title, d->subtitle));
    add_way(&h, r);
    add_main(&h, r);
    add_others(&h, r);
    add_foot(&h, d);
    if (whole)
        html_areas(&json, r->in);
    html_close(&h, whole ? text_of(&json) : NULL);
    result = render_write(r, &out, arena_format(&a, "%s.html", r->plan->name));
    text_free(&json);
    arena_free(&a);
    return result;
}
