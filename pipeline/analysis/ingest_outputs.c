#include "ingest_outputs.h"

#include "diag.h"
#include "files.h"

#include <string.h>

static int check_one(const struct programme *p, const char *output, char *const *extract,
                     size_t extracts)
{
    struct arena a = {0};
    int result = 0;

    for (size_t i = 0; i < extracts && !result; i++)
        if (files_are_one(output, extract[i])) {
            diag_error("%s: is an extract that is read: write the table elsewhere", output);
            result = -1;
        }
    if (!result && files_are_one(files_folder(&a, output), p->extracts)) {
        diag_error("%s: is in the folder of extracts, where it would be read as one: write the "
                   "table elsewhere",
                   output);
        result = -1;
    }
    arena_free(&a);
    return result;
}

int ingest_outputs_check(const struct programme *p, const char *const *output, size_t n,
                         char *const *extract, size_t extracts)
{
    for (size_t i = 0; i < n; i++) {
        if (check_one(p, output[i], extract, extracts))
            return -1;
        for (size_t j = 0; j < i; j++)
            if (files_are_one(output[i], output[j])) {
                diag_error("%s: two tables cannot be written to one file", output[i]);
                return -1;
            }
    }
    return 0;
}
