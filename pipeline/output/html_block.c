/* The blocks of a document as HTML: the same words, in the same order, as its pages have. */
#include "files.h"
#include "html.h"
#include "markup.h"
#include "svg.h"

#include <string.h>

/* A link to a report leads to the same edition of it. */
static void add_target(struct text *t, const char *href)
{
    size_t n = strlen(href);
    struct text page = {0};

    if (files_ends_with(href, ".pdf") && !strchr(href, '/')) {
        text_add_bytes(&page, href, n - 4);
        text_add(&page, ".html");
        href = text_of(&page);
    }
    markup_wrap(t, "<a href=\"", href, "\"");
    text_free(&page);
}

static void add_span(struct text *t, const struct span *s)
{
    if (s->href) {
        add_target(t, s->href);
        markup_wrap(t, " title=\"", s->description, "\">");
    }
    text_add(t, s->strong ? "<strong>" : "");
    markup_add(t, s->text);
    text_add(t, s->strong ? "</strong>" : "");
    text_add(t, s->href ? "</a>" : "");
}

static void add_text(struct html *h, const char *open, const struct block *b, const char *close)
{
    text_add(h->out, open);
    if (!b->n_spans)
        markup_add(h->out, b->text);
    for (size_t i = 0; i < b->n_spans; i++)
        add_span(h->out, &b->span[i]);
    text_add(h->out, close);
}

static void add_tiles(struct html *h, const struct block *b)
{
    text_add(h->out, "<dl class=\"tiles\">\n");
    for (size_t i = 0; i < b->n_tiles; i++) {
        markup_wrap(h->out, "<div><dt>", b->tile[i].label, "</dt>");
        markup_wrap(h->out, "<dd class=\"number\">", b->tile[i].number, "</dd>");
        markup_wrap(h->out, "<dd>", b->tile[i].detail, "</dd></div>\n");
    }
    text_add(h->out, "</dl>\n");
}

static void add_files(struct html *h, const struct rendering *r, const struct figure_block *f)
{
    static const struct {
        const char *end, *words;
    } editions[] = {{"csv", "Data"}, {"png", "Picture"}, {"svg", "Drawing"}};
    struct arena a = {0};

    text_add(h->out, "<ul class=\"files\">\n");
    for (size_t i = 0; i < sizeof editions / sizeof editions[0]; i++)
        html_file(h, arena_format(&a, "%s-%s.%s", r->plan->name, f->name, editions[i].end),
                  editions[i].words, f->headline);
    text_add(h->out, "</ul>\n");
    arena_free(&a);
}

static void add_figure(struct html *h, const struct rendering *r, const struct figure_block *f)
{
    const struct svg_words words = {f->name, f->headline, f->alternative};

    markup_wrap(h->out, "<figure id=\"", f->name, "\">\n<figcaption>");
    markup_wrap(h->out, "<strong>", f->headline, "</strong> ");
    markup_wrap(h->out, "<span class=\"subtitle\">", f->subtitle, "</span></figcaption>\n");
    text_addf(h->out,
              "<section class=\"scroll chart%s\" tabindex=\"0\" aria-label=\"Chart %zu, which may "
              "scroll sideways\">\n",
              f->by_time ? " by-time" : "", ++h->charts);
    svg_write(h->out, &f->picture, &words, SVG_PAGE);
    text_add(h->out, "</section>\n");
    for (size_t i = 0; i < f->n_notes; i++)
        markup_wrap(h->out, "<p class=\"note\">", f->note[i], "</p>\n");
    markup_wrap(h->out,
                "<details>\n<summary>Table of the data<span class=\"heard\">: ", f->headline,
                "</span></summary>\n");
    html_table(h, f->data);
    text_add(h->out, "</details>\n");
    add_files(h, r, f);
    text_add(h->out, "</figure>\n");
}

static void end_list(struct html *h)
{
    text_add(h->out, h->list ? h->list : "");
    h->list = NULL;
}

static void add_item(struct html *h, const struct block *b)
{
    if (!h->list) {
        text_add(h->out, b->kind == BLOCK_NOTE ? "<ul class=\"notes\">\n" : "<ul>\n");
        h->list = "</ul>\n";
    }
    add_text(h, "<li>", b, "</li>\n");
}

static void add_heading(struct html *h, const struct block *b)
{
    text_addf(h->out, "<h%d id=\"part-%zu\">", b->level, ++h->headings);
    markup_add(h->out, b->text);
    text_addf(h->out, "</h%d>\n", b->level);
}

static void add_block(struct html *h, const struct rendering *r, const struct block *b)
{
    switch (b->kind) {
    case BLOCK_HEADING:
        add_heading(h, b);
        break;
    case BLOCK_PARAGRAPH:
        add_text(h, "<p>", b, "</p>\n");
        break;
    case BLOCK_LEAD:
        add_text(h, "<p class=\"lead\">", b, "</p>\n");
        break;
    case BLOCK_NOTICE:
        add_text(h, "<p class=\"notice\">", b, "</p>\n");
        break;
    case BLOCK_ITEM:
    case BLOCK_NOTE:
        add_item(h, b);
        break;
    case BLOCK_TILES:
        add_tiles(h, b);
        break;
    case BLOCK_FIGURE:
        add_figure(h, r, b->figure);
        break;
    case BLOCK_TABLE:
        html_table(h, b->table);
        break;
    case BLOCK_BOX: /* its heading follows, and names it */
        text_addf(h->out, "<section class=\"box\" aria-labelledby=\"part-%zu\">\n",
                  h->headings + 1);
        break;
    case BLOCK_BOX_END:
        text_add(h->out, "</section>\n");
        break;
    case BLOCK_NEW_PAGE:
        break;
    }
}

void html_blocks(struct html *h, const struct rendering *r)
{
    const struct document *d = r->document;

    for (size_t i = 0; i < d->n; i++) {
        const struct block *b = &d->block[i];

        if (i && b[-1].kind != b->kind)
            end_list(h);
        add_block(h, r, b);
    }
    end_list(h);
}
