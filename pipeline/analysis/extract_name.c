/* What the name of an extract tells: when it was collected, and, where the layout says so, which
 * period it is of. */
#include "ingest.h"

#include "files.h"
#include "period.h"

#include <ctype.h>
#include <string.h>

/* A month or a quarter in a name. */
struct told {
    int first, last;
    size_t length;
    bool begins; /* the name begins with it */
};

static size_t digits_at(const char *s)
{
    return strspn(s, "0123456789");
}

/* "04-06-2013": April to June 2013. */
static bool read_quarter(const char *s, struct told *t)
{
    char first[8], last[8];

    if (digits_at(s) != 2 || s[2] != '-' || digits_at(s + 3) != 2 || s[5] != '-' ||
        digits_at(s + 6) != 4)
        return false;
    memcpy(first, (char[]){s[6], s[7], s[8], s[9], '-', s[0], s[1], '\0'}, sizeof first);
    memcpy(last, (char[]){s[6], s[7], s[8], s[9], '-', s[3], s[4], '\0'}, sizeof last);
    t->first = period_parse(first);
    t->last = period_parse(last);
    t->length = 10;
    return t->first != PERIOD_NONE && t->first % 3 == 0 && t->last == t->first + 2;
}

/* "2014-04", or a day of it, "2014-04-30". */
static bool read_month(const char *s, struct told *t)
{
    char text[11] = "";

    if (digits_at(s) != 4 || s[4] != '-' || digits_at(s + 5) != 2)
        return false;
    memcpy(text, s, 7);
    t->length = 7;
    if (s[7] == '-' && digits_at(s + 8) == 2) {
        memcpy(text, s, 10);
        if (period_parse(text) != PERIOD_NONE)
            t->length = 10;
        text[t->length] = '\0';
    }
    t->first = t->last = period_parse(text);
    return t->first != PERIOD_NONE;
}

/* All months and quarters of a name, at most `most`. Returns how many there are. */
static size_t read_name(const char *name, bool quarters, struct told *told, size_t most)
{
    size_t n = 0;

    for (const char *s = name; *s;) {
        struct told t = {.begins = s == name};
        bool apart = s == name || !isdigit((unsigned char)s[-1]);

        if (apart && (read_month(s, &t) || (quarters && read_quarter(s, &t)))) {
            if (n < most)
                told[n] = t;
            n++;
            s += t.length;
        } else {
            s++;
        }
    }
    return n;
}

static int refuse(struct extract *e, bool quarters, size_t n)
{
    extract_report(e, "no_period", 0, 0, NULL,
                   "the file's name tells %s, and layout \"%s\" has no column of periods: the file "
                   "is refused; rename it, with %s in the name",
                   n ? "more than one period" : "no period", e->layout->name,
                   quarters ? "a month such as 2014-04 or a quarter such as 04-06-2014"
                            : "a month such as 2014-04");
    return -1;
}

static void check_early(struct extract *e)
{
    const struct layout_rule *rule = extract_layout_role(e->layout, ROLE_SERIES);
    const struct series *series = catalogue_series(&e->programme->catalogue, rule->detail);

    if (e->file_period < programme_earliest(e->programme, series))
        extract_report(e, "early_period", 0, 0, NULL,
                       "the period that the file's name tells is years before the programme's "
                       "baseline: is the year right?");
}

int extract_name_period(struct extract *e)
{
    const struct layout_rule *rule = extract_layout_role(e->layout, ROLE_FILE_PERIOD);
    bool quarters = rule && *rule->detail;
    struct told told[2], *t = told;
    size_t n;

    e->file_period = PERIOD_NONE;
    if (!rule)
        return 0;
    n = read_name(files_base(e->name), quarters, told, 2);
    if (n == 2 && told[0].begins && e->collected != PERIOD_NONE)
        t = &told[1]; /* the other is the collection's */
    else if (n != 1)
        return refuse(e, quarters, n);
    e->file_period = !strcmp(rule->detail, "last") ? t->last : t->first;
    if (e->collected == PERIOD_NONE)
        e->collected = t->last; /* no earlier: it was not over */
    check_early(e);
    if (e->file_period <= e->collected)
        return 0;
    extract_report(e, "future_period", 0, 0, NULL,
                   "the period that the file's name tells is later than the month that it begins "
                   "with: the file is refused; rename it");
    return -1;
}
