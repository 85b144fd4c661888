#include "programme.h"

#include "decimal.h"
#include "diag.h"
#include "files.h"
#include "period.h"
#include "table.h"

#include <string.h>

/* One row an item: where it goes, what kind it is, whether it may be left out. */
enum item_kind { TEXT, PATH, DECIMAL, PERIOD };

struct item {
    const char *name;
    enum item_kind kind;
    size_t at; /* in struct items */
    bool optional;
};

struct items {
    const char *title, *subject, *growth_words, *straight_line_caveat, *baseline_note, *measure,
        *deadline_note, *direction, *staff_group, *publisher, *root_area, *levels, *areas,
        *successions, *aliases, *successors, *successors_told, *layouts, *measures, *series,
        *trajectory, *extracts, *baseline_series, *published_series, *beside, *flow_measures,
        *population_series, *population_measure, *population_words, *actions, *signoff, *overrides,
        *tolerances, *receipts, *balance, *growth_measure;
    int64_t baseline, target_growth;
    int baseline_period, deadline;
};

#define ITEM(name, kind, optional)                                                                 \
    {                                                                                              \
#name, kind, offsetof(struct items, name), optional                                        \
    }

static const struct item known[] = {
    ITEM(title, TEXT, false),
    ITEM(subject, TEXT, false),
    ITEM(growth_words, TEXT, true),
    ITEM(straight_line_caveat, TEXT, true),
    ITEM(baseline_note, TEXT, true),
    ITEM(measure, TEXT, false),
    ITEM(baseline_period, PERIOD, false),
    ITEM(baseline, DECIMAL, false),
    ITEM(target_growth, DECIMAL, false),
    ITEM(deadline, PERIOD, false),
    ITEM(deadline_note, TEXT, true),
    ITEM(direction, TEXT, false),
    ITEM(staff_group, TEXT, true),
    ITEM(publisher, TEXT, true),
    ITEM(root_area, TEXT, false),
    ITEM(levels, PATH, false),
    ITEM(areas, PATH, false),
    ITEM(successions, PATH, true),
    ITEM(aliases, PATH, true),
    ITEM(successors, PATH, true),
    ITEM(successors_told, PATH, true),
    ITEM(layouts, PATH, false),
    ITEM(measures, PATH, false),
    ITEM(series, PATH, false),
    ITEM(trajectory, PATH, true),
    ITEM(extracts, PATH, false),
    ITEM(baseline_series, TEXT, true),
    ITEM(published_series, TEXT, true),
    ITEM(beside, TEXT, true),
    ITEM(flow_measures, TEXT, true),
    ITEM(population_series, TEXT, true),
    ITEM(population_measure, TEXT, true),
    ITEM(population_words, TEXT, true),
    ITEM(actions, PATH, true),
    ITEM(signoff, PATH, true),
    ITEM(overrides, PATH, true),
    ITEM(tolerances, PATH, true),
    ITEM(receipts, PATH, true),
    ITEM(balance, TEXT, true),
    ITEM(growth_measure, TEXT, true),
};

enum { N_KNOWN = sizeof known / sizeof known[0] };

static const char headline_prefix[] = "headline_series_";

static const struct item *find_item(const char *name)
{
    for (size_t i = 0; i < N_KNOWN; i++)
        if (!strcmp(known[i].name, name))
            return &known[i];
    return NULL;
}

static int take_item(struct programme *p, struct items *items, const struct table *t, size_t row,
                     const int *c, bool *seen)
{
    const char *name = table_text(t, row, c[0]), *value = table_text(t, row, c[1]);
    const struct item *item = find_item(name);
    char *place;

    if (!strncmp(name, headline_prefix, sizeof headline_prefix - 1))
        return 0; /* read when the levels are known */
    if (item && !item->optional && !*value) {
        table_fault(t, row, c[1], "is empty: this item is needed");
        seen[item - known] = true;
        return -1;
    }
    if (!item || seen[item - known]) {
        table_fault(t, row, c[0], item ? "stands here twice" : "is no item of a programme");
        return -1;
    }
    seen[item - known] = true;
    place = (char *)items + item->at;
    if (item->kind == DECIMAL)
        return table_decimal(t, row, c[1], (int64_t *)(void *)place);
    if (item->kind == PERIOD)
        return table_period(t, row, c[1], (int *)(void *)place);
    *(const char **)(void *)place = item->kind == PATH && *value
                                        ? files_join(&p->texts, p->folder, value)
                                        : arena_text(&p->texts, value);
    return 0;
}

static int read_items(struct programme *p, struct items *items, const struct table *t, const int *c)
{
    bool seen[N_KNOWN] = {false};
    int result = 0;

    for (size_t i = 0; i < N_KNOWN; i++) {
        char *place = (char *)items + known[i].at;

        if (known[i].kind == TEXT)
            *(const char **)(void *)place = "";
    }
    for (size_t row = 0; row < t->rows; row++)
        result |= take_item(p, items, t, row, c, seen);
    for (size_t i = 0; i < N_KNOWN; i++)
        if (!seen[i] && !known[i].optional) {
            diag_at(t->path, 0, NULL, "the item \"%s\" is missing", known[i].name);
            result = -1;
        }
    return result;
}

static bool is_amount(int64_t value)
{
    return value >= 0 && value <= DECIMAL_MOST;
}

static int check_items(struct programme *p, const struct items *items, const char *path)
{
    int result = 0;

    if (items->baseline_period == PERIOD_NONE || items->deadline == PERIOD_NONE ||
        items->deadline <= items->baseline_period) {
        diag_at(path, 0, NULL, "the deadline must come after the baseline_period");
        result = -1;
    }
    if (items->baseline == DECIMAL_NONE || items->target_growth == DECIMAL_NONE ||
        items->target_growth == 0) {
        diag_at(path, 0, NULL,
                "baseline and target_growth must be numbers, and target_growth "
                "must not be 0");
        result = -1;
    } else if (!is_amount(items->baseline) ||
               !is_amount(decimal_plus(items->baseline, items->target_growth))) {
        diag_at(path, 0, NULL,
                "baseline, and baseline + target_growth, must be between 0 and 4000000000");
        result = -1;
    }
    if (strcmp(items->direction, "increase") && strcmp(items->direction, "decrease")) {
        diag_at(path, 0, NULL, "direction \"%s\": increase or decrease was expected",
                items->direction);
        result = -1;
    } else if (!result && (items->target_growth > 0) != !strcmp(items->direction, "increase")) {
        diag_at(path, 0, NULL, "direction is %s, but target_growth goes the other way",
                items->direction);
        result = -1;
    }
    p->baseline_period = items->baseline_period;
    p->baseline = items->baseline;
    p->target_growth = items->target_growth;
    p->target = decimal_plus(items->baseline, items->target_growth);
    p->deadline = items->deadline;
    p->direction = !strcmp(items->direction, "decrease") ? -1 : 1;
    return result;
}

static int named_series(const struct programme *p, const char *path, const char *item,
                        const char *name, const struct series **series)
{
    *series = catalogue_series(&p->catalogue, name);
    if (!*name || *series)
        return 0;
    diag_at(path, 0, NULL, "%s: \"%s\" is not in the table of series", item, name);
    return -1;
}

static int named_measure(const struct programme *p, const char *path, const char *item,
                         const char *name, const struct measure **measure)
{
    *measure = catalogue_measure(&p->catalogue, name);
    if (!*name || *measure)
        return 0;
    diag_at(path, 0, NULL, "%s: \"%s\" is not in the table of measures", item, name);
    return -1;
}

static int find_names(struct programme *p, const struct items *items, const char *path)
{
    int result = 0;

    result |= named_measure(p, path, "measure", items->measure, &p->measure);
    result |= named_measure(p, path, "population_measure", items->population_measure,
                            &p->population_measure);
    result |= named_measure(p, path, "growth_measure", items->growth_measure, &p->growth_measure);
    result |= named_series(p, path, "baseline_series", items->baseline_series, &p->baseline_series);
    result |=
        named_series(p, path, "published_series", items->published_series, &p->published_series);
    result |=
        named_series(p, path, "population_series", items->population_series, &p->population_series);
    p->root = geography_find(&p->geography, items->root_area);
    if (p->root < 0 || p->geography.area[p->root].level < 0) {
        diag_at(path, 0, NULL, "root_area: \"%s\" is not the code of an area with a level",
                items->root_area);
        result = -1;
    }
    return result;
}

/* The level that a headline_series_<level> names, or -1. */
static int headline_level(const struct programme *p, const char *item)
{
    for (size_t i = 0; i < p->geography.n_levels; i++)
        if (!strcmp(item + sizeof headline_prefix - 1, p->geography.level[i].level))
            return (int)i;
    return -1;
}

static int read_headline(struct programme *p, const struct table *t, size_t row, const int *c)
{
    const char *item = table_text(t, row, c[0]), *value = table_text(t, row, c[1]);
    int level = headline_level(p, item);

    if (level < 0 || p->headline[level]) {
        table_fault(t, row, c[0], level < 0 ? "names no level" : "stands here twice");
        return -1;
    }
    return named_series(p, t->path, item, value, &p->headline[level]);
}

/* Every level is judged on a series. */
static int read_headlines(struct programme *p, const struct table *t, const int *c)
{
    int result = 0;

    p->headline = arena_new(&p->texts, p->geography.n_levels, sizeof *p->headline);
    for (size_t row = 0; row < t->rows; row++)
        if (!strncmp(table_text(t, row, c[0]), headline_prefix, sizeof headline_prefix - 1))
            result |= read_headline(p, t, row, c);
    for (size_t i = 0; !result && i < p->geography.n_levels; i++)
        if (!p->headline[i]) {
            diag_at(t->path, 0, NULL, "the item \"%s%s\" is missing", headline_prefix,
                    p->geography.level[i].level);
            result = -1;
        }
    return result;
}

/* What is said of areas beside the table of areas. */
static int read_codes(struct programme *p, const struct items *items)
{
    int result = 0;

    if (items->aliases && *items->aliases)
        result |= geography_read_aliases(&p->geography, items->aliases);
    if (items->successors && *items->successors)
        result |= geography_read_successors(&p->geography, items->successors);
    else if (items->successors_told && *items->successors_told) {
        p->geography.successors_told = true;
        result |= geography_read_successors(&p->geography, items->successors_told);
    }
    return result;
}

static int read_all(struct programme *p, const struct table *t)
{
    static const char *const columns[] = {"item", "value"};
    struct items items = {.baseline = DECIMAL_NONE,
                          .target_growth = DECIMAL_NONE,
                          .baseline_period = PERIOD_NONE,
                          .deadline = PERIOD_NONE};
    int c[2];

    if (table_columns(t, columns, 2, c) || read_items(p, &items, t, c) ||
        check_items(p, &items, t->path))
        return -1;
    p->title = items.title;
    p->subject = items.subject;
    p->growth_words = *items.growth_words ? items.growth_words : "planned";
    p->straight_line_caveat =
        *items.straight_line_caveat ? items.straight_line_caveat : "not an agreed trajectory";
    p->baseline_note = items.baseline_note;
    p->deadline_note = items.deadline_note;
    p->staff_group = items.staff_group;
    p->publisher = items.publisher;
    p->population_words = items.population_words;
    p->flow_measures = items.flow_measures;
    p->beside = items.beside;
    p->layouts = items.layouts;
    p->trajectory = items.trajectory && *items.trajectory ? items.trajectory : NULL;
    p->extracts = items.extracts;
    p->actions = items.actions && *items.actions ? items.actions : NULL;
    p->signoff = items.signoff && *items.signoff ? items.signoff : NULL;
    p->overrides = items.overrides && *items.overrides ? items.overrides : NULL;
    p->receipts = items.receipts && *items.receipts ? items.receipts : NULL;
    p->balance = items.balance;
    p->tolerances = tolerances_usual;
    if (items.tolerances && *items.tolerances && tolerances_read(&p->tolerances, items.tolerances))
        return -1;
    p->areas_path = files_shown(&p->texts, items.areas);
    p->measures_path = files_shown(&p->texts, items.measures);
    p->series_path = files_shown(&p->texts, items.series);
    if (items.successions && !*items.successions)
        items.successions = NULL;
    if (geography_read(&p->geography, items.levels, items.areas, items.successions) ||
        read_codes(p, &items) || catalogue_read(&p->catalogue, items.measures, items.series) ||
        find_names(p, &items, t->path))
        return -1;
    return read_headlines(p, t, c);
}

int programme_read(struct programme *p, const char *folder)
{
    struct table t;
    size_t n = strlen(folder);
    int result;

    *p = (struct programme){.root = -1};
    while (n > 1 && folder[n - 1] == '/')
        n--;
    p->folder = arena_copy(&p->texts, folder, n);
    p->name = files_base(p->folder);
    if (table_read(&t, files_join(&p->texts, p->folder, "programme.csv"))) {
        programme_free(p);
        return -1;
    }
    result = read_all(p, &t);
    table_free(&t);
    if (result)
        programme_free(p);
    return result;
}

void programme_free(struct programme *p)
{
    geography_free(&p->geography);
    catalogue_free(&p->catalogue);
    arena_free(&p->texts);
    *p = (struct programme){.root = -1};
}

int programme_earliest(const struct programme *p, const struct series *series)
{
    return p->baseline_period - (series && *series->expected_level ? 60 : 360);
}

const struct series *programme_headline(const struct programme *p, int area)
{
    int level = p->geography.area[area].level;

    return level < 0 ? NULL : p->headline[level];
}

const char *programme_level_words(const struct programme *p, int level, size_t n)
{
    const struct level *l = &p->geography.level[level];

    return n == 1 ? l->name : l->plural;
}
