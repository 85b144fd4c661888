/* Render: one report as files. */
#ifndef HW_RENDER_H
#define HW_RENDER_H

#include "canvas.h"
#include "report.h"

/* Make the report of a plan and write it to a folder: NAME.pdf, and NAME-CHART.png for each chart. Adds
 * the names of the files to *names, one a line. Files whose bytes do not change are not touched.
 * Returns 0, or -1 after saying why. */
int render_report(struct canvas *c, const struct report_input *in, const struct report_plan *plan,
                  const char *folder, struct text *names);

#endif
