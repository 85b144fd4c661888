/* The pages that go back: what was found in the figures of one area, and the page that leads to
 * them. */
#include "feedback_files.h"
#include "files.h"
#include "html.h"
#include "markup.h"
#include "outfile.h"
#include "period.h"
#include "words.h"

#include "decimal.h"

#include <stdlib.h>
#include <string.h>

enum { MONTHS = 13 };

struct page {
    struct html h;
    const struct feedback_input *in;
    const struct programme *p;
    const struct feedback_list *list;
    const struct area *area; /* NULL: of nobody that is known */
    struct feedback_check *check;
    size_t checks;
    struct arena a;
};

/* With a column of words as "found", else "wide". Heads that begin with "#" are of numbers. */
static void open_table(struct page *g, const char *kind, const char *caption,
                       const char *const *head, size_t n)
{
    struct text *t = g->h.out;

    text_addf(t,
              "<section class=\"scroll\" tabindex=\"0\" aria-label=\"Table %zu, which may scroll "
              "sideways\">\n<table class=\"%s\">\n",
              ++g->h.tables, kind);
    markup_wrap(t, "<caption><span class=\"caption\">", caption, "</span></caption>\n");
    text_add(t, "<thead>\n<tr>");
    for (size_t i = 0; i < n; i++) {
        bool number = head[i][0] == '#';

        text_add(t, number ? "<th scope=\"col\" class=\"n\">" : "<th scope=\"col\">");
        markup_wrap(t, "", head[i] + number, "</th>");
    }
    text_add(t, "</tr>\n</thead>\n<tbody>\n");
}

static void close_table(struct page *g)
{
    text_add(g->h.out, "</tbody>\n</table>\n</section>\n");
}

static void add_number(struct page *g, size_t n)
{
    text_addf(g->h.out, "<td class=\"n\">%zu</td>", n);
}

static const char *severity_word(enum severity severity)
{
    static const char *const words[] = {"Error", "Warning", "Note"};

    return words[severity];
}

/* Of the checks: "check-large_revision", and "check-large_revision-note" for those overridden. */
static const char *check_id(struct page *g, const struct feedback_check *c)
{
    return arena_format(&g->a, "check-%s%s", c->kind->check,
                        c->severity == c->kind->severity ? "" : "-note");
}

static void add_opening(struct page *g)
{
    struct text *t = g->h.out, counts = {0};

    feedback_add_counts(&counts, g->list->count);
    markup_wrap(t, "<h1>",
                g->area ? arena_format(&g->a, "Findings: %s", g->area->name)
                        : "Findings of no area that is known",
                "</h1>\n");
    markup_wrap(t, "<p class=\"subtitle\">",
                g->area ? arena_format(&g->a, "%s, %s. %s.", g->area->area_code,
                                       g->area->level < 0
                                           ? g->area->level_name
                                           : programme_level_words(g->p, g->area->level, 1),
                                       g->p->title)
                        : arena_format(&g->a, "%s.", g->p->title),
                "</p>\n");
    markup_wrap(t, "<p class=\"lead\">", text_of(&counts), ".</p>\n");
    if (!g->area)
        text_add(t, "<p>Nobody can tell which area these are of, or it is one that does not have "
                    "to deliver: they go back to who sent the file.</p>\n");
    text_add(t, "<p>An error keeps a figure out of the reports until it is mended. A warning asks "
                "for a look; the figure is used. A note says what was done. Mend what is listed "
                "where the figures come from, and send the whole extract again: the later one "
                "takes the place of the earlier.</p>\n<ul class=\"files\">\n");
    html_file(&g->h, arena_format(&g->a, "%s.csv", feedback_name(&g->a, g->in, g->list)),
              "All findings as a table", NULL);
    text_add(t, "</ul>\n");
    text_free(&counts);
}

/* Whatever the figures of the area must never be shown without. */
static void add_notices(struct page *g)
{
    const struct catalogue *c = &g->p->catalogue;

    for (size_t i = 0; g->area && i < c->n_series; i++)
        if (*c->series[i].notice && !strcmp(c->series[i].expected_level, g->area->level_name))
            markup_wrap(g->h.out, "<p class=\"notice\">", c->series[i].notice, ".</p>\n");
}

static void add_files(struct page *g)
{
    static const char *const head[] = {"File", "#Errors", "#Warnings", "#Notes"};
    const struct feedback_list *l = g->list;

    text_add(g->h.out, "<h2 id=\"files\">Which files</h2>\n");
    open_table(g, "wide", "The files that the findings are about", head, 4);
    for (size_t i = 0, next; i < l->n; i = next) { /* findings are in the order of their files */
        const char *file = l->row[i].finding->file;
        size_t count[3] = {0};

        for (next = i; next < l->n && !strcmp(l->row[next].finding->file, file); next++)
            count[l->row[next].finding->severity]++;
        markup_wrap(g->h.out, "<tr><th scope=\"row\">", file, "</th>");
        for (size_t k = 0; k < 3; k++)
            add_number(g, count[k]);
        text_add(g->h.out, "</tr>\n");
    }
    close_table(g);
}

static void add_summary(struct page *g)
{
    static const char *const head[] = {"Check", "Severity", "#How often", "What was expected",
                                       "How to mend it"};
    struct text *t = g->h.out;

    text_add(t, "<h2 id=\"summary\">Summary</h2>\n");
    open_table(g, "wide", "What was found, by check", head, 5);
    for (size_t i = 0; i < g->checks; i++) {
        const struct feedback_check *c = &g->check[i];

        markup_wrap(t, "<tr><th scope=\"row\"><a href=\"#", check_id(g, c), "\">");
        markup_wrap(t, "", c->kind->check, "</a></th>");
        markup_wrap(t, "<td>", severity_word(c->severity), "</td>");
        add_number(g, c->n);
        markup_wrap(t, "<td class=\"words\">", words_capital(&g->a, c->kind->expected), ".</td>");
        markup_wrap(t, "<td class=\"words\">",
                    c->severity == c->kind->severity ? c->kind->remedy
                                                     : "Nothing: somebody has answered for it.",
                    "</td></tr>\n");
    }
    close_table(g);
}

/* The file that all findings of a check are in, or NULL. */
static const char *only_file(const struct page *g, const struct feedback_check *c)
{
    const char *file = NULL;

    for (size_t i = 0; i < g->list->n; i++) {
        const struct feedback_row *row = &g->list->row[i];

        if (!feedback_is_of(row, c))
            continue;
        if (file && strcmp(file, row->finding->file))
            return NULL;
        file = row->finding->file;
    }
    return file;
}

/* `file` is told in the caption, or NULL. */
static const char *place(struct page *g, const struct feedback_row *row, const char *file)
{
    const struct finding *f = row->finding;
    const char *where = f->line           ? arena_format(&g->a, "line %zu", f->line)
                        : row->whole_file ? "the whole file"
                                          : "the file";

    return file ? words_capital(&g->a, where) : arena_format(&g->a, "%s, %s", f->file, where);
}

static void add_row(struct page *g, const struct feedback_row *row, const char *file)
{
    const struct finding *f = row->finding;
    struct text *t = g->h.out;

    markup_wrap(t, "<tr><th scope=\"row\">", place(g, row, file), "</th>");
    markup_wrap(t, "<td class=\"words\">", words_capital(&g->a, f->message), ".</td>");
    markup_wrap(t, "<td>",
                !f->field     ? f->column
                : !*f->column ? arena_format(&g->a, "%zu", f->field)
                              : arena_format(&g->a, "%zu, %s", f->field, f->column),
                "</td>");
    markup_wrap(t, "<td>", f->value, "</td></tr>\n");
}

static void add_check(struct page *g, const struct feedback_check *c)
{
    static const char *const head[] = {"Where", "What is wrong", "Column", "Value"};
    struct text *t = g->h.out;
    const char *file = only_file(g, c);
    size_t shown = 0;
    bool whole = false;

    markup_wrap(t, "<h3 id=\"", check_id(g, c), "\">");
    markup_add(t, arena_format(&g->a, "%s: %s", severity_word(c->severity), c->kind->check));
    text_add(t, "</h3>\n");
    markup_wrap(t, "<p>", finding_words(c->kind->check), "");
    if (c->severity == c->kind->severity)
        markup_wrap(t, " <strong>To mend it:</strong> ", c->kind->remedy, "");
    text_add(t, "</p>\n");
    open_table(g, "found",
               arena_format(&g->a, "%s: %zu place%s%s%s", c->kind->check, c->n,
                            c->n == 1 ? "" : "s", file ? " in " : " in several files",
                            file ? file : ""),
               head, 4);
    for (size_t i = 0; i < g->list->n && shown < FEEDBACK_SHOWN; i++)
        if (feedback_is_of(&g->list->row[i], c)) {
            add_row(g, &g->list->row[i], file);
            whole |= g->list->row[i].whole_file;
            shown++;
        }
    close_table(g);
    if (shown < c->n)
        markup_wrap(t, "<p><strong>",
                    arena_format(&g->a, "And %s more, all in the CSV.",
                                 words_number(&g->a, (int64_t)(c->n - shown) * DECIMAL_ONE, 0)),
                    "</strong></p>\n");
    if (whole)
        text_add(t, "<p class=\"note\">What is said of a whole file is said to each area that such "
                    "files have figures of.</p>\n");
}

static void add_rows(struct page *g)
{
    text_add(g->h.out, "<h2 id=\"findings\">What was found, and how to mend it</h2>\n");
    for (size_t i = 0; i < g->checks; i++)
        add_check(g, &g->check[i]);
}

static void add_month(struct page *g, const struct quality_row *r)
{
    const size_t cells[] = {r->expected, r->received, r->on_time, r->valid, r->warned};

    markup_wrap(g->h.out, "<tr><th scope=\"row\">", words_month_short(&g->a, r->period), "</th>");
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++)
        add_number(g, cells[i]);
    markup_wrap(g->h.out, "<td class=\"n\">", words_share(&g->a, decimal_double(r->score)),
                "</td>");
    markup_wrap(g->h.out, "<td class=\"n\">", words_share(&g->a, decimal_double(r->all_areas)),
                "</td></tr>\n");
}

/* The last months of one series. */
static void add_series(struct page *g, const struct series *series)
{
    static const char *const head[] = {"Month",  "#Expected",       "#Received", "#On time",
                                       "#Valid", "#With a warning", "#Score",    "#All areas"};
    const struct quality_scores *q = g->in->quality;
    const struct quality_row *row[MONTHS];
    size_t n = 0;

    for (size_t i = q->n; i-- && n < MONTHS;)
        if (q->row[i].series == series && q->row[i].area == g->list->area)
            row[n++] = &q->row[i];
    if (!n)
        return;
    open_table(g, "wide", arena_format(&g->a, "%s: cells by month, and the score", series->name),
               head, 8);
    while (n--)
        add_month(g, row[n]);
    close_table(g);
}

static void add_quality(struct page *g)
{
    const struct catalogue *c = &g->p->catalogue;

    if (!g->area)
        return;
    text_add(g->h.out,
             "<h2 id=\"quality\">Your data, month by month</h2>\n"
             "<p>A cell is one measure for one month. It is sound when it came in time, without an "
             "error and without a warning; the score counts a sound cell whole, and one that came "
             "late or asks for a look half: 100 \xC3\x97 (valid + sound) / (2 \xC3\x97 expected). "
             "Your own months stand beside all areas together, so that you see what has become "
             "better. Nobody is ranked, and what you mend counts at once.</p>\n");
    for (size_t i = 0; i < c->n_series; i++)
        if (*c->series[i].expected_level)
            add_series(g, &c->series[i]);
}

static void add_reading(struct page *g)
{
    text_add(g->h.out,
             "<h2 id=\"reading\">How to find the place</h2>\n"
             "<ul>\n<li>Lines are counted from 1 in the file as it is: the header is line 1, blank "
             "lines count, and a text in quotes that runs over several lines counts as many; the "
             "line is the one on which the row begins. In a .gz file they are counted after "
             "unpacking. A spreadsheet numbers such rows otherwise: use a text editor.</li>\n"
             "<li>Columns are counted from 1, with the name that the header gives them.</li>\n"
             "<li>Values are shown as the file has them, long ones shortened.</li>\n</ul>\n");
}

static void add_way(struct page *g)
{
    text_add(g->h.out, "<header>\n<nav aria-label=\"Where this page stands\">\n<ol class=\"way\">\n"
                       "<li><a href=\"index.html\">Findings of all areas</a></li>\n");
    markup_wrap(g->h.out, "<li aria-current=\"page\">", g->area ? g->area->name : "No area",
                "</li>\n</ol>\n</nav>\n</header>\n");
}

static void add_foot(struct page *g)
{
    markup_wrap(g->h.out, "<footer>\n<p>",
                arena_format(&g->a, "%s. Headway %s. %s.", g->p->title, HW_VERSION,
                             *g->p->publisher ? g->p->publisher : "Not an official publication"),
                "</p>\n</footer>\n");
}

static int write_page(struct page *g, struct outfile *out, const char *folder, const char *name)
{
    int result;

    text_add(&out->text, "</main>\n");
    add_foot(g);
    html_close(&g->h, NULL);
    result = outfile_commit(out, files_join(&g->a, folder, name));
    free(g->check);
    arena_free(&g->a);
    return result;
}

int feedback_page_write(const struct feedback_input *in, const struct feedback_list *list,
                        const char *folder)
{
    struct outfile out = {0};
    struct page g = {.h = {.out = &out.text, .folder = folder},
                     .in = in,
                     .p = in->programme,
                     .list = list,
                     .area = list->area < 0 ? NULL : &in->programme->geography.area[list->area]};
    const char *who = g.area ? g.area->name : "no area";

    g.checks = feedback_checks(list, &g.check);
    html_open(&g.h, arena_format(&g.a, "Findings: %s", who),
              arena_format(&g.a, "What was found in the extracts of the %s: %s.", g.p->title, who));
    add_way(&g);
    text_add(&out.text, "<main id=\"main\">\n");
    add_opening(&g);
    add_notices(&g);
    add_summary(&g);
    add_files(&g);
    add_rows(&g);
    add_quality(&g);
    add_reading(&g);
    return write_page(&g, &out, folder,
                      arena_format(&g.a, "%s.html", feedback_name(&g.a, in, list)));
}

static void add_list(struct page *g, const struct feedback_list *list)
{
    const struct area *area = list->area < 0 ? NULL : &g->p->geography.area[list->area];
    struct text *t = g->h.out;

    markup_wrap(t, "<tr><th scope=\"row\"><a href=\"", feedback_name(&g->a, g->in, list),
                ".html\">");
    markup_wrap(t, "", area ? area->name : "Of no area that is known", "</a></th>");
    markup_wrap(t, "<td>", area ? area->area_code : "", "</td>");
    for (size_t k = 0; k < 3; k++)
        add_number(g, list->count[k]);
    text_add(t, "</tr>\n");
}

int feedback_index_write(const struct feedback_input *in, const char *folder)
{
    static const char *const head[] = {"Area", "Code", "#Errors", "#Warnings", "#Notes"};
    const struct feedback *b = in->feedback;
    struct outfile out = {0};
    struct page g = {.h = {.out = &out.text, .folder = folder}, .in = in, .p = in->programme};

    html_open(&g.h, arena_format(&g.a, "%s: findings", g.p->title),
              arena_format(&g.a, "What goes back to who sent the extracts of the %s.", g.p->title));
    text_add(&out.text, "<main id=\"main\">\n");
    markup_wrap(&out.text, "<h1>", arena_format(&g.a, "%s: findings", g.p->title), "</h1>\n");
    if (b->n) {
        text_add(&out.text,
                 "<p>What was found in the extracts, area by area, to send back to who delivers. "
                 "Each page has all that is to be mended, with file, line and column; the table of "
                 "the same name (CSV) stands beside it. Of areas that are not here nothing was "
                 "found in what came; what has not come at all is in the table of coverage.</p>\n");
        open_table(&g, "wide", "Areas with findings, in the order of the geography", head, 5);
        for (size_t i = 0; i < b->n; i++)
            add_list(&g, &b->list[i]);
        close_table(&g);
    } else {
        text_add(&out.text, "<p>Nothing was found in what came that somebody has to look at; what "
                            "has not come at all is in the table of coverage.</p>\n");
    }
    return write_page(&g, &out, folder, "index.html");
}
