/* Numbers as people and spreadsheets write them. A number with what cannot change it (an apostrophe
 * in front, spaces around, thousands commas in their places) is read, and what was found is told;
 * one that can be read in two ways, or that has lost something, is refused, and told as what it is.
 * A text that is a plain number has nothing to be told. */
#ifndef HW_NUMERAL_H
#define HW_NUMERAL_H

#include "text.h"

#include <stdbool.h>
#include <stdint.h>

enum numeral_kind {
    NUMERAL_NUMBER,
    NUMERAL_TOO_LARGE,
    NUMERAL_REFUSED /* it is none, or not one that may be taken */
};

struct numeral {
    enum numeral_kind kind;
    int64_t value;     /* in billionths (see decimal.h), of a number */
    uint32_t damage;   /* private: what was found, a bit each; 0 for a plain number */
    const char *error; /* private */
};

/* Read a text in UTF-8. comma is what separates the fields of the file: where that is a semicolon,
 * a comma in a number may be a decimal point, and is refused. */
struct numeral numeral_read(const char *s, char comma);

/* The code of the finding about it: "mended_value" for what was read in spite of damage; else
 * "not_a_number", "number_as_date", "spreadsheet_error" or "lost_digits". */
const char *numeral_check(const struct numeral *n);

/* Add what was found, in words: "an apostrophe stands in front of it, spaces stand around it". */
void numeral_add_words(struct text *t, const struct numeral *n);

/* Add what is to be done. */
void numeral_add_remedy(struct text *t, const struct numeral *n);

/* Add the text without the spaces of any kind around it. Returns whether there were any. */
bool numeral_trim(struct text *t, const char *s);

#endif
