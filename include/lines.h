/* A text file as a window that moves over it: whole lines, in UTF-8, in memory of the size of a
 * block and not of the file. What a byte order mark, a line in another encoding and the ends of
 * lines mean is told to the owner; it is the same for every size of block. */
#ifndef HW_LINES_H
#define HW_LINES_H

#include "csvsplit.h"
#include "utf16.h"

#include <stdbool.h>
#include <stddef.h>

/* What a file begins with: a byte order mark; or every other byte is NUL, as in UTF-16 without one.
 * UTF-16 with a mark is converted; the last two are given as they are, and cannot be understood. */
enum lines_mark { LINES_NO_MARK, LINES_UTF_8, LINES_UTF_16, LINES_UTF_16_UNMARKED, LINES_UTF_32 };

/* Where the bytes come from, and who is told. */
struct lines_source {
    /* up to n bytes; 0 at the end, -1 on a fault */
    long (*read)(void *context, char *into, size_t n);
    /* A line that is not UTF-8: its number, which field of it is meant, the first such byte, and
     * whether it was taken for Windows-1252 (else it is passed over; so is one that is not UTF-16,
     * see utf16.h for the byte). NULL to be told nothing. */
    void (*foreign)(void *context, size_t line, size_t field, unsigned char byte, bool taken);
    void *context;
    char comma; /* what separates fields: ',', ';', '\t'; or '\0' to find it in the first line */
};

struct lines {
    const char *at, *end; /* the window: at is moved by the owner, never beyond end */
    bool last;            /* nothing comes behind the window */
    bool failed;          /* the source had a fault: nothing of the file may be used */
    char comma;           /* what separates fields */
    bool odd;             /* a NUL byte, or a CR that no LF follows, stands in the window */

    /* of all that has been in the window: */
    bool crlf, lf, cr;        /* that some end in CR LF, in LF, in CR */
    size_t cr_line, cr_field; /* where the first CR stands, counted from 1; 0 when there is none */

    /* private */
    struct lines_source source;
    struct utf16 *utf16; /* NULL for most files */
    char *bytes;
    size_t capacity, clean, filled, block;
    bool dry;
};

/* Read the first block. *mark is what the file begins with; marks are passed over. What
 * separates fields is the sign that stands most often outside quotes in the first line that is not
 * blank, a comma before others; or the one that a first line "sep=;" names, which stays where it
 * is. block is how much is read at a time, 0 for the usual. Freed with lines_free(). */
void lines_open(struct lines *l, const struct lines_source *source, size_t block,
                enum lines_mark *mark);
void lines_free(struct lines *l);

/* Move the window on: what was not used stays, at its beginning, and at least one line is added,
 * unless l->last. `line` is the number of the line at l->at, counted from 1. */
void lines_more(struct lines *l, size_t line);

/* Which field, counted from 1, the byte at p is in, on a line that begins at s. */
size_t lines_field(const char *s, const char *p, char comma);

/* Does the file, its mark not counted, begin with this text? Asked before any line was read. */
bool lines_begin_with(const struct lines *l, const char *s);

/* Is the text one that names what separates fields, "sep=;", as a spreadsheet writes it into the
 * first line? n is how many bytes of it there are. */
bool lines_is_sep(const char *s, size_t n);

#endif
