/* Text inside XML and HTML: whatever it holds, it is shown as text and the file stays well-formed.
 */
#ifndef HW_MARKUP_H
#define HW_MARKUP_H

#include "text.h"

/* Add a text (UTF-8) with < > & " ' escaped, so that it can stand between tags and in a quoted
 * attribute. Control characters become spaces; what is no character of XML or HTML is left out. */
void markup_add(struct text *t, const char *s);

/* Add `open` as it is, the text escaped, and `close` as it is. */
void markup_wrap(struct text *t, const char *open, const char *s, const char *close);

/* Add a text as a JSON string, quotes and all, that can stand in a script element: < > & are
 * written by their numbers. */
void markup_add_json(struct text *t, const char *s);

#endif
