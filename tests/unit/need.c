/* The tables of hw-plan are read back as they were written: every field, and what is missing. */
#include "need.h"
#include "decimal.h"
#include "period.h"

#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static struct programme p;

static void fill(struct need_tables *t, struct assumptions *a)
{
    const struct series *series = catalogue_series(&p.catalogue, "return");

    *t = (struct need_tables){0};
    *a = (struct assumptions){0};
    need_add(t, &(struct need){.report_period = period_parse("2020-09"),
                               .area = p.root,
                               .series = series,
                               .role = PROGRESS_SUMMED,
                               .intake = NEED_INTAKE_PARTLY,
                               .origin = period_parse("2020-08"),
                               .deadline = p.deadline,
                               .months_left = -3,
                               .areas_present = 3,
                               .areas_expected = 4,
                               .actual = decimal_from(100.25),
                               .arrivals = decimal_from(-1.5),
                               .probability = decimal_from(0.83),
                               .probability_error = decimal_from(0.004),
                               .lo80 = 1.0 / 3,
                               .hi80 = (double)NAN,
                               .extra_places = 46,
                               .extra_places_start = PERIOD_NONE,
                               .in_time = 2,
                               .leavers = DECIMAL_NONE,
                               .note = "=a, \"b\""});
    need_add(t, &(struct need){.report_period = PERIOD_NONE,
                               .area = p.root,
                               .reason = NEED_NO_ASSUMPTIONS,
                               .origin = PERIOD_NONE,
                               .deadline = PERIOD_NONE,
                               .extra_places_start = PERIOD_NONE,
                               .note = ""});
    need_add_tornado(t, &(struct tornado){.report_period = period_parse("2020-09"),
                                          .area = p.root,
                                          .input = ASSUME_DELAY + 6,
                                          .basis = ASSUMED_POOLED,
                                          .swing = 0.1,
                                          .note = ""});
    need_add_tornado(t, &(struct tornado){.report_period = PERIOD_NONE,
                                          .area = p.root,
                                          .input = ASSUMPTIONS,
                                          .basis = ASSUMED_POOLED + 1,
                                          .note = ""});
    assumptions_add(a, &(struct assumption){.id = "A1",
                                            .report_period = PERIOD_NONE,
                                            .area = p.root,
                                            .basis = ASSUMED_POOLED,
                                            .value = 0.1,
                                            .low = (double)NAN,
                                            .high = 3,
                                            .unit = "u",
                                            .source = "s",
                                            .quality = "q",
                                            .illustrative = 1,
                                            .note = "n"});
}

static void back(const char *needs, const char *tornado, const char *used)
{
    struct need_tables t, r;
    struct assumptions a, b;

    fill(&t, &a);
    CHECK(!need_write(&t, &p, needs) && !need_write_tornado(&t, &p, tornado));
    CHECK(!assumptions_write(&a, &p, used));
    CHECK(!need_read(&r, &p, needs, tornado) && !assumptions_read_used(&b, &p, used));
    if (!r.n_needs || !r.n_tornados || !b.n)
        return;
    CHECK(r.n_needs == 2 && r.n_tornados == 2 && b.n == 1);
    CHECK(need_of(&r, p.root) == r.need && !need_of(&r, -1));
    CHECK(r.need[0].role == PROGRESS_SUMMED && r.need[0].intake == NEED_INTAKE_PARTLY);
    CHECK(r.need[0].origin == period_parse("2020-08") && r.need[0].months_left == -3);
    CHECK(r.need[0].areas_present == 3 && r.need[0].areas_expected == 4);
    CHECK(r.need[0].actual == t.need[0].actual && r.need[0].arrivals == t.need[0].arrivals);
    CHECK(r.need[0].leavers == DECIMAL_NONE && isnan(r.need[0].hi80));
    CHECK(r.need[0].lo80 == 1.0 / 3 && r.need[0].extra_places == 46);
    CHECK(r.need[0].extra_places_start == PERIOD_NONE && r.need[0].in_time == 2);
    CHECK(r.need[1].reason == NEED_NO_ASSUMPTIONS && r.need[1].in_time == 0);
    CHECK_TEXT("=a, \"b\"", r.need[0].note);
    CHECK(r.tornado[0].input == ASSUME_DELAY + 6 && r.tornado[0].basis == ASSUMED_POOLED);
    CHECK(r.tornado[1].input == ASSUMPTIONS && r.tornado[1].basis == ASSUMED_POOLED + 1);
    CHECK(b.row[0].illustrative == 1 && isnan(b.row[0].low) && b.row[0].high == 3);
    CHECK_TEXT("A1", b.row[0].id);
    need_free(&r);
    need_free(&r);
    assumptions_free(&b);
    CHECK(need_read(&r, &p, tornado, needs)); /* the wrong way round: said on stderr */
    CHECK(!r.need && !r.n_needs);
    assumptions_free(&a);
    need_free(&t);
}

int main(void)
{
    char folder[] = "/tmp/headway-need.XXXXXX";
    struct arena paths = {0};
    const char *name[3];

    if (programme_read(&p, "tests/data/small") || !mkdtemp(folder) ||
        !freopen("/dev/null", "w", stderr))
        return 1;
    for (int i = 0; i < 3; i++)
        name[i] = arena_format(&paths, "%s/%d.csv", folder, i);
    back(name[0], name[1], name[2]);
    for (int i = 0; i < 3; i++)
        unlink(name[i]);
    rmdir(folder);
    arena_free(&paths);
    programme_free(&p);
    return unit_end();
}
