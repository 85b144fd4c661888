/* Words in lines. */
#include "flow.h"

#include "glue.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LINE_HEIGHT 1.3 /* of the size */

enum { MOST_LINES = 128 };

void flow_begin_tag(const struct flow *f, const struct picture *p, const struct tag *tag)
{
    if (p)
        tags_begin(&f->pages->tags, (size_t)(p - f->pages->page), p, tag);
}

void flow_begin(const struct flow *f, const struct picture *p, enum tag_kind kind)
{
    flow_begin_tag(f, p, &(struct tag){.kind = kind});
}

void flow_end(const struct flow *f, const struct picture *p, enum tag_kind kind)
{
    if (p)
        tags_end(&f->pages->tags, (size_t)(p - f->pages->page), p, kind);
}

double flow_lines(const struct flow *f, struct picture *p, const struct style *style, double x,
                  double y, double width, const char *text, bool follows)
{
    struct text_line line[MOST_LINES];
    size_t n = f->t->wrap(f->t->self, style, text, width, line, MOST_LINES);

    n = n < MOST_LINES ? n : MOST_LINES;
    for (size_t i = 0; i < n; i++) {
        struct text with_space = {0};

        if (p) {
            text_add_bytes(&with_space, text + line[i].start, line[i].n);
            if (i + 1 < n ? text[line[i].start + line[i].n] == ' ' : follows)
                text_add(&with_space, " ");
            picture_words(p, style, x, y + style->size, ALIGN_LEFT, text_of(&with_space));
            text_free(&with_space);
        }
        y += LINE_HEIGHT * style->size;
    }
    return y;
}

double flow_words(const struct flow *f, struct picture *p, enum tag_kind kind,
                  const struct style *style, double x, double y, double width, const char *text)
{
    flow_begin(f, p, kind);
    y = flow_lines(f, p, style, x, y, width, text, false);
    flow_end(f, p, kind);
    return y;
}

/* A block of several spans, as it is broken into lines. */
struct spanned {
    const struct flow *f;
    const struct block *b;
    struct style style;
    double x, y; /* of the first line */
    struct text_line line[MOST_LINES];
    size_t n;
};

static struct style style_of(const struct spanned *s, size_t span)
{
    struct style style = s->style;

    if (s->b->span[span].strong)
        style.face = FACE_BOLD;
    if (s->b->span[span].href)
        style.ink = INK_ACTUAL;
    return style;
}

/* The bytes of a span, which begins at *at of the block's text, between two places. */
static struct text_line part_of(size_t at, size_t length, size_t from, size_t to)
{
    size_t start = at > from ? at : from, end = at + length < to ? at + length : to;

    return (struct text_line){start, end > start ? end - start : 0};
}

static double width_between(const struct spanned *s, size_t from, size_t to)
{
    double width = 0;

    for (size_t i = 0, at = 0; i < s->b->n_spans; at += strlen(s->b->span[i++].text)) {
        struct text_line part = part_of(at, strlen(s->b->span[i].text), from, to);
        struct style style = style_of(s, i);

        if (part.n)
            width += s->f->t->width(s->f->t->self, &style, s->b->text + part.start, part.n);
    }
    return width;
}

static void add_line(struct spanned *s, size_t from, size_t to)
{
    if (s->n < MOST_LINES)
        s->line[s->n++] = (struct text_line){from, to - from};
}

/* The end of the first line of a word that is too long for one. */
static size_t cut(const struct spanned *s, size_t from, size_t to, double width)
{
    size_t end = from;

    while (end < to) {
        size_t next = end + 1;

        while (next < to && (s->b->text[next] & 0xC0) == 0x80)
            next++;
        if (end > from && width_between(s, from, next) > width)
            break;
        end = next;
    }
    return end;
}

static void break_lines(struct spanned *s, double width)
{
    const char *text = s->b->text;
    size_t start = 0, end = 0; /* of the line; where it could be broken last */

    for (size_t i = 0;; i++) {
        if (text[i] && (text[i] != ' ' || glue_at(text, i)))
            continue;
        if (end > start && width_between(s, start, i) > width) {
            add_line(s, start, end);
            start = end + 1;
        }
        while (i > start && width_between(s, start, i) > width) {
            size_t most = cut(s, start, i, width);

            if (most == i)
                break;
            add_line(s, start, most);
            start = most;
        }
        end = i;
        if (!text[i])
            break;
    }
    add_line(s, start, end);
}

/* Where a span stands on a line, and which of its bytes; the space behind the line is one of them.
 */
static struct text_line place(const struct spanned *s, size_t at, size_t length, size_t line,
                              struct tag_box *box)
{
    size_t from = s->line[line].start, to = from + s->line[line].n;
    struct text_line part = part_of(at, length, from, to + (s->b->text[to] == ' '));
    size_t end = part.start + part.n < to ? part.start + part.n : to;

    if (part.n)
        *box = (struct tag_box){s->x + width_between(s, from, part.start),
                                s->y + LINE_HEIGHT * s->style.size * (double)line,
                                width_between(s, part.start, end), LINE_HEIGHT * s->style.size};
    return part;
}

static void draw_span(const struct spanned *s, struct picture *p, size_t i, size_t at)
{
    const struct span *span = &s->b->span[i];
    size_t length = strlen(span->text), n = 0;
    struct style style = style_of(s, i);
    struct tag_box box[MOST_LINES];
    struct tag tag = {.kind = span->href ? TAG_LINK : TAG_SPAN,
                      .words = span->description,
                      .href = span->href,
                      .box = box};

    for (size_t line = 0; line < s->n; line++)
        if (place(s, at, length, line, &box[n]).n && box[n].width > 0)
            n++;
    tag.n_boxes = n;
    flow_begin_tag(s->f, p, &tag);
    for (size_t line = 0; line < s->n; line++) {
        struct text_line part = place(s, at, length, line, &box[0]);
        double base = box[0].y + style.size;

        if (!part.n)
            continue;
        picture_text(p, &style, box[0].x, base, ALIGN_LEFT, s->b->text + part.start, part.n);
        if (span->href && box[0].width > 0)
            picture_segment(p, style.ink, 0.75, DASH_SOLID, box[0].x, base + 2,
                            box[0].x + box[0].width, base + 2);
    }
    flow_end(s->f, p, tag.kind);
}

double flow_block(const struct flow *f, struct picture *p, enum tag_kind kind,
                  const struct style *style, double x, double y, double width,
                  const struct block *b)
{
    struct spanned s = {.f = f, .b = b, .style = *style, .x = x, .y = y};

    if (!b->n_spans)
        return flow_words(f, p, kind, style, x, y, width, b->text);
    break_lines(&s, width);
    flow_begin(f, p, kind);
    for (size_t i = 0, at = 0; p && i < b->n_spans; at += strlen(b->span[i++].text))
        if (*b->span[i].text)
            draw_span(&s, p, i, at);
    flow_end(f, p, kind);
    return y + LINE_HEIGHT * style->size * (double)s.n;
}
