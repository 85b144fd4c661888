/* XmR control charts (individual values and moving ranges): limits that tell change from noise, and
 * the rules that name a point. What is computed is what NHSRplotthedots 0.2.2 computes, but for
 * what is said below. A missing value is NaN; it is never flagged, and it ends a run.
 *
 * A chart falls into segments, each with a baseline, and nothing reaches across segments:
 *     mean  = mean of the baseline, which is the first `baseline` points, or all,
 *     range = mean of |x_i - x_(i-1)| in the baseline; with `screen`, once more without the ranges
 *             that are not below 3.267 times that mean (Nelson 1982),
 *     limits = mean -+ 2.66 range, near limits = mean -+ 2.66 * 2 / 3 range (Wheeler 1992).
 * When all values of a baseline are the same, so are the mean and the limits (NHSRplotthedots gives
 * none there); without a pair of neighbours there are no limits.
 *
 * The rules, the first that holds names the point:
 *     outside a limit (a point on it is inside);
 *     trend: `run` points in a row, each above (below) the one before; all are named;
 *     two of three: of three in a row on one side of the mean, two beyond the near limit; those two
 *     are named. By ptd022 a point outside a limit is not one of them, by mdc2023 it is: the
 * wording of Making Data Count since the end of 2023; shift: `run` points in a row on one side of
 * the mean (a point on it ends the run); all are named. */
#ifndef HW_XMR_H
#define HW_XMR_H

#include <stdbool.h>
#include <stddef.h>

enum xmr_status { XMR_OK, XMR_EMPTY, XMR_OPTIONS, XMR_TOO_LARGE };

enum xmr_rules { XMR_MDC2023, XMR_PTD022 };

enum xmr_rule {
    XMR_MISSING,
    XMR_COMMON,
    XMR_ABOVE,
    XMR_BELOW,
    XMR_TREND_UP,
    XMR_TREND_DOWN,
    XMR_TWO_ABOVE,
    XMR_TWO_BELOW,
    XMR_SHIFT_ABOVE,
    XMR_SHIFT_BELOW
};

enum xmr_direction { XMR_INCREASE, XMR_DECREASE, XMR_NEUTRAL };

enum xmr_type {
    XMR_NO_TYPE,
    XMR_COMMON_CAUSE,
    XMR_IMPROVEMENT_HIGH,
    XMR_IMPROVEMENT_LOW,
    XMR_CONCERN_HIGH,
    XMR_CONCERN_LOW,
    XMR_NEUTRAL_HIGH,
    XMR_NEUTRAL_LOW
};

enum xmr_assurance { XMR_NO_ASSURANCE, XMR_PASS, XMR_FAIL, XMR_INCONSISTENT };

enum { XMR_RUN = 7, XMR_LEAST_RUN = 6, XMR_LEAST_BASELINE = 12, XMR_FEW_POINTS = 13 };

struct xmr_options {
    enum xmr_rules rules;
    int run;         /* points in a trend or a shift: XMR_RUN or XMR_LEAST_RUN */
    size_t baseline; /* points, missing ones counted; 0: all of the segment. Else at least
                        XMR_LEAST_BASELINE */
    bool screen;
};

struct xmr_point {
    size_t segment;                                    /* counted from 1 */
    double mean, lower, upper, lower_near, upper_near; /* NaN where there are none */
    enum xmr_rule rule;
};

/* Chart y[n], which is in the order of time. starts[n] says where a new segment begins (NULL: there
 * is one; starts[0] makes no difference). point has room for n. Returns XMR_EMPTY without any
 * value, XMR_OPTIONS when run or baseline is out of range, XMR_TOO_LARGE when a value or a limit is
 * infinite. */
enum xmr_status xmr_chart(const double *y, const bool *starts, size_t n,
                          const struct xmr_options *options, struct xmr_point *point);

/* The mean moving range of y[n] by itself, `screen` as above; NaN when no two neighbours are there.
 * With a NaN between them, several series give the range that they have in common. */
double xmr_range(const double *y, size_t n, bool screen);

/* The same chart in one segment, with a mean and a mean moving range that come from elsewhere, for
 * a series that is too short for limits of its own; options->baseline and screen are not used. */
enum xmr_status xmr_chart_given(const double *y, size_t n, double mean, double range,
                                const struct xmr_options *options, struct xmr_point *point);

/* What a rule means where `direction` is improvement. */
enum xmr_type xmr_type(enum xmr_rule rule, enum xmr_direction direction);

/* Will the process meet the target by itself? The target against the limits of the last segment: it
 * always will (XMR_PASS), never (XMR_FAIL), or now and then: XMR_INCONSISTENT, also when the target
 * is on a limit. XMR_NO_ASSURANCE when target or limits are NaN or the direction is neutral. */
enum xmr_assurance xmr_assurance(double target, double lower, double upper,
                                 enum xmr_direction direction);

#endif
