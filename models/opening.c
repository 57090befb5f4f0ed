#include "models/opening.h"
#include "models/account.h"
#include "models/claim.h"
#include "models/coded.h"
#include "models/domain.h"
#include "models/intake.h"
#include "models/ready.h"
#include <gsl/gsl_math.h>

/* Documentation lag of an account whose documentation was not final at age `age`: L given L > age. */
static double lag_beyond(const struct law *law, double age, double u)
{
    double tail = 1 - law_cdf(law, age);
    if (tail <= 1e-12) return age;
    double upper = tail * (1 - u);
    return GSL_MAX(age, upper <= 0.5 ? law_quantile(law, upper, true) : law_quantile(law, 1 - upper, false));
}

/* Lag of an account that was documented by age `age`: L given L <= age. */
static double lag_within(const struct law *law, double age, double u)
{
    double share = law_cdf(law, age) * u;
    if (share <= 0) return 0;
    if (share >= 1) return age;
    return GSL_MIN(age, law_quantile(law, share, false));
}

static void settle_stage(struct department *department, struct chart *chart, enum stage stage, double u)
{
    const struct plan *plan = department->plan;
    const struct law *law = &plan->scenario->work_types.items[chart->work_type].documentation_lag_hours;
    double age = time_to_hours(-chart->discharge);
    chart->stage = (uint8_t)stage;
    if (stage == STAGE_DOCUMENTATION) {
        int64_t ready = chart->discharge + time_from_hours(lag_beyond(law, age, u));
        chart->ready = signoff_time(&plan->work[chart->work_type].signoff, ready < 0 ? 0 : ready);
    } else {
        int64_t ready = chart->discharge + time_from_hours(lag_within(law, age, u));
        chart->ready = ready > -1 ? -1 : ready;
    }
}

struct opening_account {
    int work_type;
    enum stage stage;
    uint64_t hash, entity; /* of the entry's name, 0 for rows / within the entry, or the row */
    uint32_t number;
    double age_days_from, age_days_to; /* discharged between these ages; equal: exactly */
    const struct account_row *row;     /* NULL: from counts */
};

static void overwrite_from_row(struct chart *chart, const struct account_row *row)
{
    chart->discharge = row->discharge;
    if (!isnan(row->gross_usd)) chart->gross_cents = encounter_cents(row->gross_usd);
    if (!isnan(row->coding_minutes)) chart->work = time_from_minutes(row->coding_minutes);
    if (row->payer >= 0) chart->payer = (uint8_t)row->payer;
}

/* Coded accounts only wait for their bill; waiting ones enter their queue; the others wait for documentation. */
static void enter_stage(struct department *department, uint32_t index, uint64_t touchless_word)
{
    struct chart *chart = &department->charts[index];
    if (chart->stage == STAGE_CODED) {
        if (department->work_drawn) department->work_drawn[index] = chart->work;
        int64_t billed = account_bill(department, chart);
        encounter_tell(department, index, TIME_NEVER, billed, CODER_NONE);
        if (billed == TIME_NEVER || !claim_is_due(department, chart) || !claim_file(department, index, billed)) chart_free(department, index);
        return;
    }
    intake_assist(department, index, touchless_word, chart->ready > 0 ? chart->ready : 0);
    if (chart->stage == STAGE_DOCUMENTATION)
        intake_keep(department, index);
    else
        encounter_ready(department, index);
}

static void admit(struct department *department, const struct opening_account *account)
{
    const struct plan *plan = department->plan;
    struct random_key key = {department->seed, DOMAIN_OPENING};
    struct encounter_draws draws;
    for (uint64_t b = 0; b < 2; b++)
        draws.block[b] = random_draw(key, b, account->hash, account->entity, (uint64_t)department->replication);
    uint32_t index = chart_new(department);
    struct chart *chart = &department->charts[index];
    int64_t lag;
    encounter_draw(&plan->encounters, account->work_type, &draws, chart, &lag);
    double inside = random_uniform(draws.block[0].word[0]) * (account->age_days_to - account->age_days_from);
    chart->discharge = -time_from_days(account->age_days_from + inside);
    if (chart->discharge >= 0) chart->discharge = -1;
    chart->work_type = (uint16_t)account->work_type;
    if (account->row) overwrite_from_row(chart, account->row);
    chart->day = -1 - (int32_t)(-(chart->discharge + 1) / TIME_DAY);
    chart->number = account->number;
    chart->origin = ORIGIN_OPENING;
    settle_stage(department, chart, account->stage, random_uniform(draws.block[0].word[1]));
    if (account->row && account->row->ready != DATE_NONE) chart->ready = account->row->ready;
    intake_admit(department, chart);
    enter_stage(department, index, draws.block[1].word[1]);
}

static void admit_counts(struct department *department, const struct opening_counts *counts, uint32_t *number)
{
    const struct numbers *const by_stage[STAGE_OPENING_COUNT] = {
        &counts->documentation_by_age_days, &counts->coding_by_age_days, &counts->coded_by_age_days};
    uint64_t hash = random_hash_name(counts->name);
    for (int stage = 0; stage < STAGE_OPENING_COUNT; stage++)
        for (size_t age = 0; age < by_stage[stage]->count; age++) {
            int64_t count = llrint(by_stage[stage]->items[age]);
            for (int64_t i = 0; i < count; i++) {
                struct opening_account account = {.work_type = counts->work_type,
                                                  .stage = (enum stage)stage,
                                                  .hash = hash,
                                                  .entity = (uint64_t)stage << 60 | (uint64_t)age << 32 | (uint64_t)i,
                                                  .number = (*number)++,
                                                  .age_days_from = (double)age,
                                                  .age_days_to = (double)age + 1};
                admit(department, &account);
            }
        }
}

void opening_admit(struct department *department)
{
    const struct opening *opening = &department->plan->scenario->opening_inventory;
    uint32_t number = 0;
    for (size_t i = 0; i < opening->counts.count; i++) admit_counts(department, &opening->counts.items[i], &number);
    for (size_t i = 0; i < opening->rows.count; i++) {
        const struct account_row *row = &opening->rows.items[i];
        struct opening_account account = {
            .work_type = row->work_type, .stage = row->stage, .entity = i, .number = number++, .row = row};
        admit(department, &account);
    }
}
