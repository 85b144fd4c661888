#include "glue.h"

#include <string.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool glue_at(const char *s, size_t i)
{
    const char *next = s + i + 1;
    size_t capitals;

    if (!i || s[i] != ' ')
        return false;
    capitals = strspn(next, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if (is_digit(s[i - 1]))
        return (capitals > 1 && !is_letter(next[capitals])) ||
               (!strncmp(next, "in ", 3) && is_digit(next[3]));
    return i > 3 && !strncmp(s + i - 3, " in", 3) && glue_at(s, i - 3) && is_digit(*next);
}
