/* Fuzzing: the two readers of CSV on the same bytes. The first byte chooses the size of a block and
 * the kind of processor. */
#include "readers.h"

#include <stdint.h>
#include <stdio.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    static struct text slow, fast;
    static const size_t block[] = {1, 2, 3, 7, 16, 63, 64, 65, 100, 1000};
    enum csvsplit_way way;

    if (!n)
        return 0;
    way = (enum csvsplit_way)(data[0] % CSVSPLIT_WAYS);
    if (!readers_agree(&slow, &fast, (const char *)data + 1, n - 1, block[data[0] / 4 % 10], way)) {
        fprintf(stderr, "the readers differ\ncsvread:   %s\ncsvstream: %s\n", text_of(&slow),
                text_of(&fast));
        __builtin_trap();
    }
    return 0;
}
