#include "io/money_json.h"
#include "experiment/business_case.h"
#include "io/cfo_family.h"
#include "io/json_write.h"
#include "io/month_text.h"
#include "io/npv_verdict.h"
#include "sim/memory.h"
#include <stddef.h>
#include <stdlib.h>

static const struct {
    const char *key;
    size_t offset;
} amounts[] = {
    {"cash_released_once_usd", offsetof(struct business_case, released_usd)},
    {"carrying_benefit_usd_per_year", offsetof(struct business_case, carrying_usd_per_year)},
    {"operating_cost_usd", offsetof(struct business_case, operating_cost_usd)},
    {"operating_cost_usd_per_year", offsetof(struct business_case, operating_cost_usd_per_year)},
    {"revenue_protected_usd", offsetof(struct business_case, revenue_protected_usd)},
    {"cash_collected_usd", offsetof(struct business_case, cash_collected_usd)},
    {"net_cash_usd", offsetof(struct business_case, net_cash_usd)},
    {"npv_usd", offsetof(struct business_case, npv_usd)},
    {"investment_usd", offsetof(struct business_case, investment_usd)},
    {"roi", offsetof(struct business_case, roi)},
    {"payback_months", offsetof(struct business_case, payback_months)},
};

static void write_values(struct json_write *out, const struct estimate *estimate)
{
    json_write_number(out, "count", (double)estimate->count);
    json_write_number(out, "mean", estimate->mean);
    json_write_number(out, "half_width", estimate->half_width);
    json_write_number(out, "p10", estimate->p10);
    json_write_number(out, "p50", estimate->p50);
    json_write_number(out, "p90", estimate->p90);
}

static void write_share(struct json_write *out, const char *key, const struct share_estimate *share)
{
    json_write_flat(out, key);
    json_write_number(out, "share", share->share);
    json_write_number(out, "low", share->low);
    json_write_number(out, "high", share->high);
    json_write_number(out, "hits", (double)share->hits);
    json_write_number(out, "count", (double)share->count);
    json_write_object_end(out);
}

static void write_months(struct json_write *out, const struct plan *plan, const char *key,
                         const struct estimate *months, int count)
{
    json_write_list(out, key);
    for (int m = 0; m < count; m++) {
        char *month = month_text(plan, m);
        json_write_flat(out, NULL);
        json_write_text(out, "month", month);
        write_values(out, &months[m]);
        json_write_object_end(out);
        free(month);
    }
    json_write_list_end(out);
}

static void write_case(struct json_write *out, const struct result_set *results, size_t s,
                       const struct business_case *money, enum verdict npv, const char *sentence)
{
    const struct scenario *base = &results->scenarios[0].scenario;
    json_write_object(out, NULL);
    json_write_text(out, "scenario", results->scenarios[s].scenario.name);
    json_write_text(out, "baseline", base->name);
    json_write_number(out, "confidence", results->confidence);
    json_write_number(out, "discount_rate_share", base->finance.discount_rate_share);
    json_write_number(out, "cost_of_capital_share", base->finance.cost_of_capital_share);
    for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++) {
        json_write_flat(out, amounts[i].key);
        write_values(out, (const struct estimate *)(const void *)((const char *)money + amounts[i].offset));
        json_write_object_end(out);
    }
    json_write_text(out, "npv_verdict", verdict_names[npv]);
    write_share(out, "npv_positive", &money->npv_positive);
    write_share(out, "pays_back_in_window", &money->pays_back);
    write_share(out, "pays_back_within_12_months", &money->pays_back_in_a_year);
    write_months(out, &results->study->items[s].plan, "net_usd", money->net_usd, money->months);
    write_months(out, &results->study->items[s].plan, "cumulative_usd", money->cumulative_usd, money->months);
    json_write_text(out, "sentence", sentence);
    json_write_object_end(out);
}

void money_json_write(struct json_write *out, const struct result_set *results)
{
    size_t count = results->study->count;
    struct business_case *cases = memory_allocate(count, sizeof *cases);
    for (size_t s = 1; s < count; s++) business_case_init(&cases[s], results->study, s, results->confidence);
    enum verdict *npv = memory_allocate(count, sizeof *npv);
    npv_verdicts(results, cases, npv);
    char **sentences = cfo_sentences(results, cases);
    json_write_list(out, "money");
    for (size_t s = 1; s < count; s++) write_case(out, results, s, &cases[s], npv[s], sentences[s]);
    json_write_list_end(out);
    cfo_sentences_free(sentences, results);
    free(npv);
    for (size_t s = 1; s < count; s++) business_case_free(&cases[s]);
    free(cases);
}
