/* Recovery actions: what is being done where an area is behind. The file is optional, and kept by
 * hand; programme.csv names it (item `actions`).
 *
 *     area_code,action,owner,due,expected_fte,status,note
 *
 * expected ends in the programme's measure: the effect that is hoped for. due is a month or a date;
 * it and expected may be empty. status is open, done or dropped. note is shown with the action. */
#ifndef HW_ACTION_H
#define HW_ACTION_H

#include "programme.h"

#include <stdint.h>

#define ACTION_STATUSES "open;done;dropped"
enum action_status { ACTION_OPEN, ACTION_DONE, ACTION_DROPPED };

struct action {
    int area; /* index in programme.geography.area */
    const char *action, *owner, *note;
    int due;          /* period, or PERIOD_NONE */
    int64_t expected; /* DECIMAL_NONE when not told */
    int status;       /* enum action_status */
};

struct actions {
    struct action *row; /* in the order of the file */
    size_t n, capacity;
    struct arena texts;
};

/* Read the programme's actions; none when it names no file. Returns 0, or -1 after naming every
 * fault with file, line and column: an unknown area, a month, number or status that is none, an
 * action without words. Freed with actions_free(), twice is harmless. */
int actions_read(struct actions *a, const struct programme *p);
void actions_free(struct actions *a);

/* Is it still open, and was it due before that month? */
bool action_is_overdue(const struct action *a, int period);

#endif
