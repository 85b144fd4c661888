/* Files and folders by name. */
#ifndef HW_FILES_H
#define HW_FILES_H

#include "mem.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The names in a folder, without "." and ".." and names that begin with a dot, in the order of
 * their bytes (not of any locale, nor of the disk). */
struct file_list {
    const char **name;
    size_t n, capacity;
    struct arena texts;
};

/* Read the names of a folder. Returns 0, or -1 after saying why. Freed with file_list_free(). */
int file_list_read(struct file_list *list, const char *folder);
void file_list_free(struct file_list *list);

/* Add one name to the end of the list. */
void file_list_add(struct file_list *list, const char *name);

bool file_list_has(const struct file_list *list, const char *name);

/* Is the path that of a folder? */
bool files_is_folder(const char *path);

/* Does the name end so? "a.csv" ends in ".csv". */
bool files_ends_with(const char *name, const char *end);

/* The same, in any case: "A.CSV" ends in ".csv" too. */
bool files_ends_in(const char *name, const char *end);

/* The part behind the last slash. */
const char *files_base(const char *path);

/* folder + "/" + name in the arena; a name that begins with a slash stands alone. */
const char *files_join(struct arena *arena, const char *folder, const char *name);

/* Add a text from outside so that it can be a part of a file's name: letters and digits stay, the
 * byte `dash` ('\0': none) becomes -, any other byte becomes _ and two hex digits: so that two
 * texts never meet in one name, and no name leaves its folder. */
void files_add_plain(struct text *t, const char *s, char dash);

/* Such a name as it is; or, where it is longer than a file system takes with what is put behind it,
 * its beginning and a number that tells it from others. */
const char *files_fitting(struct arena *arena, const char *name);

/* The folder that a path is in, without a slash at its end; "." where it names none. */
const char *files_folder(struct arena *arena, const char *path);

/* Do two paths lead to one plain file or folder, which need not be there yet? Devices are never
 * one: they keep nothing. */
bool files_are_one(const char *path, const char *other);

/* The bytes of a plain file; 0 for anything else. */
uint64_t files_size(const char *path);

/* Have two plain files the same bytes? False when one of them cannot be read. */
bool files_are_same(const char *path, const char *other);

/* Make the folder, and the folders above it, where missing. Returns 0, or -1 after saying why. */
int files_make_folder(const char *path);

/* The same for the folder that the path stands in. */
int files_make_parent(const char *path);

/* The folder that this program stands in, or NULL when that cannot be known. */
const char *files_own_folder(struct arena *arena);

bool files_is_plain(const char *path);

/* The path as a person would write it, without NAME/.. in it: for messages. */
const char *files_shown(struct arena *arena, const char *path);

#endif
