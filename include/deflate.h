/* The only door to zlib: reading plain and gzip files, and the sums of PNG. */
#ifndef HW_DEFLATE_H
#define HW_DEFLATE_H

#include "text.h"

#include <stddef.h>
#include <stdint.h>

/* Read a whole file, plain or gzip (also of several members), into the text. A folder, a device
 * or a pipe is none.
 * Returns NULL, or what is wrong in a few words ("cannot be opened: ...", "the gzip data end too
 * early", "the gzip data are damaged: ..."); then nothing of the file may be used. The words live
 * until the next call. */
const char *deflate_read_file(struct text *into, const char *path);

/* The CRC-32 of PNG chunks, carried on from `crc` (0 to start). */
uint32_t deflate_crc(uint32_t crc, const void *bytes, size_t n);

#endif
