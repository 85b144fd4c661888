/* Codes and names of areas by date, and sharing out. The names are those of the lists of April 2013
 * and of the files that cut and abbreviate them. */
#include "decimal.h"
#include "geography.h"
#include "period.h"
#include "unit.h"

static struct geography g;

/* The code of the area that a text stands for, with "/" the code of another one, or "". */
static const char *told(struct area_match m)
{
    static char text[100];

    snprintf(text, sizeof text, "%s%s%s", m.area < 0 ? "" : g.area[m.area].area_code,
             m.other < 0 ? "" : "/", m.other < 0 ? "" : g.area[m.other].area_code);
    return text;
}

static const char *named(const char *name, const char *month)
{
    return told(geography_match_name(&g, name, period_parse(month)));
}

static const char *coded(const char *code, const char *month)
{
    return told(geography_match_code(&g, code, period_parse(month)));
}

static bool is_named(const char *code, const char *name)
{
    return geography_is_named(&g, geography_find(&g, code), name);
}

static const char *near(const char *name)
{
    int area = geography_nearest(&g, name);

    return area < 0 ? "" : g.area[area].area_code;
}

static void check_names(void)
{
    CHECK_TEXT("Q46", named("Greater Manchester", "2014-09"));
    CHECK_TEXT("Q57", named("ESSEX  AREA TEAM", "2014-09"));
    CHECK_TEXT("Q44", named("CHESHIRE, WARRINGTON & WIRRAL AREA TEAM", "2014-09"));
    CHECK_TEXT("Q66", named("DEVON,CORNWALL&ISLES OF SCILLY AREA TEAM", "2014-09"));
    CHECK_TEXT("Q46", named("Greater\u00a0Manchester", "2014-09"));
    /* cut to 40 characters, and shorter */
    CHECK_TEXT("Q65", named("BRISTOL, NORTH SOMERSET, SOMERSET AND SO", "2014-09"));
    CHECK_TEXT("Q50", named("North Yorkshire", "2014-09"));
    CHECK_TEXT("Q50", named("NORTH YORKSHI", "2014-09")); /* 12 letters */
    CHECK_TEXT("", named("NORTH YORKSH", "2014-09"));     /* 11 */
    CHECK_TEXT("", named("North Yorks", "2014-09"));
    CHECK_TEXT("", named("", "2014-09"));
    CHECK_TEXT("", named("&", "2014-09"));
    /* London is a region, an area team and, before, a Strategic Health Authority */
    CHECK_TEXT("Y56/Q71", named("London", "2014-09"));
    CHECK_TEXT("Q71", named("LONDON AREA TEAM", "2014-09"));
    CHECK_TEXT("Y56", named("London region", "2014-09"));
    CHECK_TEXT("Q36", named("London", "2010-09"));
    /* the name of an authority that closed, and of a sub-region that began in 2015 */
    CHECK_TEXT("Q39", named("South West", "2012-09"));
    CHECK_TEXT("Q80", named("South West", "2015-09"));
    CHECK_TEXT("Q39/Q80", named("South West", "2014-09"));
    CHECK_TEXT("Q39/Q80", told(geography_match_name(&g, "South West", PERIOD_NONE)));
    CHECK(is_named("Q65", "BRISTOL, NORTH S"));
    CHECK(!is_named("Q65", "Bristol"));
    CHECK(is_named("Q71", "London") && is_named("Y56", "London") && !is_named("Q61", "London"));
}

static void check_codes(void)
{
    CHECK_TEXT("Q46", coded("Q46", "2014-09"));
    CHECK_TEXT("Q46", coded("E39000003", "2014-09"));
    CHECK_TEXT("Q46", coded("Q46", "2020-01")); /* closed, which another check says */
    CHECK_TEXT("", coded("q46", "2014-09"));
    CHECK_TEXT("", coded("", "2014-09"));
    CHECK_TEXT("", coded("Greater Manchester", "2014-09"));
}

static void check_aliases(void)
{
    CHECK_TEXT("", named("ARDEN,HEREFORDS & WORCESTER AREA TEAM", "2014-09"));
    CHECK_TEXT("", named("BATH,GLOS,SWINDON & WILTSHIRE AREA TEAM", "2014-09"));
    CHECK(!geography_read_aliases(&g, "datasets/geography/aliases.csv"));
    CHECK_TEXT("Q53", named("ARDEN,HEREFORDS & WORCESTER AREA TEAM", "2014-09"));
    CHECK_TEXT("Q64", named("BATH,GLOS,SWINDON & WILTSHIRE AREA TEAM", "2014-09"));
    CHECK_TEXT("Q65", named("BRISTOL, N SOM, SOM & S GLOS AREA TEAM", "2014-09"));
    CHECK_TEXT("Q49", named("Cumbria, Northumb, Tyne and Wear Area Team", "2014-09"));
    CHECK(is_named("Q64", "BATH,GLOS,SWINDON & WILTSHIRE AREA TEAM"));
    CHECK(!is_named("Q65", "BATH,GLOS,SWINDON & WILTSHIRE AREA TEAM"));
    CHECK_TEXT("Q46", named("Greater Manchester", "2014-09"));
}

static void check_nearest(void)
{
    CHECK_TEXT("Q46", near("Greater Manchestr"));
    CHECK_TEXT("Q47", near("Lancashre"));
    CHECK_TEXT("", near("Atlantis"));
    CHECK_TEXT("", near(""));
    CHECK_TEXT("", near("Londn")); /* of 5 letters none may differ */
}

static void check_successors(void)
{
    const struct successor *s;

    CHECK(geography_successors(&g, geography_find(&g, "Q44"), &s) == 0);
    CHECK(!geography_read_successors(&g, "datasets/geography/successors.csv"));
    CHECK(geography_successors(&g, geography_find(&g, "Q44"), &s) == 1);
    CHECK_TEXT("Q75", g.area[s->to].area_code);
    CHECK(s->from_period == period_parse("2015-04") && s->share == DECIMAL_ONE);
    CHECK(geography_successors(&g, geography_find(&g, "Q33"), &s) == 2);
    CHECK(s->share == DECIMAL_NONE); /* which no source tells */
    CHECK(geography_successors(&g, geography_find(&g, "Q70"), &s) == 0);
}

static void shared(const char *expected, int64_t value, int64_t unit, const int64_t *share,
                   size_t n)
{
    int64_t part[4], sum = 0;
    struct text t = {0};

    decimal_share(value, share, n, unit, part);
    for (size_t i = 0; i < n; i++) {
        decimal_add(&t, part[i]);
        text_add(&t, i + 1 < n ? " " : "");
        sum += part[i];
    }
    CHECK_TEXT(expected, text_of(&t));
    CHECK(sum == value);
    text_free(&t);
}

static void check_shares(void)
{
    static const int64_t two[] = {600000000, 400000000}, half[] = {500000000, 500000000},
                         three[] = {333333333, 333333333, 333333334};

    shared("6.06 4.04", 10100000000, 1, two, 2);
    /* 7 x 0.6 = 4.2, 7 x 0.4 = 2.8: 4 and 2, the one that is left to the larger remainder */
    shared("4 3", 7 * DECIMAL_ONE, DECIMAL_ONE, two, 2);
    shared("4 3", 7 * DECIMAL_ONE, DECIMAL_ONE, half, 2); /* equal remainders: the first */
    /* 100 x 0.333333333 leaves 0.3333333, x 0.333333334 leaves 0.3333334 */
    shared("33 33 34", 100 * DECIMAL_ONE, DECIMAL_ONE, three, 3);
    shared("0.000000001 0.000000001 0.000000001", 3, 1, three, 3);
    shared("0 0", 0, 1, two, 2);
    shared("0.000000001 0", 1, 1, two, 2);
    shared("2400000000 1600000000", DECIMAL_MOST, 1, two, 2);
    shared("1.5 1", 2 * DECIMAL_ONE + DECIMAL_ONE / 2, DECIMAL_ONE, half, 2);
}

int main(void)
{
    CHECK(!geography_read(&g, "datasets/geography/levels.csv", "datasets/geography/areas.csv",
                          "datasets/geography/successions.csv"));
    check_names();
    check_codes();
    check_nearest();
    check_aliases();
    check_successors();
    check_shares();
    geography_free(&g);
    geography_free(&g);
    return unit_end();
}
