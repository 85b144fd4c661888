/* Fuzzing: a layout of any bytes is read or refused; and an extract that is read with it, carefully
 * and fast, gives the same. The input is three bytes that choose the way, the layout up to the
 * first NUL byte, the extract behind it. Run from the root of the project. */
#include "extracts.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static struct programme programme;
static struct memory_file layout, extract;
static char folder[] = "/tmp/headway-fuzz.XXXXXX", name[sizeof folder + 16];

static void remove_folder(void)
{
    unlink(name);
    rmdir(folder);
}

static void begin(void)
{
    if (programme_read(&programme, "tests/data/small") || !mkdtemp(folder))
        abort();
    memory_open(&layout);
    memory_open(&extract);
    snprintf(name, sizeof name, "%s/layout.csv", folder);
    if (symlink(layout.path, name))
        abort();
    atexit(remove_folder);
}

/* A layout that was read says of every value what it is, and knows the columns that it names. */
static void check(const struct extract_layouts *all)
{
    const struct extract_layout *l = &all->layout[0];

    if (all->n != 1 || strcmp(l->name, "layout") != 0 ||
        !(extract_layout_role(l, ROLE_AREA_CODE) || extract_layout_role(l, ROLE_AREA_NAME)))
        __builtin_trap();
    for (size_t i = 0; i < l->n; i++) {
        const struct layout_rule *r = &l->rule[i];

        if (r->role >= ROLES ||
            (r->role < ROLE_PERIODS && *r->column && !extract_layout_column(l, r->column)))
            __builtin_trap();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    struct extract_layouts layouts;
    const uint8_t *end;

    if (n < 3)
        return 0;
    if (!programme.title)
        begin();
    end = memchr(data + 3, '\0', n - 3);
    end = end ? end : data + n;
    memory_write(&layout, 0, data + 3, (size_t)(end - data - 3));
    if (extract_layouts_read(&layouts, folder))
        return 0;
    check(&layouts);
    if (end < data + n) {
        memory_write(&extract, 0, end + 1, (size_t)(data + n - end - 1));
        extracts_compare(&programme, &layouts, extract.path, "2020-09-fuzz.csv", data);
    }
    extract_layouts_free(&layouts);
    return 0;
}
