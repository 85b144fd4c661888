/* What all pages share: head, foot, links and tables. */
#include "html.h"

#include "files.h"
#include "markup.h"
#include "page.h"
#include "svg.h"
#include "utf8.h"

#include <string.h>
#include <sys/stat.h>

enum { LONGEST_TITLE = 69 };

void html_open(struct html *h, const char *title, const char *description)
{
    struct text *t = h->out, shown = {0};

    utf8_add_short(&shown, title, LONGEST_TITLE);
    text_add(t, "<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n");
    markup_wrap(t, "<title>", text_of(&shown), "</title>\n");
    text_add(t, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                "<meta name=\"color-scheme\" content=\"light dark\">\n");
    text_addf(t,
              "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
              "script-src 'sha256-%s'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
              "form-action 'none'\">\n",
              page_script_hash);
    markup_wrap(t, "<meta name=\"description\" content=\"", description, "\">\n");
    text_add(t, "<link rel=\"icon\" href=\"data:,\">\n<style>\n");
    svg_style(t);
    text_addf(t, "%s</style>\n</head>\n<body>\n", page_style);
    text_add(t, "<a class=\"skip\" href=\"#main\">Skip to the content</a>\n");
    text_free(&shown);
}

void html_close(struct html *h, const char *json)
{
    if (json)
        text_addf(h->out, "<script type=\"application/json\" id=\"areas-data\">%s</script>\n",
                  json);
    text_addf(h->out, "<script>%s</script>\n</body>\n</html>\n", page_script);
}

/* The size of a file of the folder, 0 when it is not there. */
static size_t size_of(const char *folder, const char *file)
{
    struct arena paths = {0};
    struct stat status;
    bool there = !stat(files_join(&paths, folder, file), &status) && S_ISREG(status.st_mode);

    arena_free(&paths);
    return there ? (size_t)status.st_size : 0;
}

void html_file(struct html *h, const char *file, const char *words, const char *belongs_to)
{
    static const struct {
        const char *end, *name;
    } kinds[] = {{".pdf", "PDF"}, {".csv", "CSV"}, {".png", "PNG"}, {".svg", "SVG"}};
    size_t size = size_of(h->folder, file);
    const char *kind = "";

    if (!size)
        return;
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
        kind = files_ends_with(file, kinds[i].end) ? kinds[i].name : kind;
    markup_wrap(h->out, "<li><a href=\"", file, "\">");
    markup_add(h->out, words);
    text_addf(h->out, " (%s, %zu KB)", kind, (size + 1023) / 1024);
    if (belongs_to)
        markup_wrap(h->out, "<span class=\"heard\">: ", belongs_to, "</span>");
    text_add(h->out, "</a></li>\n");
}

void html_report_link(struct html *h, const struct report_plan *plan, const char *words)
{
    markup_wrap(h->out, "<a href=\"", plan->name, ".html\">");
    markup_wrap(h->out, "", words, "</a>");
}

static void add_head(struct text *out, const struct table_block *t)
{
    markup_wrap(out, "<caption><span class=\"caption\">", t->caption, "</span></caption>\n");
    text_add(out, "<thead>\n<tr>");
    for (size_t i = 0; i < t->columns; i++) {
        text_addf(out, "<th scope=\"col\"%s>",
                  t->column[i].align == ALIGN_RIGHT ? " class=\"n\"" : "");
        markup_wrap(out, "", t->column[i].header, "</th>");
    }
    text_add(out, "</tr>\n</thead>\n");
}

static void add_cell(struct text *out, const struct table_block *t, size_t i)
{
    static const struct svg_words decoration = {NULL, NULL, NULL};
    size_t column = i % t->columns;

    text_add(out, column ? "<td" : "<th scope=\"row\"");
    if (t->column[column].align == ALIGN_RIGHT)
        text_add(out, " class=\"n\"");
    text_add(out, ">");
    if (t->icon[i])
        svg_write(out, t->icon[i], &decoration, SVG_PAGE);
    markup_wrap(out, "", t->cell[i], column ? "</td>" : "</th>");
}

void html_table(struct html *h, const struct table_block *t)
{
    struct text *out = h->out;

    text_addf(out,
              "<section class=\"scroll\" tabindex=\"0\" aria-label=\"Table %zu, which may scroll "
              "sideways\">\n<table>\n",
              ++h->tables);
    add_head(out, t);
    text_add(out, "<tbody>\n");
    for (size_t i = 0; i < t->rows; i++) {
        text_add(out, t->strong[i] ? "<tr class=\"strong\">" : "<tr>");
        for (size_t k = 0; k < t->columns; k++)
            add_cell(out, t, i * t->columns + k);
        text_add(out, "</tr>\n");
    }
    text_add(out, "</tbody>\n</table>\n</section>\n");
    for (size_t i = 0; i < t->n_notes; i++)
        markup_wrap(out, "<p class=\"note\">", t->note[i], "</p>\n");
}
