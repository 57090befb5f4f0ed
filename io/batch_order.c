#include "io/batch_order.h"
#include "sim/memory.h"
#include <stdlib.h>
#include <string.h>

struct open_cell {
    struct batch_plan plan; /* first: the department's callbacks get it */
    struct loaded_scenario loaded;
};

static bool load(struct batch_open *open, size_t entry, struct loaded_scenario *loaded)
{
    const char *digest = open->order->listing.entries[entry].digest;
    char *message = NULL;
    bool ok = open->order->load(open->order->context, entry, loaded, &message);
    if (ok && strcmp(loaded->digest, digest) != 0) {
        message = memory_format("the scenario of cell %s has changed since the command began; run it again",
                                open->order->listing.entries[entry].name);
        scenario_unload(loaded);
        ok = false;
    }
    if (ok || open->message)
        free(message);
    else
        open->message = message;
    return ok;
}

static void *open_cell(void *context, size_t entry, size_t *width)
{
    struct batch_open *open = context;
    struct open_cell *cell = memory_allocate(1, sizeof *cell);
    if (!load(open, entry, &cell->loaded)) {
        free(cell);
        return NULL;
    }
    batch_plan_init(&cell->plan, &cell->loaded.scenario, open->order->listing.seed);
    struct batch_columns columns;
    batch_columns_of(&columns, &cell->plan);
    *width = columns.count;
    open->columns[entry] = batch_column_sets_add(&open->sets, &columns);
    return cell;
}

static void close_cell(void *context, void *plan)
{
    (void)context;
    struct open_cell *cell = plan;
    batch_plan_free(&cell->plan);
    scenario_unload(&cell->loaded);
    free(cell);
}

void batch_open_init(struct batch_open *open, const struct batch_order *order)
{
    *open = (struct batch_open){.order = order};
    open->columns = memory_allocate(order->listing.count, sizeof *open->columns);
    open->runner =
        (struct batch_runner){open_cell, close_cell, batch_plan_sit_down, batch_plan_stand_up, batch_plan_live, open};
}

void batch_open_free(struct batch_open *open)
{
    batch_column_sets_free(&open->sets);
    free(open->columns);
    free(open->message);
    *open = (struct batch_open){0};
}
