/* The only door to libqpdf: a PDF as cairo writes it becomes one that passes PDF/UA-1 and PDF/A-2a.
 *
 * The tree of elements is walked beside the tags that it was made from; what cairo cannot say is
 * filled in, and artifacts are named so. */
#ifndef HW_FINISH_H
#define HW_FINISH_H

#include "canvas.h"

/* Finish the bytes of canvas_pdf(), made with these tags; height is that of a page, in points. The
 * bytes are added to *out. Returns 0; or -1 after saying why, and *out stays as it was: when the
 * tree is not that of the tags, when a mark of an artifact is left or missing, when libqpdf warns.
 */
int finish_pdf(const struct text *raw, double height, const struct tags *tags,
               const struct canvas_info *info, struct text *out);

#endif
