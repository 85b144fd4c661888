/* Expected values: Python's decimal module, for example
 *     python3 -c "from decimal import *; print(Decimal('1234.567').quantize(Decimal('0.1'),
 * ROUND_HALF_UP))" */
#include "decimal.h"

#include "unit.h"

static const char *shown(int64_t value, int places, int is_signed)
{
    static struct text t;

    text_clear(&t);
    if (is_signed)
        decimal_show_signed(&t, value, places);
    else
        decimal_show(&t, value, places);
    return text_of(&t);
}

static int64_t parsed(const char *s)
{
    int64_t value = DECIMAL_NONE;

    return decimal_parse(s, &value) == DECIMAL_OK ? value : DECIMAL_NONE;
}

/* what is read and written again is the same */
static void round_trips(const char *s)
{
    struct text t = {0};

    decimal_add(&t, parsed(s));
    CHECK_TEXT(s, text_of(&t));
    text_free(&t);
}

int main(void)
{
    static const char *const bad[] = {"",
                                      "-",
                                      "n/a",
                                      "1,234",
                                      "1.2.3",
                                      "1e3",
                                      "+1",
                                      " 1",
                                      "1 ",
                                      "'65",
                                      "12%",
                                      ".",
                                      "--1",
                                      "0x10",
                                      "nan",
                                      "1\xC2\xA0",
                                      "1-",
                                      "\xE2\x88\x92"
                                      "1"};
    int64_t sum = 0;

    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        CHECK(parsed(bad[i]) == DECIMAL_NONE);
    round_trips("0");
    round_trips("8396.02");
    round_trips("-12.5");
    round_trips("0.000000001");
    round_trips("9223372035");
    CHECK(parsed("8092") == 8092 * DECIMAL_ONE);
    CHECK(parsed("007.50") == 7 * DECIMAL_ONE + DECIMAL_ONE / 2);
    CHECK(parsed("3.88000011444092") == 3880000114); /* as NHS files have it: ten digits too many */
    CHECK(parsed("0.0000000005") == 0);              /* half to even */
    CHECK(parsed("0.0000000015") == 2);
    CHECK(parsed("0.00000000050001") == 1);
    CHECK(decimal_parse("99999999999999999999", &sum) == DECIMAL_TOO_LARGE);
    CHECK(decimal_parse("99999999999999999999.25", &sum) == DECIMAL_TOO_LARGE);
    CHECK(decimal_parse("01234567890123456789 ext. 12", &sum) == DECIMAL_NOT_A_NUMBER);
    CHECK(decimal_parse("99999999999999999999.2.5", &sum) == DECIMAL_NOT_A_NUMBER);
    CHECK(decimal_parse("9300000000", &sum) == DECIMAL_TOO_LARGE);

    /* the ends of the range, 2^63 - 1 billionths: Python, 2 ** 63 - 1 */
    CHECK(parsed("9223372036.854775807") == INT64_MAX);
    CHECK(decimal_parse("9223372036.8547758075", &sum) == DECIMAL_TOO_LARGE);
    CHECK(decimal_parse("9223372036.854775808", &sum) == DECIMAL_TOO_LARGE);
    CHECK_TEXT("9,223,372,036.8", shown(INT64_MAX, 1, 0));
    CHECK_TEXT("\u22129,223,372,036", shown(-INT64_MAX, 0, 0));
    CHECK_TEXT("4,000,000,000", shown(DECIMAL_MOST, 0, 0));

    /* ten times 0.1 is 1: with doubles it is 0.9999999999999999 */
    sum = 0;
    for (int i = 0; i < 10; i++)
        sum = decimal_plus(sum, parsed("0.1"));
    CHECK(sum == DECIMAL_ONE);
    CHECK(decimal_plus(DECIMAL_NONE, 1) == DECIMAL_NONE);
    CHECK(decimal_minus(1, DECIMAL_NONE) == DECIMAL_NONE);
    /* by hand: 126.6 / 12 = 10.55; the quotient of the doubles is 10.549999999999999 */
    CHECK(decimal_per(INT64_C(126600000000), 12) == 10.55);
    CHECK(decimal_per(INT64_C(-126600000000), 12) == -10.55);
    CHECK(isnan(decimal_per(DECIMAL_NONE, 12)));
    CHECK(decimal_plus(INT64_MAX, 1) == DECIMAL_NONE);

    /* 4200 * 47 / 58 = 3403.448275862068..., Python: Decimal(4200) * 47 / 58 */
    CHECK(decimal_times(4200 * DECIMAL_ONE, 47, 58) == INT64_C(3403448275862));
    CHECK(decimal_times(-1, 1, 2) == 0);  /* -0.5 to even */
    CHECK(decimal_times(-3, 1, 2) == -2); /* -1.5 to even */
    CHECK(decimal_times(1, 1, 0) == DECIMAL_NONE);

    CHECK_TEXT("12,292", shown(parsed("12292"), 0, 0));
    CHECK_TEXT("1,234.6", shown(parsed("1234.567"), 1, 0));
    CHECK_TEXT("0.5", shown(parsed("0.45"), 1, 0)); /* half away from zero, as Excel */
    CHECK_TEXT("\u22120.5", shown(parsed("-0.45"), 1, 0));
    CHECK_TEXT("0.0", shown(parsed("-0.04"), 1, 0)); /* no minus zero */
    CHECK_TEXT("+3,985", shown(parsed("3985"), 0, 1));
    CHECK_TEXT("0", shown(parsed("0.4"), 0, 1));
    CHECK_TEXT("\u22121,071", shown(parsed("-1071.448"), 0, 1));
    CHECK_TEXT("1,000,000", shown(parsed("999999.5"), 0, 0));
    CHECK_TEXT("", shown(DECIMAL_NONE, 0, 0));
    return unit_end();
}
