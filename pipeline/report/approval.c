/* Whether the report was approved, and when the next one comes. Until a row says so, it is a draft.
 */
#include "report.h"

#include "signoff.h"
#include "words.h"

static const struct signoff *row_of(const struct report *r, int area)
{
    return signoff_of(r->in->signoffs, area, r->in->period);
}

bool report_is_draft(const struct report *r, int area)
{
    return !signoff_is_approved(row_of(r, area));
}

static const char *approval_words(const struct report *r, int area)
{
    const struct signoff *s = row_of(r, area);

    if (!signoff_is_approved(s))
        return "Draft: not approved";
    return arena_format(r->a, "Approved by %s on %s", s->approved_by,
                        words_day(r->a, s->approved_on));
}

void section_signoff(const struct report *r, int area, const struct series *series)
{
    const char *draft = report_is_draft(r, area) ? "Draft: not approved." : "";
    const char *notice = series ? series->notice : "";

    if (*draft || *notice)
        document_paragraph(r->d, BLOCK_NOTICE,
                           arena_format(r->a, "%s%s%s%s", draft, *draft && *notice ? " " : "",
                                        notice, *notice ? "." : ""));
}

static void add_day(const struct report *r, const char *what, const char *day)
{
    if (*day)
        document_paragraph(r->d, BLOCK_NOTE,
                           arena_format(r->a, "%s: %s.", what, words_day(r->a, day)));
}

void section_dates(const struct report *r, const struct standing *standing)
{
    int area = standing->area;
    const struct signoff *s = row_of(r, area);
    bool dated = s && (*s->publication_date || *s->next_publication_date);

    document_paragraph(r->d, BLOCK_NOTE,
                       arena_format(r->a, "%s.%s", approval_words(r, area),
                                    dated ? "" : " No date of publication was given."));
    if (s) {
        add_day(r, "Publication", s->publication_date);
        add_day(r, "Next report", s->next_publication_date);
    }
    if (s && *s->contact)
        document_paragraph(r->d, BLOCK_NOTE, arena_format(r->a, "Contact: %s", s->contact));
}
