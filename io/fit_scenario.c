#include "io/fit_scenario.h"
#include "io/fit_days.h"
#include "io/fit_source.h"
#include "io/json_write.h"
#include "sim/civil.h"
#include "sim/memory.h"
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

enum { DENIAL_ROWS_LEAST = 30, DAY_MINUTES = 1440 };

static char *date_text(int64_t civil_day)
{
    struct civil_date date = civil_date_of(civil_day);
    return memory_format("%04d-%02d-%02d", date.year, date.month, date.day);
}

static int64_t rows_of(const struct fit_view *view)
{
    int64_t rows = 0;
    for (size_t t = 0; t < view->fit->type_count; t++) rows += view->fit->types[t].accounts;
    return rows;
}

static void write_head(struct json_write *out, const struct fit_view *view)
{
    const struct fit *fit = view->fit;
    char *from = date_text(fit->first_day), *to = date_text(fit->first_day + fit->days - 1);
    char *what =
        memory_format("Fitted by himsim fit to %" PRId64 " accounts, those discharged from %s to %s. Intervals are at "
                      "%g %%. Values without a source beside them, and fields that are not here, are not "
                      "fitted: review them, the pools first.",
                      rows_of(view), from, to, 100 * fit->confidence);
    json_write_text(out, "//", what);
    fit_days_write(out, fit->first_day, fit->first_day + fit->days - 1);
    json_write_text(out, "name", view->name);
    free(what);
    free(from);
    free(to);
}

static void write_facility(struct json_write *out, const struct fit_view *view)
{
    const struct fit *fit = view->fit;
    char *start = date_text(fit->first_day + fit->days);
    json_write_object(out, "facility");
    json_write_text(out, "time_zone", fit->history->zone.name);
    json_write_text(out, "start_date", start);
    json_write_text(out, "//horizon_days",
                    "4 weeks of warm-up and 13 that count; with an opening inventory no warm-up");
    json_write_number(out, "horizon_days", FIT_HORIZON_DAYS);
    json_write_number(out, "warmup_days", FIT_WARMUP_DAYS);
    if (view->calendar) json_write_text(out, "holiday_calendar", view->calendar);
    if (fit->bill_run_minute >= 0) {
        char *time = memory_format("%02d:%02d", fit->bill_run_minute / 60, fit->bill_run_minute % 60);
        fit_source_note(out, view, "bill_run_time", fit->batches[FIT_BILLED].known,
                        "the local minute at which more than half of the bills drop");
        json_write_text(out, "bill_run_time", time);
        free(time);
    }
    if (!isnan(fit->common_share.value))
        fit_source_number(out, view, "day_factor_common_share", fit->common_share, rows_of(view),
                          "mean product of the work types' relative day residuals");
    json_write_object_end(out);
    free(start);
}

static void write_payers(struct json_write *out, const struct fit_view *view)
{
    if (!fit_view_has_payers(view)) return;
    json_write_list(out, "payers");
    for (size_t p = 0; p < view->fit->history->payers.count; p++) {
        if (view->payer_of[p] != p) continue;
        json_write_flat(out, NULL);
        json_write_text(out, "name", view->payers[p]);
        json_write_object_end(out);
    }
    json_write_list_end(out);
}

static void write_claims(struct json_write *out, const struct fit_view *view)
{
    const struct share_estimate *denial = &view->fit->denial;
    if (denial->count < DENIAL_ROWS_LEAST) return;
    json_write_object(out, "claims");
    json_write_text(out, "//",
                    "all denials stand here, whatever their cause: accounts do not say which are for coding; "
                    "split them between this and denial_causes");
    fit_source_share(out, view, "other_denial_share", denial,
                     "bills denied (of bills of 60 days and more, where there are enough)");
    json_write_object_end(out);
}

void fit_scenario_write(const struct fit_view *view, FILE *file)
{
    struct json_write out = {.file = file};
    json_write_object(&out, NULL);
    write_head(&out, view);
    write_facility(&out, view);
    write_payers(&out, view);
    fit_scenario_profiles(&out, view);
    fit_scenario_work_types(&out, view);
    fit_scenario_staff(&out, view);
    write_claims(&out, view);
    json_write_object_end(&out);
    fputc('\n', file);
}
