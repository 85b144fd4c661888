/* Dates in declared forms, and what is said of those that are not. The number of a spreadsheet's
 * day is Excel's: =DATE(2014,4,1) is 41730, =DATE(2000,1,1) is 36526 (and R: as.Date(41730, origin
 * = "1899-12-30")). */
#include "period_form.h"

#include "period.h"
#include "unit.h"

static void check_form(const char *form, const char *s, const char *expected, int expected_day)
{
    struct text t = {0};
    int f = period_form_find(form), day = -1;

    CHECK(f >= 0);
    if (f < 0)
        return;
    period_add(&t, period_form_read(f, s, &day));
    CHECK_TEXT(expected, text_of(&t));
    if (*expected)
        CHECK(day == expected_day);
    text_free(&t);
}

static void check_forms(void)
{
    check_form("dd/mm/yyyy", "30/09/2014", "2014-09", 30);
    check_form("dd/mm/yyyy", "1/4/2014", "2014-04", 1);
    check_form("dd/mm/yyyy", "31/09/2014", "", 0);
    check_form("dd/mm/yyyy", "09/30/2014", "", 0);
    check_form("dd/mm/yyyy", "30-09-2014", "", 0);
    check_form("dd/mm/yyyy", "30/09-2014", "", 0);
    check_form("dd/mm/yyyy", "30/09/14", "", 0);
    check_form("dd/mm/yyyy", "00/09/2014", "", 0);
    check_form("dd/mm/yyyy", "30/09/2014 ", "", 0);
    check_form("dd/mm/yyyy", "30/09/2014 00:00", "", 0);
    check_form("mm/dd/yyyy", "09/30/2014", "2014-09", 30);
    check_form("dd.mm.yyyy", "30.09.2014", "2014-09", 30);
    check_form("dd-mm-yyyy", "30-09-2014", "2014-09", 30);
    check_form("yyyy/mm/dd", "2014/09/30", "2014-09", 30);
    check_form("mm/yyyy", "09/2014", "2014-09", 0);
    check_form("yyyymmdd", "20140930", "2014-09", 30);
    check_form("yyyymmdd", "20140900", "", 0);
    check_form("yyyymmdd", "20141301", "", 0);
    check_form("yyyymm", "201409", "2014-09", 0);
    check_form("yyyymm", "092014", "", 0);
    check_form("dd Month yyyy", "30 September 2014", "2014-09", 30);
    check_form("dd Month yyyy", "30 SEPT 2014", "2014-09", 30);
    check_form("dd Month yyyy", "30 Septem 2014", "", 0);
    check_form("dd-Month-yyyy", "30-Sep-2014", "2014-09", 30);
    check_form("Month yyyy", "february 2016", "2016-02", 0);
    check_form("Month-yyyy", "Feb-2016", "2016-02", 0);
    check_form("Month-yyyy", "Feb-16", "", 0);
    CHECK(period_form_find("dd/mm/yy") < 0);
    CHECK(period_form_find("") < 0);
}

static void check_words(const char *s, const char *expected)
{
    struct text t = {0};

    period_form_explain(&t, s);
    CHECK_TEXT(expected, text_of(&t));
    text_free(&t);
}

static void check_serials(void)
{
    static const char before[] = "; it is a spreadsheet's number of a day, ";
    static const char behind[] = ": format the column as dates, and save the file again";
    static const char *const days[][2] = {{"41730", "2014-04-01"},
                                          {"36526", "2000-01-01"},
                                          {"42063", "2015-02-28"},
                                          {"42429", "2016-02-29"}};

    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        char expected[200];

        snprintf(expected, sizeof expected, "%s%s%s", before, days[i][1], behind);
        check_words(days[i][0], expected);
    }
    check_words("00001", "");
}

static void check_odd(void)
{
    check_words("30/09/14", "; the year has two digits: write it with four");
    check_words("01/04/2014", "; day and month can be told either way, 2014-04-01 or 2014-01-04: "
                              "write it so");
    check_words("30/09/2014", "; it would be 2014-09-30: write it so, or declare the form in the "
                              "layout");
    check_words("2014-9", "; it would be 2014-09: write it so");
    check_words("2014-02-30", "; February 2014 has 28 days");
    check_words("2016-02-30", "; February 2016 has 29 days");
    check_words("2014-04-31", "; April 2014 has 30 days");
    check_words("2014/15", "; it is a year from April to March, and not a month");
    check_words("1999/00", "; it is a year from April to March, and not a month");
    check_words("2014/16", "; there is no month 16");
    check_words("many words and signs, more than a date has", "");
    check_words("1-2-3-4-5-6-7-8-9", "");
    check_words("--", "");
    check_words("", "");
    check_words("\x80\xff", "");
}

static void check_dates(void)
{
    CHECK(period_form_is_date("01-Apr"));
    CHECK(period_form_is_date("1/2"));
    CHECK(!period_form_is_date("12"));
    CHECK(!period_form_is_date("1.2"));
    CHECK(!period_form_is_date("12 34"));
    CHECK(!period_form_is_date("1/2-3"));
    CHECK(!period_form_is_date(""));
}

int main(void)
{
    check_forms();
    check_serials();
    check_odd();
    check_dates();
    return unit_end();
}
