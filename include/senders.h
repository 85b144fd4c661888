/* Which areas must deliver, and which kinds of file their figures come in. Files of one kind are
 * named alike behind the month: 2014-08-area-teams.csv and 2014-09-area-teams.csv. So what is wrong
 * with a file as a whole is known to be of the areas that files of its kind have had figures of. */
#ifndef HW_SENDERS_H
#define HW_SENDERS_H

#include "finding.h"
#include "observation.h"
#include "programme.h"

struct sender_kind {
    const char *name; /* "area-teams.csv" */
    bool *area;   /* [geography.n]: of those that must deliver, which had a figure in such a file */
    bool *series; /* [catalogue.n_series] */
    size_t areas; /* how many */
};

struct senders {
    const struct programme *programme;
    bool *must; /* [geography.n]: some series expects the area's level every month, and the area is
                   no part of another one */
    int *whole; /* [geography.n]: the area itself, or the one that it is delivered as a part of */
    struct sender_kind *kind;
    size_t n, capacity;
    struct file_kind *file; /* private: which file is of which kind */
    size_t files;
    struct arena texts;
};

/* Look at what came. The tables must outlive the result. Freed with senders_free(). */
void senders_make(struct senders *s, const struct programme *p, const struct observations *o);
void senders_free(struct senders *s);

/* The kind of a file by its name, NULL when no file of that kind had a figure. */
const struct sender_kind *senders_kind(const struct senders *s, const char *file);

/* Had the file a figure? */
bool senders_file_is_used(const struct senders *s, const char *file);

/* The area that must deliver what this code is of: its own, or that of the whole it is a part of;
 * -1 when it is none that must. */
int senders_area(const struct senders *s, const char *area_code);

/* The month in which a file was collected, by its name; PERIOD_NONE when that has none. */
int senders_month(const char *file);

#endif
