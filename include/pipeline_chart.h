/* From training to work, by month: who started, who joined, and who is expected to join from those
 * that have started; below it, how many of those needed by a date that makes. */
#ifndef HW_PIPELINE_CHART_H
#define HW_PIPELINE_CHART_H

#include "picture.h"

struct pipeline_month {
    int period;
    double started;  /* people; NaN: not known */
    double joined;   /* newly qualified, people; NaN: not known */
    double expected; /* to join as newly qualified; NaN in months that are past */
};

struct pipeline_chart {
    const struct pipeline_month *month;                        /* one after the other */
    size_t n;                                                  /* at least 1 */
    int now;                                                   /* the last month that is past */
    const char *started_words, *joined_words, *expected_words; /* above the bars */
    double due, needed;                      /* totals to the date; NaN: that part is left out */
    const char *due_label, *due_words;       /* "Due by March 2015", "1,070" */
    const char *needed_label, *needed_words; /* "Needed by March 2015", "2,519" */
};

/* Both panels have one scale, which starts at zero. What is expected is hatched and outlined. A
 * month that is not known has a cross on the axis. */
void pipeline_chart_draw(const struct pipeline_chart *c, struct picture *p, const struct typeset *t,
                         double width);

#endif
