/* PNG: what our encoder writes, zlib reads back, byte for byte; and what a decoder finds in a file.
 */
#include "huffman.h"
#include "png_deflate.h"
#include "png_write.h"

#include "unit.h"

#include <stdlib.h>
#include <zlib.h>

/* Numbers that look like chance and are the same everywhere. */
static unsigned next(unsigned *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 16;
}

/* Does zlib read the same bytes back? */
static bool comes_back(struct png_deflate *d, const unsigned char *bytes, size_t n, size_t row)
{
    struct text t = {0};
    unsigned char *back = mem_new(n + 1, 1);
    uLongf length = (uLongf)n + 1;
    bool same;

    png_deflate(d, &t, bytes, n, row);
    same = uncompress(back, &length, (const Bytef *)t.data, t.len) == Z_OK && length == n &&
           !memcmp(bytes, back, n);
    text_free(&t);
    free(back);
    return same;
}

static void streams(void)
{
    enum { MOST = 200000 };
    static const size_t sizes[] = {1,   2,   3,   4,    5,    7,     8,     9,     64,    257,
                                   258, 259, 260, 4096, 8193, 32767, 32768, 32769, 70000, MOST};
    static const size_t rows[] = {1, 3, 100, 1241, 40000};
    struct png_deflate d = {0};
    unsigned char *bytes = mem_new(MOST, 1);
    unsigned state = 1;
    int bad = 0;

    for (int kind = 0; kind < 6; kind++) {
        for (size_t i = 0; i < MOST; i++) {
            unsigned x = next(&state);

            bytes[i] = (unsigned char)(kind == 0   ? 0                                   /* white */
                                       : kind == 1 ? x                                   /* noise */
                                       : kind == 2 ? (x % 97 ? bytes[i ? i - 1 : 0] : x) /* runs */
                                       : kind == 3 ? i % 1241 * (i % 1241) >> 8 /* rows alike */
                                       : kind == 4 ? (unsigned char)"the same words "[i % 15]
                                                   : (i < 300 ? 255 : x % 2)); /* two colours */
        }
        for (size_t s = 0; s < sizeof sizes / sizeof sizes[0]; s++)
            for (size_t r = 0; r < sizeof rows / sizeof rows[0]; r++)
                bad += !comes_back(&d, bytes, sizes[s], rows[r]);
    }
    CHECK(bad == 0);
    png_deflate_free(&d);
    free(bytes);
}

/* Counts of Fibonacci make the deepest tree there is: 1, 1, 2, 3, 5 ... of 24 values would take
 * codes of 23 bits, where 15 are allowed. */
static void deep_tree(void)
{
    enum { VALUES = 24, MOST = 200000 };
    uint32_t *token = mem_new(MOST, sizeof *token);
    unsigned char *back = mem_new(MOST, 1);
    struct huffman_counts counts = {0};
    struct text t = {0};
    struct huffman_bits out = {&t, 0, 0};
    z_stream z = {0};
    size_t n = 0, wrong = 0;

    for (size_t value = 0, count = 1, before = 0; value < VALUES; value++) {
        size_t sum = count + before;

        for (size_t i = 0; i < count; i++) {
            token[n++] = (uint32_t)value;
            huffman_count(&counts, (uint32_t)value);
        }
        before = count;
        count = sum;
    }
    CHECK(n == 121392); /* the first 24 numbers of Fibonacci: the 26th, 121,393, less 1 */
    huffman_block(&out, &counts, token, n, 1);
    huffman_end(&out);
    CHECK(inflateInit2(&z, -15) == Z_OK); /* without the frame of zlib */
    z.next_in = (Bytef *)t.data;
    z.avail_in = (uInt)t.len;
    z.next_out = back;
    z.avail_out = MOST;
    CHECK(inflate(&z, Z_FINISH) == Z_STREAM_END);
    CHECK(z.total_out == n);
    for (size_t i = 0; i < n; i++)
        wrong += back[i] != token[i];
    CHECK(wrong == 0);
    inflateEnd(&z);
    text_free(&t);
    free(token);
    free(back);
}

static unsigned number(const char *p)
{
    const unsigned char *b = (const unsigned char *)p;

    return (unsigned)b[0] << 24 | (unsigned)b[1] << 16 | (unsigned)b[2] << 8 | b[3];
}

/* A chunk by its type; its length in *n. The sums of all chunks before it must be right. */
static const char *chunk(const struct text *t, const char *type, size_t *n)
{
    for (size_t at = 8; at + 12 <= t->len; at += 12 + *n) {
        *n = number(t->data + at);
        CHECK(number(t->data + at + 8 + *n) ==
              crc32(0, (const Bytef *)t->data + at + 4, (uInt)*n + 4));
        if (!memcmp(t->data + at + 4, type, 4))
            return t->data + at + 8;
    }
    return NULL;
}

/* The colour of a pixel of the file. */
static unsigned pixel_of(const struct text *t, size_t x, size_t y)
{
    size_t n;
    const char *head = chunk(t, "IHDR", &n);
    unsigned width = number(head), height = number(head + 4), bits = (unsigned char)head[8], index;
    size_t row = (width * bits + 7) / 8 + 1;
    unsigned char *rows = mem_new(row * height, 1);
    uLongf length = (uLongf)(row * height);
    const char *data = chunk(t, "IDAT", &n), *palette;

    CHECK(uncompress(rows, &length, (const Bytef *)data, n) == Z_OK);
    CHECK(length == row * height);
    CHECK(rows[y * row] == 0); /* no filter */
    index = rows[y * row + 1 + x * bits / 8] >> (8 - bits - x * bits % 8) & ((1u << bits) - 1);
    palette = chunk(t, "PLTE", &n);
    CHECK(3 * index + 2 < n);
    free(rows);
    return number(palette + 3 * index) >> 8;
}

/* A picture with so many colours, each at least once. */
static struct text picture(struct png_memory *m, unsigned colours, size_t width, size_t height)
{
    struct raster r = {mem_new(width * height, sizeof *r.pixel), width, height, 0};
    struct text t = {0};

    for (size_t i = 0; i < width * height; i++) /* the first byte is nobody's */
        r.pixel[i] = 0xAB000000u | (uint32_t)(i % colours * 0x020305);
    png_write(m, &t, &r, 2, "Title & <words>", "Alternative");
    raster_free(&r);
    return t;
}

static void files(void)
{
    static const unsigned colours[] = {1, 2, 3, 4, 5, 16, 17, 64};
    static const unsigned bits[] = {1, 1, 2, 2, 4, 4, 8, 8}; /* as few as hold so many */
    struct png_memory m = {0};
    size_t n;

    for (size_t i = 0; i < sizeof colours / sizeof colours[0]; i++) {
        struct text t = picture(&m, colours[i], 37, 11);
        const char *head = chunk(&t, "IHDR", &n);

        CHECK(!memcmp(t.data, "\x89PNG\r\n\x1a\n", 8));
        CHECK(number(head) == 37 && number(head + 4) == 11);
        CHECK((unsigned char)head[8] == bits[i] && head[9] == 3);
        /* pixel (x, y) is the y * 37 + x th */
        CHECK(pixel_of(&t, 0, 0) == 0);
        CHECK(pixel_of(&t, 36, 10) == 406 % colours[i] * 0x020305);
        CHECK(pixel_of(&t, 5, 7) == 264 % colours[i] * 0x020305);
        /* 2 pixels a point are 144 an inch: 144 / 0.0254 = 5669.3 a metre */
        CHECK(number(chunk(&t, "pHYs", &n)) == 5669);
        CHECK(!memcmp(chunk(&t, "iTXt", &n), "Title\0\0\0en-GB\0\0Title & <words>", 30));
        CHECK(chunk(&t, "IEND", &n) && n == 0);
        text_free(&t);
    }
    png_memory_free(&m);
}

static int distance(unsigned rgb, unsigned other)
{
    int sum = 0;

    for (int shift = 0; shift < 24; shift += 8) {
        int d = (int)(rgb >> shift & 255) - (int)(other >> shift & 255);

        sum += d * d;
    }
    return sum;
}

/* More colours than the palette holds: the rarest ink keeps its own, others go to the nearest. */
static void many_colours(void)
{
    enum { WIDTH = 300, HEIGHT = 40 };
    struct png_memory m = {0};
    struct raster r = {mem_new(WIDTH * HEIGHT, sizeof *r.pixel), WIDTH, HEIGHT, 0};
    struct text t = {0}, again = {0};
    const unsigned char *palette;
    size_t n;

    for (size_t i = 0; i < WIDTH * HEIGHT; i++) /* 300 greys and near-greys, 40 times each */
        r.pixel[i] = (uint32_t)(i % WIDTH % 256 * 0x010101 + (i % WIDTH > 255 ? 3 : 0));
    r.pixel[7777] = inks[INK_CONCERN].rgb;
    png_write(&m, &t, &r, 1, "", "");
    /* 301 colours */
    CHECK(pixel_of(&t, 7777 % WIDTH, 7777 / WIDTH) == inks[INK_CONCERN].rgb);
    palette = (const unsigned char *)chunk(&t, "PLTE", &n);
    for (size_t x = 0; x < WIDTH; x += 13) {
        int best = 3 * 255 * 255 + 1;

        for (size_t i = 0; i + 2 < n; i += 3) {
            unsigned rgb =
                (unsigned)palette[i] << 16 | (unsigned)palette[i + 1] << 8 | palette[i + 2];

            best = distance(rgb, r.pixel[x]) < best ? distance(rgb, r.pixel[x]) : best;
        }
        CHECK(distance(pixel_of(&t, x, 0), r.pixel[x]) == best);
    }
    /* what the memory held before does not matter */
    png_write(&m, &again, &r, 1, "", "");
    CHECK(t.len == again.len && !memcmp(t.data, again.data, t.len));
    text_free(&t);
    text_free(&again);
    raster_free(&r);
    png_memory_free(&m);
}

int main(void)
{
    streams();
    deep_tree();
    files();
    many_colours();
    return unit_end();
}
