#include "tag.h"

#include <stdlib.h>
#include <string.h>

/* Source of the names: ISO 32000-1, 14.8.4. */
static const char *const names[TAGS] = {
    [TAG_DOCUMENT] = "Document", [TAG_SECTION] = "Sect",     [TAG_PARAGRAPH] = "P",
    [TAG_SPAN] = "Span",         [TAG_LINK] = "Link",        [TAG_LIST] = "L",
    [TAG_ITEM] = "LI",           [TAG_LABEL] = "Lbl",        [TAG_BODY] = "LBody",
    [TAG_FIGURE] = "Figure",     [TAG_TABLE] = "Table",      [TAG_CAPTION] = "Caption",
    [TAG_TABLE_HEAD] = "THead",  [TAG_TABLE_BODY] = "TBody", [TAG_ROW] = "TR",
    [TAG_COLUMN_HEADER] = "TH",  [TAG_ROW_HEADER] = "TH",    [TAG_CELL] = "TD",
    [TAG_ARTIFACT] = "Private",  [TAG_FOOTER] = "Private",
};

const char *tag_name(enum tag_kind kind, int level)
{
    static const char *const headings[] = {"H1", "H2", "H3", "H4", "H5", "H6"};

    if (kind == TAG_HEADING)
        return headings[(level < 1 ? 1 : level > LAST_LEVEL ? LAST_LEVEL : level) - 1];
    return names[kind];
}

bool tag_is_artifact(enum tag_kind kind)
{
    return kind == TAG_ARTIFACT || kind == TAG_FOOTER;
}

static struct tag_event *add(struct tags *t, size_t page, const struct picture *p)
{
    struct tag_event *e;

    t->event = mem_grow(t->event, &t->capacity, t->n + 1, sizeof *t->event);
    e = &t->event[t->n];
    *e = (struct tag_event){.page = page, .mark = p->n, .order = t->n};
    t->n++;
    return e;
}

void tags_begin(struct tags *t, size_t page, const struct picture *p, const struct tag *tag)
{
    struct tag_event *e = add(t, page, p);
    struct tag_box *box = arena_new(&t->memory, tag->n_boxes + 1, sizeof *box);

    if (tag->n_boxes)
        memcpy(box, tag->box, tag->n_boxes * sizeof *box);
    e->begins = true;
    e->tag = *tag;
    e->tag.words = arena_text(&t->memory, tag->words);
    e->tag.name = arena_text(&t->memory, tag->name);
    e->tag.href = arena_text(&t->memory, tag->href);
    e->tag.box = box;
}

void tags_end(struct tags *t, size_t page, const struct picture *p, enum tag_kind kind)
{
    add(t, page, p)->tag.kind = kind;
}

static int compare(const void *a, const void *b)
{
    const struct tag_event *x = a, *y = b;

    if (x->page != y->page)
        return x->page < y->page ? -1 : 1;
    if (x->mark != y->mark)
        return x->mark < y->mark ? -1 : 1;
    return x->order < y->order ? -1 : 1;
}

void tags_sort(struct tags *t)
{
    if (t->n)
        qsort(t->event, t->n, sizeof *t->event, compare);
}

void tags_free(struct tags *t)
{
    free(t->event);
    arena_free(&t->memory);
    *t = (struct tags){.n = 0};
}

const char *tag_path_begin(struct tag_path *path, enum tag_kind kind, int level)
{
    if (path->depth == sizeof path->open / sizeof path->open[0])
        return "tags stand too deep in each other";
    if (!path->depth && kind != TAG_DOCUMENT)
        return "a tag stands outside the document";
    if (path->depth) {
        size_t top = path->depth - 1;

        if (tag_is_artifact(path->open[top].kind))
            return "a tag stands in an artifact";
        if (path->open[top].drawn)
            return "a tag stands in one that is drawn in";
        path->open[top].parted = true;
    }
    path->open[path->depth].kind = kind;
    path->open[path->depth].level = level;
    path->open[path->depth].drawn = path->open[path->depth].parted = false;
    path->depth++;
    return NULL;
}

const char *tag_path_end(struct tag_path *path, enum tag_kind kind, const char **name)
{
    if (!path->depth || path->open[path->depth - 1].kind != kind)
        return "a tag ends that was not begun";
    path->depth--;
    *name = tag_name(kind, path->open[path->depth].level);
    return NULL;
}

/* An artifact among the parts of a container is no part of it; but cairo gives it an element, and
 * so the container may not be drawn in. */
const char *tag_path_mark(struct tag_path *path)
{
    if (!path->depth)
        return "something is drawn outside the document";
    if (path->open[path->depth - 1].parted || path->open[path->depth - 1].kind == TAG_DOCUMENT)
        return "something is drawn in a tag that has parts";
    path->open[path->depth - 1].drawn = true;
    return NULL;
}
