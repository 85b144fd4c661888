#include "stats_input.h"

#include "decimal.h"
#include "diag.h"
#include "period.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

int stats_read(struct table *t, const char *path, const char *const *names, size_t n, int *index)
{
    if (table_read_on(t, path))
        return -1;
    if (table_columns(t, names, n, index)) {
        table_free(t);
        return -1;
    }
    return 0;
}

int stats_option_word(const char *option, const char *text, const char *words, int *index)
{
    const char *w = words;

    *index = 0;
    if (!text)
        return 0;
    for (size_t n; *w; w += n + (w[n] == ';'), ++*index) {
        n = strcspn(w, ";");
        if (n == strlen(text) && !strncmp(w, text, n))
            return 0;
    }
    diag_error("--%s %s: one of %s was expected", option, text, words);
    return -1;
}

int stats_option_number(const char *option, const char *text, const char *expected, double *value)
{
    double x;

    if (!text)
        return 0;
    if (*text && !number_parse(text, &x)) {
        *value = x;
        return 0;
    }
    diag_error("--%s %s: %s was expected", option, text, expected);
    return -1;
}

void stats_refuse(const struct table *t, size_t row, int column, const char *why)
{
    struct text what = {0};

    text_addf(&what, "cannot be used: %s", why);
    table_fault(t, row, column, text_of(&what));
    text_free(&what);
}

static int compare(const void *x, const void *y)
{
    const struct stats_point *a = x, *b = y;
    int c = strcmp(a->series, b->series);

    if (!c)
        c = strcmp(a->date, b->date);
    return c ? c : (a->row > b->row) - (a->row < b->row);
}

static void read_points(struct stats_input *in, const int *column)
{
    const struct table *t = &in->table;

    for (size_t i = 0; i < t->rows; i++) {
        struct stats_point *p = &in->point[in->n];

        if (table_is_refused(t, i))
            continue;
        *p = (struct stats_point){table_text(t, i, column[0]), table_text(t, i, column[1]),
                                  (double)NAN, i, false};
        if (period_parse(p->date) == PERIOD_NONE) {
            table_fault(t, i, column[1],
                        "is not a date, YYYY-MM or YYYY-MM-DD: the row is refused");
            in->refused++;
            p->date = ""; /* sorted before the others, for group() */
        }
        if (number_parse(table_text(t, i, column[2]), &p->value)) {
            table_fault(t, i, column[2], "is not a number: the value is refused");
            p->refused = true;
            in->refused++;
        }
        in->n++;
    }
}

static void group(struct stats_input *in, int date)
{
    struct stats_series *s = NULL;

    for (size_t i = 0; i < in->n; i++) {
        const struct stats_point *p = &in->point[i];
        bool dated = *p->date != '\0';

        if (!s || strcmp(s->id, p->series)) {
            s = &in->series[in->n_series++];
            *s = (struct stats_series){.id = p->series, .point = p, .row = p->row};
        } else if (dated && !strcmp(p[-1].date, p->date)) {
            table_fault(&in->table, p->row, date,
                        "stands twice in its series: the series is not computed");
            in->refused++;
            if (!s->twice)
                s->twice = s->n;
        }
        s->point += !dated;
        s->n += dated;
        s->known += dated && !isnan(p->value);
        s->refused += !dated || p->refused;
    }
}

int stats_input_read(struct stats_input *in, const char *path, const char *date)
{
    const char *names[] = {"series_id", date, "value"};
    int column[3];

    *in = (struct stats_input){.n = 0};
    if (stats_read(&in->table, path, names, 3, column))
        return -1;
    in->refused = in->table.refused;
    in->point = mem_new(in->table.rows + 1, sizeof *in->point);
    in->series = mem_new(in->table.rows + 1, sizeof *in->series);
    read_points(in, column);
    qsort(in->point, in->n, sizeof *in->point, compare);
    group(in, column[1]);
    return 0;
}

void stats_input_free(struct stats_input *in)
{
    free(in->point);
    free(in->series);
    table_free(&in->table);
    *in = (struct stats_input){.n = 0};
}
