#include "report_tables.h"

#include "diag.h"
#include "files.h"
#include "period.h"

static int read_all(struct report_tables *t, const struct programme *p, const char *dir)
{
    enum {
        PROGRESS,
        FORECAST,
        OUTLOOK,
        SCORECARD,
        SIGNALS,
        VARIATION,
        NEEDS,
        TORNADO,
        COMPARISON,
        INEQUALITY,
        ASSUMED,
        TABLES
    };
    static const char *const name[TABLES] = {"progress.csv",   "forecast.csv",   "outlook.csv",
                                             "scorecard.csv",  "signals.csv",    "variation.csv",
                                             "needs.csv",      "tornado.csv",    "comparison.csv",
                                             "inequality.csv", "assumptions.csv"};
    struct arena paths = {0};
    const char *path[TABLES];
    int result;

    for (int i = 0; i < TABLES; i++)
        path[i] = files_join(&paths, dir, name[i]);
    result = progress_read(&t->progress, p, path[PROGRESS]) ||
                     forecast_read(&t->forecasts, p, path[FORECAST], path[OUTLOOK]) ||
                     scorecard_read(&t->scores, p, path[SCORECARD]) ||
                     signals_read(&t->signals, p, path[SIGNALS], path[VARIATION]) ||
                     need_read(&t->needs, p, path[NEEDS], path[TORNADO]) ||
                     comparisons_read(&t->comparisons, p, path[COMPARISON], path[INEQUALITY]) ||
                     assumptions_read_used(&t->assumptions, p, path[ASSUMED]) ||
                     actions_read(&t->actions, p) || signoffs_read(&t->signoffs, p)
                 ? -1
                 : 0;
    if (!result && !t->progress.n) {
        diag_error("%s: the table has no rows", path[PROGRESS]);
        result = -1;
    } else if (!result && t->progress.row[0].report_period == PERIOD_NONE) {
        diag_error("%s: the first row has no report_period", path[PROGRESS]);
        result = -1;
    }
    arena_free(&paths);
    return result;
}

int report_tables_read(struct report_tables *t, struct report_input *in, const char *folder)
{
    *t = (struct report_tables){0};
    in->progress = &t->progress;
    in->forecasts = &t->forecasts;
    in->scores = &t->scores;
    in->signals = &t->signals;
    in->needs = &t->needs;
    in->comparisons = &t->comparisons;
    in->assumptions = &t->assumptions;
    in->actions = &t->actions;
    in->signoffs = &t->signoffs;
    if (read_all(t, in->programme, folder))
        return -1;
    in->period = t->progress.row[0].report_period;
    return 0;
}

void report_tables_free(struct report_tables *t)
{
    signoffs_free(&t->signoffs);
    actions_free(&t->actions);
    assumptions_free(&t->assumptions);
    comparisons_free(&t->comparisons);
    need_free(&t->needs);
    signals_free(&t->signals);
    scorecard_free(&t->scores);
    forecast_free(&t->forecasts);
    progress_free(&t->progress);
}
