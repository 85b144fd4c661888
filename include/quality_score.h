/* The quality of what areas deliver, month by month: of the cells (a measure of an area for a
 * month) that a series expects every month, how many came, in time and sound. A cell is due in the
 * collection of its month, or in the first later one that has that month's figure of any area.
 *
 * received: a figure is there, or was suppressed by its sender, or came and was refused. on time:
 * what counts, the figure or its refusal, came in the collection in which it was due. valid: it is
 * there, without an error. warned: it is valid, and a warning asks for a look. sound: valid, on
 * time and without a warning.
 *
 *     score_pct = 100 * (valid_cells + sound_cells) / (2 * expected_cells)
 *
 * So a sound cell counts whole, one that is late or asks for a look counts half. It is a mirror for
 * who delivers, beside their own past and all areas of the level together, and ranks nobody.
 *
 *     period,area_code,area_name,series,expected_cells,received_cells,on_time_cells,valid_cells,
 *     warned_cells,sound_cells,score_pct = ...,all_areas_score_pct,note */
#ifndef HW_QUALITY_SCORE_H
#define HW_QUALITY_SCORE_H

#include "senders.h"

#include <stdint.h>

#define QUALITY_FORMULA "score_pct = 100 * (valid_cells + sound_cells) / (2 * expected_cells)"

struct quality_row {
    int period, area;
    const struct series *series;
    size_t expected, received, on_time, valid, warned, sound; /* cells */
    int64_t score, all_areas;                                 /* decimals: percent */
};

struct quality_scores {
    struct quality_row *row; /* series by series, month by month, areas in their order */
    size_t n, capacity;
};

/* Work them out, for the months of each series from the latest month of its first collection (the
 * months before came as its past) to the last that came or was refused. Freed with quality_free().
 */
void quality_make(struct quality_scores *q, const struct senders *s, const struct observations *o,
                  const struct findings *f);
void quality_free(struct quality_scores *q);

/* Write the table to a path (NULL is standard output). Returns 0, or -1 after saying why. */
int quality_write(const struct quality_scores *q, const struct programme *p, const char *path);

#endif
