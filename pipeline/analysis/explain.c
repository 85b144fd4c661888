#include "explain.h"

#include "decimal.h"
#include "explain_grid.h"
#include "ingest.h"
#include "period.h"
#include "utf8.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_ROWS = 10, MOST_FINDINGS = 10, MOST_NEAR = 3, MOST_NAME = 16, MOST_SHOWN = 300 };

static bool is_said(const struct findings *f, const char *check)
{
    for (size_t i = 0; i < f->n; i++)
        if (!strcmp(f->row[i].check, check))
            return true;
    return false;
}

static void tell_file(struct text *t, const struct extract *e)
{
    const struct findings *f = &e->in->findings;
    const char *ends = is_said(f, "crlf") ? "CR LF" : is_said(f, "cr") ? "CR" : "LF";

    explain_fact(t, "encoding", "%s%s",
                 is_said(f, "utf_16")         ? "UTF-16"
                 : is_said(f, "windows_1252") ? "Windows-1252 in some lines, UTF-8 in the others"
                                              : "UTF-8",
                 is_said(f, "byte_order_mark") ? ", behind a byte order mark" : "");
    explain_fact(t, "line ends", "%s", ends);
    explain_fact(t, "delimiter", "%s", extract_comma_word(e));
}

static void tell_collected(struct text *t, const struct extract *e)
{
    struct text month = {0}, period = {0};

    period_add_words(&month, e->collected);
    period_add_words(&period, e->file_period);
    if (month.len)
        explain_fact(t, "collected", "%s, from the file's name", month.data);
    else
        explain_fact(t, "collected",
                     "not known: the file's name begins with no month; each figure counts in its "
                     "own month");
    if (period.len)
        explain_fact(t, "period", "%s, from the file's name", period.data);
    text_free(&month);
    text_free(&period);
}

/* The columns that a layout asks for. */
static size_t asked(const struct extract_layout *l)
{
    size_t n = 0;

    for (size_t i = 0; i < l->n; i++)
        n += extract_layout_needs(&l->rule[i]);
    return n;
}

/* Layouts with at least half of their columns in the header, but not all. */
static void tell_near(struct text *t, const struct extract *e)
{
    size_t said = 0;

    if (e->layout && e->layout->columns) /* there is no header to compare with */
        return;
    for (size_t i = 0; i < e->layouts->n && said < MOST_NEAR && e->columns; i++) {
        const struct extract_layout *l = &e->layouts->layout[i];
        struct layout_fit fit = extract_layout_fit(l, e->header, e->columns);

        if (l == e->layout || l->columns || !fit.known || 2 * (fit.known - fit.months) < asked(l))
            continue;
        explain_fact(t, said++ ? "" : "nearly",
                     "%s: it knows %zu of the %zu columns; %zu of its own %s missing", l->name,
                     fit.known, e->columns, fit.missing, fit.missing == 1 ? "is" : "are");
    }
}

static void tell_layout(struct text *t, const struct extract *e)
{
    const struct extract_layout *l = e->layout;

    if (!l)
        explain_fact(t, "layout", "none: see the findings below");
    else if (l->columns)
        explain_fact(t, "layout",
                     "%s: for files without a header, of %zu columns; the first rows fit it",
                     l->name, l->columns);
    else
        explain_fact(t, "layout", "%s: the header has all columns of it, %zu, and %s", l->name,
                     asked(l), asked(l) < e->columns ? "the others are known to it" : "no other");
    tell_near(t, e);
}

static const char *use_of(struct arena *a, const struct extract *e, size_t i)
{
    static const char *const uses[ROLES] = {
        [ROLE_PERIOD] = "the month",
        [ROLE_AREA_CODE] = "the code of the area",
        [ROLE_AREA_NAME] = "the name of the area, which must fit the code",
        [ROLE_SERIES] = "the collection",
        [ROLE_MEASURE] = "the measure",
        [ROLE_VALUE] = "the value",
        [ROLE_STATUS] = "the status of the value",
        [ROLE_STAFF_GROUP] = "the staff group",
        [ROLE_PART] = "which part of the area: figures are sums of the parts",
        [ROLE_IGNORE] = "passed over",
        [ROLE_PERIODS] = "values of this month",
    };
    const struct layout_rule *r = e->rule[i];

    if (r->role == ROLE_VALUE && *r->detail)
        return arena_format(a, "values of %s", r->detail);
    if (r->role == ROLE_PART && *r->detail)
        return "which part of the area, each once: figures are sums of the parts";
    if (r->role == ROLE_STAFF_GROUP && *e->programme->staff_group)
        return arena_format(a, "the staff group: only \"%s\" is counted",
                            e->programme->staff_group);
    return uses[r->role] ? uses[r->role] : "";
}

static void tell_columns(struct text *t, const struct extract *e)
{
    struct explain_grid g = {.columns = 3};
    struct arena a = {0};

    text_add(t, "\nColumns\n");
    for (size_t i = 0; i < e->columns; i++) {
        const struct layout_rule *r = e->rule[i];
        const char *const row[] = {arena_format(&a, "%zu", i + 1),
                                   e->layout->columns ? "" : e->header[i], use_of(&a, e, i)};

        if (r->role == ROLE_PERIODS && i && e->rule[i - 1] == r && i + 1 < e->columns &&
            e->rule[i + 1] == r)
            continue; /* the first and the last of many months are enough */
        explain_grid_add(&g, row);
    }
    explain_grid_print(t, &g);
    arena_free(&a);
}

/* What stands in the layout once for all rows, and what its words mean. */
static void tell_words(struct text *t, const struct extract *e)
{
    static const struct {
        enum layout_role role;
        const char *before, *between;
    } kinds[] = {
        {ROLE_WORD, "the word ", " means "},     {ROLE_MARK, "the mark ", " has the status "},
        {ROLE_TOTAL, "total rows: ", " holds "}, {ROLE_OVERLAP, "counts people: ", ""},
        {ROLE_SERIES, "the collection: ", ""},   {ROLE_MEASURE, "the measure: ", ""},
    };
    size_t before = t->len;

    text_add(t, "\nWords, marks and totals\n");
    for (size_t k = 0; k < sizeof kinds / sizeof kinds[0]; k++)
        for (size_t i = 0; i < e->layout->n; i++) {
            const struct layout_rule *r = &e->layout->rule[i];

            if (r->role != kinds[k].role)
                continue;
            if (r->role != ROLE_SERIES && r->role != ROLE_MEASURE)
                text_addf(t, "  %s%s%s%s\n", kinds[k].before, r->column, kinds[k].between,
                          r->detail);
            else if (!*r->column)
                text_addf(t, "  %s%s in all rows\n", kinds[k].before, r->detail);
        }
    if (!strcmp(t->data + before, "\nWords, marks and totals\n"))
        text_cut(t, before);
}

static void tell_figures(struct text *t, const struct extract *e, const struct observation *o,
                         size_t n)
{
    static const char *const head[] = {"period",  "area",  "name",   "series",
                                       "measure", "value", "status", "line"};
    const struct geography *g = &e->programme->geography;
    struct explain_grid grid = {.columns = 8, .right = 1u << 5 | 1u << 7};
    struct arena a = {0};

    text_add(t, e->parts ? "\nThe first figures as understood, sums of their parts\n"
                         : "\nThe first figures as understood\n");
    if (!n)
        text_add(t, "  none\n");
    else
        explain_grid_add(&grid, head);
    for (size_t i = 0; i < n; i++) {
        struct text period = {0}, value = {0}, name = {0};
        int area = geography_find(g, o[i].area_code);

        period_add(&period, o[i].period);
        decimal_add(&value, o[i].value);
        utf8_add_short(&name, area < 0 ? "" : g->area[area].name, MOST_NAME);
        explain_grid_add(&grid,
                         (const char *const[]){
                             arena_text(&a, text_of(&period)), o[i].area_code,
                             arena_text(&a, text_of(&name)), o[i].series, o[i].measure,
                             arena_text(&a, text_of(&value)),
                             o[i].status ? arena_format(&a, "%c", o[i].status) : "",
                             o[i].source_line ? arena_format(&a, "%zu", o[i].source_line) : "sum"});
        text_free(&period);
        text_free(&value);
        text_free(&name);
    }
    explain_grid_print(t, &grid);
    arena_free(&a);
}

static void tell_count(struct text *t, const char *what, size_t n)
{
    if (n)
        text_addf(t, "  %8zu %s\n", n, what);
}

static void tell_rows(struct text *t, const struct extract *e, size_t figures)
{
    size_t taken = e->in->rows - e->left_out - e->total_rows - e->closed - e->refused;

    text_add(t, "\nRows\n");
    text_addf(t, "  %8zu taken, which are %zu figures\n", taken, figures);
    tell_count(t, "left out: of another staff group", e->left_out);
    tell_count(t, "totals: compared with the other rows, not added", e->total_rows);
    tell_count(t, "left out: zeros of areas that did not exist", e->closed);
    tell_count(t, "refused", e->refused);
    tell_count(t, "lines that are no rows, refused", e->faults);
}

static void tell_findings(struct text *t, const struct findings *f)
{
    text_add(t, "\nFindings\n");
    if (!f->n)
        text_add(t, "  none\n");
    for (size_t i = 0; i < f->n && i < MOST_FINDINGS; i++) {
        const struct finding *r = &f->row[i];
        struct text line = {0};

        text_addf(&line, "%s", finding_severity_word(r->severity));
        if (r->line)
            text_addf(&line, ", line %zu", r->line);
        if (r->field && strcmp(r->check, "unknown_layout")) { /* of a header that may be none */
            text_addf(&line, ", column %zu%s", r->field, *r->column ? ", " : "");
            utf8_add_short(&line, r->column, MOST_SHOWN);
        }
        text_addf(&line, ": %s", r->message);
        explain_wrap(t, "  ", text_of(&line));
        text_free(&line);
    }
    if (f->n > MOST_FINDINGS)
        text_addf(t, "  and %zu more\n", f->n - MOST_FINDINGS);
}

static void tell(struct text *t, struct extract *e)
{
    struct ingest *in = e->in;
    struct observation first[MOST_ROWS];
    size_t n = in->observations.n < MOST_ROWS ? in->observations.n : MOST_ROWS;
    size_t figures = in->observations.n;

    if (n)
        memcpy(first, in->observations.row, n * sizeof *first);
    utf8_add_short(t, e->path, MOST_SHOWN); /* which may hold a command to the terminal */
    text_add(t, "\n\n");
    explain_fact(t, "programme", "%s (%s)", e->programme->title, e->programme->folder);
    if (!is_said(&e->in->findings, "unreadable"))
        tell_file(t, e);
    tell_collected(t, e);
    tell_layout(t, e);
    if (e->layout) {
        tell_columns(t, e);
        tell_words(t, e);
        tell_figures(t, e, first, n);
        tell_rows(t, e, figures);
    }
    observations_sort(&in->observations);
    ingest_cross_check(in, e->programme);
    overrides_apply(&in->overrides, &in->findings, false);
    findings_sort(&in->findings);
    tell_findings(t, &in->findings);
}

int explain(struct text *t, const struct programme *p, const char *path)
{
    struct extract_layouts layouts;
    struct ingest in = {.extracts = 0};
    struct ingest_way way = {.threads = 1};
    struct extract e = {
        .in = &in, .programme = p, .layouts = &layouts, .way = &way, .path = path, .name = path};
    int result;

    if (overrides_read(&in.overrides, p))
        return -1;
    if (extract_layouts_read(&layouts, p->layouts)) {
        ingest_free(&in);
        return -1;
    }
    ingest_extract(&e, 1);
    tell(t, &e);
    result = e.layout ? 0 : 1;
    arena_free(&e.texts);
    ingest_free(&in);
    extract_layouts_free(&layouts);
    return result;
}
