/* hw-simulate: published figures in, an illustrative return of areas out. */
#include "simulate.h"
#include "args.h"
#include "diag.h"
#include "files.h"

#include <string.h>

static const char *folder, *layout_name, *assumptions;

static const struct args_option options[] = {
    {"directory", 'd', "DIR", "write DIR/extracts/*.csv and DIR/trajectory.csv (required)", &folder,
     NULL, true},
    {"assumptions", 'a', "FILE", "what to make the figures from (required)", &assumptions, NULL,
     true},
    {"layout", 'l', "NAME", "the layout of the extracts (required)", &layout_name, NULL, true},
};

static const struct args_program program = {
    .name = "hw-simulate",
    .operands = "PROGRAMME OBSERVATIONS",
    .purpose =
        "Make an illustrative return of the smallest areas, and a trajectory for each, that agree\n"
        "with the published figures of their regions. Every row says that it is illustrative.",
    .details =
        "The assumptions are a table, simulation.csv of a programme; the same assumptions and\n"
        "observations give the same bytes.\n\n"
        "Exit status: 0 done, 1 fault in data or system, 2 wrong usage.",
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .least = 2,
    .most = 2,
};

static const struct extract_layout *find_layout(const struct extract_layouts *all)
{
    for (size_t i = 0; i < all->n; i++)
        if (!strcmp(all->layout[i].name, layout_name))
            return &all->layout[i];
    diag_error("there is no layout \"%s\"", layout_name);
    return NULL;
}

static int write_files(const struct model *m)
{
    struct extract_layouts layouts;
    const struct extract_layout *layout;
    struct arena paths = {0};
    int result = -1;

    if (extract_layouts_read(&layouts, m->p->layouts))
        return -1;
    layout = find_layout(&layouts);
    if (layout)
        result = model_write_extracts(m, layout, files_join(&paths, folder, "extracts")) ||
                         model_write_trajectory(m, files_join(&paths, folder, "trajectory.csv"))
                     ? -1
                     : 0;
    arena_free(&paths);
    extract_layouts_free(&layouts);
    return result;
}

int main(int argc, char **argv)
{
    struct programme programme;
    struct observations observations;
    struct simulation simulation;
    struct model model;
    int first, status = args_read(&program, argc, argv, &first);

    if (status >= 0)
        return status;
    status = STATUS_FAULT;
    if (programme_read(&programme, argv[first]))
        return STATUS_FAULT;
    if (observations_read(&observations, argv[first + 1]))
        goto free_programme;
    if (simulation_read(&simulation, &programme, assumptions))
        goto free_observations;
    if (model_make(&model, &programme, &simulation, &observations))
        goto free_simulation;
    if (!write_files(&model)) {
        diag_progress("%zu areas, %zu months", model.n, model.months);
        status = STATUS_DONE;
    }
    model_free(&model);
free_simulation:
    simulation_free(&simulation);
free_observations:
    observations_free(&observations);
free_programme:
    programme_free(&programme);
    return status;
}
