/* What the words mean, what was assumed, how it was computed. */
#include "report.h"

#include "assumption.h"
#include "decimal.h"
#include "words.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

/* A word, and how it may stand in the report; explained where one of these does. */
struct definition {
    const char *word, *used[3], *meaning;
};

static const struct definition definitions[] = {
    {"FTE",
     {"FTE"},
     "full-time equivalents: hours of work as full-time posts. Two people at half time are 1 FTE."},
    {"Headcount", {"headcount", "people"}, "people, whatever hours they work."},
    {"Baseline", {"baseline"}, "the figure that growth is counted from."},
    {"Trajectory",
     {"trajectory", "trajectories"},
     "what was planned for each month, on the way to the target."},
    {"Straight line",
     {"straight line"},
     "the line from baseline to target, drawn where no trajectory was given. Nobody agreed it."},
    {"Gap", {"gap", "below", "above"}, "actual minus planned: below zero is fewer than planned."},
    {"Chance",
     {"chance", "times in 10", "probability"},
     "how often the target would be reached if the future varied as the past did. 7 in 10 means "
     "that it is missed 3 times in 10."},
    {"Forecast",
     {"forecast"},
     "where the past pattern and those in training lead. Not a target, and not a promise."},
    {"Signal",
     {"signal"},
     "a change larger, or longer, than the ups and downs of the months before. The rest is noise."},
    {"Newly qualified", {"newly qualified"}, "people who finished training and joined here."},
    {"Other joiners", {"other joiners"}, "people who came from elsewhere or came back."},
    {"Not explained",
     {"not explained"},
     "what the parts do not add up to. It is shown, never spread over them."},
    {"Illustrative",
     {"illustrative"},
     "made up to show how the report works. Nobody published these numbers."},
    {"[p]", {"[p]", "provisional"}, "provisional: it may be revised."},
    {"[r]", {"[r]"}, "revised: an earlier collection gave another value."},
    {"[c]", {"[c]"}, "confidential: the sender suppressed it. It is not zero."},
    {"[x]", {"[x]"}, "not available: no figure was received. It is not zero."},
    {"[z]", {"[z]"}, "not applicable: there can be no figure here."},
    {"[e]", {"[e]"}, "estimated."},
    {"[b]", {"[b]"}, "break: before it, figures were counted in another way."},
};

enum { DEFINITIONS = sizeof definitions / sizeof definitions[0] };

static bool is_letter(char c)
{
    return (c & 0x80) || isalnum((unsigned char)c);
}

/* Does the text hold the word by itself, in any case? */
static bool holds(const char *text, const char *word)
{
    size_t n = strlen(word);

    for (const char *at = text; text && *at; at++) {
        size_t k = 0;

        while (k < n && tolower((unsigned char)at[k]) == tolower((unsigned char)word[k]))
            k++;
        if (k == n && (at == text || !is_letter(at[-1]) || !is_letter(word[0])) &&
            (!is_letter(at[n]) || !is_letter(word[n - 1])))
            return true;
    }
    return false;
}

/* The same for notes that explain the shorthand of a table: they are no use of it. */
static bool table_holds(const struct table_block *t, const char *word)
{
    if (holds(t->caption, word))
        return true;
    for (size_t c = 0; c < t->columns; c++)
        if (holds(t->column[c].header, word))
            return true;
    for (size_t i = 0; i < t->rows * t->columns; i++)
        if (holds(t->cell[i], word))
            return true;
    return false;
}

static bool figure_holds(const struct figure_block *f, const char *word)
{
    if (holds(f->headline, word) || holds(f->subtitle, word) ||
        (f->data && table_holds(f->data, word)))
        return true;
    for (size_t i = 0; i < f->n_notes; i++)
        if (holds(f->note[i], word))
            return true;
    for (size_t i = 0; i < f->picture.n; i++)
        if (f->picture.mark[i].kind == MARK_TEXT && holds(f->picture.mark[i].text, word))
            return true;
    return false;
}

static bool block_holds(const struct block *b, const char *word)
{
    for (size_t i = 0; i < b->n_tiles; i++)
        if (holds(b->tile[i].label, word) || holds(b->tile[i].detail, word))
            return true;
    return holds(b->text, word) || (b->figure && figure_holds(b->figure, word)) ||
           (b->table && table_holds(b->table, word));
}

static bool is_used(const struct document *d, const struct definition *definition, size_t blocks)
{
    for (size_t k = 0; k < 3 && definition->used[k]; k++)
        for (size_t i = 0; i < blocks; i++)
            if (block_holds(&d->block[i], definition->used[k]))
                return true;
    return false;
}

void section_definitions(const struct report *r, const struct standing *s)
{
    size_t blocks = r->d->n; /* what is explained is no use of a word */

    (void)s; /* the words are those of the document */
    document_heading(r->d, 2, "What the words mean");
    for (size_t i = 0; i < DEFINITIONS; i++) {
        const struct definition *x = &definitions[i];
        struct span span[] = {{x->word, true, NULL, NULL},
                              {arena_format(r->a, ": %s", x->meaning), false, NULL, NULL}};

        if (is_used(r->d, x, blocks))
            document_spans(r->d, BLOCK_NOTE, span, 2);
    }
}

/* ---------------------------------------------------------------- assumptions */

/* The ones that move the result, in words, and how the value is shown. */
static const struct shown {
    int name; /* enum assumption_name */
    const char *words, *unit;
    double times;
    int decimals;
} shown[] = {
    {ASSUME_TRAINING, "Training, from start to qualifying", " months", 1, 0},
    {ASSUME_COMPLETION, "Of those who start, qualify", "%", 100, 1},
    {ASSUME_EMPLOYED, "Of those who qualify, join here", "%", 100, 1},
    {ASSUME_LEAVER_RATE, "Leave each month", "%", 100, 2},
    {ASSUME_JOINERS, "Other joiners each month, in an area", " people", 1, 1},
    {ASSUME_PARTICIPATION, "FTE for each person", "", 1, 2},
    {ASSUME_WINDOW, "Rates are estimated from the last", " months", 1, 0},
};

enum { SHOWN = sizeof shown / sizeof shown[0] };

const struct assumption *report_assumption(const struct report *r, int area, int name)
{
    const struct assumptions *a = r->in->assumptions;
    const struct assumption *all = NULL;

    for (size_t i = 0; a && i < a->n; i++) {
        if (a->row[i].name == name && a->row[i].area == area)
            return &a->row[i];
        if (a->row[i].name == name && a->row[i].area == r->in->programme->root)
            all = &a->row[i];
    }
    return all;
}

static const char *value_words(const struct report *r, const struct shown *s, double value)
{
    return isnan(value) ? "[x]"
                        : arena_format(r->a, "%s%s",
                                       words_rate(r->a, s->times * value, s->decimals), s->unit);
}

static const char *source_words(const struct report *r, const struct assumption *a)
{
    const char *source = *a->source ? a->source : a->quality;

    return a->illustrative && !strstr(source, "llustrative")
               ? arena_format(r->a, "%s; illustrative", source)
               : source;
}

static void methods(const struct report *r)
{
    document_paragraph(
        r->d, BLOCK_PARAGRAPH,
        arena_format(
            r->a,
            "The forecast is a pool of 12 forms of exponential smoothing; an intake to come "
            "is counted in where it is known. What it would take comes from a model of joiners, "
            "leavers and training places. A signal is looked for in the monthly change, "
            "less that of a year before. Formulas, sources and limits: docs/methods.md of "
            "Headway %s.",
            r->version));
}

void section_assumptions(const struct report *r, const struct standing *s)
{
    static const struct table_column column[] = {{"Assumption", ALIGN_LEFT, 2.6},
                                                 {"Value", ALIGN_RIGHT, 1.1},
                                                 {"8 times in 10", ALIGN_RIGHT, 1.8},
                                                 {"Source", ALIGN_LEFT, 2.8}};
    static const char *const basis[] = {"", "", " (of all areas)"};
    struct table_block *t;
    bool named = false;

    document_heading(r->d, 2, "Assumptions and methods");
    methods(r);
    if (!r->in->assumptions || !r->in->assumptions->n) {
        document_paragraph(r->d, BLOCK_PARAGRAPH,
                           "No register of assumptions was supplied: there is no plan, and "
                           "forecasts know of no intake.");
        return;
    }
    t = document_table(r->d, "The assumptions that matter most; assumptions.csv has all.", column,
                       4);
    for (size_t i = 0; i < SHOWN; i++) {
        const struct assumption *a = report_assumption(r, s->area, shown[i].name);
        const char *words = shown[i].words, *range;

        if (!a || isnan(a->value) || (a->name == ASSUME_EMPLOYED && a->value >= 1))
            continue; /* all of them: they are counted where they join */
        named |= *a->source != '\0';
        words = arena_format(r->a, "%s%s", words, basis[a->basis]);
        range = isnan(a->low) || isnan(a->high)
                    ? "taken as given"
                    : arena_format(r->a, "%s to %s",
                                   words_rate(r->a, shown[i].times * a->low, shown[i].decimals),
                                   value_words(r, &shown[i], a->high));
        table_row(
            r->d, t,
            (const char *[]){words, value_words(r, &shown[i], a->value), range, source_words(r, a)},
            4, false);
    }
    if (named)
        table_note(r->d, t, "Names of sources are those of SOURCES.md of the programme.");
}
