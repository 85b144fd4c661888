/* Reading CSV, the only door to libcsv: one record at a time, with the line that it began on, and
 * with every fault located. After a fault the reader goes on behind it, so that all faults of a
 * file are found in one pass and no good record is lost.
 *
 * RFC 4180, strict: a quote inside an unquoted field, a text behind a closing quote, a quote that
 * is never closed and a NUL byte are faults. Lines may end in LF, CRLF or CR. Blank lines are
 * passed over. Spaces and tabs around an unquoted field do not belong to it (libcsv). An empty
 * field is a missing one: its text is "". */
#ifndef HW_CSVREAD_H
#define HW_CSVREAD_H

#include "mem.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>

enum csv_state { CSV_RECORD, CSV_FAULT, CSV_END };

enum csv_fault { CSV_STRAY_QUOTE, CSV_OPEN_QUOTE, CSV_NUL_BYTE };

struct csvread {
    /* the record last read, or the fault last met: */
    size_t line;        /* the line that it stands on, counted from 1 */
    size_t n;           /* fields of the record */
    const char **field; /* their texts, good until the next call */
    enum csv_fault fault;
    size_t fault_field; /* which field the fault is in, counted from 1 */
    bool ended;         /* the bytes had to end before it was known */

    /* private */
    struct csv_parser *parser;
    const char *bytes, *end, *at, *record_start;
    size_t next_line, record_line;
    char comma;
    size_t *starts;
    size_t capacity, starts_capacity;
    struct text texts;
    bool complete, nul;
};

/* Read from n bytes, which must stay where they are. Freed with csvread_free(). */
void csvread_open(struct csvread *r, const char *bytes, size_t n);

/* This sign separates fields, and not a comma; said before the first record is read. */
void csvread_separate(struct csvread *r, char comma);

/* Read on from n other bytes, the first of which stands on this line and begins a record. */
void csvread_move(struct csvread *r, const char *bytes, size_t n, size_t line);

/* Read on to the next record or fault. */
enum csv_state csvread_next(struct csvread *r);

void csvread_free(struct csvread *r);

/* What kind of fault it is, in a few words, for a message. */
const char *csvread_fault_words(enum csv_fault fault);

/* Would a spreadsheet run the text as a formula? One that begins with = + @ tab CR, with - before
 * something that is no number, or with one of these of full width; apostrophes in front of that do
 * not count. */
bool csv_is_formula(const char *s);

/* Add a text as one CSV field, quoted when it has to be (RFC 4180). */
void csv_add_field(struct text *t, const char *s);

/* The same for a text that came from outside and goes to a spreadsheet: one that would be taken for
 * a formula gets an apostrophe in front.
 * Source: OWASP, "CSV Injection". */
void csv_add_outside_field(struct text *t, const char *s);

/* What csv_add_outside_field() was given, from the field as it reads back: without the apostrophe
 * that was put in front. A part of s. */
const char *csv_outside_text(const char *s);

#endif
