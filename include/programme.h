/* A programme: a baseline, a target and a date, and where its data are. All that is particular to
 * one programme stands in its programme.csv (item,value,source,note), nothing of it in the code. */
#ifndef HW_PROGRAMME_H
#define HW_PROGRAMME_H

#include "geography.h"
#include "series.h"
#include "tolerance.h"

#include <stdint.h>

struct programme {
    const char *folder;               /* "datasets/health-visitors" */
    const char *name;                 /* "health-visitors": the folder's own name */
    const char *title;                /* "Health Visitor Programme" */
    const char *subject;              /* "health visitors", as in "8,092 FTE health visitors" */
    const char *growth_words;         /* "promised", as in "the 4,200 promised" */
    const char *straight_line_caveat; /* "not a government trajectory": of a line nobody planned */
    int baseline_period;
    int64_t baseline;          /* of the whole, in the programme's measure */
    int64_t target_growth;     /* of the whole */
    int64_t target;            /* baseline + target_growth */
    const char *baseline_note; /* what a reader must know of the baseline, or "" */
    int deadline;              /* the period in which the target is to be reached */
    const char *deadline_note; /* what the sources say of the date */
    int direction;             /* +1 when an increase is an improvement, -1 when a decrease is */
    const char
        *staff_group; /* rows of an extract that name another staff group are left out; or "" */
    const char *publisher; /* who publishes the reports, or "" */
    const struct measure *measure;
    const struct series *baseline_series;   /* published baselines of areas, or NULL */
    const struct series *published_series;  /* published figures of the parts, or NULL */
    const struct series *population_series; /* or NULL */
    const struct measure *population_measure;
    const char *population_words; /* "children aged 0 to 4" */
    const char
        *flow_measures; /* "joiners_headcount;leavers_headcount", in the order of the tables */
    const char *beside; /* series shown beside the headline for the whole: "esr_old;esr_new" */
    const struct series **headline; /* [geography.n_levels]: the series that a level is judged on */
    int root;                       /* the whole: an index in geography.area */
    const char *layouts;            /* the folder of the extracts' layouts */
    const char *trajectory;         /* the file of planned values, or NULL */
    const char *extracts;           /* the folder of the extracts */
    const char *actions;            /* the file of recovery actions, or NULL */
    const char *signoff;            /* the file of approvals, or NULL */
    const char *overrides;          /* the file of overrides, or NULL */
    const char *receipts;           /* the file of when extracts came, or NULL */
    const char *balance; /* "headcount;joiners_headcount;-leavers_headcount": what opens and closes,
                            and the flows between; or "" */
    const struct measure
        *growth_measure; /* printed growth since the baseline in percent, or NULL */
    struct tolerances tolerances;
    const char *areas_path, *measures_path, *series_path; /* the files, for messages */
    struct geography geography;
    struct catalogue catalogue;
    struct arena texts;
};

/* Read the programme in a folder, and the geography, measures and series that it names. Returns 0,
 * or -1 after naming every fault. Freed with programme_free(), twice is harmless. */
int programme_read(struct programme *p, const char *folder);
void programme_free(struct programme *p);

/* The earliest month that is likely to be meant: five years before the baseline in a series that is
 * expected every month, thirty in others (or NULL), which may tell of a longer past. */
int programme_earliest(const struct programme *p, const struct series *series);

/* The series that figures of this area are judged on, NULL for an area without a level. */
const struct series *programme_headline(const struct programme *p, int area);

/* "Area Team" or "Area Teams": the area's level in words. */
const char *programme_level_words(const struct programme *p, int level, size_t n);

#endif
