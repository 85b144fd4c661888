/* Which programme a file is of, when nobody says so. */
#ifndef HW_PROGRAMME_FIND_H
#define HW_PROGRAMME_FIND_H

#include "mem.h"

/* The folder of the programme: the nearest one above the file that holds a programme.csv; else the
 * only one in datasets/ of the current folder; else the only one in ../share/headway/datasets of
 * the program's own folder, where `make install` puts them. Returns its path, which lives in the
 * arena; or NULL after saying why: there is none, or there are several, which are named. */
const char *programme_find(struct arena *texts, const char *file);

#endif
