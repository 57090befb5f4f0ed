#include "io/recovery_text.h"
#include "experiment/recovery.h"
#include "io/json_write.h"
#include "io/table_layout.h"
#include "io/table_text.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <math.h>
#include <stdlib.h>

static const char *const targets[RECOVERY_TARGETS] = {"DNFB days", "backlog", "turnaround"};

static char *date_after(const struct result_set *results, size_t s, double days)
{
    const struct day_table *table = &results->study->items[s].plan.days;
    if (isinf(days)) return NULL;
    struct civil_date date = civil_date_of(table->first_civil_day + table->first_day + (int64_t)days);
    return memory_format("%04d-%02d-%02d", date.year, date.month, date.day);
}

static void add_date(struct table_layout *table, const struct result_set *results, size_t s, double days)
{
    char *date = date_after(results, s, days);
    table_layout_add(table, date ? date : memory_copy_text("not by the end"));
}

static void add_row(struct table_layout *table, const struct result_set *results, size_t s, int target,
                    const struct recovery *recovery)
{
    table_layout_add(table, results->is_comparison ? memory_format("%s: %s", targets[target], result_label(results, s))
                                                   : memory_copy_text(targets[target]));
    add_date(table, results, s, recovery->p10);
    add_date(table, results, s, recovery->p50);
    add_date(table, results, s, recovery->p90);
    table_layout_add(table, table_value(recovery->never.share, "share"));
    table_layout_add(table, memory_format("%.0f to %.0f %%", 100 * recovery->never.low, 100 * recovery->never.high));
}

static bool has_target(const struct result_set *results)
{
    struct recovery recovery;
    for (size_t s = 0; s < results->study->count; s++)
        for (int t = 0; t < RECOVERY_TARGETS - 1; t++)
            if (recovery_of(results->study, s, recovery_metrics[t], results->confidence, &recovery)) return true;
    return false;
}

void recovery_table_write(const struct result_set *results, int width, FILE *file)
{
    if (!has_target(results)) return;
    struct table_layout table;
    table_layout_init(&table, 5);
    char *interval = memory_format("%g %% CI", 100 * results->confidence);
    const char *const heads[] = {"Back under target for good",
                                 "10 % of",
                                 "50 % of",
                                 "90 % of",
                                 "never",
                                 "of never,",
                                 "by this date",
                                 "futures",
                                 "futures",
                                 "futures",
                                 "",
                                 interval};
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) table_layout_add(&table, memory_copy_text(heads[i]));
    free(interval);
    for (int t = 0; t < RECOVERY_TARGETS; t++)
        for (size_t s = 0; s < results->study->count; s++) {
            struct recovery recovery;
            if (recovery_of(results->study, s, recovery_metrics[t], results->confidence, &recovery))
                add_row(&table, results, s, t, &recovery);
        }
    fputc('\n', file);
    table_layout_write(&table, width, file);
    table_layout_free(&table);
}

static void write_date(struct json_write *out, const char *key, const struct result_set *results, size_t s, double days)
{
    char *date = date_after(results, s, days);
    json_write_text(out, key, date);
    free(date);
}

void recovery_json_write(struct json_write *out, const struct result_set *results)
{
    json_write_list(out, "recovery");
    for (size_t s = 0; s < results->study->count; s++)
        for (int t = 0; t < RECOVERY_TARGETS; t++) {
            struct recovery recovery;
            if (!recovery_of(results->study, s, recovery_metrics[t], results->confidence, &recovery)) continue;
            json_write_flat(out, NULL);
            json_write_text(out, "scenario", results->scenarios[s].scenario.name);
            json_write_text(out, "target", targets[t]);
            write_date(out, "date_p10", results, s, recovery.p10);
            write_date(out, "date_p50", results, s, recovery.p50);
            write_date(out, "date_p90", results, s, recovery.p90);
            json_write_number(out, "never_share", recovery.never.share);
            json_write_number(out, "never_low", recovery.never.low);
            json_write_number(out, "never_high", recovery.never.high);
            json_write_object_end(out);
        }
    json_write_list_end(out);
}
