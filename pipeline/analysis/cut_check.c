/* Is an extract what its name says? Was it cut off between two lines? Then nothing in it is wrong,
 * but areas that the month before had figures have none; or it has no figure of its own month. */
#include "ingest.h"

#include "decimal.h"
#include "edition.h"
#include "period.h"

#include <stdlib.h>
#include <string.h>

/* A month's file of a collection, with its editions, and which areas it has figures of in that
 * month. */
struct returned {
    const char *file;
    struct edition name; /* of the latest edition */
    size_t own;          /* figures of its month */
    bool *area, *judged; /* [geography.n]; judged: of the programme's measure */
};

struct returns {
    struct returned *row;
    size_t n, capacity;
};

static struct returned *returned_by(struct returns *all, const char *file, size_t areas)
{
    struct edition name = edition_of_file(file);

    if (name.collected == PERIOD_NONE)
        return NULL;
    for (size_t i = 0; i < all->n; i++) {
        struct returned *r = &all->row[i];

        if (r->name.collected != name.collected || !edition_is_of_kind(&r->name, &name))
            continue;
        if (name.edition > r->name.edition) {
            r->file = file;
            r->name = name;
        }
        return r;
    }
    all->row = mem_grow(all->row, &all->capacity, all->n + 1, sizeof *all->row);
    all->row[all->n++] = (struct returned){file, name, 0, mem_new(areas, sizeof *all->row->area),
                                           mem_new(areas, sizeof *all->row->judged)};
    return &all->row[all->n - 1];
}

static void collect(struct returns *all, const struct ingest *in, const struct programme *p)
{
    const struct geography *g = &p->geography;
    const char *file = "";
    struct returned *now = NULL;

    for (size_t i = 0; i < in->observations.n; i++) {
        const struct observation *o = &in->observations.row[i];
        int area;

        if (strcmp(o->source_file, file))
            now = returned_by(all, file = o->source_file, g->n);
        if (!now || o->period != now->name.collected)
            continue;
        now->own++;
        area = geography_find(g, o->area_code);
        now->area[area] = true;
        now->judged[area] |= (o->value != DECIMAL_NONE || o->status == 'c') &&
                             !strcmp(o->measure, p->measure->measure);
    }
}

static const struct returned *month_before(const struct returns *all, const struct returned *r)
{
    for (size_t i = 0; i < all->n; i++)
        if (all->row[i].name.collected == r->name.collected - 1 &&
            edition_is_of_kind(&all->row[i].name, &r->name))
            return &all->row[i];
    return NULL;
}

/* Is something of the area refused in the file of the month? Then that is what there is to say. */
static bool is_refused(const struct findings *f, const struct returned *r, const char *area_code)
{
    for (size_t i = 0; i < f->n; i++) {
        const struct finding *x = &f->row[i];

        if (x->period == r->name.collected && !strcmp(x->area_code, area_code) &&
            finding_refuses(x) && !strcmp(x->file, r->file))
            return true;
    }
    return false;
}

/* Each area that has no figure of the programme's measure is told so. */
static void tell_areas(struct ingest *in, const struct programme *p, const struct returned *now,
                       const struct returned *before)
{
    const struct geography *g = &p->geography;

    for (size_t a = 0; a < g->n; a++) {
        const struct area *area = &g->area[a];
        struct text message = {0};

        if (!before->judged[a] || now->judged[a] || area->whole >= 0 ||
            !geography_open(g, (int)a, now->name.collected) ||
            is_refused(&in->findings, now, area->area_code))
            continue;
        text_addf(&message,
                  "%s (%s) has no figure of %s in this file, and has one in %s: is it late, or was "
                  "its row lost?",
                  area->name, area->area_code, p->measure->name, before->file);
        findings_add(&in->findings, &(struct finding){.check = "area_gone",
                                                      .file = now->file,
                                                      .area_code = area->area_code,
                                                      .period = now->name.collected,
                                                      .measure = p->measure->measure,
                                                      .message = message.data});
        text_free(&message);
    }
}

/* One area alone is late or has nothing to say: it is told, and the file was not cut off. */
enum { FEW = 1 };

static void compare(struct ingest *in, const struct geography *g, const struct returned *now,
                    const struct returned *before)
{
    struct text codes = {0}, message = {0};
    size_t n = 0;

    for (size_t a = 0; a < g->n; a++)
        if (before->area[a] && !now->area[a] && geography_open(g, (int)a, now->name.collected) &&
            g->area[a].whole < 0)
            text_addf(&codes, "%s%s", n++ ? ", " : "", g->area[a].area_code);
    if (n > FEW) {
        text_addf(&message,
                  "%zu areas that have figures in %s have none in this file: %s; was it cut off?",
                  n, before->file, codes.data);
        findings_add(&in->findings, &(struct finding){.check = "areas_gone",
                                                      .file = now->file,
                                                      .period = now->name.collected,
                                                      .message = message.data});
    }
    text_free(&message);
    text_free(&codes);
}

/* Files of other months have figures of their own month, this one has none: an old one under a new
 * name? Of some kinds none has, when each tells of the month before. Returns whether it was said.
 */
static bool check_month(struct ingest *in, const struct returns *all, const struct returned *r)
{
    struct text message = {0};
    size_t others = 0;

    for (size_t i = 0; i < all->n && !r->own; i++) {
        if (&all->row[i] == r || !edition_is_of_kind(&all->row[i].name, &r->name))
            continue;
        if (!all->row[i].own)
            return false;
        others++;
    }
    if (!others)
        return false;
    text_add(&message, "the file has no figure of ");
    period_add_words(&message, r->name.collected);
    text_addf(&message,
              ", the month in its name, as the %zu other%s of its kind ha%s: is it the right file?",
              others, others == 1 ? "" : "s", others == 1 ? "s" : "ve");
    findings_add(&in->findings, &(struct finding){.check = "other_month",
                                                  .file = r->file,
                                                  .period = r->name.collected,
                                                  .message = message.data});
    text_free(&message);
    return true;
}

void ingest_check_areas(struct ingest *in, const struct programme *p)
{
    struct returns all = {NULL, 0, 0};

    collect(&all, in, p);
    for (size_t i = 0; i < all.n; i++) {
        const struct returned *before = month_before(&all, &all.row[i]);

        if (!check_month(in, &all, &all.row[i]) && before) {
            compare(in, &p->geography, &all.row[i], before);
            tell_areas(in, p, &all.row[i], before);
        }
    }
    for (size_t i = 0; i < all.n; i++) {
        free(all.row[i].area);
        free(all.row[i].judged);
    }
    free(all.row);
}
