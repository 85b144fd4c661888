#include "edition.h"

#include "files.h"
#include "period.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

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

/* A byte of a name, where case does not count and "_" and a space are "-". */
static char plain(char c)
{
    if (c == '_' || c == ' ')
        return '-';
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_plainly(const char *a, size_t a_length, const char *b, size_t b_length)
{
    for (size_t i = 0; i < a_length && i < b_length; i++)
        if (plain(a[i]) != plain(b[i]))
            return false;
    return a_length == b_length;
}

static const struct {
    const char *word;
    int rank;
} ranks[] = {{"provisional", EDITION_PROVISIONAL},
             {"final", EDITION_FINAL},
             {"corrected", EDITION_CORRECTED},
             {"revised", EDITION_REVISED}};

void edition_add(struct text *t, int edition)
{
    int rank = edition - DAY * edition_day(edition);

    for (size_t i = 0; i < sizeof ranks / sizeof ranks[0]; i++)
        if (rank == ranks[i].rank) {
            text_add(t, ranks[i].word);
            return;
        }
    if (rank)
        text_addf(t, "v%d", rank);
}

static int rank_of(const char *word, size_t n)
{
    int rank = 0;

    for (size_t i = 0; i < sizeof ranks / sizeof ranks[0]; i++)
        if (is_plainly(word, n, ranks[i].word, strlen(ranks[i].word)))
            return ranks[i].rank;
    if (n < 2 || n > 3 || plain(*word) != 'v')
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

    n -= files_ends_in(name, ".gz") ? 3 : 0;
    return n >= 4 && !strncasecmp(name + n - 4, ".csv", 4) ? n - 4 : n;
}

/* Without " (1)", which a browser or a desktop puts behind the name of a copy. */
static size_t copied_length(const char *name, size_t n)
{
    size_t digits = 0;

    while (digits + 1 < n && name[n - 2 - digits] >= '0' && name[n - 2 - digits] <= '9')
        digits++;
    if (!digits || name[n - 1] != ')' || digits + 3 >= n || name[n - 2 - digits] != '(' ||
        plain(name[n - 3 - digits]) != '-')
        return n;
    return n - digits - 3;
}

bool edition_is_copy(const char *path)
{
    const char *name = files_base(path);
    size_t n = stem_length(name);

    return copied_length(name, n) < n;
}

struct edition edition_of_file(const char *path)
{
    const char *name = files_base(path), *kind = name, *end;
    struct edition e = {.collected = period_of_file(name)};
    int day = e.collected == PERIOD_NONE ? 0 : read_day(name), rank = EDITION_NONE;
    const char *dash;

    end = name + copied_length(name, stem_length(name));
    if (e.collected != PERIOD_NONE)
        kind += day ? 10 : 7;
    kind += kind < end && plain(*kind) == '-';
    for (dash = end; dash > kind && plain(dash[-1]) != '-'; dash--)
        ;
    if (dash > kind || (kind > name && plain(kind[-1]) == '-'))
        rank = rank_of(dash, (size_t)(end - dash));
    if (rank != EDITION_NONE)
        end = dash > kind ? dash - 1 : dash;
    e.edition = DAY * day + (rank == EDITION_NONE ? 0 : rank);
    e.kind = kind;
    e.kind_length = end > kind ? (size_t)(end - kind) : 0;
    return e;
}

bool edition_is_of_kind(const struct edition *a, const struct edition *b)
{
    return is_plainly(a->kind, a->kind_length, b->kind, b->kind_length);
}

bool edition_is_akin(const char *path, const char *other)
{
    struct edition a = edition_of_file(path), b = edition_of_file(other);
    const struct edition *less = a.kind_length < b.kind_length ? &a : &b,
                         *more = less == &a ? &b : &a;

    return a.collected == b.collected &&
           (edition_is_of_kind(&a, &b) ||
            (less->kind_length && plain(more->kind[less->kind_length]) == '-' &&
             is_plainly(less->kind, less->kind_length, more->kind, less->kind_length)));
}

bool edition_same_kind(const char *path, const char *other)
{
    struct edition a = edition_of_file(path), b = edition_of_file(other);

    return edition_is_of_kind(&a, &b);
}
