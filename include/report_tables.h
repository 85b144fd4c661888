/* The tables that the reports of a period are made of, held together. */
#ifndef HW_REPORT_TABLES_H
#define HW_REPORT_TABLES_H

#include "action.h"
#include "assumption.h"
#include "signoff.h"
#include "standing.h"

struct report_tables {
    struct progress_table progress;
    struct forecast_tables forecasts;
    struct scorecard scores;
    struct signal_tables signals;
    struct need_tables needs;
    struct comparison_tables comparisons;
    struct assumptions assumptions;
    struct actions actions;
    struct signoffs signoffs;
};

/* Read the tables of a folder, and the programme's own actions and approvals, into *t, and point
 * *in at them; its period is that of the progress. in->programme must be set; observations and
 * findings are left to the caller. Returns 0, or -1 after saying why. Freed with
 * report_tables_free(), in both cases. */
int report_tables_read(struct report_tables *t, struct report_input *in, const char *folder);
void report_tables_free(struct report_tables *t);

#endif
