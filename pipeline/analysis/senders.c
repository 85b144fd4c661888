#include "senders.h"

#include "files.h"
#include "period.h"

#include <stdlib.h>
#include <string.h>

struct file_kind {
    const char *file; /* as the observations have it: one text a file, or a few */
    size_t kind;
};

int senders_month(const char *file)
{
    return period_of_file(files_base(file));
}

/* The part of a name that files of one kind share. */
static const char *kind_name(const char *file)
{
    enum { MONTH = 7 }; /* "2014-09" */
    const char *name = files_base(file);

    if (period_of_file(name) == PERIOD_NONE)
        return name;
    return name + MONTH + (name[MONTH] == '-');
}

static int by_place(const void *a, const void *b)
{
    const struct file_kind *x = a, *y = b;

    return (x->file > y->file) - (x->file < y->file);
}

static int by_name(const void *a, const void *b)
{
    const struct file_kind *x = a, *y = b;

    return strcmp(x->file, y->file);
}

static size_t add_kind(struct senders *s, const char *name)
{
    const struct programme *p = s->programme;
    struct sender_kind *k;

    for (size_t i = 0; i < s->n; i++)
        if (!strcmp(s->kind[i].name, name))
            return i;
    s->kind = mem_grow(s->kind, &s->capacity, s->n + 1, sizeof *s->kind);
    k = &s->kind[s->n];
    *k = (struct sender_kind){.name = name};
    k->area = arena_new(&s->texts, p->geography.n, sizeof *k->area);
    k->series = arena_new(&s->texts, p->catalogue.n_series, sizeof *k->series);
    return s->n++;
}

/* The files, each text once, in the order of their addresses: which reaches no output. */
static void list_files(struct senders *s, const struct observations *o)
{
    size_t n = 0;

    s->file = mem_new(o->n, sizeof *s->file);
    for (size_t i = 0; i < o->n; i++)
        if (!n || s->file[n - 1].file != o->row[i].source_file)
            s->file[n++].file = o->row[i].source_file;
    if (n)
        qsort(s->file, n, sizeof *s->file, by_place);
    for (size_t i = 0; i < n; i++)
        if (!s->files || s->file[s->files - 1].file != s->file[i].file)
            s->file[s->files++] = s->file[i];
}

static void note_series(struct senders *s, struct sender_kind *k, const char *series)
{
    const struct series *found = catalogue_series(&s->programme->catalogue, series);

    if (found)
        k->series[found - s->programme->catalogue.series] = true;
}

static void note_figures(struct senders *s, const struct observations *o)
{
    const char *code = NULL;
    int area = -1;

    for (size_t i = 0; i < o->n; i++) {
        const struct observation *x = &o->row[i];
        const struct file_kind key = {.file = x->source_file};
        const struct file_kind *file = bsearch(&key, s->file, s->files, sizeof *s->file, by_place);
        struct sender_kind *k = &s->kind[file->kind];

        if (x->area_code != code)
            area = senders_area(s, x->area_code);
        code = x->area_code;
        note_series(s, k, x->series);
        if (area < 0 || k->area[area])
            continue;
        k->area[area] = true;
        k->areas++;
    }
}

static bool is_expected(const struct programme *p, const struct area *area)
{
    for (size_t i = 0; i < p->catalogue.n_series; i++)
        if (*p->catalogue.series[i].expected_level &&
            !strcmp(p->catalogue.series[i].expected_level, area->level_name))
            return true;
    return false;
}

static void find_wholes(struct senders *s)
{
    const struct geography *g = &s->programme->geography;

    s->must = arena_new(&s->texts, g->n, sizeof *s->must);
    s->whole = arena_new(&s->texts, g->n, sizeof *s->whole);
    for (size_t i = 0; i < g->n; i++) {
        s->whole[i] = (int)i;
        while (g->area[s->whole[i]].whole >= 0)
            s->whole[i] = g->area[s->whole[i]].whole;
        s->must[i] = g->area[i].whole < 0 && is_expected(s->programme, &g->area[i]);
    }
}

void senders_make(struct senders *s, const struct programme *p, const struct observations *o)
{
    *s = (struct senders){.programme = p};
    find_wholes(s);
    list_files(s, o);
    for (size_t i = 0; i < s->files; i++)
        s->file[i].kind = add_kind(s, kind_name(s->file[i].file));
    note_figures(s, o);
    if (s->files)
        qsort(s->file, s->files, sizeof *s->file, by_name);
}

void senders_free(struct senders *s)
{
    free(s->file);
    free(s->kind);
    arena_free(&s->texts);
    *s = (struct senders){0};
}

const struct sender_kind *senders_kind(const struct senders *s, const char *file)
{
    const char *name = kind_name(file);

    for (size_t i = 0; i < s->n; i++)
        if (!strcmp(s->kind[i].name, name))
            return &s->kind[i];
    return NULL;
}

bool senders_file_is_used(const struct senders *s, const char *file)
{
    const struct file_kind key = {.file = file};

    return s->files && bsearch(&key, s->file, s->files, sizeof *s->file, by_name);
}

int senders_area(const struct senders *s, const char *area_code)
{
    int area = *area_code ? geography_find(&s->programme->geography, area_code) : -1;

    if (area < 0 || !s->must[s->whole[area]])
        return -1;
    return s->whole[area];
}
