/* The report of one area: page 1 is to be understood in two minutes, page 2 has the detail. */
#include "report.h"

/* Its neighbours: the areas that share its parent. */
static void neighbours(const struct report *r, const struct standing *s)
{
    const struct geography *g = &s->p->geography;
    int *sibling = arena_new(r->a, g->n, sizeof *sibling);
    int parent = g->area[s->area].parent;
    size_t n = parent < 0 ? 0 : geography_children(g, parent, r->in->period, sibling);

    if (n < 2)
        return;
    report_sort_by_gap(r, sibling, n);
    section_gaps(r, sibling, n, s->area);
}

void report_area(const struct report *r, int area)
{
    struct standing s = standing_of(r->in, area, PROGRESS_HEADLINE);

    section_opening(r, &s);
    section_trajectory(r, &s);
    section_rate(r, &s);
    section_signal(r, &s);
    section_months(r, &s);
    neighbours(r, &s);
    section_caterpillar(r, area);
    section_flows(r, &s);
    section_pipeline(r, &s);
    section_actions(r, &s);
    section_quality(r, &s);
    section_revisions(r, &s);
    section_assumptions(r, &s);
    section_about(r, &s);
    section_dates(r, s.area);
    section_definitions(r);
}
