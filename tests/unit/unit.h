/* A unit test is a program: its checks are counted, each failure is named with file and line, and
 * the last line is "N passed, N failed". */
#ifndef UNIT_H
#define UNIT_H

#include <math.h>
#include <stdio.h>
#include <string.h>

static int unit_passed, unit_failed;

#define CHECK(condition)                                                                           \
    do {                                                                                           \
        if (condition) {                                                                           \
            unit_passed++;                                                                         \
        } else {                                                                                   \
            unit_failed++;                                                                         \
            printf("FAIL %s:%d: %s\n", __FILE__, __LINE__, #condition);                            \
        }                                                                                          \
    } while (0)

#define CHECK_TEXT(expected, actual) unit_text(__FILE__, __LINE__, expected, actual)
#define CHECK_NEAR(expected, actual, tolerance)                                                    \
    unit_near(__FILE__, __LINE__, expected, actual, tolerance)

static inline void unit_text(const char *file, int line, const char *expected, const char *actual)
{
    if (actual && !strcmp(expected, actual)) {
        unit_passed++;
        return;
    }
    unit_failed++;
    printf("FAIL %s:%d: expected \"%s\", got \"%s\"\n", file, line, expected,
           actual ? actual : "(null)");
}

static inline void unit_near(const char *file, int line, double expected, double actual,
                             double tolerance)
{
    if (fabs(expected - actual) <= tolerance || (isnan(expected) && isnan(actual))) {
        unit_passed++;
        return;
    }
    unit_failed++;
    printf("FAIL %s:%d: expected %.17g, got %.17g\n", file, line, expected, actual);
}

static inline int unit_end(void)
{
    printf("%d passed, %d failed\n", unit_passed, unit_failed);
    return unit_failed != 0;
}

#endif
