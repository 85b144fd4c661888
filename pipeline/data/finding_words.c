#include "finding.h"

#include <string.h>

static const struct {
    const char *check, *words;
} rows[] = {
#include "finding_words.h"
};

const char *finding_words(const char *check)
{
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
        if (!strcmp(rows[i].check, check))
            return rows[i].words;
    return "";
}
