#include "decimal.h"

#include "mem.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PLACES = 9 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Digits behind the ninth place: does the number round up? Half goes to even. */
static bool rounds_up(const char *rest, int64_t so_far)
{
    if (*rest != '5')
        return *rest > '5';
    for (rest++; is_digit(*rest); rest++)
        if (*rest != '0')
            return true;
    return so_far & 1;
}

/* More digits than there is room for; it is too large when what follows at s is of a number too. */
static enum decimal_fault leave_range(const char *s, bool point)
{
    for (; *s; s++) {
        if (!is_digit(*s) && (*s != '.' || point))
            return DECIMAL_NOT_A_NUMBER;
        point |= *s == '.';
    }
    return DECIMAL_TOO_LARGE;
}

enum decimal_fault decimal_parse(const char *s, int64_t *value)
{
    bool negative = *s == '-';
    int64_t sum = 0;
    int places = -1; /* before the point */
    bool digits = false;

    for (s += negative; *s; s++) {
        if (*s == '.' && places < 0) {
            places = 0;
            continue;
        }
        if (!is_digit(*s))
            return DECIMAL_NOT_A_NUMBER;
        digits = true;
        if (places == PLACES) {
            const char *rest = s;

            for (; *s; s++)
                if (!is_digit(*s))
                    return DECIMAL_NOT_A_NUMBER;
            if (__builtin_add_overflow(sum, (int64_t)rounds_up(rest, sum), &sum))
                return DECIMAL_TOO_LARGE;
            break;
        }
        if (__builtin_mul_overflow(sum, 10, &sum) || __builtin_add_overflow(sum, *s - '0', &sum))
            return leave_range(s, places >= 0);
        places += places >= 0;
    }
    if (!digits)
        return DECIMAL_NOT_A_NUMBER;
    for (places = places < 0 ? 0 : places; places < PLACES; places++)
        if (__builtin_mul_overflow(sum, 10, &sum))
            return DECIMAL_TOO_LARGE;
    *value = negative ? -sum : sum;
    return DECIMAL_OK;
}

void decimal_add(struct text *t, int64_t value)
{
    char places[1 + PLACES] = ".";
    size_t n = sizeof places;
    uint64_t size, part;

    if (value == DECIMAL_NONE)
        return;
    size = (uint64_t)llabs(value);
    part = size % DECIMAL_ONE;
    for (size_t i = PLACES; i; i--, part /= 10)
        places[i] = (char)('0' + part % 10);
    while (places[n - 1] == '0')
        n--;
    if (value < 0)
        text_add(t, "-");
    text_add_whole(t, size / DECIMAL_ONE);
    text_add_bytes(t, places, n > 1 ? n : 0);
}

int64_t decimal_plus(int64_t a, int64_t b)
{
    int64_t sum;

    if (a == DECIMAL_NONE || b == DECIMAL_NONE || __builtin_add_overflow(a, b, &sum))
        return DECIMAL_NONE;
    return sum;
}

int64_t decimal_minus(int64_t a, int64_t b)
{
    return b == DECIMAL_NONE ? DECIMAL_NONE : decimal_plus(a, -b);
}

int64_t decimal_times(int64_t a, int64_t m, int64_t n)
{
    __extension__ typedef __int128 wide;
    wide product, quotient, rest;

    if (a == DECIMAL_NONE || n <= 0)
        return DECIMAL_NONE;
    product = (wide)a * m;
    quotient = product / n;
    rest = product % n;
    if (rest < 0) {
        rest += n;
        quotient--;
    }
    if (2 * rest > n || (2 * rest == n && quotient % 2 != 0))
        quotient++;
    return quotient > INT64_MAX || quotient <= INT64_MIN ? DECIMAL_NONE : (int64_t)quotient;
}

static int64_t ten_to(int n)
{
    int64_t power = 1;

    while (n-- > 0)
        power *= 10;
    return power;
}

void decimal_share(int64_t value, const int64_t *share, size_t n, int64_t unit, int64_t *part)
{
    __extension__ typedef __int128 wide;
    int64_t *rest = mem_new(n, sizeof *rest), left = value / unit;

    for (size_t i = 0; i < n; i++) {
        wide exact = (wide)(value / unit) * share[i];

        part[i] = (int64_t)(exact / DECIMAL_ONE) * unit;
        rest[i] = (int64_t)(exact % DECIMAL_ONE);
        left -= part[i] / unit;
    }
    for (; left > 0; left--) {
        size_t most = 0;

        for (size_t i = 1; i < n; i++)
            if (rest[i] > rest[most])
                most = i;
        part[most] += unit;
        rest[most] = -1;
    }
    if (n)
        part[0] += value % unit;
    free(rest);
}

int64_t decimal_round(int64_t value, int places)
{
    int64_t step = ten_to(PLACES - places), size, rest, up;

    if (value == DECIMAL_NONE)
        return value;
    size = llabs(value);
    rest = size % step;
    /* next to the end of the range there is no rounded value above: the one below stands in */
    if (2 * rest < step || __builtin_add_overflow(size, step - rest, &up))
        up = size - rest;
    return value < 0 ? -up : up;
}

double decimal_double(int64_t value)
{
    return value == DECIMAL_NONE ? (double)NAN : (double)value / (double)DECIMAL_ONE;
}

double decimal_per(int64_t value, int n)
{
    long double parts = (long double)DECIMAL_ONE * n;

    return value == DECIMAL_NONE ? (double)NAN : (double)((long double)value / parts);
}

int64_t decimal_from(double value)
{
    double scaled = nearbyint(value * (double)DECIMAL_ONE);

    return scaled > -9.2e18 && scaled < 9.2e18 ? (int64_t)scaled : DECIMAL_NONE;
}

bool decimal_is_whole(int64_t value)
{
    return value % DECIMAL_ONE == 0;
}

void number_add(struct text *t, double value)
{
    char digits[40];

    if (isnan(value))
        return;
    for (int n = 15; n <= 17; n++) {
        snprintf(digits, sizeof digits, "%.*g", n, value);
        if (strtod(digits, NULL) == value)
            break;
    }
    text_add(t, digits);
}

int number_parse(const char *s, double *value)
{
    char *end;

    *value = (double)NAN;
    if (!*s)
        return 0;
    if (strspn(s, "0123456789.eE+-") != strlen(s) || *s == '+' || *s == 'e' || *s == 'E')
        return -1; /* what strtod would take too: spaces, words, hexadecimal */
    *value = strtod(s, &end);
    if (!*end && isfinite(*value))
        return 0;
    *value = (double)NAN;
    return -1;
}

static void show(struct text *t, int64_t value, int places, const char *plus)
{
    int64_t rounded = decimal_round(value, places);
    char whole[32];
    int n;

    if (value == DECIMAL_NONE)
        return;
    text_add(t, rounded < 0 ? "\u2212" : rounded > 0 ? plus : "");
    n = snprintf(whole, sizeof whole, "%lld", llabs(rounded) / DECIMAL_ONE);
    for (int i = 0; i < n; i++) {
        if (i && (n - i) % 3 == 0)
            text_add(t, ",");
        text_add_bytes(t, whole + i, 1);
    }
    if (places > 0)
        text_addf(t, ".%0*lld", places, llabs(rounded) % DECIMAL_ONE / ten_to(PLACES - places));
}

void decimal_show(struct text *t, int64_t value, int places)
{
    show(t, value, places, "");
}

void decimal_show_signed(struct text *t, int64_t value, int places)
{
    show(t, value, places, "+");
}
