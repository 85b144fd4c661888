#include "period.h"

#include "diag.h"

#include <stdbool.h>
#include <string.h>

static const char *const names[] = {"January",   "February", "March",    "April",
                                    "May",       "June",     "July",     "August",
                                    "September", "October",  "November", "December"};

int period_year(int period)
{
    return period / 12;
}

int period_month(int period)
{
    return period % 12 + 1;
}

int period_last_day(int period)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year = period_year(period);
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return days[period % 12] + (leap && period % 12 == 1);
}

/* n digits at s, or -1 */
static int digits(const char *s, int n)
{
    int value = 0;

    while (n-- > 0) {
        if (*s < '0' || *s > '9')
            return -1;
        value = 10 * value + (*s++ - '0');
    }
    return value;
}

int period_parse(const char *s)
{
    size_t n = strlen(s);
    int year, month, day, period;

    if ((n != 7 && n != 10) || s[4] != '-' || (n == 10 && s[7] != '-'))
        return PERIOD_NONE;
    year = digits(s, 4);
    month = digits(s + 5, 2);
    if (year < 1900 || year > 2199 || month < 1 || month > 12)
        return PERIOD_NONE;
    period = 12 * year + month - 1;
    if (n == 10) {
        day = digits(s + 8, 2);
        if (day < 1 || day > period_last_day(period))
            return PERIOD_NONE;
    }
    return period;
}

int period_of_file(const char *name)
{
    char month[8] = "";

    if (strlen(name) < 8 || (name[7] >= '0' && name[7] <= '9'))
        return PERIOD_NONE;
    memcpy(month, name, 7);
    return period_parse(month);
}

void period_add(struct text *t, int period)
{
    char digits[] = "0000-00";
    int year;

    if (period == PERIOD_NONE)
        return;
    year = period_year(period);
    for (int i = 3; i >= 0; i--, year /= 10)
        digits[i] = (char)('0' + year % 10);
    digits[5] = (char)('0' + period_month(period) / 10);
    digits[6] = (char)('0' + period_month(period) % 10);
    text_add(t, digits);
}

void period_add_words(struct text *t, int period)
{
    if (period != PERIOD_NONE)
        text_addf(t, "%s %d", names[period % 12], period_year(period));
}

void period_add_short(struct text *t, int period)
{
    if (period != PERIOD_NONE)
        text_addf(t, "%.3s %d", names[period % 12], period_year(period));
}

int table_period(const struct table *t, size_t row, int column, int *period)
{
    const char *s = table_text(t, row, column);

    *period = PERIOD_NONE;
    if (!*s || (*period = period_parse(s)) != PERIOD_NONE)
        return 0;
    table_fault(t, row, column, "is not a month such as 2014-09");
    return -1;
}

int period_option(const char *s, int *period)
{
    *period = strlen(s) == 7 ? period_parse(s) : PERIOD_NONE;
    if (*period != PERIOD_NONE)
        return 0;
    diag_error("period \"%s\": a month such as 2014-09 was expected", s);
    return -1;
}
