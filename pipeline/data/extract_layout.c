#include "extract_layout.h"

#include "diag.h"
#include "files.h"
#include "observation.h"
#include "period.h"
#include "table.h"

#include <string.h>
#include <strings.h>

static const char *const role_names[ROLES] = {
    "period",      "area_code", "area_name", "series",  "measure", "value", "status",
    "staff_group", "part",      "ignore",    "periods", "word",    "mark"};

/* roles whose column is a name in the header */
static bool is_column(const struct layout_rule *r)
{
    return r->role < ROLE_PERIODS && *r->column;
}

static int read_rule(struct extract_layouts *all, struct extract_layout *l, const struct table *t,
                     size_t row, const int *c)
{
    const char *name = table_text(t, row, c[0]);
    struct layout_rule *r = &l->rule[l->n++];

    *r = (struct layout_rule){ROLES, arena_text(&all->texts, table_text(t, row, c[1])),
                              arena_text(&all->texts, table_text(t, row, c[2]))};
    for (int i = 0; i < ROLES; i++)
        if (!strcmp(role_names[i], name))
            r->role = (enum layout_role)i;
    if (r->role == ROLES) {
        table_fault(t, row, c[0], "is no role of a layout");
        return -1;
    }
    if (!*r->column && (r->role > ROLE_MEASURE || r->role < ROLE_SERIES || !*r->detail)) {
        table_fault(t, row, c[1], "is no column");
        return -1;
    }
    if (r->role == ROLE_MARK &&
        (strlen(r->detail) != 1 || !strstr(OBSERVATION_STATUSES, r->detail))) {
        table_fault(t, row, c[2],
                    "is no status: one letter of " OBSERVATION_STATUSES " was expected");
        return -1;
    }
    return 0;
}

/* Do all columns of values name their measure? */
static bool values_name_measures(const struct extract_layout *l)
{
    size_t named = 0, values = 0;

    for (size_t i = 0; i < l->n; i++) {
        values += l->rule[i].role == ROLE_VALUE;
        named += l->rule[i].role == ROLE_VALUE && *l->rule[i].detail;
    }
    return values && named == values;
}

/* A layout must say of each value what it is. */
static int check(const struct extract_layout *l, const char *path)
{
    static const enum layout_role needed[] = {ROLE_AREA_CODE, ROLE_SERIES, ROLE_MEASURE};
    bool wide = extract_layout_role(l, ROLE_PERIODS) != NULL;
    int result = 0;

    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++)
        if (!extract_layout_role(l, needed[i]) &&
            !(needed[i] == ROLE_MEASURE && values_name_measures(l))) {
            diag_at(path, 0, NULL, "no column has the role \"%s\"", role_names[needed[i]]);
            result = -1;
        }
    if (!wide && (!extract_layout_role(l, ROLE_PERIOD) || !extract_layout_role(l, ROLE_VALUE))) {
        diag_at(path, 0, NULL,
                "columns with the roles \"period\" and \"value\", or one with the "
                "role \"periods\", are needed");
        result = -1;
    }
    return result;
}

static int read_layout(struct extract_layouts *all, const char *folder, const char *name)
{
    static const char *const names[] = {"role", "column", "detail"};
    struct extract_layout *l = &all->layout[all->n];
    struct table t;
    int c[3], result;

    if (table_read(&t, files_join(&all->texts, folder, name)))
        return -1;
    result = table_columns(&t, names, 3, c);
    *l = (struct extract_layout){.name = arena_copy(&all->texts, name, strlen(name) - 4)};
    l->rule = arena_new(&all->texts, t.rows, sizeof *l->rule);
    for (size_t i = 0; !result && i < t.rows; i++)
        result = read_rule(all, l, &t, i, c);
    if (!result)
        result = check(l, t.path);
    all->n++;
    table_free(&t);
    return result;
}

int extract_layouts_read(struct extract_layouts *l, const char *folder)
{
    struct file_list files;
    int result = 0;

    *l = (struct extract_layouts){0};
    if (file_list_read(&files, folder))
        return -1;
    l->layout = arena_new(&l->texts, files.n, sizeof *l->layout);
    for (size_t i = 0; i < files.n; i++)
        if (files_ends_with(files.name[i], ".csv"))
            result |= read_layout(l, folder, files.name[i]);
    file_list_free(&files);
    if (result)
        extract_layouts_free(l);
    return result;
}

void extract_layouts_free(struct extract_layouts *l)
{
    arena_free(&l->texts);
    *l = (struct extract_layouts){0};
}

const struct layout_rule *extract_layout_column(const struct extract_layout *l, const char *column)
{
    for (size_t i = 0; i < l->n; i++)
        if (is_column(&l->rule[i]) && !strcasecmp(l->rule[i].column, column))
            return &l->rule[i];
    if (period_parse(column) != PERIOD_NONE)
        return extract_layout_role(l, ROLE_PERIODS);
    return NULL;
}

const struct layout_rule *extract_layout_role(const struct extract_layout *l, enum layout_role role)
{
    for (size_t i = 0; i < l->n; i++)
        if (l->rule[i].role == role)
            return &l->rule[i];
    return NULL;
}

const char *extract_layout_lookup(const struct extract_layout *l, enum layout_role role,
                                  const char *text)
{
    for (size_t i = 0; i < l->n; i++)
        if (l->rule[i].role == role && !strcasecmp(l->rule[i].column, text))
            return l->rule[i].detail;
    return NULL;
}

const struct extract_layout *extract_layout_match(const struct extract_layouts *l,
                                                  const char *const *header, size_t n,
                                                  const struct extract_layout **nearest)
{
    size_t best = 0;

    *nearest = NULL;
    for (size_t i = 0; i < l->n; i++) {
        const struct extract_layout *layout = &l->layout[i];
        size_t known = 0, wanted = 0, periods = 0;

        for (size_t j = 0; j < layout->n; j++)
            wanted += is_column(&layout->rule[j]);
        for (size_t j = 0; j < n; j++) {
            const struct layout_rule *r = extract_layout_column(layout, header[j]);

            known += r != NULL;
            periods += r && r->role == ROLE_PERIODS;
        }
        if (known == n && known - periods == wanted &&
            (periods > 0) == (extract_layout_role(layout, ROLE_PERIODS) != NULL))
            return layout;
        if (known - periods > best) {
            best = known - periods;
            *nearest = layout;
        }
    }
    return NULL;
}

const char *extract_layout_word(const struct extract_layout *l, const char *text)
{
    const char *word = extract_layout_lookup(l, ROLE_WORD, text);

    return word ? word : text;
}
