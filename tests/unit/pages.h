/* Looking for texts on pages. */
#ifndef PAGES_H
#define PAGES_H

#include "layout.h"

#include <string.h>

static const struct table_column two[] = {{"A", ALIGN_LEFT, 1}, {"B", ALIGN_RIGHT, 1}};

/* On which page does a text stand, counted from 1, and at what height? */
static inline size_t page_of(const struct pages *pages, const char *text, double *y)
{
    for (size_t i = 0; i < pages->n; i++)
        for (size_t k = 0; k < pages->page[i].n; k++) {
            const struct mark *m = &pages->page[i].mark[k];

            if (m->kind == MARK_TEXT && !strcmp(m->text, text)) {
                *y = m->point[0].y;
                return i + 1;
            }
        }
    return 0;
}

static inline size_t count_of(const struct pages *pages, const char *text)
{
    size_t n = 0;

    for (size_t i = 0; i < pages->n; i++)
        for (size_t k = 0; k < pages->page[i].n; k++)
            n += pages->page[i].mark[k].kind == MARK_TEXT &&
                 !strcmp(pages->page[i].mark[k].text, text);
    return n;
}

static inline const struct mark *mark_of(const struct pages *pages, const char *text)
{
    for (size_t i = 0; i < pages->n; i++)
        for (size_t k = 0; k < pages->page[i].n; k++)
            if (pages->page[i].mark[k].kind == MARK_TEXT &&
                !strcmp(pages->page[i].mark[k].text, text))
                return &pages->page[i].mark[k];
    return NULL;
}

static inline const struct tag *link_of(const struct pages *pages)
{
    for (size_t i = 0; i < pages->tags.n; i++)
        if (pages->tags.event[i].begins && pages->tags.event[i].tag.kind == TAG_LINK)
            return &pages->tags.event[i].tag;
    return NULL;
}

#endif
