/* Fuzzing: numbers. A text is read as the decimal that its digits say, told here digit by digit in
 * 128 bits; what is written reads back; sums, products and roundings are those of 128 bits. A
 * double is what strtold() says of the same text. */
#include "decimal.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

__extension__ typedef __int128 wide;

#define MUST(condition)                                                                            \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            fprintf(stderr, "numbers: not so: %s\n", #condition);                                  \
            __builtin_trap();                                                                      \
        }                                                                                          \
    } while (0)

/* how many digits stand at s */
static size_t digits(const char *s)
{
    return strspn(s, "0123456789");
}

/* What a text must be read as. The whole part, then nine places, then what decides on rounding. */
static enum decimal_fault expected(const char *s, wide *value)
{
    bool negative = *s == '-';
    const char *whole = s + negative, *places = whole + digits(whole);
    size_t n_whole = digits(whole), n_places = 0;
    int half = 0; /* what stands behind the ninth place, against a half: -1, 0, 1 */

    if (*places == '.')
        n_places = digits(++places);
    if (places[n_places] || n_whole + n_places == 0)
        return DECIMAL_NOT_A_NUMBER;
    for (; n_whole && *whole == '0'; n_whole--)
        whole++;
    if (n_whole > 10)
        return DECIMAL_TOO_LARGE;
    *value = 0;
    for (size_t i = 0; i < n_whole; i++)
        *value = 10 * *value + (whole[i] - '0');
    for (size_t i = 0; i < 9; i++)
        *value = 10 * *value + (i < n_places ? places[i] - '0' : 0);
    half = n_places <= 9 ? -1 : (places[9] > '5') - (places[9] < '5');
    for (size_t i = 10; i < n_places && half == 0; i++)
        half = places[i] != '0';
    *value += half > 0 || (half == 0 && *value % 2 != 0);
    if (*value > INT64_MAX)
        return DECIMAL_TOO_LARGE;
    *value = negative ? -*value : *value;
    return DECIMAL_OK;
}

static void check_decimal(const char *s)
{
    int64_t value = 0, again = 0;
    wide wanted = 0;
    struct text t = {0};
    long double exact;
    enum decimal_fault fault = decimal_parse(s, &value);

    MUST(fault == expected(s, &wanted));
    if (fault)
        return;
    MUST(value == wanted);
    exact = strtold(s, NULL);
    MUST(fabsl((long double)value / 1e9L - exact) <= 0.5e-9L + fabsl(exact) * 0x1p-62L);
    decimal_add(&t, value);
    MUST(!decimal_parse(text_of(&t), &again) && again == value);
    MUST(decimal_is_whole(value) == !strchr(text_of(&t), '.'));
    text_free(&t);
}

/* Is it a number as we write doubles: sign, digits with a point, exponent? */
static bool is_double(const char *s)
{
    size_t n;

    s += *s == '-';
    n = digits(s);
    s += n;
    if (*s == '.') {
        n += digits(s + 1);
        s += 1 + digits(s + 1);
    }
    if (n && (*s == 'e' || *s == 'E')) {
        s++;
        s += *s == '-' || *s == '+';
        n = digits(s);
        s += n;
    }
    return n && !*s;
}

static void check_double(const char *s)
{
    double value, again;
    long double exact;
    int result = number_parse(s, &value);
    struct text t = {0};

    if (!*s || result) {
        MUST(isnan(value) && (!*s || !is_double(s) || !isfinite(strtod(s, NULL))));
        return;
    }
    exact = strtold(s, NULL);
    MUST(is_double(s) && isfinite(value));
    MUST(fabsl(value - exact) <= fabsl(exact) * 0x1p-52L + 0x1p-1074L);
    number_add(&t, value);
    MUST(!number_parse(text_of(&t), &again) && again == value);
    text_free(&t);
}

static int64_t narrow(wide value)
{
    return value > INT64_MAX || value <= INT64_MIN ? DECIMAL_NONE : (int64_t)value;
}

/* a / n, half to even */
static wide divided(wide a, int64_t n)
{
    wide size = a < 0 ? -a : a, quotient = size / n, rest = size % n;

    if (2 * rest > n || (2 * rest == n && quotient % 2 != 0))
        quotient++;
    return a < 0 ? -quotient : quotient;
}

static void check_sums(int64_t a, int64_t b, int64_t n)
{
    bool known = a != DECIMAL_NONE && b != DECIMAL_NONE;

    MUST(decimal_plus(a, b) == (known ? narrow((wide)a + b) : DECIMAL_NONE));
    MUST(decimal_minus(a, b) == (known ? narrow((wide)a - b) : DECIMAL_NONE));
    MUST(decimal_times(a, b, n) ==
         (a != DECIMAL_NONE && n > 0 ? narrow(divided((wide)a * b, n)) : DECIMAL_NONE));
    MUST(!isnan(decimal_double(a)) == (a != DECIMAL_NONE));
    MUST(decimal_from((double)a / 1e9) == DECIMAL_NONE || a == DECIMAL_NONE ||
         llabs(decimal_from((double)a / 1e9) - a) <= 2048);
}

/* Rounded, and shown: what is shown reads back, without its commas and with a plain minus. */
static void check_shown(int64_t a, int places)
{
    struct text t = {0}, plain = {0};
    int64_t rounded = decimal_round(a, places), again, step = 1;

    for (int i = places; i < 9; i++)
        step *= 10;
    decimal_show(&t, a, places);
    if (a == DECIMAL_NONE) {
        MUST(rounded == DECIMAL_NONE && !t.len);
        return;
    }
    MUST(rounded % step == 0 &&
         (2 * (wide)llabs(rounded - a) <= step || llabs(rounded) < llabs(a)));
    MUST((rounded < 0) == !strncmp(t.data, "\u2212", 3));
    for (const char *s = t.data; *s; s++)
        if (!strncmp(s, "\u2212", 3)) {
            text_add(&plain, "-");
            s += 2;
        } else if (*s != ',')
            text_add_bytes(&plain, s, 1);
    MUST(!decimal_parse(text_of(&plain), &again) && again == rounded);
    text_clear(&t);
    decimal_show_signed(&t, a, places);
    MUST((rounded > 0) == (*text_of(&t) == '+'));
    text_free(&t);
    text_free(&plain);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    char *s = malloc(n + 1);
    int64_t number[3] = {0};

    if (n)
        memcpy(s, data, n);
    s[n] = '\0';
    check_decimal(s);
    check_double(s);
    memcpy(number, data, n < sizeof number ? n : sizeof number);
    check_sums(number[0], number[1], number[2]);
    check_shown(number[0], (int)(n % 10));
    free(s);
    return 0;
}
