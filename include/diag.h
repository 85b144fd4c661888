/* Diagnostics: what a program says on stderr.
 *
 * Every message is one line, "program: text". The program's name is set once by main(). */
#ifndef HW_DIAG_H
#define HW_DIAG_H

#include <stddef.h>

#if defined(__GNUC__)
#define DIAG_PRINTF(f, a) __attribute__((format(printf, f, a)))
#else
#define DIAG_PRINTF(f, a)
#endif

/* Set the name that stands in front of every message. The text is kept, not copied. */
void diag_program(const char *name);

/* The name set by diag_program(), or "headway" before that. */
const char *diag_name(void);

/* Say a fault: "program: text". */
void diag_error(const char *format, ...) DIAG_PRINTF(1, 2);

/* Say a fault of the system: "program: text: what errno means". */
void diag_errno(const char *format, ...) DIAG_PRINTF(1, 2);

/* Say a fault in a file: "program: file:line: column: text". line 0 and column NULL are left out.
 */
void diag_at(const char *file, size_t line, const char *column, const char *format, ...)
    DIAG_PRINTF(4, 5);

/* Say how the work goes: "program: text". The same form as a fault; a separate function, so that a
 * reader of the code sees that nothing is wrong. */
void diag_progress(const char *format, ...) DIAG_PRINTF(1, 2);

#endif
