/* The page that leads to all reports of a period: what each says in a sentence, and the tables. */
#include "files.h"
#include "html.h"
#include "markup.h"
#include "outfile.h"
#include "sentence.h"
#include "signoff.h"
#include "words.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct page {
    struct html h;
    const struct html_index *index;
    const struct programme *p;
    struct arena a;
};

static const struct {
    const char *file, *words;
} tables[] = {
    {"progress.csv", "Progress: each area and month against its trajectory"},
    {"forecast.csv", "Forecast: each area by month, with its intervals"},
    {"outlook.csv", "Outlook: the chance of each area to reach its target"},
    {"scorecard.csv", "Scorecard: how past forecasts did"},
    {"signals.csv", "Signals: each monthly change, and whether it is out of the ordinary"},
    {"variation.csv", "Variation: the limits of ordinary change"},
    {"needs.csv", "Needs: what it would take to reach the target"},
    {"tornado.csv", "Sensitivity: which assumptions matter most"},
    {"assumptions.csv", "Assumptions: the register, with sources"},
    {"comparison.csv", "Comparison: rates of areas, and whether they differ by more than chance"},
    {"inequality.csv", "Inequality: how unevenly the workforce is spread"},
    {"../observations.csv", "Observations: every figure, with the file and line it came from"},
    {"../coverage.csv", "Coverage: which returns came, and which did not"},
    {"../findings.csv", "Findings: every fault in the extracts, and how to mend it"},
    {"../quality.csv", "Quality: how complete and sound each area's figures came, by month"},
};

/* the pages that go back to areas: hw-ingest --areas, as make has it */
static const char back[] = "../findings/index.html";

static bool failed(const struct page *g, const struct report_plan *plan)
{
    return g->index->failed && g->index->failed(g->index->context, plan);
}

/* Is its page in the folder? */
static bool is_there(struct page *g, const struct report_plan *plan)
{
    return !failed(g, plan) &&
           !access(files_join(&g->a, g->index->folder, arena_format(&g->a, "%s.html", plan->name)),
                   R_OK);
}

/* Why there is no report. */
static const char *why_not(const struct page *g, const struct report_plan *plan)
{
    return plan->skipped     ? plan->skipped
           : failed(g, plan) ? "it failed; the messages of the run say why"
                             : "not made yet";
}

/* The name of an area, which leads to its report, and its code. */
static void add_name(struct page *g, const struct report_plan *plan, bool there)
{
    const struct area *area = &g->p->geography.area[plan->area];

    if (there)
        html_report_link(&g->h, plan, area->name);
    else
        markup_wrap(g->h.out, "<strong>", area->name, "</strong>");
    if (plan->area != g->p->root)
        markup_wrap(g->h.out, " <span class=\"code\">", area->area_code, "</span>");
}

/* The headline sentence and the status of an area, or why there is no report. */
static void add_words(struct page *g, const struct report_plan *plan, bool there)
{
    struct standing s = standing_of(g->index->in, plan->area, PROGRESS_HEADLINE);
    struct text *t = g->h.out;

    if (!there) {
        markup_wrap(t, "<p>No report: ", why_not(g, plan), ".</p>\n");
        return;
    }
    markup_wrap(t, "<p>", sentence_lead(&g->a, &s), "</p>\n");
    if (s.outlook && !isnan(s.outlook->probability)) {
        markup_wrap(t, "<p class=\"status\">Chance of the target: ",
                    words_chance_short(&g->a, s.outlook->probability), "");
        markup_wrap(t, ". Status: ", sentence_status(&g->a, &s), ".</p>\n");
    }
    if (s.series && *s.series->notice)
        markup_wrap(t, "<p class=\"note\">", s.series->notice, ".</p>\n");
    text_add(t, "<ul class=\"files\">\n");
    html_file(&g->h, arena_format(&g->a, "%s.pdf", plan->name), "To print", s.name);
    text_add(t, "</ul>\n");
}

static bool has_parts(const struct page *g, int area)
{
    for (size_t i = 0; i < g->index->plans->n; i++)
        if (g->p->geography.area[g->index->plans->plan[i].area].parent == area)
            return true;
    return false;
}

static const struct report_plan *part(const struct page *g, size_t i, int of, bool with_parts)
{
    const struct report_plan *plan = &g->index->plans->plan[i];

    if (plan->kind == REPORT_COMPARISON || g->p->geography.area[plan->area].parent != of ||
        has_parts(g, plan->area) != with_parts)
        return NULL;
    return plan;
}

/* The areas without parts as a list, then each that has parts under a heading of its own. */
static void add_parts(struct page *g, int of, int level)
{
    struct text *t = g->h.out;
    const struct report_plan *plan;
    bool open = false;

    for (size_t i = 0; i < g->index->plans->n; i++) {
        plan = part(g, i, of, false);
        if (!plan)
            continue;
        text_add(t, open ? "<li>" : "<ul class=\"areas\">\n<li>");
        open = true;
        text_add(t, "<p class=\"name\">");
        add_name(g, plan, is_there(g, plan));
        text_add(t, "</p>\n");
        add_words(g, plan, is_there(g, plan));
        text_add(t, "</li>\n");
    }
    text_add(t, open ? "</ul>\n" : "");
    for (size_t i = 0; i < g->index->plans->n; i++) {
        plan = part(g, i, of, true);
        if (!plan)
            continue;
        text_addf(t, "<h%d>", level);
        add_name(g, plan, is_there(g, plan));
        text_addf(t, "</h%d>\n", level);
        add_words(g, plan, is_there(g, plan));
        add_parts(g, plan->area, level < 6 ? level + 1 : 6);
    }
}

/* "Regions, Area Teams: Illustrative data, not published figures": whatever a level's figures must
 * never be shown without. */
static void add_notices(struct page *g)
{
    const struct geography *geo = &g->p->geography;

    if (!signoff_is_approved(signoff_of(g->index->in->signoffs, g->p->root, g->index->in->period)))
        text_add(g->h.out, "<p class=\"notice\">Draft: not approved.</p>\n");

    for (size_t i = 0; i < geo->n_levels; i++) {
        const struct series *series = g->p->headline[i];
        const char *levels = geo->level[i].plural;
        bool said = !series || !*series->notice;

        for (size_t k = 0; k < i && !said; k++)
            said = g->p->headline[k] == series;
        for (size_t k = i + 1; k < geo->n_levels && !said; k++)
            if (g->p->headline[k] == series)
                levels = arena_format(&g->a, "%s, %s", levels, geo->level[k].plural);
        if (!said)
            markup_wrap(g->h.out, "<p class=\"notice\">",
                        arena_format(&g->a, "%s: %s", levels, series->notice), "</p>\n");
    }
}

static void add_opening(struct page *g)
{
    const struct programme *p = g->p;
    struct text *t = g->h.out;
    const char *month = words_month(&g->a, g->index->in->period);

    markup_wrap(t, "<h1>", arena_format(&g->a, "%s: reports to %s", p->title, month), "</h1>\n");
    markup_wrap(t, "<p class=\"subtitle\">",
                arena_format(&g->a, "From %s %s in %s to %s by %s.",
                             words_number(&g->a, p->baseline, 0), sentence_subject(&g->a, p),
                             words_month(&g->a, p->baseline_period),
                             words_number(&g->a, p->target, 0), words_month(&g->a, p->deadline)),
                "</p>\n");
    add_notices(g);
    text_add(t,
             "<p>Each report says where an area stands against its planned trajectory, whether the "
             "difference is real, how likely the target is, and what it would take. Its page has "
             "all charts with their data; the PDF says the same, to print.</p>\n");
}

static void add_whole(struct page *g)
{
    const struct report_plans *plans = g->index->plans;
    struct text *t = g->h.out;

    for (size_t i = 0; i < plans->n; i++) {
        const struct report_plan *plan = &plans->plan[i];
        bool there = is_there(g, plan), compare = plan->kind == REPORT_COMPARISON;

        if (plan->area != g->p->root)
            continue;
        text_add(t, "<h2>");
        if (!compare)
            add_name(g, plan, there);
        else if (there)
            html_report_link(&g->h, plan, "All areas compared");
        else
            text_add(t, "All areas compared");
        text_add(t, "</h2>\n");
        if (!compare) {
            add_words(g, plan, there);
        } else if (there) {
            text_add(t, "<p>Every area side by side, for those who compare them.</p>\n"
                        "<ul class=\"files\">\n");
            html_file(&g->h, arena_format(&g->a, "%s.pdf", plan->name), "To print",
                      "All areas compared");
            text_add(t, "</ul>\n");
        } else {
            markup_wrap(t, "<p>No report: ", why_not(g, plan), ".</p>\n");
        }
    }
}

static void add_tables(struct page *g)
{
    text_add(g->h.out, "<h2 id=\"tables\">The tables behind the reports</h2>\n<ul>\n");
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++)
        html_file(&g->h, tables[i].file, tables[i].words, NULL);
    if (!access(files_join(&g->a, g->index->folder, back), R_OK))
        markup_wrap(g->h.out, "<li><a href=\"", back,
                    "\">Findings by area: what goes back to who sent the figures</a></li>\n");
    text_add(g->h.out, "</ul>\n");
}

/* What public bodies must say of what they publish: regulations of 2018, after WCAG 2.2 AA. */
static void add_accessibility(struct page *g)
{
    const struct signoff *s = signoff_of(g->index->in->signoffs, g->p->root, g->index->in->period);

    text_add(
        g->h.out,
        "<h2 id=\"accessibility\">Accessibility</h2>\n"
        "<p>The pages are made to WCAG 2.2 AA, the PDFs to PDF/UA-1 and PDF/A-2a. Each chart has "
        "its message in words and a table of its data. The tests of Headway check the pages "
        "with a validator, with axe-core and by keyboard alone, in light and dark, at 320 and "
        "1,280 pixels, and the tags of every PDF.</p>\n"
        "<p>Known limits: nobody has tried them with a screen reader yet; on a narrow screen "
        "charts and wide tables scroll sideways in frames of their own.</p>\n");
    markup_wrap(g->h.out, "<p>",
                s && *s->contact ? arena_format(&g->a, "Contact: %s", s->contact)
                                 : "No contact has been given for these reports.",
                "</p>\n");
}

static void add_foot(struct page *g)
{
    text_add(g->h.out, "<footer>\n<p>");
    markup_add(g->h.out,
               arena_format(&g->a, "%s, %s. Headway %s. %s.", g->p->title,
                            words_month(&g->a, g->index->in->period), HW_VERSION,
                            *g->p->publisher ? g->p->publisher : "Not an official publication"));
    text_add(g->h.out, "</p>\n</footer>\n");
}

int html_index_write(const struct html_index *index)
{
    struct outfile out = {0};
    struct page g = {.h = {.out = &out.text, .folder = index->folder},
                     .index = index,
                     .p = index->in->programme};
    const char *month = words_month(&g.a, index->in->period);
    int result;

    html_open(&g.h, arena_format(&g.a, "%s: reports to %s", g.p->title, month),
              arena_format(&g.a, "All reports of the %s to %s.", g.p->title, month));
    text_add(&out.text, "<main id=\"main\">\n");
    add_opening(&g);
    add_whole(&g);
    if (has_parts(&g, g.p->root)) {
        text_add(&out.text, "<section id=\"find\" aria-labelledby=\"areas\">\n"
                            "<h2 id=\"areas\">Reports of areas</h2>\n");
        add_parts(&g, g.p->root, 3);
        text_add(&out.text, "</section>\n");
    }
    add_tables(&g);
    add_accessibility(&g);
    text_add(&out.text, "</main>\n");
    add_foot(&g);
    html_close(&g.h, NULL);
    result = outfile_commit(&out, files_join(&g.a, index->folder, RENDER_INDEX));
    arena_free(&g.a);
    return result;
}
