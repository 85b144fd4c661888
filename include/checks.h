/* Checks of figures beside each other: within a month, over time, between collections. Each adds
 * findings about the very cell; only the first two take figures away. All of them read the rows in
 * their order, and none looks at every pair. */
#ifndef HW_CHECKS_H
#define HW_CHECKS_H

#include "ingest.h"

/* What is known last of each figure: the rows of the table with the latest collection and edition,
 * in the order of series, measure, area and period. They live as long as the table stays as it is.
 */
struct figures {
    const struct observation **row;
    size_t n;
    const struct programme *programme;
    struct findings *findings;
};

/* Freed with figures_free(). */
void figures_latest(struct figures *f, struct ingest *in, const struct programme *p);
void figures_free(struct figures *f);

/* The last known value of a figure; DECIMAL_NONE when there is none. *row is where it stands. */
int64_t figures_value(const struct figures *f, const char *series, const char *measure, int area,
                      int period, const struct observation **row);

/* How many rows from i on are of the same series, measure and area. */
size_t figures_run(const struct figures *f, size_t i);

/* Is the measure a flow of the programme, such as leavers: counted anew each month? */
bool figures_is_flow(const struct figures *f, const char *measure);

/* A finding about one row. */
void check_report(struct findings *f, const struct observation *o, const char *check,
                  const char *message);

/* Add "FILE, line 17"; a sum stands on no line. */
void check_add_place(struct text *t, const struct observation *o);

/* Add "Essex, September 2014 (Headcount): " where the row stands on no line, since it is a sum: no
 * place tells whose figure it is. */
void check_add_subject(struct text *t, const struct programme *p, const struct observation *o);

/* Add a value for a message: "10,424", "152.25". */
void check_add_value(struct text *t, int64_t value);

/* Add the name of an area by its code. */
void check_add_area(struct text *t, const struct programme *p, const char *area_code);

/* How many decimal places a value is given with, 0 to 9. */
int check_places(int64_t value);

/* One figure given twice by one edition, or by two files of different kinds: once is enough where
 * they are equal, and none is used where they differ. Editions of one kind stay, all of them. */
void check_duplicates(struct ingest *in, const struct programme *p);

/* FTE beside the headcount of the same area and month. Where nobody can have worked so much it is
 * not used. */
void check_headcounts(struct ingest *in, const struct programme *p);

/* A later collection or edition that changes a figure that is judged or expected by more than is
 * tolerated, or leaves empty what had a value. */
void check_revisions(struct ingest *in, const struct programme *p);

/* Parts beside the whole, openings and flows beside closings, printed growth beside the figures
 * (sum_check.c). */
void check_sums(const struct figures *f);
void check_balance(const struct figures *f);
void check_growth(const struct figures *f);

/* A figure beside those before it (history_check.c). */
void check_history(const struct figures *f);

/* Figures that do not move, are another area's, are all round, or are zero where no other is
 * (repeat_check.c). */
void check_repeats(const struct figures *f);
void check_copies(const struct figures *f);
void check_round(const struct figures *f);
void check_zeros(const struct figures *f);

#endif
