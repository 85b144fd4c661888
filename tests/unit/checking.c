/* What names tell of editions; intervals and spreads of what is usual; tolerances.
 * R 4.2.2:
 *   y <- c(176,154,161,152); predict(lm(y ~ x), data.frame(x = 2006), interval = "prediction"), x
 * <- 2002:2005 y <- c(8396.02,8383.81,8100,8050.5,8012.25,7999,8005.125); x <- c(1,2,3,5,6,9,12);
 * the same at 13 mad(c(-22,7,-9,3,100)); median(c(4,1,3,2)) */
#include "edition.h"
#include "period.h"
#include "tolerance.h"
#include "unit.h"
#include "usual.h"

#include "decimal.h"

struct name {
    const char *name, *kind, *word;
    int day;
};

static void names(void)
{
    static const struct name name[] = {
        {"2014-06-area-teams.csv", "area-teams", "", 0},
        {"a/b/2014-06-area-teams.csv.gz", "area-teams", "", 0},
        {"2014-06-area-teams-v2.csv", "area-teams", "v2", 0},
        {"2014-06-area-teams-v1.csv", "area-teams", "", 0},
        {"2014-06-area-teams-v89.csv.gz", "area-teams", "v89", 0},
        {"2014-06-area-teams-v90.csv", "area-teams-v90", "", 0},
        {"2014-06-area-teams-v0.csv", "area-teams-v0", "", 0},
        {"2014-06-area-teams-vx.csv", "area-teams-vx", "", 0},
        {"2014-06-provisional.csv", "", "provisional", 0},
        {"2014-06-15-area-teams-final.csv", "area-teams", "final", 15},
        {"2014-06-31-area-teams.csv", "31-area-teams", "", 0},
        {"2014-06-153.csv", "153", "", 0},
        {"2014-06-15.csv", "", "", 15},
        {"2014-06.csv", "", "", 0},
        {"esr-new-method-v2.csv", "esr-new-method", "v2", 0},
        {"final.csv", "final", "", 0},
        {"2014-06-area-teams-FINAL.csv", "area-teams", "final", 0},
        {"2014-06-area-teams_V2.csv", "area-teams", "v2", 0},
        {"2014-06-area-teams v2.csv", "area-teams", "v2", 0},
        {"2014-06_Area_Teams-Corrected.csv", "Area_Teams", "corrected", 0},
        {"2014-06-15-area-teams-revised.csv", "area-teams", "revised", 15},
        {"2014-06-area-teams (1).csv", "area-teams", "", 0},
        {"2014-06-area-teams-v2 (12).csv.gz", "area-teams", "v2", 0},
        {"2014-06-area-teams (a).csv", "area-teams (a)", "", 0},
        {"2014-06-area-teams(1).csv", "area-teams(1)", "", 0},
        {"2014-06-area-teams ().csv", "area-teams ()", "", 0},
        {"-", "", "", 0},
        {"", "", "", 0},
    };

    for (size_t i = 0; i < sizeof name / sizeof name[0]; i++) {
        struct edition e = edition_of_file(name[i].name);
        struct text kind = {0}, word = {0};

        text_add_bytes(&kind, e.kind, e.kind_length);
        edition_add(&word, e.edition);
        CHECK_TEXT(name[i].kind, text_of(&kind));
        CHECK_TEXT(name[i].word, text_of(&word));
        CHECK(edition_day(e.edition) == name[i].day);
        CHECK(edition_parse(text_of(&word), name[i].day) == e.edition);
        text_free(&kind);
        text_free(&word);
    }
    CHECK(edition_parse("w2", 0) == EDITION_NONE);
    CHECK(edition_same_kind("2014-06-r-v2.csv", "x/2014-05-r.csv.gz"));
    CHECK(!edition_same_kind("2014-06-r.csv", "2014-06-rr.csv"));
    CHECK(edition_same_kind("2014-06-Area_Teams-V2.csv", "2014-06-area teams.csv"));
    CHECK(edition_is_akin("2014-06-r.csv", "2014-06-R_amended.csv"));
    CHECK(!edition_is_akin("2014-06-r.csv", "2014-05-r-amended.csv"));
    CHECK(!edition_is_akin("2014-06-r.csv", "2014-06-ramended.csv"));
    CHECK(!edition_is_akin("2014-06.csv", "2014-06-r.csv"));
    CHECK(edition_is_copy("x (1)/2014-06-r (2).csv") && !edition_is_copy("x (1)/2014-06-r.csv"));
}

/* each comes behind the one before */
static void order(void)
{
    static const char *const name[] = {"2014-06-r-provisional.csv",
                                       "2014-06-r.csv",
                                       "2014-06-r-v2.csv",
                                       "2014-06-r-v10.csv",
                                       "2014-06-r-final.csv",
                                       "2014-06-r_Corrected.csv",
                                       "2014-06-r revised.csv",
                                       "2014-06-01-r-provisional.csv",
                                       "2014-06-01-r.csv",
                                       "2014-06-01-r-final.csv",
                                       "2014-06-02-r-provisional.csv",
                                       "2014-06-30-r.csv"};

    for (size_t i = 1; i < sizeof name / sizeof name[0]; i++)
        CHECK(edition_of_file(name[i]).edition > edition_of_file(name[i - 1]).edition);
    for (size_t i = 0; i < sizeof name / sizeof name[0]; i++)
        CHECK(edition_is_provisional(edition_of_file(name[i]).edition) ==
              (strstr(name[i], "provisional") != NULL));
}

static void usual(void)
{
    static const double x[] = {2002, 2003, 2004, 2005}, y[] = {176, 154, 161, 152};
    static const double u[] = {1, 2, 3, 5, 6, 9, 12};
    static const double v[] = {8396.02, 8383.81, 8100, 8050.5, 8012.25, 7999, 8005.125};
    double fit, low, high;

    CHECK(usual_interval(x, y, 4, 2006, &fit, &low, &high));
    CHECK_NEAR(144.5, fit, 1e-9);
    CHECK_NEAR(86.8741622231, low, 1e-7);
    CHECK_NEAR(202.125837777, high, 1e-7);
    CHECK(usual_interval(u, v, 7, 13, &fit, &low, &high));
    CHECK_NEAR(7457.9051379164, low, 1e-6);
    CHECK_NEAR(8279.8163559861, high, 1e-6);
    CHECK(!usual_interval(x, y, 3, 2006, &fit, &low, &high));
    CHECK_NEAR(17.7912, usual_spread((const double[]){-22, 7, -9, 3, 100}, 5), 1e-9);
    CHECK_NEAR(2.5, usual_median((const double[]){4, 1, 3, 2}, 4), 0);
}

static void tolerances(void)
{
    const struct tolerances *t = &tolerances_usual;

    /* by hand: 100 x 10 % x (1 + 1) = 20; 10000 x 10 % x 1.1 = 1100; 1 x 10 % x 11 = 1.1, below 5
     */
    CHECK_NEAR(20, tolerances_change(t, 100, 10), 1e-9);
    CHECK_NEAR(1100, tolerances_change(t, 10000, 10), 1e-9);
    CHECK_NEAR(5, tolerances_change(t, 1, 10), 0);
    CHECK_NEAR(5, tolerances_change(t, 0, 10), 0);
    CHECK(!tolerances_revision_is_large(t, 40 * DECIMAL_ONE, 44 * DECIMAL_ONE));
    CHECK(!tolerances_revision_is_large(t, 40 * DECIMAL_ONE, 36 * DECIMAL_ONE));
    CHECK(tolerances_revision_is_large(t, 40 * DECIMAL_ONE, 44 * DECIMAL_ONE + 1));
    CHECK(tolerances_revision_is_large(t, 40 * DECIMAL_ONE, 36 * DECIMAL_ONE - 1));
    CHECK(tolerances_revision_is_large(t, 0, 1));
}

int main(void)
{
    names();
    order();
    usual();
    tolerances();
    return unit_end();
}
