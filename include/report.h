/* Reports: tables in, documents out. Which reports a period has, and what each is made of. */
#ifndef HW_REPORT_H
#define HW_REPORT_H

#include "document.h"
#include "standing.h"

enum report_kind { REPORT_NATIONAL, REPORT_REGION, REPORT_AREA, REPORT_COMPARISON };

/* One report that a period should have. */
struct report_plan {
    enum report_kind kind;
    int area;            /* the whole for the comparison */
    const char *name;    /* of its files, safe whatever the area's code is: "area-team-Q46" */
    const char *skipped; /* why it cannot be made, or NULL */
};

struct report_plans {
    struct report_plan *plan;
    size_t n;
    struct arena memory;
};

/* All reports of the period in order: the whole, the areas below it level by level, the comparison.
 * With an area code, or several with commas between, only those areas'; returns -1 after saying so
 * when no area has it, and when two reports would have one name. Freed with report_plans_free(). */
int report_plans_make(struct report_plans *plans, const struct report_input *in,
                      const char *area_code);
void report_plans_free(struct report_plans *plans);

/* What the sections of a report need. */
struct report {
    const struct report_input *in;
    const struct typeset *t;
    struct document *d;
    struct arena *a; /* of the document: for texts made on the way */
    double width;    /* of charts */
    const char *version;
    const char *name; /* of the report's files */
};

/* Make the document of a plan. Returns 0, or -1 when it was refused, after saying why. The caller
 * frees it with document_free() in both cases. */
int report_make(const struct report_input *in, const struct typeset *t, double width,
                const struct report_plan *plan, const char *version, struct document *d);

/* The kinds. */
void report_national(const struct report *r, int area);
void report_region(const struct report *r, int area);
void report_area(const struct report *r, int area);
void report_comparison(const struct report *r, int area);

/* A report is a list of parts: what it is made of, in reading order. */
struct report_part {
    const char *heading; /* over what the section adds; NULL: it has its own, or needs none */
    void (*section)(const struct report *r, const struct standing *s);
};

/* Add the parts. A heading under which nothing comes is left out. */
void report_parts(const struct report *r, const struct standing *s, const struct report_part *part,
                  size_t n);

/* The data of figures, a row for each of what is drawn. */
struct bar;
struct dumbbell_chart;
struct series_chart;
void data_bars(const struct report *r, struct figure_block *f, const char *label, const char *value,
               const struct bar *bar, size_t n);
void data_trajectory(const struct report *r, struct figure_block *f, const struct standing *s);
void data_series(const struct report *r, struct figure_block *f, const struct series_chart *chart);
void data_dumbbells(const struct report *r, struct figure_block *f, const char *label,
                    const struct dumbbell_chart *chart);

/* A chart of rows as figures, each at most a page high: their data are the rows that they draw, and
 * where there are several their names end in -1, -2 and on. The first opens one page, from 1, of
 * count of n rows; the others draw all and return the last, for the notes. */
struct bar_chart;
struct row_figures {
    const char *name, *headline, *subtitle, *alternative;
    const char *label, *value; /* columns of the data */
};
struct figure_block *figure_of_page(const struct report *r, const struct row_figures *say,
                                    size_t from, size_t count, size_t n, size_t page);
struct figure_block *figures_of_bars(const struct report *r, struct bar_chart *chart,
                                     const struct row_figures *say);
struct figure_block *figures_of_dumbbells(const struct report *r, struct dumbbell_chart *chart,
                                          const struct row_figures *say);

/* A value with its shorthand: "10,424", "12,077 [p]", "[x]", "[c]". */
const char *report_value_words(struct arena *a, int64_t value, char status, int decimals);

/* Sections that reports share. */
void section_opening(const struct report *r, const struct standing *s);    /* notice, lead, tiles */
void section_trajectory(const struct report *r, const struct standing *s); /* chart */
void section_answers(const struct report *r, const struct standing *s);    /* in a line each */
void section_outlook(const struct report *r, const struct standing *s);    /* forecast, in words */
void section_rate(const struct report *r, const struct standing *s);       /* needed and achieved */
void section_months(const struct report *r, const struct standing *s);     /* the last 13 months */
void section_missing(const struct report *r,
                     const struct standing *s); /* as a list, without a heading */

void section_about(const struct report *r, const struct standing *s); /* series, method, words */

/* Set the weights of a table's columns by what stands in them: no number is broken over lines, the
 * cells take one line where there is room, and the first column, of names, gets the rest. `column`
 * is the table's own. */
void report_fit_columns(const struct report *r, const struct table_block *t,
                        struct table_column *column);

/* The areas by their gap to the trajectory, as a chart. */
void section_gaps(const struct report *r, const int *area, size_t n);

/* Baseline, now, plan and target of the areas, as a chart. */
void section_distances(const struct report *r, const int *area, size_t n);

/* The areas side by side in two tables: where they stand, and how they move, with the icons of
 * their control charts; `total` is a last row, or NULL. */
void section_matrix(const struct report *r, const int *area, size_t n,
                    const struct standing *total);

/* The control chart of the monthly changes; nothing where there is none: the answers say why. */
void section_signal(const struct report *r, const struct standing *s);

/* What the target asks of each month, against the limits of that chart; "" without one. */
const char *report_assurance_words(const struct report *r, const struct standing *s);

/* The areas by what their control charts say; nothing when none has one. */
void section_grid(const struct report *r, const int *area, size_t n);

/* What the control chart of a standing says, or NULL when it has none. */
const struct variation *report_variation(const struct standing *s);

/* Do areas differ by more than chance, in their rates for each head of the population? `level` is
 * "Area Teams". Nothing where that was not computed. */
void section_differences(const struct report *r, const char *level);

/* Rates of areas against their populations, with limits; those outside as a table. `level` is "Area
 * Teams". Nothing where that was not computed. */
void section_funnel(const struct report *r, const char *level);

/* Where a row that has a flag stands: "above the 95% limit". */
struct comparison;
const char *section_funnel_words(const struct comparison *row);

/* Rates of the smallest areas with their intervals, all named; or, with an area `own` >= 0, small,
 * and only that one named. */
void section_caterpillar(const struct report *r, int own);

/* The forecasts of areas for the deadline against their targets, with intervals. */
void section_ahead(const struct report *r, const int *area, size_t n);

/* Areas from the baseline over now to their forecasts, as an index. */
void section_slope(const struct report *r, const int *area, size_t n);

/* A small chart for each area, on shared axes; several figures where they need several pages. */
void section_multiples(const struct report *r, const int *area, size_t n);

/* What the assumptions of the plan change of what is expected of an area. */
void section_whatif(const struct report *r, int area);

/* Put indices of areas in the order of their gaps, those without one last. */
void report_sort_by_gap(const struct report *r, int *area, size_t n);

/* "15 of 25 Area Teams are below trajectory" (`plan` is its last word): how many stand on the worse
 * side of it, from the deadline on short of their target; as their gaps are shown. *known is of how
 * many that can be said. */
const char *report_behind_words(const struct report *r, const int *area, size_t n, const char *plan,
                                size_t *known);

/* "FTE per 1,000 children aged 0 to 4" */
const char *report_rate_words(const struct report *r);

/* What was used for the area, else for the whole; NULL where neither is in the register. `name` is
 * an enum assumption_name. */
const struct assumption *report_assumption(const struct report *r, int area, int name);

/* From the deadline on areas are compared with their targets. */
bool report_is_late(const struct report *r);

/* Is the part the area, or one of those that it is the sum of? The same by the part's code. */
bool report_is_part(const struct report *r, int area, int part);
bool report_belongs(const struct report *r, int area, const char *code);

/* The smallest areas that this one is the sum of, or itself; area[] has room for all. Returns how
 * many. */
size_t report_leaves(const struct report *r, int area, int *leaf);

/* Of a whole that is judged on a series that does not tell of people who join and leave: that of
 * the sum of its areas. Else the standing itself. */
struct standing report_people(const struct report *r, const struct standing *s);

/* What made the change in headcount over the last year: a waterfall, or a sentence that says why
 * there is none. Nothing for a programme without such figures. */
void section_flows(const struct report *r, const struct standing *s);

/* Is the growth to come already in training? By month: who started, who joined, who is due. */
void section_pipeline(const struct report *r, const struct standing *s);

/* What was collected again: first against latest, and what changed since the last report. */
void section_revisions(const struct report *r, const struct standing *s);

/* What is being done about it: the actions of the area and of those below it, overdue first. */
void section_actions(const struct report *r, const struct standing *s);

/* The same in a line: how many there are, and how many are overdue. */
const char *report_actions_words(const struct report *r, const struct standing *s);

/* The quality in a line: months without a figure, errors and warnings. */
const char *report_quality_words(const struct report *r, const struct standing *s);

/* How complete and how sound the area's figures are, in a box, with what is missing. */
void section_quality(const struct report *r, const struct standing *s);

/* The words and shorthand that the document uses so far, explained. Stands last. */
void section_definitions(const struct report *r, const struct standing *s);

/* What the forecast and the plan assume, each with its source; methods and version. */
void section_assumptions(const struct report *r, const struct standing *s);

/* A draft says so in a notice, together with that of the series; the sections about the figures say
 * who approved it, and when the next report comes. */
void section_signoff(const struct report *r, int area, const struct series *series);
void section_dates(const struct report *r, const struct standing *s);

/* Has nobody approved it yet? */
bool report_is_draft(const struct report *r, int area);

/* The notice of a series as a box, when it has one. */
void section_notice(const struct report *r, const struct series *series);

/* What must stand beside every number of a series: its notice, or else its name. */
const char *report_series_words(const struct series *series);

#endif
