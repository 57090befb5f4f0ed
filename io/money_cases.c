#include "io/money_cases.h"
#include "experiment/business_case.h"
#include "io/cfo_family.h"
#include "io/npv_verdict.h"
#include "io/table_layout.h"
#include "io/table_text.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <math.h>
#include <stddef.h>
#include <stdlib.h>

enum { TOLD_MOST = 5 };

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

static const struct line {
    size_t offset;            /* of a struct estimate within struct business_case */
    enum metric_id judged_by; /* the metric whose difference it is, or is in proportion to */
    const char *head[TABLE_HEAD_LINES];
} lines[] = {
    {offsetof(struct business_case, released_usd), METRIC_NET_DNFB_LAST_WEEK_USD, {"(1) cash", "released once"}},
    {offsetof(struct business_case, carrying_usd_per_year), METRIC_NET_DNFB_LAST_WEEK_USD, {"(2) worth", "a year"}},
    {offsetof(struct business_case, operating_cost_usd), METRIC_COST_TOTAL_USD, {"(3) operating", "cost"}},
    {offsetof(struct business_case, operating_cost_usd_per_year), METRIC_COST_TOTAL_USD, {"(3) the same", "a year"}},
    {offsetof(struct business_case, revenue_protected_usd), METRIC_REVENUE_LOST_USD, {"(4) revenue", "protected"}},
    {offsetof(struct business_case, cash_collected_usd), METRIC_CASH_COLLECTED_USD, {"cash", "collected"}},
    {offsetof(struct business_case, npv_usd), METRIC_COUNT, {"NPV of the", "cash flows"}},
};

static void add_heads(struct table_layout *table, const struct result_set *results)
{
    for (int line = 0; line < TABLE_HEAD_LINES; line++) {
        bool last = line == TABLE_HEAD_LINES - 1;
        table_layout_add(table, memory_copy_text(""));
        for (size_t i = 0; i < COUNT_OF(lines); i++) table_layout_add(table, memory_copy_text(lines[i].head[line]));
        table_layout_add(table,
                         last ? memory_format("%g %% CI", results->confidence * 100) : memory_copy_text("P(NPV > 0)"));
        table_layout_add(table, memory_copy_text(last ? "in window" : "pays back"));
    }
}

static char *line_text(const struct estimate *difference, enum verdict verdict)
{
    char *number = table_difference(difference->mean, difference->half_width, "usd");
    char *text = memory_format("%s %s", number, result_sign(verdict));
    free(number);
    return text;
}

static char *share_text(const struct share_estimate *share)
{
    return memory_format("%.0f %% (%.0f–%.0f)", 100 * share->share, 100 * share->low, 100 * share->high);
}

/* The median of the replications that pay back, and how many do. */
static char *payback_text(const struct business_case *money)
{
    double months = money->payback_months.p50;
    if (money->pays_back.hits == 0) return memory_copy_text("no");
    const char *unit = months == 1 ? "month" : "months";
    char *when = months == 0 ? memory_copy_text("at once") : memory_format("%.3g %s", months, unit);
    if (money->pays_back.hits == money->pays_back.count) return when;
    char *text = memory_format("%s, %" PRId64 " of %" PRId64, when, money->pays_back.hits, money->pays_back.count);
    free(when);
    return text;
}

static void write_table(const struct result_set *results, const struct business_case *cases, int width, FILE *file)
{
    struct table_layout table;
    enum verdict *npv = memory_allocate(results->study->count, sizeof *npv);
    npv_verdicts(results, cases, npv);
    table_layout_init(&table, COUNT_OF(lines) + 2);
    add_heads(&table, results);
    for (size_t s = 1; s < results->study->count; s++) {
        table_layout_add(&table, memory_copy_text(result_label(results, s)));
        for (size_t i = 0; i < COUNT_OF(lines); i++) {
            const void *at = (const char *)&cases[s] + lines[i].offset;
            bool is_metric = lines[i].judged_by != METRIC_COUNT;
            table_layout_add(
                &table,
                line_text(at, is_metric ? comparison_of(results->comparison, s, lines[i].judged_by)->verdict : npv[s]));
        }
        table_layout_add(&table, share_text(&cases[s].npv_positive));
        table_layout_add(&table, payback_text(&cases[s]));
    }
    table_layout_write(&table, width, file);
    table_layout_free(&table);
    free(npv);
}

static void write_title(const struct result_set *results, int width, FILE *file)
{
    char *title =
        memory_format("Money, difference from \"%s\": lines (1) to (4) are never added up", result_label(results, 0));
    fputc('\n', file);
    table_wrapped(title, width, file);
    free(title);
}

static void write_notes(const struct result_set *results, int width, FILE *file)
{
    const struct finance *finance = &results->scenarios[0].scenario.finance;
    char *notes = memory_format(
        "(1) fall of net DNFB, last week; (2) = (1) x %g %% cost of capital; (3) over the window; (4) less filed late, "
        "written off, taken back or never charged, and bills that drop sooner are denied sooner. NPV at %g %% a year "
        "and "
        "payback of the monthly cash, all lines: the simulated window only, so what is not paid at its end is in "
        "neither.",
        100 * finance->cost_of_capital_share, 100 * finance->discount_rate_share);
    table_wrapped(notes, width, file);
    free(notes);
}

/* Bills from before the start are the same money in every plan; where they are not, cash compares more than the plan.
 */
static void write_opening_notes(const struct result_set *results, int width, FILE *file)
{
    const struct study *study = results->study;
    for (size_t s = 1; s < study->count; s++) {
        double difference = 0;
        for (int m = 0; m < cash_month_count(&study->items[s].plan); m++)
            difference += fabs(cash_difference(study, s, m, CASH_OPENING, results->confidence).mean);
        if (difference < 1) continue;
        char *text = memory_format("%s is paid otherwise for bills from before the start than the baseline (volumes, "
                                   "payers or their lag differ): cash, NPV and payback include that.",
                                   result_label(results, s));
        table_wrapped(text, width, file);
        free(text);
    }
}

/* Among the plans of highest mean NPV; the first of equals. */
static bool is_told(const struct result_set *results, const struct business_case *cases, size_t scenario)
{
    if (!comparison_is_plan(results->study, scenario)) return false;
    size_t better = 0;
    double npv = cases[scenario].npv_usd.mean;
    for (size_t s = 1; s < results->study->count; s++) {
        double other = cases[s].npv_usd.mean;
        better += comparison_is_plan(results->study, s) && (other > npv || (other == npv && s < scenario));
    }
    return better < TOLD_MOST;
}

static void write_sentences(const struct result_set *results, const struct business_case *cases, int width, FILE *file)
{
    size_t plans = comparison_plans(results->study);
    char **sentences = cfo_sentences(results, cases);
    for (size_t s = 1; s < results->study->count; s++) {
        if (!is_told(results, cases, s)) continue;
        char *text = memory_format("%s: %s", result_label(results, s), sentences[s]);
        fputc('\n', file);
        table_wrapped(text, width, file);
        free(text);
    }
    cfo_sentences_free(sentences, results);
    if (plans > TOLD_MOST) {
        char *text = memory_format("Told are the %d of %zu plans with the highest NPV.", TOLD_MOST, plans);
        fputc('\n', file);
        table_wrapped(text, width, file);
        free(text);
    }
}

void money_cases_write(const struct result_set *results, int width, FILE *file)
{
    if (!result_has_money(results)) return;
    struct business_case *cases = memory_allocate(results->study->count, sizeof *cases);
    for (size_t s = 1; s < results->study->count; s++)
        business_case_init(&cases[s], results->study, s, results->confidence);
    write_title(results, width, file);
    write_table(results, cases, width, file);
    write_notes(results, width, file);
    write_opening_notes(results, width, file);
    write_sentences(results, cases, width, file);
    for (size_t s = 1; s < results->study->count; s++) business_case_free(&cases[s]);
    free(cases);
}
