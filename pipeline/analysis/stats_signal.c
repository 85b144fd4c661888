#include "args.h"
#include "csvread.h"
#include "decimal.h"
#include "diag.h"
#include "outfile.h"
#include "period.h"
#include "stats_commands.h"
#include "stats_input.h"
#include "xmr.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_REBASES = 100 };

static const char *output, *direction_text, *target_text, *baseline_text, *rules_text, *run_text;
static const char *rebase[MOST_REBASES];
static bool no_screen, summary;

static struct args_repeated rebases = {"rebase", rebase, MOST_REBASES, 0};

static const struct args_option options[] = {
    {"direction", 'd', "WORD", "improvement is an increase (default), decrease or neutral",
     &direction_text, NULL, false},
    {"target", 't', "X", "the value that is to be reached, for the assurance", &target_text, NULL,
     false},
    {"rebase", 0, "DATE", "begin new limits at this date; may be given again", NULL, NULL, false},
    {"baseline-points", 0, "N", "limits from the first N points of a segment, at least 12",
     &baseline_text, NULL, false},
    {"no-screen", 0, NULL, "limits from all moving ranges, as the Excel tool", NULL, &no_screen,
     false},
    {"rules", 0, "WORD", "mdc2023 (default) or ptd022", &rules_text, NULL, false},
    {"run", 0, "N", "points in a trend or shift: 7 (default) or 6", &run_text, NULL, false},
    {"summary", 's', NULL, "one row a series instead of one row a point", NULL, &summary, false},
    {"output", 'o', "FILE", "write there instead of to standard output", &output, NULL, false},
};

static const struct args_program program = {
    .name = "hw-stats signal",
    .operands = "FILE",
    .purpose = "Control charts (XmR): which points of a series are more than noise. FILE has the\n"
               "columns series_id, date (YYYY-MM or YYYY-MM-DD) and value; an empty value is a\n"
               "missing one. Other columns, such as trajectory, influence nothing.",
    .details = "Columns:\n"
               "series_id,date,value,segment,mean,lower_limit,upper_limit,lower_near,upper_near,\n"
               "point_type,rule, sorted by series and date. point_type is common_cause,\n"
               "improvement_high, improvement_low, concern_high, concern_low, neutral_high or\n"
               "neutral_low; rule is the first of these that holds, else Common Cause: Above\n"
               "UCL, Below LCL; 7 Point Trend (Increasing), 7 Point Trend (Decreasing); 2 in 3\n"
               "Above CL, 2 in 3 Below CL; 7 Points Above CL, 7 Points Below CL. A missing point\n"
               "has no type. By mdc2023 a point outside the limits counts in two of three, by\n"
               "ptd022 it does not.\n"
               "\n"
               "Columns with --summary:\n"
               "series_id,points,missing,last_date,last_value,mean,lower_limit,\n"
               "upper_limit,variation,rule,assurance,rules,note. variation is the type of the\n"
               "last point that has a value; assurance is pass, fail or inconsistent; rules is\n"
               "the set that was used.\n"
               "\n" STATS_STATUS,
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .repeated = &rebases,
    .least = 1,
    .most = 1,
};

static const char *const types[] = {"",
                                    "common_cause",
                                    "improvement_high",
                                    "improvement_low",
                                    "concern_high",
                                    "concern_low",
                                    "neutral_high",
                                    "neutral_low"};
static const char *const assurances[] = {"", "pass", "fail", "inconsistent"};
static const char *const rule_sets[] = {"mdc2023", "ptd022"};

/* In the order of enum xmr_rule; the % is the length of a run. */
static const char *const rules[] = {"No value",
                                    "Common Cause",
                                    "Above UCL",
                                    "Below LCL",
                                    "% Point Trend (Increasing)",
                                    "% Point Trend (Decreasing)",
                                    "2 in 3 Above CL",
                                    "2 in 3 Below CL",
                                    "% Points Above CL",
                                    "% Points Below CL"};

struct request {
    struct xmr_options xmr;
    enum xmr_direction direction;
    double target; /* NaN when there is none */
    bool *found;   /* [rebases.n]: is the date in the data? */
};

/* A series and its chart. */
struct chart {
    const struct stats_series *s;
    struct xmr_point *point;
    size_t shortest; /* points with a value in the shortest segment */
    struct text reason;
};

static int wrong(const char *option, const char *text, const char *expected)
{
    diag_error("--%s %s: %s was expected", option, text, expected);
    return -1;
}

static int read_options(struct request *q)
{
    static const char *const whole = "a whole number of at least 12";
    double baseline = 0;
    int direction, set, run;

    if (stats_option_word("direction", direction_text, "increase;decrease;neutral", &direction) ||
        stats_option_word("rules", rules_text, "mdc2023;ptd022", &set) ||
        stats_option_word("run", run_text, "7;6", &run) ||
        stats_option_number("target", target_text, "a number", &q->target) ||
        stats_option_number("baseline-points", baseline_text, whole, &baseline))
        return -1;
    if (baseline_text &&
        !(baseline >= XMR_LEAST_BASELINE && baseline <= 1e9 && floor(baseline) >= baseline))
        return wrong("baseline-points", baseline_text, whole);
    for (size_t i = 0; i < rebases.n; i++)
        if (period_parse(rebase[i]) == PERIOD_NONE)
            return wrong("rebase", rebase[i], "a date, YYYY-MM or YYYY-MM-DD,");
    q->direction = (enum xmr_direction)direction;
    q->xmr = (struct xmr_options){(enum xmr_rules)set, XMR_RUN - run, (size_t)baseline, !no_screen};
    return 0;
}

static bool starts(const struct request *q, const char *date)
{
    bool any = false;

    for (size_t i = 0; i < rebases.n; i++)
        if (!strcmp(rebase[i], date))
            any = q->found[i] = true;
    return any;
}

static size_t shortest_segment(const struct chart *c)
{
    size_t shortest = c->s->n, known = 0;

    for (size_t i = 0; i < c->s->n; i++) {
        known += !isnan(c->s->point[i].value);
        if (i + 1 == c->s->n || c->point[i + 1].segment != c->point[i].segment) {
            shortest = known < shortest ? known : shortest;
            known = 0;
        }
    }
    return shortest;
}

/* Chart a series, or say why not in c->reason. */
static void chart(struct chart *c, const struct request *q, const struct table *t)
{
    static const char *const reasons[] = {"", "there is no value", "", "the values are too large"};
    const struct stats_series *s = c->s;
    double *y = mem_new(s->n + 1, sizeof *y);
    bool *start = mem_new(s->n + 1, sizeof *start);
    enum xmr_status status;

    for (size_t i = 0; i < s->n; i++) {
        y[i] = s->point[i].value;
        start[i] = starts(q, s->point[i].date);
    }
    c->point = mem_new(s->n + 1, sizeof *c->point);
    status = xmr_chart(y, start, s->n, &q->xmr, c->point);
    if (s->twice)
        text_addf(&c->reason, "not computed: %s stands twice (lines %zu and %zu)",
                  s->point[s->twice].date, t->line[s->point[s->twice - 1].row],
                  t->line[s->point[s->twice].row]);
    else if (status)
        text_addf(&c->reason, "not computed: %s", reasons[status]);
    else
        c->shortest = shortest_segment(c);
    if (status && !s->twice)
        diag_at(t->path, t->line[s->row], s->id, "%s", text_of(&c->reason));
    free(y);
    free(start);
}

static void add_rule(struct text *out, enum xmr_rule rule, int run)
{
    if (*rules[rule] == '%')
        text_addf(out, "%d%s", run, rules[rule] + 1);
    else
        text_add(out, rules[rule]);
}

static void add_numbers(struct text *out, const double *x, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        number_add(out, x[i]);
        text_add(out, ",");
    }
}

static void add_points(struct text *out, const struct chart *c, const struct request *q)
{
    if (c->reason.len) {
        csv_add_outside_field(out, c->s->id);
        text_addf(out, ",,,,,,,,,,%s\n", text_of(&c->reason));
        return;
    }
    for (size_t i = 0; i < c->s->n; i++) {
        const struct xmr_point *p = &c->point[i];
        const double shown[] = {p->mean, p->lower, p->upper, p->lower_near, p->upper_near};

        csv_add_outside_field(out, c->s->id);
        text_addf(out, ",%s,", c->s->point[i].date);
        number_add(out, c->s->point[i].value);
        text_addf(out, ",%zu,", p->segment);
        add_numbers(out, shown, sizeof shown / sizeof shown[0]);
        text_addf(out, "%s,", types[xmr_type(p->rule, q->direction)]);
        add_rule(out, p->rule, q->xmr.run);
        if (c->s->point[i].refused)
            text_add(out, ": refused");
        text_add(out, "\n");
    }
}

static void add_note(struct text *out, const struct chart *c)
{
    if (c->shortest < XMR_FEW_POINTS)
        text_addf(out, "a segment has fewer than %d points", XMR_FEW_POINTS);
    if (c->s->refused)
        text_addf(out, "%s%zu refused", c->shortest < XMR_FEW_POINTS ? "; " : "", c->s->refused);
}

static void add_summary(struct text *out, const struct chart *c, const struct request *q)
{
    const struct xmr_point *p;
    size_t last = c->s->n;

    csv_add_outside_field(out, c->s->id);
    text_addf(out, ",%zu,%zu,", c->s->known, c->s->n - c->s->known);
    if (c->reason.len) {
        text_addf(out, ",,,,,,,,%s,%s\n", rule_sets[q->xmr.rules], text_of(&c->reason));
        return;
    }
    while (isnan(c->s->point[--last].value))
        ;
    p = &c->point[last];
    text_addf(out, "%s,", c->s->point[last].date);
    add_numbers(out, (const double[]){c->s->point[last].value, p->mean, p->lower, p->upper}, 4);
    text_addf(out, "%s,", types[xmr_type(p->rule, q->direction)]);
    add_rule(out, p->rule, q->xmr.run);
    text_addf(out, ",%s,%s,",
              assurances[xmr_assurance(q->target, p->lower, p->upper, q->direction)],
              rule_sets[q->xmr.rules]);
    add_note(out, c);
    text_add(out, "\n");
}

/* What must be known beside the table: by which rules it was made, and what was short. */
static void tell(const struct stats_input *in, const struct request *q, size_t n_short,
                 const char *example)
{
    diag_progress("%zu series, %zu rows; rules %s, runs of %d, moving ranges %s", in->n_series,
                  in->n, rule_sets[q->xmr.rules], q->xmr.run,
                  q->xmr.screen ? "screened" : "not screened");
    if (n_short)
        diag_progress("a segment of fewer than %d points in %zu series, such as %s: its limits may "
                      "change",
                      XMR_FEW_POINTS, n_short, example);
    for (size_t i = 0; i < rebases.n; i++)
        if (!q->found[i])
            diag_progress("--rebase %s is no date of any series", rebase[i]);
}

static int run(const struct stats_input *in, const struct request *q)
{
    struct outfile out = {0};
    size_t n_short = 0, failed = 0;
    const char *example = "";

    text_add(&out.text, summary ? "series_id,points,missing,last_date,last_value,mean,lower_limit,"
                                  "upper_limit,variation,rule,assurance,rules,note\n"
                                : "series_id,date,value,segment,mean,lower_limit,upper_limit,"
                                  "lower_near,upper_near,point_type,rule\n");
    for (size_t i = 0; i < in->n_series; i++) {
        struct chart c = {.s = &in->series[i]};

        chart(&c, q, &in->table);
        (summary ? add_summary : add_points)(&out.text, &c, q);
        failed += c.reason.len > 0;
        if (!c.reason.len && c.shortest < XMR_FEW_POINTS && !n_short++)
            example = c.s->id;
        free(c.point);
        text_free(&c.reason);
    }
    if (outfile_commit(&out, output))
        return STATUS_FAULT;
    tell(in, q, n_short, example);
    return failed || in->refused ? STATUS_REFUSED : STATUS_DONE;
}

int stats_signal(int argc, char **argv)
{
    bool found[MOST_REBASES] = {false};
    struct request q = {.target = (double)NAN, .found = found};
    struct stats_input in;
    int first, status = args_read(&program, argc, argv, &first);

    if (status >= 0)
        return status;
    if (read_options(&q))
        return STATUS_USAGE;
    if (stats_input_read(&in, argv[first], "date"))
        return STATUS_FAULT;
    status = run(&in, &q);
    stats_input_free(&in);
    return status;
}
