#include "io/comparison_json.h"
#include "experiment/best_chance.h"
#include "io/headline.h"
#include "sim/memory.h"
#include <stdlib.h>

void comparison_json_row(struct json_write *out, const struct comparison_row *row, int64_t replications)
{
    json_write_number(out, "p_value", row->p_value);
    json_write_number(out, "p_holm", row->p_holm);
    json_write_number(out, "margin", row->margin);
    json_write_text(out, "verdict", verdict_names[row->verdict]);
    json_write_number(out, "variance_ratio", row->variance_ratio);
    json_write_number(out, "independent_replications", row->variance_ratio * (double)replications);
    json_write_boolean(out, "same_in_every_replication", row->is_same);
}

static void write_chance(struct json_write *out, const struct best_chance *chance, double confidence)
{
    json_write_flat(out, "best_in_futures");
    json_write_number(out, "hits", (double)chance->futures.hits);
    json_write_number(out, "tied", (double)chance->tied);
    json_write_number(out, "count", (double)chance->futures.count);
    json_write_number(out, "share", chance->futures.share);
    json_write_number(out, "low", chance->futures.low);
    json_write_number(out, "high", chance->futures.high);
    json_write_number(out, "confidence", confidence);
    json_write_object_end(out);
    json_write_number(out, "best_on_average_probability", chance->on_average);
}

void comparison_json_best(struct json_write *out, const struct result_set *results)
{
    struct headline headlines[HEADLINES_MOST];
    size_t count = headline_all(results, headlines), scenarios = results->study->count;
    struct best_chance *chances = memory_allocate(scenarios, sizeof *chances);
    json_write_list(out, "best");
    for (size_t h = 0; h < count; h++) {
        const struct metric *metric = &metrics[headlines[h].id];
        best_chances(chances, results->study, headlines[h].id, results->confidence);
        for (size_t s = 0; s < scenarios; s++) {
            if (!chances[s].takes_part) continue;
            json_write_flat(out, NULL);
            json_write_text(out, "scenario", results->scenarios[s].scenario.name);
            json_write_text(out, "id", metric->id);
            json_write_text(out, "scope", "all");
            json_write_text(out, "best_is", metric->direction == METRIC_LOWER_IS_BETTER ? "lowest" : "highest");
            write_chance(out, &chances[s], results->confidence);
            json_write_object_end(out);
        }
    }
    json_write_list_end(out);
    free(chances);
}
