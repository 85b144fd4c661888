#include "diag.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char *program = "headway";

void diag_program(const char *name)
{
    program = name;
}

const char *diag_name(void)
{
    return program;
}

/* One fprintf a part would let two processes mix their lines; so the line is built first. */
static void say(const char *where, const char *format, va_list args, const char *reason)
{
    char line[4096];
    int n = snprintf(line, sizeof line, "%s: %s", program, where);
    size_t used = n < 0 ? 0 : (size_t)n;

    if (used < sizeof line) {
        n = vsnprintf(line + used, sizeof line - used, format, args);
        used += n < 0 ? 0 : (size_t)n;
    }
    if (reason && used < sizeof line) {
        n = snprintf(line + used, sizeof line - used, ": %s", reason);
        used += n < 0 ? 0 : (size_t)n;
    }
    if (used >= sizeof line) {
        used = sizeof line - 1;
        memcpy(line + used - 3, "...", 3);
    }
    line[used] = '\0';
    for (size_t i = 0; i < used; i++)
        if ((unsigned char)line[i] < ' ' || line[i] == 127)
            line[i] = '?'; /* a text from outside must not reach the terminal as a command */
    fprintf(stderr, "%s\n", line);
}

void diag_error(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    say("", format, args, NULL);
    va_end(args);
}

void diag_errno(const char *format, ...)
{
    const char *reason = strerror(errno);
    va_list args;

    va_start(args, format);
    say("", format, args, reason);
    va_end(args);
}

void diag_at(const char *file, size_t line, const char *column, const char *format, ...)
{
    char where[1024];
    va_list args;
    int n = snprintf(where, sizeof where, "%s:", file);
    size_t used = n < 0 ? 0 : (size_t)n;

    if (line && used < sizeof where)
        used += (size_t)snprintf(where + used, sizeof where - used, "%zu:", line);
    if (column && used < sizeof where)
        used += (size_t)snprintf(where + used, sizeof where - used, " %s:", column);
    if (used < sizeof where)
        snprintf(where + used, sizeof where - used, " ");
    va_start(args, format);
    say(where, format, args, NULL);
    va_end(args);
}

void diag_progress(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    say("", format, args, NULL);
    va_end(args);
}
