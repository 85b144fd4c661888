/* An extract for the benchmark, in the shape of NHS Workforce Statistics: made up, but for the
 * names and codes of regions and teams.
 *
 *     generate AREAS.csv MEGABYTES SEED >extract.csv
 *
 * 60 months from October 2011, up to 400 organisations, 20 staff groups, 8 care settings, and
 * then several rows of each. Numbers are xoshiro256** (D. Blackman, S. Vigna), the same everywhere.
 */
#include "mem.h"
#include "period.h"
#include "table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MONTHS = 60, MOST_ORGS = 400, GROUPS = 20, SETTINGS = 8, MEAN_ROW = 134 };

static const char *const groups[GROUPS] = {"Health visitor",
                                           "School nurse",
                                           "District nurse",
                                           "Community matron",
                                           "Midwife",
                                           "Adult nurse",
                                           "Children's nurse",
                                           "Mental health nurse",
                                           "Learning disability nurse",
                                           "Nursery nurse",
                                           "Support to nursing staff",
                                           "Ambulance staff",
                                           "Consultant",
                                           "General practitioner",
                                           "Physiotherapist",
                                           "Occupational therapist",
                                           "Speech and language therapist",
                                           "Healthcare scientist",
                                           "Hotel, property and estates",
                                           "Senior manager"};
static const char *const settings[SETTINGS] = {"Acute",     "Community", "Mental health",
                                               "Primary",   "Ambulance", "Specialist",
                                               "Education", "Other"};

struct team {
    const char *code, *region_code;
    char name[80], region[80]; /* as they stand in the file */
};

struct org {
    const struct team *team;
    char code[8], name[80];
};

static uint64_t state[4];

static uint64_t rotate(uint64_t x, int k)
{
    return x << k | x >> (64 - k);
}

static uint64_t next(void)
{
    uint64_t result = rotate(state[1] * 5, 7) * 9, t = state[1] << 17;

    state[2] ^= state[0];
    state[3] ^= state[1];
    state[1] ^= state[2];
    state[0] ^= state[3];
    state[2] ^= t;
    state[3] = rotate(state[3], 45);
    return result;
}

static void seed(uint64_t s)
{
    for (int i = 0; i < 4; i++) { /* splitmix64 */
        uint64_t z = s += UINT64_C(0x9E3779B97F4A7C15);

        z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
        z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
        state[i] = z ^ z >> 31;
    }
}

static unsigned below(unsigned n)
{
    return (unsigned)((next() >> 32) * n >> 32);
}

static void quote(char *to, size_t room, const char *name, bool needless)
{
    bool quoted = needless || strchr(name, ',');

    snprintf(to, room, quoted ? "\"%s\"" : "%s", name);
}

static size_t read_teams(struct team *team, size_t most, const struct table *t)
{
    static const char *const names[] = {"area_code", "name", "level", "parent_code"};
    size_t n = 0;
    int c[4];

    if (table_columns(t, names, 4, c))
        return 0;
    for (size_t i = 0; i < t->rows; i++) {
        if (n == most || strcmp(table_text(t, i, c[2]), "area_team"))
            continue;
        team[n].code = table_text(t, i, c[0]);
        team[n].region_code = table_text(t, i, c[3]);
        quote(team[n].name, sizeof team[n].name, table_text(t, i, c[1]), false);
        for (size_t j = 0; j < t->rows; j++)
            if (!strcmp(table_text(t, j, c[0]), team[n].region_code))
                quote(team[n].region, sizeof team[n].region, table_text(t, j, c[1]), false);
        n++;
    }
    return n;
}

/* A quarter with a comma, one in twenty with a doubled quote, some quoted without need. */
static void name_org(struct org *o, unsigned i)
{
    static const char *const first[] = {"Ashdown", "Bramley", "Calder", "Derwent",  "Elmbridge",
                                        "Fenland", "Garston", "Holme",  "Ironside", "Kestrel"};
    static const char *const last[] = {"Community Trust", "Foundation Trust", "Care Partnership",
                                       "Social Enterprise"};
    unsigned kind = below(100);
    const char *a = first[below(10)], *b = last[below(4)];

    snprintf(o->code, sizeof o->code, "R%c%u", 'A' + (int)(i / 16 % 26), i % 16 + 10);
    if (kind < 25)
        snprintf(o->name, sizeof o->name, "\"%s %u, %s\"", a, i, b);
    else if (kind < 30)
        snprintf(o->name, sizeof o->name, "\"%s \"\"%u\"\" %s\"", a, i, b);
    else if (kind < 45)
        snprintf(o->name, sizeof o->name, "\"%s %u %s\"", a, i, b);
    else
        snprintf(o->name, sizeof o->name, "%s %u %s", a, i, b);
}

static void print_values(FILE *out)
{
    unsigned kind = below(1000), hundredths = below(4000), places = below(3), heads;

    heads = hundredths / 100 + 1 + below(3);
    if (kind < 60)
        fputs("*,*\n", out);
    else if (kind < 80)
        fputs("-,-\n", out);
    else if (kind < 85)
        fputs(",\n", out);
    else if (kind < 95)
        fprintf(out, "*,%u\n", heads);
    else if (places == 0)
        fprintf(out, "%u,%u\n", hundredths / 100, heads);
    else if (places == 1)
        fprintf(out, "%u.%u,%u\n", hundredths / 100, hundredths / 10 % 10, heads);
    else
        fprintf(out, "%u.%02u,%u\n", hundredths / 100, hundredths % 100, heads);
}

static void print_month(FILE *out, int period, const struct org *org, unsigned orgs, double rows)
{
    unsigned cells = orgs * GROUPS, of_cell = (unsigned)(rows / cells);
    struct text month = {0};

    period_add(&month, period);
    of_cell = of_cell ? of_cell : 1;
    for (unsigned o = 0; o < orgs; o++)
        for (unsigned g = 0; g < GROUPS; g++)
            for (unsigned i = 0; i < of_cell; i++) {
                fprintf(out, "%s-%02d,%s,%s,%s,%s,%s,%s,", month.data, period_last_day(period),
                        org[o].team->region_code, org[o].team->region, org[o].team->code,
                        org[o].team->name, org[o].code, org[o].name);
                fprintf(out, strchr(groups[g], ',') ? "\"%s\"," : "%s,", groups[g]);
                fprintf(out, "%s,", settings[i * SETTINGS / (of_cell > 8 ? of_cell : 8)]);
                print_values(out);
            }
    text_free(&month);
}

int main(int argc, char **argv)
{
    static struct team team[64];
    static struct org org[MOST_ORGS];
    struct table t;
    double rows;
    size_t teams;
    unsigned orgs;

    if (argc != 4 || table_read(&t, argv[1]))
        return 2;
    rows = strtod(argv[2], NULL) * 1e6 / MEAN_ROW / MONTHS;
    seed(strtoull(argv[3], NULL, 10));
    teams = read_teams(team, 64, &t);
    orgs = rows / GROUPS < MOST_ORGS ? (unsigned)(rows / GROUPS) : MOST_ORGS;
    orgs = orgs < teams ? (unsigned)teams : orgs;
    for (unsigned i = 0; i < orgs; i++) {
        org[i].team = &team[i % teams];
        name_org(&org[i], i);
    }
    puts("period,region_code,region_name,area_team_code,area_team_name,org_code,org_name,"
         "staff_group,care_setting,fte,headcount");
    for (int m = 0; m < MONTHS; m++)
        print_month(stdout, period_parse("2011-10") + m, org, orgs, rows);
    table_free(&t);
    return ferror(stdout) || fflush(stdout);
}
