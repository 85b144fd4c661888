#include "png_write.h"

#include "deflate.h"

#include <stdlib.h>
#include <string.h>

enum { PALETTE = 256, LEVEL = 6 };

/* A colour that occurs, and where it goes. */
struct colour {
    uint32_t rgb;
    uint32_t count; /* 0 is a free place */
    unsigned char index;
};

/* Open addressing; a picture of ours has a few thousand colours. */
struct colours {
    struct colour *slot;
    size_t size, n; /* size is a power of two */
};

static struct colour *find(const struct colours *c, uint32_t rgb)
{
    size_t i = (rgb * 2654435761u) & (c->size - 1);

    while (c->slot[i].count && c->slot[i].rgb != rgb)
        i = (i + 1) & (c->size - 1);
    return &c->slot[i];
}

static void grow(struct colours *c)
{
    struct colours larger = {mem_new(2 * c->size, sizeof *c->slot), 2 * c->size, c->n};

    for (size_t i = 0; i < c->size; i++)
        if (c->slot[i].count)
            *find(&larger, c->slot[i].rgb) = c->slot[i];
    free(c->slot);
    *c = larger;
}

static void count_colours(struct colours *c, const struct raster *r)
{
    size_t pixels = r->width * r->height;

    *c = (struct colours){mem_new(8192, sizeof *c->slot), 8192, 0};
    for (size_t i = 0, run; i < pixels; i += run) {
        uint32_t rgb = r->pixel[i] & 0xFFFFFF;
        struct colour *place;

        for (run = 1; i + run < pixels && (r->pixel[i + run] & 0xFFFFFF) == rgb; run++)
            ;
        if (2 * c->n > c->size)
            grow(c);
        place = find(c, rgb);
        c->n += !place->count;
        place->rgb = rgb;
        place->count += (uint32_t)run;
    }
}

static int by_count(const void *x, const void *y)
{
    const struct colour *a = *(const struct colour *const *)x,
                        *b = *(const struct colour *const *)y;

    if (a->count != b->count)
        return a->count < b->count ? 1 : -1;
    return a->rgb < b->rgb ? -1 : a->rgb > b->rgb;
}

static unsigned nearest(const uint32_t *palette, size_t n, uint32_t rgb)
{
    unsigned best = 0;
    long least = -1;

    for (size_t i = 0; i < n; i++) {
        long r = (long)(palette[i] >> 16 & 255) - (long)(rgb >> 16 & 255);
        long g = (long)(palette[i] >> 8 & 255) - (long)(rgb >> 8 & 255);
        long b = (long)(palette[i] & 255) - (long)(rgb & 255);
        long d = r * r + g * g + b * b;

        if (least < 0 || d < least) {
            least = d;
            best = (unsigned)i;
        }
    }
    return best;
}

/* Give every colour its place in a palette; returns the palette's size. */
static size_t make_palette(struct colours *c, uint32_t *palette)
{
    struct colour **order = mem_new(c->n, sizeof *order);
    size_t n = 0, kept;

    for (size_t i = 0; i < c->size; i++)
        if (c->slot[i].count)
            order[n++] = &c->slot[i];
    qsort(order, n, sizeof *order, by_count);
    kept = n < PALETTE ? n : PALETTE;
    for (size_t i = 0; i < kept; i++)
        palette[i] = order[i]->rgb;
    for (size_t i = 0; i < n; i++)
        order[i]->index = (unsigned char)(i < kept ? i : nearest(palette, kept, order[i]->rgb));
    free(order);
    return kept;
}

static void add_number(struct text *t, uint32_t n)
{
    unsigned char bytes[] = {(unsigned char)(n >> 24), (unsigned char)(n >> 16),
                             (unsigned char)(n >> 8), (unsigned char)n};

    text_add_bytes(t, bytes, 4);
}

static void add_chunk(struct text *out, const char *type, const void *bytes, size_t n)
{
    size_t start = out->len + 4;

    add_number(out, (uint32_t)n);
    text_add_bytes(out, type, 4);
    text_add_bytes(out, bytes, n);
    add_number(out, deflate_crc(0, out->data + start, n + 4));
}

static void add_header(struct text *out, const struct raster *r)
{
    struct text t = {0};

    add_number(&t, (uint32_t)r->width);
    add_number(&t, (uint32_t)r->height);
    text_add_bytes(&t, "\x08\x03\0\0\0", 5); /* 8 bits, palette, no interlace */
    add_chunk(out, "IHDR", t.data, t.len);
    text_free(&t);
}

static void add_resolution(struct text *out, double pixels_a_point)
{
    struct text t = {0};
    uint32_t per_metre = (uint32_t)(pixels_a_point * 72 / 0.0254 + 0.5);

    add_number(&t, per_metre);
    add_number(&t, per_metre);
    text_add_bytes(&t, "\1", 1);
    add_chunk(out, "pHYs", t.data, t.len);
    text_free(&t);
}

static void add_words(struct text *out, const char *keyword, const char *words)
{
    struct text t = {0};

    text_add_bytes(&t, keyword, strlen(keyword) + 1);
    text_add_bytes(&t, "\0\0", 2); /* not compressed */
    text_add_bytes(&t, "en-GB", 6);
    text_add_bytes(&t, "", 1);
    text_add(&t, words);
    add_chunk(out, "iTXt", t.data, t.len);
    text_free(&t);
}

static void add_palette(struct text *out, const uint32_t *palette, size_t n)
{
    unsigned char bytes[3 * PALETTE];

    for (size_t i = 0; i < n; i++) {
        bytes[3 * i] = (unsigned char)(palette[i] >> 16);
        bytes[3 * i + 1] = (unsigned char)(palette[i] >> 8);
        bytes[3 * i + 2] = (unsigned char)palette[i];
    }
    add_chunk(out, "PLTE", bytes, 3 * n);
}

static void add_pixels(struct text *out, const struct raster *r, const struct colours *c)
{
    size_t row = r->width + 1; /* a filter byte, 0, stands before each row */
    unsigned char *bytes = mem_new(r->height * row, 1);
    struct text t = {0};
    uint32_t last = 0;
    unsigned char index = find(c, r->pixel[0] & 0xFFFFFF)->index;

    last = r->pixel[0] & 0xFFFFFF;
    for (size_t y = 0; y < r->height; y++)
        for (size_t x = 0; x < r->width; x++) {
            uint32_t rgb = r->pixel[y * r->width + x] & 0xFFFFFF;

            if (rgb != last) {
                index = find(c, rgb)->index;
                last = rgb;
            }
            bytes[y * row + 1 + x] = index;
        }
    deflate_add(&t, bytes, r->height * row, LEVEL);
    add_chunk(out, "IDAT", t.data, t.len);
    text_free(&t);
    free(bytes);
}

void png_write(struct text *out, const struct raster *r, double pixels_a_point, const char *title,
               const char *description)
{
    uint32_t palette[PALETTE];
    struct colours colours;
    size_t n;

    count_colours(&colours, r);
    n = make_palette(&colours, palette);
    text_add_bytes(out, "\x89PNG\r\n\x1a\n", 8);
    add_header(out, r);
    add_chunk(out, "sRGB", "\0", 1);
    add_resolution(out, pixels_a_point);
    add_words(out, "Title", title);
    add_words(out, "Description", description);
    add_palette(out, palette, n);
    add_pixels(out, r, &colours);
    add_chunk(out, "IEND", "", 0);
    free(colours.slot);
}
