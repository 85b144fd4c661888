/* Personal data, which has no place in an extract: what tells it, so that it is refused and never
 * repeated. */
#ifndef HW_PERSONAL_H
#define HW_PERSONAL_H

#include <stdbool.h>

/* What a column of this name would tell of a person: "National Insurance numbers"; NULL when
 * nothing. Case, spaces, punctuation and underscores do not count. */
const char *personal_column(const char *name);

/* Does the text hold something of the form of a National Insurance number (two letters, six digits,
 * a letter), or an NHS number (ten digits, the last of which is the check digit of the others)?
 * Spaces and hyphens within do not count, letters or digits beside it do.
 * Source: NHS Data Dictionary, "NHS NUMBER" (modulus 11). */
bool personal_is_in(const char *s);

#endif
