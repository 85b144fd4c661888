/* Ingest: extracts in, observations and findings out. Every extract is read to its end and all of
 * its faults are listed; a bad row is refused, never its neighbours, and a bad extract never takes
 * the others with it. */
#ifndef HW_INGEST_H
#define HW_INGEST_H

#include "csvstream.h"
#include "deflate.h"
#include "extract_layout.h"
#include "extract_once.h"
#include "extract_sums.h"
#include "extract_totals.h"
#include "finding.h"
#include "observation.h"
#include "override.h"
#include "programme.h"
#include "unmapped.h"

struct ingest {
    struct observations observations;
    struct findings findings;
    struct overrides overrides; /* of the programme: overrides_allow() */
    struct unmapped unmapped;   /* codes of no area */
    size_t extracts;            /* files read */
    size_t rows;                /* records read, headers not counted */
};

/* How to read: none of this can be seen in what comes of it. */
struct ingest_way {
    size_t threads;       /* at least 1 */
    bool careful;         /* every record by libcsv, every row checked anew: slower */
    size_t block;         /* bytes read at a time, 0 for the usual */
    uint64_t least_piece; /* bytes of a file that are worth a thread, 0 for the usual */
};

/* Read the extracts of the programme's folder (*.csv and *.csv.gz, in the order of their names), or
 * the n files named, where n > 0. Returns 0, also when extracts have faults; or -1 when the folder
 * or the layouts cannot be read, after saying why. Freed with ingest_free(). */
int ingest_run(struct ingest *in, const struct programme *p, char *const *file, size_t n,
               const struct ingest_way *way);

/* The same for the extracts of the folder with another file among them, in the place of the one
 * that has its name, if any. */
int ingest_run_with(struct ingest *in, const struct programme *p, const char *file,
                    const struct ingest_way *way);
void ingest_free(struct ingest *in);

/* Say the findings on stderr, the first of each file, and in a last line how many there are. */
void ingest_say(const struct ingest *in, const struct programme *p);

enum { EXTRACT_GROUPS = 5 }; /* staff groups that are named */

/* The parts of it, in their order; used by ingest_run() and explain() alone. */

struct extract {
    struct ingest *in; /* of this extract alone, or of a piece of it */
    const struct programme *programme;
    const struct extract_layouts *layouts;
    const struct ingest_way *way;
    const struct extract_layout *layout; /* when the header has been read */
    const char *path, *name;
    int collected;                   /* from the file's name, or PERIOD_NONE */
    int file_period;                 /* the period that its name tells, where the layout asks it */
    size_t header_line;              /* the line that the header stands on, when it has been read */
    size_t columns;                  /* of the header */
    const char **header;             /* [columns] */
    const struct layout_rule **rule; /* [columns] */
    bool utf_16;                     /* it is UTF-16, and converted */
    char comma;                      /* what separates its fields; '\0' when not yet known */
    bool parts;                      /* the layout has parts: figures are sums */
    struct extract_once *once;       /* values of parts, where each stands once; else NULL */
    struct extract_sums sums;
    int total_kinds; /* that the layout declares, for columns that are there: bits */
    struct extract_totals totals;
    struct unmapped unmapped;  /* rows whose area is not known */
    size_t total_rows;         /* rows that are totals: not added to anything */
    size_t said_before;        /* findings, when it began to be read */
    struct extract_held *held; /* rows that were read to find the layout: see extract_hold() */
    size_t n_held;
    size_t left_out;                   /* rows of another staff group */
    size_t closed;                     /* rows of areas that were closed, with zeros alone */
    bool own_group;                    /* some are of the programme's */
    const char *group[EXTRACT_GROUPS]; /* others that were met */
    size_t groups;
    bool more_groups;        /* than fit there */
    size_t refused;          /* rows of which nothing is used */
    size_t faults;           /* lines that are no records */
    bool day_said;           /* that a date is not the last day of its month */
    uint64_t formula_said;   /* that a column holds a formula: a bit for each column */
    bool early_said;         /* of a month long before the baseline */
    const char *source_file; /* the name and the header as observations keep them */
    const char **source_column;
    struct arena texts;
};

/* Add a finding of this extract. line and field count from 1; 0 means the whole file or line. Where
 * a value is given the message begins with it: "n/a" + "is not a number" says "\"n/a\" is not a
 * number". */
void extract_report(struct extract *e, const char *check, size_t line, size_t field,
                    const char *value, const char *format, ...)
    __attribute__((format(printf, 6, 7)));

/* The same with the area and the period that it is about. */
void extract_report_on(struct extract *e, const char *check, size_t line, size_t field,
                       const char *value, const char *area_code, int period, const char *message);

/* Read the extract from its path, its name first; then its texts are still to be freed. */
void ingest_extract(struct extract *e, size_t threads);

/* Read the file at the path: encoding, header, records; a large plain file in pieces, with so many
 * threads. */
void extract_read(struct extract *e, size_t threads);

/* Is it worth to share a file of this size over threads? */
bool extract_is_large(const struct ingest_way *way, uint64_t size);

/* What an extract is read from. */
struct extract_source {
    struct extract *extract;
    struct deflate_in *file;
};

struct extract_memo;

/* Begin to read it, and tell the extract what separates its fields; freed with csvstream_free(). */
void extract_stream(struct csvstream *s, struct extract_source *source, enum lines_mark *mark);

/* Report what the file begins with. Returns whether it can be read as text. */
bool extract_is_text(struct extract *e, const struct csvstream *s, enum lines_mark mark);

/* Is the record last read a line "sep=;" in front of the header? Then that is noted. */
bool extract_skip_sep(struct extract *e, struct csvstream *s);

/* Note what separates the fields, where that is no comma; line is that of the header. */
void extract_note_comma(struct extract *e, size_t line);

/* "comma", "semicolon" or "tab" */
const char *extract_comma_word(const struct extract *e);

/* Note line ends that are not LF, in front of the findings from `place` on. */
void extract_note_line_ends(struct extract *e, const struct lines *l, size_t place);

/* Take the record last read for the header, and find its layout. Returns 0, or -1 when the records
 * behind it cannot be understood, which was reported. */
int extract_header(struct extract *e, struct csvstream *s);

/* A row that was read before the layout was known. */
struct extract_held {
    size_t line, n;
    const char **field; /* [n] */
    bool cut;           /* the file ends with it */
};

/* Does a layout for files without a header fit? The record last read is their first row; up to nine
 * more are read, and kept in e->held. Returns 0 when one does, which e->layout is then; 1 when none
 * does; -1 when two do, or the file's name does not tell a period, which was reported. */
int extract_hold(struct extract *e, struct csvstream *s);

/* The line of the header of a layout among the nine records behind the one last read, or behind the
 * first one that extract_hold() kept; 0 when there is none. What is read for it is not kept. */
size_t extract_later_header(struct extract *e, struct csvstream *s);

/* Take the layout, whose columns the header has. Returns 0, or -1 when the file's name tells no
 * period and has to, which was reported. */
int extract_take_layout(struct extract *e, const struct extract_layout *layout);

/* What the name of the file tells: the month of the collection, and the period where the layout
 * says that it stands there. Returns 0, or -1 when it does not, which was reported. */
int extract_name_period(struct extract *e);

/* Say of a line that it is no record. */
void extract_report_fault(struct extract *e, const struct csvstream *s);

/* The bit of column i (from 0) in formula_said; columns far to the right share one. */
uint64_t extract_formula_bit(size_t i);

/* Warn of the text of column i (from 0), where it begins as a formula does. */
void extract_check_formula(struct extract *e, size_t line, size_t i, const char *text);

/* Read the records behind the header, or of a piece; what is known of rows may be NULL. */
void extract_records(struct extract *e, struct csvstream *s, struct extract_memo *memo);

/* What became of a record. */
enum extract_fate {
    EXTRACT_REFUSED,
    EXTRACT_LEFT_OUT, /* since its staff group is another one */
    EXTRACT_TOTAL,    /* of other rows */
    EXTRACT_PASSED,   /* nothing to be counted in it, and not to be learnt */
    EXTRACT_TAKEN
};

/* One record: check every field, and add what it observes; *key is all of that but the values. */
enum extract_fate extract_row(struct extract *e, size_t line, const char *const *field, size_t n,
                              bool last, struct observation *key);

/* A row of this staff group is left out. */
void extract_note_group(struct extract *e, const char *name);

/* Add what was noted of a piece of the file, and say it of the whole. */
void extract_join_groups(struct extract *e, const struct extract *more);
void extract_report_groups(struct extract *e);

/* The sums of parts become observations, and what they lack is said. */
void extract_sum_up(struct extract *e);

/* Does the layout say that each part stands once? */
bool extract_parts_stand_once(const struct extract *e);

/* Which kinds of total the layout declares, bits; which of them a row is. */
int extract_total_kinds(const struct extract *e);
int extract_row_totals(const struct extract *e, const char *const *field);

/* Say of each total that is not the sum of its rows that it is not. */
void extract_check_totals(struct extract *e);

/* Say of which rows the area is not known. */
void extract_report_unmapped(struct extract *e);

/* The records behind the header, of a large plain file in pieces, with so many threads. Returns
 * false when it was cut where it cannot be: then it has to be read again, in one. */
bool extract_pieces(struct extract *e, struct csvstream *s, struct deflate_in *file,
                    size_t threads);

/* Checks across all extracts, see checks.h; the observations must be in order. */
void ingest_cross_check(struct ingest *in, const struct programme *p);

/* Which of n files have the same bytes as one whose name comes before theirs: copy_of[i] is that
 * one, or i itself. Only files of one size are looked into. */
void ingest_find_copies(const char *const *path, const char *const *name, size_t n,
                        size_t *copy_of);

/* One of them: compare each extract with those of the same kind (edition.h), that of the month
 * before and all others. */
void ingest_check_areas(struct ingest *in, const struct programme *p);

/* Figures of areas for the time before there were such areas, from those that they came from (see
 * successors.csv): status e, on no line of a file, as known whenever all of the areas before were;
 * where the area's own figures begin, they get the status b. None is made where the area has a
 * figure itself, where one of the areas before has none, or where a share is not known. */
void ingest_succeed(struct ingest *in, const struct programme *p);

#endif
