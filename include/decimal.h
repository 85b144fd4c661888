/* Exact decimal numbers: how FTE is held and summed, so that no total depends on the order of its
 * parts. A number is an int64_t that counts billionths (DECIMAL_ONE is 1); the range is about
 * plus and minus 9.2 thousand million. */
#ifndef HW_DECIMAL_H
#define HW_DECIMAL_H

#include "text.h"

#include <stdbool.h>
#include <stdint.h>

#define DECIMAL_ONE INT64_C(1000000000)

/* The most that a number from outside may be, either way: two of them can still be added. */
#define DECIMAL_MOST (INT64_C(4000000000) * DECIMAL_ONE)

/* "not known", which is never the same as zero */
#define DECIMAL_NONE INT64_MIN

enum decimal_fault { DECIMAL_OK, DECIMAL_NOT_A_NUMBER, DECIMAL_TOO_LARGE };

/* Read a whole text as a plain number: an optional minus sign, digits, optionally a point and
 * digits. No exponent, no spaces, no thousands commas. Digits behind the ninth decimal place are
 * rounded, half to even. */
enum decimal_fault decimal_parse(const char *s, int64_t *value);

/* Add the number with the fewest digits that read back exactly: "10424", "8396.02". DECIMAL_NONE
 * adds nothing. */
void decimal_add(struct text *t, int64_t value);

/* a + b and a - b; DECIMAL_NONE when either is, and when the result leaves the range. */
int64_t decimal_plus(int64_t a, int64_t b);
int64_t decimal_minus(int64_t a, int64_t b);

/* a * m / n for n > 0 in one step, rounded half to even; DECIMAL_NONE when a is, or n is not > 0.
 */
int64_t decimal_times(int64_t a, int64_t m, int64_t n);

/* Share a value of at least 0 out: part[i] is share[i] of it in multiples of a unit above 0, for n
 * shares that add up to DECIMAL_ONE. The parts add up to the value, exactly: what rounding down
 * leaves goes, a unit each, to the largest remainders (Hamilton's method), the first of equal ones;
 * what is less than a unit to the first part. */
void decimal_share(int64_t value, const int64_t *share, size_t n, int64_t unit, int64_t *part);

/* The value rounded to so many decimal places (0 to 9), half away from zero, as a reader expects;
 * downwards where that would leave the range. */
int64_t decimal_round(int64_t value, int places);

/* The nearest double; NaN for DECIMAL_NONE. */
double decimal_double(int64_t value);

/* value / n as a double, from the exact decimal by one division: 126.6 / 12 is 10.55, and not the
 * double beside it. NaN for DECIMAL_NONE. */
double decimal_per(int64_t value, int n);

/* The nearest decimal of a double; DECIMAL_NONE when it is not finite or out of range. */
int64_t decimal_from(double value);

bool decimal_is_whole(int64_t value);

/* A double as text, with the fewest of 15 to 17 digits that read back exactly; NaN adds nothing. */
void number_add(struct text *t, double value);

/* Read a whole text as a double ("" is NaN). Returns 0, or -1 and NaN when it is none, or is too
 * large for one. */
int number_parse(const char *s, double *value);

/* For a reader: thousands commas, so many decimals, U+2212 for minus: "12,292", "−1,071.4".
 * A value that rounds to zero has no sign. DECIMAL_NONE adds nothing. */
void decimal_show(struct text *t, int64_t value, int places);

/* The same with a plus sign in front of what is above zero: "+33". */
void decimal_show_signed(struct text *t, int64_t value, int places);

#endif
