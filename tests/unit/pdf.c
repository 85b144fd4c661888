/* The PDF of a document: one that lies is not finished, and odd text stays text. With an argument:
 * writes the PDF of a document of every kind of block, holding odd text, to that file. */
#include "finish.h"
#include "layout.h"
#include "period.h"

#include "unit.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

static const struct table_column two[] = {{"A", ALIGN_LEFT, 2}, {"B", ALIGN_RIGHT, 1}};
static const struct canvas_info info = {"Title", "Publisher", "2014-09-30T00:00:00Z"};

static const char odd[] = "<script>alert('1')</script> & \"quotes\" (brackets) \\back\\slash "
                          "=HYPERLINK(\"x\") \u05E9\u05DC\u05D5\u05DD \u202Egnissorc "
                          "\U0001F600 Ynys M\u00F4n e\u0301 \u4E8C\tdone";

/* What fails is said on stderr, which is not what this test is about; what was said is kept. */
static char said[1000];

static void listen(bool on)
{
    static int kept, pipe_end[2];

    fflush(stderr);
    if (on) {
        if (pipe(pipe_end))
            abort();
        kept = dup(STDERR_FILENO);
        dup2(pipe_end[1], STDERR_FILENO);
        close(pipe_end[1]);
    } else {
        ssize_t n;

        dup2(kept, STDERR_FILENO);
        close(kept);
        n = read(pipe_end[0], said, sizeof said - 1);
        said[n < 0 ? 0 : n] = '\0';
        close(pipe_end[0]);
    }
}

static void small(struct document *d)
{
    const char *cells[] = {"r", "1"};
    struct span span[] = {{"See ", false, NULL, NULL},
                          {"the chart", false, "#chart", "The chart"},
                          {" or the ", true, NULL, NULL},
                          {"data", false, "a(b)'\\c \u4E8C.csv", "The data (all)"}};
    struct figure_block *f;
    struct table_block *t;

    document_open(d, "Title", "Subtitle", period_parse("2014-09"));
    document_spans(d, BLOCK_PARAGRAPH, span, 4);
    document_heading(d, 2, "Heading");
    f = document_figure(d, "chart", "Headline", "Subtitle", "A chart that says something.");
    picture_open(&f->picture, 50, 50);
    picture_box(&f->picture, INK_ACTUAL, 0, 0, 50, 50);
    table_row(d, figure_data(d, f, two, 2), cells, 2, false);
    t = document_table(d, "Caption", two, 2);
    table_row(d, t, cells, 2, false);
}

static void many(struct document *d)
{
    char name[1300] = "", word[301] = "";
    struct span span[] = {{odd, false, NULL, NULL},
                          {odd, true, NULL, NULL},
                          {odd, false, "o'd)d (\\.csv", odd},
                          {word, false, "england.html", odd},
                          {"the chart", false, "#chart-1", "The chart"}};
    const char *data[] = {"r", "1"};
    const struct tile tiles[] = {{"Apr 2014", "10,424", "FTE"}, {odd, odd, odd}};
    struct figure_block *f;
    struct table_block *t;

    memset(word, 'x', 300);
    for (int i = 0; i < 4; i++)
        strcat(name, odd);
    document_open(d, name, odd, period_parse("2014-09"));
    d->footer[0] = odd;
    document_paragraph(d, BLOCK_NOTICE, odd);
    document_paragraph(d, BLOCK_LEAD, name);
    document_tiles(d, tiles, 2);
    document_spans(d, BLOCK_PARAGRAPH, span, 5);
    document_heading(d, 2, odd);
    for (int level = 3; level < 9; level++)
        document_heading(d, level, "Deeper");
    document_heading(d, 2, "Shallow");
    document_spans(d, BLOCK_ITEM, span, 5);
    document_paragraph(d, BLOCK_ITEM, odd);
    document_paragraph(d, BLOCK_NOTE, name);
    f = document_figure(d, "chart-1", odd, odd, name);
    picture_open(&f->picture, 493, 60);
    picture_words(&f->picture, &(struct style){FACE_BOLD, 10, INK_TEXT}, 0, 20, ALIGN_LEFT, odd);
    picture_halo(&f->picture);
    table_row(d, figure_data(d, f, two, 2), data, 2, false);
    figure_note(d, f, odd);
    document_box(d, 3, odd);
    document_spans(d, BLOCK_PARAGRAPH, span, 5);
    t = document_table(d, name, two, 2);
    for (int i = 0; i < 80; i++) {
        const char *cells[] = {i % 9 ? "row" : name, i % 7 ? "1,234 [r]" : ""};

        table_row(d, t, cells, 2, i % 5 == 0);
        if (i % 3 == 0) {
            struct picture *icon = table_icon(d, t, 0);

            picture_open(icon, 18, 18);
            picture_symbol(icon, INK_CONCERN, SYMBOL_TRIANGLE_UP, 12, false, 9, 9);
        }
    }
    table_note(d, t, odd);
    document_box_end(d);
    document_new_page(d);
    document_box(d, 2, "A box");
    document_spans(d, BLOCK_NOTICE, span, 5);
    document_box_end(d);
}

/* Make the PDF of a document, after something was done to its tags. Returns 0 when it was made. */
static int make(struct canvas *c, void (*build)(struct document *d),
                void (*before)(struct pages *pages), void (*between)(struct pages *pages),
                struct text *out)
{
    struct typeset t = canvas_typeset(c);
    struct document d;
    struct pages pages;
    struct text raw = {0};
    int result;

    build(&d);
    if (document_close(&d))
        abort();
    layout_document(&pages, &d, &t);
    if (before)
        before(&pages);
    result = canvas_pdf(c, pages.page, pages.n, &pages.tags, &info, &raw);
    if (between)
        between(&pages);
    if (!result)
        result = finish_pdf(&raw, PAGE_HEIGHT, &pages.tags, &info, out);
    text_free(&raw);
    pages_free(&pages);
    document_free(&d);
    return result;
}

static void check_refused(struct canvas *c, void (*before)(struct pages *pages),
                          void (*between)(struct pages *pages), const char *reason)
{
    struct text out = {0};
    int result;

    listen(true);
    result = make(c, small, before, between, &out);
    listen(false);
    CHECK(result == -1 && !out.len);
    CHECK(strstr(said, reason));
    if (!strstr(said, reason))
        printf("\"%s\" is not in \"%s\"\n", reason, said);
    text_free(&out);
}

static void draw_outside(struct pages *p)
{
    picture_box(&p->page[0], INK_ACTUAL, 0, 0, 9, 9);
}

static struct tag_event *event_of(struct pages *p, enum tag_kind kind, bool begins)
{
    for (size_t i = 0; i < p->tags.n; i++)
        if (p->tags.event[i].tag.kind == kind && p->tags.event[i].begins == begins)
            return &p->tags.event[i];
    abort();
}

static void drop_tag(struct pages *p, enum tag_kind kind)
{
    for (int begins = 0; begins < 2; begins++) {
        struct tag_event *e = event_of(p, kind, begins);

        memmove(e, e + 1, (size_t)(p->tags.event + --p->tags.n - e) * sizeof *e);
    }
}

static void drop_artifact(struct pages *p)
{
    drop_tag(p, TAG_ARTIFACT);
}

static void drop_label(struct pages *p)
{
    drop_tag(p, TAG_CELL);
}

static void drop_end(struct pages *p)
{
    struct tag_event *e = event_of(p, TAG_TABLE_BODY, false);

    memmove(e, e + 1, (size_t)(p->tags.event + --p->tags.n - e) * sizeof *e);
}

static void end_late(struct pages *p)
{
    event_of(p, TAG_DOCUMENT, false)->mark += 5;
}

static void lose_figure(struct pages *p)
{
    event_of(p, TAG_FIGURE, true)->tag.name = "another";
}

static void break_name(struct pages *p)
{
    event_of(p, TAG_LINK, true)->tag.href = "#it's";
    event_of(p, TAG_FIGURE, true)->tag.name = "it's";
}

static void swap_kinds(struct pages *p)
{
    event_of(p, TAG_CAPTION, true)->tag.kind = TAG_CELL;
}

static void one_too_many(struct pages *p)
{
    p->tags.event[p->tags.n - 1] = *event_of(p, TAG_PARAGRAPH, true);
}

static void hide(struct pages *p)
{
    event_of(p, TAG_FIGURE, true)->tag.kind = TAG_ARTIFACT;
}

static void lies(struct canvas *c)
{
    check_refused(c, draw_outside, NULL, "something is drawn");
    check_refused(c, drop_artifact, NULL, "something is drawn in a tag that has parts");
    check_refused(c, drop_label, NULL, "something is drawn in a tag that has parts");
    check_refused(c, drop_end, NULL, "a tag ends that was not begun");
    check_refused(c, end_late, NULL, "a tag does not end");
    check_refused(c, lose_figure, NULL, "a link leads to a figure that is not there");
    check_refused(c, break_name, NULL, "the name of a figure");
    /* the tags that finish sees are not those that were painted */
    check_refused(c, NULL, swap_kinds, "the tree of elements is not that of the tags");
    check_refused(c, NULL, one_too_many, "the tree of elements ends before the tags do");
    check_refused(c, NULL, hide, "the tree of elements is not that of the tags");
}

/* What is no PDF, or one that somebody else made. */
static void not_ours(void)
{
    static const char *const bytes[] = {"", "no PDF", "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"};
    struct tags none = {0};

    for (size_t i = 0; i < 3; i++) {
        struct text raw = {0}, out = {0};
        int result;

        text_add(&raw, bytes[i]);
        listen(true);
        result = finish_pdf(&raw, PAGE_HEIGHT, &none, &info, &out);
        listen(false);
        CHECK(result == -1 && !out.len && strstr(said, "cannot be finished"));
        text_free(&raw);
        text_free(&out);
    }
}

static void good(struct canvas *c)
{
    struct text once = {0}, again = {0};

    CHECK(!make(c, small, NULL, NULL, &once));
    CHECK(!make(c, small, NULL, NULL, &again));
    CHECK(once.len > 1000 && once.len == again.len && !memcmp(once.data, again.data, once.len));
    text_free(&once);
    text_free(&again);
}

static int write_odd(struct canvas *c, const char *path)
{
    struct text out = {0};
    FILE *f = fopen(path, "wb");
    int result =
        !f || make(c, many, NULL, NULL, &out) || fwrite(out.data, 1, out.len, f) != out.len;

    if (f && fclose(f))
        result = 1;
    text_free(&out);
    return result;
}

int main(int argc, char **argv)
{
    struct canvas *c = canvas_open(HW_FONTS);
    int result = 1;

    if (c && argc > 1) {
        result = write_odd(c, argv[1]);
    } else if (c) {
        good(c);
        lies(c);
        not_ours();
        result = unit_end();
    }
    canvas_close(c);
    return result;
}
