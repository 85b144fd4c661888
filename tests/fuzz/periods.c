/* Fuzzing: a text is a month or a day where the calendar has it, and nowhere else. The calendar
 * here counts the days from 1 January 1900 on, one after the other. */
#include "period.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

enum { YEARS = 300, MOST = YEARS * 366 };

static struct day {
    char text[12];
    int period;
} * days;
static size_t n_days;

static const int length[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

static void add_days(int year, int month)
{
    int last = length[month - 1];

    if (month == 2)
        last += (year % 4 == 0) - (year % 100 == 0) + (year % 400 == 0);
    for (int day = 1; day <= last; day++, n_days++) {
        snprintf(days[n_days].text, sizeof days[n_days].text, "%u-%02u-%02u",
                 (unsigned)year % 10000, (unsigned)month % 100, (unsigned)day % 100);
        days[n_days].period = 12 * year + month - 1;
    }
}

/* from the oldest to the newest, which is the order of their texts too */
static void begin(void)
{
    days = calloc(MOST, sizeof *days);
    for (int year = 1900; year < 1900 + YEARS; year++)
        for (int month = 1; month <= 12; month++)
            add_days(year, month);
    if (n_days !=
        109573) /* 300 x 365, and 73 leap days: 75 years divide by 4, 1900 and 2100 have none */
        abort();
}

static int by_text(const void *text, const void *day)
{
    return strcmp(text, ((const struct day *)day)->text);
}

static int expected(const char *s)
{
    char date[16];
    const struct day *day;

    if (strlen(s) != 7 && strlen(s) != 10)
        return PERIOD_NONE;
    snprintf(date, sizeof date, "%s%s", s, strlen(s) == 7 ? "-01" : "");
    day = bsearch(date, days, n_days, sizeof *days, by_text);
    return day ? day->period : PERIOD_NONE;
}

static void check_text(const char *s, int period)
{
    struct text t = {0};

    period_add(&t, period);
    if (strncmp(text_of(&t), s, 7) != 0 || period_parse(text_of(&t)) != period)
        __builtin_trap();
    period_add_words(&t, period);
    period_add_short(&t, period);
    text_free(&t);
    if (12 * period_year(period) + period_month(period) - 1 != period ||
        period_last_day(period) < length[period_month(period) - 1])
        __builtin_trap();
}

/* A file's name begins with a month when something stands behind it that is no digit. */
static void check_name(const char *s)
{
    char month[8] = "";
    int wanted = PERIOD_NONE;

    if (strlen(s) > 7 && !strchr("0123456789", s[7])) {
        memcpy(month, s, 7);
        wanted = expected(month);
    }
    if (period_of_file(s) != wanted)
        __builtin_trap();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    char *s = malloc(n + 1);
    int period;

    if (!days)
        begin();
    if (n)
        memcpy(s, data, n);
    s[n] = '\0';
    period = period_parse(s);
    if (period != expected(s))
        __builtin_trap();
    if (period != PERIOD_NONE)
        check_text(s, period);
    check_name(s);
    free(s);
    return 0;
}
