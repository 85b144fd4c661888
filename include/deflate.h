/* The only door to zlib: reading plain and gzip files, and the sums of PNG. */
#ifndef HW_DEFLATE_H
#define HW_DEFLATE_H

#include "text.h"

#include <stddef.h>
#include <stdint.h>

/* Read a whole file, plain or gzip (also of several members), into the text. A folder, a device
 * or a pipe is none.
 * Returns NULL, or what is wrong in a few words ("cannot be opened: ...", "the gzip data end too
 * early", "the gzip data are damaged: ...", "something that is no gzip stands behind the gzip
 * data"; zero bytes may stand there); then nothing of the file may be used. The words live
 * until the next call in this thread. */
const char *deflate_read_file(struct text *into, const char *path);

/* A file that is read piece by piece: a plain one, or gzip (also of several members). */
struct deflate_in {
    uint64_t size; /* in bytes, of a plain file that can be read from anywhere; else 0 */

    /* private */
    uint64_t at, end; /* of a plain file */
    void *gz;
    int fd;
    char words[256];
};

/* Open a file; "-" is standard input. A folder, a device or a pipe of another name is none. Returns
 * NULL, or what is wrong in a few words, which live as long as *in. Closed with deflate_close(),
 * also after a fault. */
const char *deflate_open(struct deflate_in *in, const char *path);

/* Read only the bytes from `from` up to `to` of a plain file with a size. */
void deflate_range(struct deflate_in *in, uint64_t from, uint64_t to);

/* Read up to n bytes. Returns how many, 0 at the end; -1 when something is wrong: then nothing of
 * the file may be used, and deflate_fault() has the words. */
long deflate_read(struct deflate_in *in, void *into, size_t n);
const char *deflate_fault(const struct deflate_in *in);
void deflate_close(struct deflate_in *in);

/* The CRC-32 of PNG chunks, carried on from `crc` (0 to start). */
uint32_t deflate_crc(uint32_t crc, const void *bytes, size_t n);

#endif
