/* Numbers as people and spreadsheets write them: which are read, as what, and which are refused.
 * The expectations are V15 and V16 of what users expect: what cannot change a number is passed over
 * with a warning, what may have changed it is refused. */
#include "numeral.h"

#include "decimal.h"
#include "unit.h"

/* In thousandths; the check is NULL for a plain number. */
static void check_read(const char *s, long long thousandths, const char *check)
{
    struct numeral n = numeral_read(s, ',');

    CHECK_TEXT(s, n.kind == NUMERAL_NUMBER ? s : "(refused)");
    CHECK(n.value == thousandths * (DECIMAL_ONE / 1000));
    if (check)
        CHECK_TEXT(check, numeral_check(&n));
    else
        CHECK(!n.damage);
}

static void check_refused(const char *s, const char *check, const char *words)
{
    struct numeral n = numeral_read(s, ',');
    struct text t = {0};

    numeral_add_words(&t, &n);
    CHECK_TEXT(s, n.kind == NUMERAL_REFUSED ? s : "(read)");
    CHECK_TEXT(check, numeral_check(&n));
    CHECK_TEXT(words, text_of(&t));
    text_free(&t);
}

static void check_plain(void)
{
    check_read("0", 0, NULL);
    check_read("12.5", 12500, NULL);
    check_read("-3", -3000, NULL);
    check_read("0065", 65000, NULL);
    CHECK(numeral_read("99999999999999999999", ',').kind == NUMERAL_TOO_LARGE);
    CHECK(numeral_read("'99999999999999999999", ',').kind == NUMERAL_TOO_LARGE);
    CHECK(numeral_read("1,000,000,000,000,000", ',').kind == NUMERAL_TOO_LARGE);
}

static void check_mended(void)
{
    check_read("'65", 65000, "mended_value");
    check_read("\u201965", 65000, "mended_value");
    check_read("12,034", 12034000, "mended_value");
    check_read("1,234,567.5", 1234567500, "mended_value");
    check_read("12\u00a0034", 12034000, "mended_value");
    check_read("12\u202f034", 12034000, "mended_value");
    check_read("\u00a012", 12000, "mended_value");
    check_read("12\ufeff", 12000, "mended_value");
    check_read(" 12\t", 12000, "mended_value");
    check_read("\u22123", -3000, "mended_value");
    check_read("\u2212 3", -3000, "mended_value");
    check_read("- 3", -3000, "mended_value");
    check_read("' 12,034 ", 12034000, "mended_value");
}

static void check_groups(void)
{
    static const char words[] = "its commas do not separate groups of three digits";

    check_refused("1,23", "not_a_number", words);
    check_refused("12,0345", "not_a_number", words);
    check_refused("1234,567", "not_a_number", words);
    check_refused("0,123", "not_a_number", words);
    check_refused("1,234,56", "not_a_number", words);
    check_refused("1,,234", "not_a_number", words);
    check_refused(",234", "not_a_number", words);
    check_refused("1,234,", "not_a_number", words);
    check_refused("1.5,234", "not_a_number", words);
    check_refused("12 034", "not_a_number", "a space stands within it");
    check_refused("12\u00a003", "not_a_number", "a space stands within it");
    check_refused("1,234\u00a0567", "not_a_number", "");
}

/* Between semicolons 1,234 may be 1.234. */
static void check_semicolons(void)
{
    struct numeral n = numeral_read("1,234", ';');

    CHECK(n.kind == NUMERAL_REFUSED);
    CHECK(numeral_read("30,5", ';').kind == NUMERAL_REFUSED);
    CHECK(numeral_read("1\u00a0234", ';').value == 1234 * DECIMAL_ONE);
    CHECK(numeral_read("30.5", ';').damage == 0);
    CHECK(numeral_read("1,234", '\t').value == 1234 * DECIMAL_ONE);
}

static void check_lost(void)
{
    static const char date[] = "a spreadsheet has turned a number into a date";
    static const char *const dates[] = {"01-Apr",     "Apr-01",     "1/2",     "2-3",
                                        "01/04/2014", "2014-04-01", "1 April", "April 2014",
                                        "12/13",      "2014-04"};

    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++)
        check_refused(dates[i], "number_as_date", date);
    check_refused("1.2E+04", "lost_digits",
                  "a spreadsheet has put an exponent in place of its last digits");
    check_refused("1e3", "lost_digits",
                  "a spreadsheet has put an exponent in place of its last digits");
    check_refused("#REF!", "spreadsheet_error", "the formula refers to a cell that is gone");
    check_refused("#n/a", "spreadsheet_error", "the formula has not found what it looked for");
    check_refused("##", "spreadsheet_error", "the column was too narrow to show the number");
    check_refused("=A1", "not_a_number", "it is a formula, and not its result");
}

static void check_refusals(void)
{
    check_refused("12%", "not_a_number", "a percent sign stands behind it");
    check_refused("+12", "not_a_number", "a plus or minus sign stands where none belongs");
    check_refused("12-", "not_a_number", "a plus or minus sign stands where none belongs");
    check_refused("\u00a312", "not_a_number", "the sign of a currency stands beside it");
    check_refused("-\u00a312", "not_a_number", "the sign of a currency stands beside it");
    check_refused("\u201c65\u201d", "not_a_number", "quotation marks stand around it");
    check_refused("'65'", "not_a_number", "quotation marks stand around it");
    check_refused("12*", "not_a_number", "the mark of a footnote or of a status stands behind it");
    check_refused("12r", "not_a_number", "the mark of a footnote or of a status stands behind it");
    check_refused("\u0661\u0662", "not_a_number", "its digits are not 0 to 9");
    check_refused("1\uff12", "not_a_number", "its digits are not 0 to 9");
    check_refused("(12)", "not_a_number", "it stands in brackets, which may mean less than zero");
    check_refused("'12%", "not_a_number",
                  "a percent sign stands behind it, an apostrophe stands in front of it");
}

/* Nobody can tell what these mean: nothing is said of a part of them. */
static void check_none(void)
{
    static const char *const texts[] = {
        "n/a", "-",      "*", ":",  "..", "",   "'",      "twelve", "%", "--5",  "1.2.3",  "$",
        "1;2", "12 FTE", "e", "E5", "''", "()", "\u2212", ",",      "#", "\x80", "1\u00e9"};

    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
        check_refused(texts[i], "not_a_number", "");
}

int main(void)
{
    struct text t = {0};

    check_plain();
    check_mended();
    check_groups();
    check_semicolons();
    check_lost();
    check_refusals();
    check_none();
    CHECK(numeral_trim(&t, "\u00a0 a b\u3000\n"));
    CHECK_TEXT("a b", text_of(&t));
    CHECK(!numeral_trim(&t, "c"));
    text_free(&t);
    return unit_end();
}
