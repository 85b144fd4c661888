/* What goes back to whom: the findings, shared out over the areas that must deliver.
 *
 * A finding about an area goes to that area, or to the whole that it is delivered as a part of. One
 * about a file as a whole (it cannot be read, its header is no layout's, areas are gone from it)
 * goes to each area that files of this kind have had figures of, and that existed when the file was
 * collected: all of them wait for their figures. One about a line of which nobody can tell the area
 * goes to the area that such files are of, when that is only one. All the rest is of nobody that is
 * known: it goes back to who sent the file. */
#ifndef HW_FEEDBACK_H
#define HW_FEEDBACK_H

#include "senders.h"
#include "text.h"

struct feedback_row {
    const struct finding *finding;
    bool whole_file; /* it is about all that stands in the file, and went to others too */
};

/* The findings of one area. */
struct feedback_list {
    int area;                 /* index in the geography, or -1: of nobody that is known */
    struct feedback_row *row; /* in the order of the findings */
    size_t n, capacity;
    size_t count[3]; /* by enum severity */
};

struct feedback {
    struct feedback_list *list; /* those with something to look at, in the order of the geography;
                                   the one of nobody last */
    size_t n;
};

/* Share the findings out. An area with notes alone has no list, since there is nothing for it to
 * do; a note of an override is one to look at. The findings must outlive the result, and be in
 * order. Freed with feedback_free(). */
void feedback_make(struct feedback *b, const struct senders *s, const struct findings *f);
void feedback_free(struct feedback *b);

/* The findings of one check in a list. */
struct feedback_check {
    const struct finding_kind *kind;
    enum severity severity; /* that it has here: overridden ones are notes, apart from the others */
    size_t n;
};

/* The checks that a list met, errors before warnings before notes, then in the order of the
 * catalogue. Returns how many; *check is freed by the caller with free(). */
size_t feedback_checks(const struct feedback_list *list, struct feedback_check **check);

/* Is the row one of that check? */
bool feedback_is_of(const struct feedback_row *row, const struct feedback_check *check);

/* "3 errors, 1 warning, 0 notes" */
void feedback_add_counts(struct text *t, const size_t *count);

#endif
