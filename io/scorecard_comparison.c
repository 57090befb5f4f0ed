#include "io/scorecard_comparison.h"
#include "experiment/best_chance.h"
#include "io/headline.h"
#include "io/ratio_text.h"
#include "io/table_text.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

static char *percent(double share)
{
    if (share > 0 && share < 0.005) return memory_copy_text("<1");
    if (share < 1 && share >= 0.995) return memory_copy_text(">99");
    return memory_format("%.0f", 100 * share);
}

static char *chance_text(const struct best_chance *chance)
{
    if (!chance->takes_part || chance->futures.count == 0) return memory_copy_text("–");
    char *share = percent(chance->futures.share), *low = percent(chance->futures.low);
    char *high = percent(chance->futures.high), *average = percent(chance->on_average);
    char *text = memory_format("%s %% (%s–%s) · %s %%", share, low, high, average);
    free(share);
    free(low);
    free(high);
    free(average);
    return text;
}

static void write_chances(const struct result_set *results, const struct headline *headlines, size_t count, int width,
                          FILE *file)
{
    size_t scenarios = results->study->count;
    struct best_chance *chances = memory_allocate(count * scenarios, sizeof *chances);
    struct table_layout table;
    table_layout_init(&table, count);
    headline_heads_add(&table, "", headlines, count);
    for (size_t c = 0; c < count; c++)
        best_chances(&chances[c * scenarios], results->study, headlines[c].id, results->confidence);
    for (size_t s = 0; s < scenarios; s++) {
        if (s > 0 && !comparison_is_plan(results->study, s)) continue;
        table_layout_add(&table, memory_copy_text(result_label(results, s)));
        for (size_t c = 0; c < count; c++) table_layout_add(&table, chance_text(&chances[c * scenarios + s]));
    }
    table_layout_write(&table, width, file);
    table_layout_free(&table);
    free(chances);
}

static void write_ratios(const struct result_set *results, const struct headline *headlines, size_t count, int width,
                         FILE *file)
{
    struct table_layout table;
    table_layout_init(&table, count);
    headline_heads_add(&table, "", headlines, count);
    for (size_t s = 1; s < results->study->count; s++) {
        table_layout_add(&table, memory_copy_text(result_label(results, s)));
        for (size_t c = 0; c < count; c++)
            table_layout_add(&table,
                             ratio_text(comparison_of(results->comparison, s, headlines[c].id)->variance_ratio));
    }
    table_layout_write(&table, width, file);
    table_layout_free(&table);
}

void scorecard_comparison_write(const struct result_set *results, int width, FILE *file)
{
    if (results->study->replications < 2) return;
    struct headline headlines[HEADLINES_MOST];
    size_t count = headline_differences(results, headlines);
    char *text =
        memory_format("Who is best: in this share of the %" PRId64 " futures (%g %% CI; a tie counts for each) · "
                      "with this probability on average (bootstrap)",
                      results->study->replications, 100 * results->confidence);
    fputc('\n', file);
    table_wrapped(text, width, file);
    free(text);
    write_chances(results, headlines, count, width, file);
    text = memory_format("What common random numbers buy: so many times the %" PRId64
                         " replications would independent runs need for intervals as narrow (∞: the same in every one)",
                         results->study->replications);
    fputc('\n', file);
    table_wrapped(text, width, file);
    free(text);
    write_ratios(results, headlines, count, width, file);
}
