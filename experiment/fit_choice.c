#include "experiment/fit_choice.h"
#include "experiment/fit_table.h"
#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const enum law_kind kinds[FIT_CANDIDATES] = {LAW_EXPONENTIAL, LAW_LOGNORMAL, LAW_WEIBULL, LAW_GAMMA};

static void describe(struct fit_choice *choice, const struct fit_sample *sample, const struct fit_steps *steps,
                     double confidence)
{
    double squares = 0;
    *choice = (struct fit_choice){.chosen = -1, .count = sample->count, .open_count = sample->open_count};
    choice->distinct_count = steps->count;
    choice->mean = fit_steps_mean(steps);
    for (size_t i = 0; i < sample->count; i++) {
        squares += (sample->values[i] - choice->mean) * (sample->values[i] - choice->mean);
        if (sample->values[i] <= 0) choice->zero_count++;
    }
    choice->sd = sample->count > 1 ? sqrt(squares / (double)(sample->count - 1)) : (double)NAN;
    double half = gsl_cdf_ugaussian_Pinv(0.5 + confidence / 2) * choice->sd / sqrt((double)sample->count);
    choice->mean_low = sample->open_count ? (double)NAN : choice->mean - half;
    choice->mean_high = sample->open_count ? (double)NAN : choice->mean + half;
    choice->p10 = fit_steps_quantile(steps, 0.1);
    choice->p50 = fit_steps_quantile(steps, 0.5);
    choice->p90 = fit_steps_quantile(steps, 0.9);
    choice->largest = sample->count ? sample->values[sample->count - 1] : (double)NAN;
    choice->hidden_share = steps->count ? 1 - steps->up_to[steps->count - 1] : 1;
}

bool fit_choice_fits(const struct fit_choice *choice, const struct fitted_law *candidate)
{
    if (!candidate->found || candidate->distance > fmax(FIT_DISTANCE_ENOUGH, candidate->critical)) return false;
    if (choice->open_count) return true; /* the sample's mean is not known */
    double allowed = fmax(FIT_MEAN_ENOUGH * choice->mean, 3 * choice->sd / sqrt((double)choice->count));
    return fabs(law_mean(&candidate->law) - choice->mean) <= allowed;
}

/* A few zeros (a charge of nothing, an instant of the same second) are left out of the candidates' likelihoods, which
 * have none. */
static void fit_candidates(struct fit_choice *choice, const struct fit_sample *sample, double confidence)
{
    struct fit_sample positive = *sample;
    struct fit_steps steps;
    positive.values += choice->zero_count;
    positive.count -= choice->zero_count;
    fit_steps_init(&steps, &positive);
    for (size_t i = 0; i < FIT_CANDIDATES; i++)
        fit_law(&choice->candidates[i], kinds[i], &positive, &steps, confidence);
    choice->candidate_count = FIT_CANDIDATES;
    fit_steps_free(&steps);
}

static void choose(struct fit_choice *choice)
{
    int best = -1, simple = -1;
    for (int i = 0; i < (int)choice->candidate_count; i++) {
        const struct fitted_law *candidate = &choice->candidates[i];
        if (!fit_choice_fits(choice, candidate)) continue;
        if (best < 0 || candidate->aic < choice->candidates[best].aic) best = i;
        if (candidate->parameters == 1) simple = i;
    }
    if (simple >= 0 && choice->candidates[simple].aic <= choice->candidates[best].aic + FIT_AIC_CLOSE) best = simple;
    choice->chosen = best;
}

void fit_choice_make(struct fit_choice *choice, const struct fit_sample *sample, double confidence)
{
    struct fit_steps steps;
    fit_steps_init(&steps, sample);
    describe(choice, sample, &steps, confidence);
    double smallest = sample->count ? sample->values[0] : 0;
    if (sample->count < FIT_ROWS_LEAST) {
        choice->outcome = FIT_TOO_FEW;
    } else if (choice->largest - smallest <= 1e-9 * choice->largest) {
        choice->outcome = FIT_CONSTANT;
        choice->law = (struct law){.kind = LAW_DETERMINISTIC, .mean = choice->largest};
    } else {
        bool few_zeros = (double)choice->zero_count <= FIT_ZERO_SHARE_MOST * (double)sample->count;
        if (few_zeros) fit_candidates(choice, sample, confidence);
        choose(choice);
        choice->outcome = choice->chosen >= 0 ? FIT_PARAMETRIC : FIT_TABLE;
        if (choice->chosen >= 0) choice->law = choice->candidates[choice->chosen].law;
        if (choice->chosen < 0) fit_table_make(&choice->law, &steps);
        choice->distance = choice->chosen >= 0 ? choice->candidates[choice->chosen].distance
                                               : fit_table_distance(&choice->law, &steps);
    }
    fit_steps_free(&steps);
}

void fit_choice_free(struct fit_choice *choice)
{
    free(choice->law.points);
    memset(choice, 0, sizeof *choice);
}
