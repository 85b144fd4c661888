/* The HTML edition: a page for each report and one that leads to them all. Pages are whole in
 * themselves: style, script and charts are inside; they need no script. Written so that, but for
 * the elements without an end tag, they are XML too. */
#ifndef HW_HTML_H
#define HW_HTML_H

#include "render.h"

/* A page that is being written. */
struct html {
    struct text *out;
    const char *folder;    /* of the files that it links, for their sizes */
    size_t tables, charts; /* so far: each has a name of its own */
    size_t headings;
    const char *list; /* the end tag of the list that is open, or NULL */
};

/* Begin a page up to the inside of its body. Its title is cut short to what a tab can show. */
void html_open(struct html *h, const char *title, const char *description);

/* End it. `json` is data for the script, or NULL. */
void html_close(struct html *h, const char *json);

/* Add a link to a file of the folder: "<words> (PDF, 93 KB)", and what it belongs to for those who
 * hear links out of their place. Nothing when there is no such file. */
void html_file(struct html *h, const char *file, const char *words, const char *belongs_to);

/* Add a link to the page of a plan with its area's name, or other words. */
void html_report_link(struct html *h, const struct report_plan *plan, const char *words);

/* Add a table, with its notes, in a frame that scrolls where the screen is narrow. */
void html_table(struct html *h, const struct table_block *t);

/* Add all blocks of a report's document. */
void html_blocks(struct html *h, const struct rendering *r);

/* The figures of all areas for the chart that the reader composes, as JSON. */
void html_areas(struct text *json, const struct report_input *in);

/* What the page that leads to all reports is made of. */
struct html_index {
    const struct report_input *in;
    const struct report_plans *plans; /* all of the period */
    const char *folder;
    /* Has the report failed in this run? */
    bool (*failed)(const void *context, const struct report_plan *plan);
    const void *context;
};

/* Write it as index.html to its folder. Returns 0, or -1 after saying why. */
int html_index_write(const struct html_index *index);

#endif
