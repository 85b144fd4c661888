/* docs/findings.md has a section for each row of the catalogue of findings, in its order, with its
 * severity, stage, expectation and remedy; and no other. What it says goes into the pages that go
 * back. */
#include "finding.h"

#include "deflate.h"
#include "mem.h"
#include "text.h"
#include "unit.h"

#include <stdlib.h>

static struct text document;

static void check_section(const struct finding_kind *kind, const char **at)
{
    static const char *const severities[] = {"Error. ", "Warning. ", "Note. "};
    struct text head = {0}, body = {0}, rest = {0};
    const char *next;

    text_addf(&head, "\n### %s\n\n%s", kind->check, severities[kind->severity]);
    *at = *at ? strstr(*at, text_of(&head)) : NULL;
    CHECK_TEXT(kind->check,
               *at ? kind->check : "(no section, or out of order, or another severity)");
    if (*at) {
        next = strstr(*at + 1, "\n### ");
        text_add_bytes(&body, *at, next ? (size_t)(next - *at) : strlen(*at));
        text_addf(&rest, "\n* Expected: %s.\n* Remedy: %s\n", kind->expected, kind->remedy);
        CHECK_TEXT(kind->check,
                   strstr(text_of(&body), text_of(&rest)) ? kind->check : "(other words)");
        CHECK(finding_may_be_overridden(kind) ==
              (strstr(text_of(&body), "\n* It may be overridden.\n") != NULL));
        CHECK(!finding_may_be_overridden(kind) || kind->severity != SEVERITY_NOTE);
    }
    text_free(&head);
    text_free(&body);
    text_free(&rest);
}

static size_t count(const char *what)
{
    size_t n = 0;

    for (const char *p = text_of(&document); (p = strstr(p, what)); p++)
        n++;
    return n;
}

static void check_stages(const struct finding_kind *kind, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct text head = {0}, section = {0};
        const char *stage, *next, *here;

        text_addf(&head, "\n## Stage: %s\n", finding_stage_word(kind[i].stage));
        text_addf(&section, "\n### %s\n", kind[i].check);
        stage = strstr(text_of(&document), text_of(&head));
        here = strstr(text_of(&document), text_of(&section));
        next = stage ? strstr(stage + 1, "\n## Stage: ") : NULL;
        CHECK(stage && here && stage < here && (!next || here < next));
        text_free(&head);
        text_free(&section);
    }
}

/* What the document says of a check is what the pages say, without marks. */
static void check_words(const struct finding_kind *kind)
{
    const char *words = finding_words(kind->check);

    CHECK(strlen(words) > 10 && words[strlen(words) - 1] == '.');
    CHECK(!strchr(words, '`') && !strchr(words, '*') && strncmp(words, "Error", 5));
}

/* The columns that the document tells are those of the table. */
static void check_columns(void)
{
    struct text header = {0}, told = {0};

    findings_add_header(&header);
    text_cut(&header, header.len - 1);
    text_addf(&told, "`%s`", text_of(&header));
    CHECK(strstr(text_of(&document), text_of(&told)) != NULL);
    text_free(&header);
    text_free(&told);
}

int main(void)
{
    size_t n;
    const struct finding_kind *kind = finding_kinds(&n);
    const char *at;

    CHECK(deflate_read_file(&document, "docs/findings.md") == NULL);
    at = text_of(&document);
    for (size_t i = 0; i < n; i++) {
        CHECK(finding_kind(kind[i].check) == &kind[i]); /* no code stands twice */
        check_section(&kind[i], &at);
        check_words(&kind[i]);
    }
    check_stages(kind, n);
    check_columns();
    CHECK_TEXT("The text is no number, or one that can be read in two ways: with a percent sign, a "
               "currency, a plus sign, quotation marks, the mark of a footnote, digits of another "
               "script, or commas in odd places. The message says which. The value is refused; the "
               "other values of the row are not.",
               finding_words("not_a_number"));
    CHECK_TEXT("", finding_words("no_such_check"));
    CHECK(count("\n### ") == n);
    CHECK(count("\n* It may be overridden.\n") > 0);
    CHECK(finding_kind("no_such_check") == NULL);
    text_free(&document);
    return unit_end();
}
