/* Pictures as the pages of a PDF. cairo writes the marks of the tags and a bare tree of elements;
 * what it cannot say is added by finish.c. */
#include "canvas_parts.h"

#include "diag.h"

#include <cairo-pdf.h>
#include <string.h>

struct painting {
    struct canvas *canvas;
    cairo_t *cr;
    const struct tags *tags;
    size_t next; /* event */
    struct tag_path path;
    const char *wrong;
};

static cairo_status_t collect(void *closure, const unsigned char *bytes, unsigned n)
{
    text_add_bytes(closure, bytes, n);
    return CAIRO_STATUS_SUCCESS;
}

/* cairo 1.16 writes addresses as they are given: whatever could end a string is encoded. */
static void add_address(struct text *t, const char *href)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                                "-._~:/?&=#%+";

    for (const char *p = href; *p; p++)
        if (strchr(plain, *p))
            text_add_bytes(t, p, 1);
        else
            text_addf(t, "%%%02X", (unsigned char)*p);
}

/* The names of figures are ours: letters, digits, - and _; what else a link may hold is no figure.
 */
static bool has_figure(const struct tags *tags, const char *name)
{
    for (size_t i = 0; i < tags->n; i++) {
        const struct tag *tag = &tags->event[i].tag;

        if (tags->event[i].begins && tag->kind == TAG_FIGURE && tag->name &&
            !strcmp(tag->name, name))
            return true;
    }
    return false;
}

static const char *wrong_name(const char *name)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    return strspn(name, letters) == strlen(name)
               ? NULL
               : "the name of a figure has other letters than A to Z, a to z, 0 to 9, - and _";
}

/* What cairo is told of a link; returns what is wrong with it: cairo must not see that. */
static const char *describe_link(const struct painting *w, const struct tag *tag, struct text *t)
{
    text_add(t, "rect=[");
    for (size_t i = 0; i < tag->n_boxes; i++)
        text_addf(t, "%s%.3f %.3f %.3f %.3f", i ? " " : "", tag->box[i].x, tag->box[i].y,
                  tag->box[i].width, tag->box[i].height);
    text_add(t, "] ");
    if (tag->href[0] != '#') {
        text_add(t, "uri='");
        add_address(t, tag->href);
        text_add(t, "'");
        return NULL;
    }
    text_addf(t, "dest='%s'", tag->href + 1);
    return has_figure(w->tags, tag->href + 1) ? wrong_name(tag->href + 1)
                                              : "a link leads to a figure that is not there";
}

static void begin_link(struct painting *w, const struct tag *tag)
{
    struct text words = {0};

    w->wrong = describe_link(w, tag, &words);
    if (!w->wrong)
        cairo_tag_begin(w->cr, CAIRO_TAG_LINK, words.data);
    text_free(&words);
}

/* Named, not "internal": cairo loses links to internal places of later pages. */
static void mark_place(struct painting *w, const struct tag *tag)
{
    struct text words = {0};

    w->wrong = wrong_name(tag->name);
    if (w->wrong)
        return;
    text_addf(&words, "name='%s' x=%.3f y=%.3f", tag->name, tag->box->x, tag->box->y);
    cairo_tag_begin(w->cr, CAIRO_TAG_DEST, words.data);
    cairo_tag_end(w->cr, CAIRO_TAG_DEST);
    text_free(&words);
}

static void apply(struct painting *w, const struct tag_event *e)
{
    const char *name = tag_name(e->tag.kind, e->tag.level), *wrong;

    wrong = e->begins ? tag_path_begin(&w->path, e->tag.kind, e->tag.level)
                      : tag_path_end(&w->path, e->tag.kind, &name);
    if (wrong) {
        w->wrong = wrong;
    } else if (!e->begins) {
        cairo_tag_end(w->cr, name);
    } else if (e->tag.kind == TAG_LINK) {
        begin_link(w, &e->tag);
    } else {
        if (e->tag.kind == TAG_FIGURE && e->tag.name)
            mark_place(w, &e->tag);
        cairo_tag_begin(w->cr, name, NULL);
    }
}

/* The events before a mark of a page. */
static void apply_all(struct painting *w, size_t page, size_t mark)
{
    const struct tag_event *e = &w->tags->event[w->next];

    for (; !w->wrong && w->next < w->tags->n && e->page == page && e->mark == mark; e++, w->next++)
        apply(w, e);
}

static void paint_page(struct painting *w, const struct picture *p, size_t page)
{
    for (size_t i = 0; i < p->n && !w->wrong; i++) {
        apply_all(w, page, i);
        if (!w->wrong)
            w->wrong = tag_path_mark(&w->path);
        if (!w->wrong)
            canvas_paint(w->canvas, w->cr, &p->mark[i]);
    }
    apply_all(w, page, p->n);
}

/* The headings as bookmarks, each below the last of a higher level. */
static void add_bookmarks(cairo_surface_t *surface, const struct tags *tags)
{
    int above[LAST_LEVEL + 1] = {CAIRO_PDF_OUTLINE_ROOT};

    for (size_t i = 0; i < tags->n; i++) {
        const struct tag *tag = &tags->event[i].tag;
        int level = tag->level < LAST_LEVEL ? tag->level : LAST_LEVEL;
        struct text words = {0};

        if (!tags->event[i].begins || tag->kind != TAG_HEADING)
            continue;
        text_addf(&words, "page=%zu pos=[%.3f %.3f]", tags->event[i].page + 1, tag->box->x,
                  tag->box->y);
        above[level] = cairo_pdf_surface_add_outline(surface, above[level - 1], tag->words,
                                                     words.data, CAIRO_PDF_OUTLINE_FLAG_OPEN);
        for (int below = level + 1; below <= LAST_LEVEL; below++)
            above[below] = above[level];
        text_free(&words);
    }
}

static cairo_surface_t *open_surface(const struct picture *page, const struct canvas_info *info,
                                     struct text *out)
{
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(collect, out, page->width, page->height);

    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, info->title);
    if (info->author && *info->author)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_AUTHOR, info->author);
    /* never the clock: else two runs would differ */
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, info->date);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_MOD_DATE, info->date);
    return surface;
}

int canvas_pdf(struct canvas *c, const struct picture *page, size_t n, const struct tags *tags,
               const struct canvas_info *info, struct text *out)
{
    cairo_surface_t *surface = open_surface(page, info, out);
    struct painting w = {.canvas = c, .cr = cairo_create(surface), .tags = tags};
    int result;

    c->unknown = 0;
    for (size_t i = 0; i < n && !w.wrong; i++) {
        cairo_pdf_surface_set_size(surface, page[i].width, page[i].height);
        paint_page(&w, &page[i], i);
        cairo_show_page(w.cr);
    }
    if (!w.wrong && (w.next != tags->n || w.path.depth))
        w.wrong = "a tag does not end, or stands outside the pages";
    if (!w.wrong)
        add_bookmarks(surface, tags);
    else
        diag_error("%s: the tags are wrong: %s", info->title, w.wrong);
    cairo_surface_finish(surface);
    result = w.wrong ? -1 : canvas_status(w.cr, info->title);
    if (c->unknown)
        diag_error("warning: %s: the typeface has no glyph for U+%04X: it is shown by this number",
                   info->title, (unsigned)c->unknown);
    cairo_destroy(w.cr);
    cairo_surface_destroy(surface);
    return result;
}
