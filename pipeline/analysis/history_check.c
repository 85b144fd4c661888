/* A figure beside those before it. A figure that is not believed is no measure for the next; but
 * where the next one agrees with it, the level has shifted, and is believed. */
#include "checks.h"

#include "decimal.h"
#include "period.h"
#include "usual.h"

#include <math.h>
#include <stdlib.h>

/* Figures that are believed, the last USUAL_MOST. */
struct past {
    const struct observation *row[USUAL_MOST];
    double x[USUAL_MOST], y[USUAL_MOST];
    size_t n;
};

/* What a figure is like beside them. */
struct judged {
    const struct observation *o;
    size_t past;                             /* how many there are */
    const struct observation *before, *year; /* the figure before; a year before, or NULL */
    bool step, year_step, outlier, trend;    /* which tests it fails */
    double low, high;                        /* of the line's interval */
    double most, year_most;                  /* how far it may be from those two */
};

static void believe(struct past *p, const struct observation *o)
{
    if (p->n == USUAL_MOST) {
        for (size_t i = 1; i < p->n; i++) {
            p->row[i - 1] = p->row[i];
            p->x[i - 1] = p->x[i];
            p->y[i - 1] = p->y[i];
        }
        p->n--;
    }
    p->row[p->n] = o;
    p->x[p->n] = o->period;
    p->y[p->n] = decimal_double(o->value);
    p->n++;
}

/* Over twelve months and more a figure may move twice as far as over one. */
static double most_change(const struct tolerances *t, double from, int months)
{
    return tolerances_change(t, from, t->change_pct * (1 + fmin(months - 1, 11) / 11));
}

enum { LEAST_CHANGES = 6 };

/* Is the change wild beside those before it, over as many months? Of few changes it cannot be told,
 * and is not denied: *told is false. */
static bool is_outlier(const struct past *p, const struct observation *o, double spreads,
                       bool *told)
{
    double change[USUAL_MOST], now = decimal_double(o->value) - p->y[p->n - 1];
    int months = o->period - p->row[p->n - 1]->period;
    size_t n = 0;

    for (size_t i = 1; i < p->n; i++)
        if (p->row[i]->period - p->row[i - 1]->period == months)
            change[n++] = p->y[i] - p->y[i - 1];
    *told = n >= LEAST_CHANGES;
    return *told && fabs(now - usual_median(change, n)) > spreads * usual_spread(change, n);
}

static const struct observation *year_before(const struct past *p, const struct observation *o)
{
    for (size_t i = p->n; i-- > 0;)
        if (p->row[i]->period == o->period - 12)
            return i + 1 == p->n ? NULL : p->row[i];
    return NULL;
}

/* Does the figure ask for a look? A large step does, on the figure before or on the year before. A
 * line's interval and a wild change by themselves are often chance: both together, and as far from
 * the line as a large step, are not. */
static bool judge(const struct tolerances *t, const struct past *p, const struct observation *o,
                  struct judged *j)
{
    double y = decimal_double(o->value), last = p->y[p->n - 1], fit = 0, year;
    bool told;

    *j = (struct judged){
        .o = o, .past = p->n, .before = p->row[p->n - 1], .year = year_before(p, o)};
    j->most = most_change(t, last, o->period - j->before->period);
    j->step = fabs(y - last) > j->most;
    year = j->year ? decimal_double(j->year->value) : y;
    j->year_most = tolerances_change(t, year, t->year_pct);
    j->year_step = fabs(y - year) > j->year_most;
    j->outlier = is_outlier(p, o, t->outlier_spreads, &told);
    j->trend = usual_interval(p->x, p->y, p->n, o->period, &fit, &j->low, &j->high) &&
               (y < j->low || y > j->high);
    return j->step || j->year_step ||
           (j->trend && (j->outlier || !told) &&
            fabs(y - fit) > most_change(t, fmax(fit, 0), o->period - j->before->period));
}

/* As many decimals as the figure itself has, at most one; rounded outwards. */
static void add_bounds(struct text *t, double low, double high, int places)
{
    double unit = places ? 10 : 1;
    int64_t least = decimal_from(floor(fmax(low, 0) * unit) / unit);
    int64_t most = decimal_from(ceil(fmax(high, 0) * unit) / unit);

    check_add_value(t, least);
    if (most == least)
        return;
    text_add(t, " to ");
    check_add_value(t, most);
}

static void add_change(struct text *t, const struct observation *from, const struct observation *to,
                       double most)
{
    int64_t change = decimal_minus(to->value, from->value);

    text_add(t, change > 0 ? "; +" : "; ");
    check_add_value(t, change);
    if (from->value)
        text_addf(t, " (%+.1f%%)", 100 * decimal_double(change) / decimal_double(from->value));
    text_add(t, " since ");
    period_add_words(t, from->period);
    text_add(t, ", where up to ");
    check_add_value(t, decimal_round(decimal_from(most), most < 100));
    text_add(t, " is usual");
}

/* `earlier` ones of the same area and series are not said. */
static void say(const struct figures *f, const struct judged *j, size_t earlier)
{
    const struct observation *o = j->o;
    struct text message = {0};
    int places = check_places(o->value) > 0;

    check_add_subject(&message, f->programme, o);
    check_add_value(&message, o->value);
    if (j->trend) {
        text_add(&message, " where ");
        add_bounds(&message, j->low, j->high, places);
        text_addf(&message, " was expected from the %zu figures before", j->past);
    } else {
        text_add(&message, " is a large change");
    }
    if (j->step)
        add_change(&message, j->before, o, j->most);
    if (j->year_step)
        add_change(&message, j->year, o, j->year_most);
    if (j->outlier)
        text_addf(&message, "; the change is more than %g times the usual spread of changes",
                  f->programme->tolerances.outlier_spreads);
    if (earlier)
        text_addf(
            &message,
            "; so are %zu earlier figures of this area: is the series so unsteady, or are the "
            "tolerances too narrow for it?",
            earlier);
    else
        text_add(&message, ": is it right?");
    check_report(f->findings, o, "unlikely_change", message.data);
    text_free(&message);
}

/* Does a figure confirm the one before it, which was doubted? */
static bool confirms(const struct tolerances *t, const struct observation *doubted,
                     const struct observation *o)
{
    double from = decimal_double(doubted->value), to = decimal_double(o->value);

    return fabs(to - from) <= most_change(t, from, o->period - doubted->period);
}

/* Of an unsteady series the latest are said. */
enum { MOST_SAID = 5 };

static void check_run(const struct figures *f, size_t first, size_t n)
{
    const struct tolerances *t = &f->programme->tolerances;
    const struct observation *doubted = NULL;
    struct past past = {.n = 0};
    struct judged judged, last[MOST_SAID];
    size_t doubts = 0;

    for (size_t i = first; i < first + n; i++) {
        const struct observation *o = f->row[i];
        bool doubt;

        if (o->value == DECIMAL_NONE)
            continue;
        doubt = past.n && judge(t, &past, o, &judged);
        if (doubt && doubted && confirms(t, doubted, o)) {
            past.n = 0;
            believe(&past, doubted);
            doubt = false;
        }
        if (doubt)
            last[doubts++ % MOST_SAID] = judged;
        else
            believe(&past, o);
        doubted = doubt ? o : NULL;
    }
    for (size_t i = doubts > MOST_SAID ? doubts - MOST_SAID : 0, before = i; i < doubts; i++) {
        say(f, &last[i % MOST_SAID], before);
        before = 0;
    }
}

void check_history(const struct figures *f)
{
    for (size_t i = 0, n; i < f->n; i += n) {
        n = figures_run(f, i);
        if (!figures_is_flow(f, f->row[i]->measure))
            check_run(f, i, n);
    }
}
