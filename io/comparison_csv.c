#include "io/comparison_csv.h"
#include "experiment/best_chance.h"
#include "io/csv_write.h"
#include "io/headline.h"
#include "sim/memory.h"
#include <math.h>
#include <stdint.h>
#include <stdlib.h>

struct bests { /* chances of the headline metrics */
    size_t count;
    struct headline headlines[HEADLINES_MOST];
    struct best_chance *chances; /* owned; [headline][scenario] */
};

static void bests_init(struct bests *bests, const struct result_set *results)
{
    size_t scenarios = results->study->count;
    bests->count = headline_all(results, bests->headlines);
    bests->chances = memory_allocate(bests->count * scenarios, sizeof *bests->chances);
    for (size_t h = 0; h < bests->count; h++)
        best_chances(&bests->chances[h * scenarios], results->study, bests->headlines[h].id, results->confidence);
}

/* NULL where the question is not asked. */
static const struct best_chance *chance_of(const struct bests *bests, const struct study *study, size_t s,
                                           const struct metric_key *key)
{
    for (size_t h = 0; h < bests->count && key->scope == SCOPE_ALL; h++)
        if ((int)bests->headlines[h].id == key->id && bests->chances[h * study->count + s].takes_part)
            return &bests->chances[h * study->count + s];
    return NULL;
}

static void write_claim(const struct result_set *results, const struct comparison_row *row, FILE *file)
{
    if (!row) {
        fputs(",,,,,,,,,,", file);
        return;
    }
    csv_integer(file, row->difference.count, ',');
    csv_number(file, row->difference.mean, ',');
    csv_number(file, row->difference.half_width, ',');
    csv_number(file, results->confidence, ',');
    csv_number(file, row->p_value, ',');
    csv_number(file, row->p_holm, ',');
    csv_number(file, row->margin, ',');
    csv_text(file, verdict_names[row->verdict], ',');
    csv_number(file, row->variance_ratio, ',');
    csv_number(file, row->variance_ratio * (double)results->study->replications, ',');
}

static void write_chance(const struct best_chance *chance, FILE *file)
{
    if (!chance) {
        fputs(",,,,\n", file);
        return;
    }
    csv_number(file, chance->futures.share, ',');
    csv_number(file, chance->futures.low, ',');
    csv_number(file, chance->futures.high, ',');
    csv_integer(file, chance->tied, ',');
    csv_number(file, chance->on_average, '\n');
}

static void write_row(const struct result_set *results, const struct bests *bests, size_t s, size_t k, FILE *file)
{
    const struct study_scenario *item = &results->study->items[s];
    const struct metric_key *key = &item->keys.items[k];
    const struct comparison_row *row = s > 0 ? comparison_find(results->comparison, s, k) : NULL;
    const struct best_chance *chance = chance_of(bests, results->study, s, key);
    if (!row && !chance) return;
    char *scope = result_scope(item->scenario, key);
    csv_text(file, item->scenario->name, ',');
    csv_text(file, results->scenarios[0].scenario.name, ',');
    csv_text(file, metrics[key->id].id, ',');
    csv_text(file, scope, ',');
    csv_text(file, metrics[key->id].unit, ',');
    free(scope);
    write_claim(results, row, file);
    write_chance(chance, file);
}

void comparison_csv_write(const struct result_set *results, FILE *file)
{
    struct bests bests;
    bests_init(&bests, results);
    fputs("scenario,baseline,metric,scope,unit,pairs,difference,half_width,confidence,p_value,p_holm,margin,verdict,"
          "variance_ratio,independent_replications,share_best,share_best_low,share_best_high,futures_tied,"
          "probability_best_on_average\n",
          file);
    for (size_t s = 0; s < results->study->count; s++)
        for (size_t k = 0; k < results->study->items[s].keys.count; k++) write_row(results, &bests, s, k, file);
    free(bests.chances);
}
