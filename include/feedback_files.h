/* What goes back, as files: for each area with something to look at CODE.csv and CODE.html, for
 * what is of nobody that is known unassigned.csv and .html, and index.html, which leads to them.
 * Codes that no file could be called are written as hw-render writes them. */
#ifndef HW_FEEDBACK_FILES_H
#define HW_FEEDBACK_FILES_H

#include "feedback.h"
#include "ingest.h"
#include "quality_score.h"

struct feedback_input {
    const struct programme *programme;
    const struct senders *senders;
    const struct feedback *feedback;
    const struct quality_scores *quality;
};

/* rows of one check that a page or a screen shows; the CSV has all */
enum { FEEDBACK_SHOWN = 200 };

/* Write all of them to a folder, which is made where missing, and list.csv with their names. Files
 * that the list of an earlier run names, and this one does not, are removed, no others. Returns 0,
 * or -1 after saying why. */
int feedback_write(const struct feedback_input *in, const char *folder);

/* Work out all of that, and write the table of quality to a path and the files to a folder, either
 * of which may be NULL. Returns 0, or -1 after saying why. */
int feedback_write_tables(const struct programme *p, const struct observations *o,
                          const struct findings *f, const char *quality_path, const char *folder);

/* The parts of feedback_write(): the name of a list's files without its end, the page of a list,
 * and the page that leads to all. */
const char *feedback_name(struct arena *a, const struct feedback_input *in,
                          const struct feedback_list *list);
int feedback_page_write(const struct feedback_input *in, const struct feedback_list *list,
                        const char *folder);
int feedback_index_write(const struct feedback_input *in, const char *folder);

/* Add what the programme would find in a file that has not been sent yet, beside all that it has:
 * for a screen, by check. The last line counts: "FILE: 3 errors, 1 warning, 0 notes: ...". Findings
 * about other files that name this one count too. Returns 0 when there is no error, 1 when there is
 * one, or -1 when the programme's own files cannot be read, after saying why. */
int feedback_check(struct text *t, const struct programme *p, const char *file,
                   const struct ingest_way *way);

#endif
