/* How an extract's columns map to the tidy table. A layout is a file of datasets/layouts:
 *
 *     role,column,detail,note
 *
 * role        column                  detail
 * period      name in the header      -
 * area_code   name in the header      -
 * area_name   name in the header      -            used only to help with an unknown code
 * series      name, or empty          the series when the column is empty: the same for all rows
 * measure     name, or empty          the measure when the column is empty
 * value       name in the header      -            or a measure: several columns of values, each
 *                                                  of its own measure
 * status      name in the header      -
 * staff_group name in the header      -            rows of other groups are left out and counted
 * part        name in the header      -            each row is a part of an area: figures are sums
 *                                                  of the rows, in any order
 * ignore      name in the header      -            a column that is known and not needed
 * periods     *                       -            each further column is a month, "2014-09"
 * word        text in the extract     identifier   of a measure or series: HC, headcount
 * mark        text in the extract     status       what stands in place of a value: *, c
 *
 * An extract has the layout whose columns are those of its header, in any order and case. */
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
    ROLES
};

struct layout_rule {
    enum layout_role role;
    const char *column, *detail;
};

struct extract_layout {
    const char *name; /* the file's name without ".csv" */
    struct layout_rule *rule;
    size_t n;
};

struct extract_layouts {
    struct extract_layout *layout;
    size_t n;
    struct arena texts;
};

/* Read all layouts of a folder. Returns 0, or -1 after naming every fault. */
int extract_layouts_read(struct extract_layouts *l, const char *folder);
void extract_layouts_free(struct extract_layouts *l);

/* The layout of a header, or NULL. *nearest is then the one with the most columns in common (NULL
 * when none has any). */
const struct extract_layout *extract_layout_match(const struct extract_layouts *l,
                                                  const char *const *header, size_t n,
                                                  const struct extract_layout **nearest);

/* The rule of a header's column: NULL when the layout does not know it. */
const struct layout_rule *extract_layout_column(const struct extract_layout *l, const char *column);

/* The first rule with this role, or NULL. */
const struct layout_rule *extract_layout_role(const struct extract_layout *l,
                                              enum layout_role role);

/* The measure or series that a text stands for: by the layout's words, else the text itself. */
const char *extract_layout_word(const struct extract_layout *l, const char *text);

/* The detail of the word or mark that equals the text, or NULL. */
const char *extract_layout_lookup(const struct extract_layout *l, enum layout_role role,
                                  const char *text);

#endif
