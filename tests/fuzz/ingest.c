/* Fuzzing: a whole extract, read carefully and fast (extracts.h). The first four bytes choose the
 * header and the way. Run from the root of the project. */
#include "extracts.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static const char *const headers[] = {
    "",
    "period,area_code,area_name,staff_group,measure,value\n",
    "month,team,team_name,org,group,fte,heads\n",
    "code,2020-01,2020-02\n",
    "date,team,kind,source,state,number,group\n",
    "month,new,old,org,group,fte\n",
    "2020-01,N1,5\n",
    "team,group,Male 0-4,Female 0-4,male 5-9\n",
};

static struct programme programme;
static struct extract_layouts layouts;
static struct memory_file file;

static void begin(void)
{
    if (programme_read(&programme, "tests/data/small") ||
        extract_layouts_read(&layouts, "tests/fuzz/layouts"))
        abort();
    memory_open(&file);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
    const char *header;

    if (n < 4)
        return 0;
    if (!programme.title)
        begin();
    header = headers[data[0] % (sizeof headers / sizeof headers[0])];
    memory_write(&file, 0, header, strlen(header));
    memory_write(&file, strlen(header), data + 4, n - 4);
    extracts_compare(&programme, &layouts, file.path, "2020-09-fuzz.csv", data + 1);
    return 0;
}
