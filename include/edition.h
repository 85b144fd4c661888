/* Which edition of a collection a file is, told from its name:
 *
 *     2014-06-area-teams.csv               collected in June 2014
 *     2014-06-area-teams-v2.csv            the same once more: it takes the place of the first
 *     2014-06-area-teams-provisional.csv   before them all; its figures are provisional
 *     2014-06-area-teams-final.csv         after them all
 *     2014-06-area-teams-corrected.csv     after the final one too; -revised after that
 *     2014-06-15-area-teams.csv            by the day of collection: later days come later
 *
 * They are files of one kind, "area-teams". Case does not count, "_" and a space are "-"; the "
 * (1)" of a copy is no edition and not a part of the kind. Editions of one month are ordered, and
 * all are kept. */
#ifndef HW_EDITION_H
#define HW_EDITION_H

#include "text.h"

#include <stdbool.h>
#include <stddef.h>

struct edition {
    int collected;      /* the month that the name begins with, or PERIOD_NONE */
    int edition;        /* a later edition is more; 0 without day and suffix */
    const char *kind;   /* inside the name, without date, suffix and ".csv" */
    size_t kind_length; /* bytes */
};

/* What a file's name tells; a path's folders do not count. The name must outlive it. */
struct edition edition_of_file(const char *path);

/* Are two files of one kind, whatever their months and editions? */
bool edition_same_kind(const char *path, const char *other);

bool edition_is_of_kind(const struct edition *a, const struct edition *b);

/* Are they of one month and of one kind, or is the kind of one the beginning of the other's, as
 * where "2014-06-area-teams-amended.csv" is meant as an edition and has no word for one? */
bool edition_is_akin(const char *path, const char *other);

/* Does the name end as that of a copy does, " (1)"? */
bool edition_is_copy(const char *path);

/* Is it a provisional one? */
bool edition_is_provisional(int edition);

/* The day of the month in an edition, 0 when its name has none. */
int edition_day(int edition);

/* Add "v2", "provisional", "final", "corrected", "revised" or nothing. */
void edition_add(struct text *t, int edition);

/* The edition of such a word and of a day (0 for none); EDITION_NONE for another word. */
int edition_parse(const char *word, int day);

enum {
    EDITION_PROVISIONAL = -1,
    EDITION_FINAL = 90,
    EDITION_CORRECTED = 91,
    EDITION_REVISED = 92,
    EDITION_NONE = -2
};

#endif
