/* Numbers and dates as words for a reader. All results live in the arena. */
#ifndef HW_WORDS_H
#define HW_WORDS_H

#include "mem.h"

#include <stdint.h>

/* "12,077", "−1,071.4"; "[x]" (not available) for DECIMAL_NONE. */
const char *words_number(struct arena *a, int64_t value, int decimals);

/* The same without its sign: for "1,071 below". */
const char *words_size(struct arena *a, int64_t value, int decimals);

/* "+3,985", "−213", "0". */
const char *words_signed(struct arena *a, int64_t value, int decimals);

/* A double the same ways; "[x]" for NaN. */
const char *words_rate(struct arena *a, double value, int decimals);
const char *words_rate_signed(struct arena *a, double value, int decimals);

/* "94.9%": one decimal. A share short of 100 % never reads 100.0%. */
const char *words_share(struct arena *a, double pct);

/* "September 2014" and "Sep 2014". */
const char *words_month(struct arena *a, int period);
const char *words_month_short(struct arena *a, int period);

/* "12 November 2014" of a day such as "2014-11-12", which must be one. */
const char *words_day(struct arena *a, const char *day);

/* "one", ... "nine", then digits. */
const char *words_count(struct arena *a, size_t n);

/* The same words with a capital letter at their beginning, where that is one of a to z. */
const char *words_capital(struct arena *a, const char *words);

/* A probability in words and number: "about 3 in 10 (25%)", "less than 1 in 100", "about 3 in 100
 * (3%)", "more than 99 in 100"; and as a number alone: "25%", "<1%", ">99%", "[x]" for NaN. */
const char *words_chance(struct arena *a, double p);
const char *words_chance_short(struct arena *a, double p);

/* Does the value read as zero with so many decimals? */
int words_is_zero(int64_t value, int decimals);

#endif
