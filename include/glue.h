/* Spaces that never end a line. */
#ifndef HW_GLUE_H
#define HW_GLUE_H

#include <stdbool.h>
#include <stddef.h>

/* Should the space at s[i] never end a line? "12 FTE" and "8 in 10" are read as one. */
bool glue_at(const char *s, size_t i);

#endif
