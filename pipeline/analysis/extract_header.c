/* The header of an extract: which layout it has. */
#include "ingest.h"

#include "csvread.h"

#include <string.h>

static void explain_header(struct extract *e, size_t line, const struct extract_layout *near)
{
    if (!near && e->columns == 1 && strpbrk(e->header[0], ";\t")) {
        extract_report(e, "not_commas", line, 1, NULL,
                       "the columns are separated by %s: the file is refused; save it as CSV with "
                       "commas",
                       strchr(e->header[0], ';') ? "semicolons" : "tabs");
        return;
    }
    if (!near) {
        extract_report(e, "unknown_layout", line, 1, NULL,
                       "no layout has any of these columns: the file is refused; is its first line "
                       "the header?");
        return;
    }
    for (size_t i = 0; i < e->columns; i++)
        if (!extract_layout_column(near, e->header[i]))
            extract_report(
                e, "unknown_column", line, i + 1, e->header[i],
                "is no column of layout \"%s\": the file is refused; correct the header, "
                "or add the column to the layout",
                near->name);
    for (size_t i = 0; i < near->n; i++) {
        const struct layout_rule *r = &near->rule[i];
        bool found = r->role >= ROLE_PERIODS || !*r->column;

        for (size_t j = 0; j < e->columns && !found; j++)
            found = extract_layout_column(near, e->header[j]) == r;
        if (!found)
            extract_report(e, "missing_column", line, 0, NULL,
                           "the column \"%s\" of layout \"%s\" is missing: the file is refused",
                           r->column, near->name);
    }
}

/* What all observations of the extract share. */
static void keep_names(struct extract *e)
{
    struct arena *texts = &e->in->observations.texts;

    e->source_file = arena_text(texts, e->name);
    e->source_column = arena_new(texts, e->columns, sizeof *e->source_column);
    for (size_t i = 0; i < e->columns; i++)
        e->source_column[i] = arena_text(texts, e->header[i]);
}

int extract_header(struct extract *e, struct csvstream *r)
{
    const char *const *field = csvstream_fields(r);
    const struct extract_layout *near;
    int result = 0;

    e->columns = r->n;
    e->header = arena_new(&e->texts, r->n, sizeof *e->header);
    e->rule = arena_new(&e->texts, r->n, sizeof *e->rule);
    for (size_t i = 0; i < r->n; i++) {
        e->header[i] = arena_text(&e->texts, field[i]);
        for (size_t j = 0; j < i; j++)
            if (!strcmp(e->header[i], e->header[j])) {
                extract_report(e, "column_twice", r->line, i + 1, e->header[i],
                               "stands in the header twice: the file is refused");
                result = -1;
            }
    }
    if (result)
        return result;
    e->layout = extract_layout_match(e->layouts, e->header, e->columns, &near);
    if (!e->layout) {
        explain_header(e, r->line, near);
        return -1;
    }
    for (size_t i = 0; i < e->columns; i++)
        e->rule[i] = extract_layout_column(e->layout, e->header[i]);
    e->parts = extract_layout_role(e->layout, ROLE_PART) != NULL;
    keep_names(e);
    return 0;
}
