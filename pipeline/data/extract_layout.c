#include "extract_layout.h"

#include "diag.h"
#include "files.h"
#include "observation.h"
#include "period_form.h"
#include "table.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>

static const char *const role_names[ROLES] = {
    "period", "area_code",   "area_name",   "series", "measure", "value",
    "status", "staff_group", "part",        "ignore", "periods", "word",
    "mark",   "columns",     "file_period", "total",  "overlap", "date"};

enum { MOST_COLUMNS = 999 };

const char *extract_layout_role_name(enum layout_role role)
{
    return role_names[role];
}

/* What the column and the detail of a rule must be; NULL, or what they are not, *bad telling which
 * of the two it is. */
static const char *fault_of(const struct layout_rule *r, int *bad)
{
    *bad = 1;
    if (r->role == ROLE_FILE_PERIOD && *r->column)
        return "stands for a column, but the period is that of the file's name: leave it empty";
    if (!*r->column && r->role != ROLE_FILE_PERIOD &&
        (r->role > ROLE_MEASURE || r->role < ROLE_SERIES || !*r->detail))
        return "is no column";
    if (r->role == ROLE_COLUMNS && (atoi(r->column) < 1 || atoi(r->column) > MOST_COLUMNS ||
                                    strspn(r->column, "0123456789") < strlen(r->column)))
        return "is no number of columns";
    if (r->optional && (r->role == ROLE_PERIOD || r->role == ROLE_PART || r->role >= ROLE_PERIODS))
        return "cannot be missing in this role";
    *bad = 2;
    if (r->optional && (r->role == ROLE_SERIES || r->role == ROLE_MEASURE) && !*r->detail)
        return "is needed where the column may be missing";
    if (r->role == ROLE_MARK &&
        (strlen(r->detail) != 1 || !strstr(OBSERVATION_STATUSES, r->detail)))
        return "is no status: one letter of " OBSERVATION_STATUSES " was expected";
    if (r->role == ROLE_FILE_PERIOD && *r->detail && strcmp(r->detail, "first") &&
        strcmp(r->detail, "last"))
        return "is no month of a quarter: nothing, first or last was expected";
    if (r->role == ROLE_PART && *r->detail && strcmp(r->detail, "once"))
        return "is nothing that is said of parts: nothing or once was expected";
    if (r->role == ROLE_DATE && period_form_find(r->detail) < 0)
        return "is no form of dates: dd/mm/yyyy, for example";
    return NULL;
}

static int read_rule(struct extract_layouts *all, struct extract_layout *l, const struct table *t,
                     size_t row, const int *c)
{
    const char *name = table_text(t, row, c[0]), *column = table_text(t, row, c[1]), *fault;
    bool optional = column[0] == '?' && column[1];
    struct layout_rule *r = &l->rule[l->n++];
    int bad;

    *r = (struct layout_rule){ROLES, arena_text(&all->texts, column + optional),
                              arena_text(&all->texts, table_text(t, row, c[2])), optional};
    for (int i = 0; i < ROLES; i++)
        if (!strcmp(role_names[i], name))
            r->role = (enum layout_role)i;
    if (r->role == ROLES) {
        table_fault(t, row, c[0], "is no role of a layout");
        return -1;
    }
    fault = fault_of(r, &bad);
    if (fault) {
        table_fault(t, row, c[bad], fault);
        return -1;
    }
    if (r->role == ROLE_COLUMNS)
        l->columns = (size_t)atoi(r->column);
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

static int complain(const char *path, const char *what, const char *name)
{
    diag_at(path, 0, NULL, what, name);
    return -1;
}

/* Totals are of a column of groups, parts or codes. */
static bool is_column_of_totals(const struct extract_layout *l, const char *column)
{
    for (size_t i = 0; i < l->n; i++) {
        enum layout_role role = l->rule[i].role;

        if ((role == ROLE_STAFF_GROUP || role == ROLE_PART || role == ROLE_AREA_CODE) &&
            text_same_words(l->rule[i].column, column))
            return true;
    }
    return false;
}

/* Without a header, columns are numbers. */
static int check_places(const struct extract_layout *l, const char *path)
{
    int result = 0;

    for (size_t i = 0; l->columns && i < l->n; i++) {
        const struct layout_rule *r = &l->rule[i];
        long place = strtol(r->column, NULL, 10);

        if (r->role > ROLE_PERIODS || !*r->column)
            continue;
        if (r->role == ROLE_PERIODS || r->optional || place < 1 || (size_t)place > l->columns ||
            strspn(r->column, "0123456789") < strlen(r->column))
            result = complain(path, "\"%s\" is no place of a column in a file without a header",
                              r->column);
    }
    return result;
}

static bool has_value(const struct extract_layout *l)
{
    for (size_t i = 0; i < l->n; i++)
        if (l->rule[i].role == ROLE_VALUE && !l->rule[i].optional)
            return true;
    return false;
}

/* By its code or, where there is no column of codes, by its name. */
static bool has_area(const struct extract_layout *l)
{
    for (size_t i = 0; i < l->n; i++)
        if ((l->rule[i].role == ROLE_AREA_CODE || l->rule[i].role == ROLE_AREA_NAME) &&
            !l->rule[i].optional)
            return true;
    return false;
}

/* A layout must say of each value what it is. */
static int check(const struct extract_layout *l, const char *path)
{
    static const enum layout_role needed[] = {ROLE_SERIES, ROLE_MEASURE};
    bool wide = extract_layout_role(l, ROLE_PERIODS) != NULL;
    bool dated = extract_layout_role(l, ROLE_PERIOD) || extract_layout_role(l, ROLE_FILE_PERIOD);
    int result = check_places(l, path);

    for (size_t i = 0; i < sizeof needed / sizeof needed[0]; i++)
        if (!extract_layout_role(l, needed[i]) &&
            !(needed[i] == ROLE_MEASURE && values_name_measures(l)))
            result = complain(path, "no column has the role \"%s\"", role_names[needed[i]]);
    if (!has_area(l))
        result = complain(
            path,
            "a column with the role \"area_code\" or \"%s\", which may not be missing, is needed",
            role_names[ROLE_AREA_NAME]);
    if (!wide && (!dated || !has_value(l)))
        result = complain(path,
                          "columns with the roles \"period\"%s and \"value\", or one with the role "
                          "\"periods\", are needed",
                          " (or file_period)");
    for (size_t i = 0; i < l->n; i++)
        if (l->rule[i].role == ROLE_TOTAL && !is_column_of_totals(l, l->rule[i].column))
            result = complain(path, "\"%s\" has totals, but is no staff_group, part or area_code",
                              l->rule[i].column);
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
