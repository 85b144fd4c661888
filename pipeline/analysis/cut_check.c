/* Was an extract cut off between two lines? Then nothing in it is wrong, but areas that the month
 * before had figures have none. */
#include "ingest.h"

#include "files.h"
#include "period.h"

#include <stdlib.h>
#include <string.h>

/* A month's file of a collection, and which areas it has figures of in that month. */
struct returned {
    const char *file, *kind;
    int month;
    bool *area; /* [geography.n] */
};

struct returns {
    struct returned *row;
    size_t n, capacity;
};

static struct returned *returned_by(struct returns *all, const char *file, size_t areas)
{
    const char *name = files_base(file);
    int month = period_of_file(name);

    if (month == PERIOD_NONE)
        return NULL;
    for (size_t i = 0; i < all->n; i++)
        if (!strcmp(all->row[i].file, file))
            return &all->row[i];
    all->row = mem_grow(all->row, &all->capacity, all->n + 1, sizeof *all->row);
    all->row[all->n++] =
        (struct returned){file, name + 7, month, mem_new(areas, sizeof *all->row->area)};
    return &all->row[all->n - 1];
}

static void collect(struct returns *all, const struct ingest *in, const struct geography *g)
{
    const char *file = "";
    struct returned *now = NULL;

    for (size_t i = 0; i < in->observations.n; i++) {
        const struct observation *o = &in->observations.row[i];

        if (strcmp(o->source_file, file))
            now = returned_by(all, file = o->source_file, g->n);
        if (now && o->period == now->month)
            now->area[geography_find(g, o->area_code)] = true;
    }
}

static const struct returned *month_before(const struct returns *all, const struct returned *r)
{
    for (size_t i = 0; i < all->n; i++)
        if (all->row[i].month == r->month - 1 && !strcmp(all->row[i].kind, r->kind))
            return &all->row[i];
    return NULL;
}

/* One area alone is late or has nothing to say: the table of coverage lists it. */
enum { FEW = 1 };

static void compare(struct ingest *in, const struct geography *g, const struct returned *now,
                    const struct returned *before)
{
    struct text codes = {0}, message = {0};
    size_t n = 0;

    for (size_t a = 0; a < g->n; a++)
        if (before->area[a] && !now->area[a] && geography_open(g, (int)a, now->month) &&
            g->area[a].whole < 0)
            text_addf(&codes, "%s%s", n++ ? ", " : "", g->area[a].area_code);
    if (n > FEW) {
        text_addf(&message,
                  "%zu areas that have figures in %s have none in this file: %s; was it cut off?",
                  n, before->file, codes.data);
        findings_add(&in->findings, &(struct finding){.check = "areas_gone",
                                                      .file = now->file,
                                                      .period = now->month,
                                                      .message = message.data});
    }
    text_free(&message);
    text_free(&codes);
}

void ingest_check_areas(struct ingest *in, const struct programme *p)
{
    struct returns all = {NULL, 0, 0};

    collect(&all, in, &p->geography);
    for (size_t i = 0; i < all.n; i++) {
        const struct returned *before = month_before(&all, &all.row[i]);

        if (before)
            compare(in, &p->geography, &all.row[i], before);
    }
    for (size_t i = 0; i < all.n; i++)
        free(all.row[i].area);
    free(all.row);
}
