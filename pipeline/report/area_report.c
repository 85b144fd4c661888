/* The report of one area: page 1 is to be understood in two minutes, the others have the detail. */
#include "report.h"

static void alike(const struct report *r, const struct standing *s)
{
    section_caterpillar(r, s->area);
}

static const struct report_part parts[] = {
    {NULL, section_opening},
    {NULL, section_trajectory},
    {NULL, section_answers},
    {NULL, section_signal},
    {"What it would take", section_outlook},
    {NULL, section_rate},
    {"Month by month", section_months},
    {"Beside other areas", alike},
    {NULL, section_pipeline},
    {NULL, section_actions},
    {NULL, section_quality},
    {NULL, section_revisions},
    {NULL, section_flows},
    {NULL, section_about},
    {NULL, section_dates},
    {NULL, section_definitions},
};

void report_area(const struct report *r, int area)
{
    struct standing s = standing_of(r->in, area, PROGRESS_HEADLINE);

    report_parts(r, &s, parts, sizeof parts / sizeof parts[0]);
}
