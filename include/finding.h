/* Findings: what ingest has to say of the extracts. An error refuses the row or the file that it is
 * in; a warning asks for a look; a note says what was done.
 *
 *     severity,check,stage,file,line,field,column,area_code,period,measure,value,message,expected,remedy
 *
 * check is a stable code, one row of the catalogue in finding_kinds.c and one section of
 * docs/findings.md; severity, stage, expected and remedy follow from it. */
#ifndef HW_FINDING_H
#define HW_FINDING_H

#include "mem.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>

enum severity { SEVERITY_ERROR, SEVERITY_WARNING, SEVERITY_NOTE };

/* When it is found. What is wrong with a file, or with its header, keeps what stands behind it from
 * being looked at. */
enum finding_stage {
    STAGE_FILE,      /* can the file be read at all? */
    STAGE_STRUCTURE, /* is its header that of a layout? */
    STAGE_RECORD,    /* one line or value by itself */
    STAGE_ACROSS,    /* lines and files beside each other */
    STAGE_HISTORY    /* figures beside those of before */
};

struct finding_kind {
    const char *check; /* "unknown_area" */
    enum severity severity;
    enum finding_stage stage;
    const char *expected; /* what should have stood there */
    const char *remedy;   /* how to mend it */
};

struct finding {
    enum severity severity; /* that of its kind, when it is added */
    const char *check;
    const char *file;
    size_t line, field;    /* counted from 1; 0 when of the whole file or line */
    const char *column;    /* the name in the header, or "" */
    const char *area_code; /* "" when not known */
    int period;            /* PERIOD_NONE when not known */
    const char *measure;   /* "" when not known, or of the whole row */
    const char *value;     /* as the file has it, shortened */
    const char *message;   /* what is wrong, what was expected, how to mend it */
};

struct findings {
    struct finding *row;
    size_t n, capacity;
    struct arena texts;
};

/* The catalogue, in the order of docs/findings.md; *n is how many kinds there are. */
const struct finding_kind *finding_kinds(size_t *n);

/* The kind of a code; NULL when there is none. */
const struct finding_kind *finding_kind(const char *check);

/* What docs/findings.md says of a check, in a sentence or more; "" for one that it does not have.
 */
const char *finding_words(const char *check);

/* Is it a question of judgement, which overrides.csv may answer? See override.h. */
bool finding_may_be_overridden(const struct finding_kind *kind);

/* "file", "structure", "record", "across", "history" and "error", "warning", "note" */
const char *finding_stage_word(enum finding_stage stage);
const char *finding_severity_word(enum severity severity);

/* Add a finding of a kind that the catalogue has, which gives it its severity; its texts are
 * copied. */
void findings_add(struct findings *f, const struct finding *finding);

/* Add the findings of another table behind these, whose texts come along: it is then empty. */
void findings_join(struct findings *f, struct findings *more);

/* Did it cost a figure? Errors did, and a staff group that is nearly the programme's. */
bool finding_refuses(const struct finding *finding);

/* Does it only say that a figure is not there? Reports list what is missing themselves. */
bool finding_is_of_absence(const struct finding *finding);

/* Was it an error or a warning, and is a note since somebody answered for it? */
bool finding_is_overridden(const struct finding *finding);

/* Put the findings in order: file, line, field; those of one place stay as they were found. */
void findings_sort(struct findings *f);

size_t findings_count(const struct findings *f, enum severity severity);

/* How many files have an error; the findings must be in order. */
size_t findings_bad_files(const struct findings *f);

/* Say the findings of this severity and above on stderr, at most `most` of a file, then how many
 * more there are; the findings must be in order. A file without a slash in its name stands in
 * `folder`. */
void findings_say(const struct findings *f, const char *folder, enum severity least, size_t most);

/* Add the header of the table, and a row of it, as CSV. */
void findings_add_header(struct text *t);
void finding_add_csv(struct text *t, const struct finding *r);

/* Write and read the table. Return 0, or -1 after saying why. */
int findings_write(const struct findings *f, const char *path);
int findings_read(struct findings *f, const char *path);
void findings_free(struct findings *f);

#endif
