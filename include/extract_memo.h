/* What is known of rows that were checked before. extract_row() is slow, since it checks all and
 * can say all; but of two rows with the same bytes in the columns that say what is observed it says
 * the same, and when it says nothing of the first there is nothing to say of the second: only the
 * value is left to be read. Every row that is not known, or whose value is more than plain digits
 * or a mark of the layout, is left to extract_row(). */
#ifndef HW_EXTRACT_MEMO_H
#define HW_EXTRACT_MEMO_H

#include "ingest.h"

/* A memory for the extract's layout, for one thread; NULL where the layout cannot have one, or all
 * is to be read with care. Freed with extract_memo_free(). */
struct extract_memo *extract_memo_new(const struct extract *e);
void extract_memo_free(struct extract_memo *m);

/* Read on, and take every record that is known as extract_row() would. Returns what comes behind
 * them: a record that extract_row() must see, which is not yet counted as a row, or a fault, or the
 * end. */
enum csv_state extract_memo_next(struct extract_memo *m, struct extract *e, struct csvstream *s);

/* Remember what extract_row() has made of it, without a finding. */
void extract_memo_learn(struct extract_memo *m, struct extract *e, const struct csvstream *s,
                        enum extract_fate fate, const struct observation *key);

#endif
