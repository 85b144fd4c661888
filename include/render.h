/* Render: one report as files. */
#ifndef HW_RENDER_H
#define HW_RENDER_H

#include "canvas.h"
#include "report.h"

struct outfile;

/* What the writers of an edition share. */
struct rendering {
    struct canvas *canvas;
    const struct report_input *in;
    const struct report_plan *plan; /* its name is the beginning of all files' names */
    const struct document *document;
    const char *folder;
    struct text *names; /* of the files that were written, one a line */
};

/* Put an output in place under a name in the folder, and add the name to the list. Returns 0, or
 * -1 after saying why. */
int render_write(const struct rendering *r, struct outfile *out, const char *name);

/* The date that files carry: the last day of the period, or SOURCE_DATE_EPOCH when it is set. */
const char *render_date(struct arena *a, int period);

/* The writers: each is a row of the table in render.c. Return 0, or -1 after saying why. */
int render_pdf(const struct rendering *r);
int render_chart_png(const struct rendering *r, const struct figure_block *f);

/* Make the report of a plan and write it to a folder: NAME.pdf, and NAME-CHART.png for each chart.
 * Adds the names of the files to *names, one a line. Files whose bytes do not change are not
 * touched. Returns 0, or -1 after saying why. */
int render_report(struct canvas *c, const struct report_input *in, const struct report_plan *plan,
                  const char *folder, struct text *names);

/* Make all reports of the period, or only the one of an area (area_code not NULL), in as many
 * processes as there are processors; say on stderr how it goes and what is skipped, and on standard
 * output how many were built, skipped and failed. The list of what was built goes to list_path,
 * when that is not NULL and none failed. Returns 0, or -1 when a report failed or none was built.
 */
int render_reports(const struct report_input *in, const char *folder, const char *list_path,
                   const char *area_code, const char *fonts);

#endif
