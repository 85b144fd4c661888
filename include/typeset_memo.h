/* A typeset that remembers: layout asks for the same widths again and again, and shaping a text is
 * half of the work of a report. */
#ifndef HW_TYPESET_MEMO_H
#define HW_TYPESET_MEMO_H

#include "picture.h"

struct typeset_memo;

/* Remember what `inner` answers; it must live longer. Freed with typeset_memo_free(). */
struct typeset_memo *typeset_memo_new(const struct typeset *inner);
void typeset_memo_free(struct typeset_memo *m);

/* The typeset that answers from memory where it can, the same as inner would. */
struct typeset typeset_memo_typeset(struct typeset_memo *m);

#endif
