#include "edition.h"

#include "files.h"
#include "period.h"

#include <stdlib.h>
#include <string.h>

/* Editions of a day follow those of the day before, its provisional one too. */
enum { DAY = 100 };

bool edition_is_provisional(int edition)
{
    return edition - DAY * edition_day(edition) == EDITION_PROVISIONAL;
}

int edition_day(int edition)
{
    return (edition - EDITION_PROVISIONAL) / DAY;
}

void edition_add(struct text *t, int edition)
{
    int rank = edition - DAY * edition_day(edition);

    if (rank == EDITION_PROVISIONAL)
        text_add(t, "provisional");
    else if (rank == EDITION_FINAL)
        text_add(t, "final");
    else if (rank)
        text_addf(t, "v%d", rank);
}

static int rank_of(const char *word, size_t n)
{
    int rank = 0;

    if (n == 11 && !memcmp(word, "provisional", n))
        return EDITION_PROVISIONAL;
    if (n == 5 && !memcmp(word, "final", n))
        return EDITION_FINAL;
    if (n < 2 || n > 3 || *word != 'v')
        return EDITION_NONE;
    for (size_t i = 1; i < n; i++) {
        if (word[i] < '0' || word[i] > '9')
            return EDITION_NONE;
        rank = 10 * rank + (word[i] - '0');
    }
    return rank < 1 || rank >= EDITION_FINAL ? EDITION_NONE : rank == 1 ? 0 : rank;
}

int edition_parse(const char *word, int day)
{
    int rank = *word ? rank_of(word, strlen(word)) : 0;

    return rank == EDITION_NONE ? EDITION_NONE : DAY * day + rank;
}

/* "15" of "2014-06-15-area-teams"; 0 when there is no such day. */
static int read_day(const char *name)
{
    char date[11] = "";

    if (strlen(name) < 11 || (name[10] >= '0' && name[10] <= '9'))
        return 0;
    memcpy(date, name, 10);
    return period_parse(date) == PERIOD_NONE ? 0 : atoi(date + 8);
}

/* Without ".csv" and ".csv.gz". */
static size_t stem_length(const char *name)
{
    size_t n = strlen(name);

    n -= files_ends_with(name, ".gz") ? 3 : 0;
    return n >= 4 && !memcmp(name + n - 4, ".csv", 4) ? n - 4 : n;
}

struct edition edition_of_file(const char *path)
{
    const char *name = files_base(path), *kind = name, *end = name + stem_length(name);
    struct edition e = {.collected = period_of_file(name)};
    int day = e.collected == PERIOD_NONE ? 0 : read_day(name), rank = EDITION_NONE;
    const char *dash;

    if (e.collected != PERIOD_NONE)
        kind += day ? 10 : 7;
    kind += kind < end && *kind == '-';
    for (dash = end; dash > kind && dash[-1] != '-'; dash--)
        ;
    if (dash > kind || (kind > name && kind[-1] == '-'))
        rank = rank_of(dash, (size_t)(end - dash));
    if (rank != EDITION_NONE)
        end = dash > kind ? dash - 1 : dash;
    e.edition = DAY * day + (rank == EDITION_NONE ? 0 : rank);
    e.kind = kind;
    e.kind_length = end > kind ? (size_t)(end - kind) : 0;
    return e;
}

bool edition_same_kind(const char *path, const char *other)
{
    struct edition a = edition_of_file(path), b = edition_of_file(other);

    return a.kind_length == b.kind_length && !memcmp(a.kind, b.kind, a.kind_length);
}
