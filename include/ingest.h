/* Ingest: extracts in, observations and findings out. Every extract is read to its end and all of
 * its faults are listed; a bad row is refused, never its neighbours, and a bad extract never takes
 * the others with it. */
#ifndef HW_INGEST_H
#define HW_INGEST_H

#include "extract_layout.h"
#include "finding.h"
#include "observation.h"
#include "programme.h"

struct ingest {
    struct observations observations;
    struct findings findings;
    size_t extracts; /* files read */
    size_t rows;     /* records read, headers not counted */
};

/* Read the extracts of the programme's folder (*.csv and *.csv.gz, in the order of their names), or
 * the n files named, where n > 0. Returns 0, also when extracts have faults; or -1 when the folder
 * or the layouts cannot be read, after saying why. Freed with ingest_free(). */
int ingest_run(struct ingest *in, const struct programme *p, char *const *file, size_t n);
void ingest_free(struct ingest *in);

/* The parts of it, in their order; used by ingest_run() alone. */

struct extract {
    struct ingest *in;
    const struct programme *programme;
    const struct extract_layouts *layouts;
    const struct extract_layout *layout; /* when the header has been read */
    const char *path, *name;
    int collected;                   /* from the file's name, or PERIOD_NONE */
    size_t columns;                  /* of the header */
    const char **header;             /* [columns] */
    const struct layout_rule **rule; /* [columns] */
    size_t left_out;                 /* rows of another staff group */
    bool day_said;                   /* that a date is not the last day of its month */
    bool early_said;                 /* of a month long before the baseline */
    struct arena texts;
};

/* Add a finding of this extract. line and field count from 1; 0 means the whole file or line. Where
 * a value is given the message begins with it: "n/a" + "is not a number" says "\"n/a\" is not a
 * number". */
void extract_report(struct extract *e, enum severity severity, const char *check, size_t line,
                    size_t field, const char *value, const char *format, ...)
    __attribute__((format(printf, 7, 8)));

/* The same with the area and the period that it is about. */
void extract_report_on(struct extract *e, enum severity severity, const char *check, size_t line,
                       size_t field, const char *value, const char *area_code, int period,
                       const char *message);

/* Read the file at the path: encoding, header, records. */
void extract_read(struct extract *e);

/* One record: check every field, and add what it observes. */
void extract_row(struct extract *e, size_t line, const char *const *field, size_t n, bool last);

/* Checks across all extracts: the same figure given twice, FTE above headcount, a revision of more
 * than a tenth, areas that a collection no longer has. */
void ingest_cross_check(struct ingest *in, const struct programme *p);

/* The last of these: compare each extract with the one of the same kind ("-area-teams.csv") of the
 * month before. */
void ingest_check_areas(struct ingest *in, const struct programme *p);

#endif
