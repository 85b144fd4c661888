/* hw-plan: observations, progress and assumptions in, what it would take out. */
#include "plan.h"
#include "args.h"
#include "diag.h"

static const char *output_path, *tornado_path, *assumptions_path;

static const struct args_option options[] = {
    {"output", 'o', "FILE", "write the needs there", &output_path, NULL, false},
    {"tornado", 't', "FILE", "write what matters most there as well", &tornado_path, NULL, false},
    {"assumptions", 'a', "FILE", "write the assumptions that were used there as well",
     &assumptions_path, NULL, false},
};

static const struct args_program program = {
    .name = "hw-plan",
    .operands = "PROGRAMME OBSERVATIONS PROGRESS",
    .purpose =
        "Simulate every area's leavers, newly qualified and other joiners to the deadline: how\n"
        "likely the target is reached, how many more training places or joiners it would take,\n"
        "and which assumption matters most. The assumptions are PROGRAMME/assumptions.csv.\n"
        "Without -o, write to standard output.",
    .details = "Exit status: 0 done, 1 fault in data or system, 2 wrong usage.",
    .options = options,
    .n_options = sizeof options / sizeof options[0],
    .least = 3,
    .most = 3,
};

static int write_tables(struct plan *plan, struct need_tables *t)
{
    struct assumptions used = {0};
    int result;

    plan_needs(plan, t);
    plan_tornado(plan, t);
    plan_used(plan, &used);
    result = (tornado_path && need_write_tornado(t, plan->p, tornado_path)) ||
                     (assumptions_path && assumptions_write(&used, plan->p, assumptions_path)) ||
                     need_write(t, plan->p, output_path)
                 ? -1
                 : 0;
    assumptions_free(&used);
    return result;
}

static void tell(const struct need_tables *t)
{
    size_t planned = 0;

    for (size_t i = 0; i < t->n_needs; i++)
        planned += t->need[i].reason == NEED_NONE;
    diag_progress("%zu of %zu areas have a plan", planned, t->n_needs);
}

int main(int argc, char **argv)
{
    struct programme programme;
    struct observations observations;
    struct progress_table progress;
    struct assumptions assumptions;
    struct need_tables tables = {0};
    struct plan plan;
    bool there;
    int first, status = args_read(&program, argc, argv, &first);

    if (status >= 0)
        return status;
    status = STATUS_FAULT;
    if (programme_read(&programme, argv[first]))
        return STATUS_FAULT;
    if (observations_read(&observations, argv[first + 1]))
        goto free_programme;
    if (progress_read(&progress, &programme, argv[first + 2]))
        goto free_observations;
    if (assumptions_read_programme(&assumptions, &programme, &there))
        goto free_progress;
    if (!plan_make(&plan, &programme, &observations, &progress, there ? &assumptions : NULL) &&
        !write_tables(&plan, &tables)) {
        tell(&tables);
        status = STATUS_DONE;
    }
    need_free(&tables);
    plan_free(&plan);
    assumptions_free(&assumptions);
free_progress:
    progress_free(&progress);
free_observations:
    observations_free(&observations);
free_programme:
    programme_free(&programme);
    return status;
}
