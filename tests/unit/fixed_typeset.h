/* A typesetter whose every letter (UTF-8 character) is half as wide as the text is high. */
#ifndef FIXED_TYPESET_H
#define FIXED_TYPESET_H

#include "picture.h"

static inline double fixed_width(void *self, const struct style *style, const char *text, size_t n)
{
    size_t letters = 0;

    (void)self;
    for (size_t i = 0; i < n; i++)
        letters += (text[i] & 0xC0) != 0x80;
    return 0.5 * style->size * (double)letters;
}

static inline size_t fixed_wrap(void *self, const struct style *style, const char *text,
                                double width, struct text_line *line, size_t most)
{
    size_t lines = 0, start = 0, end = 0;

    for (size_t i = 0;; i++) {
        if (text[i] != ' ' && text[i] != '\0')
            continue;
        if (end > start && fixed_width(self, style, text + start, i - start) > width) {
            if (lines < most)
                line[lines] = (struct text_line){start, end - start};
            lines++;
            start = end + 1;
        }
        end = i;
        if (!text[i])
            break;
    }
    if (lines < most)
        line[lines] = (struct text_line){start, end - start};
    return lines + 1;
}

static const struct typeset fixed_typeset = {fixed_width, fixed_wrap, NULL};

#endif
