/* Render: one report as files. */
#ifndef HW_RENDER_H
#define HW_RENDER_H

#include "canvas.h"
#include "layout.h"
#include "png_write.h"
#include "report.h"

struct outfile;

/* What is kept from report to report. {0} is empty. */
struct render_memory {
    struct raster raster;
    struct png_memory png;
};

void render_memory_free(struct render_memory *m);

/* the page that leads to all reports; no report may be called so */
#define RENDER_INDEX "index.html"

/* What the writers of an edition share. */
struct rendering {
    struct canvas *canvas;
    const struct report_input *in;
    const struct report_plans *plans; /* all of the period, that pages link */
    const struct report_plan *plan;   /* its name is the beginning of all files' names */
    const struct document *document;
    const char *folder;
    struct text *names;  /* of the files that were written, one a line */
    struct pages *pages; /* of the document, see render_pages_of() */
    struct render_memory *memory;
};

/* The document laid out as pages: the first time it is asked for. They live as long as the
 * rendering. */
const struct pages *render_pages_of(const struct rendering *r);

/* Put an output in place under a name in the folder, and add the name to the list. Returns 0, or
 * -1 after saying why. */
int render_write(const struct rendering *r, struct outfile *out, const char *name);

/* The date that files carry: the last day of the period, or SOURCE_DATE_EPOCH when it is set. */
const char *render_date(struct arena *a, int period);

/* Paint a picture with so many pixels a point and write it as PNG under a name, with its title and
 * description inside. Returns 0, or -1 after saying why. */
int render_picture(const struct rendering *r, const struct picture *picture, double pixels_a_point,
                   const char *title, const char *description, const char *name);

/* The writers: each is a row of the table in render.c. Return 0, or -1 after saying why. */
int render_pdf(const struct rendering *r);
int render_pages(const struct rendering *r);
int render_html(const struct rendering *r);
int render_chart_png(const struct rendering *r, const struct figure_block *f);
int render_chart_svg(const struct rendering *r, const struct figure_block *f);
int render_chart_csv(const struct rendering *r, const struct figure_block *f);

/* Which editions are made: a bit for each row of that table. */
struct edition_set {
    unsigned bits;
};

/* Read their names, with commas between ("pdf,png"); NULL is those that are made when nobody says
 * which. Returns 0, or -1 after saying which names there are. */
int editions_read(struct edition_set *set, const char *names);

/* Is that edition among them? */
bool editions_have(struct edition_set set, const char *name);

/* Make the report of r->plan and write its editions to r->folder: NAME.pdf, NAME-page-1.png for
 * each page, NAME.html, and for each chart NAME-CHART.png, .svg and .csv (see data_csv.h). *r has
 * all but the document and its pages; the names of the files are added. Files whose bytes do not
 * change are not touched. Returns 0, or -1 after saying why. */
int render_report(const struct rendering *r, struct edition_set editions);

/* Make these editions of all reports of the period, or only of an area (area_code not NULL), in as
 * many processes as there are processors; say on stderr how it goes and what is skipped, and on
 * standard output how many were built, skipped and failed. The list of what was built goes to
 * list_path, when that is not NULL and none failed. Returns 0, or -1 when a report failed or none
 * was built. With html among them, index.html leads to all reports of the period in the folder.
 */
int render_reports(const struct report_input *in, const char *folder, const char *list_path,
                   const char *area_code, const char *fonts, struct edition_set editions);

#endif
