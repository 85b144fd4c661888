/* What tells personal data. 943 476 5919 is the NHS number of the NHS Data Dictionary's example;
 * QQ is a prefix that no National Insurance number has (HMRC, NIM39110). */
#include "personal.h"

#include "unit.h"

static void check_column(const char *name, const char *expected)
{
    const char *what = personal_column(name);

    CHECK_TEXT(expected, what ? what : "");
}

static void check_columns(void)
{
    check_column("NI number", "National Insurance numbers");
    check_column("ni_Number", "National Insurance numbers");
    check_column("NINO", "National Insurance numbers");
    check_column("Employee N.I.N.O.", "National Insurance numbers");
    check_column("National-Insurance No.", "National Insurance numbers");
    check_column("NHS Number", "NHS numbers");
    check_column("Date of birth", "dates of birth");
    check_column("employee_dob", "dates of birth");
    check_column("EmployeeSurname", "names of persons");
    check_column("First name", "names of persons");
    check_column("Home Address", "addresses");
    check_column("Post code", "postcodes");
    check_column("E-mail", "e-mail addresses");
    check_column("Phone", "telephone numbers");
    check_column("ESR number", "numbers of employees");
    check_column("NMC PIN", "registration numbers of professionals");
    check_column("Registration Number", "registration numbers of professionals");
}

/* Columns of real extracts, and words that hold one of the others. */
static void check_others(void)
{
    static const char *const names[] = {
        "period",      "area_team_code",   "area_name", "Organisation name",
        "Staff group", "gender",           "value",     "data_type",
        "esr_new",     "opinion",          "mobiles",   "pins",
        "NI",          "employee numbers", "shopping",  "registered",
        "dobbin",      "Date of count",    "",          "___"};

    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        check_column(names[i], "");
}

static void check_texts(void)
{
    CHECK(personal_is_in("QQ123456C"));
    CHECK(personal_is_in("qq 12 34 56 c"));
    CHECK(personal_is_in("Nobody (QQ123456C), Leeds"));
    CHECK(personal_is_in("943 476 5919"));
    CHECK(personal_is_in("943-476-5919"));
    CHECK(personal_is_in("no 9434765919."));
    CHECK(!personal_is_in("9434765918")); /* another check digit */
    CHECK(!personal_is_in("94347659190"));
    CHECK(!personal_is_in("19434765919"));
    CHECK(!personal_is_in("QQ123456"));
    CHECK(!personal_is_in("QQ1234567C"));
    CHECK(!personal_is_in("AQQ123456C"));
    CHECK(!personal_is_in("QQ123456CD"));
    CHECK(!personal_is_in("E39000001"));
    CHECK(!personal_is_in("Q46"));
    CHECK(!personal_is_in("10424"));
    CHECK(!personal_is_in(""));
}

int main(void)
{
    check_columns();
    check_others();
    check_texts();
    return unit_end();
}
