/* How an extract's columns map to the tidy table. A layout is a file of datasets/layouts, with a
 * row a rule; docs/layouts.md has all roles, with examples:
 *
 *     role,column,detail,note
 *
 * - period: the column's name in the header
 * - area_code: the same; several, such as an old code beside the new one, must mean the same area
 * - area_name: the same; checked against the code; where there are no codes, it says which area
 * - series, measure: the same; or no column and, in detail, the one of all rows
 * - value: the same; detail may be a measure: several columns of values, each of its own measure;
 *   those of the same measure are parts of it, and summed
 * - status: the same
 * - staff_group: the same; rows of other groups are left out and counted
 * - part: the same; each row is a part of an area, figures are sums of the rows, in any order
 * - ignore: the same; a column that is known and not needed
 * - periods: the column is "*": each further column is a month, "2014-09"
 * - word: a text in the extract; detail is the measure or series that it stands for
 * - mark: a text in place of a value; detail is its status
 * - columns: a number: there is no header, each row has so many fields, and columns are told by
 *   their place, from 1; those that no rule names are not needed
 * - file_period: no column; the period stands in the file's name alone, see below
 * - total: a column's name; rows with detail in it (of staff groups, parts or area codes) are the
 *   total of the other rows: never added, but compared with their sum
 * - overlap: a measure that counts people, who may be in several parts: a total may be less than
 *   the sum, not more
 * - date: the column is "*"; detail is a form of dates, besides 2014-09 and 2014-09-30: dd/mm/yyyy
 *   (see period_form.h)
 *
 * A column that begins with ? may be missing ("?ICS code"; the detail of a series or a measure then
 * holds for all rows), one that ends in * is any that begins so ("Male *") and is no other. Upper
 * and lower case do not count; nor do spaces and underscores in headers, nor how many spaces stand
 * between two words in words, marks, groups and totals.
 *
 * The detail of file_period tells what a name may hold: nothing, a month ("2014-04") alone; first
 * or last, also a quarter ("04-06-2013", April to June 2013), whose figures are of its first or
 * last month. A month at the beginning of a name that holds another one is that of the collection.
 * A file whose name does not tell the month of its collection was collected in the month, or the
 * last month of the quarter, that it tells.
 *
 * The detail of part is nothing, or once: each part stands once for each figure, staff group and
 * column of values, and is told by the columns that say so alone. A part that stands again with the
 * same value is used once, with another value the figure has no sum; both are findings. Such a file
 * is read in one piece, in the memory of its values. Without it, all rows are added.
 *
 * total may be said of several columns: a row with the text in any of them is a total. Of a column
 * of staff groups it is that of the groups of an area or, where there are parts, of a part; of any
 * column of parts that of the parts of the row's area; of a column of codes that of all areas. A
 * column that is needed for totals alone, such as a name beside the code of a part, is a part
 * without once beside one with it.
 *
 * An extract has the layout whose columns are those of its header, in any order; one without a
 * header has the layout whose number of columns it has, where in one of its first ten rows the
 * codes are areas', the measure, series and period are known and the values are numbers or marks.
 * Where two layouts fit, none is taken. */
#ifndef HW_EXTRACT_LAYOUT_H
#define HW_EXTRACT_LAYOUT_H

#include "mem.h"

#include <stdbool.h>
#include <stddef.h>

enum layout_role {
    ROLE_PERIOD,
    ROLE_AREA_CODE,
    ROLE_AREA_NAME,
    ROLE_SERIES,
    ROLE_MEASURE,
    ROLE_VALUE,
    ROLE_STATUS,
    ROLE_STAFF_GROUP,
    ROLE_PART,
    ROLE_IGNORE,
    ROLE_PERIODS,
    ROLE_WORD,
    ROLE_MARK,
    ROLE_COLUMNS,
    ROLE_FILE_PERIOD,
    ROLE_TOTAL,
    ROLE_OVERLAP,
    ROLE_DATE,
    ROLES
};

struct layout_rule {
    enum layout_role role;
    const char *column, *detail;
    bool optional; /* the column may be missing */
};

struct extract_layout {
    const char *name; /* the file's name without ".csv" */
    struct layout_rule *rule;
    size_t n;
    size_t columns; /* of a file without a header; 0 where there is one */
};

/* How a header and a layout agree: it has the layout when the unknown and missing are 0. */
struct layout_fit {
    size_t known;   /* columns of the header that the layout has */
    size_t months;  /* those of them that are months */
    size_t unknown; /* those that it does not have, or has for another one */
    size_t missing; /* columns of the layout that the header does not have */
};

struct extract_layouts {
    struct extract_layout *layout;
    size_t n;
    struct arena texts;
};

/* Read all layouts of a folder. Returns 0, or -1 after naming every fault. */
int extract_layouts_read(struct extract_layouts *l, const char *folder);
void extract_layouts_free(struct extract_layouts *l);

/* Compare the n columns of a header with a layout; one that is for files without a header knows
 * none. */
struct layout_fit extract_layout_fit(const struct extract_layout *l, const char *const *header,
                                     size_t n);

/* The layout of a header, or NULL. *nearest is then the one with the most columns in common (NULL
 * when none has any), and *second is NULL; or both are set, since both fit. */
const struct extract_layout *extract_layout_match(const struct extract_layouts *l,
                                                  const char *const *header, size_t n,
                                                  const struct extract_layout **nearest,
                                                  const struct extract_layout **second);

/* Must this rule's column stand in the header? */
bool extract_layout_needs(const struct layout_rule *r);

/* What layouts of files without a header call column i (from 0): "1". */
enum { LAYOUT_PLACE = 24 };
void extract_layout_place(char place[LAYOUT_PLACE], size_t i);

/* The name of a role, as layouts write it. */
const char *extract_layout_role_name(enum layout_role role);

/* The rule of a header's column, of a file without a header the one of its place ("1"): NULL when
 * the layout does not know it. */
const struct layout_rule *extract_layout_column(const struct extract_layout *l, const char *column);

/* The first rule with this role, or NULL. */
const struct layout_rule *extract_layout_role(const struct extract_layout *l,
                                              enum layout_role role);

/* The measure or series that a text stands for: by the layout's words, else the text itself. */
const char *extract_layout_word(const struct extract_layout *l, const char *text);

/* The period of a text in one of the layout's forms, or PERIOD_NONE; *day is the day of the month,
 * or 0. */
int extract_layout_period(const struct extract_layout *l, const char *text, int *day);

/* The detail of the word or mark that equals the text, or NULL. */
const char *extract_layout_lookup(const struct extract_layout *l, enum layout_role role,
                                  const char *text);

#endif
