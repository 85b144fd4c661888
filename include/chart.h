/* The charts: a table in, a picture out. Each fills an empty picture of the width asked for and of
 * the height that it needs, and leaves nothing behind but marks. Text is at least 10 points. */
#ifndef HW_CHART_H
#define HW_CHART_H

#include "forecast.h"
#include "picture.h"
#include "programme.h"
#include "progress.h"

enum { CHART_TEXT = 10 }; /* size of all text in a chart, points */

extern const struct style chart_text, chart_muted, chart_strong;

/* Months along the bottom of a chart. */
struct time_axis {
    int first, last; /* periods */
    double from, to; /* points */
};

double time_at(const struct time_axis *a, int period);

/* The axis line at y, its ticks and their labels below it (it needs 18 points). */
void time_axis_draw(const struct time_axis *a, struct picture *p, const struct typeset *t,
                    double y);

/* Grid lines from x to right, and their values, which end at x - 4. */
struct scale;
void value_axis_draw(const struct scale *s, struct picture *p, double x, double right);

/* The words at the top left that name the unit, and say where the axis starts when not at zero. */
void value_axis_title(const struct scale *s, struct picture *p, const char *unit);

/* A scale from left to right with at most `most` ticks, fewer where their labels would meet. */
struct scale value_axis_across(double low, double high, size_t most, double from, double to,
                               const struct typeset *t);

/* The grid lines of that scale from top to bottom, and their values below them (it needs 16
 * points). */
void value_axis_across_draw(const struct scale *s, struct picture *p, double top, double bottom);

/* How wide the labels of an axis are. */
double value_axis_width(const struct scale *s, const struct typeset *t);

/* The bands of a forecast of n months, which open from a point: 95 times in 100 pale with thin
 * rims, 80 times in 100 darker. */
void fan_draw(struct picture *p, const struct time_axis *a, const struct scale *s,
              struct point start, const struct forecast *fan, size_t n);

/* What stands at the right end of a line or beside its last point: a sample of it, and words. */
struct end_label {
    double y; /* of the line's end */
    enum ink ink;
    enum dash dash;
    double width;       /* of the line; 0: a symbol stands for it */
    struct text words;  /* freed by end_labels_draw() */
    enum symbol symbol; /* filled, of this size in points; of size 0: hollow, of 6 points */
    double size;
    bool strong; /* the words that the reader looks for */
};

/* Draw n labels from x to the right edge, each as near to its y as the others let it. */
void end_labels_draw(struct end_label *label, size_t n, struct picture *p, const struct typeset *t,
                     double x);

enum { MOST_END_LABELS = 5 };

/* Where an area stands: actual (solid), trajectory (dashed), target, forecast fan to the deadline.
 * Provisional months are hollow, missing months are gaps with a cross on the axis, a break is a
 * dotted line with words. */
struct trajectory_chart {
    const struct programme *programme;
    const struct progress *rows; /* of one area and series, by month */
    size_t n;
    const struct forecast *fan; /* NULL when there is none */
    size_t n_fan;
    double height;    /* of the plot, points */
    int decimals;     /* of the values in labels */
    int break_period; /* PERIOD_NONE when there is none */
    const char *break_words;
};
void trajectory_chart_draw(const struct trajectory_chart *c, struct picture *p,
                           const struct typeset *t, double width);

/* Horizontal bars from zero, one a row, with a label at the left and the value at the bar's end. */
struct bar {
    const char *label;
    double value;      /* NaN: no bar, only the words */
    const char *words; /* at the bar's end: the value as it is to be read */
    enum ink ink;
    bool strong; /* the row that the reader looks for */
};

struct bar_chart {
    const struct bar *bar;
    size_t n;
    size_t from, count;      /* the bars drawn, 0: all; the axis is the same for all n */
    double label_width;      /* the most that labels may take, points */
    const char *less, *more; /* words above the bars to the left and right of zero, or NULL */
};

/* How many bars from c->from on fit into a height in points: at least 1. */
size_t bar_chart_rows(const struct bar_chart *c, const struct typeset *t, double height);
void bar_chart_draw(const struct bar_chart *c, struct picture *p, const struct typeset *t,
                    double width);

/* Up to four series of one area over the same months, each named at its end. */
struct series_line {
    const struct progress *rows;
    size_t n;
    const char *name;
};

struct series_chart {
    const struct series_line *line;
    size_t n; /* 1 to 4 */
    int first, last;
    int decimals;
    const char *unit;
};
void series_chart_draw(const struct series_chart *c, struct picture *p, const struct typeset *t,
                       double width);

/* Baseline, now, and target of several areas: one row each, from left to right. NaN is left out. */
struct dumbbell {
    const char *label;
    double baseline, now, plan, target;
    const char *now_words; /* at the right: the gap, or why there is none */
};

struct dumbbell_chart {
    const struct dumbbell *row;
    size_t n;
    size_t from, count; /* the rows drawn, 0: all; the axis is the same for all n */
    const char *baseline_words, *now_words, *plan_words, *target_words; /* NULL: not in the key */
    double label_width;
    const char *unit;
};
size_t dumbbell_chart_rows(const struct dumbbell_chart *c, double height);
void dumbbell_chart_draw(const struct dumbbell_chart *c, struct picture *p, const struct typeset *t,
                         double width);

/* A figure that stands alone: the two titles above the chart and the notes below it, as a picture.
 */
struct framed {
    const char *title; /* of the report: what area it is */
    const char *headline, *subtitle;
    const char *const *note;
    size_t n_notes;
    const struct picture *picture;
};
void frame_draw(const struct framed *f, struct picture *p, const struct typeset *t);

#endif
