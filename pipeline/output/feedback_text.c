/* The findings about one file, for who is about to send it. */
#include "feedback_files.h"
#include "utf8.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Does a message about another file name this one, as in "it was 40 in FILE, line 2"? */
static bool is_named(const char *message, const char *file)
{
    size_t n = strlen(file);

    for (const char *p = message; n && (p = strstr(p, file)); p++)
        if (p > message && p[-1] == ' ' && (!p[n] || strchr(",:; ", p[n])))
            return true;
    return false;
}

static bool is_about(const struct finding *f, const char *file)
{
    return !strcmp(f->file, file) || is_named(f->message, file);
}

/* Names and values come from outside: nothing of them may steer a terminal. */
static void add_clean(struct text *t, const char *s)
{
    utf8_add_short(t, s, SIZE_MAX);
}

static void add_row(struct text *t, const struct finding *f, const char *file)
{
    text_add(t, "  ");
    if (strcmp(f->file, file)) {
        add_clean(t, f->file);
        text_add(t, ", ");
    }
    if (f->line)
        text_addf(t, "line %zu", f->line);
    else
        text_add(t, "the whole file");
    if (f->field)
        text_addf(t, ", column %zu%s", f->field, *f->column ? ", " : "");
    add_clean(t, f->field ? f->column : "");
    text_add(t, ": ");
    add_clean(t, f->message);
    text_add(t, "\n");
}

static void add_check(struct text *t, const struct feedback_list *list,
                      const struct feedback_check *c, const char *file)
{
    size_t shown = 0;

    text_addf(t, "%s: %s (%zu)\n  expected: %s.\n  to mend it: %s\n",
              finding_severity_word(c->severity), c->kind->check, c->n, c->kind->expected,
              c->kind->remedy);
    for (size_t i = 0; i < list->n && shown < FEEDBACK_SHOWN; i++)
        if (feedback_is_of(&list->row[i], c)) {
            add_row(t, list->row[i].finding, file);
            shown++;
        }
    if (shown < c->n)
        text_addf(t, "  and %zu more\n", c->n - shown);
    text_add(t, "\n");
}

static void add_last_line(struct text *t, const size_t *count, const char *file)
{
    add_clean(t, file);
    text_add(t, ": ");
    if (count[SEVERITY_ERROR] || count[SEVERITY_WARNING]) {
        feedback_add_counts(t, count);
        text_add(t, count[SEVERITY_ERROR] ? ": mend the errors before you send it\n"
                                          : ": look at the warnings before you send it\n");
    } else {
        text_add(t, "nothing to mend\n");
    }
}

static void add_findings(struct text *t, struct feedback_list *list, const char *file)
{
    struct feedback_check *check;
    size_t n = feedback_checks(list, &check);

    for (size_t i = 0; i < n; i++)
        add_check(t, list, &check[i], file);
    add_last_line(t, list->count, file);
    free(check);
}

int feedback_check(struct text *t, const struct programme *p, const char *file,
                   const struct ingest_way *way)
{
    struct feedback_list list = {.area = -1};
    struct ingest in;

    if (ingest_run_with(&in, p, file, way))
        return -1;
    list.row = mem_new(in.findings.n, sizeof *list.row);
    for (size_t i = 0; i < in.findings.n; i++)
        if (is_about(&in.findings.row[i], file)) {
            list.row[list.n++].finding = &in.findings.row[i];
            list.count[in.findings.row[i].severity]++;
        }
    add_findings(t, &list, file);
    free(list.row);
    ingest_free(&in);
    return list.count[SEVERITY_ERROR] ? 1 : 0;
}
