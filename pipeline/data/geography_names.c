/* Which area a code or a name stands for. */
#include "geography.h"

#include "csvread.h"
#include "diag.h"
#include "files.h"
#include "period.h"
#include "table.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

enum { LEAST_LETTERS = 12, MOST_LETTERS = 200 };

static const char no_break_space[] = "\u00a0";

/* The letters of a name that count. */
static void add_plain(struct text *t, const char *name)
{
    size_t space = strlen(no_break_space);

    for (; *name; name++) {
        char c = *name >= 'A' && *name <= 'Z' ? (char)(*name - 'A' + 'a') : *name;

        if (!strncmp(name, no_break_space, space))
            name += space - 1;
        else if (c == '&')
            text_add(t, "and");
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80)
            text_add_bytes(t, &c, 1);
    }
}

/* The same, with what may stand behind it; a name without letters is what it is. */
static void add_letters(struct text *t, const char *name, const char *behind)
{
    add_plain(t, name);
    if (t->len)
        add_plain(t, behind);
    else
        text_add(t, name);
}

/* The bytes of a code that count. */
static void add_bare(struct text *t, const char *code)
{
    for (size_t space; *code; code += space ? space : 1) {
        char c = *code >= 'a' && *code <= 'z' ? (char)(*code - 'a' + 'A') : *code;

        space = utf8_space(code);
        if (!space)
            text_add_bytes(t, &c, 1);
    }
}

static void add_word(struct area_words *words, const struct area_word *word)
{
    if (!*word->text)
        return;
    words->row = mem_grow(words->row, &words->capacity, words->n + 1, sizeof *words->row);
    words->row[words->n++] = *word;
}

/* The word as a name. */
static void add_name(struct geography *g, struct area_word word, const char *behind)
{
    struct text plain = {0};

    add_letters(&plain, word.text, behind);
    word.text = arena_text(&g->texts, text_of(&plain));
    add_word(&g->names, &word);
    text_free(&plain);
}

static int by_text(const void *x, const void *y)
{
    const struct area_word *a = x, *b = y;
    int d = strcmp(a->text, b->text);

    if (!d)
        d = (int)a->kind - (int)b->kind;
    return d ? d : (a->area > b->area) - (a->area < b->area);
}

static void sort(struct area_words *words)
{
    if (words->n)
        qsort(words->row, words->n, sizeof *words->row, by_text);
}

/* The codes once more; an exact one is found before these. */
static void list_bare(struct geography *g)
{
    struct text bare = {0};

    g->bare.n = 0;
    for (size_t i = 0; i < g->codes.n; i++) {
        struct area_word word = g->codes.row[i];

        text_clear(&bare);
        add_bare(&bare, word.text);
        word.text = arena_text(&g->texts, text_of(&bare));
        add_word(&g->bare, &word);
    }
    text_free(&bare);
    sort(&g->bare);
}

void geography_name_areas(struct geography *g)
{
    for (size_t i = 0; i < g->n; i++) {
        const struct area *a = &g->area[i];
        struct area_word word = {a->area_code, AREA_CODE, (int)i, a->valid_from,
                                 a->valid_to,  NULL,      0};

        add_word(&g->codes, &word);
        word.kind = AREA_ONS_CODE;
        word.text = a->ons_code;
        if (strcmp(a->ons_code, a->area_code) != 0)
            add_word(&g->codes, &word);
        word.kind = AREA_NAME;
        word.text = a->name;
        add_name(g, word, "");
        if (a->level >= 0)
            add_name(g, word, g->level[a->level].name);
    }
    sort(&g->codes);
    sort(&g->names);
    list_bare(g);
}

enum { ALIAS, CODE, FROM, TO, COLUMNS };

static int read_alias(struct geography *g, struct area_words *aliases, const struct table *t,
                      size_t row, const int *c)
{
    const char *alias = csv_outside_text(table_text(t, row, c[ALIAS]));
    const char *code = table_text(t, row, c[CODE]);
    struct area_match area = geography_match_code(g, code, PERIOD_NONE);
    struct area_word word = {.kind = AREA_ALIAS, .area = area.area, .line = t->line[row]};
    int own = geography_find(g, alias);

    if (!*code)
        return 0;
    if (!*alias || (own >= 0 && own != area.area)) {
        table_fault(t, row, c[ALIAS], *alias ? "is the code of another area" : "is no alias");
        return -1;
    }
    if (area.area < 0 || area.other >= 0) {
        table_fault(t, row, c[CODE], "is not the code of an area");
        return -1;
    }
    if (table_period(t, row, c[FROM], &word.valid_from) ||
        table_period(t, row, c[TO], &word.valid_to))
        return -1;
    word.text = arena_text(&g->texts, alias);
    word.file = arena_text(&g->texts, t->path);
    add_word(aliases, &word);
    add_name(g, word, "");
    return 0;
}

static int read_file(struct geography *g, struct area_words *aliases, const char *path)
{
    static const char *const names[] = {"alias", "area_code", "?valid_from", "?valid_to"};
    struct table t;
    int c[COLUMNS], result;
    bool columns;

    if (table_read(&t, path))
        return -1;
    result = table_columns(&t, names, COLUMNS, c);
    columns = !result;
    for (size_t i = 0; columns && i < t.rows; i++)
        result |= read_alias(g, aliases, &t, i, c);
    table_free(&t);
    return result;
}

static int read_folder(struct geography *g, struct area_words *aliases, const char *path)
{
    struct file_list files;
    int result = 0;

    if (file_list_read(&files, path))
        return -1;
    for (size_t i = 0; i < files.n; i++)
        if (files_ends_with(files.name[i], ".csv"))
            result |= read_file(g, aliases, files_join(&g->texts, path, files.name[i]));
    file_list_free(&files);
    return result;
}

static bool overlap(const struct area_word *a, const struct area_word *b)
{
    return (a->valid_to == PERIOD_NONE || b->valid_from == PERIOD_NONE ||
            a->valid_to >= b->valid_from) &&
           (b->valid_to == PERIOD_NONE || a->valid_from == PERIOD_NONE ||
            b->valid_to >= a->valid_from);
}

static void say_conflict(const struct area_word *a, const struct area_word *b)
{
    struct text shown = {0};

    utf8_add_short(&shown, b->text, 60);
    diag_at(b->file, b->line, "alias", "\"%s\" is the alias of another area in %s:%zu",
            text_of(&shown), a->file, a->line);
    text_free(&shown);
}

/* In order of their texts, one alias of two areas stands in rows beside each other. */
static int check_aliases(const struct area_words *aliases)
{
    int result = 0;

    for (size_t i = 0; i < aliases->n; i++)
        for (size_t j = i; j > 0 && !strcmp(aliases->row[j - 1].text, aliases->row[i].text); j--) {
            const struct area_word *a = &aliases->row[j - 1], *b = &aliases->row[i];

            if (a->area == b->area || !overlap(a, b))
                continue;
            say_conflict(a, b);
            result = -1;
            break;
        }
    return result;
}

int geography_read_aliases(struct geography *g, const char *path)
{
    struct area_words aliases = {NULL, 0, 0};
    int result =
        files_is_folder(path) ? read_folder(g, &aliases, path) : read_file(g, &aliases, path);

    sort(&aliases);
    if (!result)
        result = check_aliases(&aliases);
    for (size_t i = 0; i < aliases.n; i++)
        add_word(&g->codes, &aliases.row[i]);
    free(aliases.row);
    sort(&g->codes);
    sort(&g->names);
    list_bare(g);
    return result;
}

/* Where texts of at least this one begin. */
static size_t lower_bound(const struct area_words *words, const char *text)
{
    size_t low = 0, high = words->n;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (strcmp(words->row[middle].text, text) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_open(const struct area_word *w, int period)
{
    return period == PERIOD_NONE || ((w->valid_from == PERIOD_NONE || w->valid_from <= period) &&
                                     (w->valid_to == PERIOD_NONE || w->valid_to >= period));
}

static void take(struct area_match *m, int area)
{
    if (m->area < 0)
        m->area = area;
    else if (m->area != area && m->other < 0)
        m->other = area;
}

/* Of n words, those of the period; else any but aliases, which are nothing outside their dates. */
static struct area_match pick(const struct area_word *word, size_t n, int period, bool first_kind)
{
    struct area_match m = {-1, -1};

    for (int open = 1; open >= 0 && m.area < 0; open--) {
        const struct area_word *first = NULL;

        for (size_t i = 0; i < n; i++) {
            const struct area_word *w = &word[i];

            if (open ? !is_open(w, period) : w->kind == AREA_ALIAS)
                continue;
            if (first && first_kind && w->kind != first->kind)
                break;
            first = w;
            take(&m, w->area);
        }
    }
    return m;
}

/* The words that are this text, or that begin with it. */
static const struct area_word *run_of(const struct area_words *words, const char *text, bool begin,
                                      size_t *n)
{
    size_t at = lower_bound(words, text), length = strlen(text);

    for (*n = 0; at + *n < words->n; ++*n) {
        const char *other = words->row[at + *n].text;

        if (strncmp(other, text, length) != 0 || (!begin && other[length]))
            break;
    }
    return *n ? words->row + at : NULL;
}

static struct area_match match(const struct area_words *words, const char *text, int period)
{
    size_t n;
    const struct area_word *word = run_of(words, text, false, &n);

    return pick(word, n, period, true);
}

struct area_match geography_match_code(const struct geography *g, const char *code, int period)
{
    return match(&g->codes, code, period);
}

struct area_match geography_match_written(const struct geography *g, const char *text, int period)
{
    struct area_match m = geography_match_code(g, text, period);
    struct text t = {0};

    if (m.area < 0 && *text) {
        add_bare(&t, text);
        m = match(&g->bare, text_of(&t), period);
    }
    if (m.area < 0 && t.len) {
        text_clear(&t);
        add_letters(&t, text, "");
        m = match(&g->names, text_of(&t), period);
    }
    text_free(&t);
    return m;
}

struct area_match geography_match_name(const struct geography *g, const char *name, int period)
{
    struct text plain = {0};
    struct area_match m;
    const struct area_word *word;
    size_t n;

    add_letters(&plain, name, "");
    m = match(&g->names, text_of(&plain), period);
    if (m.area < 0 && plain.len >= LEAST_LETTERS) {
        word = run_of(&g->names, plain.data, true, &n);
        m = pick(word, n, period, false);
    }
    text_free(&plain);
    return m;
}

bool geography_is_named(const struct geography *g, int area, const char *name)
{
    struct text plain = {0};
    const struct area_word *word;
    bool is = false;
    size_t n;

    add_letters(&plain, name, "");
    word = run_of(&g->names, text_of(&plain), plain.len >= LEAST_LETTERS, &n);
    for (size_t i = 0; i < n; i++)
        is |= word[i].area == area;
    text_free(&plain);
    return is;
}

int geography_nearest(const struct geography *g, const char *name)
{
    struct text plain = {0};
    struct area_match m = {-1, -1};
    size_t best;

    add_letters(&plain, name, "");
    best = plain.len / 6;
    for (size_t i = 0; i < g->names.n && plain.len <= MOST_LETTERS; i++) {
        const char *other = g->names.row[i].text;
        size_t length = strlen(other), distance;

        if (length > plain.len + best || plain.len > length + best)
            continue;
        distance = text_distance(other, text_of(&plain));
        if (distance > best)
            continue;
        if (distance < best)
            m = (struct area_match){-1, -1};
        best = distance;
        take(&m, g->names.row[i].area);
    }
    text_free(&plain);
    return m.other < 0 ? m.area : -1;
}
