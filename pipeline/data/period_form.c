#include "period_form.h"

#include "period.h"
#include "utf8.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum { MOST = 8 };

/* A text in parts. The shape has a letter for each part and a hyphen for each sign between: n one
 * or two digits, y four, s five, x six, e eight; M the name of a month, q the letter Q. "01-Apr" is
 * n-M, "2014 Q1" is y-qn. */
struct parts {
    char shape[2 * MOST];
    int n[MOST]; /* number, or month from 1 */
    int count;
    char sign;  /* the first one between two parts; '\0' when there is none */
    bool mixed; /* other signs are among them */
    bool spaces, apostrophe, dash, time; /* what does not belong to a date */
};

static const char *const months[] = {"january",   "february", "march",    "april",
                                     "may",       "june",     "july",     "august",
                                     "september", "october",  "november", "december"};

/* The month, from 1, that n letters name, or 0. */
static int month_named(const char *s, size_t n)
{
    for (int i = 0; i < 12; i++)
        if ((n == 3 || n == strlen(months[i]) || (n == 4 && i == 8)) &&
            !strncasecmp(s, months[i], n))
            return i + 1;
    return 0;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool add_part(struct parts *p, char kind, int n)
{
    if (p->count == MOST - 1 || !kind)
        return false;
    p->shape[strlen(p->shape)] = kind;
    p->n[p->count++] = n;
    return true;
}

static bool add_digits(struct parts *p, const char *s, size_t n)
{
    static const char kinds[] = {'\0', 'n', 'n', '\0', 'y', 's', 'x', '\0', 'e'};

    return n < sizeof kinds && add_part(p, kinds[n], atoi(s));
}

static bool add_letters(struct parts *p, const char *s, size_t n)
{
    int month = month_named(s, n);

    if (n == 1 && (*s == 'q' || *s == 'Q'))
        return add_part(p, 'q', 0);
    return add_part(p, month ? 'M' : '\0', month);
}

static bool add_sign(struct parts *p, char sign)
{
    size_t n = strlen(p->shape);

    if (!n || p->shape[n - 1] == '-')
        return false;
    p->shape[n] = '-';
    p->mixed |= p->sign && p->sign != sign;
    p->sign = p->sign ? p->sign : sign;
    return true;
}

/* Spaces and dashes of other kinds become those of ASCII, a time of day is left out. */
static void clean(struct parts *p, const char *s, struct text *t)
{
    const char *end = s + strlen(s), *colon;
    size_t n;

    for (; (n = utf8_space(s)); s += n)
        p->spaces = true;
    if (*s == '\'' || !strncmp(s, "\u2019", 3)) {
        p->apostrophe = true;
        s += *s == '\'' ? 1 : 3;
    }
    for (; s < end; s += n) {
        uint32_t code;

        n = utf8_decode(s, &code);
        if ((code >= 0x2010 && code <= 0x2015) || code == 0x2212) {
            p->dash = true;
            text_add(t, "-");
        } else {
            text_add_bytes(t, utf8_space(s) ? " " : s, utf8_space(s) ? 1 : n);
        }
    }
    while (t->len && t->data[t->len - 1] == ' ') {
        p->spaces = true;
        text_cut(t, t->len - 1);
    }
    colon = strchr(text_of(t), ':');
    if (colon) {
        while (colon > t->data && *colon != ' ' && *colon != 'T')
            colon--;
        p->time = true;
        text_cut(t, (size_t)(colon - t->data));
    }
}

static bool split_clean(struct parts *p, const char *s)
{
    while (*s) {
        size_t digits = strspn(s, "0123456789"), letters = 0, spaces = strspn(s, " ");
        bool good;

        while (is_letter(s[letters]))
            letters++;
        if (digits)
            good = add_digits(p, s, digits);
        else if (letters)
            good = add_letters(p, s, letters);
        else
            good = (spaces || strchr("-/.", *s)) && add_sign(p, *s);
        if (!good)
            return false;
        s += digits ? digits : letters ? letters : spaces ? spaces : 1;
    }
    return p->count > 0;
}

static bool split(struct parts *p, const char *s)
{
    struct text t = {0};
    bool known;

    *p = (struct parts){.count = 0};
    clean(p, s, &t);
    known = split_clean(p, text_of(&t));
    text_free(&t);
    return known;
}

/* No day is the day 0, which stands for a month elsewhere. */
static int day_of(int n)
{
    return n ? n : 99;
}

/* "2014-09-30", or "2014-09" where the day is 0; false when there is no such day. */
static bool write_day(char into[16], int year, int month, int day)
{
    struct text t = {0};
    bool good;

    text_addf(&t, "%04d-%02d", year, month);
    if (day)
        text_addf(&t, "-%02d", day);
    good = period_parse(text_of(&t)) != PERIOD_NONE;
    memcpy(into, good ? t.data : "", good ? t.len + 1 : 1);
    text_free(&t);
    return good;
}

/* one row a form: its shape, the sign between, and which parts are year, month and day */
static const struct {
    const char *name, *shape;
    char sign;
    int year, month, day;
} forms[] = {
    {"dd/mm/yyyy", "n-n-y", '/', 2, 1, 0},    {"dd-mm-yyyy", "n-n-y", '-', 2, 1, 0},
    {"dd.mm.yyyy", "n-n-y", '.', 2, 1, 0},    {"mm/dd/yyyy", "n-n-y", '/', 2, 0, 1},
    {"mm/yyyy", "n-y", '/', 1, 0, -1},        {"yyyy/mm/dd", "y-n-n", '/', 0, 1, 2},
    {"yyyymmdd", "e", '\0', 0, 0, 0},         {"yyyymm", "x", '\0', 0, 0, -1},
    {"dd Month yyyy", "n-M-y", ' ', 2, 1, 0}, {"dd-Month-yyyy", "n-M-y", '-', 2, 1, 0},
    {"Month yyyy", "M-y", ' ', 1, 0, -1},     {"Month-yyyy", "M-y", '-', 1, 0, -1},
};

int period_form_find(const char *name)
{
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
        if (!strcmp(forms[i].name, name))
            return (int)i;
    return -1;
}

int period_form_read(int form, const char *s, int *day)
{
    struct parts p;
    char date[16];
    int year, month;

    *day = 0;
    if (!split(&p, s) || strcmp(p.shape, forms[form].shape) != 0 || p.sign != forms[form].sign ||
        p.mixed || p.spaces || p.apostrophe || p.dash || p.time)
        return PERIOD_NONE;
    year = p.n[forms[form].year];
    month = p.n[forms[form].month];
    *day = forms[form].day < 0 ? 0 : p.n[forms[form].day];
    if (*p.shape == 'e') {
        *day = year % 100;
        month = year / 100 % 100;
        year /= 10000;
    } else if (*p.shape == 'x') {
        month = year % 100;
        year /= 100;
    }
    if ((forms[form].day >= 0 && !*day) || !write_day(date, year, month, *day))
        return PERIOD_NONE;
    return period_parse(date);
}

static bool can_be_declared(const struct parts *p)
{
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
        if (!strcmp(forms[i].shape, p->shape) && forms[i].sign == p->sign && !p->mixed)
            return true;
    return false;
}

/* day is 0 for a month */
static void would_be(struct text *t, const struct parts *p, int year, int month, int day)
{
    char date[16];

    if (write_day(date, year, month, day)) {
        text_addf(t, "; it would be %s: write it so", date);
        text_add(t, can_be_declared(p) ? ", or declare the form in the layout" : "");
    } else if (year < 1900 || year > 2199) {
        text_add(t, "; a year from 1900 to 2199 was expected");
    } else if (month < 1 || month > 12) {
        text_addf(t, "; there is no month %d", month);
    } else {
        int period = 12 * year + month - 1;

        text_add(t, "; ");
        period_add_words(t, period);
        text_addf(t, " has %d days", period_last_day(period));
    }
}

static void say_two_digits(struct text *t, const struct parts *p)
{
    (void)p;
    text_add(t, "; the year has two digits: write it with four");
}

static void say_slashes(struct text *t, const struct parts *p)
{
    char british[16], american[16];
    bool day_first = write_day(british, p->n[2], p->n[1], day_of(p->n[0]));
    bool month_first = write_day(american, p->n[2], p->n[0], day_of(p->n[1]));

    if (day_first && month_first && strcmp(british, american) != 0)
        text_addf(t, "; day and month can be told either way, %s or %s: write it so", british,
                  american);
    else if (month_first && !day_first)
        would_be(t, p, p->n[2], p->n[0], day_of(p->n[1]));
    else
        would_be(t, p, p->n[2], p->n[1], day_of(p->n[0]));
}

/* A text that is right but for what stands around it. */
static void say_around(struct text *t, const struct parts *p)
{
    if (p->apostrophe)
        text_add(t, "; an apostrophe stands in front of it");
    if (p->spaces)
        text_add(t, "; spaces stand around it");
    if (p->dash)
        text_add(t, "; its hyphen is another sign");
    if (p->time)
        text_add(t, "; a time of day stands behind it");
}

static void say_day(struct text *t, const struct parts *p)
{
    say_around(t, p);
    would_be(t, p, p->n[0], p->n[1], day_of(p->n[2]));
}

static void say_month(struct text *t, const struct parts *p)
{
    say_around(t, p);
    if ((p->n[1] > 12 || !p->n[1]) && p->n[1] == (p->n[0] + 1) % 100)
        text_add(t, "; it is a year from April to March, and not a month");
    else
        would_be(t, p, p->n[0], p->n[1], 0);
}

static void say_month_year(struct text *t, const struct parts *p)
{
    would_be(t, p, p->n[1], p->n[0], 0);
}

static void say_year_name(struct text *t, const struct parts *p)
{
    would_be(t, p, p->n[0], p->n[1], 0);
}

static void say_name_digits(struct text *t, const struct parts *p)
{
    (void)p;
    text_add(t, "; its digits may be a year or a day: a spreadsheet has cut the date");
}

static void say_no_year(struct text *t, const struct parts *p)
{
    (void)p;
    text_add(t, "; the year is missing: a spreadsheet has cut the date");
}

static void say_day_name_year(struct text *t, const struct parts *p)
{
    would_be(t, p, p->n[2], p->n[1], day_of(p->n[0]));
}

static void say_name_day_year(struct text *t, const struct parts *p)
{
    would_be(t, p, p->n[2], p->n[0], day_of(p->n[1]));
}

/* Days are counted from 1900-01-01 as 1, with a 29 February 1900 that was none (Lotus 1-2-3, kept
 * by Excel): day 61 is 1900-03-01. */
static void say_serial(struct text *t, const struct parts *p)
{
    int left = p->n[0] - 61, period = 12 * 1900 + 2;

    if (left < 0)
        return;
    for (; left >= period_last_day(period); period++)
        left -= period_last_day(period);
    text_add(t, "; it is a spreadsheet's number of a day, ");
    period_add(t, period);
    text_addf(t, "-%02d: format the column as dates, and save the file again", left + 1);
}

static void say_six(struct text *t, const struct parts *p)
{
    int n = p->n[0];
    bool year_first = n / 100 >= 1900 && n / 100 <= 2199;

    would_be(t, p, year_first ? n / 100 : n % 10000, year_first ? n % 100 : n / 10000, 0);
}

static void say_eight(struct text *t, const struct parts *p)
{
    would_be(t, p, p->n[0] / 10000, p->n[0] / 100 % 100, day_of(p->n[0] % 100));
}

static void say_year(struct text *t, const struct parts *p)
{
    (void)p;
    text_add(t, "; it is a year without a month");
}

static void say_quarter(struct text *t, const struct parts *p)
{
    (void)p;
    text_add(t, "; it is a quarter, and not a month");
}

/* one row a shape */
static const struct {
    const char *shape;
    void (*say)(struct text *t, const struct parts *p);
} shapes[] = {
    {"n-n-n", say_two_digits},
    {"n-M-n", say_two_digits},
    {"n-n", say_two_digits},
    {"n-n-y", say_slashes},
    {"y-n-n", say_day},
    {"y-n", say_month},
    {"n-y", say_month_year},
    {"M-y", say_month_year},
    {"y-M", say_year_name},
    {"M-n", say_name_digits},
    {"n-M", say_no_year},
    {"My", say_month_year},
    {"n-M-y", say_day_name_year},
    {"M-n-y", say_name_day_year},
    {"s", say_serial},
    {"x", say_six},
    {"e", say_eight},
    {"y", say_year},
    {"y-qn", say_quarter},
    {"yqn", say_quarter},
    {"qn-y", say_quarter},
    {"y-n-qn", say_quarter},
    {"qn", say_quarter},
    {"y-q-n", say_quarter},
    {"q-n-y", say_quarter},
};

void period_form_explain(struct text *t, const char *s)
{
    struct parts p;

    if (!split(&p, s))
        return;
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++)
        if (!strcmp(shapes[i].shape, p.shape))
            shapes[i].say(t, &p);
}

bool period_form_is_date(const char *s)
{
    static const char *const dates[] = {"n-n", "n-n-n", "n-n-y", "y-n", "y-n-n", "n-y"};
    struct parts p;

    if (!split(&p, s))
        return false;
    if (strchr(p.shape, 'M'))
        return true;
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++)
        if (!strcmp(dates[i], p.shape))
            return (p.sign == '-' || p.sign == '/') && !p.mixed;
    return false;
}
