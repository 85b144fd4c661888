#include "png_write.h"

#include "deflate.h"

#include <stdlib.h>
#include <string.h>

enum { PALETTE = 64, SLOTS = 8192 };

void png_memory_free(struct png_memory *m)
{
    free(m->colour);
    free(m->slot);
    free(m->run);
    free(m->bytes);
    png_deflate_free(&m->deflate);
    *m = (struct png_memory){0};
}

/* Where a colour stands in the table of slots, or would stand. Open addressing. */
static struct png_slot *slot_of(const struct png_memory *m, uint32_t rgb)
{
    size_t i = (rgb * 2654435761u >> 8) & (m->n_slots - 1);

    while (m->slot[i].place && m->slot[i].rgb != rgb)
        i = (i + 1) & (m->n_slots - 1);
    return &m->slot[i];
}

static void grow_slots(struct png_memory *m)
{
    m->n_slots *= 2;
    free(m->slot);
    m->slot = mem_new(m->n_slots, sizeof *m->slot);
    for (size_t i = 0; i < m->n_colours; i++)
        *slot_of(m, m->colour[i].rgb) = (struct png_slot){m->colour[i].rgb, (uint32_t)i + 1};
}

static uint32_t colour_of(struct png_memory *m, uint32_t rgb)
{
    struct png_slot *slot = slot_of(m, rgb);

    if (slot->place)
        return slot->place - 1;
    m->colour = mem_grow(m->colour, &m->colour_capacity, m->n_colours + 1, sizeof *m->colour);
    m->colour[m->n_colours] = (struct png_colour){.rgb = rgb};
    *slot = (struct png_slot){rgb, (uint32_t)++m->n_colours};
    if (2 * m->n_colours > m->n_slots)
        grow_slots(m);
    return (uint32_t)m->n_colours - 1;
}

/* How many pixels from the first on are the same: most of a page is white, so eight at a time. */
static size_t run_of(const uint32_t *pixel, size_t n)
{
    uint32_t same[8];
    size_t run = 1;

    if (n > 8 && pixel[1] == pixel[0]) {
        for (size_t i = 0; i < 8; i++)
            same[i] = pixel[0];
        for (run = 0; run + 8 <= n && !memcmp(pixel + run, same, sizeof same); run += 8)
            ;
    }
    while (run < n && pixel[run] == pixel[0])
        run++;
    return run;
}

/* The picture as runs of colours, which end with their row; the runs of a row that is as the one
 * above are copied. */
static void find_runs(struct png_memory *m, const struct raster *r)
{
    size_t above = 0; /* where the runs of the row above begin */

    m->n_runs = m->n_colours = 0;
    if (!m->n_slots) {
        m->n_slots = SLOTS;
        m->slot = mem_new(m->n_slots, sizeof *m->slot);
    }
    memset(m->slot, 0, m->n_slots * sizeof *m->slot);
    for (size_t y = 0; y < r->height; y++) {
        const uint32_t *row = r->pixel + y * r->width;
        size_t first = m->n_runs;

        m->run = mem_grow(m->run, &m->run_capacity, m->n_runs + r->width, sizeof *m->run);
        if (y && !memcmp(row, row - r->width, r->width * sizeof *row)) {
            memcpy(m->run + first, m->run + above, (first - above) * sizeof *m->run);
            m->n_runs += first - above;
        } else
            for (size_t x = 0, n; x < r->width; x += n) {
                n = run_of(row + x, r->width - x);
                m->run[m->n_runs++] =
                    (struct png_run){(uint32_t)n, colour_of(m, row[x] & 0xFFFFFF)};
            }
        for (size_t i = first; i < m->n_runs; i++)
            m->colour[m->run[i].colour].count += m->run[i].pixels;
        above = first;
    }
}

/* The inks themselves come first: a small symbol must not take the colour of another. */
static int by_count(const void *x, const void *y)
{
    const struct png_colour *a = *(const struct png_colour *const *)x,
                            *b = *(const struct png_colour *const *)y;

    if (a->is_ink != b->is_ink)
        return a->is_ink ? -1 : 1;
    if (a->count != b->count)
        return a->count < b->count ? 1 : -1;
    return a->rgb < b->rgb ? -1 : a->rgb > b->rgb;
}

static void mark_inks(struct png_memory *m)
{
    for (int i = 0; i < INKS; i++) {
        const struct png_slot *slot = slot_of(m, inks[i].rgb);

        if (slot->place)
            m->colour[slot->place - 1].is_ink = true;
    }
}

/* A colour of the palette, by its lightness. */
struct entry {
    int lightness, red, green, blue;
    unsigned char index;
};

static struct entry entry_of(uint32_t rgb, size_t index)
{
    int red = rgb >> 16 & 255, green = rgb >> 8 & 255, blue = rgb & 255;

    return (struct entry){red + green + blue, red, green, blue, (unsigned char)index};
}

static int by_lightness(const void *x, const void *y)
{
    const struct entry *a = x, *b = y;

    return a->lightness != b->lightness ? a->lightness - b->lightness : a->index - b->index;
}

/* The nearest of n entries: from the one of its lightness on to both sides, until the lightness
 * alone is too far away (Cauchy: its square is at most three times that of the distance). */
static unsigned char nearest(const struct entry *entry, size_t n, uint32_t rgb)
{
    struct entry e = entry_of(rgb, 0);
    size_t up = 0, down;
    int least = 3 * 255 * 255 + 1;

    for (size_t step = PALETTE / 2; step; step /= 2)
        if (up + step <= n && entry[up + step - 1].lightness < e.lightness)
            up += step;
    for (down = up; up < n || down > 0;) {
        const struct entry *at[2] = {up < n ? &entry[up++] : NULL,
                                     down > 0 ? &entry[--down] : NULL};

        for (int i = 0; i < 2; i++) {
            int r, g, b, l, d;

            if (!at[i])
                continue;
            l = at[i]->lightness - e.lightness;
            if (l * l > 3 * least) {
                up = i ? up : n;
                down = i ? 0 : down;
                continue;
            }
            r = at[i]->red - e.red;
            g = at[i]->green - e.green;
            b = at[i]->blue - e.blue;
            d = r * r + g * g + b * b;
            if (d < least || (d == least && at[i]->index < e.index)) {
                least = d;
                e.index = at[i]->index;
            }
        }
    }
    return e.index;
}

/* Give every colour its place in a palette; returns the palette's size. */
static size_t make_palette(struct png_memory *m, uint32_t *palette)
{
    struct png_colour **order = mem_new(m->n_colours, sizeof *order);
    struct entry entry[PALETTE] = {{0, 0, 0, 0, 0}};
    size_t n = m->n_colours, kept = n < PALETTE ? n : PALETTE;

    mark_inks(m);
    for (size_t i = 0; i < n; i++)
        order[i] = &m->colour[i];
    qsort(order, n, sizeof *order, by_count);
    for (size_t i = 0; i < kept; i++)
        palette[i] = order[i]->rgb;
    for (size_t i = 0; i < kept; i++) {
        order[i]->index = (unsigned char)i;
        entry[i] = entry_of(palette[i], i);
    }
    qsort(entry, kept, sizeof *entry, by_lightness);
    for (size_t i = kept; i < n; i++)
        order[i]->index = nearest(entry, kept, order[i]->rgb);
    free(order);
    return kept;
}

static void put_number(unsigned char bytes[4], uint32_t n)
{
    for (int i = 0; i < 4; i++)
        bytes[i] = (unsigned char)(n >> (24 - 8 * i));
}

static void add_number(struct text *t, uint32_t n)
{
    unsigned char bytes[4];

    put_number(bytes, n);
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

static void add_header(struct text *out, const struct raster *r, unsigned bits)
{
    struct text t = {0};
    unsigned char depth = (unsigned char)bits;

    add_number(&t, (uint32_t)r->width);
    add_number(&t, (uint32_t)r->height);
    text_add_bytes(&t, &depth, 1);
    text_add_bytes(&t, "\x03\0\0\0", 4); /* palette, no interlace */
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

/* Put the pixels of a row, a byte each, together as bits, from the left. */
static void pack(unsigned char *row, size_t width, unsigned bits)
{
    size_t a_byte = 8 / bits;

    for (size_t x = 0; x < width; x += a_byte) {
        unsigned byte = 0;

        for (size_t i = 0; i < a_byte; i++)
            byte = byte << bits | (x + i < width ? row[x + i] : 0);
        row[x / a_byte] = (unsigned char)byte;
    }
}

/* The rows, each after a filter byte, 0; returns how many bytes. */
static size_t lay_rows(struct png_memory *m, const struct raster *r, unsigned bits)
{
    size_t row = (r->width * bits + 7) / 8 + 1;
    const struct png_run *run = m->run;

    /* room for the last row before it is packed */
    m->bytes = mem_grow(m->bytes, &m->byte_capacity, r->height * row + r->width, 1);
    for (size_t y = 0; y < r->height; y++) {
        unsigned char *to = m->bytes + y * row, *pixel = to + 1;

        *to = 0;
        while (pixel < to + 1 + r->width) {
            memset(pixel, m->colour[run->colour].index, run->pixels);
            pixel += run++->pixels;
        }
        if (bits < 8)
            pack(to + 1, r->width, bits);
    }
    return r->height * row;
}

static void add_pixels(struct png_memory *m, struct text *out, const struct raster *r,
                       unsigned bits)
{
    size_t start = out->len, n = lay_rows(m, r, bits);
    unsigned char length[4];

    text_add_bytes(out, "....IDAT", 8);
    png_deflate(&m->deflate, out, m->bytes, n, n / r->height);
    put_number(length, (uint32_t)(out->len - start - 8));
    memcpy(out->data + start, length, 4);
    add_number(out, deflate_crc(0, out->data + start + 4, out->len - start - 4));
}

void png_write(struct png_memory *m, struct text *out, const struct raster *r,
               double pixels_a_point, const char *title, const char *description)
{
    uint32_t palette[PALETTE];
    size_t n;
    unsigned bits;

    find_runs(m, r);
    n = make_palette(m, palette);
    bits = n > 16 ? 8 : n > 4 ? 4 : n > 2 ? 2 : 1;
    text_add_bytes(out, "\x89PNG\r\n\x1a\n", 8);
    add_header(out, r, bits);
    add_chunk(out, "sRGB", "\0", 1);
    add_resolution(out, pixels_a_point);
    add_words(out, "Title", title);
    add_words(out, "Description", description);
    add_palette(out, palette, n);
    add_pixels(m, out, r, bits);
    add_chunk(out, "IEND", "", 0);
}
