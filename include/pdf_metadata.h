/* What a PDF says of itself beside its pages: the metadata (XMP), and the colours that it means. */
#ifndef HW_PDF_METADATA_H
#define HW_PDF_METADATA_H

#include "canvas.h"

/* Add the metadata as XML: title, publisher, language, dates, PDF/UA-1, PDF/A-2a. */
void pdf_metadata_xmp(const struct canvas_info *info, struct text *t);

/* Add an ICC profile of sRGB. Source: IEC 61966-2-1; ICC.1:2010 (version 4). */
void pdf_metadata_srgb(struct text *t);

#endif
