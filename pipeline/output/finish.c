#include "finish.h"

#include "diag.h"
#include "pdf_metadata.h"

#include <qpdf/qpdf-c.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A page, and the marks of artifacts in its content. */
struct page {
    qpdf_oh object;
    int id;
    struct artifact {
        int mark;
        enum tag_kind kind;
    } * artifact;
    size_t n, capacity;
};

/* Attributes that many elements share are one object. */
enum shared { SHARED_COLUMN, SHARED_ROW, SHARED_BULLETS, SHARED_LABELS, SHARED };

struct pass {
    qpdf_data q;
    const struct tags *tags;
    size_t next; /* event */
    double height;
    struct page *page;
    size_t n_pages;
    qpdf_oh shared[SHARED];
    const char *wrong;
};

static void wrong(struct pass *w, const char *what)
{
    if (!w->wrong)
        w->wrong = what;
}

static qpdf_oh get(const struct pass *w, qpdf_oh dictionary, const char *key)
{
    return qpdf_oh_get_key(w->q, dictionary, key);
}

static void put(const struct pass *w, qpdf_oh dictionary, const char *key, qpdf_oh value)
{
    qpdf_oh_replace_key(w->q, dictionary, key, value);
}

static void put_words(const struct pass *w, qpdf_oh dictionary, const char *key, const char *words)
{
    put(w, dictionary, key, qpdf_oh_new_unicode_string(w->q, words ? words : ""));
}

static qpdf_oh parse(const struct pass *w, const char *object)
{
    return qpdf_oh_parse(w->q, object);
}

static const struct tag *next_tag(struct pass *w)
{
    while (w->next < w->tags->n && !w->tags->event[w->next].begins)
        w->next++;
    return w->next < w->tags->n ? &w->tags->event[w->next++].tag : NULL;
}

static void note_artifact(struct pass *w, qpdf_oh page, int mark, enum tag_kind kind)
{
    int id = qpdf_oh_get_object_id(w->q, page);

    for (size_t i = 0; i < w->n_pages; i++) {
        struct page *p = &w->page[i];

        if (p->id != id)
            continue;
        p->artifact = mem_grow(p->artifact, &p->capacity, p->n + 1, sizeof *p->artifact);
        p->artifact[p->n++] = (struct artifact){mark, kind};
        return;
    }
    wrong(w, "an artifact stands on no page");
}

static void add_figure_box(const struct pass *w, qpdf_oh element, const struct tag_box *b)
{
    char words[128];

    snprintf(words, sizeof words, "<</O/Layout/Placement/Block/BBox[%.2f %.2f %.2f %.2f]>>", b->x,
             w->height - b->y - b->height, b->x + b->width, w->height - b->y);
    put(w, element, "/A", parse(w, words));
}

static void fill_in(const struct pass *w, qpdf_oh element, const struct tag *tag)
{
    switch (tag->kind) {
    case TAG_FIGURE:
        put_words(w, element, "/Alt", tag->words);
        add_figure_box(w, element, tag->box);
        break;
    case TAG_COLUMN_HEADER:
        put(w, element, "/A", w->shared[SHARED_COLUMN]);
        break;
    case TAG_ROW_HEADER:
        put(w, element, "/A", w->shared[SHARED_ROW]);
        break;
    case TAG_LIST:
        put(w, element, "/A", w->shared[tag->labelled ? SHARED_LABELS : SHARED_BULLETS]);
        break;
    default:
        break;
    }
}

static void fill_in_link(struct pass *w, qpdf_oh reference, const struct tag *tag)
{
    qpdf_oh annotation = get(w, reference, "/Obj");

    if (tag->kind != TAG_LINK || !qpdf_oh_is_dictionary(w->q, annotation)) {
        wrong(w, "there is a link that no tag asked for");
        return;
    }
    put_words(w, annotation, "/Contents", tag->words);
    put(w, annotation, "/F", qpdf_oh_new_integer(w->q, 4)); /* is printed */
}

static bool walk(struct pass *w, qpdf_oh element);

/* One of what an element is made of; returns whether it must go: an artifact is no element. */
static bool walk_part(struct pass *w, qpdf_oh part, qpdf_oh page, const struct tag *tag, int *links)
{
    if (qpdf_oh_is_integer(w->q, part)) {
        if (tag_is_artifact(tag->kind))
            note_artifact(w, page, qpdf_oh_get_int_value_as_int(w->q, part), tag->kind);
    } else if (qpdf_oh_is_dictionary_of_type(w->q, part, "/MCR", "")) {
        if (tag_is_artifact(tag->kind))
            note_artifact(w, get(w, part, "/Pg"),
                          qpdf_oh_get_int_value_as_int(w->q, get(w, part, "/MCID")), tag->kind);
    } else if (qpdf_oh_is_dictionary_of_type(w->q, part, "/OBJR", "")) {
        ++*links;
        fill_in_link(w, part, tag);
    } else if (qpdf_oh_is_dictionary(w->q, part)) {
        return walk(w, part);
    } else {
        wrong(w, "the tree of elements holds what is no element");
    }
    return false;
}

/* An element beside its tag: cairo's tree, parents first, has the order in which tags began. */
static bool walk(struct pass *w, qpdf_oh element)
{
    const struct tag *tag = next_tag(w);
    qpdf_oh parts = get(w, element, "/K"), page = get(w, element, "/Pg"), kept;
    const char *name = qpdf_oh_get_name(w->q, get(w, element, "/S"));
    int n, links = 0, gone = 0;

    if (!tag || *name != '/' || strcmp(name + 1, tag_name(tag->kind, tag->level)) != 0) {
        wrong(w, "the tree of elements is not that of the tags");
        return false;
    }
    if (!qpdf_oh_is_array(w->q, parts))
        parts = qpdf_oh_is_null(w->q, parts) ? qpdf_oh_new_array(w->q)
                                             : qpdf_oh_wrap_in_array(w->q, parts);
    kept = qpdf_oh_new_array(w->q);
    n = qpdf_oh_get_array_n_items(w->q, parts);
    for (int i = 0; i < n && !w->wrong; i++) {
        qpdf_oh part = qpdf_oh_get_array_item(w->q, parts, i);

        if (walk_part(w, part, page, tag, &links))
            gone++;
        else
            qpdf_oh_append_item(w->q, kept, part);
    }
    if (gone)
        put(w, element, "/K", kept);
    if (tag->kind == TAG_LINK && !links)
        wrong(w, "a link is none");
    fill_in(w, element, tag);
    return tag_is_artifact(tag->kind);
}

static void walk_tree(struct pass *w, qpdf_oh root)
{
    qpdf_oh top = get(w, get(w, root, "/StructTreeRoot"), "/K");

    if (qpdf_oh_is_array(w->q, top) && qpdf_oh_get_array_n_items(w->q, top) == 1)
        top = qpdf_oh_get_array_item(w->q, top, 0);
    if (qpdf_oh_is_dictionary(w->q, top))
        walk(w, top);
    else
        wrong(w, "there is no tree of elements");
    if (!w->wrong && next_tag(w))
        wrong(w, "the tree of elements ends before the tags do");
}

static const struct artifact *artifact_of(const struct page *p, int mark)
{
    for (size_t i = 0; i < p->n; i++)
        if (p->artifact[i].mark == mark)
            return &p->artifact[i];
    return NULL;
}

/* Give artifacts their name. cairo writes each mark on a line of its own; returns how many it
 * found, or -1 when one is not as it should be. */
static long name_artifacts(const struct page *p, const char *content, size_t size, struct text *t)
{
    const char *end = content + size, *next;
    size_t skip = strlen("/Private");
    long n = 0;

    for (const char *line = content; line < end; line = next) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        const struct artifact *a;
        int mark, used = 0;
        char words[64];

        next = stop ? stop + 1 : end;
        if ((size_t)(next - line) <= skip || strncmp(line, "/Private", skip) != 0) {
            text_add_bytes(t, line, (size_t)(next - line));
            continue;
        }
        snprintf(words, sizeof words, "%.*s", (int)(next - line), line);
        if (sscanf(words, "/Private << /MCID %d >> BDC%n", &mark, &used) != 1 || !used ||
            strspn(words + used, " \n") != strlen(words + used) || !(a = artifact_of(p, mark)))
            return -1;
        text_add(t, a->kind == TAG_FOOTER ? "/Artifact <</Type/Pagination/Subtype/Footer>> BDC\n"
                                          : "/Artifact BMC\n");
        n++;
    }
    return n;
}

static void finish_content(struct pass *w, const struct page *p)
{
    qpdf_oh stream = get(w, p->object, "/Contents"), none = qpdf_oh_new_null(w->q);
    unsigned char *bytes = NULL;
    size_t size = 0;
    struct text t = {0};

    if (!qpdf_oh_is_stream(w->q, stream) ||
        qpdf_oh_get_stream_data(w->q, stream, qpdf_dl_all, NULL, &bytes, &size)) {
        wrong(w, "a page has no content");
    } else if (name_artifacts(p, (const char *)bytes, size, &t) != (long)p->n) {
        wrong(w, "the marks of artifacts are not those of the tree");
    } else {
        qpdf_oh_replace_stream_data(w->q, stream, (const unsigned char *)t.data, t.len, none, none);
    }
    free(bytes);
    text_free(&t);
}

/* The list of which mark belongs to which element: artifacts belong to none. */
static void forget_artifacts(struct pass *w, const struct page *p, qpdf_oh numbers)
{
    int key = qpdf_oh_get_int_value_as_int(w->q, get(w, p->object, "/StructParents"));
    int n = qpdf_oh_get_array_n_items(w->q, numbers);

    for (int i = 0; i + 1 < n; i += 2) {
        qpdf_oh list = qpdf_oh_get_array_item(w->q, numbers, i + 1);

        if (qpdf_oh_get_int_value_as_int(w->q, qpdf_oh_get_array_item(w->q, numbers, i)) != key)
            continue;
        for (size_t k = 0; k < p->n; k++)
            qpdf_oh_set_array_item(w->q, list, p->artifact[k].mark, qpdf_oh_new_null(w->q));
        return;
    }
    wrong(w, "a page is not in the tree of parents");
}

static void finish_pages(struct pass *w, qpdf_oh root)
{
    qpdf_oh numbers = get(w, get(w, get(w, root, "/StructTreeRoot"), "/ParentTree"), "/Nums");

    for (size_t i = 0; i < w->n_pages && !w->wrong; i++) {
        forget_artifacts(w, &w->page[i], numbers);
        finish_content(w, &w->page[i]);
        put(w, w->page[i].object, "/Tabs", qpdf_oh_new_name(w->q, "/S"));
    }
}

static qpdf_oh add_stream(const struct pass *w, const struct text *bytes, const char *type)
{
    qpdf_oh stream = qpdf_oh_new_stream(w->q), none = qpdf_oh_new_null(w->q), dictionary;

    qpdf_oh_replace_stream_data(w->q, stream, (const unsigned char *)bytes->data, bytes->len, none,
                                none);
    dictionary = qpdf_oh_get_dict(w->q, stream);
    if (!strcmp(type, "/Metadata")) {
        put(w, dictionary, "/Type", qpdf_oh_new_name(w->q, type));
        put(w, dictionary, "/Subtype", qpdf_oh_new_name(w->q, "/XML"));
    } else {
        put(w, dictionary, "/N", qpdf_oh_new_integer(w->q, 3));
    }
    return stream;
}

static void finish_catalog(struct pass *w, qpdf_oh root, const struct canvas_info *info)
{
    struct text bytes = {0};
    qpdf_oh intent = parse(w, "<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
                              "/Info(sRGB IEC61966-2.1)>>"),
            intents = qpdf_oh_new_array(w->q);

    if (!qpdf_oh_get_bool_value(w->q, get(w, get(w, root, "/MarkInfo"), "/Marked")))
        wrong(w, "it is not marked as tagged");
    put(w, root, "/Lang", qpdf_oh_new_string(w->q, "en-GB"));
    put(w, root, "/ViewerPreferences", parse(w, "<</DisplayDocTitle true>>"));
    pdf_metadata_xmp(info, &bytes);
    put(w, root, "/Metadata", add_stream(w, &bytes, "/Metadata"));
    text_clear(&bytes);
    pdf_metadata_srgb(&bytes);
    put(w, intent, "/DestOutputProfile", add_stream(w, &bytes, "/ICC"));
    qpdf_oh_append_item(w->q, intents, intent);
    put(w, root, "/OutputIntents", intents);
    text_free(&bytes);
}

/* cairo 1.16 leaves out the "D:" of dates. */
static void finish_dates(const struct pass *w, const struct canvas_info *info)
{
    struct text t = {0};

    text_add(&t, "D:");
    for (const char *p = info->date; *p; p++)
        if ((*p >= '0' && *p <= '9') || *p == 'Z')
            text_add_bytes(&t, p, 1);
    qpdf_set_info_key(w->q, "/CreationDate", t.data);
    qpdf_set_info_key(w->q, "/ModDate", t.data);
    text_free(&t);
}

static void prepare(struct pass *w)
{
    static const char *const attributes[SHARED] = {
        [SHARED_COLUMN] = "<</O/Table/Scope/Column>>",
        [SHARED_ROW] = "<</O/Table/Scope/Row>>",
        [SHARED_BULLETS] = "<</O/List/ListNumbering/Disc>>",
        [SHARED_LABELS] = "<</O/List/ListNumbering/None>>",
    };

    w->n_pages = (size_t)qpdf_get_num_pages(w->q);
    w->page = mem_new(w->n_pages, sizeof *w->page);
    for (size_t i = 0; i < w->n_pages; i++) {
        w->page[i].object = qpdf_get_page_n(w->q, i);
        w->page[i].id = qpdf_oh_get_object_id(w->q, w->page[i].object);
    }
    for (int i = 0; i < SHARED; i++)
        w->shared[i] = qpdf_make_indirect_object(w->q, parse(w, attributes[i]));
}

static void write_out(struct pass *w, struct text *out)
{
    if (qpdf_init_write_memory(w->q) & QPDF_ERRORS)
        return;
    qpdf_set_deterministic_ID(w->q, QPDF_TRUE);
    qpdf_force_pdf_version(w->q, "1.7");
    qpdf_set_object_stream_mode(w->q, qpdf_o_generate);
    qpdf_set_compress_streams(w->q, QPDF_TRUE);
    qpdf_set_newline_before_endstream(w->q, QPDF_TRUE);
    if (!(qpdf_write(w->q) & QPDF_ERRORS) && !qpdf_more_warnings(w->q))
        text_add_bytes(out, qpdf_get_buffer(w->q), qpdf_get_buffer_length(w->q));
}

/* A mistake of type is a warning to libqpdf, which goes on: to us it is a fault. */
static void look_for_warnings(struct pass *w)
{
    if (qpdf_has_error(w->q))
        wrong(w, qpdf_get_error_full_text(w->q, qpdf_get_error(w->q)));
    else if (qpdf_more_warnings(w->q))
        wrong(w, qpdf_get_error_full_text(w->q, qpdf_next_warning(w->q)));
}

static void finish(struct pass *w, const struct text *raw, const struct canvas_info *info,
                   struct text *out)
{
    qpdf_oh root;

    if (qpdf_read_memory(w->q, "the PDF", text_of(raw), raw->len, NULL) & QPDF_ERRORS) {
        look_for_warnings(w);
        return;
    }
    prepare(w);
    root = qpdf_get_root(w->q);
    walk_tree(w, root);
    if (!w->wrong)
        finish_pages(w, root);
    if (!w->wrong) {
        finish_catalog(w, root, info);
        finish_dates(w, info);
    }
    look_for_warnings(w);
    if (!w->wrong) {
        write_out(w, out);
        look_for_warnings(w);
    }
}

int finish_pdf(const struct text *raw, double height, const struct tags *tags,
               const struct canvas_info *info, struct text *out)
{
    struct pass w = {.q = qpdf_init(), .tags = tags, .height = height};
    size_t before = out->len;

    qpdf_silence_errors(w.q);
    qpdf_set_suppress_warnings(w.q, QPDF_TRUE);
    qpdf_set_attempt_recovery(w.q, QPDF_FALSE);
    finish(&w, raw, info, out);
    if (w.wrong) {
        diag_error("%s: the PDF cannot be finished: %s", info->title, w.wrong);
        text_cut(out, before);
    }
    for (size_t i = 0; i < w.n_pages; i++)
        free(w.page[i].artifact);
    free(w.page);
    qpdf_cleanup(&w.q);
    return w.wrong ? -1 : 0;
}
