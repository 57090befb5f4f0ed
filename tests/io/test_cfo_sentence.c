#include "io/cfo_sentence.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define S "\u00A0"

static struct estimate estimate(double mean, double half_width)
{
    return (struct estimate){.count = 20, .mean = mean, .half_width = half_width};
}

/* Nothing changes: every difference is zero within its interval. */
static struct cfo_facts nothing(void)
{
    struct cfo_facts facts = {.confidence = 0.95,
                              .released_usd = estimate(0, 1e5),
                              .carrying_usd_per_year = estimate(0, 6e3),
                              .operating_cost_usd = estimate(0, 1e3),
                              .accuracy = {NAN, NAN, {0, NAN, NAN, NAN, NAN, NAN, NAN}},
                              .denials = {NAN, NAN, {0, NAN, NAN, NAN, NAN, NAN, NAN}}};
    struct turnaround_gain *gain = &facts.gain;
    gain->tat_before_days = gain->tat_after_days = 5;
    gain->tat_days = gain->tat_by_dollars_days = gain->dnfb_days = estimate(0, 0.2);
    gain->hidden_days = gain->hidden_dollars_days = estimate(0, 0.2);
    gain->coding_usd = estimate(0, 1e5);
    for (int c = 0; c < CAUSE_COUNT; c++) gain->cause_usd[c] = estimate(0, 1e5);
    gain->cause_before_usd[CAUSE_MINIMUM_DAYS] = 8.8e6;
    gain->cause_before_usd[CAUSE_CODING_QUEUE] = 1.2e6;
    return facts;
}

static void turnaround_moves(struct cfo_facts *facts, double before, double after, double by_dollars)
{
    facts->gain.tat_before_days = before;
    facts->gain.tat_after_days = after;
    facts->gain.tat_days = estimate(after - before, 0.1);
    facts->gain.tat_by_dollars_days = estimate(by_dollars, 0.1);
}

static void cash_moves(struct cfo_facts *facts, double usd)
{
    facts->released_usd = estimate(usd, 1e5);
    facts->carrying_usd_per_year = estimate(0.06 * usd, 6e3);
}

static void expect(const struct cfo_facts *facts, const char *expected)
{
    char *text = cfo_sentence(facts);
    assert_string_equal(text, expected);
    free(text);
}

static void gain_is_told_with_its_interval_its_cash_and_what_the_hold_hides(void **state)
{
    (void)state;
    struct cfo_facts facts = nothing();
    turnaround_moves(&facts, 5.0, 2.1, -2.95);
    facts.gain.dnfb_days = estimate(-2.6, 0.2);
    facts.gain.hidden_days = estimate(0.3, 0.1);
    facts.gain.hidden_dollars_days = estimate(0.35, 0.1);
    cash_moves(&facts, 4.1e6);
    expect(&facts, "Cutting coding TAT from 5.0 to 2.1" S "days takes 2.6" S "days (95" S
                   "% CI 2.4 to 2.8) out of DNFB and releases $4.10" S "M of cash once, worth $246" S "k a year; 0.30" S
                   "days are hidden behind the bill hold.");
}

static void gap_that_the_dollars_do_not_share_is_not_the_holds(void **state)
{
    (void)state;
    struct cfo_facts facts = nothing();
    turnaround_moves(&facts, 5.0, 2.1, -1.5);
    facts.gain.dnfb_days = estimate(-1.4, 0.2);
    facts.gain.hidden_days = estimate(1.5, 0.1);
    facts.gain.hidden_dollars_days = estimate(0.1, 0.2);
    expect(&facts, "Cutting coding TAT from 5.0 to 2.1" S "days takes 1.4" S "days (95" S
                   "% CI 1.2 to 1.6) out of DNFB, but by the last week there is no difference we can show in cash; "
                   "1.5" S "days do not reach DNFB, for the charts that get faster carry few dollars.");
    facts.gain.hidden_dollars_days = estimate(1.4, 0.2);
    facts.gain.cause_before_usd[CAUSE_MINIMUM_DAYS] = 0; /* no hold to hide behind */
    char *text = cfo_sentence(&facts);
    assert_non_null(strstr(text, "days do not reach DNFB."));
    free(text);
}

static void hidden_days_are_not_told_when_they_are_within_chance_or_negative(void **state)
{
    (void)state;
    struct cfo_facts facts = nothing();
    turnaround_moves(&facts, 5.0, 2.1, -2.9);
    facts.gain.dnfb_days = estimate(-3.3, 0.2);
    cash_moves(&facts, 4.1e6);
    const struct estimate gaps[] = {estimate(0.3, 0.4), estimate(-0.4, 0.1), estimate(0.02, 0.01)};
    for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++) {
        facts.gain.hidden_days = facts.gain.hidden_dollars_days = gaps[i];
        char *text = cfo_sentence(&facts);
        assert_null(strstr(text, "hidden"));
        assert_null(strstr(text, "reach"));
        free(text);
    }
}

static void gain_beyond_the_turnaround_is_explained(void **state)
{
    (void)state;
    struct cfo_facts facts = nothing();
    turnaround_moves(&facts, 2.0, 1.5, -0.5);
    facts.gain.dnfb_days = estimate(-2.1, 0.2);
    facts.gain.hidden_days = estimate(-1.6, 0.2);
    facts.gain.uncoded_end = estimate(-300, 50);
    char *text = cfo_sentence(&facts);
    assert_non_null(
        strstr(text, "; DNFB gains more than TAT shows, for TAT leaves out the charts still uncoded at the end."));
    free(text);
    facts.gain.tat_by_dollars_days = estimate(-1.5, 0.2);
    text = cfo_sentence(&facts);
    assert_non_null(strstr(text, "; DNFB gains more than the mean chart, for charts of many dollars gain most."));
    free(text);
}

static void hold_that_hides_the_gain_is_named(void **state)
{
    (void)state;
    struct cfo_facts facts = nothing();
    turnaround_moves(&facts, 2.0, 1.4, -0.6);
    expect(&facts, "Coding TAT falls from 2.00 to 1.40" S "days, but in DNFB days there is no difference we can show: "
                   "the bill hold hides it, only 12" S "% of gross DNFB waits for coding beyond the hold.");
    facts.gain.cause_before_usd[CAUSE_CODING_QUEUE] = 0;
    char *text = cfo_sentence(&facts);
    assert_non_null(strstr(text, "the bill hold hides it, no gross DNFB waits for coding beyond the hold."));
    free(text);
}

static void charts_of_few_dollars_are_named(void **state)
{
    (void)state;
    struct cfo_facts facts = nothing();
    turnaround_moves(&facts, 2.0, 1.4, -0.05);
    expect(&facts, "Coding TAT falls from 2.00 to 1.40" S "days, but in DNFB days there is no difference we can show: "
                   "the charts that get faster carry few dollars.");
}

static void dollars_that_leave_coding_and_wait_elsewhere_are_named(void **state)
{
    (void)state;
    struct cfo_facts facts = nothing();
    turnaround_moves(&facts, 2.0, 1.4, -0.6);
    facts.gain.coding_usd = estimate(-8e5, 1e5);
    expect(&facts, "Coding TAT falls from 2.00 to 1.40" S "days, but in DNFB days there is no difference we can show: "
                   "the gross dollars that wait for coding fall by $800" S "k, too little to show in DNFB.");
    facts.gain.cause_usd[CAUSE_QUERY] = estimate(7e5, 1e5);
    facts.gain.cause_usd[CAUSE_BILLING_RUN] = estimate(2e5, 1e5);
    facts.gain.cause_usd[CAUSE_QUALITY] = estimate(9e5, 1e5); /* is coding */
    expect(&facts, "Coding TAT falls from 2.00 to 1.40" S "days, but in DNFB days there is no difference we can show: "
                   "the gross dollars that wait for coding fall by $800" S
                   "k, but those that wait for providers' answers rise by $700" S "k.");
}

static void without_a_hold_nothing_is_blamed_on_it(void **state)
{
    (void)state;
    struct cfo_facts facts = nothing();
    turnaround_moves(&facts, 2.0, 1.4, -0.6);
    facts.gain.cause_before_usd[CAUSE_MINIMUM_DAYS] = 0;
    char *text = cfo_sentence(&facts);
    assert_non_null(strstr(text, "the replications differ too much to tell"));
    free(text);
}

static void turnaround_that_grows_adds_to_dnfb_and_ties_up_cash(void **state)
{
    (void)state;
    struct cfo_facts facts = nothing();
    turnaround_moves(&facts, 2.0, 5.0, 3.0);
    facts.gain.dnfb_days = estimate(2.5, 0.3);
    cash_moves(&facts, -4.1e6);
    expect(&facts, "Letting coding TAT grow from 2.0 to 5.0" S "days adds 2.5" S "days (95" S
                   "% CI 2.2 to 2.8) to DNFB and ties up $4.10" S "M of cash, at $246" S "k a year.");
    facts.gain.dnfb_days = estimate(0.1, 0.3);
    cash_moves(&facts, 0);
    expect(&facts,
           "Coding TAT grows from 2.0 to 5.0" S "days, but in DNFB days there is no difference we can show: the "
           "bill hold absorbs it, only 12" S "% of gross DNFB waits for coding beyond the hold.");
}

static void dnfb_that_goes_the_other_way_is_explained_by_its_cause(void **state)
{
    (void)state;
    struct cfo_facts facts = nothing();
    turnaround_moves(&facts, 5.0, 2.0, -3.0);
    facts.gain.dnfb_days = estimate(1.2, 0.3);
    facts.gain.cause_usd[CAUSE_DOCUMENTATION] = estimate(3.2e6, 1e5);
    cash_moves(&facts, -1.1e6);
    expect(&facts, "Coding TAT falls from 5.0 to 2.0" S "days, yet DNFB rises by 1.2" S "days (95" S
                   "% CI 0.9 to 1.5): the gross dollars that wait for documentation rise by $3.20" S
                   "M; by the last week $1.10" S "M of cash is tied up, at $66.0" S "k a year.");
}

static void dnfb_may_move_without_turnaround(void **state)
{
    (void)state;
    struct cfo_facts facts = nothing();
    facts.gain.dnfb_days = estimate(-1.0, 0.3);
    facts.gain.cause_usd[CAUSE_MINIMUM_DAYS] = estimate(-2.5e6, 1e5);
    cash_moves(&facts, 1.1e6);
    expect(&facts,
           "DNFB falls by 1.0" S "days (95" S
           "% CI 0.7 to 1.3), with no difference we can show in coding TAT; by the last week $1.10" S
           "M of cash is released once, worth $66.0" S
           "k a year; the gross dollars inside the bill hold, which coding does not move, fall by $2.50" S "M.");
}

static void nothing_shown_is_said_so(void **state)
{
    (void)state;
    struct cfo_facts facts = nothing();
    expect(&facts, "No difference we can show in coding TAT or in DNFB days.");
    facts.gain.tat_days = estimate(-0.004, 0.001); /* sure and tiny */
    expect(&facts, "In coding TAT there is next to no difference, in DNFB days no difference we can show.");
    facts = nothing();
    facts.gain.tat_days = estimate(-3, NAN); /* one replication */
    expect(&facts, "No difference we can show in coding TAT or in DNFB days.");
}

static void speed_is_told_with_its_price_and_its_quality(void **state)
{
    (void)state;
    struct cfo_facts facts = nothing();
    turnaround_moves(&facts, 5.0, 2.0, -3.0);
    facts.gain.dnfb_days = estimate(-3, 0.3);
    cash_moves(&facts, 4.1e6);
    facts.operating_cost_usd = estimate(2e5, 1e3);
    facts.accuracy = (struct cfo_change){0.971, 0.958, estimate(-0.013, 0.002)};
    facts.denials = (struct cfo_change){23, 31.2, estimate(8.2, 2)};
    expect(&facts, "Cutting coding TAT from 5.0 to 2.0" S "days takes 3.0" S "days (95" S
                   "% CI 2.7 to 3.3) out of DNFB and releases $4.10" S "M of cash once, worth $246" S
                   "k a year; operating cost rises by $200" S "k over the window; accuracy falls from 97.1 to 95.8" S
                   "%; coding denials rise from 23.0 to 31.2 per" S "1,000 claims.");
    facts.accuracy.difference = estimate(-0.013, 0.02);
    facts.denials.difference = estimate(8.2, 9);
    char *text = cfo_sentence(&facts);
    assert_null(strstr(text, "accuracy"));
    assert_null(strstr(text, "denials"));
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gain_is_told_with_its_interval_its_cash_and_what_the_hold_hides),
        cmocka_unit_test(gap_that_the_dollars_do_not_share_is_not_the_holds),
        cmocka_unit_test(hidden_days_are_not_told_when_they_are_within_chance_or_negative),
        cmocka_unit_test(gain_beyond_the_turnaround_is_explained),
        cmocka_unit_test(hold_that_hides_the_gain_is_named),
        cmocka_unit_test(charts_of_few_dollars_are_named),
        cmocka_unit_test(dollars_that_leave_coding_and_wait_elsewhere_are_named),
        cmocka_unit_test(without_a_hold_nothing_is_blamed_on_it),
        cmocka_unit_test(turnaround_that_grows_adds_to_dnfb_and_ties_up_cash),
        cmocka_unit_test(dnfb_that_goes_the_other_way_is_explained_by_its_cause),
        cmocka_unit_test(dnfb_may_move_without_turnaround),
        cmocka_unit_test(nothing_shown_is_said_so),
        cmocka_unit_test(speed_is_told_with_its_price_and_its_quality),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
